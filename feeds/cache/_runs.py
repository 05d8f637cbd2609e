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
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from feeds.cache._folder_digest import (
    Listing,
    Piece,
    Stamps,
    UnknownTreeError,
    list_again,
    list_files,
    list_noted,
    list_trees,
    restamped,
)
from feeds.cache._run_records import (
    Inputs,
    Outputs,
    RunRecord,
    Times,
    age_of,
    load,
    place_of,
    store,
    version_of_run,
)
from feeds.stamps import digest_of_file

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

_MOST = 64  # records that are kept
_FEW = 64  # files that an edit changes
_EVER = 2**63  # nanoseconds since 1970: all stamps are settled by then


class Edited(NamedTuple):
    """What was done to the inputs of a run since it was made."""

    files: tuple[str, ...]  # that have other stamps; none came and none went
    state: str  # what the run left for such a case, as `record_run` got it


class Left(NamedTuple):
    """What a run left for an edit; and of an edit, what it read and wrote."""

    state: str = ""  # what `edited_since` is to return
    written: tuple[str, ...] | None = None  # files of the output; None where all may be others
    read: Mapping[str, str] = MappingProxyType({})  # file → digest of the bytes that were read
    stamps: Stamps | None = None  # of the files that its manifest lists, where they were noted


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
    place = place_of(call)
    if place is None or not read.digest or not left.read.keys() >= set(read.doubtful):
        return
    found = _list_again(outputs, left.written, now) or _noted(outputs, left.stamps, now)
    record = RunRecord(
        version=version_of_run(),
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
        store(place, record)
        for old in sorted(place.parent.iterdir(), key=age_of)[:-_MOST]:
            old.unlink()


def recall_run(call: Sequence[str], now: int) -> bytes | None:
    """What the same call said when it was last made, if it would find nothing else today."""
    record = _recorded(call, now)
    if record is None:
        return None
    look = _SEEN[record.inputs] = _see(record.inputs, time.time_ns())
    if look.digest != record.read or any(_changed(record.doubtful)):
        return None
    found = _as_written(record)
    if found is None:
        return None
    _settle(call, record, look, found)
    return record.said


def _settle(call: Sequence[str], record: RunRecord, look: Looked, found: Listing) -> None:
    """Files that have rested since, with the bytes that they had, need no other look."""
    place = place_of(call)
    known = (set(record.doubtful), set(record.written.doubtful))
    now = (set(look.doubtful), set(found.doubtful))
    is_less = now != known and now[0] <= known[0] and now[1] <= known[1]
    if place is not None and is_less:
        doubtful = {path: record.doubtful[path] for path in look.doubtful}
        written = found._replace(pieces=())
        with suppress(OSError, ValueError):
            store(place, msgspec.structs.replace(record, written=written, doubtful=doubtful))


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
    return Edited(files, record.state) if is_edit and _as_written(record) else None


def _changed(known: Mapping[str, str]) -> Iterator[str]:
    """The files that have other bytes than those of that digest."""
    return (path for path, digest in known.items() if _digest(path) != digest)


def _recorded(call: Sequence[str], now: int) -> RunRecord | None:
    """The record of a run that holds at this time."""
    place = place_of(call)
    record = load(place) if place is not None else None
    if record is None or record.version != version_of_run():
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


def _as_written(record: RunRecord) -> Listing | None:
    """The outputs, if they are as they were written."""
    now = time.time_ns()
    try:
        found = _list(record.outputs, now)
    except OSError:
        return None
    _WRITTEN[record.outputs] = (found.pieces, frozenset(found.doubtful))
    is_same = found.digest == record.written.digest
    return found if is_same and not any(_changed(record.written.doubtful)) else None


def _noted(outputs: Outputs, stamps: Stamps | None, now: int) -> Listing:
    """The outputs, of which the run may have noted how it left them."""
    found = stamps and list_noted(_files(outputs), stamps, now, ahead=_lists(outputs))
    return found or _list(outputs, now)


def _list(outputs: Outputs, now: int) -> Listing:
    return list_files(_files(outputs), now, ahead=_lists(outputs))


def _lists(outputs: Outputs) -> tuple[str, ...]:
    """The ledger and the manifest."""
    return (*outputs.ledger, outputs.manifest)


def _files(outputs: Outputs) -> list[str]:
    """What the manifest lists. Raises OSError."""
    with open(outputs.manifest, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
        lines = file.read().split("\n")
    begin = f"{outputs.folder}{os.sep}"
    return [begin + line.rstrip() for line in lines if line and line[0] != "#"]


def _digest(path: str) -> str:
    try:
        return digest_of_file(path)
    except OSError:
        return ""
