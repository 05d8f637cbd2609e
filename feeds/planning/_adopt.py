"""Taking over the ids of feeds that are published already."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from feeds.collecting import Collected
from feeds.errors import Problem, ReadError
from feeds.ledger import Adopted, DeployedFeed, Ledger, Rules, adopt, fact_of, read_feed
from feeds.logins import with_login_of, without_login
from feeds.planning._deployed import fetch_or_read
from feeds.planning._identity import Identities

__all__ = ["read_whole", "take_over"]

_WEB = ("http://", "https://")
_MOST_PAGES = 1000  # documents of one archive
_MOST_BYTES = 512 * 1024 * 1024  # of all of them


def take_over(
    places: Iterable[str], known: Identities, collected: Collected, rules: Rules, *, before: Ledger
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


def read_whole(place: str, *, is_partial: bool = False) -> list[DeployedFeed]:
    """The feed at an address or in a file, and its archive documents, as far as they lead on.

    With `is_partial` what is whole in a broken document is taken. Raises ReadError, for an
    archive without an end too.
    """
    feeds: list[DeployedFeed] = []
    seen: set[str] = set()
    size = 0
    while place and place not in seen:
        if len(seen) >= _MOST_PAGES:
            raise _endless(place, f"{_MOST_PAGES} documents")
        seen.add(place)
        found = fetch_or_read(place)
        if found is None:
            raise ReadError(
                Problem(
                    path=without_login(place),
                    message="there is no feed here",
                    hint="give the address or the file of a feed",
                )
            )
        size += len(found.data)
        if size > _MOST_BYTES:
            raise _endless(place, f"{_MOST_BYTES // 1024 // 1024} MB")
        name = without_login(place)
        feed = read_feed(found.data, name, charset=found.charset, is_partial=is_partial)
        feeds.append(feed)
        place = _previous(found.place, feed.previous)
    return feeds


def _endless(place: str, most: str) -> ReadError:
    return ReadError(
        Problem(
            path=without_login(place),
            message=f"the archive goes on after {most}, which is the most that is read",
            hint="save the documents that are wanted, and import each file",
        )
    )


def _previous(place: str, stated: str) -> str:
    """The address of the archive document before it; a file's archive is not looked for."""
    if not stated or not place.lower().startswith(_WEB):
        return ""
    try:
        address = with_login_of(place, without_login(urljoin(place, without_login(stated))))
    except ValueError:
        return ""
    return address if address.startswith(_WEB) else ""
