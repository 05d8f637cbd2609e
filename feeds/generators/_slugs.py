"""How generators make the parts of an address: what pages have been at has to stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import field

from feeds.config import SourceSite
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = [
    "AS_WRITTEN",
    "LONGEST",
    "SlugStyle",
    "Slugs",
    "as_written",
    "github_slug",
    "is_letter",
    "kept_slug",
    "plain_slug",
    "pretty_slug",
]

LONGEST = 200  # characters: an address that exists is not cut, as far as file systems allow it

_SIGNS = frozenset("._~!$&'()+,;=@")
_NO_FILE = lazy_regex(r"[/\\\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlugStyle:
    """One way. Each function takes and gives text without a slash at its ends.

    `stated` makes a slug of what an article says, `name` one of the name of a file, `folder`
    a part of an address of that of a folder.
    """

    stated: Callable[[str], str]
    name: Callable[[str], str]
    folder: Callable[[str], str]
    path: Callable[[str], str] | None = None  # of a file without suffix; None: folders and slug
    is_whole: bool = False  # a stated slug stands for the folders as well
    file: Callable[[str], str] | None = None  # `{file}`, where that is not made as `name` is


@dataclass(frozen=True, slots=True, kw_only=True)
class Slugs:
    """How a generator makes slugs. Where it says nothing they are made as this project does."""

    styles: Mapping[str, SlugStyle] = field(default_factory=dict)
    """By the name that a site chooses one by; "" is the usual one."""
    keep: Callable[[str], str] | None = None  # a stated slug, or the name of a file
    make: Callable[[str, SourceSite], str] | None = None  # of a text, by the site's own rules
    title: Callable[[str], str] | None = None  # `{title_slug}`, of the title


def kept_slug(text: str) -> str:
    """The text as it is, but for what no name of a file may hold."""
    return _bounded(_NO_FILE.sub("-", unicodedata.normalize("NFC", text)).strip())


def pretty_slug(text: str) -> str:
    """Letters of every script stay, capitals and a few signs as well (Jekyll)."""
    return _bounded(_hyphened(text, _SIGNS))


def plain_slug(text: str) -> str:
    """Letters and digits of every script, in lower case."""
    return _bounded(_hyphened(text, frozenset()).lower())


def _hyphened(text: str, signs: frozenset[str]) -> str:
    text = unicodedata.normalize("NFC", text)
    kept = (one if is_letter(one) or one in signs else " " for one in text)
    slug = "-".join("".join(kept).split(" "))
    return re.sub(r"^-|-$", "", re.sub(r"-+", "-", slug))


def _bounded(slug: str) -> str:
    """The slug; "" where nothing of it remains, or where file systems could not hold it."""
    return slug if len(slug.encode()) <= LONGEST and slug.strip(".") else ""


def is_letter(sign: str) -> bool:
    """A letter or a digit of any script."""
    category = unicodedata.category(sign)
    return category[0] in "LM" or category == "Nd"


def github_slug(text: str) -> str:
    """Lower case; letters, digits, `-` and `_` stay, blanks become hyphens."""
    kept = (sign for sign in text.lower() if sign in "-_ " or is_letter(sign) or _is_number(sign))
    return "".join(kept).replace(" ", "-")


def _is_number(sign: str) -> bool:
    return unicodedata.category(sign) in {"Nl", "Pc"}


def as_written(text: str) -> str:
    """The text itself."""
    return text


AS_WRITTEN = SlugStyle(stated=as_written, name=as_written, folder=as_written)
