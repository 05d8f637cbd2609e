"""A build that looks at a new article alone gives what a build of everything gives.

The twin of each site is built from everything, and compared byte for byte.
"""

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

from feeds.config import FeedSetting
from feeds.generators import recognise
from tests.pipeline.sites import SITE
from tests.pipeline.test_edit import made, name, plain, text
from tests.pipeline.twins import PNG, WORDS, Site

NUMBER = 30  # articles: enough for lists by month


def site_of(folder: Path, number: int = NUMBER) -> Site:
    """With a draft, one that waits, one that is hidden, and a page."""
    return made(folder, number)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_of(tmp_path)


def new(number: int, **words: str) -> str:
    """An article like the others. It is in lists that are there, whatever its number."""
    return text(number, **words)


NEW: dict[str, dict[str, str]] = {
    "the newest": {"new.md": new(35).replace("-12-08", "-12-30")},
    "one of an old date": {"new.md": new(36)},
    "the oldest of its month": {"new.md": new(30).replace("-07-03", "-07-01")},
    "of the very date of another": {"new.md": new(3).replace("Boat 3", "Ship 3")},
    "with a name of words": {"A new boat.md": new(33)},
    "with the title of another": {"new.md": new(36).replace("Boat 36", "Boat 4")},
    "with links to others, and to itself": {
        "new.md": new(36, end="[here](03.md) [us](about.md) [itself](new.md)")
    },
    "without a picture": {"new.md": new(36).replace("![a boat](boat.png)", "a boat")},
    "without tags": {"new.md": new(36).replace("tags: [sea, harbour 0]\n", "")},
    "without an author": {"new.md": new(36).replace("authors: [ann]\n", "")},
    "of a month alone": {"new.md": new(36).replace("date: 2019-01-09", "date: 2019-01")},
    "of a year alone": {"new.md": new(36).replace("date: 2019-01-09", "date: 2019")},
    "with a stated address": {"new.md": new(36, head="url: /far/away/\n")},
    "with a stated slug": {"new.md": new(36, head="slug: vessel\n")},
    "that states when it changed": {"new.md": new(36, head="updated: 2020-01-01\n")},
    "with the words of another": {"new.md": text(4).replace("title: Boat 4", "title: Ship")},
    "an address in a folder that is there": {"new.md": new(36, head="url: /03/x/\n")},
    "with the title of a draft": {"new.md": new(36).replace("Boat 36", "Later")},
    "with a warning": {"new.md": new(36, end="<object>x</object>")},
    "with warnings of several steps": {"0-new.md": new(36, end="<object>x</object> [no](none.md)")},
    "in a new folder, without what it shows": {"far/new.md": new(36)},
    "a plain text": {"new.txt": "title: Plainer\ndate: 2019-05-15\ntags: sea\n\nPlainest.\n"},
}

LISTED: dict[str, dict[str, str]] = {
    "a new tag": {"new.md": new(36).replace("[sea, ", "[shore, ")},
    "several": {"new.md": new(36).replace("[sea, ", "[shore, Strand, strand, Éire, ")},
    "tags that are before all others, and behind": {
        "new.md": new(36).replace("[sea, ", "[0, zzz, ")
    },
    "a new author": {"new.md": new(36).replace("[ann]", "[bob]")},
    "a new month": {"new.md": new(36).replace("2019-01-09", "2018-11-09")},
    "a new month of a year that is there": {"new.md": new(36).replace("2019-01-09", "2015-01-09")},
    "a new year, the newest": {"new.md": new(36).replace("2019-01-09", "2021-01-09")},
    "a new year, the oldest": {"new.md": new(36).replace("2019-01-09", "1999-01-09")},
    "a new year, and no month": {"new.md": new(36).replace("2019-01-09", "2012")},
    "two at once": {"new.md": new(36), "newer.md": new(37)},
    "two of one date": {"new.md": new(36), "a-new.md": new(37).replace("02-10", "01-09")},
    "the newest two": {
        "new.md": new(36).replace("2019-01-09", "2020-01-09"),
        "newer.md": new(37).replace("2019-02-10", "2020-01-10"),
    },
    "more than a feed shows": {f"new{one}.md": new(one) for one in range(40, 48)},
    "two with a tag that none had": {
        f"new{one}.md": new(one).replace("[sea, ", "[shore, ") for one in (36, 37)
    },
    "one that changed beside it": {"new.md": new(36), name(3): text(3, end="More.")},
    "the newest changed beside it": {
        "new.md": new(36), name(29): text(29, begin="Other words.", end="More.")
    },
    "two, and a warning of each": {
        f"{one}-new.md": new(one, end="<object>x</object> [no](none.md)") for one in (36, 37)
    },
    "two in new folders": {
        f"2019/{one}/index.md": f"---\ntitle: {one}\ndate: 2019-01-09\n---\nWords of {one}.\n"
        for one in "ab"
    },
}  # fmt: skip
"""Articles that come together, or to lists that are not there."""

