"""HTML that can be shown anywhere: nothing that runs, no address that depends on a page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeAlias

import nh3

from feeds.content._mathml import MATH_ATTRIBUTES, MATH_ELEMENTS
from feeds.content._srcset import candidates
from feeds.content._uris import FILE_SCHEMES, LINK_SCHEMES, NAMED, scheme_of
from feeds.patterns import lazy_regex

__all__ = ["ATTRIBUTES", "REWRITTEN", "Resolve", "rewritten", "safe_html", "with_pictures"]

Resolve: TypeAlias = "Callable[[str, str, str], str | None]"
"""(element, attribute, address as written) → absolute address, or None to drop it."""

_FOLLOWED = frozenset({"href", "cite"})
_ADDRESSES = _FOLLOWED | {"src", "poster"}
REWRITTEN = _ADDRESSES | {"class", "srcset"}
"""Attributes that `rewritten` changes; the others stay as they are."""

_ATTRIBUTE = r"(?:\s+[\w-]+=\"[^\"]*\")*"
_INPUT = lazy_regex(rf"<input{_ATTRIBUTE}>")
_PICTURE = lazy_regex(rf"<img(?P<attributes>{_ATTRIBUTE})>")
_SOURCE = lazy_regex(rf"<source(?P<attributes>{_ATTRIBUTE})>")
_ALT = lazy_regex(r" alt=\"([^\"]*)\"")

_HALF_DONE = lazy_regex("<(?:img|input|source)")
"""Elements that nh3 does not take out as it should."""

_LANGUAGE = lazy_regex(r"lang(?:uage)?-[\w+#.-]+")

_TAGS = set(nh3.ALLOWED_TAGS) - {"map", "area", "center"} | {
    "audio", "dfn", "figcaption", "figure", "input", "picture", "section", "source",
    "track", "video",
} | MATH_ELEMENTS  # fmt: skip

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"dir", "id", "lang", "title"},
    "a": {"href", "hreflang"},
    "audio": {"controls", "loop", "preload", "src"},
    "blockquote": {"cite"},
    "code": {"class"},
    "del": {"cite", "datetime"},
    "img": {"alt", "decoding", "height", "loading", "src", "srcset", "sizes", "width"},
    "input": {"checked", "disabled"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "pre": {"class"},
    "q": {"cite"},
    "source": {"media", "sizes", "src", "srcset", "type"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    **{element: set(MATH_ATTRIBUTES) for element in MATH_ELEMENTS},
    "video": {"controls", "height", "loop", "muted", "poster", "preload", "src", "width"},
}


def safe_html(html: str, resolve: Resolve) -> str:
    """Sanitise a body and make its addresses absolute, in one pass over it.

    Scripts, styles, handlers, frames, forms (but for task-list boxes) and addresses of schemes
    that are not published go; `resolve` is asked for each address, `srcset` included. Of a
    picture that has no address then the words stay.
    """
    made = _SANITISER(html, resolve)
    return with_pictures(_without_fields(made)) if _HALF_DONE.search(made) else made


class _Sanitiser(threading.local):
    """nh3 with its tables made once, which takes as long as a body does; one a thread, since it
    knows whom to ask for the addresses of the body in hand.
    """

    def __init__(self) -> None:
        self._resolve: Resolve = lambda _tag, _attribute, _address: None
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=ATTRIBUTES,
            attribute_filter=self._rewrite,
            link_rel=None,
            tag_attribute_values={"input": {"type": {"checkbox"}}},
            url_schemes={*LINK_SCHEMES, NAMED},  # of which `resolve` makes another address, or none
        )

    def __call__(self, html: str, resolve: Resolve) -> str:
        self._resolve = resolve
        return self._cleaner.clean(html)

    def _rewrite(self, tag: str, attribute: str, value: str) -> str | None:
        return rewritten(tag, attribute, value, self._resolve)


_SANITISER = _Sanitiser()


def rewritten(tag: str, attribute: str, value: str, resolve: Resolve) -> str | None:
    """The value that an allowed attribute gets; None to drop it."""
    if attribute == "srcset":
        return _srcset(value, lambda address: resolve(tag, attribute, address))
    if attribute in _ADDRESSES:
        address = resolve(tag, attribute, value.strip())
        schemes = LINK_SCHEMES if attribute in _FOLLOWED else FILE_SCHEMES
        return _allowed(address, schemes)
    if attribute == "class":
        return _language(value)
    return value


def _without_fields(html: str) -> str:
    """Drop every <input> that is no task-list box; nh3 can only take its type away."""
    if "<input" not in html:
        return html
    return _INPUT.sub(
        lambda match: match.group() if 'type="checkbox"' in match.group() else "", html
    )


def with_pictures(html: str) -> str:
    """Pictures without one by their words, and no source without one."""
    if "<img" in html and html.count("<img") != html.count("<img src="):
        html = _PICTURE.sub(
            lambda match: match[0] if ' src="' in match["attributes"] else _words_of(match[0]), html
        )
    if "<source" in html:
        html = _SOURCE.sub(lambda match: match[0] if " src" in match["attributes"] else "", html)
    return html


def _words_of(picture: str) -> str:
    alt = _ALT.search(picture)
    return alt[1].replace("<", "&lt;").replace(">", "&gt;") if alt is not None else ""


def _language(names: str) -> str | None:
    """Of the classes of code only the language, as HTML 4.5.15 has it: highlighters go by it."""
    return next((name for name in names.split() if _LANGUAGE.fullmatch(name)), None)


def _allowed(address: str | None, schemes: frozenset[str]) -> str | None:
    if address and (address.startswith(("https://", "http://")) or scheme_of(address) in schemes):
        return address
    return None


def _srcset(value: str, resolve: Callable[[str], str | None]) -> str | None:
    """Each candidate of a srcset with its address made absolute."""
    found = []
    for address, descriptor in candidates(value):
        absolute = _allowed(resolve(address), FILE_SCHEMES)
        if absolute:
            found.append(f"{absolute} {descriptor}".strip())
    return ", ".join(found) or None
