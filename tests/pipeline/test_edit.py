"""A build that looks at edited articles alone gives what a build of everything gives."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from feeds.cache import Edited
from feeds.pipeline import Options
from feeds.pipeline import build as run
from tests.pipeline.sites import SITE, contents
from tests.pipeline.twins import PNG, WORDS, Site

NUMBER = 18
LIMIT = 5  # entries of a feed: the last of the articles


def text(number: int, *, head: str = "", begin: str = WORDS, end: str = "") -> str:
    """An article with links to others, a picture, and headings."""
    before = f"{max(number - 7, 0):02d}.md"
    return (
        f"---\ntitle: Boat {number}\ndate: 2019-{number % 12 + 1:02d}-{number % 28 + 1:02d}\n"
        f"tags: [sea, harbour {number % 3}]\nauthors: [ann]\n{head}---\n\n{begin}\n\n"
        f"## Quay {number}\n\nSee [there]({before}) and ![a boat](boat.png).\n\n{end}\n"
    )


def name(number: int) -> str:
    return f"{number:02d}.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return made(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site for edits that are taken back."""
    site = made(tmp_path_factory.mktemp("site"))
    site.write("quay.png", PNG)
    site.build()
    return site


def made(folder: Path, articles: int = NUMBER) -> Site:
    """With a draft, one that waits, one that is hidden, pages and other formats."""
    site = Site(folder, is_surveyed=False)
    site.config = replace(SITE, limit=LIMIT)
    for number in range(articles):
        site.write(name(number), text(number))
    others = {
        "boat.png": PNG,
        "draft.md": "---\ntitle: Later\ndate: 2019-05-15\ndraft: true\n---\nNot yet.\n",
        "waiting.md": "---\ntitle: Soon\ndate: 2026-07-04\n---\nNot yet either.\n",
        "hidden.md": "---\ntitle: Hidden\ndate: 2018-07-04\nhidden: true\n---\nFor a few.\n",
        "about.md": "Who we are. [Boats](00.md#quay-0)\n",
        "links.md": "---\ndate: 2017-01-01\n---\n# Links\n\nTo [a part](11.md#quay-11).\n",
        "g.jsonl": '{"title": "Row", "date": "2016-01-01", "text": "One."}\n'
        '{"title": "Row 2", "date": "2016-01-02", "text": "Two."}\n',
        "h.txt": "title: Plain\ndate: 2015-05-15\n\nPlain words.\n",
        "i.rst": ".. title: Structured\n.. date: 2015-05-16\n\nOther words.\n",
    }
    for one, words in others.items():
        assert isinstance(words, str | bytes)
        site.write(one, words)
    site.begin()
    return site


EDITS: dict[str, dict[str, str]] = {
    "the end of an old article": {name(3): text(3, end="More.")},
    "its beginning, which lists show": {name(3): text(3, begin="The wind rose.")},
    "the newest article": {name(17): text(17, begin="The wind rose.", end="More.")},
    "several": {name(one): text(one, end=f"More of {one}.") for one in (2, 13, 16)},
    "a picture that is shown already": {name(3): text(3, end="![again](boat.png)")},
    "one that another shows": {"h.txt": "date: 2015-05-15\ntitle: Plain\n\n![](boat.png)\n"},
    "a link that stands already": {name(13): text(13, end="[Here](06.md) too.")},
    "a link that stood nowhere": {name(3): text(3, end="[Boat](12.md), [us](about.md)")},
    "a heading that nobody links to": {name(3): text(3).replace("## Quay 3", "## Shore")},
    "the part that a page without a date links to": {
        name(0): text(0).replace("## Quay 0", "## Shore")
    },
    "a plain text": {"h.txt": "title: Plain\ndate: 2015-05-15\n\nPlain words, and more.\n"},
    "another markup": {
        "i.rst": ".. title: Structured\n.. date: 2015-05-16\n\nOther *words*.\n\n- One\n- Two\n"
    },
    "a comment in the front matter": {name(3): text(3, head="# a comment\n", end="More.")},
    "a warning where none was": {name(3): text(3, end="<object>x</object>")},
    "warnings of several": {name(one): text(one, end="<object>x</object>") for one in (13, 2)},
    "a link to nothing": {name(3): text(3, end="[Nothing](nothing.md)")},
    "code and a table": {name(3): text(3, end="```python\nx = 1\n```\n\n| a |\n|---|\n| b |\n")},
}

WARNED = "<object>x</object>\n\nWords.\n\n[no](none.md)"
"""What a warning says something of, when the article is read and when its page is made."""

