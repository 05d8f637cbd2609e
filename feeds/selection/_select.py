"""The feeds of a site: the main one, those of tags, authors and languages, and named ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Literal

from feeds.config import Config, FeedSetting
from feeds.ledger import Entry, Ledger, Page
from feeds.selection._archives import seal, told_again, unsealed
from feeds.selection._cards import Card, by_date, by_publication

__all__ = ["Selection", "feed_language", "select"]

Kind = Literal["main", "tag", "author", "language", "named"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One feed to be made. `name` is lasting: its id and its files are made of it."""

    kind: Kind
    name: str  # "" for the main feed
    title: str  # what it is about: the tag, the author's name; "" for the main feed
    members: tuple[Card, ...]  # every article that belongs to it, newest published first
    limit: int
    max_bytes: int
    full_content: bool
    shown: tuple[Card, ...] = ()  # the entries of its subscription document, in their order
    former: tuple[Entry, ...] = ()  # articles that stood in it and do not now, newest first
    sealed: tuple[Page, ...] = ()  # archive documents of earlier builds, the oldest first
    sealing: tuple[Page, ...] = ()  # those that this build seals

    @property
    def pages(self) -> tuple[Page, ...]:
        """All archive documents, the oldest first."""
        return self.sealed + self.sealing

    @property
    def deletions(self) -> tuple[Entry, ...]:
        """The articles whose end is announced: the last fifty, newest first (RFC 6721)."""
        ended = [entry for entry in self.former if entry.ended is not None]
        return tuple(sorted(ended, key=_end, reverse=True)[:_DELETIONS])

    @property
    def key(self) -> str:
        """`tag:politiek`; "" for the main feed."""
        return f"{self.kind}:{self.name}" if self.name else ""


_DELETIONS = 50


def _end(entry: Entry) -> tuple[object, str]:
    return entry.ended, entry.id


def select(
    cards: Iterable[Card],
    config: Config,
    *,
    slug: Callable[[str], str],
    ledger: Ledger | None = None,
) -> tuple[Selection, ...]:
    """All feeds of a site, the main one first, the others sorted by kind and name.

    `slug` makes a file name of a tag or author. Of the `ledger` come the feeds that were
    published before (one whose articles are gone stays, empty), the archive pages that are
    sealed, and the articles that are gone: they keep their place in a feed's window, so that
    no older article moves up and looks new.
    """
    ledger = ledger or Ledger()
    visible = by_publication(card for card in cards if not card.hidden)
    shown = (card for card in visible if _lies_in(_file(card.path), config.paths))
    main = _selection("main", "", "", shown, config)
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
    groups = [
        _selection(kind, name, titles[kind, name], grouped[kind, name], config)
        for kind, name in sorted(grouped)
    ]
    named = [_named(setting, visible, config) for setting in config.feed]
    former = _former(ledger, config)
    return tuple(_filled(one, former, ledger, config) for one in (main, *groups, *named))


_KINDS: dict[str, Kind] = {"tag": "tag", "author": "author", "language": "language"}


def _is_made(kind: Kind, config: Config) -> bool:
    return {"tag": config.by_tag, "author": config.by_author}.get(kind, config.by_language)


def _former(ledger: Ledger, config: Config) -> dict[str, list[Entry]]:
    """Feed → every article that ever stood in it, newest first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(ledger.entries.values(), key=lambda entry: (-entry.sequence, entry.id)):
        main = ("",) if _lies_in(_file(entry.path), config.paths) else ()
        for key in (*main, *entry.feeds):
            found[key].append(entry)
    return found


def _filled(
    selection: Selection, former: dict[str, list[Entry]], ledger: Ledger, config: Config
) -> Selection:
    """The selection with what its subscription document holds, and its archive."""
    members = selection.members
    present = {card.id for card in members}
    gone = tuple(entry for entry in former.get(selection.key, ()) if entry.id not in present)
    sealed = ledger.pages_of(selection.key)
    count = config.archive or (len(sealed[-1].members) if sealed else 0)
    if not count:
        places = sorted(
            [(-card.sequence, card.id) for card in members]
            + [(-entry.sequence, entry.id) for entry in gone]
        )
        window = {place[1] for place in places[: selection.limit]}
        chosen = _within(tuple(c for c in members if c.id in window), selection.max_bytes)
        return replace(selection, shown=tuple(by_date(chosen)), former=gone)
    sealing = seal(selection.key, members, sealed, limit=selection.limit, count=count)
    pages = (*sealed, *sealing)
    chosen = (*unsealed(members, pages), *told_again(members, pages))
    return replace(
        selection, shown=tuple(by_date(chosen)), former=gone, sealed=sealed, sealing=sealing
    )


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
        full_content=config.content == "full",
    )


def _named(setting: FeedSetting, visible: list[Card], config: Config) -> Selection:
    content = setting.content or config.content
    return Selection(
        kind="named",
        name=setting.name,
        title=setting.title or setting.name,
        members=tuple(card for card in visible if _matches(card, setting)),
        limit=setting.limit or config.limit,
        max_bytes=config.max_bytes,
        full_content=content == "full",
    )


def _matches(card: Card, setting: FeedSetting) -> bool:
    return (
        (not setting.tags or bool(_folded(setting.tags) & _folded(card.tags)))
        and (not setting.authors or bool(_folded(setting.authors) & _folded(card.authors)))
        and (not setting.languages or _in_languages(card.language, setting.languages))
        and _lies_in(_file(card.path), setting.paths)
    )


def _file(path: str) -> str:
    """The file of an article, which may be one of many in it."""
    return path.rpartition(":")[0] or path


def _lies_in(file: str, patterns: tuple[str, ...]) -> bool:
    """Whether any of the patterns is met, and none that has `!` ahead."""
    wanted = [one for one in patterns if not one.startswith("!")]
    if any(fnmatchcase(file, one[1:]) for one in patterns if one.startswith("!")):
        return False
    return not wanted or any(fnmatchcase(file, one) for one in wanted)


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


def _in_languages(language: str, wanted: tuple[str, ...]) -> bool:
    """Whether a tag is one of those wanted, or a narrower one (RFC 4647, section 3.3.1)."""
    tag = language.lower()
    return any(tag == one.lower() or tag.startswith(one.lower() + "-") for one in wanted)


def _within(cards: tuple[Card, ...], max_bytes: int) -> tuple[Card, ...]:
    """As many of the newest as fit, but never none."""
    if not max_bytes:
        return cards
    kept: list[Card] = []
    total = 0
    for card in cards:
        total += card.size
        if kept and total > max_bytes:
            break
        kept.append(card)
    return tuple(kept)


def feed_language(cards: Iterable[Card], config: Config) -> str:
    """The language that all entries share; "" where they differ; the site's where none is known."""
    found = {card.language for card in cards if card.language}
    if len(found) == 1:
        return next(iter(found))
    return "" if found else config.language
