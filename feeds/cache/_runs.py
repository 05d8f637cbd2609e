"""A run that would find everything as the last one left it need not be made.

The record of a run holds digests of the stamps of all that it read and wrote, and what it had to
say. It is found by the words of the call and the folder that it was made in, so that nothing has
to be understood of them. In any doubt there is no record, and the run is made.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from feeds.cache._files import cache_folder, is_ours, replace_by
from feeds.cache._folder_digest import (
    Listing,
    Piece,
    UnknownTreeError,
    list_again,
    list_files,
    list_trees,
    restamped,
)
from feeds.cache._version import stamps_of_version
from feeds.stamps import digest_of, digest_of_file

__all__ = [
    "Edited",
    "Inputs",
    "Left",
    "Looked",
    "Outputs",
    "Times",
    "edited_since",
    "glance_at",
    "look_at",
    "recall_run",
    "record_run",
]

_FOLDER = "runs"
_MOST = 64  # records that are kept
_FEW = 64  # files that an edit changes
_DIGEST = 32  # letters
_EVER = 2**63  # nanoseconds since 1970: all stamps are settled by then
_VARIABLES = ("SOURCE_DATE_EPOCH", "FEEDS_TRACEBACK")


class Inputs(msgspec.Struct, frozen=True, array_like=True):
    """Where a run reads."""

    trees: tuple[str, ...]  # folders, with all that lies in them
    files: tuple[str, ...]  # further files; any may be absent
    skip: tuple[str, ...] = ()  # real paths of folders in the trees that are not read


class Outputs(msgspec.Struct, frozen=True, array_like=True):
    """Where a run writes."""

    folder: str
    manifest: str  # the list of the files in it
    ledger: tuple[str, ...]


class Times(msgspec.Struct, frozen=True, array_like=True):
    """When a run holds, in nanoseconds since 1970."""

    since: int
    until: int  # when something is due; 0 for never


class Edited(NamedTuple):
    """What was done to the inputs of a run since it was made."""

    files: tuple[str, ...]  # that have other stamps; none came and none went
    state: str  # what the run left for such a case, as `record_run` got it


class Left(NamedTuple):
    """What a run left for an edit; and of an edit, what it read and wrote."""

    state: str = ""  # what `edited_since` is to return
    written: tuple[str, ...] | None = None  # files of the output; None where all may be others
    read: Mapping[str, str] = MappingProxyType({})  # file → digest of the bytes that were read


class RunRecord(msgspec.Struct, frozen=True, array_like=True):
    version: str
    inputs: Inputs
    read: str  # digest of them
    listed: tuple[Piece, ...]  # and what it is of
    outputs: Outputs
    written: Listing
    times: Times | None  # None where the call says what time it is
    said: bytes
    state: str
    doubtful: dict[str, str]  # files of which the stamps may not tell → digests of their bytes


class Looked(NamedTuple):
    """What a run reads, as it was found."""

    inputs: Inputs
    digest: str  # "" where none can tell
    doubtful: tuple[str, ...] = ()  # files of which a later change may not show
    pieces: tuple[Piece, ...] = ()


def look_at(inputs: Inputs, now: int) -> Looked:
    """What a run reads.

    `now`, in nanoseconds since 1970, is when the first file was read. What `recall_run` has just
    looked at is not looked at again.
    """
    return _SEEN.pop(inputs, None) or _see(inputs, now)


_SEEN: dict[Inputs, Looked] = {}


def _see(inputs: Inputs, now: int) -> Looked:
    try:
        found = (list_trees(inputs.trees, inputs.skip, now), list_files(inputs.files, now))
    except UnknownTreeError:
        return Looked(inputs, "")
    return Looked(
        inputs,
        "-".join(one.digest for one in found),
        (*found[0].doubtful, *found[1].doubtful),
        (*found[0].pieces, *found[1].pieces),
    )


def glance_at(inputs: Inputs) -> str:
    """A digest of what a run reads, for who looks again and again: what is in doubt counts as
    unchanged.
    """
    trees = list_trees(inputs.trees, inputs.skip, 0, is_strict=False)
    return f"{trees.digest}-{list_files(inputs.files, _EVER).digest}"


def record_run(
    call: Sequence[str],
    read: Looked,
    outputs: Outputs,
    *,
    now: int,
    times: Times | None,
    said: bytes,
    left: Left,
) -> None:
    """Remember a run that ended well and would change nothing if it were made again.

    `read` is what `look_at` said before it, `now` this moment, `said` what `recall_run` is to
    return. Where that cannot be written, or no stamp can tell what was read, it is not remembered.
    """
    place = _place(call)
    if place is None or not read.digest or not left.read.keys() >= set(read.doubtful):
        return
    found = _list_again(outputs, left.written, now) or list_files(_files(outputs), now)
    record = RunRecord(
        version=_version(),
        inputs=read.inputs,
        read=read.digest,
        listed=read.pieces if left.state else (),
        outputs=outputs,
        written=found._replace(pieces=()),
        times=times,
        said=said,
        state=left.state,
        doubtful={path: left.read[path] for path in read.doubtful},
    )
    with suppress(OSError, ValueError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        body = msgspec.msgpack.encode(record)
        replace_by(place, (digest_of(body).encode(), body))
        for old in sorted(place.parent.iterdir(), key=_age)[:-_MOST]:
            old.unlink()


def recall_run(call: Sequence[str], now: int) -> bytes | None:
    """What the same call said when it was last made, if it would find nothing else today."""
    record = _recorded(call, now)
    if record is None:
        return None
    look = _SEEN[record.inputs] = _see(record.inputs, time.time_ns())
    is_same = look.digest == record.read and not any(_changed(record.doubtful))
    return record.said if is_same and _is_as_written(record) else None


def edited_since(call: Sequence[str], now: int) -> Edited | None:
    """What was done since the same call was last made, of which `recall_run` has just found that
    it does not hold; None unless that is another stamp of a few files.
    """
    record = _recorded(call, now)
    look = _SEEN.get(record.inputs) if record is not None else None
    if record is None or look is None or not (record.state and look.digest):
        return None
    found = restamped(record.listed, look.pieces, _FEW)
    if found is None:
        return None
    files = tuple(dict.fromkeys((*found, *_changed(record.doubtful))))
    is_edit = bool(files) and set(files).issuperset(look.doubtful)
    return Edited(files, record.state) if is_edit and _is_as_written(record) else None


def _changed(known: Mapping[str, str]) -> Iterator[str]:
    """The files that have other bytes than those of that digest."""
    return (path for path, digest in known.items() if _digest(path) != digest)


def _recorded(call: Sequence[str], now: int) -> RunRecord | None:
    """The record of a run that holds at this time."""
    place = _place(call)
    record = _load(place) if place is not None else None
    if record is None or record.version != _version():
        return None
    times = record.times
    if times is not None and (now < times.since or (times.until and now >= times.until)):
        return None
    return record


_WRITTEN: dict[Outputs, tuple[tuple[Piece, ...], frozenset[str]]] = {}
"""What is as it was written, and of what of it the stamps did not tell."""


def _list_again(outputs: Outputs, written: tuple[str, ...] | None, now: int) -> Listing | None:
    """The outputs, where it is known that these files of them alone have changed."""
    known = _WRITTEN.pop(outputs, None)
    if known is None or written is None:
        return None
    changed = {*outputs.ledger, *(f"{outputs.folder}{os.sep}{one}" for one in written)}
    return list_again(known[0], changed | known[1], now)


def _is_as_written(record: RunRecord) -> bool:
    try:
        found = list_files(_files(record.outputs), _EVER)
    except OSError:
        return False
    _WRITTEN[record.outputs] = (found.pieces, frozenset(record.written.doubtful))
    return found.digest == record.written.digest and not any(_changed(record.written.doubtful))


def _files(outputs: Outputs) -> list[str]:
    """The ledger, the manifest, and what the manifest lists. Raises OSError."""
    with open(outputs.manifest, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
        lines = file.read().split("\n")
    begin = f"{outputs.folder}{os.sep}"
    listed = [begin + line.rstrip() for line in lines if line and line[0] != "#"]
    return [*outputs.ledger, outputs.manifest, *listed]


def _digest(path: str) -> str:
    try:
        return digest_of_file(path)
    except OSError:
        return ""


def _place(call: Sequence[str]) -> Path | None:
    folder = cache_folder()
    try:
        words = repr((os.getcwd(), list(call)))  # noqa: PTH109 - pathlib takes longer
    except OSError:
        return None
    name = digest_of(words.encode("utf-8", "surrogatepass"))
    return folder / _FOLDER / name if folder else None


def _load(place: Path) -> RunRecord | None:
    try:
        with place.open("rb") as file:
            data = file.read() if is_ours(os.fstat(file.fileno())) else b""
        head, body = data[:_DIGEST], data[_DIGEST:]
        if head != digest_of(body).encode():
            return None
        return msgspec.msgpack.decode(body, type=RunRecord)
    except (OSError, ValueError, MemoryError, RecursionError, msgspec.MsgspecError):
        return None


def _age(file: Path) -> float:
    with suppress(OSError):
        return file.stat().st_mtime
    return 0.0


def _version() -> str:
    """Of everything whose change may change an outcome; and of what the user has set."""
    variables = [os.environ.get(name) for name in _VARIABLES]
    text = repr((stamps_of_version(), variables))
    return digest_of(text.encode("utf-8", "surrogateescape"))
