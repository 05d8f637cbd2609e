"""Feeds that are imported from their address: what hosts do, and what is said of it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from feeds.errors import ReadError
from feeds.moving import import_articles
from feeds.planning import _deployed as deployed_module
from tests.pipeline.sites import SITE


def _feed(number: int, previous: str = "", title: str = "Fähre") -> bytes:
    link = f'<link rel="prev-archive" href="{previous}"/>' if previous else ""
    return f"""<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>T</title>{link}<entry>
<id>tag:x,2019:{number}</id><title>{title} {number}</title><content>Words.</content>
<updated>2019-01-0{number}T08:00:00Z</updated></entry></feed>""".encode()


PAGE = b"""<!DOCTYPE html><html><head><title>A</title>
<link rel="alternate" type="application/atom+xml" href="/right.xml"></head></html>"""
XML = {"Content-Type": "application/xml"}

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/feed": (200, XML, _feed(3, "old/2.xml")),
    "/old/2.xml": (200, XML, _feed(2, "1.xml")),
    "/old/1.xml": (200, XML, _feed(1)),
    "/moved": (301, {"Location": "/feed"}, b""),
    "/moved-deep": (302, {"Location": "/old/2.xml"}, b""),
    "/circle": (200, XML, _feed(1, "/circle-2")),
    "/circle-2": (200, XML, _feed(2, "/circle")),
    "/packed": (200, {**XML, "Content-Encoding": "gzip"}, gzip.compress(_feed(1), mtime=0)),
    "/as-text": (200, {"Content-Type": "text/plain"}, _feed(1)),
    "/latin": (
        200,
        {"Content-Type": "text/xml; charset=ISO-8859-1"},
        _feed(1).decode().encode("latin-1"),
    ),
    "/utf-16": (200, XML, ("\ufeff" + _feed(1).decode()).encode("utf-16-le")),
    "/declared": (
        200,
        {"Content-Type": "text/xml; charset=utf-8"},
        b'<?xml version="1.0" encoding="ISO-8859-1"?>' + _feed(1).decode().encode("latin-1"),
    ),
    "/not-utf-8": (200, XML, b"<feed>\n" + _feed(1).decode().encode("latin-1")),
    "/page": (200, {"Content-Type": "text/html"}, PAGE),
    "/empty": (200, XML, b""),
    "/gone": (410, {}, b""),
    "/broken-archive": (200, XML, _feed(1, "/gone")),
    "/failing": (503, {}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/away": (302, {"Location": "file:///etc/passwd"}, b""),
    "/short": (200, {**XML, "Content-Length": "5000"}, _feed(1)),
    "/packed-badly": (200, {**XML, "Content-Encoding": "gzip"}, b"no gzip"),
    "/packed-otherwise": (200, {**XML, "Content-Encoding": "br"}, b"no"),
    "/bomb": (200, {**XML, "Content-Encoding": "gzip"}, gzip.compress(b" " * 300_000, mtime=0)),
    "/large": (200, XML, b" " * 300_000),
}


class _Handler(BaseHTTPRequestHandler):
    silent = threading.Event()

    def do_GET(self) -> None:
        if self.path == "/silent":
            self.silent.wait(10)
            return
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is told."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    _Handler.silent.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "numbers"),
    [
        ("/feed", [1, 2, 3]),
        ("/moved", [1, 2, 3]),
        ("/moved-deep", [1, 2]),
        ("/circle", [2, 1]),
        ("/packed", [1]),
        ("/as-text", [1]),
        ("/latin", [1]),
        ("/utf-16", [1]),
        ("/declared", [1]),
    ],
)
def test_what_hosts_do(tmp_path: Path, host: str, path: str, numbers: list[int]) -> None:
    found = import_articles(host + path, tmp_path, SITE)
    assert not found.problems
    assert [name[9] for name in found.files] == [str(one) for one in numbers]
    text = (tmp_path / found.files[0]).read_text(encoding="utf-8")
    assert f"title: Fähre {numbers[0]}\n" in text


@pytest.mark.parametrize(
    ("path", "place", "message"),
    [
        ("/nothing", "/nothing", "there is no feed here"),
        ("/gone", "/gone", "there is no feed here"),
        ("/broken-archive", "/gone", "there is no feed here"),
        ("/failing", "/failing", "the host answers 503 Service Unavailable"),
        ("/loop", "/loop", "too many redirects"),
        ("/away", "/away", "neither http nor https"),
        ("/short", "/short", "of 5000 bytes came"),
        ("/packed-badly", "/packed-badly", "compressed"),
        ("/packed-otherwise", "/packed-otherwise", "compressed with, br,"),
        ("/bomb", "/bomb", "more than 100000 bytes"),
        ("/large", "/large", "more than 100000 bytes"),
        ("/silent", "/silent", "in time|no byte"),
        ("/page", "/page", "a web page"),
        ("/empty", "/empty", "empty"),
        ("/not-utf-8", "/not-utf-8", "no feed"),
    ],
)
def test_what_cannot_be_had_is_said(
    tmp_path: Path,
    host: str,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    place: str,
    message: str,
) -> None:
    monkeypatch.setattr(deployed_module, "_LARGEST", 100_000)
    monkeypatch.setattr(deployed_module, "_SILENCE", 0.3)
    with pytest.raises(ReadError, match=message) as raised:
        import_articles(host + path, tmp_path / "new", SITE)
    (problem,) = raised.value.problems
    assert (problem.path, bool(problem.hint)) == (host + place, True)
    assert not (tmp_path / "new").exists()


def test_a_page_names_its_feed(tmp_path: Path, host: str) -> None:
    with pytest.raises(ReadError) as raised:
        import_articles(host + "/page", tmp_path, SITE)
    assert raised.value.problems[0].hint.endswith("as it says: /right.xml")


def test_a_host_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be fetched"):
        import_articles("http://127.0.0.1:9/feed", tmp_path, SITE)


def test_a_file_that_is_too_large_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deployed_module, "_LARGEST", 1000)
    (tmp_path / "x.xml").write_bytes(b"<rss>" + b" " * 2000)
    with pytest.raises(ReadError, match="in parts"):
        import_articles(str(tmp_path / "x.xml"), tmp_path / "new", SITE)
