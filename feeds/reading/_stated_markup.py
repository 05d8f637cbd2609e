"""The markup that an article itself says it is in, where its generator lets it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from feeds.deferred import deferred
from feeds.generators import Source
from feeds.model import Document, Markup
from feeds.reading.foreign import NOT_READ

__all__ = ["as_stated"]

_KEY = "markup"
_READ: Mapping[str, Markup] = {"markdown": "markdown", "html": "html", "rst": "rst"}

_check_docutils = deferred("feeds.reading.rst:check_docutils")


def as_stated(document: Document, source: Source) -> Document:
    """The document with its text in that markup; left out where that is not read here.

    Raises ReadError for reStructuredText where docutils is not installed.
    """
    chosen = source.generator.markup.chosen
    item = document.first(_KEY) if chosen and not document.left_out else None
    if item is None or not isinstance(item.value, str):
        return document
    name = chosen.get(item.value.strip().lower(), "")
    made = _READ.get(name)
    if name and made is None:
        reason = f"{name} {NOT_READ}; convert it to Markdown or HTML"
        return replace(document, left_out=reason)
    if made == "rst":
        _check_docutils(source.path)
    return replace(document, markup=made or document.markup)