WARNINGS: dict[str, tuple[str, str]] = {
    "as before": (f"{WARNED}\n\nMore.", f"{WARNED}\n\nMuch more."),
    "on other lines": (WARNED, f"More.\n\nStill more.\n\n{WARNED}"),
    "one less": (f"{WARNED}\n\n[too](no.md)", f"More.\n\n{WARNED}"),
    "one more": (WARNED, f"{WARNED}\n\n[too](no.md)"),
    "none any more": (WARNED, "More."),
}


@pytest.mark.parametrize(("old", "new"), WARNINGS.values(), ids=WARNINGS)
def test_warnings_of_an_article_that_has_some(site: Site, old: str, new: str) -> None:
    for number in (2, 3, 4):
        site.write(name(number), text(number, end=old))
    assert len(site.build().problems) >= 3
    site.write(name(3), text(3, end=new))
    assert site.build().is_edit
    site.write(name(5), text(5, end="More."))
    assert site.build().is_edit


def test_a_picture_that_comes_with_an_old_article(site: Site) -> None:
    site.write("pier.png", PNG)
    site.write(name(3), text(3, end="![pier](pier.png)"))
    assert site.build().is_edit
    site.write("mole.jpg", PNG)
    site.write(name(17), text(17, end="![pier](pier.png) ![mole](mole.jpg)"))
    site.write(name(16), text(16, end="![mole](mole.jpg)"))
    assert site.build().is_edit
    site.write(name(3), text(3))
    assert not site.build().is_edit
    site.write("none.png", PNG)
    assert not site.build().is_edit
    site.write(name(3), text(3, end="![none](none.png) ![neither](neither.png)"))
    assert site.build().is_edit
    site.write("neither.png", PNG)
    assert not site.build().is_edit


ORDER = ("b/e", "c", "b/a/d", "a", "b-c/x", "b", "B/é", "c/index")
"""Files, in the order in which each gets its first warning."""


def test_first_warnings_stand_in_the_order_of_files_and_of_articles(site: Site) -> None:
    texts = {
        f"{one}.md": f"---\ntitle: In {one}\ndate: 2018-05-05\n---\nOf {one}.\n" for one in ORDER
    }
    for one, words in texts.items():
        site.write(one, words)
    site.write(name(3), text(3, end=WARNED))
    site.build()
    for one, words in texts.items():
        site.write(one, f"{words}\n{WARNED}\n")
        assert site.build().is_edit
    for one, words in [*texts.items()][1:]:
        site.write(one, f"{words}\nMore.\n")
        assert site.build().is_edit
    site.write(name(3), text(3))
    assert site.build().is_edit


CHANGES: dict[str, dict[str, str]] = {
    "a title": {name(3): text(3).replace("Boat 3", "Ship 3")},
    "a date": {name(3): text(3).replace("date: 2019-04-04", "date: 2019-04-05")},
    "a tag": {name(3): text(3).replace("[sea, ", "[shore, ")},
    "an author": {name(3): text(3).replace("[ann]", "[bob]")},
    "a slug": {name(3): text(3, head="slug: vessel\n")},
    "an address": {name(3): text(3, head="url: /vessel/\n")},
    "an old address": {name(3): text(3, head="aliases: [/vessel/]\n")},
    "it is a draft": {name(3): text(3, head="draft: true\n")},
    "it is hidden": {name(3): text(3, head="hidden: true\n")},
    "it expires": {name(3): text(3, head="expires: 2026-08-01\n")},
    "its language": {name(3): text(3, head="language: nl\n")},
    "its words in another language": {
        name(3): text(3, begin="De zee was kalm toen zij de haven verlieten. Niemand vroeg iets.")
    },
    "it states when it changed": {name(3): text(3, head="updated: 2020-01-01\n")},
    "it has no date": {name(3): text(3).replace("date:", "day:")},
    "it cannot be read": {name(3): "---\ntitle: [\n---\nWords.\n"},
    "it is empty": {name(3): ""},
    "its text is gone": {"h.txt": "title: Plain\ndate: 2015-05-15\n"},
    "a link to a draft": {name(3): text(3, end="[Later](draft.md)")},
    "a link to a part that is not there": {name(3): text(3, end="[Boat](00.md#nothing)")},
    "the part that another one links to": {name(11): text(11).replace("## Quay 11", "## Shore")},
    "another picture": {name(3): text(3).replace("boat.png", "quay.png")},
    "no picture": {name(3): text(3).replace("![a boat](boat.png)", "a boat")},
    "the words of another": {name(3): text(4).replace("title: Boat 4", "title: Boat 3")},
    "the bytes of another": {name(3): text(4)},
    "two texts in each other's place": {name(3): text(4), name(4): text(3)},
    "a draft": {"draft.md": "---\ntitle: Later\ndate: 2019-05-15\ndraft: yes\n---\nNot now.\n"},
    "a draft that is one no longer": {
        "draft.md": "---\ntitle: Later\ndate: 2019-05-15\n---\nNot yet.\n"
    },
    "one that waits": {"waiting.md": "---\ntitle: Soon\ndate: 2026-07-04\n---\nNot now.\n"},
    "a hidden one": {"hidden.md": "---\ntitle: Hidden\ndate: 2018-07-04\nhidden: yes\n---\nFew.\n"},
    "a page without a date": {"about.md": "Who we were.\n"},
    "a row of many": {
        "g.jsonl": '{"title": "Row", "date": "2016-01-01", "text": "One more."}\n'
        '{"title": "Row 2", "date": "2016-01-02", "text": "Two."}\n'
    },
    "what is plain and what is not": {name(3): text(3, end="M."), name(4): text(4, head="id: x\n")},
}


