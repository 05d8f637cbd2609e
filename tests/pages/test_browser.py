"""A real browser opens every page and every feed, from a server and from disk."""

from __future__ import annotations

import base64
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import feeds
from feeds.config import Config, FeedSetting
from feeds.pages import render_article, render_gone, render_missing
from feeds.serve import make_server
from tests.golden.records import ARTICLES, BASE, SITE
from tests.pages.browser import GUIDE, Visit, visit

pytestmark = pytest.mark.system

SEEDS = Path(__file__).parent.parent.parent / "seeds"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ROWS = 20  # articles on the front page
EXTRA = ("extra/full.html", "extra/right-to-left.html", "extra/gone.html", "404.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The sample articles, built for a server on loopback, and pages with every element."""
    folder = tmp_path_factory.mktemp("site") / "public"
    folder.mkdir()
    seeds = folder.parent / "seeds"  # the build keeps a ledger beside the articles
    shutil.copytree(SEEDS, seeds, ignore=shutil.ignore_patterns("feeds.lock"))
    with make_server(folder, 0) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        dutch = FeedSetting(name="dutch", languages=("nl",))
        config = Config(title="The Tide", url=address, feed=(dutch,))
        report = feeds.build(seeds, folder, config, now=datetime(2026, 7, 1, tzinfo=UTC))
        assert not report.errors, report.problems
        _add_extra(folder, address)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, address
        server.shutdown()


def _add_extra(folder: Path, address: str) -> None:
    """Pages of the golden records: table, code, figure, every field; right to left."""
    here = replace(SITE, url=address, menu=(), opml=address + "feeds.opml", feeds=())
    pages = {}
    for name, article in (("full", ARTICLES[0]), ("right-to-left", ARTICLES[2])):
        moved = replace(
            article,
            html=article.html.replace(BASE + "2019/article-2.html", address + "index.html").replace(
                BASE, address
            ),
            image=address + "img/cover.png" if article.image else "",
        )
        pages[f"extra/{name}.html"] = render_article(moved, here, path=f"extra/{name}.html")
    pages["extra/gone.html"] = render_gone(here, path="extra/gone.html")
    pages["404.html"] = render_missing(here)
    for path, page in pages.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(page)
    (folder / "img").mkdir()
    for name in ("a", "b", "cover"):
        (folder / "img" / f"{name}.png").write_bytes(PIXEL)


@pytest.fixture(scope="module", params=["served", "from disk"])
def seen(request: pytest.FixtureRequest, site: tuple[Path, str]) -> Visit:
    folder, address = site
    base = address if request.param == "served" else folder.as_uri() + "/"
    return visit(folder, base, "index.html", *EXTRA)


def test_every_link_leads_to_a_page(seen: Visit, site: tuple[Path, str]) -> None:
    folder, _ = site
    written = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in {".html", ".xml"} and path.name not in {GUIDE, "sitemap.xml"}
    }
    assert set(seen.pages) == written
    assert not [page for page in seen.pages.values() if "failure" in page]
    for page in seen.pages.values():
        for link in page["links"]:
            path = link.split("#")[0].partition("public/")[2] or link.split("#")[0].split("/", 3)[3]
            assert (folder / (path or "index.html")).exists(), (page["address"], link)


def test_the_console_stays_silent(seen: Visit) -> None:
    assert not seen.console


def pages(seen: Visit, suffix: str) -> list[dict[str, Any]]:
    found = [page for path, page in seen.pages.items() if path.endswith(suffix)]
    assert len(found) > 2
    return found


def test_pages_are_whole_and_styled_and_fit_a_phone(seen: Visit) -> None:
    for page in pages(seen, ".html"):
        assert page["title"]
        assert page["headings"] == 1, page
        assert page["text"] > 50
        assert not page["broken"], page
        assert "Iowan Old Style" in page["font"], page
        assert page["overflow"] <= 0, page


def test_a_feed_shows_its_view_and_hides_its_entries(seen: Visit, site: tuple[Path, str]) -> None:
    for page in pages(seen, ".xml"):
        assert page["shown"] > 20, page
        assert page["rows"] > 0
        assert len(page["hidden"]) == page["rows"]
        assert set(page["hidden"]) == {"none"}
        assert page["overflow"] <= 0


def test_the_front_page_lists_every_article(seen: Visit) -> None:
    assert 0 < seen.pages["index.html"]["rows"] == len(list(SEEDS.glob("*.txt"))) <= ROWS


def test_text_from_right_to_left_runs_so(seen: Visit) -> None:
    assert seen.pages["extra/right-to-left.html"]["direction"] == "rtl"
    assert seen.pages["extra/full.html"]["direction"] == "ltr"
