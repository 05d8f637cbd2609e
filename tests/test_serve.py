"""The preview: what a good static host would answer, on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from feeds.errors import PublishError
from feeds.serve import HOST, make_server
from tests.pipeline.sites import write

FILES = {
    "index.html": "<!doctype html><title>x</title>",
    "feed.xml": "<feed/>",
    "feed.json": "{}",
    "feeds.opml": "<opml/>",
    "style.css": "p {}",
    "2019/index.html": "<!doctype html><title>y</title>",
    "empty/picture.png": "no picture",
    ".feeds-manifest": "private",
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = write(tmp_path_factory.mktemp("served"), FILES)
    with make_server(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


ANSWERS = (
    ("/", 200, "text/html; charset=utf-8"),
    ("/2019/", 200, "text/html; charset=utf-8"),
    ("/feed.xml", 200, "application/xml; charset=utf-8"),
    ("/feed.json", 200, "application/feed+json; charset=utf-8"),
    ("/feeds.opml", 200, "text/x-opml; charset=utf-8"),
    ("/style.css?v=1", 200, "text/css; charset=utf-8"),
    ("/empty/picture.png", 200, "image/png"),
    ("/empty/", 404, None),
    ("/.feeds-manifest", 404, None),
    ("/%2e%2e/secret", 404, None),
    ("/nothing", 404, None),
)


@pytest.mark.parametrize(("path", "status", "kind"), ANSWERS)
def test_answers(port: int, path: str, status: int, kind: str | None) -> None:
    connection = HTTPConnection(HOST, port)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == status
    if kind:
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_what_has_not_changed_is_not_sent_again(port: int) -> None:
    connection = HTTPConnection(HOST, port)
    connection.request("GET", "/feed.xml")
    answer = connection.getresponse()
    answer.read()
    again = {"If-Modified-Since": answer.headers["Last-Modified"]}
    connection.request("GET", "/feed.xml", headers=again)
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (304, b"")
    connection.close()


def test_a_port_that_is_taken_is_a_problem(port: int, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=f"port {port} cannot be used .*; choose another"):
        make_server(tmp_path, port)


def test_a_folder_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="run feeds build first"):
        make_server(tmp_path / "nowhere", 0)
