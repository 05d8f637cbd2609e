"""The ledger's files, beside the articles: read whole, written one by one and atomically."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from feeds.errors import LedgerError, Problem
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._lock_lines import NAME
from feeds.ledger._lock_parts import parts_of
from feeds.ledger._lock_reader import parse
from feeds.patterns import lazy_regex
from feeds.stamps import digest_of_files

__all__ = [
    "FileReplacer",
    "changed_files",
    "digest_of_ledger",
    "ledger_files",
    "ledger_folder",
    "ledger_names",
    "load",
    "locked_problem",
    "replace_file",
    "save",
    "text_of",
    "write_files",
    "write_part",
]

_PART = lazy_regex(r"feeds-\d{4}\.lock")

_SHOWN = 3


def ledger_folder(source: Path) -> Path:
    """Where the ledger of a source folder lies: in it, or beside a source of one file."""
    return source.parent if source.is_file() else source


def path_in(source: Path, stated: str) -> str:
    """A file as the ledger names it, however a user does: from here, or from the source folder."""
    folder = ledger_folder(source)
    file, mark, line = stated.rpartition(":")
    plain, suffix = (file, mark + line) if mark and line.isdigit() else (stated, "")
    here = os.path.normpath(Path(plain).absolute())
    root = os.path.normpath(folder.absolute())
    if here.startswith(root + os.sep):
        plain = os.path.relpath(here, root)
    else:
        plain = os.path.normpath(plain)
    return unicodedata.normalize("NFC", plain.replace(os.sep, "/")) + suffix


def load(folder: Path) -> Ledger:
    """The ledger in that folder; an empty one where there is none. Raises LedgerError."""
    names = list(ledger_names(folder))
    if not names:
        return Ledger()
    if names[0] != NAME:
        raise LedgerError(
            Problem(
                path=NAME,
                message=f"it is missing, while {names[0]} is there",
                hint="restore it from version control",
            )
        )
    return parse((name, text_of(folder / name)) for name in names)


def ledger_files(ledger: Ledger, *, is_split: bool = False) -> Mapping[str, bytes]:
    """The files that hold a ledger: one, or once it is large one for each year as well.

    A year is that of the first publication, which never changes, so that no line ever moves
    from one year's file to another's. A ledger that `is_split` stays so.
    """
    return {part.name: part.data() for part in parts_of(ledger, is_split=is_split)}


def save(
    ledger: Ledger,
    folder: Path,
    *,
    disk: FileReplacer | None = None,
    written: Ledger | None = None,
) -> tuple[str, ...]:
    """Write what differs from the files in that folder; returns the names of those.

    `disk` does the writing; `written` is as for `changed_files`. Raises LedgerError.
    """
    return write_files(folder, changed_files(ledger, folder, written=written), disk=disk)


def changed_files(
    ledger: Ledger, folder: Path, *, written: Ledger | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files of a ledger that differ from those in that folder, as they are to be written.

    The one without a year comes last: a build that is killed between two of them leaves a ledger
    that reads as one, and has published nothing. `written` is the ledger that the files are known
    to hold in the very bytes that would be written for it, so that what stays of it need not be
    written again.
    """
    is_split = any(name != NAME for name in ledger_names(folder))
    before = parts_of(written, is_split=is_split) if written is not None else ()
    known = {part.name: part for part in before}
    for part in reversed(parts_of(ledger, is_split=is_split)):
        if part.is_as(known.get(part.name)):
            continue
        try:
            old = (folder / part.name).read_bytes()
        except OSError:
            old = b""
        data = part.data(known.get(part.name), old)
        if data != old:
            yield part.name, data


def write_files(
    folder: Path, files: Iterable[tuple[str, bytes]], *, disk: FileReplacer | None = None
) -> tuple[str, ...]:
    """Write them one after the other; each is whole at every moment. Returns their names, sorted.
    Raises LedgerError.
    """
    names = []
    for name, data in files:
        _replace(folder / name, data, disk)
        names.append(name)
    return tuple(sorted(names))