WITH_PICTURES: dict[str, dict[str, str | bytes]] = {
    "one": {"new.md": new(36, end="![quay](mole.png)"), "mole.png": PNG},
    "two": {
        "new.md": new(36, end="![quay](mole.png) ![](pier.jpg)"), "mole.png": PNG, "pier.jpg": PNG
    },
    "whatever its ending": {"new.md": new(36, end="![](mole.PNG)"), "mole.PNG": PNG},
    "a drawing": {"new.md": new(36, end="![](mole.svg)"), "mole.svg": "<svg/>"},
    "of its name": {"new.md": new(36, end="![quay](new.png)"), "new.png": PNG},
    "in its head": {"new.md": new(36, head="image: mole.png\n"), "mole.png": PNG},
    "one that it does not show": {"new.md": new(36), "mole.png": PNG},
    "one that is none": {"new.md": new(36, end="![quay](mole.gif)"), "mole.gif": b"GIF"},
}  # fmt: skip

MORE: dict[str, dict[str, str | bytes]] = {
    "a picture that a page looked for": {"new.md": new(36), "lost.png": PNG},
    "one whose name a page looked for elsewhere": {"new.md": new(36), "Lost.png": PNG},
    "the icon of the site": {"new.md": new(36), "favicon.png": PNG},
    "in capitals": {"new.md": new(36), "Favicon.svg": "<svg/>"},
    "an article and a table": {"new.md": new(36), "x.csv": "title,date\nA,2019-01-01\n"},
    "a picture and what an article states": {"new.md": new(36), "new.yml": "a: b\n", "a.png": PNG},
    "and another got a title": {
        "new.md": new(36),
        name(3): text(3).replace("title: Boat 3", "title: Ship"),
    },
    "two of the same words": {one: new(36) for one in ("new.md", "newer.md")},
    "two of one name": {"new.md": new(36), "New.md": new(37)},
    "two of one address": {
        "new.md": new(36, head="url: /x/\n"),
        "newer.md": new(37, head="url: /x/\n"),
    },
    "the words that another has from now on": {
        "new.md": text(37).replace("title: Boat 37", "title: Ship"),
        name(3): text(37).replace("Boat 37", "Boat 3").replace("2019-02-10", "2019-04-04"),
    },
    "another spelling of a tag": {"new.md": new(36).replace("[sea, ", "[Sea, ")},
    "another language": {"new.md": new(36, head="language: nl\n")},
    "an index": {"index.md": new(36)},
    "a draft": {"new.md": new(36, head="draft: true\n")},
    "one that waits": {"new.md": new(36).replace("2019-01-09", "2026-12-24")},
    "one that expires": {"new.md": new(36, head="expires: 2026-08-01\n")},
    "a hidden one": {"new.md": new(36, head="hidden: true\n")},
    "without a date": {"new.md": new(36).replace("date:", "day:")},
    "with an id": {"new.md": new(36, head="id: tag:example.org,2019:x\n")},
    "with an old address": {"new.md": new(36, head="aliases: [/vessel/]\n")},
    "that cannot be read": {"new.md": "---\ntitle: [\n---\nWords.\n"},
    "the bytes of another": {"new.md": text(4)},
    "the address of another": {"new.md": new(36, head="url: /03.html\n")},
    "the address of another in capitals": {"new.md": new(36, head="url: /ABOUT.html\n")},
    "the address of a list": {"new.md": new(36, head="url: /tag/sea/\n")},
    "the name of another but for its ending": {"03.txt": "date: 2019-01-09\n\nWords.\n"},
    "with a link to a draft": {"new.md": new(36, end="[no](draft.md)")},
    "with a link to a part": {"new.md": new(36, end="[to](03.md#quay-3)")},
    "a picture": {"new.png": PNG},
    "a table": {"new.jsonl": '{"title": "Row 3", "date": "2019-01-03", "text": "One."}\n'},
    "what a page looked for": {"lost.md": new(36)},
    "what stands for all": {"authors.yml": "ann: {name: Ann B.}\n"},
}


