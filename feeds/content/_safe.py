"""HTML that can be shown anywhere: nothing that runs, no address that depends on a page."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import TypeAlias

import nh3

__all__ = ["Resolve", "safe_html"]

Resolve: TypeAlias = "Callable[[str, str, str], str | None]"
"""(element, attribute, address as written) → absolute address, or None to drop it."""

_SCHEMES = frozenset({"http", "https", "mailto"})

_ADDRESSES = frozenset({"href", "src", "poster", "cite"})

_INPUT = re.compile(r"""<input(?:\s+[\w-]+="[^"]*")*>""")

_LANGUAGE = re.compile(r"lang(?:uage)?-[\w+#.-]+")

_TAGS = set(nh3.ALLOWED_TAGS) - {"map", "area", "center"} | {
    "audio", "dfn", "figcaption", "figure", "input", "picture", "section", "source",
    "track", "video",
}  # fmt: skip

_ATTRIBUTES: dict[str, set[str]] = {
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
    "video": {"controls", "height", "loop", "muted", "poster", "preload", "src", "width"},
}


def safe_html(html: str, resolve: Resolve) -> str:
    """Sanitise a body and make its addresses absolute, in one pass over it.

    Scripts, styles, handlers, frames, forms (but for task-list boxes) and addresses other
    than http, https and mailto go; `resolve` is asked for each address, `srcset` included.
    """
    return _without_fields(_SANITISER(html, resolve))


class _Sanitiser(threading.local):
    """nh3 with its tables made once, which takes as long as a body does; one a thread, since it
    knows whom to ask for the addresses of the body in hand.
    """

    def __init__(self) -> None:
        self._resolve: Resolve = lambda _tag, _attribute, _address: None
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=self._rewrite,
            link_rel=None,
            tag_attribute_values={"input": {"type": {"checkbox"}}},
            url_schemes=set(_SCHEMES),
        )

    def __call__(self, html: str, resolve: Resolve) -> str:
        self._resolve = resolve
        return self._cleaner.clean(html)

    def _rewrite(self, tag: str, attribute: str, value: str) -> str | None:
        resolve = self._resolve
        if attribute == "srcset":
            return _srcset(value, lambda address: resolve(tag, attribute, address))
        if attribute in _ADDRESSES:
            return _allowed(resolve(tag, attribute, value.strip()))
        if attribute == "class":
            return _language(value)
        return value


_SANITISER = _Sanitiser()


def _without_fields(html: str) -> str:
    """Drop every <input> that is no task-list box; nh3 can only take its type away."""
    if "<input" not in html:
        return html
    return _INPUT.sub(
        lambda match: match.group() if 'type="checkbox"' in match.group() else "", html
    )


def _language(names: str) -> str | None:
    """Of the classes of code only the language, as HTML 4.5.15 has it: highlighters go by it."""
    return next((name for name in names.split() if _LANGUAGE.fullmatch(name)), None)


def _allowed(address: str | None) -> str | None:
    if not address:
        return None
    return address if address.partition(":")[0].lower() in _SCHEMES else None


def _srcset(value: str, resolve: Callable[[str], str | None]) -> str | None:
    """Each candidate of a srcset (HTML, 4.8.4.2.1) with its address made absolute."""
    candidates = []
    for candidate in value.split(", "):
        address, _, descriptor = candidate.strip().rstrip(",").partition(" ")
        absolute = _allowed(resolve(address)) if address else None
        if absolute:
            candidates.append(f"{absolute} {descriptor.strip()}".strip())
    return ", ".join(candidates) or None
