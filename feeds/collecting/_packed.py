"""What of an article that is not published may be in a file of any name, or packed into one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import IO

from feeds.articles import Held
from feeds.collecting._read import ArticleReader
from feeds.errors import ReadError
from feeds.reading import (
    READERS,
    SUFFIXES,
    begins_as_article,
    drafts_of,
    export_by_names,
    export_in,
    is_shown,
    members,
    rows_suffix,
    said_at_head,
)

__all__ = ["held_by_content", "held_inside"]

_HEAD = 64 * 1024


def held_by_content(file: Path, reader: ArticleReader) -> Held | None:
    """Why a file whose name says nothing may not be published, by what it holds."""
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    export = export_in(file)
    if export:
        return Held(export, is_export=True)
    if begins_as_article(head, file.name):
        return Held("it begins as an article does")
    suffix = rows_suffix(head, file.name)
    return reader.held_rows(file, suffix) if suffix else None


def held_inside(file: Path, reader: ArticleReader, held: Mapping[str, Held]) -> Held | None:
    """Why a packed file may not be published: what one of the files in it is.

    `held` are the files below the source folder that are not published. What cannot
    be looked into is not published either.
    """
    names: list[str] = []
    try:
        for name, stream in members(file):
            names.append(name)
            known = held.get(name)
            if known is not None and known.is_article:
                why = known.reason
            else:
                why = _of_member(name, stream, reader)
            if why:
                return Held(f"an archive with {PurePosixPath(name).name} ({why})", is_export=True)
    except ReadError as error:
        why = error.problems[0].message
        return Held(f"an archive that cannot be looked into ({why})", is_export=True)
    export = export_by_names(names)
    return Held(export, is_export=True) if export else None


def _of_member(name: str, stream: IO[bytes], reader: ArticleReader) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in SUFFIXES:
        drafts = drafts_of(name, has_site=reader.config.site is not None)
        if drafts:
            return drafts
    elif is_shown(suffix):
        return ""
    head = stream.read(_HEAD)
    if begins_as_article(head, name):
        return "it begins as an article does"
    if suffix in READERS["text"].suffixes:
        said = said_at_head(head.decode(errors="replace").replace("\r\n", "\n"))
        return f"it says {said[:60]!r}" if said else ""
    suffix = rows_suffix(head, name)
    if not suffix and (name.lower().endswith(_PAGES) or not head.lstrip(_MARKS).startswith(b"<")):
        return ""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - few sites have such a file

    with TemporaryDirectory() as folder:
        copy = Path(folder, f"member{suffix}")
        with copy.open("wb") as made:
            made.write(head)
            while chunk := stream.read(_HEAD):
                made.write(chunk)
        held = reader.held_rows(copy, suffix) if suffix else None
        return export_in(copy) or (held.reason if held else "")


_PAGES = (".html", ".htm", ".xhtml")
_MARKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""What may stand ahead of XML."""