@pytest.mark.parametrize("files", NEW.values(), ids=NEW)
def test_a_new_article_is_an_edit(site: Site, files: dict[str, str]) -> None:
    (one,) = files
    site.write(one, files[one])
    assert site.build().is_edit
    again = site.build()
    assert (again.read, again.made, again.written) == (0, 0, 0)
    site.write(one, f"{files[one]}\nStill more words.\n")
    assert site.build().is_edit
    site.write(name(3), text(3, begin="Others.", end=f"See [the new one](<{one}>)."))
    assert site.build().is_edit


@pytest.mark.parametrize("files", LISTED.values(), ids=LISTED)
def test_more_come_with_it(tmp_path: Path, files: dict[str, str]) -> None:
    site = without_one_that_waits(tmp_path)
    for one, words in files.items():
        site.write(one, words)
    assert site.build().is_edit
    again = site.build()
    assert (again.read, again.made, again.written) == (0, 0, 0)
    for one, words in files.items():
        site.write(one, f"{words}\nStill more words.\n")
        assert site.build().is_edit
        came = words.replace("title: Boat", "title: Newer boat").replace("title: ", "title: The ")
        site.write(f"and-{one.replace('/', '-')}", f"{came}\nOther words.\n")
        assert site.build().is_edit
    site.write(name(3), text(3, begin="Others."))
    assert site.build().is_edit


def without_one_that_waits(folder: Path) -> Site:
    """Whose name nothing knows, so that no list may have it."""
    site = site_of(folder)
    (site.source / "waiting.md").unlink()
    site.build()
    return site


LISTS_AND_MORE: dict[str, dict[str, str]] = {
    "an article has the name of the list": {"x.md": new(31, head="url: /tag/shore/\n")},
    "a page stands in its place": {"x.md": new(31, head="url: /tag/shore/index.html\n")},
    "a file stands in its place": {"x.md": new(31, head="url: /tag/shore\n")},
    "in other capitals": {"x.md": new(31, head="url: /tag/Shore/x.html\n")},
    "one waits, which may have it": {
        "x.md": new(31, head="url: /tag/shore/\n").replace("2019-08-04", "2026-12-04")
    },
}


@pytest.mark.parametrize("case", LISTS_AND_MORE)
def test_a_list_that_is_not_there_and_whose_name_may_be_taken(tmp_path: Path, case: str) -> None:
    site = without_one_that_waits(tmp_path)
    for one, words in LISTS_AND_MORE[case].items():
        site.write(one, words)
    site.build()
    site.write("new.md", new(36).replace("[sea, ", "[shore, "))
    assert not site.build().is_edit


def test_the_first_tag_of_a_site_is_none(tmp_path: Path) -> None:
    site = Site(tmp_path, is_surveyed=False)
    for one in range(4):
        site.write(
            f"{one}.md", f"---\ntitle: Of {one}\ndate: 2019-05-0{one + 1}\n---\nWords {one}.\n"
        )
    site.build()
    site.write("new.md", "---\ntitle: New\ndate: 2019-05-07\ntags: [sea]\n---\nOther words.\n")
    assert not site.build().is_edit


