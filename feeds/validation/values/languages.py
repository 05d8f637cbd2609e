"""Language tags by RFC 5646 (BCP 47) and the IANA registry; RSS codes by ISO 639."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Registry", "country", "language_fault"]

_TAG = lazy_regex(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"
    r"(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)"
    r"(?P<extensions>(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*)(?:-x(?:-[a-z\d]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)
_PRIVATE = lazy_regex(r"x(?:-[a-z\d]{1,8})+", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Registry:
    """The subtags that are registered, in lower case."""

    language: frozenset[str]
    iso639: frozenset[str]
    extlang: frozenset[str]
    script: frozenset[str]
    region: frozenset[str]
    variant: frozenset[str]
    grandfathered: frozenset[str]


@cache
def _registry() -> Registry:
    """The list that is shipped, read at first use."""
    text = Path(__file__).with_name("subtags.txt").read_text(encoding="ascii")
    sections = re.findall(r"^\[(\w+)\]\n([^\[]*)", text, re.MULTILINE)
    return Registry(**{name: frozenset(words.lower().split()) for name, words in sections})


@cache
def language_fault(tag: str) -> Literal["", "language", "subtag"]:
    """ "language": no tag at all, or no language known by its first subtag; "subtag": the
    language stands, but a later subtag is misshapen, unknown or twice there.
    """
    known = _registry()
    if _PRIVATE.fullmatch(tag) or tag.lower() in known.grandfathered:
        return ""
    first = tag.split("-", maxsplit=1)[0].lower()
    if first not in known.language and first not in known.iso639 and not _private_use(first):
        return "language"
    found = _TAG.fullmatch(tag)
    if found is None:
        return "subtag"
    variants = found["variants"].lower().strip("-").split("-") if found["variants"] else []
    singletons = [one for one in found["extensions"].lower().split("-") if len(one) == 1]
    extended = found["language"].lower().split("-")[1:]
    script, region = (found["script"] or "").lower(), (found["region"] or "").lower()
    right = (
        all(one in known.extlang for one in extended)
        and (not script or script in known.script or "qaaa" <= script <= "qabx")
        and (not region or region in known.region or _private_region(region))
        and all(one in known.variant for one in variants)
        and len(set(variants)) == len(variants)
        and len(set(singletons)) == len(singletons)
    )
    return "" if right else "subtag"


def _private_use(language: str) -> bool:
    """Languages from qaa to qtz are anybody's."""
    return len(language) == 3 and "qaa" <= language <= "qtz"  # noqa: PLR2004  # three letters


def _private_region(region: str) -> bool:
    """Regions that ISO 3166 leaves to private use."""
    return "qm" <= region <= "qz" or "xa" <= region <= "xz"


def country(code: str) -> bool:
    """Whether this is a country by ISO 3166-1, in two letters of either case."""
    return len(code) == 2 and code.isalpha() and code.lower() in _countries()  # noqa: PLR2004


@cache
def _countries() -> frozenset[str]:
    """The registry's regions of two letters, less those that are no country of ISO 3166-1."""
    reserved = "aa ac bu cp cs dd dg ea eu ez fx ic nt su ta tp un xk yd yu zr zz".split()
    return frozenset(one for one in _registry().region if one.isalpha()) - set(reserved)
