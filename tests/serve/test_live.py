"""The preview follows what is written, and says on its pages what is wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import pytest

from feeds.config import Config, load_config
from feeds.pipeline import Report
from feeds.serve import HOST, LiveNotice, LiveSite, SiteServer, make_server
from tests.pipeline.sites import contents, write

SITE = {
    "feeds.toml": 'url = "https://example.org/blog/"\ntitle = "Tide"\n',
    "seeds/a.md": "---\ndate: 2019-05-15\n---\n# A\n\nFirst words.\n",
    "seeds/b.md": "---\ndate: 2019-05-16\naliases: [/old.html]\n---\n# B\n\nMore words.\n",
}
SECONDS = 120  # to wait at most for what comes in a moment


@dataclass
class Preview:
    """A site that is looked at, and all reports of its builds."""

    root: Path
    live: LiveSite
    server: SiteServer
    reports: list[Report] = field(default_factory=list)

    def get(self, path: str) -> tuple[int, str, str]:
        """Status, where it leads, and the text."""
        connection = HTTPConnection(HOST, self.server.server_port, timeout=SECONDS)
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers.get("Location", ""), text

    def wait_for(self, path: str, words: str) -> str:
        """The page, once these words are in it."""
        end = time.monotonic() + SECONDS
        while words not in (text := self.get(path)[2]):
            assert time.monotonic() < end, text
            time.sleep(0.02)
        return text

    def wait_until_gone(self, path: str, words: str) -> None:
        """Until these words are not in the page."""
        end = time.monotonic() + SECONDS
        while words in self.get(path)[2]:
            assert time.monotonic() < end
            time.sleep(0.02)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = write(tmp_path / "site", SITE)
    output = tmp_path / "preview"
    output.mkdir()

    def settings() -> tuple[Path, Config]:
        config = load_config(root)
        return root / "seeds", config

    with make_server(output, 0, notice=LiveNotice()) as server:
        reports: list[Report] = []
        address = f"http://localhost:{server.server_port}/"
        live = LiveSite(settings, root, output, address, lambda report, _: reports.append(report))
        server.notice = live.notice
        live.build()
        end = threading.Event()
        threads = [
            threading.Thread(target=server.serve_forever, args=(0.01,)),
            threading.Thread(target=live.watch, args=(end,)),
        ]
        for one in threads:
            one.start()
        yield Preview(root, live, server, reports)
        end.set()
        server.shutdown()
        for one in threads:
            one.join()


def test_pages_follow_the_texts(preview: Preview) -> None:
    assert "First words." in preview.get("/a.html")[2]
    write(preview.root, {"seeds/a.md": SITE["seeds/a.md"].replace("First", "Second")})
    preview.wait_for("/a.html", "Second words.")
    write(preview.root, {"seeds/c.md": "---\ndate: 2020-01-01\n---\n# C\n\nNew.\n"})
    preview.wait_for("/", "C</a>")
    (preview.root / "seeds/c.md").unlink()
    preview.wait_until_gone("/", "C</a>")
    write(preview.root, {"feeds.toml": SITE["feeds.toml"].replace("Tide", "Ebb")})
    preview.wait_for("/", "Ebb")


def test_pages_answer_as_on_a_host(preview: Preview) -> None:
    assert preview.get("/a")[0] == HTTPStatus.OK
    assert preview.get("/a?x=1")[0] == HTTPStatus.OK
    status, _, text = preview.get("/nothing")
    assert status == HTTPStatus.NOT_FOUND
    assert f'href="http://localhost:{preview.server.server_port}/style.css"' in text
    assert "example.org" not in text
    assert 'content="0; url=b.html"' in preview.get("/old.html")[2]


def test_a_broken_article_is_named_and_the_site_stays(preview: Preview) -> None:
    write(preview.root, {"seeds/c.md": "---\ndate: <someday>\n---\n# C\n"})
    text = preview.wait_for("/a.html", 'role="alert"')
    assert "c.md:2: " in text
    assert "&lt;someday&gt;" in text
    assert "<someday>" not in text
    assert "First words." in text
    assert preview.reports[-1].errors
    write(preview.root, {"seeds/c.md": "---\ndate: 2020-01-01\n---\n# C\n\nNew.\n"})
    preview.wait_for("/c.html", "New.")
    preview.wait_until_gone("/c.html", 'role="alert"')


def test_broken_settings_are_named_as_well(preview: Preview) -> None:
    write(preview.root, {"feeds.toml": "limt = 3\n"})
    assert "unknown setting limt" in preview.wait_for("/", 'role="alert"')
    write(preview.root, {"feeds.toml": SITE["feeds.toml"]})
    preview.wait_until_gone("/", 'role="alert"')


def test_an_open_page_is_told_of_a_build(preview: Preview) -> None:
    address = preview.get("/")[2].rpartition("EventSource('")[2].partition("'")[0]
    connection = HTTPConnection(HOST, preview.server.server_port, timeout=SECONDS)
    connection.request("GET", address)
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    write(preview.root, {"seeds/a.md": SITE["seeds/a.md"] + "\nMore.\n"})
    line = answer.readline()
    while line.startswith(b":") or not line.strip():
        line = answer.readline()
    assert line.startswith(b"data: ")
    connection.close()


def test_neither_the_ledger_nor_what_is_published_is_touched(preview: Preview) -> None:
    write(preview.root, {"seeds/a.md": SITE["seeds/a.md"] + "\nMore.\n"})
    preview.wait_for("/a.html", "More.")
    assert sorted(contents(preview.root)) == ["feeds.toml", "seeds/a.md", "seeds/b.md"]


def test_no_file_of_the_site_has_what_a_page_is_sent_with(preview: Preview) -> None:
    assert "EventSource" in preview.get("/")[2]
    assert not [
        name
        for name, data in contents(preview.root.parent / "preview").items()
        if b"EventSource" in data
    ]
    assert "EventSource" not in preview.get("/feed.xml")[2]


def test_an_article_appears_when_it_is_due(tmp_path: Path) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=2)
    text = f"---\ndate: {soon.isoformat(timespec='seconds')}\n---\n# Soon\n\nNow.\n"
    root = write(tmp_path / "site", {"a.md": SITE["seeds/a.md"], "soon.md": text})
    reports: list[Report] = []
    end = threading.Event()

    def tell(report: Report, _: Path) -> None:
        reports.append(report)
        if report.articles > 1:
            end.set()

    live = LiveSite(
        lambda: (root, Config()), root, tmp_path / "out", "http://localhost:8000/", tell
    )
    live.build()
    timer = threading.Timer(SECONDS, end.set)
    timer.start()
    live.watch(end)
    timer.cancel()
    assert [one.articles for one in reports] in ([1, 2], [2])
