"""Further feeds whose files are stated, and those for each value of a key. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from feeds.config import FeedSetting
from feeds.ledger import Ledger
from feeds.records import dataclass
from feeds.selection._cards import Card
from feeds.selection._matching import lies_in

__all__ = ["Value", "files_of", "values_of", "was_published"]

_SLUG = "{slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a key, and the articles that have it."""

    slug: str  # as files have it
    name: str  # of its feed, lasting
    title: str
    members: tuple[Card, ...]  # newest published first


def files_of(setting: FeedSetting, slug: str = "") -> dict[str, tuple[str, ...]]:
    """Format → the files of a feed, or of that for one value; {} where none are stated."""
    stated = {
        kind: (files,) if isinstance(files, str) else files for kind, files in setting.files.items()
    }
    return {
        kind: tuple(file.replace(_SLUG, slug) for file in files) for kind, files in stated.items()
    }


def values_of(
    setting: FeedSetting, cards: Iterable[Card], ledger: Ledger, term: Callable[[str], str]
) -> list[Value]:
    """The values that have a feed, by name: those of today, and those of the ledger.

    `term` makes a part of a file's name of a value. Of values that come to the same one, the
    first in the alphabet is the title.
    """
    ahead = f"{setting.name}/"
    known = {
        feed.name.removeprefix(ahead): feed.title
        for feed in ledger.feeds
        if feed.kind == "each" and feed.name.startswith(ahead)
    }
    members: dict[str, list[Card]] = {
        slug: [] for slug, title in known.items() if _is_wanted(title, setting)
    }
    titles = {slug: known[slug] for slug in members}
    for card in cards:
        for title in _of_card(card, setting.each):
            slug = term(title) if _is_wanted(title, setting) else ""
            if not all(part.strip(". ") for part in slug.split("/")):
                continue  # no file can be called so
            found = members.setdefault(slug, [])
            if not found or found[-1] is not card:
                found.append(card)
            titles[slug] = min(titles.get(slug, title), title)
    return [
        Value(slug=slug, name=ahead + slug, title=titles[slug], members=tuple(members[slug]))
        for slug in sorted(members)
    ]


def was_published(setting: FeedSetting, ledger: Ledger) -> bool:
    """Whether a feed of that name ever was, and is not given up."""
    key = f"named:{setting.name}"
    return any(one.feed == key and not one.given_up for one in ledger.addresses)


def _of_card(card: Card, key: str) -> Iterable[str]:
    return (card.authors if key == "authors" else ()) or card.terms.get(key, ())


def _is_wanted(title: str, setting: FeedSetting) -> bool:
    return lies_in(title, setting.values)