@pytest.mark.parametrize("files", WITH_PICTURES.values(), ids=WITH_PICTURES)
def test_pictures_may_come_with_it(site: Site, files: dict[str, str | bytes]) -> None:
    for one, words in files.items():
        site.write(one, words)
    assert site.build().is_edit
    again = site.build()
    assert (again.read, again.made, again.written) == (0, 0, 0)
    site.write(name(3), text(3, end="Others."))
    assert site.build().is_edit


BUNDLES: dict[str, tuple[str, bool]] = {
    "beside them": ("2019/new.md", True),
    "in one": ("2019/out/new.md", True),
    "below one": ("2019/out/deep/new.md", True),
    "in one that is not published": ("2019/later/new.md", False),
    "in one that is not published, but for another": ("2019/mixed/new.md", True),
    "in one of another case, with another": ("2019/Later/new.md", True),
}


@pytest.mark.parametrize("case", BUNDLES)
def test_a_site_with_folders_of_articles(site: Site, case: str) -> None:
    path, is_edit = BUNDLES[case]
    words = "---\ntitle: {}\ndate: 2019-01-09\n{}---\nWords of {}.\n"
    folders = ("a", "out/index", "out/more", "out/deep/b", "mixed/c", "Later/d")
    for one in folders:
        site.write(f"2019/{one}.md", words.format(one, "", one))
    for one in ("mixed", "later"):
        site.write(f"2019/{one}/index.md", words.format(one, "draft: true\n", one))
    site.build()
    site.write(path, words.format("New", "", "![quay](mole.png)"))
    site.write(f"{path.rpartition('/')[0]}/mole.png", PNG)
    assert site.build().is_edit is is_edit


def test_beside_articles_that_have_warnings(site: Site) -> None:
    for number in range(NUMBER):
        site.write(name(number), text(number, end="<object>x</object> [no](none.md)"))
    assert len(site.build().problems) >= NUMBER
    site.write("new.md", new(36))
    assert site.build().is_edit
    site.write("new.md", new(36, end="More."))
    assert site.build().is_edit


def test_in_a_folder_of_which_much_is_left_out(tmp_path: Path) -> None:
    """The warning says of how many."""
    site = Site(tmp_path, is_surveyed=False)
    site.write("_config.yml", "url: https://tide.example.org\n")
    for one in ("2019-01-02-a", "2019-01-03-b", *(f"fog-{number}" for number in range(5))):
        site.write(f"_posts/{one}.md", f"---\ntitle: {one}\ndate: 2019-01-05\n---\nWords: {one}.\n")
    site.config = recognise(site.source, replace(SITE, language="en"))
    (problem,) = site.build().problems
    assert problem.message.startswith("5 of 7 files are left out")
    site.write("_posts/2019-01-04-c.md", "---\ntitle: C\n---\nOthers.\n")
    report = site.build()
    assert not report.is_edit
    assert report.problems[0].message.startswith("5 of 8 files are left out")


FOLDERS: dict[str, tuple[dict[str, str | bytes], bool]] = {
    "a folder of its own": ({"2019/new/index.md": "", "2019/new/mole.png": PNG}, True),
    "below a new folder": ({"2020/05/new/index.md": "", "2020/05/new/mole.png": PNG}, True),
    "a file in a new folder": ({"2020/new.md": "", "2020/mole.png": PNG}, True),
    "at the top": ({"new/index.md": "", "new/mole.png": PNG}, True),
    "pictures lay there already": ({"2019/quay/index.md": ""}, True),
    "beside an article": ({"2019/index.md": "", "2019/mole.png": PNG}, False),
    "where a file without a date lies": ({"notes/new.md": "", "notes/mole.png": PNG}, False),
    "of which that is not sure": ({"notes/new/index.md": "", "notes/new/mole.png": PNG}, False),
    "with the name of a file": ({"2019/a/index.md": "", "2019/a/mole.png": PNG}, False),
    "of drafts": ({"2019/drafts/new.md": "", "2019/drafts/mole.png": PNG}, False),
    "left out": ({"2019/out/new/index.md": "", "2019/out/new/mole.png": PNG}, False),
    "with a name of its own": ({"2019/_x/index.md": "", "2019/_x/mole.png": PNG}, False),
    "in another language": ({"2019/new/index.nl.md": "", "2019/new/mole.png": PNG}, False),
    "and a text beside it": ({"2019/new/index.md": "", "2019/new/more.txt": "More."}, False),
    "with data": ({"2019/new/index.md": "", "2019/new/index.meta": "title: Ship"}, False),
}


