"""The names of all that a site publishes beside its articles: feeds, lists, pages of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from feeds.articles import slugify
from feeds.config import Config
from feeds.errors import Problem
from feeds.generators import term_of
from feeds.ledger import Ledger
from feeds.pipeline._request import BuildRequest
from feeds.planning import (
    FeedAddresses,
    FoundLook,
    Identities,
    SiteLists,
    SitePages,
    SitePlan,
    cards_of,
    handed_over,
    make_site_plan,
    settle_addresses,
    with_lists,
    with_menu,
)
from feeds.reading import Found
from feeds.selection import (
    Card,
    Selection,
    commonest_language,
    feed_language,
    files_of,
    remember,
    select,
)

__all__ = ["name_all"]


def name_all(
    known: Identities,
    pages: SitePages,
    before: Ledger,
    request: BuildRequest,
    static: Iterable[Found],
    look: FoundLook,
) -> tuple[SitePlan, SiteLists, Ledger, FeedAddresses | None, tuple[Problem, ...]]:
    """The names of all feeds and lists, and the ledger that remembers the feeds and pages; a
    preview promises none. Also warnings.
    """
    config, options = request.config, request.options
    found = known.reconciled.ledger
    cards = list(cards_of(handed_over(known.due)))
    selections = select(
        cards, config, slug=slugify, term=term_of(config.site), ledger=found, before=before
    )
    plan = _planned(selections, cards, request.source, config, site_id=found.site_id)
    taken = (*(file.relative for file in static), *(pages.files if config.pages else ()))
    plan, lists = with_lists(plan, cards, known, found, config, taken, look)
    plan, problems = with_menu(plan, lists, pages, config)
    problems += tuple(_empty_feeds(config, plan))
    ledger = remember(found, selections)
    if config.is_preview:
        return plan, lists, ledger, None, problems
    give_up = "feed-gone" in options.allow
    plan, addresses = settle_addresses(
        before,
        plan,
        config,
        request.deployed,
        give_up=give_up,
        is_asked=bool(options.against),
    )
    ledger = replace(
        ledger,
        addresses=addresses.settled.addresses,
        undated=pages.remembered(before) if config.pages else before.undated,
    )
    return plan, lists, ledger, addresses, problems


def _planned(
    selections: tuple[Selection, ...],
    cards: Iterable[Card],
    source: Path,
    config: Config,
    *,
    site_id: str,
) -> SitePlan:
    language = config.language or feed_language(selections[0].shown, config)
    spoken = config.language or commonest_language(cards)
    return make_site_plan(
        config, source, selections, site_id=site_id, language=language, spoken=spoken
    )


def _empty_feeds(config: Config, plan: SitePlan) -> Iterator[Problem]:
    """One warning of the feeds that no article has the tags of: nothing is at their addresses."""
    made = {files.selection.name for files in plan.feeds}
    rows = [one for one in config.feed if one.tags and one.files and one.name not in made]
    files = [file for one in rows for row in files_of(one).values() for file in row]
    if files:
        tags = ", ".join(dict.fromkeys(tag for one in rows for tag in one.tags))
        yield Problem(
            path=config.file or (config.site.file if config.site else "feeds.toml"),
            message=f"feeds are not made, since no article has their tags: {', '.join(files)}",
            hint=f"give articles a tag ({tags}), or state in [[feed]] which articles are meant",
            severity="warning",
        )
