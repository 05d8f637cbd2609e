"""What a reconciliation goes by, beside the ledger and the articles."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from feeds.config import Permalinks
from feeds.ledger._origin import Settings
from feeds.records import dataclass

__all__ = ["Rules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a reconciliation goes by, beside the ledger and the articles."""

    now: datetime  # releases scheduled articles, stamps changed ones
    base: str  # the site's address, with a slash at its end
    site_id: str = ""  # as configured; else the ledger's, else minted from `base`
    id_prefix: str = ""
    permalinks: Permalinks = field(default_factory=Permalinks)
    minor: bool = False  # no change of today is worth announcing
    as_new: frozenset[str] = frozenset()  # paths that are new, whatever they resemble
    unreadable: frozenset[str] = frozenset()  # files that could not be read today
    settings: Settings = Settings()
    tells_apart: bool = True  # two of one address have two here, as nobody expects otherwise
    reserved: frozenset[str] = frozenset()  # files in the output that no article may have
