"""A folder as it will be published: each feed by itself, and all of them together.

One of the edges that do IO: it reads files, and hands what they hold to pure checks.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._engine import examine
from feeds.validation._finding import ValidationReport
from feeds.validation._pages import Announced, announced
from feeds.validation._published import FeedFile, PublishedFolder
from feeds.validation.reports import Checked
from feeds.validation.site import check_site

__all__ = ["is_feed", "validate_folder"]

_SNIFFED = 8 * 1024  # bytes that tell what a file is
_ROOT = lazy_regex(
    rb"\s*(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s+)*"
    rb"<(?:[\w.-]+:)?(rss|feed|RDF|opml|entry)[\s>/]",
    re.DOTALL,
)
_ATOM = (b"http://www.w3.org/2005/Atom", b"http://purl.org/atom/ns#")
_RSS_1 = b"http://purl.org/rss/1.0/"
_PAGES = (".html", ".htm", ".xhtml")
_NO_FEEDS = (*_PAGES, ".css", ".js", ".svg", ".png", ".jpg", ".gif", ".webp", ".mp3", ".woff2")


def is_feed(head: bytes) -> bool:
    """Whether a document that begins so is a feed or a list of them, whatever its name."""
    plain = head.lstrip(b"\xef\xbb\xbf\xfe\xff").replace(b"\x00", b"")
    if plain.lstrip()[:1] == b"{":
        return b"jsonfeed.org/version/" in plain
    found = _ROOT.match(plain)
    if found is None:
        return False
    root = found.group(1)
    if root == b"entry":
        return any(name in plain for name in _ATOM)
    return root != b"RDF" or _RSS_1 in plain


def validate_folder(
    folder: Path,
    *,
    base: str = "",
    now: datetime | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    against: Path | None = None,
) -> Iterator[Checked]:
    """Check every feed below `folder`, in the order of their paths, and the site they make.

    `base` is the address at which the folder is, or will be, served. `against` is the folder
    as it was published before: its ids must be the same. Pages that announce feeds are
    reported only where something is wrong. Raises OSError.
    """
    options = (select, ignore)
    base = base if base.endswith("/") or not base else base + "/"
    reports: dict[str, ValidationReport] = {}
    site = _read(folder, base, now, options, reports)
    before = _read(against, base, now, options, {}) if against is not None else None
    together = check_site(site, before, select=select, ignore=ignore)
    for path in sorted(reports.keys() | together.keys()):
        report = reports.get(path, ValidationReport(format="", findings=()))
        findings = sorted(
            (*report.findings, *together.get(path, ())),
            key=lambda one: (one.line, one.column, one.code),
        )
        file = folder / path
        yield Checked(
            file=file.as_posix(),
            source=file.read_bytes() if findings and file.is_file() else b"",
            report=replace(report, findings=tuple(findings)),
        )


def _read(
    folder: Path,
    base: str,
    now: datetime | None,
    options: tuple[tuple[str, ...], tuple[str, ...]],
    reports: dict[str, ValidationReport],
) -> PublishedFolder:
    """Read a folder once: its files, its feeds with their reports, its pages."""
    select, ignore = options
    files: dict[str, int] = {}
    feeds: dict[str, FeedFile] = {}
    pages: dict[str, bytes] = {}
    for path, file in _walk(folder):
        files[path] = file.stat().st_size
        lower = path.lower()
        if lower.endswith(_PAGES):
            pages[path] = _head(file, 256 * 1024)
        if lower.endswith(_NO_FEEDS) or not is_feed(_head(file, _SNIFFED)):
            continue
        data = file.read_bytes()
        address = urljoin(base, path) if base else ""
        context = Context(name=path, base=address, now=now, select=select, ignore=ignore)
        examine(data, context)
        reports[path] = context.report()
        feeds[path] = FeedFile(
            path=path,
            format=context.format,
            facts=context.facts,
            digest=hashlib.sha256(data).digest(),
        )
    base = base or _base_of(feeds)
    return PublishedFolder(base=base, files=files, feeds=feeds, pages=dict(_announced(pages, base)))


def _announced(pages: dict[str, bytes], base: str) -> Iterator[tuple[str, tuple[Announced, ...]]]:
    for path, data in pages.items():
        yield path, tuple(announced(data, urljoin(base, path) if base else path))


def _base_of(feeds: dict[str, FeedFile]) -> str:
    """Where the site will be, from the feeds' own addresses; "" where they disagree."""
    bases: set[str] = set()
    for path, feed in feeds.items():
        for link in feed.facts.links:
            if link.rel == "self" and link.href.endswith("/" + path):
                bases.add(link.href.removesuffix(path))
    return bases.pop() if len(bases) == 1 else ""


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder but hidden ones, in the order of their paths."""
    for root, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            file = Path(root, name)
            if not name.startswith(".") and file.is_file():
                yield file.relative_to(folder).as_posix(), file


def _head(file: Path, size: int) -> bytes:
    with file.open("rb") as opened:
        return opened.read(size)
