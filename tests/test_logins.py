"""A login in an address goes to its host alone, and is shown to nobody."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from feeds.errors import ReadError
from feeds.logins import login_for, parted, with_login_of, without_login
from feeds.moving import import_articles
from feeds.planning import _adopt
from tests.cli.commands import feeds
from tests.pipeline.sites import SITE, write

PARTED = {
    "https://ann:tide@e.org/feed": ("https://e.org/feed", "ann:tide"),
    "HTTPS://ann:tide@e.org:8443/": ("HTTPS://e.org:8443/", "ann:tide"),
    "https://ann@e.org/": ("https://e.org/", "ann:"),
    "https://:tide@e.org/": ("https://e.org/", ":tide"),
    "https://a%40b:t%3Ai%2Fd%C3%A9@e.org/": ("https://e.org/", "a@b:t:i/dé"),
    "https://ann:a:b@c@e.org/": ("https://e.org/", "ann:a:b@c"),
    "https://ann:ti/de@e.org/feed": ("https://e.org/feed", "ann:ti/de"),
    "https://ann:ti#?de@e.org/feed": ("https://e.org/feed", "ann:ti#?de"),
    "https://ann:tide@[::1]:80/": ("https://[::1]:80/", "ann:tide"),
    "https://@e.org/": ("https://e.org/", ""),
    "https://e.org/@ann/feed": ("https://e.org/@ann/feed", ""),
    "https://e.org:8443/@ann": ("https://e.org:8443/@ann", ""),
    "https://[::1]:80/@ann": ("https://[::1]:80/@ann", ""),
    "https://e.org/?a=b:c@d": ("https://e.org/?a=b:c@d", ""),
    "notes/a:b@c.xml": ("notes/a:b@c.xml", ""),
}


@pytest.mark.parametrize(("address", "expected"), PARTED.items())
def test_a_login_is_parted_from_its_address(address: str, expected: tuple[str, str]) -> None:
    clean, login = parted(address)
    words = base64.b64decode(login.removeprefix("Basic ")).decode()
    assert (clean, words) == expected
    assert without_login(address) == clean


@pytest.mark.parametrize(
    ("known", "target", "is_kept"),
    [
        ("https://e.org/a", "https://e.org/b", True),
        ("https://e.org/a", "https://E.org:443/b", True),
        ("http://e.org/a", "https://e.org/b", True),
        ("https://e.org/a", "http://e.org/b", False),
        ("https://e.org/a", "https://www.e.org/b", False),
        ("https://e.org/a", "https://e.org:8443/b", False),
        ("http://e.org:8000/a", "https://e.org/b", False),
        ("https://e.org/a", "https://e.org.evil.example/b", False),
        ("https://e.org/a", "https://[broken", False),
    ],
)
def test_a_login_goes_to_its_own_host_alone(known: str, target: str, *, is_kept: bool) -> None:
    assert bool(login_for("Basic x", known, target)) is is_kept
    whole = known.replace("://", "://ann:tide@")
    assert ("ann:tide@" in with_login_of(whole, target)) is is_kept


def _feed(number: int, previous: str = "") -> bytes:
    link = f'<link rel="prev-archive" href="{previous}"/>' if previous else ""
    return f"""<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>T</title>{link}<entry>
