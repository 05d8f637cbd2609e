"""A run that would find everything as the last one left it need not be made.

The record of a run holds digests of the stamps of all that it read and wrote, and what it had to
say. It is found by the words of the call and the folder that it was made in, so that nothing has
to be understood of them. In any doubt there is no record, and the run is made.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from feeds.cache._folder_digest import (
    Listing,
    Piece,
    Stamps,
    UnknownTreeError,
    list_files,
    list_trees,
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
from feeds.cache._written import (
    Begin,
    as_written,
    changed,
    forget_outputs,
    list_outputs,
    list_outputs_again,
    look_at_outputs,
)
from feeds.records import NamedTuple

if TYPE_CHECKING:
    from feeds.cache._differences import Differences

__all__ = [
    "Edited",
    "Inputs",
    "Left",
    "Looked",
    "Outputs",
    "Times",
    "edited_since",
    "forget_outputs",
    "glance_at",
    "look_at",
    "recall_run",
    "record_run",
]

_MOST = 64  # records that are kept
_FEW = 64  # files that an edit changes
_MUCH = 20  # pieces of a listing, which are kept as long as a build takes
_EVER = 2**63  # nanoseconds since 1970: all stamps are settled by then


class Edited(NamedTuple):
    """What was done to the inputs of a run since it was made."""

    files: tuple[str, ...]  # that have other stamps; none went
    state: str  # what the run left for such a case, as `record_run` got it
    added: tuple[str, ...] = ()  # files that came
    ledger: tuple[str, ...] = ()  # as the run stated those of its outputs


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
    pieces: Sequence[Piece] = ()
    ledgers: tuple[str, ...] = ()  # files of ledgers, which are no inputs


def look_at(inputs: Inputs, now: int) -> Looked:
    """What a run reads.

    `now`, in nanoseconds since 1970, is when the first file was read. What `recall_run` has just
    looked at is not looked at again.
    """
    look = _SEEN.pop(inputs, None) or _see(inputs, now)
    if len(look.pieces) < _MUCH:
        return look
    from feeds.cache._pieces_aside import PiecesAside  # noqa: PLC0415 - most sites are smaller

    return look._replace(pieces=PiecesAside(look.pieces))


_SEEN: dict[Inputs, Looked] = {}

_LOADED: dict[Path, RunRecord] = {}
"""What `recall_run` has just read, for `edited_since`."""


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
        found[0].ledgers,
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
    found = list_outputs_again(outputs, left.written, now)
    found = found or list_outputs(outputs, now, left.stamps)
    record = RunRecord(
        version=version_of_run(),
        inputs=read.inputs,
        read=read.digest,
        listed=tuple(read.pieces) if left.state else (),
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


def recall_run(call: Sequence[str], now: int, begin: Begin | None = None) -> bytes | None:
    """What the same call said when it was last made, if it would find nothing else today.

    With `begin` the outputs of a large run are looked at while its inputs are; who gets no
    answer calls `forget_outputs` in the end.
    """
    _LOADED.clear()
    record = _recorded(call, now)
    if record is None:
        return None
    look_at_outputs(record.outputs, begin)
    look = _SEEN[record.inputs] = _see(record.inputs, time.time_ns())
    if _has_more_ledgers(look, record.outputs):
        return None
    if look.digest != record.read or any(changed(record.doubtful)):
        place = place_of(call)
        if place is not None:
            _LOADED[place] = record
        return None
    found = as_written(record)
    if found is None:
        return None
    _settle(call, record, look, found)
    return record.said


def _has_more_ledgers(look: Looked, outputs: Outputs) -> bool:
    """Whether a file came to those of the ledger, as a version control may bring one."""
    folders = {os.path.dirname(one) for one in outputs.ledger}  # noqa: PTH120 - texts
    found = (one for one in look.ledgers if os.path.dirname(one) in folders)  # noqa: PTH120
    return not set(outputs.ledger).issuperset(found)


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
    it does not hold; None unless that is another stamp of a few files, or a few files more.
    """
    record = _recorded(call, now)
    found = _differences(record) if record is not None else None
    if record is None or found is None or not any(found) or not as_written(record):
        return None
    return Edited(tuple(found.restamped), record.state, tuple(found.added), record.outputs.ledger)


def _differences(record: RunRecord) -> Differences | None:
    """What has another stamp, or came; None where that is too much, or in doubt."""
    look = _SEEN.get(record.inputs)
    if look is None or not (record.state and look.digest):
        return None
    if _has_more_ledgers(look, record.outputs):
        return None
    from feeds.cache._differences import differences  # noqa: PLC0415 - an unchanged site needs none

    found = differences(record.listed, look.pieces, _FEW)
    if found is None:
        return None
    files = list(dict.fromkeys((*found.restamped, *changed(record.doubtful))))
    is_sure = {*files, *found.added}.issuperset(look.doubtful)
    return found._replace(restamped=files) if is_sure else None


def _recorded(call: Sequence[str], now: int) -> RunRecord | None:
    """The record of a run that holds at this time."""
    place = place_of(call)
    if place is None:
        return None
    record = _LOADED.pop(place, None) or load(place)
    if record is None or record.version != version_of_run():
        return None
    times = record.times
    if times is not None and (now < times.since or (times.until and now >= times.until)):
        return None
    return record
