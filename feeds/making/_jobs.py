"""What there is to do for the page of each article, and the results.

Both pass between processes in batches, each of them as one text: pickles of their records would
take four times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from feeds.articles import Asset, Identity, PartLink, Withheld
from feeds.errors import Problem
from feeds.planning import Neighbourhood
from feeds.publishing import Piece, StagedFile

__all__ = ["Job", "Jobs", "Made", "Makings"]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One article to finish: its packed draft, and what is true of it among the others."""

    draft: bytes | Piece
    identity: Identity
    url: str
    file: str  # of its page
    around: Neighbourhood
    keep: bool  # whether a feed shows it
    number: int = 0  # that its page may be written under, at the side of the publication


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a Job."""

    page: bytes
    article: bytes  # packed; b"" where no feed shows it
    assets: tuple[Asset, ...]
    places: dict[str, str]  # where their sources lie on disk
    problems: tuple[Problem, ...]
    refused: tuple[tuple[str, Withheld], ...]  # addresses, and why they lead nowhere
    links: dict[str, str | None]  # paths that were looked up, and where they lead
    unpublished: dict[str, str]  # those among them of articles that are left out, and why
    files: dict[str, int | str | None]  # likewise, and what is known of the file there
    ids: bytes  # of the parts of its body, packed
    parts: tuple[PartLink, ...]  # of other pages that it links to
    staged: StagedFile | None = None  # the page, where it is written already


class Jobs(tuple[Job, ...]):
    """A batch of them. Where they are unpacked, `updated` is in UTC."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        is_plain = all(one.identity.known is None for one in self)  # whose offsets may be any
        return _packed(self, _jobs_in) if is_plain else (Jobs, (tuple(self),))


class Makings(tuple[Made | None, ...]):
    """The results of a batch; None for what cannot be made where the drafts are not seen."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return _packed(self, _makings_in)


def _packed(batch: tuple[Any, ...], unpack: Callable[[bytes], object]) -> tuple[Any, ...]:
    try:
        return unpack, (_ENCODER.encode(tuple(batch)),)
    except ValueError:  # letters that are none
        return type(batch), (tuple(batch),)


_ENCODER = msgspec.msgpack.Encoder()
_JOBS = msgspec.msgpack.Decoder(tuple[Job, ...])
_MAKINGS = msgspec.msgpack.Decoder(tuple[Made | None, ...])


def _jobs_in(data: bytes) -> Jobs:
    return Jobs(_JOBS.decode(data))


def _makings_in(data: bytes) -> Makings:
    return Makings(_MAKINGS.decode(data))