<id>tag:x,2019:{number}</id><title>T {number}</title><content>Words.</content>
<updated>2019-01-0{number % 9 + 1}T08:00:00Z</updated></entry></feed>""".encode()


class _Handler(BaseHTTPRequestHandler):
    """One host; what was asked of it is in `seen`."""

    seen: list[tuple[str, str]]
    other: str

    def do_GET(self) -> None:
        login = self.headers.get("Authorization", "")
        self.seen.append((self.path, login))
        status, headers, body = self._answer(login)
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _answer(self, login: str) -> tuple[int, dict[str, str], bytes]:
        if self.path == "/away":
            return 302, {"Location": f"{self.other}/open"}, b""
        if self.path == "/open":
            return 200, {}, _feed(1)
        if self.path.startswith("/endless"):
            number = int(self.path.removeprefix("/endless"))
            return 200, {}, _feed(number, f"/endless{number + 1}")
        if base64.b64decode(login.removeprefix("Basic ")) != b"ann:ti/de":
            return 401, {"WWW-Authenticate": 'Basic realm="x"'}, b""
        if self.path == "/moved":
            return 302, {"Location": "/feed"}, b""
        if self.path == "/feed":
            return 200, {"ETag": '"1"'}, _feed(2, f"http://{self.headers['Host']}/old")
        return 200, {}, _feed(1)

    def log_message(self, *_: object) -> None:
        """Nothing is told."""


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, type[_Handler]]]]:
    """Two hosts, of which the first sends visitors to the second."""
    monkeypatch.setenv("no_proxy", "*")
    servers: list[tuple[ThreadingHTTPServer, threading.Thread]] = []
    found: list[tuple[str, type[_Handler]]] = []
    other = ""
    for name in ("second", "first"):
        handler = type(name, (_Handler,), {"seen": [], "other": other})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
        thread.start()
        servers.append((server, thread))
        other = f"http://127.0.0.1:{server.server_port}"
        found.insert(0, (other, handler))
    yield found
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


def _with(login: str, address: str) -> str:
    return address.replace("://", f"://{login}@")


@pytest.mark.parametrize("path", ["/feed", "/moved"])
def test_it_opens_the_feed_and_its_archive(
    tmp_path: Path, hosts: list[tuple[str, type[_Handler]]], path: str
) -> None:
    found = import_articles(_with("ann:ti%2Fde", hosts[0][0]) + path, tmp_path, SITE)
    assert len(found.files) == 2
    assert not found.problems


def test_another_host_never_gets_it(
    tmp_path: Path, hosts: list[tuple[str, type[_Handler]]]
) -> None:
    import_articles(_with("ann:ti%2Fde", hosts[0][0]) + "/away", tmp_path, SITE)
    assert hosts[0][1].seen[0][1]
    assert hosts[1][1].seen == [("/open", "")]


COMMANDS = (
    ["validate", "{}/feed"],
    ["validate", "{}/away"],
    ["validate", "--format", "sarif", "{}/feed"],
    ["validate", "--format", "json", "{}/feed"],
    ["validate", "--format", "github", "{}/feed"],
    ["import", "{}/feed", "new"],
    ["import", "{}/moved", "new2", "--dry-run"],
    ["import", "--ids", "{}/feed", "seeds", "--url", "https://e.org/"],
    ["build", "--url", "https://e.org/", "--against", "{}"],
    ["build", "--url", "https://e.org/", "--adopt", "{}/feed"],
)


@pytest.mark.parametrize(
    ("login", "commands"),
    [("ann:ti%2Fde", COMMANDS), ("ann:secret", COMMANDS[::4]), ("ann:sec/ret", COMMANDS[1::4])],
)
def test_no_command_shows_it(
    tmp_path: Path,
    hosts: list[tuple[str, type[_Handler]]],
    login: str,
    commands: Sequence[Sequence[str]],
) -> None:
    write(tmp_path / "seeds", {"a.md": "---\ndate: 2019-05-15\n---\n# A\n\nWords.\n"})
    place = _with(login, hosts[0][0])
    for words in commands:
        arguments = [word.format(place) for word in words]
        done = feeds(*arguments, cwd=tmp_path, no_proxy="*")
        shown = done.out + done.err
        for word in ("ti%2Fde", "ti/de", "secret", "sec/ret", "ann:", "YW5u"):
            assert word not in shown, (arguments, shown)


def test_an_archive_without_an_end_is_left_and_said(
    tmp_path: Path, hosts: list[tuple[str, type[_Handler]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_adopt, "_MOST_PAGES", 7)
    with pytest.raises(ReadError, match="goes on after 7 documents, which is the most"):
        import_articles(hosts[0][0] + "/endless1", tmp_path / "new", SITE)
    monkeypatch.setattr(_adopt, "_MOST_PAGES", 1000)
    monkeypatch.setattr(_adopt, "_MOST_BYTES", 2 * 1024)
    with pytest.raises(ReadError, match="goes on after 0 MB, which is the most"):
        import_articles(hosts[0][0] + "/endless1", tmp_path / "new", SITE)
