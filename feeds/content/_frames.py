"""Frames and players: what a page shows from elsewhere becomes a link to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from feeds.content._lost import LostPart
from feeds.content._trees import children_of, outermost, parsed, put_instead, words_in
from feeds.patterns import lazy_regex

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["PLAYERS", "show_frames"]

PLAYERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazy_regex(rf"(?:https?:)?//(?:www\.)?{pattern}"), address)
    for pattern, address in (
        (r"youtube(?:-nocookie)?\.com/embed/videoseries\?(?:\S*&)?list=([\w-]+)",
         "https://www.youtube.com/playlist?list={}"),
        (r"(?:m\.)?youtube(?:-nocookie)?\.com/(?:embed|v|shorts|live)/([\w-]+)",
         "https://www.youtube.com/watch?v={}"),
        (r"youtu\.be/([\w-]+)", "https://www.youtube.com/watch?v={}"),
        (r"player\.vimeo\.com/video/(\d+)\?(?:\S*&)?h=(\w+)", "https://vimeo.com/{}/{}"),
        (r"player\.vimeo\.com/video/(\d+)", "https://vimeo.com/{}"),
        (r"dailymotion\.com/embed/video/(\w+)", "https://www.dailymotion.com/video/{}"),
        (r"open\.spotify\.com/embed(?:-podcast)?/(\w+)/(\w+)", "https://open.spotify.com/{}/{}"),
        (r"codepen\.io/([\w-]+)/embed/(?:preview/)?(\w+)", "https://codepen.io/{}/pen/{}"),
        (r"jsfiddle\.net/([\w/-]+?)/embedded\b", "https://jsfiddle.net/{}/"),
        (r"codesandbox\.io/embed/([\w-]+)", "https://codesandbox.io/s/{}"),
        (r"streamable\.com/[eos]/(\w+)", "https://streamable.com/{}"),
        (r"giphy\.com/embed/(\w+)", "https://giphy.com/gifs/{}"),
        (r"asciinema\.org/a/(\w+)(?:/(?:embed|iframe)|\.js)", "https://asciinema.org/a/{}"),
        (r"archive\.org/embed/([\w.-]+)", "https://archive.org/details/{}"),
        (r"embed(?:-ssl)?\.ted\.com/talks/([\w/-]+)", "https://www.ted.com/talks/{}"),
        (r"platform\.twitter\.com/embed/\S*[?&]id=(\d+)", "https://twitter.com/i/status/{}"),
        (r"instagram\.com/(?:p|reel)/([\w-]+)/embed", "https://www.instagram.com/p/{}/"),
        (r"loom\.com/embed/(\w+)", "https://www.loom.com/share/{}"),
        (r"gist\.github\.com/([\w-]+/\w+)\.(?:js|pibb)", "https://gist.github.com/{}"),
    )
)  # fmt: skip
"""Address of a frame → that of the page about it, as the shortcodes of generators give it."""

_STATED = ("w.soundcloud.com", "www.facebook.com", "www.mixcloud.com", "player-widget.mixcloud.com")
"""Players whose address holds that of the page."""

_ELEMENTS: Mapping[str, str] = {
    "lite-youtube": "https://www.youtube.com/watch?v={}",
    "youtube-video": "https://www.youtube.com/watch?v={}",
    "amp-youtube": "https://www.youtube.com/watch?v={}",
    "lite-vimeo": "https://vimeo.com/{}",
    "amp-vimeo": "https://vimeo.com/{}",
}
_FRAMES = ", ".join(("iframe, frame, embed, object, applet", *_ELEMENTS))
_SOURCES = ("data-src", "data-lazy-src", "data-litespeed-src", "src", "data", "movie", "code")
_HIDDEN = lazy_regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PICTURE = lazy_regex(r"\.(?:svg|png|jpe?g|gif|webp|avif)(?:[?#]|\Z)", re.IGNORECASE)
_BLOCKS = frozenset("article body center details div figure main section".split())
_USABLE = lazy_regex(r"(?:https?:)?//[^\s/]|(?![A-Za-z][A-Za-z0-9+.\-]*:|//|#)\S", re.IGNORECASE)


def show_frames(root: LexborNode) -> list[LostPart]:
    """Put a link, or the picture, in the place of each frame; those without any are lost."""
    lost: list[LostPart] = []
    alone: dict[int, LexborNode | None] = {}  # paragraphs of nothing but frames; None for others
    for script in list(root.css("script[src]")):
        page = _page(script.attributes.get("src") or "")
        if page:
            put_instead(script, _link(page, page, is_block=True))
    for node in list(outermost(root.css(_FRAMES))):
        parent = node.parent
        if parent is not None and parent.tag == "p" and parent.mem_id not in alone:
            alone[parent.mem_id] = parent if _is_frames_alone(parent) else None
        is_block = parent is not None and parent.tag in _BLOCKS
        made = "" if _is_hidden(node) else _shown(node, is_block=is_block)
        if not made and not _is_hidden(node):
            lost.append(LostPart(f"<{node.tag}>", f"<{node.tag}", "write a link to what it shows"))
        put_instead(node, made)
    for paragraph in alone.values():
        if paragraph is not None:
            put_instead(paragraph, f"<div>{paragraph.inner_html}</div>")
    return lost


def _is_frames_alone(paragraph: LexborNode) -> bool:
    """Whether it has no words of its own, which a summary would begin with."""
    names = {*_FRAMES.split(", "), "br", "a", "div"}
    return all(
        not (child.text(deep=False) or "").strip()
        if child.is_text_node
        else child.tag in names and not (child.tag == "a" and words_in(child))
        for child in children_of(paragraph)
    )


def _is_hidden(node: LexborNode) -> bool:
    known = node.attributes
    is_small = {known.get("width"), known.get("height")} & {"0", "1", "0px", "1px"}
    return bool(is_small or "hidden" in known or _HIDDEN.search(known.get("style") or ""))


def _shown(node: LexborNode, *, is_block: bool) -> str:
    known = {name: (value or "").strip() for name, value in node.attributes.items()}
    words = known.get("title") or known.get("aria-label") or known.get("playlabel") or ""
    number = known.get("videoid") or known.get("data-videoid") or ""
    element = _ELEMENTS.get(node.tag or "")
    if element is not None:
        page = element.format(number) if re.fullmatch(r"[\w-]+", number) else ""
        return _link(page, words or page, is_block=is_block) if page else ""
    address = _address(node, known)
    fallback, said = _fallback(node)
    if not address:
        return _link(fallback, words or said or fallback, is_block=is_block) if fallback else ""
    is_picture = known.get("type", "").startswith("image/") or _PICTURE.search(address)
    if is_picture and node.tag in {"object", "embed"}:
        return f'<img src="{escape(address)}" alt="{escape(words or said)}">'
    page = _page(address)
    if not page and fallback:  # such as Bandcamp's: the page, and its name
        return _link(fallback, words or said, is_block=is_block)
    return _link(page or address, words or said or page or address, is_block=is_block)


def _address(node: LexborNode, known: Mapping[str, str]) -> str:
    """Of the frame; that of a frame inside, or a parameter of it, where it has none itself."""
    stated = next((known[name] for name in _SOURCES if _USABLE.match(known.get(name, ""))), "")
    if stated or node.tag not in {"object", "applet"}:
        return stated
    for inner in node.css("embed[src], iframe[src], param[value]"):
        values = inner.attributes
        if inner.tag != "param" or (values.get("name") or "").lower() in _SOURCES:
            address = (values.get("src") or values.get("value") or "").strip()
            if _USABLE.match(address):
                return address
    return ""


def _fallback(node: LexborNode) -> tuple[str, str]:
    """The first link and the words that a frame holds for programs that do not show it."""
    inner = node.text(deep=True, separator="") if node.tag == "iframe" else node.inner_html
    held = parsed(inner or "") if inner and inner.strip() else None
    if held is None:
        return "", ""
    link = held.css_first("a[href]")
    if link is not None and words_in(link):
        address = (link.attributes.get("href") or "").strip()
        return (address, words_in(link)) if _USABLE.match(address) else ("", "")
    return "", words_in(held) if node.tag in {"object", "applet"} else ""


def _page(address: str) -> str:
    """The page that a player's address is about; "" where that is not known."""
    for pattern, page in PLAYERS:
        found = pattern.match(address)
        if found is not None:
            return page.format(*found.groups())
    try:
        parts = urlsplit(address)
        stated = parse_qs(parts.query) if parts.hostname in _STATED else {}
    except ValueError:
        return ""
    about = next((stated[name][0] for name in ("url", "href", "feed") if name in stated), "")
    is_page = about.startswith(("http://", "https://")) and "//api." not in about
    return about if is_page else ""


def _link(address: str, words: str, *, is_block: bool) -> str:
    link = f'<a href="{escape(address)}">{escape(words, quote=False)}</a>'
    return f"<div>{link}</div>" if is_block else link
