"""What a document is read as: the row of an article, or the reason why it is none."""

from __future__ import annotations

import msgspec

from feeds.articles import NOTHING, Draft, Held, PageDraft, Undated
from feeds.dates import Moment
from feeds.errors import Problem
from feeds.ledger import Fact

__all__ = ["Expiring", "Outcome", "Row", "light"]


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A draft without its body, the fingerprint of its words, and where the whole is kept."""

    draft: Draft
    fingerprints: tuple[str, ...]  # the current one first, then those of a ledger's algorithms
    size: int  # of the body, in characters
    place: int | None = None  # None as long as the draft is nowhere
    digest: str = ""  # of all that the draft says; "" where it has none
    summary_at: int = -1  # where the summary is during a build; -1 for in the draft

    @property
    def kept_at(self) -> int:
        """The place, of a draft that has one."""
        assert self.place is not None
        return self.place


class Expiring(msgspec.Struct, frozen=True, kw_only=True):
    """An article that has an error, and says until when it is to be shown."""

    fact: Fact  # as of a draft
    expires: Moment


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The result of one document, or of a file that could not be read."""

    row: Row | None = None  # its place is not yet known
    packed: bytes = b""  # the whole draft
    left_out: tuple[str, str] | None = None
    undated: Undated | None = None  # what it is, others tell
    page: PageDraft | None = None
    fact: Fact | None = None  # of a draft that is not to be published
    expiring: Expiring | None = None
    held: Held | None = None  # why the file may not be published as it stands
    is_read: bool = False  # whether more than the place of the file was looked at
    problems: tuple[Problem, ...] = ()


def light(made: Draft) -> Draft:
    """Without what is long, how its date was written, and the lines that are that of the whole:
    a row is in memory for as long as a build takes.
    """
    return msgspec.structs.replace(
        made,
        published=msgspec.structs.replace(
            made.published, raw="", layer="", offset=None, warnings=()
        ),
        html="",
        text="",
        problems=(),
        lines=made.lines if any(line != made.line for line in made.lines.values()) else NOTHING,
        ids=made.ids or NOTHING,
        parts=made.parts or NOTHING,
        terms=made.terms or NOTHING,
    )
