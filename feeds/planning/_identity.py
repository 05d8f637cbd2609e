"""Which article is which: what the ledger knows of it, and its place among the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

import msgspec
from msgspec.structs import force_setattr

from feeds.articles import AsPublished, Held, file_of
from feeds.collecting import (
    Collected,
    DraftsAside,
    PackedRows,
    Row,
    rows_where,
    settings_of,
    stating,
)
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import (
    Entry,
    Fact,
    Ledger,
    Reconciled,
    Rules,
    fact_of,
    packed_entries,
    reconcile,
)
from feeds.planning._identified import Identified, in_order
from feeds.planning._joining import joined
from feeds.planning._new_articles import NewArticles
from feeds.planning._site_plan import reserved_names
from feeds.records import dataclass

__all__ = [
    "Identities",
    "identify",
    "keep",
    "release_facts",
    "rules_for",
    "without_expired",
]


_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Everybody's identity. With problems in `reconciled` nothing may be published."""

    due: Sequence[Identified]  # to publish, in their order of first publication
    waiting: tuple[Identified, ...]  # scheduled, the next one first
    reconciled: Reconciled
    kept: tuple[Identified, ...] = ()  # those of `due` that cannot be read today
    warnings: tuple[Problem, ...] = ()
    is_lasting: bool = True  # whether a build of the same would find all warnings again

    @property
    def next_due(self) -> datetime | None:
        """When the next scheduled article is due."""
        return next((item.row.draft.due for item in self.waiting), None)

    @property
    def holds_until(self) -> datetime | None:
        """When time alone changes something: the next article is due, or expires."""
        ends = (item.row.draft.expires for item in self.due)
        moments = [one.start for one in ends if one is not None]
        return min([*moments, *([self.next_due] if self.next_due else [])], default=None)


def rules_for(
    config: Config,
    *,
    now: datetime,
    minor: bool = False,
    as_new: frozenset[str] = frozenset(),
    failed: frozenset[str] = frozenset(),
) -> Rules:
    """What identities go by: the settings, and what was asked for this once."""
    return Rules(
        now=now,
        base=config.base_url,
        site_id=config.site_id,
        id_prefix=config.id_prefix,
        permalinks=config.patterns,
        minor=minor,
        as_new=as_new,
        unreadable=failed,
        tells_apart=config.site is None,
        reserved=reserved_names(config),
        settings=settings_of(config),
    )


def without_expired(collected: Collected, rules: Rules) -> Collected:
    """Articles that said until when they are to be shown are drafts from then on, whatever
    else is wrong with them.
    """
    is_any = any(_is_over(row, rules) for row in stating(collected.rows))
    if not (is_any or collected.expiring):
        return collected
    left_out: list[tuple[str, str]] = []
    facts: list[Fact] = []
    held: dict[str, Held] = {}
    for row in stating(collected.rows) if is_any else ():
        expires = row.draft.expires
        if expires is None or not _is_over(row, rules):
            continue
        reason = f"expired on {expires.value}"
        left_out.append((row.draft.path, reason))
        held[row.draft.file] = Held(reason, is_article=True)
        facts.append(
            msgspec.structs.replace(
                fact_of(row.draft, row.fingerprints, base=rules.base), is_draft=True
            )
        )
    for one in collected.expiring:
        if one.expires.start <= rules.now:
            reason = f"expired on {one.expires.value}"
            left_out.append((one.fact.path, reason))
            held[one.fact.file] = Held(reason, is_article=True)
            facts.append(one.fact)
    if not facts:
        return collected
    return replace(
        collected,
        rows=rows_where(collected.rows, lambda row: not _is_over(row, rules)),
        left_out=(*collected.left_out, *left_out),
        drafts=(*collected.drafts, *facts),
        held={**collected.held, **held},
    )


def _is_over(row: Row, rules: Rules) -> bool:
    return row.draft.expires is not None and row.draft.expires.start <= rules.now


def identify(collected: Collected, ledger: Ledger, rules: Rules) -> Identities:
    """Ids, slugs, permalinks and stamps for all articles, as the ledger has them."""
    if isinstance(collected.rows, PackedRows) and not ledger.entries:
        new = NewArticles(collected.rows, collected, ledger, rules)
        return _identities(new.reconciled, new.due, new.waiting)
    rows = [*collected.rows]
    facts, aside = [], DraftsAside(len(rows))
    for row in rows:
        facts.append(fact_of(row.draft, row.fingerprints, base=rules.base))
        aside.take(row)
    made = reconcile(ledger, [*facts, *collected.drafts], rules)
    due: list[Identified] = []
    waiting: list[Identified] = []
    early: list[tuple[Row, Entry]] = []  # published, and dated later
    standings, kept = list(made.standings[: len(rows)]), list(made.facts[: len(rows)])
    entries = packed_entries(made.ledger.entries, ledger.entries)
    after = replace(made.ledger, entries=entries)
    made = replace(made, ledger=after, standings=(), facts=())
    for row in reversed(rows):  # what is known of each goes as its identity comes
        fact, held, standing = facts.pop(), kept.pop(), standings.pop()
        aside.give_back(row, fact)
        if standing.entry is not None:
            item = joined(row, standing.entry, rules.base, is_own=bool(fact.address))
            item = item if held is fact else _as_published(item, held)
            (due if standing.outcome == "published" else waiting).append(item)
            if row.draft.due > rules.now and standing.outcome == "published":
                early.append((row, standing.entry))
    due.sort(key=_turn)
    known = _identities(made, in_order(due), waiting)
    staying = tuple(_early(early, ledger))
    if staying:  # of what changed since the last build
        known = replace(known, warnings=(*known.warnings, *staying), is_lasting=False)
    return known


