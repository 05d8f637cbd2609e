"""HTML pages whose head holds metadata alone (Pelican): `<meta name="…">`; all else is body."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from feeds.generators import Source
from feeds.model import Document
from feeds.reading._meaning import fields_of
from feeds.reading._no_article import reason_by_content
from feeds.reading._path_fields import inferred
from feeds.reading._raw_fields import RawField

__all__ = ["page_of_fields"]


def page_of_fields(tree: LexborHTMLParser, source: Source) -> Document:
    """The article of a page that was written for its generator to fill in a theme."""
    title = tree.css_first("head title")
    said = {"title": title.text(deep=True).strip()} if title is not None else {}
    for node in tree.css("head meta[name]"):
        name = (node.attributes.get("name") or "").strip()
        value = node.attributes.get("content") or node.attributes.get("contents") or ""
        if name and value.strip():
            said[name] = " ".join(value.split())
    entries = [RawField(name, value, 1) for name, value in said.items()]
    stated, problems = fields_of(entries, source)
    body = (tree.body.inner_html or "").strip() if tree.body is not None else ""
    fields = (*stated, *inferred(source, stated))
    return Document(
        path=source.path,
        markup="html",
        body=body,
        fields=fields,
        left_out=reason_by_content(fields, body, source),
        problems=problems,
    )
