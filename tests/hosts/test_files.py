"""What hosts are told, as text; what servers make of it is in test_servers."""

from __future__ import annotations

import tomllib
from typing import get_args

import pytest
import yaml

from feeds.config import HostName
from feeds.hosts import HOSTS, Routes, Served, Setup, headers_file, redirects_file

ROUTES = Routes(
    folder="/blog",
    served=(
        Served("feed.xml", "xml"),
        Served("tag/*/feed.json", "json"),
        Served("archive/*/feed.xml", "xml", is_archive=True),
        Served("feeds.opml", "opml"),
    ),
    same=(("feed", "feed/index.xml"), ("feed/", "feed/index.xml")),
    moved=(("old.html", "new.html"), ("é/old/", "a%20b/"), ("price$.html", "cost$.html")),
    gone=("2019/gone", "gone.html"),
)
SETUP = Setup(url="https://tide.example.org/", name="tide.example.org")
IN_FOLDER = Setup(
    url="https://tide.example.org/blog/",
    name="tide.example.org",
    folder="/blog",
    source="posts",
    lock="posts/feeds.lock",
    below="site",
    up="../",
)


def test_the_setting_knows_every_host() -> None:
    assert get_args(HostName) == ("", *HOSTS)


def test_an_address_is_known_in_each_spelling() -> None:
    assert ROUTES.answers == {
        "/blog/2019/gone": (410, ""),
        "/blog/2019/gone/": (410, ""),
        "/blog/feed": (200, "/blog/feed/index.xml"),
        "/blog/feed/": (200, "/blog/feed/index.xml"),
        "/blog/gone.html": (410, ""),
        "/blog/old.html": (301, "/blog/new.html"),
        "/blog/price$.html": (301, "/blog/cost$.html"),
        "/blog/é/old": (301, "/blog/a%20b/"),
        "/blog/é/old/": (301, "/blog/a%20b/"),
    }


def test_headers_say_media_type_caching_and_leave_to_read() -> None:
    served = [*ROUTES.served, Served("é b.xml", "xml")]
    minutes, ever = "max-age=1800", "max-age=31536000, immutable"
    assert headers_file(served).decode() == "\n".join(
        f"/{path}\n"
        f"  Content-Type: {kind}; charset=utf-8\n"
        "  X-Content-Type-Options: nosniff\n"
        f"  Cache-Control: public, {cached}\n"
        "  Access-Control-Allow-Origin: *\n"
        for path, kind, cached in [
            ("%C3%A9%20b.xml", "application/xml", minutes),
            ("feed.xml", "application/xml", minutes),
            ("feeds.opml", "text/x-opml", minutes),
            ("tag/:part2/feed.json", "application/feed+json", minutes),
            ("archive/:part2/feed.xml", "application/xml", ever),
        ]
    )
    assert headers_file([]) == b""
    assert headers_file(served[:1], "/blog").startswith(b"/blog/feed.xml\n")


def test_redirects_are_forced_where_a_file_would_come_first() -> None:
    assert redirects_file(Routes()) == b""
    plain = redirects_file(ROUTES).decode().splitlines()
    assert "/blog/old.html /blog/new.html 301" in plain
    assert "/blog/feed/ /blog/feed/index.xml 200" in plain
    assert not [line for line in plain if "410" in line or "!" in line]
    forced = redirects_file(ROUTES, forced=True, gone="410.html").decode().splitlines()
    assert "/blog/old.html /blog/new.html 301!" in forced
    assert "/blog/gone.html /blog/410.html 410!" in forced


@pytest.mark.parametrize("name", HOSTS)
def test_a_host_names_the_files_that_it_keeps(name: str) -> None:
    host = HOSTS[name]
    kept = host.kept(ROUTES)
    assert set(kept) <= set(host.names)
    assert kept == host.kept(ROUTES)


@pytest.mark.parametrize("setup", [SETUP, IN_FOLDER], ids=["root", "folder"])
@pytest.mark.parametrize("name", HOSTS)
def test_what_is_written_once_can_be_read(name: str, setup: Setup) -> None:
    host = HOSTS[name]
    assert host.next(setup)
    for file, text in host.written(setup).items():
        assert setup.url in text
        if file.endswith(".toml"):
            assert tomllib.loads(text)
        if file.endswith(".yml"):
            assert yaml.safe_load(text)["jobs"]
