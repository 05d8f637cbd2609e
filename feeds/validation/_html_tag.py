"""One tag and its attributes, alike for escaped HTML and for XHTML elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from feeds.validation import _html_names as names
from feeds.validation._finding import Rule
from feeds.validation._html_address import address_flaws, srcset_flaws
from feeds.validation._html_style import style_flaw
from feeds.validation.rules import html as html_rules

__all__ = ["TagFlaw", "tag_flaws"]

_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|[ixIX](?:-[A-Za-z0-9]{1,8})+)?")

_ANCHOR = re.compile(r"anchor|header-?link|permalink|heading-?link|hash-?link", re.IGNORECASE)


_GONE = frozenset(  # with the element that readers remove
    {
        html_rules.RISKY_STYLE,
        html_rules.RELATIVE,
        html_rules.RELATIVE_TO_BASE,
        html_rules.INSECURE_RESOURCE,
    }
)
_SOURCES = frozenset({"src", "srcset", "data-src", "data-original"})


class TagFlaw(NamedTuple):
    """A fault of a tag: the rule, the attribute that has it ("" for the tag), and the params."""

    rule: Rule
    attribute: str
    params: Mapping[str, str]


def tag_flaws(
    tag: str,
    attributes: Mapping[str, str],
    *,
    foreign: bool = False,
    base: str = "",
    secure: bool = False,
) -> Iterator[TagFlaw]:
    """The faults of one start tag; names are lower case, values decoded.

    `foreign` is true inside SVG and MathML; `base` and `secure` as for html_flaws.
    """
    if foreign:
        if tag not in names.SAFE_FOREIGN:
            yield TagFlaw(html_rules.RISKY_GRAPHIC, "", {"what": f"<{tag}>"})
    elif tag in names.RISKY:
        yield TagFlaw(html_rules.RISKY_ELEMENT, "", {"tag": tag})
    elif tag not in names.ELEMENTS and "-" not in tag:
        yield TagFlaw(html_rules.UNKNOWN_ELEMENT, "", {"tag": tag})
    if tag == "img" and "alt" not in attributes and _is_seen(attributes):
        yield TagFlaw(html_rules.MISSING_ALT, "", {"tag": tag})
    for name, value in attributes.items():
        if name.startswith("on"):
            yield TagFlaw(html_rules.EVENT_HANDLER, name, {"tag": tag, "attribute": name})
        elif foreign and not _is_safe_foreign(name):
            yield TagFlaw(html_rules.RISKY_GRAPHIC, name, {"what": name})
        elif name in _CHECKED:
            anchor = tag == "a" and _is_anchor(attributes)
            flaws = _value_flaws(tag, name, value, base=base, secure=secure, anchor=anchor)
            yield from (one for one in flaws if one.rule not in _GONE or tag not in names.RISKY)


_CHECKED = frozenset(names.ADDRESSES) | {"srcset", "style", "lang", "xlink:href"}


def _is_safe_foreign(name: str) -> bool:
    return name in names.SAFE_FOREIGN_ATTRIBUTES or name.startswith(("data-", "aria-"))


def _is_seen(attributes: Mapping[str, str]) -> bool:
    """Whether an <img> shows a picture: it has an address, and is no pixel that counts readers."""
    sizes = {attributes.get("width", ""), attributes.get("height", "")}
    return sizes.isdisjoint({"0", "1"}) and not _SOURCES.isdisjoint(attributes)


def _is_anchor(attributes: Mapping[str, str]) -> bool:
    """Whether a link is what generators put beside headings, which no reader needs."""
    return "aria-hidden" in attributes or bool(_ANCHOR.search(attributes.get("class", "")))


def _value_flaws(
    tag: str, name: str, value: str, *, base: str, secure: bool, anchor: bool
) -> Iterator[TagFlaw]:
    params = {"tag": tag, "attribute": name}
    if name == "style":
        flaw = style_flaw(value)
        if flaw:
            yield TagFlaw(html_rules.RISKY_STYLE, name, params | {"value": flaw})
    elif name == "lang":
        if not _LANGUAGE.fullmatch(value):
            yield TagFlaw(html_rules.BAD_LANGUAGE, name, params | {"value": value})
    elif name == "srcset":
        for rule, shown in srcset_flaws(unescape(value), base=base, secure=secure):
            yield TagFlaw(rule, name, params | {"value": shown})
    elif tag in names.ADDRESSES.get(name, ()) and not (value[:1] == "#" and anchor):
        loaded = name in names.LOADED
        for rule, shown in address_flaws(unescape(value), base=base, loaded=loaded, secure=secure):
            yield TagFlaw(rule, name, params | {"value": shown})
