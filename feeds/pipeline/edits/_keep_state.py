"""What a build leaves for an edit, written when all is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from feeds.collecting import Summaries, is_odd
from feeds.config import Config
from feeds.ledger import Fact, fact_of
from feeds.making import Recall
from feeds.pipeline._report import Report
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits._head import (
    LINKS,
    EditHead,
    KeptArticle,
    KeptFeed,
    KeptGate,
    Referred,
    settings_mark,
)
from feeds.pipeline.edits._kept_file import pieces_of
from feeds.pipeline.edits._problems import KeptProblems, Span
from feeds.planning import FeedFiles, SiteLook, with_summary
from feeds.selection import Card

if TYPE_CHECKING:
    from feeds.pipeline._prepare import Prepared
    from feeds.pipeline._write_site import Written

__all__ = ["keep_state"]

_SOME = 1_000  # links that are written at once


def keep_state(
    request: BuildRequest,
    made: Prepared,
    written: Written,
    recall: Recall,
    report: Report,
    summaries: Summaries,
) -> str:
    """Keep what a build found out; returns what it is asked for by, "" where nothing is kept."""
    assert written.referred is not None
    if any(is_odd(item.draft) for item in made.identified):
        return ""
    cards: list[Card | None] = [None] * len(made.identified)
    for one in made.lists.all:
        for card in one.cards:
            cards[card.place] = card
    whole = (with_summary(card, summaries) if card else None for card in cards)
    articles = (
        KeptArticle(item.draft.path, item.file, item.identity.id, card)
        for item, card in zip(made.identified, whole, strict=True)
    )
    lists = ([card.place for card in one.cards] for one in made.lists.all)
    try:
        kept = request.cache.keep(recall.state + LINKS, _json(written.links))
        referred = replace(written.referred, links=kept)
        problems = _problems_of(made, written, report)
        head = _head(request.config, made, referred, report, problems)
        return request.cache.keep_pieces(recall.state, pieces_of(head, articles, lists))
    except ValueError:  # letters that are none
        return ""


def _json(links: Mapping[str, str]) -> Iterator[bytes]:
    """The object of them, which is never whole in memory. Raises ValueError for letters that are
    none.
    """
    before, rest = b"{", iter(links.items())
    while some := dict(islice(rest, _SOME)):
        yield before + msgspec.json.encode(some)[1:-1]
        before = b","
    yield b"}" if before == b"," else b"{}"


def _problems_of(made: Prepared, written: Written, report: Report) -> KeptProblems:
    """Where those of files, and of pages, stand among all."""
    first, all_ = len(made.problems), report.problems
    if all_[:first] != made.problems or all_[first : first + len(written.problems)] != (
        written.problems
    ):
        return KeptProblems(all_)
    at, of_read = made.of_read
    return KeptProblems(all_, Span(at, of_read=of_read), Span(first, of_made=written.of_made))


def _head(
    config: Config, made: Prepared, referred: Referred, report: Report, problems: KeptProblems
) -> EditHead:
    """What is of the site."""
    gate = made.gate
    return EditHead(
        settings=settings_mark(config),
        plan=replace(made.plan, feeds=(), look=SiteLook()),
        feeds=tuple(map(_kept_feed, made.plan.feeds)),
        lists=tuple(replace(one, cards=()) for one in made.lists.all),
        overviews=dict(made.lists.overviews),
        gate=KeptGate(
            dict(gate.held),
            tuple((*inode, path) for inode, path in gate.inodes.items()),
            dict(gate.folders),
            tuple(sorted(gate.claimed)),
            tuple(sorted(gate.judged)),
        ),
        siblings=gate.reader.siblings,
        versions=gate.reader.versions,
        facts=_facts_of(made),
        beside=made.beside,
        referred=referred,
        static=tuple(file.relative for file in made.static),
        report=replace(report, problems=()),
        problems=problems,
        articles=len(made.identified),
    )


def _facts_of(made: Prepared) -> tuple[Fact, ...]:
    """What the articles that are drafts, or wait, go by in identities."""
    base = made.plan.base
    waiting = (item.row for item in made.known.waiting)
    return (*made.drafts, *(fact_of(one.draft, one.fingerprints, base=base) for one in waiting))


def _kept_feed(files: FeedFiles) -> KeptFeed:
    """Of the articles that are gone, those whose end it announces are of interest alone."""
    selection = files.selection
    shown = tuple(card.place for card in selection.shown)
    former = selection.deletions if selection.shown else selection.former
    light = replace(selection, members=(), shown=(), former=former)
    gone = tuple((one.sequence, one.id) for one in selection.former[: selection.limit])
    return KeptFeed(replace(files, selection=light), shown, gone)
