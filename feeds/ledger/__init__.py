"""feeds.lock: the identity of every article ever published."""

from feeds.ledger._fingerprint import fingerprint
from feeds.ledger._ids import feed_id, mint_id, mint_site_id

__all__ = ["feed_id", "fingerprint", "mint_id", "mint_site_id"]
