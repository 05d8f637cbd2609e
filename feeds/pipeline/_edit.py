"""An edit: a build in which nothing changed but the words of a few articles, or one came.

That is the daily case, and a build that looks at all articles for it would take longer than all
else. What the last build kept says where they stand; they alone are read and made, by the
same functions. Wherever anything else may change, the build is made as usual.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from feeds.collecting import ChangedMeanwhileError, Collected, Outcome, Progress, clock_ns
from feeds.errors import FeedsError
from feeds.ledger import Entry, LedgerExcerpt, Reconciled, ledger_folder
from feeds.making import is_compressed
from feeds.pages import keep_frames
from feeds.pipeline._edit_files import EditedFiles, Known
from feeds.pipeline._edit_state import EditState, kept_state
from feeds.pipeline._edit_texts import EditedTexts
from feeds.pipeline._report import Report
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits import (
    NoEditError,
    check_titles,
    check_words,
    entering,
    with_replaced,
    workshop_of,
)
from feeds.planning import cards_of, identify, rules_for
from feeds.publishing import Publication, interrupts_wait
from feeds.selection import Card

if TYPE_CHECKING:
    from feeds.pipeline.edits._entering import Entering

__all__ = ["edit"]


def edit(request: BuildRequest, progress: Progress) -> Report | None:
    """Publish what the changed files say; None where that takes a usual build."""
    keep_frames()
    try:
        return _Edit(request, progress)()
    except (NoEditError, FeedsError, ChangedMeanwhileError, LookupError, OSError):
        return None  # nothing is lost: what there is to say, the usual build says


class _Edit:
    """One edit. Raises NoEditError before anything is changed."""

    def __init__(self, request: BuildRequest, progress: Progress) -> None:
        self.request = request
        self.progress = progress
        self.recall = request.recall(is_partial=True)
        self.state = self._kept()
        self.ledger = request.options.edited.ledger if request.options.edited else ()
        self.new: tuple[Entering, ...] = ()  # the articles that came

    def __call__(self) -> Report:
        with Publication(
            self.request.output,
            compress=is_compressed(self.request.config),
            clock=clock_ns,
            is_known=True,
        ) as publication:
            return self._run(publication)

    def _run(self, publication: Publication) -> Report:
        texts = self._texts()
        ids = self.state.last_ids() if texts.added else ()
        excerpt = LedgerExcerpt(ledger_folder(self.request.source), ids, self.ledger)
        if texts.added:
            self.new = entering(self.request, self.state, texts.added, excerpt.ledger)
        places = self._places(texts)
        others = texts.others([one for one in places if one not in texts.changed])
        whole = {**others, **texts.changed}
        excerpt.include(self.state.article(place).id for place in whole)
        check_words(self.state, texts, excerpt)
        check_titles(self.request, self.state, texts, excerpt)
        known, entries = self._identified(texts, whole, excerpt)
        old = self._put_cards(known)
        self._put_new(known)
        names = (one.item.file for one in known.values())
        gate = self.state.gatekeeper(self.request.config, texts.reader)
        workshop = workshop_of(self.request, self.state, self.recall, names, gate)
        files = EditedFiles(self.request, self.state, known, workshop, self.recall, self.new)
        made = files.write(publication, old, self.progress)
        self.progress("comparing", 0, 0)
        self.state.problems = with_replaced(self.state.problems, (*texts.problems, *files.problems))
        if not publication.keep_rest(files.new_files) or publication.check():
            raise NoEditError
        return self._publish(publication, texts, excerpt, entries, made)

    def _kept(self) -> EditState:
        """What the last build kept, where this one is made in the same way."""
        request, wishes = self.request, self.request.options
        edited = wishes.edited
        is_usual = (
            edited is not None
            and request.source.is_dir()
            and request.config.pages
            and not request.config.is_preview
            and "git" not in request.config.date_sources
            and not (wishes.dry_run or wishes.locked or wishes.against)
            and not (wishes.adopt or wishes.as_new)
        )
        state = kept_state(request, self.recall, edited.state) if edited and is_usual else None
        if state is None:
            raise NoEditError
        until = state.head.report.holds_until
        has_archives = any(one.files.selection.pages for one in state.head.feeds)
        if has_archives or (until is not None and request.now >= until):
            raise NoEditError  # what is in an archive document, and changed, comes again
        return state

    def _texts(self) -> EditedTexts:
        edited = self.request.options.edited
        assert edited is not None
        self.progress("reading", 0, len(edited.files) + len(edited.added))
        return EditedTexts(self.request, self.state, edited.files, edited.added)

    def _places(self, texts: EditedTexts) -> tuple[int, ...]:
        """Of the articles that changed, and of those that stand in a feed with any of them."""
        new = {one.place for one in self.new}
        changed = {*texts.changed, *new}
        feeds = (one.shown for one in self.state.head.feeds)
        beside = (place for shown in feeds if changed & set(shown) for place in shown)
        found = dict.fromkeys((*texts.changed, *self._neighbours(texts), *beside))
        return tuple(place for place in found if place not in new)

    def _neighbours(self, texts: EditedTexts) -> tuple[int, ...]:
        """Of the articles that came, or have another title, which their pages show."""
        shown = (*sorted(texts.titled), *(one.place for one in self.new))
        found = (place for one in shown for place in self.state.beside(one))
        return tuple(place for place in found if place is not None)

    def _identified(
        self, texts: EditedTexts, whole: Mapping[int, Outcome], excerpt: LedgerExcerpt
    ) -> tuple[dict[int, Known], tuple[Entry, ...]]:
        """Who these articles are, and the entries of those that changed."""
        self.progress("identities", 0, 0)
        rules = rules_for(
            self.request.config,
            now=self.request.now,
            minor=self.request.options.minor,
            as_new=frozenset(),
            failed=frozenset(),
        )
        outcomes = (*whole.values(), *(one.outcome for one in self.new))
        rows = tuple(one.row for one in outcomes if one.row is not None)
        collected = Collected(
            rows=rows, left_out=(), problems=(), drafts=self.state.head.facts, reader=texts.reader
        )
        found = identify(collected, excerpt.ledger, rules)
        items = {item.identity.id: item for item in found.due}
        if found.warnings or len(items) != len(outcomes) or not _is_same(found.reconciled, excerpt):
            raise NoEditError
        known: dict[int, Known] = {}
        made = {*texts.changed, *self._neighbours(texts)}
        for place, outcome in whole.items():
            before = self.state.article(place)
            item = items.pop(before.id, None)
            if item is None or item.file != before.file:
                raise NoEditError
            was = excerpt.ledger.entries[item.identity.id]
            known[place] = Known(
                item=item,
                text=outcome,
                was=was.updated if place in texts.changed else None,
                is_made=place in made,
            )
        came = {item.row.draft.path: item for item in items.values()}
        for one in self.new:
            known[one.place] = Known(item=came[one.path], text=one.outcome, was=None, is_made=True)
        return known, self._entries(texts, found.reconciled, excerpt)

    def _entries(
        self, texts: EditedTexts, made: Reconciled, excerpt: LedgerExcerpt
    ) -> tuple[Entry, ...]:
        """Those of the changed articles; no other one may change."""
        changed = {self.state.article(place).id for place in texts.changed}
        for id, was in excerpt.ledger.entries.items():  # noqa: A001 - its name
            now = made.ledger.entries.get(id)
            if now is None or (was if id not in changed else _with_words_of(now, was)) != now:
                raise NoEditError
        entries = [made.ledger.entries[one] for one in sorted(changed)]
        keys = {one.path: one.keys for one in self.new}
        for one in made.ledger.entries.values():
            if one.id not in excerpt.ledger.entries:
                if not excerpt.is_new(one, others=len(keys) - 1):
                    raise NoEditError
                entries.append(msgspec.structs.replace(one, feeds=keys[one.path]))
        return tuple(entries)

    def _put_new(self, known: Mapping[int, Known]) -> None:
        """The articles that came have their names from now on."""
        for one in self.new:
            item = known[one.place].item
            self.state.name(one.place, one.kept(item))
            (card,) = cards_of((item,))
            self.state.put(msgspec.structs.replace(card, place=one.place))

    def _put_cards(self, known: Mapping[int, Known]) -> dict[int, Card]:
        """How the changed articles stand in lists and feeds from now on; returns how they did."""
        old: dict[int, Card] = {}
        is_by_size = any(one.files.selection.max_bytes for one in self.state.head.feeds)
        for place, one in known.items():
            if one.was is None:
                continue
            was, (now,) = self.state.card(place), cards_of((one.item,))
            size = now.size if not is_by_size else was.size
            same = msgspec.structs.replace(
                was,
                place=0,
                title=now.title,
                updated=now.updated,
                summary=now.summary,
                size=size,
            )
            if same != now:
                raise NoEditError
            old[place] = was
            self.state.put(msgspec.structs.replace(now, place=place))
        return old

    def _publish(
        self,
        publication: Publication,
        texts: EditedTexts,
        excerpt: LedgerExcerpt,
        entries: tuple[Entry, ...],
        made: int,
    ) -> Report:
        touched = publication.staged
        with interrupts_wait():
            excerpt.save(entries, publication.disk)
            outcome = publication.commit(partial(self.progress, "writing"))
        self.recall.save(publication)
        texts.save()
        before = self.state.head.report
        report = replace(
            before,
            problems=(*self.state.problems.all, *outcome.problems),
            written=outcome.written,
            unchanged=outcome.unchanged,
            removed=outcome.removed,
            is_lasting=before.is_lasting and outcome.is_lasting,
            read=len(texts.changed) + len(texts.added),
            made=made,
            is_edit=True,
            touched=touched,
            edited=tuple(texts.read),
        )
        state = self.state.keep(self.request, self.recall) if report.is_lasting else ""
        return replace(report, state=state)


def _is_same(made: Reconciled, excerpt: LedgerExcerpt) -> bool:
    """Whether there is nothing to say of it, and nothing else is known of the site."""
    return not (
        made.problems or made.ended or made.held or made.replaced or made.questions
    ) and excerpt.is_of(made.ledger)


def _with_words_of(now: Entry, was: Entry) -> Entry:
    """An entry as it was, with what follows from the words."""
    return msgspec.structs.replace(
        was, updated=now.updated, fingerprint=now.fingerprint, origin=now.origin
    )
