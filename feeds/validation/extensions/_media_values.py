"""Values of Media RSS: credits, hashes, ratings, restrictions."""

from __future__ import annotations

import re
from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.checks.addresses import full_iri, full_uri
from feeds.validation.extensions._roles import ROLES
from feeds.validation.values.languages import country

__all__ = ["RULES", "adult", "media_hash", "rating", "restriction", "role", "scheme"]


def scheme(value: str, node: Node, attribute: str, context: Context) -> None:
    """An address, or one of the short names urn:ebu, urn:mpaa …, which are no real URNs."""
    if not re.fullmatch(r"urn:[a-z][a-z-]*", value):
        full_iri(value, node, attribute, context)


ROLE_CASE = Rule(
    code="E302",
    name="media-credit-role-case",
    severity="error",
    message="{element}: roles are in small letters, not {value}",
    hint="write it in small letters",
    spec="https://www.rssboard.org/media-rss#media-credit",
)


ROLE = Rule(
    code="E303",
    name="media-credit-role",
    severity="warning",
    message="{element}: {value} is not a role of the EBU",
    hint="take one of its list, or name another scheme",
    spec="https://www.rssboard.org/media-rss#media-credit",
)


def role(value: str, node: Node, attribute: str, context: Context) -> None:
    if value != value.lower():
        context.at(ROLE_CASE, node, attribute, value=value)
    elif node.attributes.get("scheme", "urn:ebu") == "urn:ebu" and value not in ROLES:
        context.at(ROLE, node, attribute, value=value)


_DIGITS: Final = {"md5": 32, "sha-1": 40}

HASH = Rule(
    code="E305",
    name="media-hash",
    severity="error",
    message="{element}: {value} is no {expected}",
    hint="write 32 hexadecimal digits for md5, 40 for sha-1",
    spec="https://www.rssboard.org/media-rss#media-hash",
)


def media_hash(value: str, node: Node, attribute: str, context: Context) -> None:
    algorithm = node.attributes.get("algo", "md5")
    length = _DIGITS.get(algorithm)
    if length is None:
        expected = "algorithm, which is md5 or sha-1"
        context.at(HASH, node, "algo", value=algorithm, expected=expected)
    elif not re.fullmatch(rf"[0-9A-Fa-f]{{{length}}}", value.strip()):
        context.at(HASH, node, attribute, value=value, expected=f"{algorithm} hash")


_RATINGS: Final = {
    "urn:simple": "adult nonadult",
    "urn:mpaa": "g nc-17 pg pg-13 r",
    "urn:v-chip": "14 g ma pg tv-14 tv-g tv-ma tv-pg tv-y tv-y7 tv-y7-fv y y7 y7-fv",
}

_ICRA = lazy_regex(r"r \((?:[clnosv][a-z] [01](?: |(?=\))))+\)")

RATING = Rule(
    code="E306",
    name="media-rating",
    severity="error",
    message="{element}: the scheme {expected} has no {value}",
    hint="look up the values of the scheme",
    spec="https://www.rssboard.org/media-rss#media-rating",
)


def rating(value: str, node: Node, attribute: str, context: Context) -> None:
    scheme = node.attributes.get("scheme", "urn:simple")
    known = _RATINGS.get(scheme)
    word = value.strip()
    wrong = known is not None and word.lower() not in known.split()
    if scheme == "urn:icra":
        wrong = not _ICRA.fullmatch(word)
    if wrong:
        context.at(RATING, node, attribute, value=word, expected=scheme)


RESTRICTION = Rule(
    code="E308",
    name="media-restriction",
    severity="error",
    message="{element}: {value} is neither all nor none",
    hint='write all or none, or say type="country" or type="uri"',
    spec="https://www.rssboard.org/media-rss#media-restriction",
)


COUNTRY = Rule(
    code="E311",
    name="media-country",
    severity="error",
    message="{element}: {value} is no country code of ISO 3166",
    hint="write two letters, several with spaces: nl be de",
    spec="https://www.rssboard.org/media-rss#media-restriction",
)


def restriction(node: Node, context: Context) -> None:
    """All, none, countries, or addresses, by its type."""
    kind = node.attributes.get("type", "")
    words = node.text.split()
    if kind == "country":
        for word in words:
            if not country(word):
                context.at(COUNTRY, node, value=word)
    elif kind == "uri":
        for word in words:
            full_uri(word, node, "", context)
    elif not kind and node.text.strip() not in ("all", "none", ""):
        context.at(RESTRICTION, node, value=node.text.strip())


ADULT = Rule(
    code="E314",
    name="media-adult",
    severity="warning",
    message="media:adult was replaced by media:rating",
    hint='write <media:rating scheme="urn:simple">adult</media:rating>',
    spec="https://www.rssboard.org/media-rss#media-adult",
)


def adult(node: Node, context: Context) -> None:
    context.on(ADULT, node)


RULES: tuple[Rule, ...] = (
    ROLE_CASE,
    ROLE,
    HASH,
    RATING,
    RESTRICTION,
    COUNTRY,
    ADULT,
)
