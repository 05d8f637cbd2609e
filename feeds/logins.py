"""`https://user:password@host/`: what is sent to that host alone, and never shown."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote_to_bytes, urlsplit

from feeds.patterns import lazy_regex

__all__ = ["Login", "login_for", "parted", "with_login_of", "without_login"]

_LOGIN = lazy_regex(
    r"\A(?P<scheme>https?://)(?:(?P<login>[^/?#]*)@"
    r"|(?P<odd>[^/?#@:\[]*:(?!\d*(?:[/?#]|\Z))[^@\s]*)@)",  # a password with a bare / ? or #
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}

Login = str
"""The value of the header Authorization; "" for none."""


def parted(address: str) -> tuple[str, Login]:
    """The address without its login, and that login for the host (RFC 7617)."""
    found = _LOGIN.match(address)
    if found is None:
        return address, ""
    stated = found["login"] if found["login"] is not None else found["odd"]
    user, _, password = stated.partition(":")
    words = unquote_to_bytes(user) + b":" + unquote_to_bytes(password)
    clean = found["scheme"] + address[found.end() :]
    return clean, f"Basic {base64.b64encode(words).decode('ascii')}" if stated else ""


def without_login(address: str) -> str:
    """The address as it may be shown; anything that is no address of the web as it is."""
    return parted(address)[0]


def login_for(login: Login, known: str, target: str) -> Login:
    """The login for `known` where it may be sent to `target` too: same host and port, never
    from https to http; to https at the usual ports it goes on.
    """
    try:
        one, two = _origin(known), _origin(target)
    except ValueError:
        return ""
    is_upgrade = one[::2] == ("http", 80) and two[::2] == ("https", 443) and one[1] == two[1]
    return login if one == two or is_upgrade else ""


def with_login_of(known: str, target: str) -> str:
    """An address with the login of another one, where both are of one origin."""
    clean, login = parted(known)
    found = _LOGIN.match(known)
    if found is None or not login_for(login, clean, target) or _LOGIN.match(target):
        return target
    scheme, _, rest = target.partition("://")
    return f"{scheme}://{found.group()[len(found['scheme']) :]}{rest}"


def _origin(address: str) -> tuple[str, str, int | None]:
    parts = urlsplit(address)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or _PORTS.get(scheme)
