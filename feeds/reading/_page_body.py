"""The article's own words on an HTML page, without the dress of the site around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from feeds.content import outermost, show_early
from feeds.patterns import lazy_regex
from feeds.reading._page_text import length_of

__all__ = ["body_of"]

_CANDIDATES = (
    '[itemprop~="articleBody"]', ".h-entry .e-content", ".hentry .entry-content",
    "article .entry-content", "article .post-content", "article .article-body",
    ".entry-content", ".post-content", ".post-body", ".article-body", ".article-content",
    "main article", "article", "main", '[role="main"]', "#main-content", "#content", "#main",
    ".content",
)  # fmt: skip
_UNSEEN = "script, style, template, noscript, link, meta"
_NEVER = (
    "nav, form, button, dialog, iframe[hidden], "
    '[hidden], [aria-hidden="true"], [role="navigation"], [role="complementary"], '
    '[role="banner"], [role="contentinfo"], [role="search"], [role="dialog"], '
    '[role="alertdialog"], [itemprop~="comment"]'
)
_DRESS = lazy_regex(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|related|relatedposts|"
    r"recommended|recommendations|share|sharing|sharedaddy|social|comments?|respond|cookies?|"
    r"consent|gdpr|newsletter|subscribe|subscription|signup|promo|advert|advertisement|ads?|"
    r"sponsored|pagination|pager|toc|byline|breadcrumb|postmetadata|skip-link|sr-only|"
    r"screen-reader-text|visually-hidden|popup|modal|widget|print-only|no-print|masthead|"
    r"colophon|site-header|site-footer|entry-meta|post-meta|article-meta|entry-footer|"
    r"post-footer|author-box|author-bio|tag-links|cat-links|edit-link|kicker)(?:$|[\s_-])"
)
_SHORT_DRESS = lazy_regex(
    r"(?:^|[\s_-])(?:meta|tags|categories|posted-on|date|author|footer)(?:$|[\s_-])"
)
_SHORT = 300  # characters: more is no mere line about the article
_MOST = 0.5  # of the text: what holds more than half of it is no dress
_LEAST = 80  # characters that an article's own element has


def body_of(tree: LexborHTMLParser, title: str) -> str:
    """The HTML of the article's own body; "" where the page has none."""
    body = tree.body
    if body is None:
        return ""
    show_early(tree)
    root = _root(tree) or _densest(body)
    if root is None:
        return ""
    _undress(root)
    _without_heading(root, title)
    return (root.inner_html or "").strip()


def _root(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that the page marks as its article, where it says so of one."""
    for selector in _CANDIDATES:
        nodes = [node for node in tree.css(selector) if not _inside_dress(node)]
        if selector.endswith("article") and len(nodes) > 1:
            nodes = nodes[:1] if length_of(nodes[0]) >= max(map(length_of, nodes)) else []
        if nodes and (length_of(nodes[0]) >= _LEAST or nodes[0].css_first("img") is not None):
            return nodes[0]
    return None


def _inside_dress(node: LexborNode) -> bool:
    parent: LexborNode | None = node
    while parent is not None and parent.tag not in {"body", "html"}:
        if parent.tag in {"nav", "footer", "aside"} or _is_dress(parent):
            return True
        parent = parent.parent
    return False


def _is_dress(node: LexborNode) -> bool:
    return _DRESS.search(_names(node)) is not None


def _names(node: LexborNode) -> str:
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip().lower()


def _densest(body: LexborNode) -> LexborNode | None:
    """The smallest element that holds most of the words standing in paragraphs."""
    weights: dict[int, int] = {}
    nodes: dict[int, LexborNode] = {}
    total = 0
    for paragraph in body.css("p, pre, blockquote > p, li"):
        if paragraph.tag == "li" or _inside_dress(paragraph):
            continue
        weight = length_of(paragraph)
        if weight < _LEAST:
            continue
        total += weight
        parent = paragraph.parent
        while parent is not None:
            weights[parent.mem_id] = weights.get(parent.mem_id, 0) + weight
            nodes[parent.mem_id] = parent
            parent = parent.parent if parent.tag != "body" else None
    if not total:
        return body
    full = [key for key, weight in weights.items() if weight >= total * 0.9]
    return min((nodes[key] for key in full), key=length_of)


def _undress(root: LexborNode) -> None:
    _remove(root.css(_UNSEEN))
    whole = length_of(root) or 1
    _remove(node for node in root.css(_NEVER) if length_of(node) < whole * _MOST)
    for header in root.css("header"):
        _remove(_dress_of_header(header))
    _remove(
        node for node in root.css("header") if not length_of(node) and not node.css("img, video")
    )
    _remove(
        node
        for node in root.css("aside, footer")
        if length_of(node) < whole * _MOST and node.css_first("blockquote") is None
    )
    _remove(node for node in root.css("[class], [id]") if _is_around(node, root, whole))


def _remove(nodes: Iterable[LexborNode]) -> None:
    """Take elements out; one inside another goes with it, and is not touched after it."""
    for node in list(outermost(nodes)):
        node.decompose()


def _is_around(node: LexborNode, root: LexborNode, whole: int) -> bool:
    """Whether an element's names say that it is dress, and it is small enough to be."""
    names = _names(node)
    if not names or node.mem_id == root.mem_id or node.tag in _KEPT:
        return False
    length = length_of(node)
    if length >= whole * _MOST:
        return False
    return bool(_DRESS.search(names) or (length < _SHORT and _SHORT_DRESS.search(names)))


_KEPT = frozenset({"body", "html", "figure", "img", "picture", "time", "pre", "code"})


def _dress_of_header(header: LexborNode) -> Iterator[LexborNode]:
    """Of an article's header only pictures and a lead stay."""
    yield from header.css("h1, h2, time, address, ul, nav")
    for node in header.css("p, div, span"):
        if length_of(node) < _LEAST and node.css_first("img, figure, picture, video") is None:
            yield node


def _without_heading(root: LexborNode, title: str) -> None:
    """The page shows the title itself: the first heading that says it again goes."""
    wanted = " ".join(title.split()).casefold()
    for node in root.css("h1, h2"):
        same = " ".join(node.text(deep=True, separator="").split()).casefold() == wanted
        if same or node.tag == "h1":
            node.decompose()
        return
