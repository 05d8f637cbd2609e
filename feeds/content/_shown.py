"""What a sanitiser would take although people see it: put into a form that it keeps.

Most texts hold none of it, and are done at one look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from feeds.content._chrome import remove_chrome
from feeds.content._depth import is_too_deep
from feeds.content._frames import show_frames
from feeds.content._lost import LostPart
from feeds.content._mathml import show_formulas
from feeds.content._pictures import show_pictures, unwrap_noscript
from feeds.content._trees import outermost, parsed, put_instead
from feeds.content._uris import FILE_SCHEMES, LINK_SCHEMES, NAMED, refusal, scheme_of
from feeds.content._well_formed import COMMENT, HEADINGS, PageWords, words_of
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["Shown", "as_shown", "show_early"]

_ODD = lazy_regex(
    r"<(?i:i?frame|embed|object|applet|math|svg|form|noscript|canvas|script|select|textarea|"
    r"video|audio|picture|lite-|amp-|mjx-|youtube-video)(?![a-z])|<(?i:lite|amp|mjx|youtube)-"
)
_PICTURE = lazy_regex(
    r"<[iI][mM][gG](?![^<>]*\s[sS][rR][cC]\s*=\s*[\"']?\s*"
    r"(?:https?:|(?![A-Za-z][A-Za-z0-9+.\-]*:))[^\s\"'>])"
)
_LAZY = lazy_regex(
    r"\sdata-(?:[a-z-]*src(?:set)?|original|lazy|url|image|orig-file)\s*=", re.IGNORECASE
)
_SIGN = lazy_regex(
    r"<a\b[^<>#]*+#[^<>]*+>(?:&#?\w{1,40};|<[^<>]*+>|[^<&\w]){0,40}</a>|<a\b[^<>]*+></a>"
)
_TAG = lazy_regex(r"<[a-z](?:[^<>\"]|\"[^<\"]*\")*>")
_SCHEME = r"=\s*+(?:[\"']\s*+)?(?!https?:|mailto:)[A-Za-z][A-Za-z0-9+.-]*:"
_ODD_VALUE = (
    r"=\s*+(?:\"[^\"/?&\x00-\x1f]*+[&\x00-\x1f]|'[^'/?&\x00-\x1f]*+[&\x00-\x1f]"
    r"|[^\s\"'<>=/?&]*+&)"
)
"""A reference, or a control character, where a scheme may stand."""

_HAS_SCHEME = lazy_regex(_SCHEME)
_MAY_HAVE = lazy_regex(rf"{_SCHEME}|{_ODD_VALUE}")  # begins with one sign, which is found fast
_HIDDEN = lazy_regex(rf"(?:href|src|poster)\s*+{_ODD_VALUE}", re.IGNORECASE)
_REFUSED = lazy_regex(
    r"\s(?P<name>href|src|poster)\s*=\s*"
    r"(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)'|(?P<bare>[^\s\"'<>=]+))",
    re.IGNORECASE,
)
_AROUND = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans("", "", "\t\n\r")
"""What browsers take off and out of an address before they read it (WHATWG URL, 4.4)."""

_SHOWN = 60  # characters of an address
_FIELDS = "select, textarea, datalist"


class Shown(NamedTuple):
    """A body, not yet sanitised, and what of it could not be carried over."""

    html: str
    lost: tuple[LostPart, ...] = ()


def as_shown(html: str) -> Shown:
    """Frames as links, formulas as MathML, pictures by their real addresses; the rest is lost."""
    stated = _addresses(html)
    lost = list(_schemes(html if stated is html else _tags(html))) if _has_scheme(stated) else []
    root = parsed(html) if _is_odd(html) and not is_too_deep(html) else None
    if root is None:
        return Shown(html, tuple(lost))
    show_formulas(root)
    unwrap_noscript(root)
    lost += show_pictures(root)
    lost += show_frames(root)
    remove_chrome(root)
    lost += _left_over(root)
    return Shown(root.inner_html or "", tuple(lost))


def show_early(tree: LexborHTMLParser) -> None:
    """What has to be done on a whole page, before what only scripts and programs need goes."""
    root = tree.body
    if root is not None:
        show_formulas(root)
        unwrap_noscript(root, pictures_alone=True)


def _addresses(html: str) -> str:
    """All of it that may hold addresses."""
    words = words_of(html)
    return html if words is None or COMMENT in words.names else words.attributes


def _tags(html: str) -> str:
    """Those of orderly HTML in their order: what looks like one in its text is an example."""
    return "".join(_TAG.findall(html))


def _is_odd(html: str) -> bool:
    """Whether something may have to be done; ahead of a parser, a few looks at the text."""
    words = words_of(html)
    stated = _addresses(html)
    has_picture = "img" in words.names if words else "<img" in html or "<IMG" in html
    if has_picture:
        if "data-" in stated and _LAZY.search(stated):
            return True
        if _PICTURE.search(html):
            return True
    has_heading = words is None or not words.names.isdisjoint(_HEADED)
    if has_heading and ("#" in stated or "></a>" in html) and _has_linked_sign(html, words):
        return True
    if words is not None and words.names.isdisjoint(_UNDECIDED):
        return False
    return ("<pre" in html and "<td" in html) or _ODD.search(html) is not None


_HEADED = HEADINGS | {COMMENT, "hr"}
_UNDECIDED = frozenset({"td", COMMENT})
"""A table may be one of code; a comment may hold anything."""


def _has_linked_sign(html: str, words: PageWords | None) -> bool:
    """Whether a heading may have a sign that links to it."""
    if "#" not in html or "<h" not in html:
        return False
    if words is not None and COMMENT not in words.names:  # then headings end where they seem to
        inside = [part[: part.find("</h")] for part in html.split("<h")[1:]]
        if not any("<a" in part for part in inside):
            return False
    return _SIGN.search(html) is not None


def _has_scheme(html: str) -> bool:
    """Whether an address may have a scheme that is not published."""
    if "=" not in html:
        return False
    if not _MAY_HAVE.search(html):
        return False
    return _HAS_SCHEME.search(html) is not None or _HIDDEN.search(html) is not None


def _schemes(html: str) -> Iterator[LostPart]:
    """Links whose addresses are not published; and other such addresses, where they are hidden."""
    for one in _REFUSED.finditer(html):
        written = one["double"] or one["single"] or one["bare"] or ""
        stated = unescape(written).strip()
        address = stated.strip(_AROUND).translate(_INSIDE)
        scheme = scheme_of(address)
        is_hidden = not scheme_of(written.strip())
        allowed = LINK_SCHEMES if one["name"].lower() == "href" else FILE_SCHEMES
        if scheme and scheme not in {*allowed, NAMED} and (is_hidden or allowed is LINK_SCHEMES):
            shown = repr(address) if len(address) <= _SHOWN else f"{address[:_SHOWN]!r}…"
            yield LostPart(f"the address {shown}", written.strip(), refusal(address, allowed))


def _left_over(root: LexborNode) -> list[LostPart]:
    lost = []
    for node in list(outermost(root.css("svg, canvas"))):
        known = node.attributes
        title = node.css_first("title") if node.tag == "svg" else None
        if known.get("aria-hidden") != "true":
            lost.append(LostPart(f"<{node.tag}>", f"<{node.tag}", "save the drawing as a file"))
        words = known.get("aria-label") or (title.text(deep=True) if title is not None else "")
        fallback = (node.inner_html or "") if node.tag == "canvas" else ""
        put_instead(node, fallback or _escaped(words or ""))
    lost += [LostPart("<form>", "<form", "link to the page that has it") for _ in root.css("form")]
    for node in list(outermost(root.css(_FIELDS))):
        parent = node.parent
        while parent is not None and parent.tag != "form":
            parent = parent.parent
        if parent is None:
            lost.append(LostPart(f"<{node.tag}>", f"<{node.tag}", "link to the page that has it"))
        node.decompose()
    return lost


def _escaped(text: str) -> str:
    return text.strip().replace("&", "&amp;").replace("<", "&lt;")
