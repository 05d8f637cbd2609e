"""The smaller parts of a channel: image, textInput, cloud and categories."""

from __future__ import annotations

import re
from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Element
from feeds.validation._node import Node
from feeds.validation.checks.addresses import full_uri
from feeds.validation.checks.words import filled, matching, not_blank
from feeds.validation.rss.channel import missing, text
from feeds.validation.rss.items import INTEGER

__all__ = ["ELEMENTS", "RULES"]

_WIDEST: Final = 144
_HIGHEST: Final = 400
_PICTURE = lazy_regex(r"\.(?:gif|jpe?g|png)(?:[?#].*)?$", re.IGNORECASE)
_EXTENSION = lazy_regex(r"\.\w{2,5}(?:[?#].*)?$")

NO_IMAGE_TITLE = Rule(
    code="R301",
    name="rss-image-without-title",
    severity="error",
    message="the image has no title",
    hint="write the title of the channel",
    spec="https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
)
NO_IMAGE_LINK = Rule(
    code="R302",
    name="rss-image-without-link",
    severity="error",
    message="the image has no link",
    hint="write the link of the channel",
    spec="https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
)
NO_IMAGE_URL = Rule(
    code="R303",
    name="rss-image-without-url",
    severity="error",
    message="the image has no url",
    hint="write <url>…</url> with the address of the picture",
    spec="https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
)

_IMAGE_NEEDS: Final = (
    ("title", NO_IMAGE_TITLE),
    ("link", NO_IMAGE_LINK),
    ("url", NO_IMAGE_URL),
)

NO_INPUT_TITLE = Rule(
    code="R311",
    name="rss-text-input-without-title",
    severity="error",
    message="textInput has no title",
    hint="write the label of the button",
    spec="https://www.rssboard.org/rss-specification#lttextinputgtSubelementOfLtchannelgt",
)
NO_INPUT_DESCRIPTION = Rule(
    code="R312",
    name="rss-text-input-without-description",
    severity="error",
    message="textInput has no description",
    hint="say what it is for",
    spec="https://www.rssboard.org/rss-specification#lttextinputgtSubelementOfLtchannelgt",
)
NO_INPUT_NAME = Rule(
    code="R313",
    name="rss-text-input-without-name",
    severity="error",
    message="textInput has no name",
    hint="write the name of the field",
    spec="https://www.rssboard.org/rss-specification#lttextinputgtSubelementOfLtchannelgt",
)
NO_INPUT_LINK = Rule(
    code="R314",
    name="rss-text-input-without-link",
    severity="error",
    message="textInput has no link",
    hint="write the address of the script",
    spec="https://www.rssboard.org/rss-specification#lttextinputgtSubelementOfLtchannelgt",
)

_INPUT_NEEDS: Final = (
    ("title", NO_INPUT_TITLE),
    ("link", NO_INPUT_LINK),
    ("description", NO_INPUT_DESCRIPTION),
    ("name", NO_INPUT_NAME),
)


def _image(node: Node, context: Context) -> None:
    missing(node, _IMAGE_NEEDS, context)


TEXT_INPUT = Rule(
    code="R316",
    name="rss-text-input",
    severity="warning",
    message="hardly a reader shows textInput",
    hint="leave it out",
    spec="https://www.rssboard.org/rss-profile#element-channel-textinput",
)


def _text_input_started(node: Node, context: Context) -> None:
    context.on(TEXT_INPUT, node)


def _text_input(node: Node, context: Context) -> None:
    missing(node, _INPUT_NEEDS, context)


IMAGE_FORMAT = Rule(
    code="R308",
    name="rss-image-format",
    severity="warning",
    message="{element}: {value} is not a GIF, JPEG or PNG by its name",
    hint="use a picture of one of these formats",
    spec="https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
)


def _picture(value: str, node: Node, attribute: str, context: Context) -> None:
    """GIF, JPEG or PNG, where the address has an extension to tell by."""
    value = value.strip()
    full_uri(value, node, attribute, context)
    path = re.split(r"[?#]", value)[0].rpartition("/")[2]
    if _EXTENSION.search(path) and not _PICTURE.search(path):
        context.at(IMAGE_FORMAT, node, attribute, value=path)


