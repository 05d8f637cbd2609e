"""The preview: what a good static host would answer, on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http import HTTPStatus
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
    "404.html": "<!doctype html><title>nothing</title>",
    "post.html": "<!doctype html><title>z</title>",
    "_redirects": "/old /post.html 301\n/caf%C3%A9 / 301!\n/gone /404.html 410\n"
    "/feed/ /feed.xml 200\n"
    "/post.html /nowhere 301\n/odd\n/worse / x\n",
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
    ("/%2efeeds-manifest", 404, None),
    ("/%2e%2e/secret", 404, None),
    ("/nothing", 404, None),
    ("/nothing/at/all.html?x", 404, None),
    ("/404.html", 200, "text/html; charset=utf-8"),
    ("/post", 200, "text/html; charset=utf-8"),
    ("/post?x=1", 200, "text/html; charset=utf-8"),
    ("/post/", 404, None),
    ("/post.html", 200, "text/html; charset=utf-8"),
    ("/old", 301, None),
    ("/caf%C3%A9", 301, None),
    ("/gone", 410, None),
    ("/feed/", 200, "application/xml; charset=utf-8"),
    ("/odd", 404, None),
    ("/_feeds/live", 404, None),
)


@pytest.mark.parametrize(("path", "status", "kind"), ANSWERS)
def test_answers(port: int, path: str, status: int, kind: str | None) -> None:
    connection = HTTPConnection(HOST, port)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == status
    if status == HTTPStatus.MOVED_PERMANENTLY:
        assert answer.headers["Location"] in {"/", "/post.html"}
    if status == HTTPStatus.NOT_FOUND:
        assert body.decode() == FILES["404.html"]
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    if kind:
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_head_request_gets_no_body(port: int) -> None:
    connection = HTTPConnection(HOST, port)
    connection.request("HEAD", "/nothing")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (404, b"")
    assert answer.headers["Content-Length"] == str(len(FILES["404.html"]))
    connection.close()


def test_a_folder_without_that_page_answers_all_the_same(tmp_path: Path) -> None:
    with make_server(tmp_path, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        connection = HTTPConnection(HOST, server.server_port)
        connection.request("GET", "/nothing")
        assert connection.getresponse().status == HTTPStatus.NOT_FOUND
        connection.close()
        server.shutdown()
        thread.join()


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
