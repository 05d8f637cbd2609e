"""The source folder → files to read, in an order that no file system decides."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from feeds.errors import Problem
from feeds.reading._walker import Found, Walker, found_as, nfc
from feeds.reading._wanted import OWN
from feeds.reading.globs import named_by

__all__ = ["OWN", "Found", "found_at", "glimpse", "scan", "scan_static"]


def scan(
    source: Path,
    *,
    suffixes: Iterable[str],
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    static: Sequence[str] = (),
    skip: Sequence[Path] = (),
) -> Iterator[Found | Problem]:
    """Walk a folder (or take one file) in the order of the NFC paths.

    Hidden files and folders are ignored, and so is all that lies in `skip`. A symbolic link
    that leads out of the source folder, dangles, or closes a circle is not followed. A folder
    below it that a build has published into holds pages and no articles.
    `include` and `exclude` are glob patterns over the relative path; with `include` a file
    has to match one of them, whatever its suffix. What `exclude` names in other capitals, or
    under the name that a link leads to, is left out too. What `static` names is no article.
    """
    if source.is_file():
        yield found_as(str(source), nfc(source.name), source.stat())
        return
    if not source.is_dir():
        yield Problem(
            path=str(source),
            message="there is no such folder",
            hint=f"make the file {(source / 'first.txt').as_posix()} with a first line such as "
            "`date: 2019-05-15` (feeds init makes one), or give the folder that holds the "
            "articles: feeds build SOURCE OUTPUT",
        )
        return
    walker = _walker(
        source, skip, suffixes=suffixes, include=include, exclude=exclude, static=static
    )
    yield from walker.walk(source)


def glimpse(
    source: Path,
    number: int,
    *,
    suffixes: Iterable[str],
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    static: Sequence[str] = (),
    skip: Sequence[Path] = (),
) -> list[Found]:
    """Up to `number` of the files that `scan` would find, in no order.

    For who has to know early whether there are many: no folder is listed as a whole for it.
    """
    if not source.is_dir():
        return []
    walker = _walker(
        source, skip, suffixes=suffixes, include=include, exclude=exclude, static=static
    )
    return [*islice(walker.meet(source), number)]


def scan_static(
    source: Path,
    *,
    static: Sequence[str],
    exclude: Sequence[str] = (),
    skip: Sequence[Path] = (),
) -> Iterator[Found]:
    """The files of a folder that `static` names, whatever they are, in the same order.

    Hidden files, and those that `exclude` names, are not among them.
    """
    if not static or not source.is_dir():
        return
    walker = Walker(
        root=os.path.realpath(source),
        skip=frozenset(os.path.realpath(path) for path in skip),
        suffixes=None,
        exclude=tuple(exclude),
    )
    for item in walker.walk(source):
        if isinstance(item, Found) and named_by(item.relative, static):
            yield item


def found_at(place: str, relative: str) -> Found:
    """A file that a scan has met, as it is now. Raises OSError."""
    return found_as(place, relative, os.stat(place))  # noqa: PTH116 - a text


def _walker(
    source: Path,
    skip: Sequence[Path],
    *,
    suffixes: Iterable[str],
    include: Sequence[str],
    exclude: Sequence[str],
    static: Sequence[str],
) -> Walker:
    return Walker(
        root=os.path.realpath(source),
        skip=frozenset(os.path.realpath(path) for path in skip),
        suffixes=frozenset(suffixes),
        include=tuple(include),
        exclude=tuple(exclude),
        static=tuple(static),
    )
