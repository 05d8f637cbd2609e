"""Exports of Blogger, in both forms: what its Atom alone would show of them to everybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.config import Config
from feeds.ledger import DeployedEntry, read_feed
from feeds.moving import import_articles
from tests.pipeline.sites import write

KIND = "http://schemas.google.com/g/2005#kind"
HEAD = "<feed xmlns='http://www.w3.org/2005/Atom'{}><id>tag:blogger.com,1999:blog-1</id>"
SPACES = (
    " xmlns:app='http://purl.org/atom/app#' xmlns:blogger='http://schemas.google.com/blogger/2018'"
)


def _entry(rows: str, number: int = 2) -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id><title>T{number}</title>"
        "<published>2019-05-15T10:00:00.001+02:00</published><updated>2020-01-02T03:04:05Z</updated>"
        "<author><name>Ann</name><email>noreply@blogger.com</email></author>"
        f"<content type='html'>&lt;p>Words.&lt;/p></content>{rows}</entry>"
    )


def _kind(word: str) -> str:
    return f"<category scheme='{KIND}' term='http://schemas.google.com/blogger/2008/kind#{word}'/>"


def _own(kind: str, status: str = "LIVE", more: str = "") -> str:
    return f"<blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>{more}"


def _draft(said: str) -> str:
    return f"<app:control><app:draft>{said}</app:draft></app:control>"


def _read(*entries: str) -> tuple[DeployedEntry, ...]:
    text = HEAD.format(SPACES) + "".join(entries) + "</feed>"
    return read_feed(text.encode(), "x.xml").entries


STATES = {
    _kind("post"): ("post", ""),
    _kind("post") + _draft("yes"): ("post", "draft"),
    _kind("post") + _draft("no"): ("post", ""),
    _kind("page"): ("page", ""),
    _kind("comment"): ("comment", ""),
    _kind("settings"): ("settings", ""),
    _kind("template"): ("template", ""),
    _own("POST"): ("post", ""),
    _own("POST", "DRAFT"): ("post", "draft"),
    _own("POST", "SCHEDULED"): ("post", ""),
    _own("POST", "SOFT_TRASHED"): ("post", "trash"),
    _own("POST", "LIVE", "<blogger:trashed>2020-01-01T00:00:00Z</blogger:trashed>"): (
        "post",
        "trash",
    ),
    _own("POST", "LIVE", "<blogger:trashed/>"): ("post", ""),
    _own("POST", "HIDDEN_SOMEHOW"): ("post", "draft"),
    _own("PAGE"): ("page", ""),
    _own("COMMENT", "SPAM"): ("comment", "draft"),
    "": ("post", ""),
}


@pytest.mark.parametrize(("rows", "expected"), STATES.items(), ids=map(str, range(len(STATES))))
def test_kinds_and_states(rows: str, expected: tuple[str, str]) -> None:
    (entry,) = _read(_entry(rows))
    assert (entry.kind, entry.state) == expected


def test_labels_are_tags_and_nobody_is_an_address() -> None:
    (entry,) = _read(
        _entry(_kind("post") + "<category scheme='http://www.blogger.com/atom/ns#' term='Sea'/>")
    )
    assert (entry.tags, entry.authors) == (("Sea",), (("Ann", "", ""),))
    assert entry.id == "tag:blogger.com,1999:blog-1.post-2"


def test_comments_drafts_and_what_is_in_the_bin_stay_where_they_are(tmp_path: Path) -> None:
    name = "<blogger:filename>/2019/05/fog.html</blogger:filename>"
    rows = [
        _own("POST", "LIVE", name),
        _own("POST", "DRAFT"),
        _own("COMMENT"),
        _own("COMMENT", "SPAM_COMMENT"),
        _own("PAGE"),
        _own("POST", "SOFT_TRASHED"),
    ]
    entries = "".join(_entry(one, number) for number, one in enumerate(rows))
    write(tmp_path, {"feed.atom": HEAD.format(SPACES) + entries + "</feed>"})
    found = import_articles(str(tmp_path / "feed.atom"), tmp_path / "new", Config())
    assert found.left_out == (("comment", 2), ("page", 1), ("trash", 1))
    assert (found.files, found.drafts) == (("draft-t1.html", "2019-05-15-fog.html"), 1)
    text = (tmp_path / "new" / "2019-05-15-fog.html").read_text(encoding="utf-8")
    assert "\nurl: /2019/05/fog.html\n" in text
    assert "\nid: tag:blogger.com,1999:blog-1.post-0\n" in text
    assert found.settings == 'names = {atom = ["feeds/posts/default/index.xml"]}\n'
