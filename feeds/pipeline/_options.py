"""What a build may be asked for, beside its settings."""

from __future__ import annotations

from pathlib import Path

from feeds.cache import Edited
from feeds.records import dataclass
from feeds.workers import Engine

__all__ = ["Options"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Answers and wishes for one build."""

    keep_going: bool = False  # publish the good articles; the others stay as last published
    dry_run: bool = False  # write nothing, but find out all that a build would do
    locked: bool = False  # the ledger may not change: what a deployment from a checkout wants
    minor: bool = False  # no change of today is worth announcing
    as_new: frozenset[str] = frozenset()  # paths that are new articles, whatever they resemble
    allow: frozenset[str] = frozenset()  # surprises to let through (feeds.errors.ALLOWANCES)
    against: str = ""  # folder or address of the deployed site; "" for the output folder
    adopt: tuple[str, ...] = ()  # feeds whose ids and stamps to take over
    engine: Engine | None = None  # the processes of this machine where none is named
    cache: Path | None = None  # the folder of caches, to make only what changed; None for none
    edited: Edited | None = None  # what alone was done since a build of the same wishes