def write_part(path: Path, text: str, disk: FileReplacer | None) -> None:
    """Another text for one of its files. Raises LedgerError."""
    _replace(path, text.encode("utf-8", "backslashreplace"), disk)


def _replace(path: Path, data: bytes, disk: FileReplacer | None) -> None:
    try:
        replace_file(path, data, disk)
    except OSError as error:
        raise LedgerError(
            Problem(
                path=path.name,
                message=f"it cannot be written: {error.strerror or error}",
                hint="free some space or fix the permissions; nothing was published",
            )
        ) from error


def digest_of_ledger(folder: Path) -> str:
    """A few letters that stand for the bytes of its files; "" for files that cannot be read."""
    try:
        return digest_of_files(str(folder / name) for name in ledger_names(folder))
    except OSError:
        return ""


def locked_problem(before: Ledger, after: Ledger) -> Problem | None:
    """What to say where a ledger may not change and would.

    What another version of the program makes of the same articles is no change.
    """
    entries = before.entries
    changed = [
        entry
        for key, entry in after.entries.items()
        if entries.get(key) is not entry and _promised(entries.get(key)) != _promised(entry)
    ]
    is_same = (not before.addresses or before.addresses == after.addresses) and (
        not before.undated or before.undated == after.undated
    )
    if not changed and is_same and _header(before) == _header(after):
        return None
    paths = ", ".join(sorted(entry.path for entry in changed)[:_SHOWN])
    more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
    what = f" for {paths}{more}" if changed else ""
    return Problem(
        path=NAME,
        message=f"it would change{what}",
        hint="run feeds build and commit feeds.lock",
    )


def _header(ledger: Ledger) -> tuple[object, ...]:
    return ledger.site_id, ledger.patterns, ledger.feeds, ledger.pages


def _promised(entry: Entry | None) -> Entry | None:
    """What subscribers see of an entry."""
    return msgspec.structs.replace(entry, fingerprint="", origin="") if entry else None


class FileReplacer(Protocol):
    """What is needed to replace a file (a feeds.publishing.Disk does it)."""

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """A new file; FileExistsError where there is one."""

    def replace(self, source: str, target: str) -> None:
        """Moves a file onto a name; atomic."""

    def unlink(self, path: str) -> None:
        """Removes a file."""


class _PlainDisk:
    """The same, straight."""

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        with Path(path).open("xb") as file:
            file.writelines(chunks)

    def replace(self, source: str, target: str) -> None:
        Path(source).replace(target)

    def unlink(self, path: str) -> None:
        Path(path).unlink()


def replace_file(path: Path, data: bytes, disk: FileReplacer | None = None) -> None:
    """The old bytes or the new ones, never a mix. What a kill left at the side goes first."""
    disk = disk or _PlainDisk()
    side = path.with_name(f".{path.name}.new")
    if side.exists():
        disk.unlink(str(side))
    try:
        disk.write(str(side), (data,))
        disk.replace(str(side), str(path))
    except BaseException:  # an interrupt, too
        if side.exists():
            disk.unlink(str(side))
        raise


def ledger_names(folder: Path, names: Iterable[str] = ()) -> Iterator[str]:
    """The files of the ledger in a folder, the one without a year first. They are among the
    `names`, where any are stated.
    """
    if (folder / NAME).exists():
        yield NAME
    if folder.is_dir():
        names = names or os.listdir(folder)  # noqa: PTH208 - names, not paths
        yield from sorted(one for one in names if one[:6] == "feeds-" and _PART.fullmatch(one))


def text_of(path: Path) -> str:
    """One of its files. Raises LedgerError."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "this line is not UTF-8: the file is damaged"
        raise LedgerError(
            Problem(
                path=path.name, line=line, message=message, hint="restore it from version control"
            )
        ) from error
    except OSError as error:
        raise LedgerError(
            Problem(
                path=path.name,
                message=f"it cannot be read: {error.strerror or error}",
                hint="fix its permissions, or restore it from version control",
            )
        ) from error
