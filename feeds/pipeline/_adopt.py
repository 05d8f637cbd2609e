"""Taking over the ids of feeds that are published already."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from feeds.errors import Problem, ReadError
from feeds.ledger import Adopted, DeployedFeed, Ledger, Rules, adopt, fact_of, read_feed
from feeds.pipeline._collect import Collected
from feeds.pipeline._deployed import fetch
from feeds.pipeline._identity import Known

__all__ = ["read_whole", "take_over"]

_WEB = ("http://", "https://")
_MOST_PAGES = 1000  # of an archive, so that a circle ends


def take_over(
    places: Iterable[str], known: Known, collected: Collected, rules: Rules, *, before: Ledger
) -> Adopted:
    """Adopt the feeds at these addresses or files, with their archives. Raises ReadError."""
    feeds = [feed for place in places for feed in read_whole(place)]
    rows = collected.rows
    return adopt(
        known.reconciled.ledger,
        [fact_of(row.draft, row.fingerprints, base=rules.base) for row in rows],
        [row.draft.title for row in rows],
        feeds,
        rules,
        before=before,
    )


def read_whole(place: str) -> list[DeployedFeed]:
    """The feed at an address or in a file, and its archive documents. Raises ReadError."""
    feeds: list[DeployedFeed] = []
    seen: set[str] = set()
    while place and place not in seen and len(seen) < _MOST_PAGES:
        seen.add(place)
        found = fetch(place)
        if found is None:
            raise ReadError(
                Problem(
                    path=place,
                    message="there is no feed here",
                    hint="give the address or the file of a feed",
                )
            )
        feed = read_feed(found.data, place, charset=found.charset)
        feeds.append(feed)
        place = _previous(found.place, feed.previous)
    return feeds


def _previous(place: str, stated: str) -> str:
    """The address of the archive document before it; a file's archive is not looked for."""
    if not stated or not place.startswith(_WEB):
        return ""
    try:
        address = urljoin(place, stated)
    except ValueError:
        return ""
    return address if address.startswith(_WEB) else ""
