"""Settings that a site states, as far as they can be used here. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from feeds.dates import zone_key
from feeds.errors import DateError
from feeds.patterns import lazy_regex

__all__ = ["FAULTS", "file_names", "sound"]

_OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 - refused
_LANGUAGE = lazy_regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
FAULTS = {
    "url": "is no address of a site that others can reach",
    "timezone": "is no IANA name",
    "language": "is no language tag",
}


def sound(name: str, value: str) -> str:
    """The value of a setting as it can be used; "" otherwise."""
    if name == "language":
        tag = value.partition(".")[0].replace("_", "-")
        return tag if _LANGUAGE.fullmatch(tag) else ""
    if name == "timezone" and value:
        try:
            return value if zone_key(value) else ""
        except DateError:
            return ""
    return _address(value) if name == "url" else value


def _address(value: str) -> str:
    """An address that others can reach; "" otherwise, as for a path or the own machine."""
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        return ""
    is_whole = parts.scheme in {"http", "https"} and not (parts.query or parts.fragment)
    if not is_whole or not host or host in _OWN_MACHINE or re.search(r"[\s<>{}|\\^`\"]", value):
        return ""
    return value.rstrip("/") + "/"


_USUAL = {"atom": ("feed.xml", "atom.xml"), "rss": ("rss.xml", "feed-rss.xml")}


def file_names(stated: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The files of each format; a format makes way where another one has its usual name."""
    made = {kind: files for kind, rows in stated.items() if (files := _files(rows))}
    for kind, (usual, other) in _USUAL.items():
        if kind not in made and any(usual in files for files in made.values()):
            made[kind] = (other,)
    return made


def _files(stated: tuple[str, ...]) -> tuple[str, ...]:
    """Files in the output; what could lead out of it is left out."""
    names = (name.strip().removeprefix("/") for name in stated)
    return tuple(
        name
        for name in dict.fromkeys(names)
        if re.fullmatch(r"[\w.-]+(/[\w.-]+)*", name) and ".." not in name.split("/")
    )
