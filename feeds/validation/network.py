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
from feeds.validation._finding import ValidationReport
from feeds.validation.rules import network as rules

__all__ = ["validate_url"]

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


def _report_failure(error: FetchError, limits: Limits, context: Context) -> None:
    rule = {
        "limit": rules.LIMIT,
        "compression": rules.BAD_COMPRESSION,
        "redirects": rules.TOO_MANY_REDIRECTS,
    }.get(error.kind, rules.UNREACHABLE)
    own = {"hint": _ADVICE[error.kind]} if error.kind in _ADVICE else {}
    params = {"problem": error.detail, "encoding": error.detail, "limit": limits.redirects}
    context.add(rule, 0, 0, "", **params, **own)


def _check_answer(asked: str, response: Response, context: Context) -> None:
    """Redirects, status and headers."""
    before = asked
    for status, target in response.redirects:
        rule = rules.PERMANENT if status in _PERMANENT else rules.TEMPORARY
        if before.startswith("https:") and target.startswith("http:"):
            rule = rules.DOWNGRADE
        context.add(rule, 0, 0, "", status=status, value=target)
        before = target
    headers = response.headers
    if response.status != _OK:
        context.add(rules.BAD_STATUS, 0, 0, "", status=response.status, reason=response.reason)
        return
    if "content-encoding" not in headers and len(response.body) > _SMALL:
        context.add(rules.UNCOMPRESSED, 0, 0, "", size=len(response.body))
    if "access-control-allow-origin" not in headers:
        context.add(rules.NO_CORS, 0, 0, "")
    modified = headers.get("last-modified", "")
    if modified and not _is_http_date(modified):
        context.add(rules.BAD_LAST_MODIFIED, 0, 0, "", value=modified)


def _is_http_date(text: str) -> bool:
    try:
        return parsedate_to_datetime(text).tzinfo is not None and text.endswith("GMT")
    except ValueError:
        return False


def _check_again(response: Response, limits: Limits, context: Context) -> None:
    """Ask once more as a reader does that has the document already."""
    etag = response.headers.get("etag", "")
    modified = response.headers.get("last-modified", "")
    if not etag and not modified:
        context.add(rules.NO_VALIDATOR, 0, 0, "")
        return
    known = {"If-None-Match": etag, "If-Modified-Since": modified}
    asked = {name: value for name, value in known.items() if value}
    try:
        again = fetch(response.url, headers=asked, limits=limits, login=response.login)
    except FetchError:
        return  # it answered a moment ago; this is about something else
    if again.status != _NOT_MODIFIED:
        names = " and ".join(asked)
        context.add(rules.NOT_CONDITIONAL, 0, 0, "", header=names, status=again.status)
