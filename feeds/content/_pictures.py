"""Pictures and players that only a script would load: shown by their real addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from feeds.content._lost import LostPart
from feeds.content._srcset import candidates
from feeds.content._trees import outermost, put_instead, words_in
from feeds.patterns import lazy_regex

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["show_pictures", "unwrap_noscript"]

_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-actualsrc", "data-orig-file",
    "data-full-src", "data-image", "data-url",
)  # fmt: skip
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set")
_USABLE = lazy_regex(r"(?:https?:|(?![A-Za-z][A-Za-z0-9+.\-]*:)).+", re.IGNORECASE | re.DOTALL)
_ADDRESS = lazy_regex(r"(?=.*[./])[^\s{}\[\]\"<>]+")  # in an attribute that may hold other things
_PLACEHOLDER = lazy_regex(
    r"(?:.*/)?(?:blank|spacer|placeholder|pixel|trans(?:parent)?|load(?:ing|er)|lazy(?:load)?|"
    r"gr[ea]y|1x1|clear)[\w-]*\.(?:gif|png|svg|jpe?g|webp)(?:[?#].*)?",
    re.IGNORECASE,
)
_SIZE = lazy_regex(r"-\d+x\d+(?=\.\w+\Z)|-scaled(?=\.\w+\Z)")
_BESIDE = 2  # elements around a noscript in which its picture may stand as well
_SHOWN = 40  # characters of an address


def unwrap_noscript(root: LexborNode, *, pictures_alone: bool = False) -> None:
    """Show what stands in `<noscript>`; the same picture beside it is shown once.

    With `pictures_alone` the others are left: on whole pages they ask for a script.
    """
    for node in list(outermost(root.css("noscript"))):
        shown = node.css("img, picture, video, audio, iframe")
        if pictures_alone and not shown:
            continue
        pictures = node.css("img")
        copies = list(_copies(pictures, node))
        if pictures and len(copies) == len(pictures) and all(map(_real, copies)):
            node.decompose()
            continue
        for beside in outermost(copies):
            beside.decompose()
        put_instead(node, node.inner_html or "")


def _copies(pictures: Iterable[LexborNode], noscript: LexborNode) -> Iterator[LexborNode]:
    """The pictures beside a noscript that stand for those in it."""
    others = list(_beside(noscript))
    names: dict[str, int] = {}  # name → the first of it; of one without an address, nothing
    for place, one in enumerate(others):
        real = _real(one)
        names.setdefault(_name(real) if real else "", place)
    nowhere = len(others)
    for picture in pictures:
        place = min(names.get(_name(_real(picture)), nowhere), names.get("", nowhere))
        if place < nowhere:
            yield others[place]


def _beside(node: LexborNode) -> Iterator[LexborNode]:
    for step in ("prev", "next"):
        place, seen = getattr(node, step), 0
        while place is not None and seen < _BESIDE:
            if not place.is_text_node:
                seen += 1
                if place.tag == "noscript":
                    break
                yield from [place] if place.tag == "img" else place.css("img")
            place = getattr(place, step)


def show_pictures(root: LexborNode) -> list[LostPart]:
    """Give pictures and players their addresses; those without any are lost, but their words."""
    for node in root.css("picture source, video, audio, video source, audio source"):
        _show_source(node)
    lost = []
    sources: dict[int, str] = {}
    emptied: dict[int, LexborNode] = {}
    for node in list(root.css("img, amp-img")):
        known = node.attributes
        picture = _picture_of(node)
        real = _real(node) or (_of_sources(picture, sources) if picture is not None else "")
        if not real:
            if picture is not None:
                emptied[picture.mem_id] = picture
            lost += _without_address(node)
            continue
        if node.tag == "amp-img":
            put_instead(node, f'<img src="{escape(real)}" alt="{escape(known.get("alt") or "")}">')
            continue
        if real != (known.get("src") or "").strip():
            node.attrs["src"] = real
        _show_set(node)
    for picture in emptied.values():
        if picture.css_first("img") is None:
            put_instead(picture, escape(words_in(picture), quote=False))
    for node in root.css("video, audio"):
        if not node.attributes.get("src") and node.css_first("source[src]") is None:
            lost.append(
                LostPart(f"<{node.tag}>", f"<{node.tag}", "write the address of its file in src")
            )
    return lost


def _show_source(node: LexborNode) -> None:
    source = _lazy(node, _LAZY)
    if source and node.tag != "picture":
        node.attrs["src"] = source
    _show_set(node)
    known = node.attributes
    if node.tag == "source" and not (known.get("src") or known.get("srcset")):
        node.decompose()


def _show_set(node: LexborNode) -> None:
    lazy = _lazy_set(node)
    if lazy:
        node.attrs["srcset"] = lazy
    elif node.attributes.get("srcset") and not _first(node.attributes["srcset"] or ""):
        del node.attrs["srcset"]


def _without_address(node: LexborNode) -> list[LostPart]:
    """The words of a picture in its place; a mere preview of another has none."""
    known = node.attributes
    alt, source = (known.get("alt") or "").strip(), (known.get("src") or "").strip()
    is_preview = not alt and known.get("aria-hidden") == "true"
    put_instead(node, escape(alt, quote=False))
    if is_preview:
        return []
    kind = "a picture that is written into the text" if source else "a picture without an address"
    hint = "save it as a file beside the article, and write the name of that"
    return [LostPart(kind, source[:_SHOWN] or alt or "<img", hint)]


def _real(node: LexborNode) -> str:
    """The address of a picture; "" for one that shows nothing without a script."""
    lazy = _lazy(node, _LAZY)
    if lazy:
        return lazy
    source = (node.attributes.get("src") or "").strip()
    sets = _lazy_set(node) or node.attributes.get("srcset") or ""
    if _USABLE.fullmatch(source) and not (sets and _PLACEHOLDER.fullmatch(source)):
        return source
    return _first(sets)


def _lazy(node: LexborNode, names: tuple[str, ...]) -> str:
    known = node.attributes
    found = ((known.get(name) or "").strip() for name in names)
    return next((one for one in found if _USABLE.fullmatch(one) and _ADDRESS.fullmatch(one)), "")


def _lazy_set(node: LexborNode) -> str:
    found = (node.attributes.get(name) or "" for name in _LAZY_SETS)
    return next((one for one in found if _first(one)), "")


def _first(sets: str) -> str:
    return next((one for one, _ in candidates(sets) if _USABLE.fullmatch(one)), "")


def _picture_of(node: LexborNode) -> LexborNode | None:
    """The <picture> around an image."""
    parent = node.parent
    return parent if parent is not None and parent.tag == "picture" else None


def _of_sources(picture: LexborNode, known: dict[int, str]) -> str:
    """The first address of the sources in a <picture>; of several images they are asked once."""
    if picture.mem_id not in known:
        sets = (one.attributes.get("srcset") or "" for one in picture.css("source"))
        known[picture.mem_id] = next(filter(None, map(_first, sets)), "")
    return known[picture.mem_id]


def _name(address: str) -> str:
    """What two addresses of one picture have in common: its name without query and size."""
    return _SIZE.sub("", address.partition("?")[0].rpartition("/")[2]).lower()
