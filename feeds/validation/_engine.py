"""The validator's front door: sniffs the format, runs its checks, collects the findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from feeds.validation._context import Context, KeptFindings
from feeds.validation._encoding import as_utf8
from feeds.validation._finding import Rule, ValidationReport
from feeds.validation._reader import FeedReader
from feeds.validation._repair import REPAIRABLE, UNDECLARED, beginning, repaired
from feeds.validation._roots import OPML
from feeds.validation._served import check_content_type
from feeds.validation._strange import NOT_A_FEED, stranger
from feeds.validation._xml import MOST_BYTES, parse
from feeds.validation._xml_events import Parsed
from feeds.validation._xml_faults import CUT_SHORT, UNBOUND_PREFIX
from feeds.validation.jsonfeed import check_json
from feeds.validation.opml import check_opml
from feeds.validation.quality import check_quality

__all__ = ["RULES", "examine", "is_json", "validate"]

_BLANK = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # marks of encodings, and space in any of them


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
) -> ValidationReport:
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


TOO_LARGE = Rule(
    code="X103",
    name="too-large",
    severity="error",
    message="the document has {size} bytes; more than {limit} are not read",
    hint="split it into an archive of several documents (RFC 5005)",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-4",
)


def examine(data: bytes, context: Context) -> None:
    """Run every check of one document: fills the findings and the facts of `context`."""
    context.size = len(data)
    if len(data) > MOST_BYTES:
        context.add(TOO_LARGE, 0, 0, "", size=len(data), limit=MOST_BYTES)
    elif _is_empty(data):
        context.add(CUT_SHORT, 1, 1, "", detail="the file is empty")
    elif other := stranger(data, context.base):
        context.add(NOT_A_FEED, 1, 1, "", what=other.what, hint=other.advice)
    else:
        check = check_json if is_json(data) else _check_xml
        check(data, context)
        check_quality(context)
        check_content_type(context)


def is_json(data: bytes) -> bool:
    """Whether the first character that says anything is a brace or a bracket."""
    return data[:1000].lstrip(_BLANK)[:1] in (b"{", b"[")


def _is_empty(data: bytes) -> bool:
    """Whether there is nothing but space. A file of NUL alone is a damaged one, not empty."""
    if data[:1000].strip(_BLANK):  # nearly always; a whole document need not be copied
        return False
    return not data or (not data.strip(_BLANK) and bool(data.strip(b"\x00")))


def _check_xml(data: bytes, context: Context) -> None:
    """Decode, parse and check an XML document."""
    text = as_utf8(data, context)
    before = context.kept()
    if beginning(text)[1]:
        parsed = _read_on(text, before, context)
    else:
        parsed = parse(text, FeedReader(context), context)
        if parsed.failed is not None and parsed.failed.code in REPAIRABLE:
            parsed = _read_on(text, before, context, parsed)
    for root in parsed.document.children:
        if root.tag.name == OPML and not root.tag.ns and context.facts.whole:
            check_opml(root, context)


READ_ON = Rule(
    code="X141",
    name="read-on",
    severity="info",
    message="read on after the repair of {count}",
    hint="correct each of them: a reader stops at the first and shows nothing",
    spec="https://www.w3.org/TR/xml/#dt-fatal",
)


def _read_on(
    text: bytes, before: KeptFindings, context: Context, parsed: Parsed | None = None
) -> Parsed:
    """Repair what is certain, report it, and read the document from its beginning.

    `parsed` is what stays where there is nothing to repair.
    """
    repairs = repaired(text)
    if parsed is not None and not repairs.faults:
        return parsed
    context.back_to(before)
    for fault in repairs.faults:
        own = {"hint": fault.hint} if fault.hint else {}
        context.add(fault.rule, fault.line, fault.column, "", detail=fault.detail, **own)
        if fault.rule is UNBOUND_PREFIX:
            context.state.namespaces.add(UNDECLARED + fault.detail)
    number = len(repairs.faults)
    count = "one fault of the XML" if number == 1 else f"{number} faults of the XML"
    context.add(READ_ON, 0, 0, "", count=count)
    return parse(repairs.data, FeedReader(context), context, repairs)


RULES: tuple[Rule, ...] = (
    TOO_LARGE,
    READ_ON,
)
