"""The feeds of a site: the main one, those of tags, authors and languages, and named ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from feeds.config import Config, FeedSetting
from feeds.ledger import Entry, Ledger, Page, Window
from feeds.selection._archives import seal, told_again, unsealed
from feeds.selection._cards import Card, by_date, by_publication
from feeds.selection._each import files_of, values_of, was_published
from feeds.selection._matching import file_of, lies_in, matches
from feeds.selection._window import belonged, held_before, published_before, within

__all__ = ["Selection", "brought_back", "feed_language", "select"]

Kind = Literal["main", "tag", "author", "language", "named", "each"]


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
    archive: int = 0  # entries in an archive document; 0 for none
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # format → its only files
    about: str = ""  # the key of metadata whose value it is made for; "" for none
    heading: str = ""  # its whole title; "" where that is made of the site's
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
    def window(self) -> Window:
        """What its subscription document is filled by."""
        sizes = {"limit": self.limit, "max_bytes": self.max_bytes, "archive": self.archive}
        return Window(feed=self.key, **sizes)

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
    named = [
        one
        for setting in config.feed
        for one in _further(setting, visible, config, ledger, term or slug)
    ]
    former = _former(ledger, config)
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


def _former(ledger: Ledger, config: Config) -> dict[str, list[Entry]]:
    """Feed → every article that ever stood in it, newest first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(ledger.entries.values(), key=lambda entry: (-entry.sequence, entry.id)):
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
    held = _held(selection, before)
    had = [card for card in selection.shown if belonged(card, key, before)]
    sealed = {one for page in before.pages_of(key) for one in page.ids}
    return (
        tuple(card for card in had if not published_before(card, key, before)),
        tuple(
            card
            for card in had
            if card.id not in held | sealed and published_before(card, key, before)
        ),
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


def _further(
    setting: FeedSetting,
    visible: list[Card],
    config: Config,
    ledger: Ledger,
    term: Callable[[str], str],
) -> Iterator[Selection]:
    """What a further feed comes to: itself, or one for each value of its key.

    One whose files are stated is there as soon as an article is in it, and then stays.
    """
    cards = [card for card in visible if matches(card, setting)]
    if setting.each:
        for value in values_of(setting, cards, ledger, term):
            yield replace(
                _named(setting, value.members, config),
                kind="each",
                name=value.name,
                title=value.title,
                about=setting.each,
                heading=f"{setting.site_title}: {value.title}" if setting.site_title else "",
                files=files_of(setting, value.slug),
            )
    elif cards or not setting.files or was_published(setting, ledger):
        yield _named(setting, cards, config)


def _named(setting: FeedSetting, members: Iterable[Card], config: Config) -> Selection:
    content = setting.content or config.content
    parts = (setting.site_title, setting.title) if setting.site_title else ()
    return Selection(
        kind="named",
        name=setting.name,
        title=setting.title or setting.site_title or setting.name,
        heading=": ".join(filter(None, parts)),
        members=tuple(members),
        limit=setting.limit or config.limit,
        max_bytes=config.max_bytes,
        archive=config.archive,
        full_content=content == "full",
        files=files_of(setting),
    )


def feed_language(cards: Iterable[Card], config: Config) -> str:
    """The language that all entries share; "" where they differ; the site's where none is known."""
    found = {card.language for card in cards if card.language}
    if len(found) == 1:
        return next(iter(found))
    return "" if found else config.language
