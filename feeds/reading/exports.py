"""Whether a file is the export of a whole blog: known by what it holds, whatever its name is.

Such a file has drafts, and often readers' addresses, beside what everybody may read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from feeds.errors import Problem
from feeds.generators import Source
from feeds.model import Document

__all__ = ["EXPORT", "export_in", "read_export"]

EXPORT = "an export of "
"""What the reason begins with that is given for one."""

_CHUNK = 1024 * 1024
_OVERLAP = 512  # bytes; no mark is longer
_HEAD = 64 * 1024
_MOST = 10_000  # members of an archive that are looked at
_XML = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")
_STATES = rb"draft|private|pending|future|scheduled|trash|unpublished|auto-draft|members|paid"
_MARKS = (
    ("WordPress", re.compile(rb"<[\w.-]+:(?:wxr_version|post_type|post_password)\b")),
    (
        "Blogger",
        re.compile(
            rb"schemas\.google\.com/blogger/\d+#(?:post|page|comment|settings|template)"
            rb"|<blogger:(?:status|type|trashed)\b"
        ),
    ),
    ("a blog (BlogML)", re.compile(rb"<blog\b[^<>]{0,300}\bblogml\b", re.IGNORECASE)),
    (
        "a blog with drafts",
        re.compile(
            rb"<(?:[\w.-]+:)?(?:draft|is_?draft)\b[^<>]{0,200}>\s{0,20}(?:yes|true|1)\b"
            rb"|<(?:[\w.-]+:)?(?:post_?)?(?:status|visibility|audience)\b[^<>]{0,200}>\s{0,20}"
            rb"(?:<!\[CDATA\[\s{0,20})?(?:" + _STATES + rb")\b"
            rb"|<(?:[\w.-]+:)?(?:is_?)?published\b[^<>]{0,200}>\s{0,20}(?:no|false|0)\s{0,20}<",
            re.IGNORECASE,
        ),
    ),
)
_GHOST = re.compile(rb'^\s*\{\s*"db"\s*:\s*\[\s*\{\s*"(?:meta|data)"')
_BLOGGER = re.compile(rb'"kind"\s*:\s*"blogger#post')
_SUBSTACK = (b"post_id", b"is_published")
_READERS = (b"email", b"active_subscription")
_MEDIUM = re.compile(r"(?:^|/)posts/(?:draft_)?[^/]*\.html$")
_ARTICLE = re.compile(rb"(?:\xef\xbb\xbf)?(?:-{3}[ \t]*\r?\n|\+{3}[ \t]*\r?\n|\.\. title:)")
_TEXTS = (".md", ".mdx", ".markdown", ".rst", ".html", ".txt")


def read_export(source: Source, file: Path) -> Iterator[Document | Problem]:
    """No article, and why, for an export; nothing for any other XML."""
    reason = export_in(file)
    if reason:
        yield Document(path=source.path, markup="text", body="", left_out=reason)


def export_in(file: Path) -> str:
    """Whose export a file is, in words; "" for any other. Raises OSError."""
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
        stream.seek(0)
        if head.startswith(b"PK\x03\x04"):
            return _of_archive(file)
        if _XML.match(head):
            return _of_xml(stream)
        return _of_data(head)


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


def _of_data(head: bytes) -> str:
    if _GHOST.match(head.removeprefix(b"\xef\xbb\xbf")):
        return EXPORT + "Ghost"
    if _BLOGGER.search(head):
        return EXPORT + "Blogger"
    first = head.partition(b"\n")[0].lower()
    if all(key in first for key in _SUBSTACK) or all(key in first for key in _READERS):
        return EXPORT + "Substack"
    return ""


def _of_archive(file: Path) -> str:
    try:
        with ZipFile(file) as archive:
            return _of_members(archive)
    except (BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError):
        return ""  # broken, or encrypted


def _of_members(archive: ZipFile) -> str:
    names = archive.namelist()[:_MOST]
    files = {name.rpartition("/")[2].lower() for name in names}
    pages = sum(1 for name in names if _MEDIUM.search(name))
    if "posts.csv" in files and pages:
        return EXPORT + "Substack"
    if pages and any(name.split("/")[0] == "profile" or "/profile/" in name for name in names):
        return EXPORT + "Medium"
    if any(name.lower().endswith("/feed.atom") for name in names):
        return EXPORT + "Blogger"
    for name in names:
        suffix = "." + name.rpartition(".")[2].lower()
        if suffix in {".xml", ".json", ".csv", ".atom", ".rss"}:
            with archive.open(name) as member:
                head = member.read(_HEAD)
            with archive.open(name) as member:
                found = _of_xml(member) if _XML.match(head) else _of_data(head)  # type: ignore[arg-type]
            if found:
                return found
        elif suffix in _TEXTS:
            with archive.open(name) as member:
                if _ARTICLE.match(member.read(_HEAD)):
                    return EXPORT + "articles' sources"
    return ""
