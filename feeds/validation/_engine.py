"""The validator's front door: sniffs the format, runs its checks, collects the findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from feeds.validation import _parts
from feeds.validation._context import Context
from feeds.validation._encoding import as_utf8
from feeds.validation._finding import Report
from feeds.validation._reader import FeedReader
from feeds.validation._xml import MOST_BYTES, parse
from feeds.validation.rules import files, markup

__all__ = ["validate"]

BLANK = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # marks of encodings, and space in any of them


def validate(
    data: bytes,
    *,
    name: str = "",
    base: str = "",
    content_type: str = "",
    charset: str = "",
    now: datetime | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Check one document of any format; never raises, whatever the bytes are.

    `base` is the address it has or will have; `content_type` and `charset` are what HTTP said;
    `now` (aware) lets rules speak of the future. `select` and `ignore` are codes or their
    beginnings: ("A", "R2"). Memory is bounded, a document above 256 MiB is refused.
    """
    context = Context(
        name=name,
        base=base,
        content_type=content_type,
        charset=charset,
        now=now,
        select=tuple(select),
        ignore=tuple(ignore),
    )
    examine(data, context)
    return context.report()


def examine(data: bytes, context: Context) -> None:
    """Run every check of one document: fills the findings and the facts of `context`."""
    context.size = len(data)
    if len(data) > MOST_BYTES:
        context.add(files.TOO_LARGE, 0, 0, "", size=len(data), limit=MOST_BYTES)
        return
    if is_json(data) and _parts.JSON:
        for check in _parts.JSON:
            check(data, context)
    else:
        check_xml(data, context)
    for close in _parts.CLOSING:
        close(context)


def is_json(data: bytes) -> bool:
    """Whether the first character that says anything is a brace or a bracket."""
    return data[:1000].lstrip(BLANK)[:1] in (b"{", b"[")


def is_empty(data: bytes) -> bool:
    """Whether there is nothing but space. A file of NUL alone is a damaged one, not empty."""
    if data[:1000].strip(BLANK):  # nearly always; a whole document need not be copied
        return False
    return not data or (not data.strip(BLANK) and bool(data.strip(b"\x00")))


def check_xml(data: bytes, context: Context) -> None:
    """Decode, parse and check an XML document."""
    if is_empty(data):
        context.add(markup.CUT_SHORT, 1, 1, "", detail="the file is empty")
        return
    reader = FeedReader(context)
    document = parse(as_utf8(data, context), reader, context)
    for root in document.children:
        check = _parts.TREES.get(root.tag.name)
        if check is not None and not root.tag.ns:
            check(root, context)