def _identities(
    made: Reconciled, due: Sequence[Identified], waiting: list[Identified]
) -> Identities:
    waiting.sort(key=lambda item: (item.row.draft.due, item.row.draft.path))
    warnings = tuple(_replaced(made, chain(due, waiting))) if made.replaced else ()
    warnings += tuple(_held(made.held)) if made.held else ()
    return Identities(due=due, waiting=tuple(waiting), reconciled=made, warnings=warnings)


def _early(early: Iterable[tuple[Row, Entry]], before: Ledger) -> Iterator[Problem]:
    """A warning for each published article that was edited to wait: it does not go back.

    Of one whose source is as it was, the clock was wrong, now or then.
    """
    for row, entry in early:
        known = before.entries.get(entry.id)
        if known is not None and known.origin != entry.origin:
            yield Problem(
                path=row.draft.file,
                line=row.draft.lines.get("release", row.draft.line) or 1,
                message=f"it is published already, and stays: {row.draft.due.date().isoformat()} "
                "is still to come, and takes nothing back",
                hint="write draft: true to withdraw it",
                severity="warning",
            )


def _replaced(made: Reconciled, items: Iterable[Identified]) -> Iterator[Problem]:
    """A warning for each stated address that is taken: where the article is instead, and why."""
    asked = {one for id, (_, owner, _) in made.replaced.items() for one in (id, owner)}  # noqa: A001
    by_id = {item.identity.id: item for item in items if item.identity.id in asked}
    for id, (wanted, owner, name) in made.replaced.items():  # noqa: A001 - its name
        item, other = by_id.get(id), by_id.get(owner)
        if item is None:
            continue
        draft = item.row.draft
        is_stated = bool(draft.lines.keys() & {"url", "pattern"}) or bool(draft.address)
        now = f"/{made.ledger.entries[id].permalink}" if id in made.ledger.entries else item.url
        why = "the site itself needs that name"
        if name and name != file_of(wanted):
            why = f"the site itself needs {name}, and not every host and disk tells the two apart"
        if owner:
            path = other.row.draft.file if other else made.ledger.entries[owner].path
            why = f"it is the address of {path}"
        yield Problem(
            path=draft.file,
            line=draft.lines.get("url", draft.lines.get("pattern", draft.line)),
            message=f"the address {f'/{wanted}'!r} is taken, and becomes {now!r}: {why}",
            hint="write another address, or leave this one to the article"
            if is_stated
            else "give one of the two another title, slug or address: the site itself has one "
            "page there",
            severity="warning",
        )


def _held(held: Iterable[tuple[str, Entry]]) -> Iterator[Problem]:
    """A warning for each file that cannot be read and may hold what another one held."""
    by_file: dict[str, list[str]] = {}
    for file, entry in held:
        by_file.setdefault(file, []).append(entry.path)
    for file, paths in by_file.items():
        more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
        gone = f"{', '.join(paths[:_SHOWN])}{more} {'is' if len(paths) == 1 else 'are'}"
        yield Problem(
            path=file,
            message=f"it cannot be published, and {gone} gone: what was published stays as it "
            "was, since it may be this file, renamed",
            hint="fix this file; where what is gone was deleted on purpose, and this one has to "
            "wait, name this one in exclude",
            severity="warning",
        )


def _as_published(item: Identified, fact: Fact) -> Identified:
    """With the date and the language that the article has for its subscribers."""
    known = AsPublished(
        published=fact.published, published_at=fact.published_at, language=fact.language
    )
    row = msgspec.structs.replace(item.row, draft=known.in_draft(item.row.draft))
    identity = msgspec.structs.replace(item.identity, known=known)
    return msgspec.structs.replace(item, row=row, identity=identity)


def keep(known: Identities, kept: Iterable[Identified]) -> Identities:
    """With articles that are published as they last were."""
    items = tuple(kept)
    if not items:
        return known
    return replace(known, due=in_order(sorted((*known.due, *items), key=_turn)), kept=items)


def release_facts(known: Identities) -> None:
    """Let go of what articles were known again by, once that is settled: of a large site it is
    much. What the ledger needs of it is in their entries.
    """
    for item in known.due:
        force_setattr(item.row, "fingerprints", ())
        for name in ("digest", "statement"):
            force_setattr(item.row.draft, name, "")


def _turn(item: Identified) -> tuple[int, str]:
    return item.sequence, item.identity.id
