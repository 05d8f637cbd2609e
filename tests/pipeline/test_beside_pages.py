"""`pages = false`: feeds in a folder that another generator fills with its pages."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.config import Config
from feeds.ledger import load
from feeds.pipeline import Options, Report, build
from tests.pipeline.sites import NOW, SITE, contents, write

BESIDE = replace(SITE, pages=False, permalink="/{slug}/", given=frozenset({"permalink"}))
OURS = {".feeds-manifest", "feed.css", "feed.json", "feed.xml", "feeds.opml", "rss.xml"}
SOURCES = {
    "a.md": "---\ndate: 2019-05-15\ntags: [sea]\n---\n# A\n\n![Boat](boat.png) and [B](b.md).\n",
    "b.md": "---\ndate: 2019-05-16\n---\n# B\n\nWords.\n",
    "boat.png": "a picture",
}


def generate(output: Path, *, clean: bool = False, names: tuple[str, ...] = ("a", "b")) -> None:
    """What another generator does: its pages and their pictures, into the same folder."""
    if clean and output.exists():
        shutil.rmtree(output)
    write(output, {f"{name}/index.html": f"<title>{name}</title>" for name in names})
    write(output, {"index.html": "<title>Home</title>", "style.css": "p {}", "404.html": "none"})
    write(output, {"a/boat.png": "a picture", "_redirects": "/x /y 301\n"})


def run(root: Path, config: Config = BESIDE, options: Options | None = None) -> Report:
    return build(root / "seeds", root / "public", config, now=NOW, options=options)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "seeds", SOURCES)
    return tmp_path


@pytest.mark.parametrize("is_first", [True, False], ids=["ours first", "theirs first"])
def test_only_feeds_are_written_and_nothing_else_is_touched(root: Path, *, is_first: bool) -> None:
    if not is_first:
        generate(root / "public")
    theirs = contents(root / "public") if not is_first else {}
    report = run(root)
    assert report.problems == ()
    assert report.published
    made = contents(root / "public")
    assert set(made) - set(theirs) == OURS
    assert {name: made[name] for name in theirs} == theirs
    generate(root / "public")
    again = run(root)
    assert (again.problems, again.written, again.removed) == ((), 0, 0)


def test_after_a_clean_up_one_build_restores_all(root: Path) -> None:
    run(root)
    feeds = {name: data for name, data in contents(root / "public").items() if name in OURS}
    generate(root / "public", clean=True)
    report = run(root)
    assert report.problems == ()
    made = contents(root / "public")
    assert {name: made[name] for name in OURS} == feeds


def test_entries_links_and_pictures_lead_to_the_other_pages(root: Path) -> None:
    run(root)
    text = (root / "public/feed.json").read_text()
    assert '"url": "https://tide.example.org/a/"' in text
    assert "https://tide.example.org/a/boat.png" in text
    assert 'href=\\"https://tide.example.org/b/\\"' in text


def test_feeds_of_tags_name_the_site_as_their_home(root: Path) -> None:
    run(root, replace(BESIDE, by_tag=True))
    text = (root / "public/tag/sea/feed.json").read_text()
    assert '"home_page_url": "https://tide.example.org/"' in text


def test_what_is_not_there_is_a_warning(root: Path) -> None:
    generate(root / "public", names=("a",))
    (root / "public/a/boat.png").unlink()
    problems = [str(one) for one in run(root).problems]
    assert [one.partition(";")[0] for one in problems] == [
        "b.md:2: your generator made no page at https://tide.example.org/b/",
        "a.md:7: your generator wrote no file a/boat.png, which is boat.png here",
    ]


def test_unknown_addresses_are_a_warning(root: Path) -> None:
    config = replace(BESIDE, permalink=Config().permalink, given=frozenset())
    (problem,) = run(root, config).problems
    assert "nothing says where its page is; the feed says https://tide" in problem.message
    assert problem.message.endswith("and so for 1 more entry")
    assert "set permalink" in problem.hint


def test_a_move_is_printed_and_no_page_and_no_rule_is_written(root: Path) -> None:
    generate(root / "public")
    run(root)
    text = SOURCES["a.md"].replace("date:", "slug: c\ndate:")
    write(root / "seeds", {"a.md": text})
    generate(root / "public", names=("c",))
    write(root / "public", {"c/boat.png": "a picture"})
    theirs = {name: data for name, data in contents(root / "public").items() if name not in OURS}
    report = run(root)
    assert report.redirects == (("/a/", "/c/"),)
    assert "  /a/ → /c/" in list(report.notes)
    assert run(root).redirects == ()
    made = contents(root / "public")
    assert {name: made[name] for name in made if name not in OURS} == theirs


def test_a_withdrawn_article_leaves_no_page(root: Path) -> None:
    write(root / "seeds", {f"{number}.md": SOURCES["b.md"] + str(number) for number in range(9)})
    run(root)
    (root / "seeds/b.md").unlink()
    report = run(root)
    assert report.withdrawn == ("b.md",)
    assert set(contents(root / "public")) == OURS


def test_pages_of_earlier_builds_are_left_to_the_other_generator(root: Path) -> None:
    """The manifest names them; the other generator may have written them since."""
    run(root, replace(SITE, permalink="/{slug}/", by_tag=True))
    generate(root / "public")
    theirs = contents(root / "public")
    report = run(root, options=Options(allow=frozenset({"feed-gone"})))
    assert report.published, report.problems
    made = contents(root / "public")
    for name in ("index.html", "a/index.html", "a/boat.png", "style.css", "404.html"):
        assert made[name] == theirs[name]
    assert "tag/sea/feed.xml" not in made  # a feed of ours, which is made no longer
    assert set(made[".feeds-manifest"].decode().splitlines()[1:]) == OURS - {".feeds-manifest"}


def test_a_feed_of_theirs_at_our_place_is_an_error(root: Path) -> None:
    generate(root / "public")
    write(root / "public", {"feed.xml": "<rss/>"})
    (problem,) = run(root).errors
    assert "feed.xml" in str(problem)
    assert (root / "public/feed.xml").read_text() == "<rss/>"


def test_settings_of_pages_are_named(root: Path) -> None:
    config = replace(BESIDE, headers=True, given=frozenset({"permalink", "headers"}))
    (problem,) = run(root, config).problems
    assert problem.message == "headers is not used where pages = false"
    assert not (root / "public/_headers").exists()


def test_the_ledger_goes_on_when_pages_come_back(root: Path) -> None:
    run(root)
    ids = [entry.id for entry in load(root / "seeds").entries.values()]
    report = run(root, replace(BESIDE, pages=True))
    assert report.published, report.problems
    assert [entry.id for entry in load(root / "seeds").entries.values()] == ids
    assert (root / "public/a/index.html").exists()
