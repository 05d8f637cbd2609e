"""Whose export a file or folder is, and its articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from feeds.errors import Problem, ReadError
from feeds.ledger import DeployedFeed, Fault, read_feed
from feeds.moving.exports._parcel import Parcel, parcel_of
from feeds.moving.exports.ghost import ghost_in, is_ghost
from feeds.moving.exports.medium import medium_in
from feeds.moving.exports.movable_type import movable_type_in
from feeds.moving.exports.substack import substack_in
from feeds.reading import is_movable_type

__all__ = ["read_export"]

_XML = b"<"
_HEAD = 64 * 1024
_BLANK = b"\xef\xbb\xbf \t\r\n"
_HINT = (
    "give the export of WordPress, Blogger, Ghost, Substack, Medium or Movable Type: its file, its "
    "zip file, or the folder that was unpacked of that"
)


def read_export(place: Path) -> list[DeployedFeed]:
    """The articles of an export, as feeds; none for a file that is no export.

    A folder or a zip file in which there is none is an error. Raises ReadError, for what cannot
    be read too.
    """
    whole = place.parent if place.name.lower() == "posts.csv" else place
    try:
        if place.is_file() and not _may_be(place):
            return []
        parcel = parcel_of(whole)
    except OSError as error:
        why = f"it cannot be read: {error.strerror or error}"
        raise ReadError(Problem(path=str(place), message=why, hint="fix that")) from error
    found = list(_feeds(parcel))
    if not found and (parcel.faults or place.is_dir() or _begins(place).startswith(b"PK")):
        raise parcel.refusal("no export of a blog is in it", _HINT)
    return [_with_faults(one, parcel.faults if one is found[0] else []) for one in found]


def _may_be(place: Path) -> bool:
    """By its first bytes: JSON, a zip file, or lines of Movable Type; or by its name."""
    head = _begins(place)
    if head.startswith((b"PK", b"{")) or place.name.lower() == "posts.csv":
        return True
    with place.open("rb") as stream:
        return is_movable_type(stream.read(_HEAD))


def _begins(place: Path) -> bytes:
    if not place.is_file():
        return b""
    with place.open("rb") as stream:
        return stream.read(64).lstrip(_BLANK)


def _feeds(parcel: Parcel) -> list[DeployedFeed]:
    whole = substack_in(parcel.files) or medium_in(parcel.files)
    if whole is not None:
        return [whole]
    found = []
    for name, data in parcel.files.items():
        if is_ghost(data):
            found.append(ghost_in(data, name))
        elif (entries := movable_type_in(data, name)) is not None:
            found.append(entries)
        elif data.lstrip(_BLANK).startswith(_XML) and not name.endswith(".html"):
            found += _feed(name, data, parcel)
    return found


def _feed(name: str, data: bytes, parcel: Parcel) -> list[DeployedFeed]:
    """A feed or an export that is one; any other XML of a folder is no part of the export."""
    try:
        return [read_feed(data, name, is_partial=True)]
    except ReadError as error:
        said = error.problems[0].message
        parcel.faults.append(Fault(error.problems[0].line, f"it was left out: {said}", name))
    return []


def _with_faults(feed: DeployedFeed, faults: list[Fault]) -> DeployedFeed:
    return replace(feed, faults=(*faults, *feed.faults))