@pytest.mark.parametrize("files", EDITS.values(), ids=EDITS)
def test_an_edit_is_one(shared: Site, files: dict[str, str]) -> None:
    before = {one: (shared.source / one).read_bytes() for one in files}
    for one, words in files.items():
        shared.write(one, words)
    report = shared.build()
    assert report.is_edit
    assert report.read == len(files)
    again = shared.build()
    assert (again.read, again.made, again.written) == (0, 0, 0)
    for one, data in before.items():
        shared.write(one, data)
    assert shared.build().is_edit


@pytest.mark.parametrize("files", CHANGES.values(), ids=CHANGES)
def test_a_change_of_more_is_none(shared: Site, files: dict[str, str]) -> None:
    before = {one: (shared.source / one).read_bytes() for one in files}
    for one, words in files.items():
        shared.write(one, words)
    assert not shared.build().is_edit
    for one, data in before.items():
        shared.write(one, data)
    shared.build()


def plain(folder: Path) -> Site:
    """Without a draft and without an article that waits: none else can be meant."""
    site = made(folder)
    for one in ("draft.md", "waiting.md"):
        (site.source / one).unlink()
    site.build()
    return site


TITLES = {
    "an old article": 3,
    "the first one": 0,
    "the newest": 17,
    "one of the feed": 16,
    "the part that another one links to": 11,
}


@pytest.mark.parametrize("number", TITLES.values(), ids=TITLES)
def test_another_title_is_an_edit_where_it_is_the_only_change(tmp_path: Path, number: int) -> None:
    site = plain(tmp_path)
    for title in (f"Ship {number}", "A *very* long & <odd> title", f"Boat {number}"):
        words = text(number, end=f"Now {title}.").replace(f"Boat {number}", title)
        site.write(name(number), words)
        assert site.build().is_edit
        again = site.build()
        assert (again.read, again.made, again.written) == (0, 0, 0)


TITLES_AND_MORE: dict[str, dict[str, str]] = {
    "two at once": {name(one): text(one).replace(f"Boat {one}", "Ship") for one in (3, 4)},
    "a slug as well": {name(3): text(3, head="slug: ship\n").replace("Boat 3", "Ship 3")},
    "the title of another": {name(3): text(3, end="M.").replace("Boat 3", "Boat 4")},
    "an old address": {name(3): text(3, head="aliases: [/old/]\n").replace("Boat 3", "Ship 3")},
}


@pytest.mark.parametrize("files", TITLES_AND_MORE.values(), ids=TITLES_AND_MORE)
def test_another_title_with_more_has_the_same_outcome(
    tmp_path: Path, files: dict[str, str]
) -> None:
    site = plain(tmp_path)
    for one, words in files.items():
        site.write(one, words)
    site.build()
    site.write(name(3), text(3))
    site.build()


