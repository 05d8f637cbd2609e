"""What a tag shows is Markdown; in a body that is HTML it is made HTML as well."""

from __future__ import annotations

import re

from feeds.content import to_html
from feeds.model import Document
from feeds.patterns import lazy_regex

__all__ = ["HELD", "as_html"]

HELD = "\ufdd3"  # stands for what a tag holds, which is HTML already

_SIGN = lazy_regex(r"\]\(|```|\*\*|^> ", re.MULTILINE)
_TAG = lazy_regex(r"<[^<>]*>")
_ALONE = lazy_regex(r"<p>((?:(?!</?p\b).)*)</p>", re.DOTALL)


def as_html(shown: str, inner: str = "") -> str:
    """HTML of what a tag shows; a single paragraph stands where the tag stood, as its words."""
    if _SIGN.search(shown) is not None:
        made = to_html(Document(path="", markup="markdown", body=shown)).html.strip()
        alone = _ALONE.fullmatch(made)
        shown = alone[1] if alone is not None else f"\n{made}\n"
    if HELD not in shown:
        return shown
    shown = _TAG.sub(lambda tag: tag[0].replace(HELD, ""), shown)  # as an attribute it is no text
    return shown.replace(f"<p>{HELD}</p>", HELD).replace(HELD, inner)
