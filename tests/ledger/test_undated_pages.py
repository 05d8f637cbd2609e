"""Pages without a date: what the ledger knows of them, whatever is renamed, edited and deleted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feeds.ledger import Ledger, UndatedPage, ledger_files, parse, settle_undated_pages

PATHS = st.sampled_from(["about.md", "pages/now.md", "over.md", "x.md"])
ADDRESSES = st.sampled_from(["about.html", "about/", "now.html", "a\tb.html", "x.html"])
STEPS = st.lists(
    st.dictionaries(
        PATHS, st.tuples(ADDRESSES, st.sampled_from(["1", "2", "3", ""])), max_size=4
    ).filter(lambda pages: len({address for address, _ in pages.values()}) == len(pages)),
    min_size=1,
    max_size=6,
)
Step = dict[str, tuple[str, str]]


def pages_of(step: Step) -> list[UndatedPage]:
    return [
        UndatedPage(permalink=address, path=path, digest=digest)
        for path, (address, digest) in sorted(step.items())
    ]


@given(steps=STEPS)
def test_every_address_that_ever_was_answers(steps: list[Step]) -> None:
    known: tuple[UndatedPage, ...] = ()
    ever: set[str] = set()
    for step in steps:
        now = pages_of(step)
        known = settle_undated_pages(known, now)
        live = {one.permalink for one in now}
        ever |= live
        published = {one.permalink: one for one in known if one.state == "published"}
        gone = [one for one in known if one.state == "gone"]
        assert {one.permalink: one.path for one in published.values()} == {
            one.permalink: one.path for one in now
        }
        left = [path for one in known for path in one.moved]
        assert live | {one.permalink for one in gone} | set(left) == ever
        assert live.isdisjoint(left)
        assert settle_undated_pages(known, now) == known


def test_a_page_is_known_by_its_file_and_by_its_bytes() -> None:
    before = settle_undated_pages((), pages_of({"about.md": ("about.html", "1")}))
    edited = settle_undated_pages(before, pages_of({"about.md": ("me.html", "2")}))
    assert [(one.permalink, one.moved) for one in edited] == [("me.html", ("about.html",))]
    renamed = settle_undated_pages(edited, pages_of({"over.md": ("over.html", "2")}))
    assert [(one.permalink, one.moved) for one in renamed] == [
        ("over.html", ("about.html", "me.html"))
    ]
    (gone,) = settle_undated_pages(renamed, ())
    assert (gone.state, gone.permalink) == ("gone", "over.html")
    (back,) = settle_undated_pages((gone,), pages_of({"who.md": ("over.html", "9")}))
    assert (back.state, back.moved) == ("published", ("about.html", "me.html"))


@given(ours=STEPS, theirs=STEPS)
def test_they_are_read_as_they_were_written_and_of_two_branches_as_one(
    ours: list[Step], theirs: list[Step]
) -> None:
    sides = []
    for steps in (ours, theirs):
        known: tuple[UndatedPage, ...] = ()
        for step in steps:
            known = settle_undated_pages(known, pages_of(step))
        ledger = Ledger(site_id="urn:x", undated=known)
        text = ledger_files(ledger)["feeds.lock"].decode()
        assert parse([("feeds.lock", text)]).undated == known
        sides.append((known, text))
    (one, text), (two, other) = sides
    merged = f"<<<<<<< a\n{text}=======\n{other}>>>>>>> b\n"
    found = parse([("feeds.lock", merged)]).undated
    assert {page.permalink for page in found} == {page.permalink for page in (*one, *two)}
    published = {page.permalink for page in (*one, *two) if page.state == "published"}
    assert {page.permalink for page in found if page.state == "published"} == published
