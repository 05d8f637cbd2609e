"""The feeds of a site: the main one, those of tags, authors and languages, and named ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Set
from dataclasses import replace

from feeds.config import Config
from feeds.ledger import Entry, Ledger
from feeds.selection._archives import seal, told_again, unsealed
from feeds.selection._cards import Card, by_date, by_publication
from feeds.selection._further import further_feeds
from feeds.selection._matching import file_of, lies_in
from feeds.selection._selection import Kind, Selection
from feeds.selection._window import belonged, held_before, published_before, within

__all__ = ["brought_back", "feed_language", "select"]


def select(
    cards: Iterable[Card],
    config: Config,
    *,
    slug: Callable[[str], str],
    term: Callable[[str], str] | None = None,
    ledger: Ledger | None = None,
    before: Ledger | None = None,
) -> tuple[Selection, ...]:
    """All feeds of a site, the main one first, the others sorted by kind and name.

    `slug` makes a file name of a tag or author, `term` one of a value in files that are stated,
    as the site's generator does. Of the `ledger` come the feeds that were
    published before (one whose articles are gone stays, empty), the archive pages that are
    sealed, and the articles that are gone: they keep their place in a feed's window, so that
    no older article moves up and looks new. `before` is the ledger that the build began with.
    """
    ledger, before = ledger or Ledger(), before or Ledger()
    visible = by_publication(card for card in cards if not card.hidden)
    shown = (card for card in visible if lies_in(file_of(card.path), config.paths))
    main = _selection("main", "", "", shown, config)
    groups = _grouped(visible, config, slug, ledger)
    named = further_feeds(visible, config, ledger, term or slug)
    former = _former(ledger, config, frozenset(card.id for card in main.members))
    return tuple(_filled(one, former, ledger, before, config) for one in (main, *groups, *named))


def _grouped(
    visible: Iterable[Card], config: Config, slug: Callable[[str], str], ledger: Ledger
) -> list[Selection]:
    """The feeds of tags, authors and languages, by kind and name."""
    grouped: dict[tuple[Kind, str], list[Card]] = defaultdict(list)
    titles: dict[tuple[Kind, str], str] = {}
    for feed in ledger.feeds:
        kind = _KINDS.get(feed.kind)
        if kind is not None and _is_made(kind, config):
            titles[kind, feed.name] = feed.title
            grouped[kind, feed.name] = []
    for card in visible:
        for kind, title in _groups(card, config):
            name = slug(title)
            grouped[kind, name].append(card)
            titles[kind, name] = min(titles.get((kind, name), title), title)
    return [
        _selection(kind, name, titles[kind, name], grouped[kind, name], config)
        for kind, name in sorted(grouped)
    ]


_KINDS: dict[str, Kind] = {"tag": "tag", "author": "author", "language": "language"}


def _is_made(kind: Kind, config: Config) -> bool:
    return {"tag": config.by_tag, "author": config.by_author}.get(kind, config.by_language)


def _former(ledger: Ledger, config: Config, present: Set[str]) -> dict[str, list[Entry]]:
    """Feed → every article that ever stood in it, newest first; of those `present` in the main one
    it says so of the other feeds, at least.
    """
    found: dict[str, list[Entry]] = defaultdict(list)
    asked = [one for one in ledger.entries.values() if one.feeds or one.id not in present]
    for entry in sorted(asked, key=lambda entry: (-entry.sequence, entry.id)):
        main = ("",) if lies_in(file_of(entry.path), config.paths) else ()
        for key in (*main, *entry.feeds):
            found[key].append(entry)
    return found


def _filled(
    selection: Selection,
    former: dict[str, list[Entry]],
    ledger: Ledger,
    before: Ledger,
    config: Config,
) -> Selection:
    """The selection with what its subscription document holds, and its archive."""
    members = selection.members
    present = {card.id for card in members}
    gone = tuple(entry for entry in former.get(selection.key, ()) if entry.id not in present)
    selection = replace(selection, former=gone)
    sealed = ledger.pages_of(selection.key)
    count = config.archive or max((len(page.members) for page in sealed), default=0)
    if not count:
        limit, max_bytes = selection.limit, selection.max_bytes
        chosen = within(members, gone, limit=limit, max_bytes=max_bytes)
        return replace(selection, shown=tuple(by_date(chosen)))
    sealing = seal(
        selection.key,
        members,
        sealed,
        limit=selection.limit,
        count=count,
        least=0 if sealed else _pushed_out(selection, before),
    )
    pages = (*sealed, *sealing)
    chosen = (*unsealed(members, pages), *told_again(members, pages))
    return replace(selection, shown=tuple(by_date(chosen)), sealed=sealed, sealing=sealing)


def brought_back(selection: Selection, before: Ledger) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """The entries shown that were withdrawn, and those that newer ones had pushed out, as far as
    the ledger knows that the build began with.
    """
    key = selection.key
    had = [card for card in selection.shown if belonged(card, key, before)]
    known = _held(selection, before) | {one for page in before.pages_of(key) for one in page.ids}
    return (
        tuple(card for card in had if not published_before(card, key, before)),
        tuple(card for card in had if card.id not in known and published_before(card, key, before)),
    )


def _pushed_out(selection: Selection, before: Ledger) -> int:
    """How many of the oldest members have to be in archive documents from the first one on:
    subscribers had them, and newer ones pushed them out.
    """
    members, held = selection.members, _held(selection, before)
    out = [
        place
        for place, card in enumerate(members)
        if card.id not in held and published_before(card, selection.key, before)
    ]
    return len(members) - out[0] if out else 0


def _held(selection: Selection, before: Ledger) -> set[str]:
    """The ids of the members that the subscription document of the last build held."""
    found = held_before(
        selection.members,
        selection.former,
        selection.key,
        before,
        limit=selection.limit,
        max_bytes=selection.max_bytes,
    )
    return {card.id for card in found}


def _groups(card: Card, config: Config) -> list[tuple[Kind, str]]:
    found: list[tuple[Kind, str]] = []
    if config.by_tag:
        found += [("tag", tag) for tag in card.tags]
    if config.by_author:
        found += [("author", author) for author in card.authors]
    if config.by_language and card.language:
        found.append(("language", card.language))
    return found


def _selection(
    kind: Kind, name: str, title: str, members: Iterable[Card], config: Config
) -> Selection:
    return Selection(
        kind=kind,
        name=name,
        title=title,
        members=tuple({card.id: card for card in members}.values()),
        limit=config.limit,
        max_bytes=config.max_bytes,
        archive=config.archive,
        full_content=config.content == "full",
    )


def feed_language(cards: Iterable[Card], config: Config) -> str:
    """The language that all entries share; "" where they differ; the site's where none is known."""
    found = {card.language for card in cards if card.language}
    if len(found) == 1:
        return next(iter(found))
    return "" if found else config.language
