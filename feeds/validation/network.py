"""A feed at its address: how it is served, and what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime

from feeds.fetch import FetchError, Limits, Response, content_type_of, fetch
from feeds.logins import parted
from feeds.validation._context import Context
from feeds.validation._engine import validate
from feeds.validation._finding import Rule, ValidationReport

__all__ = ["RULES", "validate_url"]

_ADVICE = {
    "scheme": "redirect to an http or https address",
    "cut": "let the server send the whole answer, and state its length rightly",
    "answer": "look at what the server sends: this is no answer by HTTP",
    "certificate": "renew the certificate, or serve it for this host name",
}
_SMALL = 2_000  # bytes that are not worth compressing
_OK = 200
_NOT_MODIFIED = 304
_PERMANENT = frozenset({301, 308})


def validate_url(
    url: str,
    *,
    base: str = "",
    now: datetime | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    limits: Limits | None = None,
) -> tuple[ValidationReport, bytes]:
    """Fetch and check a feed; also the bytes, to show the places in. Never raises.

    `base` is the address that the feed should give as its own; the one it is found at where
    none is stated.
    """
    select, ignore = tuple(select), tuple(ignore)
    url, login = parted(url)
    context = Context(name=url, base=base or url, select=select, ignore=ignore)
    limits = limits or Limits()
    try:
        response = fetch(url, limits=limits, login=login)
    except FetchError as error:
        _report_failure(error, limits, context)
        return context.report(), b""
    _check_answer(url, response, context)
    if response.status != _OK:
        return context.report(), b""
    _check_again(response, limits, context)
    media_type, charset = content_type_of(response)
    found = validate(
        response.body,
        name=url,
        base=base or response.url,
        content_type=media_type or "none",
        charset=charset,
        now=now,
        select=select,
        ignore=ignore,
    )
    served = context.report().findings
    return replace(found, findings=(*served, *found.findings)), response.body


UNREACHABLE = Rule(
    code="N101",
    name="unreachable",
    severity="error",
    message="the address cannot be fetched: {problem}",
    hint="check the host name, the port and the certificate",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-7.3",
)
LIMIT = Rule(
    code="N103",
    name="fetch-limit",
    severity="error",
    message="the answer is not read to its end: {problem}",
    hint="serve a smaller document, and serve it faster",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-6.4",
)
BAD_COMPRESSION = Rule(
    code="N104",
    name="bad-compression",
    severity="error",
    message="the answer says {encoding} and does not decompress",
    hint="send what Accept-Encoding asked for, or the plain document",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-8.4",
)
TOO_MANY_REDIRECTS = Rule(
    code="N105",
    name="too-many-redirects",
    severity="error",
    message="the server redirects more than {limit} times",
    hint="redirect straight to the feed",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-15.4",
)


def _report_failure(error: FetchError, limits: Limits, context: Context) -> None:
    rule = {
        "limit": LIMIT,
        "compression": BAD_COMPRESSION,
        "redirects": TOO_MANY_REDIRECTS,
    }.get(error.kind, UNREACHABLE)
    own = {"hint": _ADVICE[error.kind]} if error.kind in _ADVICE else {}
    params = {"problem": error.detail, "encoding": error.detail, "limit": limits.redirects}
    context.add(rule, 0, 0, "", **params, **own)


BAD_STATUS = Rule(
    code="N102",
    name="http-error",
    severity="error",
    message="the server answers {status} {reason}",
    hint="a feed is answered with 200 OK",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-15",
)
BAD_LAST_MODIFIED = Rule(
    code="N303",
    name="bad-last-modified",
    severity="warning",
    message="Last-Modified is no HTTP date: {value}",
    hint="write it as Fri, 01 May 2026 12:00:00 GMT",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7",
)
UNCOMPRESSED = Rule(
    code="N304",
    name="uncompressed",
    severity="info",
    message="the answer is not compressed: {size} bytes",
    hint="let the server compress XML and JSON with gzip",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-8.4",
)
TEMPORARY = Rule(
    code="N305",
    name="temporary-redirect",
    severity="info",
    message="{status} leads to {value} for the time being",
    hint="answer 301 or 308 if it moved for good",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-15.4.3",
)
PERMANENT = Rule(
    code="N306",
    name="permanent-redirect",
    severity="info",
    message="the feed moved to {value}",
    hint="use that address in links and in the list of feeds",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2",
)
DOWNGRADE = Rule(
    code="N307",
    name="redirect-to-http",
    severity="warning",
    message="https is redirected to http: {value}",
    hint="redirect to an https address",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-15.4",
)
NO_CORS = Rule(
    code="N308",
    name="missing-cors",
    severity="info",
    message="the answer has no Access-Control-Allow-Origin",
    hint="send Access-Control-Allow-Origin: * with feeds, which are public",
    spec="https://fetch.spec.whatwg.org/#http-cors-protocol",
)


def _check_answer(asked: str, response: Response, context: Context) -> None:
    """Redirects, status and headers."""
    before = asked
    for status, target in response.redirects:
        rule = PERMANENT if status in _PERMANENT else TEMPORARY
        if before.startswith("https:") and target.startswith("http:"):
            rule = DOWNGRADE
        context.add(rule, 0, 0, "", status=status, value=target)
        before = target
    headers = response.headers
    if response.status != _OK:
        context.add(BAD_STATUS, 0, 0, "", status=response.status, reason=response.reason)
        return
    if "content-encoding" not in headers and len(response.body) > _SMALL:
        context.add(UNCOMPRESSED, 0, 0, "", size=len(response.body))
    if "access-control-allow-origin" not in headers:
        context.add(NO_CORS, 0, 0, "")
    modified = headers.get("last-modified", "")
    if modified and not _is_http_date(modified):
        context.add(BAD_LAST_MODIFIED, 0, 0, "", value=modified)


def _is_http_date(text: str) -> bool:
    try:
        return parsedate_to_datetime(text).tzinfo is not None and text.endswith("GMT")
    except ValueError:
        return False


NO_VALIDATOR = Rule(
    code="N301",
    name="missing-validators",
    severity="warning",
    message="the answer has neither ETag nor Last-Modified",
    hint="let the server send one of them; static hosts do",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-8.8",
)
NOT_CONDITIONAL = Rule(
    code="N302",
    name="conditional-request-ignored",
    severity="warning",
    message="asked again with {header}, the server answers {status} and not 304",
    hint="answer 304 Not Modified when nothing changed",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-13",
)


def _check_again(response: Response, limits: Limits, context: Context) -> None:
    """Ask once more as a reader does that has the document already."""
    etag = response.headers.get("etag", "")
    modified = response.headers.get("last-modified", "")
    if not etag and not modified:
        context.add(NO_VALIDATOR, 0, 0, "")
        return
    known = {"If-None-Match": etag, "If-Modified-Since": modified}
    asked = {name: value for name, value in known.items() if value}
    try:
        again = fetch(response.url, headers=asked, limits=limits, login=response.login)
    except FetchError:
        return  # it answered a moment ago; this is about something else
    if again.status != _NOT_MODIFIED:
        names = " and ".join(asked)
        context.add(NOT_CONDITIONAL, 0, 0, "", header=names, status=again.status)


RULES: tuple[Rule, ...] = (
    UNREACHABLE,
    BAD_STATUS,
    LIMIT,
    BAD_COMPRESSION,
    TOO_MANY_REDIRECTS,
    NO_VALIDATOR,
    NOT_CONDITIONAL,
    BAD_LAST_MODIFIED,
    UNCOMPRESSED,
    TEMPORARY,
    PERMANENT,
    DOWNGRADE,
    NO_CORS,
)