@pytest.mark.parametrize("case", FOLDERS)
def test_an_article_with_a_folder_of_its_own(site: Site, case: str) -> None:
    files, is_edit = FOLDERS[case]
    words = "---\ntitle: {0}\ndate: 2019-01-09\n---\nWords of {0}.\n\n![quay](mole.png)\n"
    site.config = replace(site.config, exclude=("2019/out",), undated="skip")
    for one in ("2019/a.md", "2019/b/index.md"):
        site.write(one, words.format(one))
        site.write(f"{one.rpartition('/')[0]}/mole.png", PNG)
    site.write("2019/quay/mole.png", PNG)
    site.write("notes/other.md", "Words without a date.\n")
    site.write("notes/none/index.md", "More words without one.\n")
    site.build()
    for one, data in files.items():
        site.write(one, data or words.format("New"))
    assert site.build().is_edit is is_edit
    site.write("2019/b/index.md", words.format("2019/b/index.md") + "\nMore.\n")
    assert site.build().is_edit


def test_a_picture_that_is_published_by_itself(site: Site) -> None:
    site.config = replace(site.config, static=("*.png",))
    site.build()
    site.write("new.md", new(36, end="![quay](mole.png)"))
    site.write("mole.png", PNG)
    assert not site.build().is_edit


@pytest.mark.parametrize("files", MORE.values(), ids=MORE)
def test_whatever_changes_more_has_the_same_outcome(
    site: Site, files: dict[str, str | bytes]
) -> None:
    site.write(name(5), text(5, end="[lost](lost.md) ![lost](lost.png)"))
    site.build()
    for one, words in files.items():
        site.write(one, words)
    report = site.build()
    assert not report.is_edit
    for one in files:
        site.write(one, text(3)) if one == name(3) else (site.source / one).unlink()
    site.build()


def test_in_folders_of_months(site: Site) -> None:
    for one, is_edit in (("fog", True), ("bell", True), ("12-quay", False), ("tide", True)):
        words = f"---\ntitle: In {one}\ndate: 2019-03-09\ntags: [sea]\n---\n\nWords of {one}.\n"
        site.write(f"2018/03/{one}.md", words)
        assert site.build().is_edit is is_edit


@pytest.mark.parametrize("number", [18, 24, 58])
def test_lists_get_longer(tmp_path: Path, number: int) -> None:
    """Over the lengths at which lists by month come, and pages of lists."""
    site = site_of(tmp_path, number)
    before = site.edits
    for one in range(number, number + 8):
        site.write(name(one), text(one))
        site.build()
    assert site.edits - before >= 7
    site.write(name(number), text(number, end="More."))
    assert site.build().is_edit


def test_a_title_changes_where_an_article_came(tmp_path: Path) -> None:
    site = plain(tmp_path)
    site.write("new.md", new(23))
    assert site.build().is_edit
    for one in ("new.md", name(17)):
        words = (
            (site.source / one).read_text(encoding="utf-8").replace("title: Boat", "title: Ship")
        )
        site.write(one, words)
        assert site.build().is_edit


def test_a_file_that_an_edit_looked_for(site: Site) -> None:
    """A link that was written since the last usual build leads to the article that came."""
    site.write(name(5), text(5, end="[lost](lost.md)"))
    site.build()
    site.write(name(5), text(5, end="[lost](lost.md) [gone](gone.md)"))
    assert site.build().is_edit
    site.write("gone.md", new(36))
    assert not site.build().is_edit


