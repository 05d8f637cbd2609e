"""Feeds as they are deployed → records: a small reader of its own, for Atom, RSS and JSON Feed.

It shares no code with the formats that write feeds nor with their validation, so that a
mistake there shows here. XML is read without entities, document types or the network."""

from __future__ import annotations

from dataclasses import replace

from feeds.ledger._deployed import DeployedFeed

__all__ = ["read_feed"]

_LARGEST = 64 * 1024 * 1024  # bytes


def read_feed(
    data: bytes, name: str, *, charset: str = "", is_partial: bool = False
) -> DeployedFeed:
    """A feed document as records. Raises ReadError for what is none; `name` is for messages.

    `charset` is what HTTP says of it, if anything. With `is_partial` a document that is cut or
    broken gives the entries that are whole, and the others are among its faults.
    """
    from feeds.ledger._read_json import from_json  # noqa: PLC0415 - most builds read no feed
    from feeds.ledger._read_xml import ATOM, RDF, from_atom, from_rss  # noqa: PLC0415
    from feeds.ledger._xml_document import parse_xml, unread  # noqa: PLC0415

    if len(data) > _LARGEST:
        raise unread(name, f"it has more than {_LARGEST // 1024 // 1024} MB")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return from_json(data, name)
    root, faults = parse_xml(data, name, charset, is_partial=is_partial)
    if root.tag == f"{ATOM}feed":
        return replace(from_atom(root), faults=faults)
    if root.tag in {"rss", f"{RDF}RDF"}:
        return replace(from_rss(root), faults=faults)
    raise unread(name, "it is no feed")
