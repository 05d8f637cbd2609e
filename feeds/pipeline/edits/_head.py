"""The records of what a build keeps for an edit: each article, and all that is of the site."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from feeds.articles import Held
from feeds.config import Config
from feeds.generators import Siblings
from feeds.ledger import Fact
from feeds.making import key_of
from feeds.pipeline._report import Report
from feeds.pipeline.edits._problems import KeptProblems
from feeds.planning import ArticleList, FeedFiles, SitePlan
from feeds.records import dataclass
from feeds.selection import Card

__all__ = [
    "LINKS",
    "AddedArticle",
    "EditHead",
    "KeptArticle",
    "KeptEdits",
    "KeptFeed",
    "KeptGate",
    "Referred",
    "settings_mark",
]

LINKS = "-links"  # end of the name of the file that says where links lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """What the pages of a site refer to, so that a change of it is no edit of one article."""

    files: tuple[str, ...]  # as they are looked up
    parts: tuple[str, ...]  # addresses of pages with parts that others lead to
    taken: tuple[str, ...]  # as Workshop.taken
    loose: tuple[str, ...] = ()  # links for which another article may be found one day
    links: str = ""  # what the pages that links lead to are asked for by


class KeptFeed(msgspec.Struct, frozen=True, array_like=True):
    """A feed without its articles, and the places of those that it shows."""

    files: FeedFiles
    shown: tuple[int, ...]
    gone: tuple[tuple[int, str], ...] = ()  # of the last that left it, which keep their turns


class KeptArticle(msgspec.Struct, frozen=True, array_like=True):
    """An article as it was when all were read."""

    path: str
    file: str  # of its page
    id: str
    card: Card | None  # how it stands in lists and feeds; None for one that stands in none


class KeptGate(msgspec.Struct, frozen=True, array_like=True):
    """As a Gatekeeper."""

    held: dict[str, Held]
    inodes: tuple[tuple[int, int, str], ...]
    folders: dict[str, str]
    claimed: tuple[str, ...]
    judged: tuple[str, ...]


class AddedArticle(msgspec.Struct, frozen=True, array_like=True):
    """An article that came since, and where it stands. Its place is behind all others."""

    path: str
    file: str  # of its page
    id: str
    permalink: str
    precision: str  # of its date
    turns: dict[int, int]  # the number of a list → its turn there
    shown: dict[int, tuple[int, ...]]  # the number of a feed → the places it shows from then on
    lists: tuple[ArticleList, ...] = ()  # that came with it, behind those that were there


class KeptEdits(msgspec.Struct, frozen=True, array_like=True):
    """What edits changed since."""

    cards: list[Card]
    problems: KeptProblems  # all of the site
    added: list[AddedArticle] = []
    files: tuple[str, ...] = ()  # beside those of Referred, as their other fields
    loose: tuple[str, ...] = ()


class EditHead(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """All but the articles, and the places of those of lists."""

    settings: str
    plan: SitePlan
    feeds: tuple[KeptFeed, ...]
    lists: tuple[ArticleList, ...]  # without their articles
    overviews: dict[str, str]
    gate: KeptGate
    siblings: Siblings
    versions: tuple[int, ...]  # of fingerprints
    facts: tuple[Fact, ...]  # of articles that are not published
    beside: tuple[str, ...]
    referred: Referred
    static: tuple[str, ...]
    report: Report  # without its problems
    problems: KeptProblems
    articles: int  # how many there are


def settings_mark(config: Config) -> str:
    """Stands for all settings."""
    return key_of(sorted(config.given), repr(replace(config, given=frozenset())))
