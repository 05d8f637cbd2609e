"""`updated` moves when words change, and at no other time; states, slugs and permalinks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from feeds.articles import fraction
from feeds.ledger import Ledger, reconcile
from feeds.ledger import _fingerprint as fingerprints_module
from tests.ledger.worlds import NOW, Text, World, moment, world

LATER = datetime(2026, 2, 2, 10, tzinfo=UTC)


def _updated(made: World, path: str = "a.txt") -> datetime:
    return made.ledger.entries[made.id_of(path)].updated


def test_the_first_build_takes_the_published_instant_and_no_clock() -> None:
    made = world("a")
    id_ = made.id_of("a.txt")
    assert _updated(made) == moment("2019-01").instant() + fraction(id_)
    assert _updated(world("a").build(now=LATER)) == _updated(made)


STAMPS: dict[str, tuple[Callable[[World], World], datetime | None]] = {
    "words": (lambda made: made.edit("a.txt", body="Others.").build(now=LATER), LATER),
    "title": (lambda made: made.edit("a.txt", title="Other").build(now=LATER), LATER),
    "nothing": (lambda made: made.build(now=LATER), None),
    "white space": (
        lambda made: made.edit("a.txt", body="These are\n the words  of About a.").build(now=LATER),
        None,
    ),
    "rename": (lambda made: made.rename("a.txt", "b.txt").build(now=LATER).rename("b.txt", "a.txt")
               .build(now=LATER), None),
    "slug": (lambda made: made.edit("a.txt", slug="other").build(now=LATER), None),
    "pattern": (lambda made: made.build(now=LATER, pattern="{year}/{slug}.html"), None),
    "minor in the file": (
        lambda made: made.edit("a.txt", body="Others.", minor=True).build(now=LATER),
        None,
    ),
    "minor build": (
        lambda made: made.edit("a.txt", body="Others.").build(now=LATER, minor=True),
        None,
    ),
    "a minor change is not told later": (
        lambda made: made.edit("a.txt", body="Others.").build(minor=True).build(now=LATER),
        None,
    ),
    "stated": (
        lambda made: made.edit("a.txt", body="Others.", updated="2020-06-01").build(now=LATER),
        datetime(2020, 6, 1, 12, tzinfo=UTC),
    ),
    "draft and back: newer than the end that was told": (
        lambda made: made.edit("a.txt", draft=True).build().edit("a.txt", draft=False)
        .build(now=LATER),
        world("a").ledger.next_end() + timedelta(seconds=1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STAMPS)
def test_what_moves_updated(name: str) -> None:
    before = world("a")
    change, expected = STAMPS[name]
    assert _updated(change(before)) == (expected or _updated(before))


def test_a_change_is_later_than_the_one_before_whatever_the_clock_says() -> None:
    before = world("a").edit("a.txt", body="Second.").build(now=LATER)
    after = before.edit("a.txt", body="Third.").build(now=NOW)
    assert _updated(after) == LATER + timedelta(seconds=1)


def test_updated_is_never_before_the_published_instant() -> None:
    after = world("a").edit("a.txt", date="2019-07-02").build()
    assert _updated(after) == moment("2019-07-02").instant() + fraction(after.id_of("a.txt"))


def test_a_new_algorithm_compares_with_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    before = world("a", "b")
    new: Mapping[int, Callable[[str, str], str]] = {
        **fingerprints_module.ALGORITHMS,
        3: lambda title, text: f"3-{fingerprints_module.ALGORITHMS[2](text, title)[2:]}",
    }
    monkeypatch.setattr(fingerprints_module, "ALGORITHMS", new)
    monkeypatch.setattr("feeds.ledger._entry.FINGERPRINT_VERSION", 3)
    monkeypatch.setattr("feeds.ledger._reconcile.FINGERPRINT_VERSION", 3)
    after = before.edit("b.txt", body="Really changed.").rename("a.txt", "c.txt").build(now=LATER)
    assert after.id_of("c.txt") == before.id_of("a.txt")
    assert _updated(after, "c.txt") == _updated(before, "a.txt")
    assert _updated(after, "b.txt") == LATER
    assert {entry.fingerprint[0] for entry in after.ledger.entries.values()} == {"3"}
    assert after.ledger.fingerprint_version == 3


def test_drafts_and_scheduled_articles_never_enter() -> None:
    made = world("a").put("b.txt", Text(title="B", draft=True))
    made = made.put("c.txt", Text(title="C", date="2026-03-01"))
    found = dict(zip(made.texts, (one.outcome for one in made.reconciled().standings), strict=True))
    assert found == {"a.txt": "published", "b.txt": "draft", "c.txt": "scheduled"}
    assert made.build().ledger == world("a").ledger


def test_once_published_always_published() -> None:
    made = World().put("a.txt", Text(title="A", date="2026-02-01")).build(now=LATER)
    assert made.build(now=NOW).ledger == made.ledger
    assert [one.outcome for one in made.reconciled().standings] == ["published"]


def test_a_withdrawn_article_is_held_until_it_is_due_again() -> None:
    made = world("a").edit("a.txt", draft=True).build()
    made = made.edit("a.txt", draft=False, date="2026-02-01").build(now=NOW)
    assert made.ledger.entries[made.id_of("a.txt")].state == "withdrawn"
    assert made.build(now=LATER).ledger.entries[made.id_of("a.txt")].state == "published"


def test_endings_are_told_with_a_stamp_that_no_clock_gave() -> None:
    before = world("a", "b", "c")
    found = before.drop("b.txt").edit("c.txt", draft=True).reconciled()
    assert [(entry.path, entry.state) for entry in found.ended] == [
        ("b.txt", "deleted"), ("c.txt", "withdrawn"),
    ]  # fmt: skip
    latest = max(entry.updated for entry in before.ledger.entries.values())
    assert {entry.ended for entry in found.ended} == {before.ledger.next_end()}
    assert latest < before.ledger.next_end() <= latest + timedelta(seconds=1)


def _permalink(made: World, path: str = "a.txt") -> tuple[str, tuple[str, ...]]:
    entry = made.ledger.entries[made.id_of(path)]
    return entry.permalink, entry.moved


ADDRESSES: dict[str, tuple[Callable[[World], World], str, tuple[str, ...]]] = {
    "retitle": (lambda made: made.edit("a.txt", title="Z").build(), "about-a.html", ()),
    "date": (lambda made: made.edit("a.txt", date="2021").build(), "about-a.html", ()),
    "slug": (lambda made: made.edit("a.txt", slug="z").build(), "z.html", ("about-a.html",)),
    "slug and back": (
        lambda made: made.edit("a.txt", slug="z").build().edit("a.txt", slug="about-a").build(),
        "about-a.html",
        ("z.html",),
    ),
    "slug stated, then not": (
        lambda made: made.edit("a.txt", slug="z").build().edit("a.txt", slug="").build(),
        "z.html",
        ("about-a.html",),
    ),
    "pattern": (
        lambda made: made.build(pattern="{year}/{slug}/"), "2019/about-a/", ("about-a.html",),
    ),
    "pattern twice": (
        lambda made: made.build(pattern="{year}/{slug}/").build(pattern="{slug}/"),
        "about-a/",
        ("2019/about-a/", "about-a.html"),
    ),
    "pattern of another folder": (
        lambda made: made.build(folders={"b": "{year}/{slug}/"}), "about-a.html", (),
    ),
    "pattern of its folder": (
        lambda made: made.rename("a.txt", "b/c/a.txt").build()
        .build(folders={"b": "x/{path}/"}),
        "x/c/about-a/",
        ("about-a.html",),
    ),
    "folder with another pattern": (
        lambda made: made.build(folders={"b": "x/{path}/"}).rename("a.txt", "b/c/a.txt").build(),
        "about-a.html",
        (),
    ),
    "pattern of the nearest folder": (
        lambda made: made.rename("a.txt", "b/c/a.txt").build()
        .build(folders={"b/c": "y/{path}/", "b": "x/{path}/", "b/c/d": "z/{slug}"}),
        "y/about-a/",
        ("about-a.html",),
    ),
    "date under a pattern": (
        lambda made: made.build(pattern="{year}/{slug}/").edit("a.txt", date="2021").build(),
        "2019/about-a/",
        ("about-a.html",),
    ),
    "address": (
        lambda made: made.edit("a.txt", address="old/page.php").build(),
        "old/page.php",
        ("about-a.html",),
    ),
    "another takes the old address by stating it": (
        lambda made: made.edit("a.txt", slug="z").build()
        .put("b.txt", Text(title="B", slug="about-a")).build(),
        "z.html",
        (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ADDRESSES)
def test_permalinks_stay_unless_they_are_changed(name: str) -> None:
    change, permalink, moved = ADDRESSES[name]
    made = change(world("a"))
    (path,) = [path for path in made.texts if path.endswith("a.txt")]
    assert _permalink(made, path) == (permalink, moved)


def test_a_derived_slug_leaves_addresses_of_the_past_alone() -> None:
    made = world("a").edit("a.txt", slug="z", title="Z").build().put("b.txt", Text(title="About a"))
    permalink, _ = _permalink(made.build(), "b.txt")
    assert permalink != "about-a.html"
    assert permalink.startswith("about-a-")


def test_names_of_the_site_itself_are_no_articles() -> None:
    made = World().put("a.txt", Text(title="x", slug="Style"))
    taken = made.build(reserved=frozenset({"style.html", "STYLE.html"}))
    assert _permalink(taken)[0] != "style.html"


def test_order_of_publication_goes_by_date_then_by_build() -> None:
    made = World().put("b.txt", Text(title="B", date="2019-02"))
    made = made.put("a.txt", Text(title="A", date="2019-03")).build()
    made = made.put("old.txt", Text(title="Backdated", date="1999")).build()
    by_order = sorted(made.ledger.entries.values(), key=lambda entry: entry.order)
    assert [entry.path for entry in by_order] == ["b.txt", "a.txt", "old.txt"]


def test_the_order_of_files_does_not_show() -> None:
    made = world("a", "b", "c").edit("b.txt", body="Changed.").drop("c.txt")
    made = made.put("d.txt", Text(title="D")).put("e.txt", Text(title="D"))
    facts = [text.fact(path, made.ledger) for path, text in made.texts.items()]
    forth, back = (reconcile(made.ledger, order, made.rules) for order in (facts, facts[::-1]))
    assert forth.ledger == back.ledger
    assert forth.standings == back.standings[::-1]


def test_an_empty_ledger_is_false() -> None:
    assert not Ledger()
    assert world("a").ledger
    assert replace(Ledger(), site_id="urn:x:1")
