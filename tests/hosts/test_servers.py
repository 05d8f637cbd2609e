"""nginx, Apache and Caddy do with a site what they are told, at the root and in a folder."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

import pytest

from tests.cli.commands import feeds
from tests.hosts.servers import HOST, SERVERS, Running, Server, running, wait
from tests.hosts.site import ARTICLES, GONE, MOVED, WORDPRESS, make_site
from tests.pipeline.sites import write

pytestmark = pytest.mark.system

XML, JSON, OPML = "application/xml", "application/feed+json", "text/x-opml"
MINUTES, EVER = "public, max-age=1800", "public, max-age=31536000, immutable"

DOCUMENTS = [
    ("feed.xml", XML, MINUTES),
    ("rss.xml", XML, MINUTES),
    ("feed.json", JSON, MINUTES),
    ("feeds.opml", OPML, MINUTES),
    ("tag/sea/feed.xml", XML, MINUTES),
    ("tag/sea/feed.json", JSON, MINUTES),
    ("archive/1/feed.xml", XML, EVER),
    ("archive/2/rss.xml", XML, EVER),
    ("archive/1/feed.json", JSON, EVER),
    ("tag/sea/archive/1/feed.xml", XML, EVER),
]
USUAL = {
    **dict.fromkeys(("feed", "feed/", "feed/rss2/", "rss", "rss/"), "rss.xml"),
    **dict.fromkeys(("feed/atom", "feed/atom/", "atom/"), "feed.xml"),
}
NOT_FOUND = ("none", "none/", "none.html", "tag/none/feed.xml", "archive/99/feed.json")
HIDDEN = (".feeds-manifest", ".feeds-nginx.conf", ".feeds-caddy", ".htaccess")


class Site(NamedTuple):
    """A site at its server."""

    server: Server
    at: Running
    folder: str  # of its address
    files: Path

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer for a path below the site's address, and its body as it is sent."""
        connection = HTTPConnection(HOST, self.at.port, timeout=300)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", f"{self.folder}/{quote(path, safe='%/$+')}", headers=sent)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def target(self, answer: HTTPResponse) -> str:
        """Where a redirect leads, decoded, below the site's address."""
        path = unquote(urlsplit(answer.headers["Location"]).path)
        assert path.startswith(f"{unquote(self.folder)}/")
        return path.removeprefix(f"{unquote(self.folder)}/")


def serving(name: str, folder: str, more: str = "") -> Iterator[Site]:
    server = SERVERS[name]

    def make(site: Path, www: Path, port: int) -> None:
        url = f"http://{HOST}:{port}{folder}/"
        make_site(site, url=url, host=server.host, more=more)
        shutil.copytree(site / "public", f"{www}{unquote(folder)}")

    with running(server, make, is_shared=bool(folder)) as at:
        yield Site(server, at, folder, Path(f"{at.www}{unquote(folder)}"))


CASES = [(name, folder) for name in SERVERS for folder in ("", "/my%20blog")]


@pytest.fixture(scope="module", params=CASES, ids=["".join(case) for case in CASES])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    yield from serving(*request.param)