WIDTH = Rule(
    code="R304",
    name="rss-image-width",
    severity="error",
    message="{element}: {value} is not a width of 1 to 144",
    hint="write the width in pixels, at most 144",
    spec="https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
)


def _width(value: str, node: Node, attribute: str, context: Context) -> None:
    if not _within(value, _WIDEST):
        context.at(WIDTH, node, attribute, value=value)


HEIGHT = Rule(
    code="R305",
    name="rss-image-height",
    severity="error",
    message="{element}: {value} is not a height of 1 to 400",
    hint="write the height in pixels, at most 400",
    spec="https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt",
)


def _height(value: str, node: Node, attribute: str, context: Context) -> None:
    if not _within(value, _HIGHEST):
        context.at(HEIGHT, node, attribute, value=value)


def _within(value: str, most: int) -> bool:
    digits = value.strip()
    return digits.isascii() and digits.isdigit() and 1 <= int(digits[:9]) <= most


def _procedure(value: str, node: Node, attribute: str, context: Context) -> None:
    """The name of a remote procedure; a plain POST calls none."""
    if node.attributes.get("protocol") != "http-post":
        not_blank(value, node, attribute, context)


def _category(value: str, node: Node, attribute: str, context: Context) -> None:
    text(value, node, attribute, context)


_port = matching(r"0*[1-9]\d*", INTEGER)

FIELD_NAME = Rule(
    code="R315",
    name="rss-field-name",
    severity="error",
    message="{element}: {value} cannot name a field of a form",
    hint="write letters, digits and hyphens, beginning with a letter",
    spec="https://www.rssboard.org/rss-profile#element-channel-textinput-name",
)

_field_name = matching(r"[A-Za-z][A-Za-z0-9:._-]*", FIELD_NAME)

NO_CLOUD_PART = Rule(
    code="R341",
    name="rss-cloud-incomplete",
    severity="error",
    message="cloud has no {element}",
    hint="write domain, port, path, registerProcedure and protocol",
    spec="https://www.rssboard.org/rss-specification#ltcloudgtSubelementOfLtchannelgt",
)

_CLOUD_PART: Final = Attribute(not_blank, required=NO_CLOUD_PART)

ELEMENTS: tuple[Element, ...] = (
    Element(name="image", within=("channel",), place="image", text="none", leave=_image),
    Element(name="title", within=("image",), value=text),
    Element(name="link", within=("image",), value=full_uri),
    Element(name="url", within=("image",), value=filled(_picture)),
    Element(name="width", within=("image",), value=_width),
    Element(name="height", within=("image",), value=_height),
    Element(name="description", within=("image",), value=text),
    Element(
        name="textInput", within=("channel",), place="textInput", text="none",
        enter=_text_input_started, leave=_text_input,
    ),
    Element(name="title", within=("textInput",), value=text),
    Element(name="description", within=("textInput",), value=text),
    Element(name="name", within=("textInput",), value=filled(_field_name)),
    Element(name="link", within=("textInput",), value=full_uri),
    Element(
        name="cloud", within=("channel",), text="none",
        attributes={
            "domain": _CLOUD_PART,
            "path": _CLOUD_PART,
            "registerProcedure": Attribute(_procedure, required=NO_CLOUD_PART),
            "protocol": _CLOUD_PART,
            "port": Attribute(_port, required=NO_CLOUD_PART),
        },
    ),
    Element(
        name="category", within=("channel", "item"), many=True, value=_category,
        attributes={"domain": Attribute(not_blank)},
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    NO_IMAGE_TITLE,
    NO_IMAGE_LINK,
    NO_IMAGE_URL,
    WIDTH,
    HEIGHT,
    IMAGE_FORMAT,
    NO_INPUT_TITLE,
    NO_INPUT_DESCRIPTION,
    NO_INPUT_NAME,
    NO_INPUT_LINK,
    FIELD_NAME,
    TEXT_INPUT,
    NO_CLOUD_PART,
)
