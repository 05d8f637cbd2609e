"""A row and its entry → an article that has its place."""

from __future__ import annotations

from msgspec.structs import force_setattr

from feeds.articles import file_of
from feeds.collecting import Row
from feeds.ledger import Entry, identity_of
from feeds.planning._identified import Identified

__all__ = ["joined"]


def joined(row: Row, entry: Entry, base: str, *, is_own: bool) -> Identified:
    """`is_own` says that the address the article states is its page on this site."""
    _share(row, entry)
    identity = identity_of(entry, base)
    address = row.draft.address
    is_foreign = not is_own and address.startswith(("http://", "https://"))
    return Identified(
        row=row,
        identity=identity,
        sequence=entry.sequence,
        url=address if is_foreign else identity.permalink,
        file=file_of(entry.permalink),
    )


def _share(row: Row, entry: Entry) -> None:
    """What both say is kept once: one was read from the cache, the other from the ledger."""
    draft = row.draft
    if entry.slug == draft.slug:
        force_setattr(draft, "slug", entry.slug)
    if entry.paths == (draft.path,):
        if draft.file == draft.path:
            force_setattr(draft, "file", entry.paths[0])
        force_setattr(draft, "path", entry.paths[0])
    if row.fingerprints == (entry.fingerprint,):
        force_setattr(row, "fingerprints", (entry.fingerprint,))
