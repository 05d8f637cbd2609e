"""feeds import, as users run it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import feeds
from tests.pipeline.sites import FIRST, SECOND, contents, write

EXPORT = Path(__file__).parent.parent / "cases" / "feeds" / "wordpress.xml"
RSS = (
    "<rss><channel><item><title>First light</title><guid>7</guid>"
    "<pubDate>Wed, 15 May 2019 12:00:00 GMT</pubDate></item></channel></rss>"
)
SETTINGS = 'url = "https://blog.example.org/"\ntitle = "Blog"\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, {"feeds.toml": SETTINGS, "old/a.txt": FIRST, "old/b.txt": SECOND})


def test_articles_go_into_the_folder_of_the_settings(site: Path) -> None:
    feeds("build", "old", "public", cwd=site)
    done = feeds("import", "public/feed.xml", cwd=site)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "seeds/2019-05-second-thoughts.html",
        "seeds/2019-05-15-first-light.html",
        "2 articles, 0 problems",
    ]
    assert feeds("build", cwd=site).code == 0


def test_a_dry_run_writes_nothing(site: Path) -> None:
    done = feeds("import", "--dry-run", EXPORT, "new", cwd=site)
    assert done.code == 0
    assert "1 warning, nothing written" in done.out
    assert "new/2019-05-15-first.html" in done.out
    assert not (site / "new").exists()


def test_pages_of_an_export_are_asked_for(site: Path) -> None:
    done = feeds("import", EXPORT, "new", cwd=site)
    assert done.code == 0
    assert done.out.splitlines()[2:4] == ["left out: 1 attachment", "left out: 1 page"]
    assert "the shortcode [contact-form] was left as it is" in done.err
    done = feeds("import", "--pages", EXPORT, "all", cwd=site)
    assert "all/2019-05-16-about.html" in done.out
    assert "left out: 1 page" not in done.out


def test_nothing_is_overwritten(site: Path) -> None:
    feeds("import", EXPORT, "new", cwd=site)
    write(site / "new", {"2019-05-15-first.html": "mine"})
    before = contents(site / "new")
    done = feeds("import", EXPORT, "new", cwd=site)
    assert done.code == 0
    assert (
        "new/2019-05-15-first.html: warning: the file is there already; left as it is" in done.err
    )
    assert "0 articles" in done.out
    assert contents(site / "new") == before


def test_ids_are_taken_over(site: Path) -> None:
    feeds("build", "old", "public", cwd=site)
    write(site, {"rss.xml": RSS})
    dry = feeds("import", "--ids", "--dry-run", "rss.xml", "old", cwd=site)
    assert dry.out == "ids of 1 article taken over, nothing written\n"
    before = (site / "old" / "feeds.lock").read_bytes()
    done = feeds("import", "--ids", "rss.xml", "old", cwd=site)
    assert (done.code, done.out) == (0, "ids of 1 article taken over\n")
    assert (site / "old" / "feeds.lock").read_bytes() != before


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere.xml"], 2, "nowhere.xml: error: there is no such file"),
        (["old/a.txt"], 1, "old/a.txt:1: error: it is no feed"),
        (["page.html"], 1, "page.html: error: it is a web page"),
        (["http://127.0.0.1:9/feed"], 1, "it cannot be fetched"),
        (["old"], 1, "old: error: no export of a blog is in it"),
        ([], 2, "Missing argument"),
        (["--ids", "rss.xml", "nowhere"], 1, "there is no such folder"),
    ],
)
def test_what_cannot_be_imported(site: Path, arguments: list[str], code: int, message: str) -> None:
    write(site, {"rss.xml": RSS, "page.html": "<!doctype html><title>A</title>"})
    done = feeds("import", *arguments, cwd=site)
    assert (done.code, message in done.err) == (code, True), done.err
    assert not (site / "seeds").exists()


def test_ids_without_an_address_of_the_site(tmp_path: Path) -> None:
    write(tmp_path, {"old/a.txt": FIRST, "rss.xml": RSS})
    done = feeds("import", "--ids", "rss.xml", "old", cwd=tmp_path)
    assert (done.code, "give --url" in done.err) == (1, True)
