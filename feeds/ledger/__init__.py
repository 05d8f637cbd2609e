"""feeds.lock: the identity of every article ever published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.deferred import later
from feeds.ledger._entry import Entry, KnownFeed, Ledger, Page, fold
from feeds.ledger._excerpt import LedgerExcerpt
from feeds.ledger._facts import Fact, fact_of, fact_of_draft, own_path
from feeds.ledger._feed_addresses import FeedAddress, SettledAddresses, settle_feed_addresses
from feeds.ledger._fingerprint import (
    FINGERPRINT_VERSION,
    fingerprint,
    fingerprints,
    has_no_text,
)
from feeds.ledger._ids import feed_id, mint_id, mint_site_id
from feeds.ledger._lock_reader import parse
from feeds.ledger._matched import Question
from feeds.ledger._new_standings import NewStandings
from feeds.ledger._origin import Settings
from feeds.ledger._packed_entries import packed_entries, with_changed
from feeds.ledger._packed_facts import PackedFacts
from feeds.ledger._reconcile import Reconciled, identity_of, reconcile
from feeds.ledger._rules import Rules
from feeds.ledger._standing import Standing
from feeds.ledger._store import (
    changed_files,
    digest_of_ledger,
    ledger_files,
    ledger_folder,
    load,
    locked_problem,
    path_in,
    replace_file,
    save,
    write_files,
)
from feeds.ledger._window import Window, window_of

if TYPE_CHECKING:
    from feeds.ledger._adopt import Adopted, adopt
    from feeds.ledger._change import answered, moved, purged
    from feeds.ledger._compare import Change, Difference, Kind, compare
    from feeds.ledger._construct import plain_html
    from feeds.ledger._deletions import deletion_surprises, withdrawn
    from feeds.ledger._deployed import DeployedEntry, DeployedFeed, Fault
    from feeds.ledger._feed_values import instant
    from feeds.ledger._read_feed import read_feed
    from feeds.ledger._surprises import Surprise, entry_surprises, guard
    from feeds.ledger._undated_pages import UndatedPage, settle_undated_pages

__all__ = [
    "FINGERPRINT_VERSION",
    "Adopted",
    "Change",
    "DeployedEntry",
    "DeployedFeed",
    "Difference",
    "Entry",
    "Fact",
    "Fault",
    "FeedAddress",
    "Kind",
    "KnownFeed",
    "Ledger",
    "LedgerExcerpt",
    "NewStandings",
    "PackedFacts",
    "Page",
    "Question",
    "Reconciled",
    "Rules",
    "Settings",
    "SettledAddresses",
    "Standing",
    "Surprise",
    "UndatedPage",
    "Window",
    "adopt",
    "answered",
    "changed_files",
    "compare",
    "deletion_surprises",
    "digest_of_ledger",
    "entry_surprises",
    "fact_of",
    "fact_of_draft",
    "feed_id",
    "fingerprint",
    "fingerprints",
    "fold",
    "guard",
    "has_no_text",
    "identity_of",
    "instant",
    "ledger_files",
    "ledger_folder",
    "load",
    "locked_problem",
    "mint_id",
    "mint_site_id",
    "moved",
    "own_path",
    "packed_entries",
    "parse",
    "path_in",
    "plain_html",
    "purged",
    "read_feed",
    "reconcile",
    "replace_file",
    "save",
    "settle_feed_addresses",
    "settle_undated_pages",
    "window_of",
    "with_changed",
    "withdrawn",
    "write_files",
]

__getattr__ = later(
    __name__,
    {
        "Adopted": "feeds.ledger._adopt",
        "adopt": "feeds.ledger._adopt",
        "answered": "feeds.ledger._change",
        "moved": "feeds.ledger._change",
        "purged": "feeds.ledger._change",
        "Change": "feeds.ledger._compare",
        "Difference": "feeds.ledger._compare",
        "Kind": "feeds.ledger._compare",
        "compare": "feeds.ledger._compare",
        "plain_html": "feeds.ledger._construct",
        "deletion_surprises": "feeds.ledger._deletions",
        "withdrawn": "feeds.ledger._deletions",
        "DeployedEntry": "feeds.ledger._deployed",
        "DeployedFeed": "feeds.ledger._deployed",
        "Fault": "feeds.ledger._deployed",
        "instant": "feeds.ledger._feed_values",
        "read_feed": "feeds.ledger._read_feed",
        "Surprise": "feeds.ledger._surprises",
        "entry_surprises": "feeds.ledger._surprises",
        "guard": "feeds.ledger._surprises",
        "UndatedPage": "feeds.ledger._undated_pages",
        "settle_undated_pages": "feeds.ledger._undated_pages",
    },
)
"""What an edit needs none of."""
