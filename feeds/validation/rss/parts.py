"""The smaller parts of a channel: image, textInput, cloud, categories, hours and days."""

from __future__ import annotations

import re
from typing import Final

from feeds.validation._context import Context
from feeds.validation._grammar import Attribute, Element
from feeds.validation._node import Node
from feeds.validation.checks.addresses import full_uri
from feeds.validation.checks.words import filled, matching, not_blank
from feeds.validation.rss.channel import missing, text
from feeds.validation.rules import rss_parts, rss_values

__all__ = ["ELEMENTS"]

WIDEST: Final = 144
HIGHEST: Final = 400
PICTURE = re.compile(r"\.(?:gif|jpe?g|png)(?:[?#].*)?$", re.IGNORECASE)
EXTENSION = re.compile(r"\.\w{2,5}(?:[?#].*)?$")
IMAGE_NEEDS: Final = (
    ("title", rss_parts.NO_IMAGE_TITLE),
    ("link", rss_parts.NO_IMAGE_LINK),
    ("url", rss_parts.NO_IMAGE_URL),
)
INPUT_NEEDS: Final = (
    ("title", rss_parts.NO_INPUT_TITLE),
    ("link", rss_parts.NO_INPUT_LINK),
    ("description", rss_parts.NO_INPUT_DESCRIPTION),
    ("name", rss_parts.NO_INPUT_NAME),
)


def image(node: Node, context: Context) -> None:
    missing(node, IMAGE_NEEDS, context)


def text_input_started(node: Node, context: Context) -> None:
    context.on(rss_parts.TEXT_INPUT, node)


def text_input(node: Node, context: Context) -> None:
    missing(node, INPUT_NEEDS, context)


def picture(value: str, node: Node, attribute: str, context: Context) -> None:
    """GIF, JPEG or PNG, where the address has an extension to tell by."""
    value = value.strip()
    full_uri(value, node, attribute, context)
    path = re.split(r"[?#]", value)[0].rpartition("/")[2]
    if EXTENSION.search(path) and not PICTURE.search(path):
        context.at(rss_parts.IMAGE_FORMAT, node, attribute, value=path)


def width(value: str, node: Node, attribute: str, context: Context) -> None:
    if not within(value, WIDEST):
        context.at(rss_parts.WIDTH, node, attribute, value=value)


def height(value: str, node: Node, attribute: str, context: Context) -> None:
    if not within(value, HIGHEST):
        context.at(rss_parts.HEIGHT, node, attribute, value=value)


def within(value: str, most: int) -> bool:
    digits = value.strip()
    return digits.isascii() and digits.isdigit() and 1 <= int(digits[:9]) <= most


def procedure(value: str, node: Node, attribute: str, context: Context) -> None:
    """The name of a remote procedure; a plain POST calls none."""
    if node.attributes.get("protocol") != "http-post":
        not_blank(value, node, attribute, context)


def category(value: str, node: Node, attribute: str, context: Context) -> None:
    text(value, node, attribute, context)


port = matching(r"0*[1-9]\d*", rss_values.INTEGER)
field_name = matching(r"[A-Za-z][A-Za-z0-9:._-]*", rss_parts.FIELD_NAME)
CLOUD_PART: Final = Attribute(not_blank, required=rss_values.NO_CLOUD_PART)

ELEMENTS: tuple[Element, ...] = (
    Element(name="image", within=("channel",), place="image", text="none", leave=image),
    Element(name="title", within=("image",), value=text),
    Element(name="link", within=("image",), value=full_uri),
    Element(name="url", within=("image",), value=filled(picture)),
    Element(name="width", within=("image",), value=width),
    Element(name="height", within=("image",), value=height),
    Element(name="description", within=("image",), value=text),
    Element(
        name="textInput", within=("channel",), place="textInput", text="none",
        enter=text_input_started, leave=text_input,
    ),
    Element(name="title", within=("textInput",), value=text),
    Element(name="description", within=("textInput",), value=text),
    Element(name="name", within=("textInput",), value=filled(field_name)),
    Element(name="link", within=("textInput",), value=full_uri),
    Element(
        name="cloud", within=("channel",), text="none",
        attributes={
            "domain": CLOUD_PART,
            "path": CLOUD_PART,
            "registerProcedure": Attribute(procedure, required=rss_values.NO_CLOUD_PART),
            "protocol": CLOUD_PART,
            "port": Attribute(port, required=rss_values.NO_CLOUD_PART),
        },
    ),
    Element(
        name="category", within=("channel", "item"), many=True, value=category,
        attributes={"domain": Attribute(not_blank)},
    ),
)  # fmt: skip
