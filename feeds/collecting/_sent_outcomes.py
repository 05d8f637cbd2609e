"""The outcomes of a batch of files, as a worker sends them back.

Half of what reading costs beside the reading itself would be pickles of records. As JSON, as the
cache has them, they cost a sixth; what JSON cannot say is pickled.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from feeds.collecting._outcomes import Outcome
from feeds.stamps import Seen

__all__ = ["FileOutcomes", "SentOutcomes", "outcomes_in", "sent", "without_drafts"]


class FileOutcomes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The outcomes of a file; `seen` is None where they must not be cached."""

    outcomes: tuple[Outcome, ...]
    seen: Seen | None = None
    beside: str = ""


class SentOutcomes(msgspec.Struct, frozen=True, kw_only=True):
    """All files of a batch."""

    files: bytes  # without the drafts
    drafts: tuple[bytes, ...] = ()  # of each outcome, in order
    is_json: bool = True


_DECODER = msgspec.json.Decoder(list[FileOutcomes])


def sent(files: Sequence[FileOutcomes]) -> SentOutcomes:
    """As it is sent."""
    outcomes = [one for file in files for one in file.outcomes]
    if not all(map(_is_plain, outcomes)):
        return SentOutcomes(files=pickle.dumps(files, pickle.HIGHEST_PROTOCOL), is_json=False)
    light = [without_drafts(file) for file in files]
    try:
        data = msgspec.json.encode(light)
    except ValueError:  # letters that are none
        return SentOutcomes(files=pickle.dumps(files, pickle.HIGHEST_PROTOCOL), is_json=False)
    return SentOutcomes(files=data, drafts=tuple(one.packed for one in outcomes))


def outcomes_in(batch: SentOutcomes) -> list[FileOutcomes]:
    """As it was."""
    if not batch.is_json:
        files: list[FileOutcomes] = pickle.loads(batch.files)  # noqa: S301 - from our own worker
        return files
    drafts = iter(batch.drafts)
    return [_whole(file, drafts) for file in _DECODER.decode(batch.files)]


def _is_plain(outcome: Outcome) -> bool:
    """Whether JSON can say all dates in it: `pack` has looked at those of a draft."""
    if outcome.expiring is not None:
        return False
    return outcome.row is None or outcome.packed.startswith(b"{")


def without_drafts(file: FileOutcomes) -> FileOutcomes:
    """The same, light: or the bodies of a whole site would be in memory."""
    return msgspec.structs.replace(file, outcomes=tuple(map(_without_draft, file.outcomes)))


def _without_draft(outcome: Outcome) -> Outcome:
    return msgspec.structs.replace(outcome, packed=b"") if outcome.packed else outcome


def _whole(file: FileOutcomes, drafts: Iterator[bytes]) -> FileOutcomes:
    return msgspec.structs.replace(file, outcomes=tuple(_with_drafts(file.outcomes, drafts)))


def _with_drafts(outcomes: Iterable[Outcome], drafts: Iterator[bytes]) -> Iterator[Outcome]:
    for outcome, draft in zip(outcomes, drafts, strict=False):
        yield msgspec.structs.replace(outcome, packed=draft) if draft else outcome
