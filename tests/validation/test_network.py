"""Feeds at their addresses: what is fetched, how it is served, and what is refused."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from feeds.fetch import FetchError, Limits, Response, fetch
from feeds.validation import validate
from feeds.validation.network import validate_url
from tests.validation.staged import BODY, NOW, serving

SHORT = Limits(size=100_000, seconds=1.0, silence=0.4, redirects=3)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@contextmanager
def raw_server(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    """A loopback server that does to each connection whatever `serve` does."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    running = [True]

    def loop() -> None:
        while running:
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            with connection:
                try:
                    connection.recv(65536)
                    serve(connection)
                except OSError:
                    continue

    thread = Thread(target=loop, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/feed.xml"
    finally:
        running.clear()
        thread.join()
        listener.close()


def codes(url: str, limits: Limits = SHORT) -> set[str]:
    report, _ = validate_url(url, now=NOW, limits=limits, select=("N",))
    return {finding.code for finding in report.findings}


ATOM = "Content-Type: application/atom+xml"
XML = "Content-Type: application/xml; charset=utf-8"
DATED = "Last-Modified: Fri, 01 May 2026 12:00:00 GMT"
ZIPPED = "Content-Encoding: gzip"
SHARED = "Access-Control-Allow-Origin: *"
ANSWERS: list[tuple[list[str], set[str]]] = [
    ([ATOM, 'ETag: "1"', ZIPPED, SHARED], set()),
    ([XML, DATED, ZIPPED, SHARED], set()),
    ([], {"N204", "N301", "N304", "N308"}),
    (["Content-Type: text/plain"], {"N201", "N301", "N304", "N308"}),
    (["Content-Type: application/octet-stream"], {"N201", "N301", "N304", "N308"}),
    (["Content-Type: application/feed+json"], {"N202", "N301", "N304", "N308"}),
    (["Content-Type: text/xml", "Last-Modified: yesterday"], {"N203", "N303", "N304", "N308"}),
    (["Content-Type: text/xml; charset=UTF-8", 'ETag: W/"1"'], {"N304", "N308"}),
    ([ATOM, 'ETag: "1"', "X-Again: 200", ZIPPED, SHARED], {"N302"}),
]


@pytest.mark.parametrize(("headers", "expected"), ANSWERS)
def test_what_is_said_of_an_answer(headers: list[str], expected: set[str]) -> None:
    with serving("\n".join(["HTTP/1.1 200 OK", *headers])) as url:
        assert codes(url) == expected


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 500, 503])
def test_an_error_is_an_error_and_its_body_no_feed(status: int) -> None:
    with serving(f"HTTP/1.1 {status} X\nContent-Type: text/html") as url:
        report, data = validate_url(url, now=NOW, limits=SHORT)
    assert [finding.code for finding in report.findings] == ["N102"]
    assert str(status) in report.findings[0].message
    assert data == b""


def test_a_redirect_is_followed_and_told() -> None:
    with serving("HTTP/1.1 301 Moved\nLocation: /moved") as url:
        report, data = validate_url(url, now=NOW, limits=SHORT)
    assert "N306" in {finding.code for finding in report.findings}
    assert data == BODY


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "data:,x"])
def test_a_redirect_leads_to_no_other_scheme(target: str) -> None:
    with serving(f"HTTP/1.1 302 Found\nLocation: {target}") as url:
        assert codes(url) == {"N101"}


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert codes(f"http://127.0.0.1:{port}/") == {"N101"}
    assert codes("http://[::1/") == {"N101"}
    assert codes("http://exa mple/") == {"N101"}


def head(*lines: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""]).encode()


def endless(connection: socket.socket) -> None:
    connection.sendall(head("Content-Type: text/xml"))
    while True:
        connection.sendall(b"<!-- " + b"x" * 60_000)


def bomb(connection: socket.socket) -> None:
    body = gzip.compress(b"x" * 20_000_000, mtime=0)
    connection.sendall(head("Content-Encoding: gzip", f"Content-Length: {len(body)}") + body)


def silent(connection: socket.socket) -> None:
    connection.recv(1)


def dripping(connection: socket.socket) -> None:
    connection.sendall(head("Content-Type: text/xml"))
    for _ in range(100):
        connection.sendall(b"<")
        connection.settimeout(0.1)
        try:
            if not connection.recv(1):
                return
        except TimeoutError:
            continue


def half_gzip(connection: socket.socket) -> None:
    body = gzip.compress(BODY, mtime=0)[:200]
    connection.sendall(head("Content-Encoding: gzip", f"Content-Length: {len(body)}") + body)


def not_gzip(connection: socket.socket) -> None:
    connection.sendall(head("Content-Encoding: gzip", f"Content-Length: {len(BODY)}") + BODY)


def cut_short(connection: socket.socket) -> None:
    connection.sendall(head("Content-Length: 100000") + BODY)


def not_http(connection: socket.socket) -> None:
    connection.sendall(b"SSH-2.0-x\r\n")


MISBEHAVING: list[tuple[Callable[[socket.socket], None], str]] = [
    (endless, "N103"),
    (bomb, "N103"),
    (silent, "N103"),
    (dripping, "N103"),
    (half_gzip, "N104"),
    (not_gzip, "N104"),
    (cut_short, "N101"),
    (not_http, "N101"),
]


@pytest.mark.parametrize(("serve", "code"), MISBEHAVING)
def test_a_misbehaving_server_is_left(serve: Callable[[socket.socket], None], code: str) -> None:
    with raw_server(serve) as url:
        assert codes(url) == {code}


def test_a_loop_of_redirects_is_left() -> None:
    with serving("HTTP/1.1 302 Found\nLocation: /feed.xml") as url, pytest.raises(FetchError) as e:
        fetch(url, limits=SHORT)
    assert e.value.kind == "redirects"


def test_the_address_it_came_from_is_where_the_self_link_should_lead() -> None:
    with serving("HTTP/1.1 200 OK\nContent-Type: application/atom+xml") as url:
        report, _ = validate_url(url, now=NOW, limits=SHORT, base="https://example.org/feed.xml")
        assert "Q202" not in {finding.code for finding in report.findings}


def test_the_content_type_counts_without_a_server_too() -> None:
    report = validate(BODY, content_type="application/rss+xml", select=["N"])
    assert [finding.code for finding in report.findings] == ["N202"]


REDIRECTS: list[tuple[str, int, str, str]] = [
    ("https://example.org/feed", 301, "http://example.org/feed.xml", "N307"),
    ("https://example.org/feed", 308, "https://example.org/feed.xml", "N306"),
    ("http://example.org/feed", 301, "https://example.org/feed.xml", "N306"),
    ("http://example.org/feed", 307, "https://example.org/feed.xml", "N305"),
]


@pytest.mark.parametrize(("asked", "status", "target", "code"), REDIRECTS)
def test_redirects_are_permanent_and_stay_safe(
    monkeypatch: pytest.MonkeyPatch, asked: str, status: int, target: str, code: str
) -> None:
    def answer(_url: str, **_: object) -> Response:
        return Response(
            url=target, status=200, headers={}, body=BODY, redirects=((status, target),)
        )

    monkeypatch.setattr("feeds.validation.network.fetch", answer)
    found = [one for one in codes(asked) if one.startswith("N30") and one > "N304"]
    assert sorted(found) == sorted([code, "N308"])
