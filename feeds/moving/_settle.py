"""The questions of who is who, outside of a build: what is clear is answered at once."""

from __future__ import annotations

from pathlib import Path

from feeds.cache import Cache
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import Ledger, answered, ledger_folder, load, path_in, save
from feeds.moving._moves import move
from feeds.pipeline import (
    Drafts,
    Identities,
    collect,
    identify,
    rules_for,
    time_of_run,
    without_expired,
)
from feeds.records import dataclass

__all__ = ["SettledPairs", "move_or_answer", "settle_pairs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledPairs:
    """The pairs of files that are one article each, and the questions that are left."""

    pairs: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def settle_pairs(source: Path, config: Config) -> SettledPairs:
    """Note in the ledger which renamed and edited files are which articles, where that is clear.

    Clear is a pair that nothing else comes near, on either side. No file is moved. Raises
    LedgerError, ReadError.
    """
    folder = ledger_folder(source)
    before = load(folder)
    with Drafts() as spool:
        known = _known(source, config, before, spool)
        clear = [one for one in known.reconciled.questions if one.is_clear]
        pairs = tuple((one.old, one.new) for one in clear)
        if pairs:
            ledger = answered(before, pairs)
            save(ledger, folder)
            known = _known(source, config, ledger, spool)
    return SettledPairs(pairs=pairs, problems=known.reconciled.problems)


def move_or_answer(source: Path, config: Config, old: str, new: str) -> str:
    """As `move`; and where the build asks whether a file that is there holds the article of
    another one that is there too, this is the answer. Raises LedgerError, PublishError, ReadError.
    """
    folder = ledger_folder(source)
    pair = path_in(source, old), path_in(source, new)
    if pair[0] == pair[1] or not all((folder / one).is_file() for one in pair):
        return move(source, old, new)
    ledger = load(folder)
    with Drafts() as spool:
        asked = _known(source, config, ledger, spool).reconciled.questions
    if pair not in {(one.old, one.new) for one in asked}:
        return move(source, old, new)
    save(answered(ledger, [pair]), folder)
    return " → ".join(pair)


def _known(source: Path, config: Config, ledger: Ledger, spool: Drafts) -> Identities:
    output = config.root / config.output
    found = collect(
        source,
        config,
        spool,
        Cache(None, source),
        skip=(output,),
        before=ledger,
    )
    rules = rules_for(config, now=time_of_run(None), failed=found.failed)
    return identify(without_expired(found, rules), ledger, rules)
