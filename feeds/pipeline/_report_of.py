"""What is to be said of a build before anything is written."""

from __future__ import annotations

from datetime import datetime

from feeds.collecting import count_imprecise
from feeds.config import Config
from feeds.generators import known_by
from feeds.pipeline._beside_pages import new_moves
from feeds.pipeline._prepare import Prepared
from feeds.pipeline._report import Report

__all__ = ["report_of"]


def report_of(made: Prepared, config: Config) -> Report:
    """Its counts, and what was left out or withdrawn."""
    return Report(
        articles=len(made.identified),
        pages=len(made.pages.due) if config.pages else 0,
        feeds=len(made.plan.documents),
        problems=made.problems,
        left_out=made.left_out,
        withdrawn=_withdrawn(made, config),
        archived=() if config.is_preview else _archived(made),
        read=made.read,
        scheduled=len(made.known.waiting),
        next_due=made.known.next_due,
        holds_until=_soonest(made.known.holds_until, made.pages.next_change),
        imprecise=count_imprecise(item.row for item in made.identified),
        site=known_by(config.site) if config.site else "",
        is_preview=config.is_preview,
        has_pages=config.pages,
        redirects=() if config.pages else new_moves(made.before, made.ledger),
    )


def _withdrawn(made: Prepared, config: Config) -> tuple[str, ...]:
    """By the files they had; a preview has no subscriber who could miss them."""
    if config.is_preview:
        return ()
    gone = {one.permalink: one.path for one in made.ledger.undated if one.state == "gone"}
    pages = (one.permalink for one in made.before.undated if one.state == "published")
    articles = tuple(entry.path or entry.permalink for entry in made.withdrawn)
    return articles + tuple(gone[one] for one in pages if one in gone)


def _archived(made: Prepared) -> tuple[str, ...]:
    """The files of withdrawn articles that stand in sealed archive documents."""
    if not made.withdrawn or not made.ledger.pages:
        return ()
    sealed = {id for page in made.ledger.pages for id in page.ids}  # noqa: A001 - its name
    return tuple(one.path or one.permalink for one in made.withdrawn if one.id in sealed)


def _soonest(*moments: datetime | None) -> datetime | None:
    return min(filter(None, moments), default=None)