SETTINGS: dict[str, dict[str, Any]] = {
    "compressed": {"compress": True},
    "feeds of tags and authors": {"by_tag": True, "by_author": True},
    "feeds of languages": {"by_language": True},
    "a feed of a tag": {"feed": (FeedSetting(name="sea", tags=("sea",), limit=3),)},
    "summaries": {"content": "summary"},
    "other addresses": {"permalink": "{year}/{slug}/"},
    "another zone": {"timezone": "America/Sao_Paulo"},
    "a list of feeds": {"opml": "feeds.opml", "rights": "All of them"},
    "no summary of one's own": {"toc": True, "language": ""},
    "room in the feed": {"limit": 50},
    "archives": {"archive": 3},
    "feeds by size": {"max_bytes": 1_000},
    "none of them": {"max_new": 0},
}


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_whatever_the_settings(site: Site, setting: dict[str, Any]) -> None:
    site.config = replace(site.config, **setting)
    site.build()
    before = site.edits
    for number in (36, 35, 37):
        site.now += timedelta(hours=1)
        site.write(f"new{number}.md", new(number))
        site.build()
    is_never = not setting.keys().isdisjoint({"archive", "max_bytes", "max_new"})
    assert (site.edits == before) is is_never


GONE: dict[str, tuple[str, str]] = {
    "one went": (name(27), ""),
    "the newest went": (name(29), ""),
    "one is hidden": (name(27), text(27, head="hidden: true\n")),
    "one is a draft": (name(27), text(27, head="draft: true\n")),
    "one has another tag": (name(26), text(26).replace("harbour 2", "harbour 1")),
}


@pytest.mark.parametrize("case", GONE)
def test_what_is_gone_keeps_its_place_in_feeds(site: Site, case: str) -> None:
    """No older article comes back, whether or not there is room for it."""
    site.config = replace(site.config, by_tag=True)
    site.build()
    one, words = GONE[case]
    (site.source / one).unlink()
    if words:
        site.write(one, words)
    site.build()
    for number in range(36, 46):
        site.write(f"new{number}.md", new(number))
        assert site.build().is_edit


class Arrivals(RuleBasedStateMachine):
    """Articles that come, among edits, and among others that go."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.site = site_of(Path(self.place.name))

    def teardown(self) -> None:
        self.place.cleanup()

    @rule(
        number=st.integers(NUMBER, 90),
        stem=st.sampled_from(["new", "a boat", "03", "lost", "z9", "b/new"]),
        tag=st.sampled_from(["sea", "sea", "shore", "Quay", "quay"]),
        year=st.sampled_from(["2019", "2019", "2019", "2020", "2017"]),
        begin=st.sampled_from([WORDS, "The wind rose.", "Calm [there](02.md).", "[l](lost.md)"]),
        head=st.sampled_from(["", "", "", "slug: quay\n", "draft: yes\n", "url: /03.html\n"]),
    )
    def come(self, number: int, stem: str, begin: str, head: str, tag: str, year: str) -> None:
        words = text(number, begin=begin, head=head)
        self.site.write(
            f"{stem}{number}.md", words.replace("[sea, ", f"[{tag}, ").replace("2019-", f"{year}-")
        )
        if number % 3 == 0:
            self.builds_agree()

    @rule(number=st.integers(0, NUMBER - 1), end=st.sampled_from(["More.", "[l](lost31.md)", ""]))
    def edit(self, number: int, end: str) -> None:
        self.site.write(name(number), text(number, end=end))

    @rule(number=st.integers(0, NUMBER - 1))
    def delete(self, number: int) -> None:
        (self.site.source / name(number)).unlink(missing_ok=True)

    @rule(hours=st.integers(1, 50))
    def wait(self, hours: int) -> None:
        self.site.now += timedelta(hours=hours)

    @invariant()
    def builds_agree(self) -> None:
        self.site.build()


TestArrivals = Arrivals.TestCase
TestArrivals.settings = settings(max_examples=3, stateful_step_count=8)
