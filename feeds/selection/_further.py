"""The further feeds that the settings name, as selections. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from feeds.config import Config, FeedSetting
from feeds.ledger import Ledger
from feeds.selection._candidates import Candidates
from feeds.selection._cards import Card
from feeds.selection._each import files_of, values_of, was_published
from feeds.selection._selection import Selection

__all__ = ["further_feeds"]


def further_feeds(
    visible: list[Card], config: Config, ledger: Ledger, term: Callable[[str], str]
) -> Iterator[Selection]:
    """All of them, in the order of the settings. `term` is that of `select`."""
    candidates = Candidates(visible)
    yield from _without_taken(
        one
        for setting in config.feed
        for one in _further(setting, candidates, config, ledger, term)
    )


def _further(
    setting: FeedSetting,
    candidates: Candidates,
    config: Config,
    ledger: Ledger,
    term: Callable[[str], str],
) -> Iterator[Selection]:
    """What a further feed comes to: itself, or one for each value of its key.

    One whose files are stated is there as soon as an article is in it, and then stays.
    """
    cards = candidates.of(setting)
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


def _without_taken(further: Iterable[Selection]) -> Iterator[Selection]:
    """Those whose stated files an earlier one has do without them: of a category and an author
    of one name, the generator makes one feed too.
    """
    taken: set[str] = set()
    for one in further:
        rows = {
            kind: [file for file in row if file not in taken] for kind, row in one.files.items()
        }
        files = {kind: tuple(row) for kind, row in rows.items() if row}
        taken.update(file for row in files.values() for file in row)
        if files or not one.files:
            yield replace(one, files=files)


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
