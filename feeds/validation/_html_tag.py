"""One tag and its attributes, alike for escaped HTML and for XHTML elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from feeds.patterns import lazy_regex
from feeds.records import NamedTuple
from feeds.validation import _html_names as names
from feeds.validation._finding import Rule
from feeds.validation._html_address import (
    INSECURE_RESOURCE,
    RELATIVE,
    RELATIVE_TO_BASE,
    address_flaws,
    srcset_flaws,
)
from feeds.validation._html_style import style_flaw

__all__ = ["MOST_FLAWS", "RULES", "Flaw", "TagFlaw", "tag_flaws"]

_LANGUAGE = lazy_regex(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|[ixIX](?:-[A-Za-z0-9]{1,8})+)?")

_ANCHOR = lazy_regex(r"anchor|header-?link|permalink|heading-?link|hash-?link", re.IGNORECASE)

RISKY_STYLE = Rule(
    code="H104",
    name="risky-style",
    severity="warning",
    message="style of <{tag}> has {value}, which readers remove or must not obey",
    hint="leave {value} out; style with elements, not with CSS",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
    once="feed",
)

_GONE = frozenset(  # with the element that readers remove
    {
        RISKY_STYLE,
        RELATIVE,
        RELATIVE_TO_BASE,
        INSECURE_RESOURCE,
    }
)
_SOURCES = frozenset({"src", "srcset", "data-src", "data-original"})


class TagFlaw(NamedTuple):
    """A fault of a tag: the rule, the attribute that has it ("" for the tag), and the params."""

    rule: Rule
    attribute: str
    params: Mapping[str, str]


RISKY_ELEMENT = Rule(
    code="H101",
    name="risky-element",
    severity="warning",
    message="readers remove <{tag}>",
    hint="leave it out, and say or link to what it shows",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
    once="feed",
)
EVENT_HANDLER = Rule(
    code="H102",
    name="event-handler",
    severity="warning",
    message="readers remove {attribute} from <{tag}>",
    hint="leave the handler out",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
    once="feed",
)
RISKY_GRAPHIC = Rule(
    code="H105",
    name="risky-graphic",
    severity="warning",
    message="readers remove {what} from inline SVG or MathML",
    hint="keep to shapes, text and formulas, or use <img> with an address",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
    once="feed",
)
UNKNOWN_ELEMENT = Rule(
    code="H304",
    name="unknown-element",
    severity="warning",
    message="HTML has no element <{tag}>",
    hint="use an element of HTML, or &lt; for a literal <",
    spec="https://html.spec.whatwg.org/multipage/indices.html#elements-3",
    once="feed",
)
MISSING_ALT = Rule(
    code="H401",
    name="missing-alt",
    severity="info",
    message="<img> has no alt text",
    hint='describe the picture in alt="…", or write alt="" if it only decorates',
    spec="https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html",
    once="feed",
)


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
            yield TagFlaw(RISKY_GRAPHIC, "", {"what": f"<{tag}>"})
    elif tag in names.RISKY:
        yield TagFlaw(RISKY_ELEMENT, "", {"tag": tag})
    elif tag not in names.ELEMENTS and "-" not in tag:
        yield TagFlaw(UNKNOWN_ELEMENT, "", {"tag": tag})
    if tag == "img" and "alt" not in attributes and _is_seen(attributes):
        yield TagFlaw(MISSING_ALT, "", {"tag": tag})
    for name, value in attributes.items():
        if name.startswith("on"):
            yield TagFlaw(EVENT_HANDLER, name, {"tag": tag, "attribute": name})
        elif foreign and not _is_safe_foreign(name):
            yield TagFlaw(RISKY_GRAPHIC, name, {"what": name})
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


BAD_LANGUAGE = Rule(
    code="H406",
    name="html-language",
    severity="info",
    message="lang of <{tag}> is no language tag: {value}",
    hint="write a tag of BCP 47, such as nl or pt-BR",
    spec="https://www.rfc-editor.org/info/bcp47",
    once="feed",
)


def _value_flaws(
    tag: str, name: str, value: str, *, base: str, secure: bool, anchor: bool
) -> Iterator[TagFlaw]:
    params = {"tag": tag, "attribute": name}
    if name == "style":
        flaw = style_flaw(value)
        if flaw:
            yield TagFlaw(RISKY_STYLE, name, params | {"value": flaw})
    elif name == "lang":
        if not _LANGUAGE.fullmatch(value):
            yield TagFlaw(BAD_LANGUAGE, name, params | {"value": value})
    elif name == "srcset":
        for rule, shown in srcset_flaws(unescape(value), base=base, secure=secure):
            yield TagFlaw(rule, name, params | {"value": shown})
    elif tag in names.ADDRESSES.get(name, ()) and not (value[:1] == "#" and anchor):
        loaded = name in names.LOADED
        for rule, shown in address_flaws(unescape(value), base=base, loaded=loaded, secure=secure):
            yield TagFlaw(rule, name, params | {"value": shown})


MOST_FLAWS = 200  # in one text; a hostile one breaks a rule at every byte


class Flaw(NamedTuple):
    """One fault in a text: the rule, the offset in the text, and what fills its message."""

    rule: Rule
    offset: int
    params: Mapping[str, str]


RULES: tuple[Rule, ...] = (
    RISKY_ELEMENT,
    EVENT_HANDLER,
    RISKY_STYLE,
    RISKY_GRAPHIC,
    UNKNOWN_ELEMENT,
    MISSING_ALT,
    BAD_LANGUAGE,
)