@pytest.mark.parametrize(("path", "kind", "caching"), DOCUMENTS)
def test_documents_are_served_as_they_should_be(
    site: Site, path: str, kind: str, caching: str
) -> None:
    plain, packed = ((site.files / f"{path}{end}").read_bytes() for end in ("", ".gz"))
    assert gzip.decompress(packed) == plain
    for asked in ("gzip", "identity"):
        answer, body = site.get(path, Accept_Encoding=asked)
        headers = answer.headers
        assert (answer.status, headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")
        is_packed = asked == "gzip" and site.server.is_whole
        assert headers["Content-Encoding"] == ("gzip" if is_packed else None)
        assert body == (packed if is_packed else plain)
        if site.server.is_whole:
            assert headers["Cache-Control"] == caching
            assert headers["Access-Control-Allow-Origin"] == "*"
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers.get_all("Vary") == ["Accept-Encoding"]


@pytest.mark.parametrize("asked", ["gzip", "identity", "gzip, deflate, br", None])
@pytest.mark.parametrize("path", [path for path, _, _ in DOCUMENTS])
def test_who_has_it_already_gets_304(site: Site, path: str, asked: str | None) -> None:
    """Apache's ETag of a file is weak in the second that it was written in, and strong later."""
    sent = {"Accept_Encoding": asked} if asked else {}
    first, _ = site.get(path, **sent)
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    for known in (
        {"If_None_Match": tag},
        {"If_Modified_Since": date},
        {"If_None_Match": tag, "If_Modified_Since": date},
        {"If_None_Match": f'"other", {tag}'},
    ):
        again, body = site.get(path, **sent, **known)
        assert (again.status, body) == (304, b""), known
        assert again.headers["ETag"].removeprefix("W/") == tag.removeprefix("W/")
    changed, _ = site.get(path, **sent, If_None_Match='"other"')
    assert changed.status == 200


def test_the_validator_finds_nothing(site: Site) -> None:
    """But that a feed on loopback is for this machine alone, and what modules would mend."""
    base = f"http://{HOST}:{site.at.port}{site.folder}/"
    ignored = "Q203" if site.server.is_whole else "Q203,N304,N308"
    places = [base + path for path, _, _ in DOCUMENTS]
    done = feeds("validate", *places, "--strict", "--ignore", ignored, cwd=site.files)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{len(places)} files checked, nothing found\n"


@pytest.mark.parametrize("old", MOVED)
def test_what_moved_leads_on(site: Site, old: str) -> None:
    """Caddy cannot compare a brace: there the page that browsers follow has to do."""
    answer, body = site.get(old)
    if site.server.host == "caddy" and "{" in unquote(old):
        assert (answer.status, b'http-equiv="refresh"' in body) == (200, True)
        return
    assert (answer.status, site.target(answer)) == (301, unquote(MOVED[old]))
    assert (site.files / unquote(MOVED[old])).exists()


@pytest.mark.parametrize("path", GONE)
def test_what_was_withdrawn_is_gone(site: Site, path: str) -> None:
    answer, body = site.get(path)
    assert (answer.status, body) == (410, (site.files / "410.html").read_bytes())
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", USUAL)
def test_usual_addresses_lead_to_a_feed(site: Site, path: str) -> None:
    answer, _ = site.get(path)
    assert (answer.status, site.target(answer)) == (301, USUAL[path])


@pytest.mark.parametrize("path", NOT_FOUND)
def test_a_wrong_address_shows_the_page_for_that(site: Site, path: str) -> None:
    answer, body = site.get(path)
    assert (answer.status, body) == (404, (site.files / "404.html").read_bytes())
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "immutable" not in str(answer.headers["Cache-Control"])


@pytest.mark.parametrize("path", HIDDEN)
def test_what_is_the_server_s_own_is_not_shown(site: Site, path: str) -> None:
    assert site.get(path)[0].status in {403, 404}


def test_pages_are_asked_for_again(site: Site) -> None:
    for path in ("", "index.html", "after.html", "tag/sea/", "style.css"):
        answer, _ = site.get(path)
        kind = "text/css" if path == "style.css" else "text/html"
        assert (answer.status, answer.headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")
        if site.server.is_whole:
            assert answer.headers["Cache-Control"] == "no-cache"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            tag = answer.headers["ETag"]
            assert site.get(path, If_None_Match=tag)[0].status == 304


def test_a_folder_without_a_page_shows_no_list(site: Site) -> None:
    for path in ("archive/", "archive/1/"):
        answer, body = site.get(path)
        if site.server.is_whole:
            assert (answer.status, body) == (404, (site.files / "404.html").read_bytes())
        else:
            assert answer.status == 403


def test_a_folder_without_its_slash_leads_to_it(site: Site) -> None:
    answer, _ = site.get("tag/sea")
    assert (answer.status in {301, 308}, site.target(answer)) == (True, "tag/sea/")


def test_a_move_needs_no_hand_at_the_server(site: Site) -> None:
    """The last of them: it changes the site. nginx goes on as it was for a moment."""
    answers = [site.get("8.html")[0]]
    assert answers[-1].status == 200
    name = "posts/8.md"
    write(site.at.site, {f"seeds/{name}": ARTICLES[name].replace("title", "slug: z\ntitle")})
    done = feeds("build", "--now", "2026-01-03", cwd=site.at.site)
    assert done.code == 0, done.err
    shutil.copytree(site.at.site / "public", site.files, dirs_exist_ok=True)
    site.at.reload()

    def is_moved() -> bool:
        answers.append(site.get("8.html")[0])
        return answers[-1].status == 301

    wait(is_moved)
    assert site.target(answers[-1]) == "z.html"
    assert site.get("z.html")[0].status == 200


@pytest.mark.parametrize("name", SERVERS)
def test_the_feeds_of_wordpress_stay_where_they_were(name: str) -> None:
    """A server that cannot answer at the address of a folder leads to the file."""
    for site in serving(name, "", WORDPRESS):
        for path, file in {"feed": "feed/index.xml", "feed/atom": "feed/atom/index.xml"}.items():
            for spelling in (path, f"{path}/", file):
                answer, body = site.get(spelling)
                if answer.status == 301:
                    assert not site.server.is_whole or spelling == path
                    answer, body = site.get(site.target(answer))
                assert (answer.status, body) == (200, (site.files / file).read_bytes()), spelling
                assert answer.headers["Content-Type"] == f"{XML}; charset=utf-8"
                if site.server.is_whole:
                    assert answer.headers["Access-Control-Allow-Origin"] == "*"


NAMES = """\
names = {rss = ["rss", "blog/über uns.rss"], json = ["api/index.json"], \
atom = ["atom.xml", "feed.atom", "feed/atom/index.xml"]}
by_language = true

[[feed]]
name = "tide"
tags = ["sea"]
"""
NAMED = [
    ("rss", XML, MINUTES),
    ("blog/über uns.rss", XML, MINUTES),
    ("api/index.json", JSON, MINUTES),
    ("feed.atom", XML, MINUTES),
    ("feed/atom/", XML, MINUTES),
    ("tide/atom.xml", XML, MINUTES),
    ("language/en/index.json", JSON, MINUTES),
    ("archive/1/rss", XML, EVER),
    ("tag/sea/rss", XML, MINUTES),
]


@pytest.mark.parametrize("name", [name for name in SERVERS if SERVERS[name].is_whole])
def test_feeds_may_have_any_name(name: str) -> None:
    """Also where a folder stands at an address that leads on."""
    for site in serving(name, "/b", NAMES):
        for path, kind, caching in NAMED:
            answer, _ = site.get(path)
            headers = answer.headers
            assert (answer.status, headers["Content-Type"]) == (200, f"{kind}; charset=utf-8"), path
            assert headers["Cache-Control"] == caching, path
        for path in ("feed", "feed/"):
            answer, _ = site.get(path)
            assert (answer.status, site.target(answer)) == (301, "rss")
