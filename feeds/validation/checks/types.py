"""Media types and languages."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.values.languages import language_fault
from feeds.validation.values.types import media_type

__all__ = ["RULES", "language", "mime", "mime_attribute"]

MEDIA_TYPE = Rule(
    code="V141",
    name="media-type",
    severity="error",
    message="{element}: {value} is no media type",
    hint="write it like text/html or audio/mpeg",
    spec="https://www.rfc-editor.org/rfc/rfc6838#section-4.2",
    once="name",
)


def mime(value: str, node: Node, attribute: str, context: Context) -> None:
    """A media type, in Atom."""
    if not media_type(value):
        context.at(MEDIA_TYPE, node, attribute, value=value)


MEDIA_TYPE_ATTRIBUTE = Rule(
    code="V142",
    name="media-type-attribute",
    severity="error",
    message="{element}: {value} is no media type",
    hint="write it like audio/mpeg",
    spec="https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt",
    once="name",
)


def mime_attribute(value: str, node: Node, attribute: str, context: Context) -> None:
    """A media type of an enclosure."""
    if not media_type(value):
        context.at(MEDIA_TYPE_ATTRIBUTE, node, attribute, value=value)


LANGUAGE = Rule(
    code="V143",
    name="language",
    severity="error",
    message="{element}: {value} is no language",
    hint="write a code of ISO 639, and a country after a hyphen: en, nl, pt-BR",
    spec="https://www.rfc-editor.org/rfc/rfc5646#section-2.2.1",
)
LANGUAGE_SUBTAG = Rule(
    code="V144",
    name="language-subtag",
    severity="warning",
    message="{element}: a part of {value} is not registered, or at the wrong place",
    hint="write language-Script-COUNTRY, each as registered: zh-Hant-TW",
    spec="https://www.rfc-editor.org/rfc/rfc5646#section-2.1",
)


def language(value: str, node: Node, attribute: str, context: Context) -> None:
    """BCP 47; an empty one says that there is no language."""
    fault = language_fault(value.strip())
    if fault == "language" and not (attribute and not value):
        context.at(LANGUAGE, node, attribute, value=value)
    elif fault == "subtag":
        context.at(LANGUAGE_SUBTAG, node, attribute, value=value)


RULES: tuple[Rule, ...] = (
    MEDIA_TYPE,
    MEDIA_TYPE_ATTRIBUTE,
    LANGUAGE,
    LANGUAGE_SUBTAG,
)
