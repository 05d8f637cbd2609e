"""Fetching one address: bounded in size, time and redirects. One of the edges that do IO."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import field
from email.message import Message
from http.client import HTTPException, HTTPResponse, IncompleteRead
from importlib.metadata import version
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from feeds.logins import Login, login_for, parted, without_login
from feeds.records import dataclass

__all__ = ["FetchError", "Limits", "Response", "content_type_of", "fetch"]

_CHUNK = 64 * 1024
_GZIP = 47  # zlib's window bits for "gzip or zlib, see its header"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a fetch may take."""

    size: int = 64 * 2**20  # bytes, decompressed
    seconds: float = 30.0  # in all
    silence: float = 10.0  # seconds without a byte
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server answered in the end, and the redirects on the way there."""

    url: str
    status: int
    reason: str = ""
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""  # decompressed
    redirects: tuple[tuple[int, str], ...] = ()  # status, and where to
    login: Login = field(default="", repr=False)  # that still counts there


class FetchError(Exception):
    """Why there is no answer.

    `kind` is unreachable, certificate, scheme, answer, cut, limit, compression or redirects.
    """

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Redirects are followed one by one by the caller."""


def fetch(
    url: str, *, headers: Mapping[str, str] | None = None, limits: Limits, login: Login = ""
) -> Response:
    """GET `url`, following redirects to http and https. Raises FetchError.

    A login (of the address, or the one given) goes to its own host alone, and stands in nothing
    that comes back but `login`.
    """
    url, stated = parted(url)
    login = stated or login
    opener = build_opener(_NoRedirects)
    deadline = time.monotonic() + limits.seconds
    passed: list[tuple[int, str]] = []
    while True:
        if not url.lower().startswith(("http://", "https://")):
            raise FetchError("scheme", f"{url} is neither http nor https")
        sent = {**(headers or {}), **({"Authorization": login} if login else {})}
        response = _once(opener, url, sent, limits, deadline)
        target = response.headers.get("location", "")
        if response.status not in _REDIRECTS or not target:
            return Response(
                url=url,
                status=response.status,
                reason=response.reason,
                headers=response.headers,
                body=response.body,
                redirects=tuple(passed),
                login=login,
            )
        if len(passed) >= limits.redirects:
            raise FetchError("redirects", without_login(target))
        before, url = url, _joined(url, target)
        login = login_for(login, before, url)
        passed.append((response.status, url))


def _joined(url: str, target: str) -> str:
    try:
        return without_login(urljoin(url, target))
    except ValueError as error:
        raise FetchError("scheme", f"{without_login(target)} is no address") from error


def _once(
    opener: OpenerDirector, url: str, headers: Mapping[str, str], limits: Limits, deadline: float
) -> Response:
    """One request without redirects."""
    sent = {
        "User-Agent": f"feeds/{version('feeds')} (feed validator)",
        "Accept": "application/atom+xml, application/rss+xml, application/feed+json, "
        "application/xml;q=0.9, application/json;q=0.9, text/xml;q=0.8, */*;q=0.1",
        "Accept-Encoding": "gzip",
        **headers,
    }
    try:
        request = Request(url, headers=sent)  # noqa: S310 - the scheme has been looked at
        try:
            answer = opener.open(request, timeout=limits.silence)
        except HTTPError as error:
            answer = error
        with answer:
            found = {name.lower(): value for name, value in answer.headers.items()}
            body = _read(answer, found.get("content-encoding", ""), limits, deadline)
            reason = str(getattr(answer, "reason", "") or "")
            return Response(
                url=url, status=answer.status or 0, reason=reason, headers=found, body=body
            )
    except TimeoutError as error:
        raise FetchError("limit", f"no byte for {limits.silence:g} seconds") from error
    except URLError as error:
        bad = isinstance(error.reason, ssl.SSLCertVerificationError)
        raise FetchError("certificate" if bad else "unreachable", _reason(error)) from error
    except IncompleteRead as error:
        raise FetchError("cut", f"the answer ended after {len(error.partial)} bytes") from error
    except HTTPException as error:
        raise FetchError("answer", str(error) or type(error).__name__) from error
    except (OSError, ValueError) as error:
        raise FetchError("unreachable", str(error) or type(error).__name__) from error


def _reason(error: URLError) -> str:
    cause = error.reason
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the certificate is not trusted: {cause.verify_message}"
    if isinstance(cause, TimeoutError):
        return "no answer in time"
    return str(getattr(cause, "strerror", "") or cause)


def _read(
    answer: HTTPResponse | HTTPError, encoding: str, limits: Limits, deadline: float
) -> bytes:
    """The body, decompressed as it comes, so that nothing grows past the limit."""
    kind = encoding.strip().lower()
    if kind not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise FetchError("compression", encoding)
    inflate = zlib.decompressobj(_GZIP) if kind and kind != "identity" else None
    parts: list[bytes] = []
    size = came = 0
    while chunk := answer.read1(_CHUNK):
        if time.monotonic() > deadline:
            raise FetchError("limit", f"it takes more than {limits.seconds:g} seconds")
        came += len(chunk)
        if inflate:
            try:
                chunk = inflate.decompress(chunk, limits.size - size + 1)
            except zlib.error as error:
                raise FetchError("compression", encoding) from error
        size += len(chunk)
        if size > limits.size:
            raise FetchError("limit", f"it has more than {limits.size} bytes")
        parts.append(chunk)
    promised = answer.headers.get("Content-Length", "")
    if promised.isdecimal() and came < int(promised):
        raise FetchError("cut", f"{came} of {promised} bytes came")
    if inflate and parts and not inflate.eof:
        raise FetchError("compression", encoding)
    return b"".join(parts)


def content_type_of(response: Response) -> tuple[str, str]:
    """The media type and the charset of an answer, each "" where it is not stated."""
    stated = response.headers.get("content-type", "")
    if not stated:
        return "", ""
    message = Message()
    message["Content-Type"] = stated
    return message.get_content_type(), str(message.get_param("charset") or "")
