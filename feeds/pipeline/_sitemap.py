"""What the sitemap of a site names: its front page, its articles, its lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from feeds.pages import render_sitemap
from feeds.pipeline._identity import Identified
from feeds.pipeline._prepare import Prepared

__all__ = ["make_sitemap"]


def make_sitemap(made: Prepared) -> bytes:
    """The document, of pages that may be found: a hidden article, and one whose own address is
    elsewhere, are not named.
    """
    return render_sitemap(_pages(made))


def _pages(made: Prepared) -> Iterator[tuple[str, str]]:
    plan, lists = made.plan, made.lists
    yield plan.base, ""
    by_place = dict(enumerate(made.identified))
    seen = set()
    for card in lists.all[0].cards:
        seen.add(card.place)
        yield from _article(by_place[card.place])
    for place, item in by_place.items():
        if place not in seen and not item.row.draft.hidden:
            yield from _article(item)
    yield plan.page_address(plan.own.archive), ""
    if plan.site.subscribe:
        yield plan.page_address(plan.own.subscribe), ""
    for file in list(lists.files)[1:]:
        yield plan.page_address(file), ""


def _article(item: Identified) -> Iterator[tuple[str, str]]:
    """Its address and its last change: in the precision of its date while there was none."""
    identity, draft = item.identity, item.row.draft
    if item.url != identity.permalink:
        return
    if identity.updated - draft.published_at < timedelta(seconds=1):
        yield identity.permalink, draft.published.w3cdtf()
        return
    changed = draft.updated_as if identity.updated == draft.updated else None
    is_of_days = changed is not None and not changed.has_time
    date = changed.w3cdtf() if changed and is_of_days else _in_utc(identity.updated)
    yield identity.permalink, date


def _in_utc(instant: datetime) -> str:
    """The same letters whatever the zone in which it is known: stated, or read from the ledger."""
    text = instant.astimezone(UTC).isoformat(timespec="seconds")
    return text.replace("+00:00", "Z")