SETTINGS: dict[str, dict[str, Any]] = {
    "compressed": {"compress": True},
    "feeds of tags and authors": {"by_tag": True, "by_author": True},
    "feeds by size": {"max_bytes": 1_000},
    "summaries": {"content": "summary"},
    "other addresses": {"permalink": "{year}/{slug}/"},
    "another zone": {"timezone": "America/Sao_Paulo"},
    "a list of feeds": {"opml": "feeds.opml", "rights": "All of them"},
    "archives": {"archive": 3},
    "no summary of one's own": {"toc": True, "language": ""},
}


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_whatever_the_settings(site: Site, setting: dict[str, Any]) -> None:
    site.config = replace(site.config, **setting)
    site.build()
    before = site.edits
    for number in (3, 17, 4, 16):
        site.now += timedelta(hours=1)
        site.write(name(number), text(number, begin=f"{WORDS} It rose {number}.", end="M."))
        site.build()
    is_never = not setting.keys().isdisjoint({"archive", "max_bytes"})  # feeds may hold others
    assert (site.edits == before) is is_never


def test_one_edit_after_the_other(site: Site) -> None:
    for step in range(4):
        site.now += timedelta(hours=1)
        for number in (3, 14 + step % 3):
            site.write(name(number), text(number, begin=f"Step {step} of it.", end=f"Is {step}."))
        assert site.build().is_edit


def test_a_warning_of_what_was_edited_is_not_said_again(site: Site) -> None:
    later = text(3).replace("date: ", "release: 2026-07-03\ndate: ", 1)
    site.write(name(3), later)
    (problem,) = site.build().problems
    assert "it is published already, and stays" in problem.message
    site.write(name(2), text(2, end="More."))
    assert site.build().problems == ()


def test_a_minor_edit_has_no_new_date(site: Site) -> None:
    site.build(minor=True)
    site.now += timedelta(hours=1)
    site.write(name(17), text(17, end="More."))
    assert site.build(minor=True).is_edit


def test_the_same_words_once_more(site: Site) -> None:
    """A file is saved, and nothing in it is other than it was."""
    state = site.last["state"]
    path = site.source / name(3)
    path.write_bytes(path.read_bytes())
    edited = Edited((str(path.absolute()),), state)
    options = Options(cache=site.caches, edited=edited)
    report = run(site.source, site.output, site.config, now=site.now, options=options)
    assert report.is_edit
    assert (report.read, report.made, report.written) == (0, 0, 0)


def test_a_link_in_the_place_of_a_file_is_not_followed(site: Site) -> None:
    secret = site.folder / "secret.md"
    secret.write_text(text(3, end="Secret."), encoding="utf-8")
    path = site.source / name(3)
    path.unlink()
    path.symlink_to(secret)
    edited = Edited((str(path.absolute()),), site.last["state"])
    options = Options(cache=site.caches, edited=edited, keep_going=True)
    report = run(site.source, site.output, site.config, now=site.now, options=options)
    assert not report.is_edit
    assert "Secret." not in "".join(map(str, contents(site.output).values()))


def test_where_links_lead_may_be_gone(site: Site) -> None:
    for file in site.caches.rglob("*-links"):
        file.unlink()
    site.write(name(3), text(3, end="[Boat](12.md)"))
    assert not site.build().is_edit


def test_of_what_another_build_kept_nothing_is_used(site: Site) -> None:
    site.write(name(3), text(3, end="More."))
    path = str((site.source / name(3)).absolute())
    options = Options(cache=site.caches, edited=Edited((path,), "0" * 32))
    report = run(site.source, site.output, site.config, now=site.now, options=options)
    assert report.published
    assert not report.is_edit


class Edits(RuleBasedStateMachine):
    """Edits after edits, with other changes among them."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.site = made(Path(self.place.name))

    def teardown(self) -> None:
        self.place.cleanup()

    @rule(
        numbers=st.lists(st.integers(0, NUMBER - 1), min_size=1, max_size=3),
        begin=st.sampled_from([WORDS, "The wind rose.", "Calm [there](02.md).", "# One\n\nTwo."]),
        end=st.sampled_from(["", "More.", "[s](15.md)", "<b>x</b>", "## Quay 5", WARNED]),
    )
    def edit(self, numbers: list[int], begin: str, end: str) -> None:
        for number in numbers:
            self.site.write(name(number), text(number, begin=begin, end=end))

    @rule(number=st.integers(0, NUMBER - 1), head=st.sampled_from(["draft: yes\n", "slug: quay\n"]))
    def change(self, number: int, head: str) -> None:
        self.site.write(name(number), text(number, head=head))

    @rule(number=st.integers(0, NUMBER - 1))
    def delete(self, number: int) -> None:
        (self.site.source / name(number)).unlink(missing_ok=True)

    @rule(hours=st.integers(1, 50))
    def wait(self, hours: int) -> None:
        self.site.now += timedelta(hours=hours)

    @invariant()
    def builds_agree(self) -> None:
        self.site.build()


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=4, stateful_step_count=8)
