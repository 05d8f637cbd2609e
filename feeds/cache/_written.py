"""Whether the outputs of a run are as they were written.

They can be looked at while the inputs are: a site has as many of them, and more.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol, TypeAlias

from feeds.cache._folder_digest import (
    Listing,
    Piece,
    Stamps,
    digest_of_path,
    list_again,
    list_files,
    list_noted,
    stamps_in,
)
from feeds.cache._run_records import Outputs, RunRecord
from feeds.stamps import Stamp

__all__ = [
    "Begin",
    "as_written",
    "changed",
    "forget_outputs",
    "list_outputs",
    "list_outputs_again",
    "look_at_outputs",
]

_LONG = 64 * 1024  # bytes of a manifest whose files are worth a process of their own


class Begun(Protocol):
    """A call that is made meanwhile."""

    def result(self) -> Listing | None:
        """What it returns; asked for once."""

    def drop(self) -> None:
        """Nobody asks for it."""


Begin: TypeAlias = "Callable[[Callable[[Outputs], Listing | None], Outputs], Begun]"
"""Begins a call of a function."""

_BEGUN: dict[Outputs, Begun] = {}
"""Looks at outputs whose result nobody has asked for yet."""

_WRITTEN: dict[Outputs, tuple[tuple[Piece, ...], frozenset[str]]] = {}
"""What is as it was written, and of what of it the stamps did not tell."""


def look_at_outputs(outputs: Outputs, begin: Begin | None) -> None:
    """Begin to look, where that is worth it; `as_written` is going to ask for it."""
    forget_outputs()
    try:
        is_long = os.stat(outputs.manifest).st_size > _LONG  # noqa: PTH116 - pathlib takes longer
    except OSError:
        return
    if begin is not None and is_long:
        _BEGUN[outputs] = begin(_listed, outputs)


def forget_outputs() -> None:
    """Nobody asks any more for what was begun."""
    while _BEGUN:
        _BEGUN.popitem()[1].drop()


def as_written(record: RunRecord) -> Listing | None:
    """The outputs, if they are as they were written."""
    outputs = record.outputs
    begun = _BEGUN.pop(outputs, None)
    found = begun.result() if begun is not None else _listed(outputs)
    if found is None:
        return None
    _WRITTEN[outputs] = (found.pieces, frozenset(found.doubtful))
    is_same = found.digest == record.written.digest
    return found if is_same and not any(changed(record.written.doubtful)) else None


def list_outputs_again(outputs: Outputs, written: Iterable[str] | None, now: int) -> Listing | None:
    """The outputs, where it is known that these files of them alone have changed."""
    known = _WRITTEN.pop(outputs, None)
    if known is None or written is None:
        return None
    others = {*outputs.ledger, *(f"{outputs.folder}{os.sep}{one}" for one in written)} | known[1]
    if outputs.manifest in others:  # there are other files than before
        return list_outputs(outputs, now, known=stamps_in(known[0], others))
    return list_again(known[0], others, now)


def list_outputs(
    outputs: Outputs,
    now: int,
    noted: Stamps | None = None,
    known: Mapping[str, Stamp | None] = MappingProxyType({}),
) -> Listing:
    """The ledger, the manifest, and what the manifest lists; the run may have noted how it left
    these, and `known` are stamps of some. Raises OSError.
    """
    with open(outputs.manifest, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
        lines = file.read().split("\n")
    begin = f"{outputs.folder}{os.sep}"
    files = [begin + line.rstrip() for line in lines if line and line[0] != "#"]
    ahead = (*outputs.ledger, outputs.manifest)
    found = list_noted(files, noted, now, ahead=ahead) if noted else None
    return found or list_files(files, now, ahead=ahead, known=known)


def changed(known: Mapping[str, str]) -> Iterator[str]:
    """The files that have other bytes than those of that digest."""
    return (path for path, digest in known.items() if digest_of_path(path) != digest)


def _listed(outputs: Outputs) -> Listing | None:
    now = time.time_ns()
    try:
        return list_outputs(outputs, now)
    except OSError:
        return None
