"""feeds.lock: the identity of every article ever published."""

from feeds.ledger._entry import Entry, KnownFeed, Ledger, Page, fold
from feeds.ledger._facts import Fact, fact_of
from feeds.ledger._fingerprint import fingerprint, fingerprints
from feeds.ledger._ids import feed_id, mint_id, mint_site_id
from feeds.ledger._reconcile import Reconciled, Rules, Standing, identity_of, reconcile
from feeds.ledger._store import ledger_files, ledger_folder, load, save
from feeds.ledger._text import parse

__all__ = [
    "Entry",
    "Fact",
    "KnownFeed",
    "Ledger",
    "Page",
    "Reconciled",
    "Rules",
    "Standing",
    "fact_of",
    "feed_id",
    "fingerprint",
    "fingerprints",
    "fold",
    "identity_of",
    "ledger_files",
    "ledger_folder",
    "load",
    "mint_id",
    "mint_site_id",
    "parse",
    "reconcile",
    "save",
]
