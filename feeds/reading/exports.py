"""Whether a file is the export of a whole blog: known by what it holds, whatever its name is.

Such a file has drafts, and often readers' addresses, beside what everybody may read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from feeds.errors import Problem
from feeds.generators import Source
from feeds.model import Document
from feeds.patterns import lazy_regex

__all__ = ["EXPORT", "export_by_names", "export_in", "export_of", "is_movable_type", "read_export"]

EXPORT = "an export of "
"""What the reason begins with that is given for one."""

_CHUNK = 1024 * 1024
_OVERLAP = 512  # bytes; no mark is longer
_HEAD = 64 * 1024
_XML = lazy_regex(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")
_STATES = rb"draft|private|pending|future|scheduled|trash|unpublished|auto-draft|members|paid"
_MARKS = (
    ("WordPress", lazy_regex(rb"<[\w.-]+:(?:wxr_version|post_type|post_password)\b")),
    (
        "Blogger",
        lazy_regex(
            rb"schemas\.google\.com/blogger/\d+#(?:post|page|comment|settings|template)"
            rb"|<blogger:(?:status|type|trashed)\b"
        ),
    ),
    ("a blog (BlogML)", lazy_regex(rb"<blog\b[^<>]{0,300}\bblogml\b", re.IGNORECASE)),
    (
        "a blog with drafts",
        lazy_regex(
            rb"<(?:[\w.-]+:)?(?:draft|is_?draft)\b[^<>]{0,200}>\s{0,20}(?:yes|true|1)\b"
            rb"|<(?:[\w.-]+:)?(?:post_?)?(?:status|visibility|audience)\b[^<>]{0,200}>\s{0,20}"
            rb"(?:<!\[CDATA\[\s{0,20})?(?:" + _STATES + rb")\b"
            rb"|<(?:[\w.-]+:)?(?:is_?)?published\b[^<>]{0,200}>\s{0,20}(?:no|false|0)\s{0,20}<",
            re.IGNORECASE,
        ),
    ),
)
_DATABASE = lazy_regex(rb"\ASQLite format 3\0|^(?:INSERT INTO|COPY|CREATE TABLE) ", re.MULTILINE)
_POSTS = lazy_regex(
    rb"(?:CREATE TABLE|INSERT INTO|^COPY) [^;(\n]{0,60}?"
    rb"(?:posts?|articles?|entry|entries|nodes?)\b",
    re.MULTILINE,
)
_DRAFT = lazy_regex(rb"\b(?:" + _STATES + rb")\b")
_GHOST = lazy_regex(rb'^\s*\{\s*"db"\s*:\s*\[\s*\{\s*"(?:meta|data)"')
_BLOGGER = lazy_regex(rb'"kind"\s*:\s*"blogger#post')
_MOVABLE_TYPE = lazy_regex(
    rb"(?:\xef\xbb\xbf)?\s*(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|ALLOW (?:COMMENTS|PINGS)|CATEGORY"
    rb"|CONVERT BREAKS|PRIMARY CATEGORY|UNIQUE URL|TAGS|NO ENTRY|PATH|IMAGE):"
)
_PART = lazy_regex(rb"^-{5}[ \t]*\r?\n(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS):", re.MULTILINE)
_MASTODON = lazy_regex(rb'"type"\s*:\s*"OrderedCollection"[^\[]{0,400}"orderedItems"\s*:\s*\[')
_SUBSTACK = (b"post_id", b"is_published")
_READERS = (b"email", b"active_subscription")
_MEDIUM = lazy_regex(r"(?:^|/)posts/(?:draft_)?[^/]*\.html$")


def read_export(source: Source, file: Path) -> Iterator[Document | Problem]:
    """No article, and why, for an export; nothing for any other XML."""
    reason = export_in(file)
    if reason:
        yield Document(path=source.path, markup="text", body="", left_out=reason)


def export_in(file: Path) -> str:
    """Whose export a file is, in words; "" for any other. Raises OSError."""
    with file.open("rb") as stream:
        return export_of(stream)


def export_of(stream: BinaryIO) -> str:
    """The same for what a stream that can be sought holds."""
    head = stream.read(_HEAD)
    stream.seek(0)
    if _XML.match(head):
        return _of_xml(stream)
    return _of_database(stream) if _DATABASE.search(head) else _of_data(head)


def is_movable_type(data: bytes) -> bool:
    """Whether a text begins as an export of Movable Type does, with lines and a part."""
    head = data[:_HEAD]
    return _MOVABLE_TYPE.match(head) is not None and _PART.search(head) is not None


def export_by_names(names: Collection[str]) -> str:
    """Whose export an archive is, by the names of the files in it."""
    files = {name.rpartition("/")[2].lower() for name in names}
    has_pages = any(_MEDIUM.search(name) for name in names)
    if "posts.csv" in files and has_pages:
        return EXPORT + "Substack"
    if has_pages and any(name.split("/")[0] == "profile" or "/profile/" in name for name in names):
        return EXPORT + "Medium"
    if any(name.lower().endswith("/feed.atom") for name in names):
        return EXPORT + "Blogger"
    return ""


def _of_xml(stream: BinaryIO) -> str:
    before, found = b"", ""
    while chunk := stream.read(_CHUNK):
        text = before + chunk.replace(b"\0", b"")  # UTF-16, as far as it is ASCII
        for whose, mark in _MARKS:
            if mark.search(text):
                found = found or whose
        if found and found != _MARKS[-1][0]:
            break
        before = text[-_OVERLAP:]
    return EXPORT + found if found else ""


def _of_database(stream: BinaryIO) -> str:
    """A dump, or a file of SQLite, in which both posts and a word for drafts stand."""
    before, missing = b"", {_POSTS, _DRAFT}
    while missing and (chunk := stream.read(_CHUNK)):
        missing = {mark for mark in missing if not mark.search(before + chunk)}
        before = chunk[-_OVERLAP:]
    return "" if missing else EXPORT + "a blog's database"


def _of_data(head: bytes) -> str:
    if _GHOST.match(head.removeprefix(b"\xef\xbb\xbf")):
        return EXPORT + "Ghost"
    if _BLOGGER.search(head):
        return EXPORT + "Blogger"
    if is_movable_type(head):
        return EXPORT + "Movable Type"
    if _MASTODON.search(head):
        return EXPORT + "Mastodon"
    first = head.partition(b"\n")[0].lower()
    if all(key in first for key in _SUBSTACK) or all(key in first for key in _READERS):
        return EXPORT + "Substack"
    return ""
