"""Media RSS 1.5: groups, contents, and what describes them."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Check, Element
from feeds.validation._namespaces import key
from feeds.validation._node import Node
from feeds.validation.atom.text import UNDECLARED_HTML
from feeds.validation.checks.addresses import full_uri, iri
from feeds.validation.checks.types import language, mime_attribute
from feeds.validation.checks.words import (
    all_of,
    matching,
    not_blank,
    not_negative,
    number,
    one_of,
    positive,
    true_false,
)
from feeds.validation.extensions._media_values import (
    adult,
    media_hash,
    rating,
    restriction,
    role,
    scheme,
)
from feeds.validation.extensions._places import NO_ATTRIBUTE
from feeds.validation.markup import html_in, plain_text
from feeds.validation.rss.items import html_text

__all__ = ["ELEMENTS", "EVERYWHERE", "MUST", "RULES", "npt", "npt_of_place"]

MUST: Final = NO_ATTRIBUTE
_TOP: Final = ("channel", "item", "feed", "entry")
EVERYWHERE: Final = (*_TOP, "media:group", "media:content")
_CONTENT: Final = key("media", "content")
_PLAYER: Final = key("media", "player")
_TWO: Final = 2

ONE_IN_GROUP = Rule(
    code="E301",
    name="media-group-of-one",
    severity="info",
    message="media:group holds fewer than two media:content",
    hint="put a single media:content directly into the item",
    spec="https://www.rssboard.org/media-rss#media-group",
    once="feed",
)


def _group(node: Node, context: Context) -> None:
    if node.counts.get(_CONTENT, 0) < _TWO:
        context.on(ONE_IN_GROUP, node)


def _content(node: Node, context: Context) -> None:
    """Either the medium itself, or a page that plays it."""
    if "url" not in node.attributes and _PLAYER not in node.counts:
        context.on(NO_ATTRIBUTE, node, element="url", parent="media:content")


def _typed_text(value: str, node: Node, attribute: str, context: Context) -> None:
    """Plain by default, HTML if it says so."""
    if node.attributes.get("type") == "html":
        html_text(value, node, attribute, context)
    elif found := html_in(value):
        context.at(UNDECLARED_HTML, node, value=found)


_said: Final = all_of(not_blank, plain_text)

NPT = Rule(
    code="E307",
    name="media-time",
    severity="error",
    message="{element}: {value} is no normal play time",
    hint="write seconds or H:MM:SS, with a fraction if need be",
    spec="https://www.rfc-editor.org/rfc/rfc2326#section-3.6",
)

_NPT = r"now|\d+(?:\.\d*)?|\d+:[0-5]?\d:[0-5]?\d(?:\.\d*)?"
npt: Final = matching(_NPT, NPT)
npt_of_place: Final = matching(_NPT + r"|\d+:[0-5]?\d", NPT)  # 00:01, as Media RSS itself has it

TEXT_TYPE = Rule(
    code="E304",
    name="media-text-type",
    severity="error",
    message="{element}: {value} is neither plain nor html",
    hint="write plain or html",
    spec="https://www.rssboard.org/media-rss#media-text",
)

_text_type: Final = one_of("plain html", TEXT_TYPE)
_SIZE: Final = {"width": Attribute(positive), "height": Attribute(positive)}
_TYPED: Final = {"type": Attribute(_text_type)}
_TIMES: Final[dict[str, Attribute]] = {"start": Attribute(npt), "end": Attribute(npt)}

MEDIUM = Rule(
    code="E312",
    name="media-medium",
    severity="error",
    message="{element}: {value} is none of image, audio, video, document and executable",
    hint="write one of these",
    spec="https://www.rssboard.org/media-rss#media-content",
)
EXPRESSION = Rule(
    code="E313",
    name="media-expression",
    severity="error",
    message="{element}: {value} is none of sample, full and nonstop",
    hint="write one of these",
    spec="https://www.rssboard.org/media-rss#media-content",
)

_CONTENT_ATTRIBUTES: Final = {
    "url": Attribute(full_uri),
    "fileSize": Attribute(positive),
    "type": Attribute(mime_attribute),
    "medium": Attribute(one_of("image audio video document executable", MEDIUM)),
    "isDefault": Attribute(true_false),
    "expression": Attribute(one_of("sample full nonstop", EXPRESSION)),
    "bitrate": Attribute(number),
    "framerate": Attribute(number),
    "samplingrate": Attribute(number),
    "channels": Attribute(not_negative),
    "duration": Attribute(number),
    "lang": Attribute(language),
    **_SIZE,
}
_media_url: Final[Check] = full_uri

RELATIONSHIP = Rule(
    code="E309",
    name="media-relationship",
    severity="error",
    message="{element}: {value} is neither allow nor deny",
    hint="write allow or deny",
    spec="https://www.rssboard.org/media-rss#media-restriction",
)
RESTRICTION_TYPE = Rule(
    code="E310",
    name="media-restriction-type",
    severity="error",
    message="{element}: {value} is none of country, uri and sharing",
    hint="write country, uri or sharing",
    spec="https://www.rssboard.org/media-rss#media-restriction",
)

ELEMENTS: tuple[Element, ...] = (
    Element(name="media:group", within=_TOP, many=True, text="none", place="media:group",
            leave=_group),
    Element(name="media:content", within=(*_TOP, "media:group"), many=True, text="none",
            place="media:content", attributes=_CONTENT_ATTRIBUTES, leave=_content),
    Element(name="media:title", within=EVERYWHERE, attributes=_TYPED, value=_typed_text),
    Element(name="media:description", within=EVERYWHERE, attributes=_TYPED, value=_typed_text),
    Element(name="media:keywords", within=EVERYWHERE, value=plain_text),
    Element(
        name="media:thumbnail", within=EVERYWHERE, many=True, text="none",
        attributes={"url": Attribute(_media_url, required=MUST), "time": Attribute(npt), **_SIZE},
    ),
    Element(
        name="media:category", within=EVERYWHERE, many=True, value=_said,
        attributes={"scheme": Attribute(scheme), "label": Attribute(_said)},
    ),
    Element(name="media:hash", within=EVERYWHERE, many=True, value=media_hash,
            attributes={"algo": Attribute()}),
    Element(
        name="media:player", within=EVERYWHERE, text="any",
        attributes={"url": Attribute(_media_url, required=MUST), **_SIZE},
    ),
    Element(
        name="media:credit", within=EVERYWHERE, many=True, value=plain_text,
        attributes={"role": Attribute(role), "scheme": Attribute(scheme)},
    ),
    Element(name="media:copyright", within=EVERYWHERE, value=plain_text,
            attributes={"url": Attribute(iri)}),
    Element(
        name="media:text", within=EVERYWHERE, many=True, value=_typed_text,
        attributes={"lang": Attribute(language), **_TYPED, **_TIMES},
    ),
    Element(
        name="media:restriction", within=EVERYWHERE, many=True, text="any", leave=restriction,
        attributes={
            "relationship": Attribute(one_of("allow deny", RELATIONSHIP), required=MUST),
            "type": Attribute(one_of("country uri sharing", RESTRICTION_TYPE)),
        },
    ),
    Element(name="media:rating", within=EVERYWHERE, many=True, value=rating,
            attributes={"scheme": Attribute(scheme)}),
    Element(name="media:adult", within=EVERYWHERE, value=true_false, enter=adult),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    ONE_IN_GROUP,
    TEXT_TYPE,
    NPT,
    RELATIONSHIP,
    RESTRICTION_TYPE,
    MEDIUM,
    EXPRESSION,
)
