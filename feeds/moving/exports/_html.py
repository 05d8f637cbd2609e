"""Small steps in the HTML of exports."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from feeds.content import is_too_deep, outermost

__all__ = ["inner_html", "parsed", "text_of", "without"]


def parsed(html: str) -> LexborNode | None:
    """The root of a page or fragment; None for what is nested too deeply to be gone through."""
    return None if is_too_deep(html) else LexborHTMLParser(html).root


def text_of(root: LexborNode, selector: str) -> str:
    """The words of the first element that is meant, on one line."""
    found = root.css_first(selector)
    return " ".join(found.text(deep=True, separator="").split()) if found is not None else ""


def inner_html(node: LexborNode) -> str:
    """What stands in an element."""
    return "".join(one.html or "" for one in node.iter(include_text=True)).strip()


def without(html: str, selector: str) -> tuple[str, int]:
    """The fragment without the elements that are meant, and how many there were."""
    root = parsed(f"<body>{html}")
    body = root.css_first("body") if root is not None else None
    if body is None:
        return html, 0
    found = list(outermost(body.css(selector)))
    for one in found:
        one.decompose()
    return (inner_html(body), len(found)) if found else (html, 0)
