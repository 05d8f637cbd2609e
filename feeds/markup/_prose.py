"""What a component or shortcode that is not known says in its attributes: words, a picture, a link.

What it does is its program's own; `title`, `text`, `caption` and the like are what people read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from feeds.patterns import lazy_regex

__all__ = ["prose_of"]

_HEADS = ("title", "heading", "header", "label")
_WORDS = ("subtitle", "text", "quote", "caption", "description", "summary")
_QUOTED = ("text", "quote")
_BY = ("author", "by", "cite", "source")
_SOURCES = ("src", "image", "img", "url", "file", "path", "cover", "thumbnail")
_TARGETS = ("href", "link", "url", "to")
_PICTURE = lazy_regex(
    r"[^\s<>\"]+\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#][^\s<>\"]*)?", re.IGNORECASE
)
_ADDRESS = lazy_regex(r"(?:https?:/|\.{0,2})/[^\s<>\"]*")
_NOT_PROSE = lazy_regex(r"\{|true|false|none|null", re.IGNORECASE)


def prose_of(named: Mapping[str, str], *, is_alone: bool, is_picture: bool = False) -> str:
    """Markdown of attributes by their names in lower case; "" where none of them is for readers.

    A tag that `is_alone` on its lines gives blocks, a title in bold ahead of all else. With
    `is_picture` any source is taken for one.
    """
    words = {key: _clean(value) for key, value in named.items() if not _NOT_PROSE.match(value)}
    head = next((words[key] for key in _HEADS if words.get(key)), "")
    picture = _picture(words, head, is_picture=is_picture)
    rest = [words[key] for key in _WORDS if words.get(key) and words[key] != head]
    if not picture and words.get("alt"):
        rest.append(words["alt"])
    by = next((words[key] for key in _BY if words.get(key) and "/" not in words[key]), "")
    if by and any(words.get(key) for key in _QUOTED):
        rest.append(f"— {by}")
    head = "" if picture and not rest and not is_alone else head.replace("*", "")
    target = next((words[key] for key in _TARGETS if _is_address(words.get(key, ""))), "")
    if target and (head or rest):
        head = _linked(head or rest.pop(0), target)
    elif head and is_alone:
        head = f"**{head}**"
    parts = list(dict.fromkeys(part for part in (head, picture, *rest) if part))
    return "\n\n".join(("", *parts, "")) if parts and is_alone else " ".join(parts)


def _clean(value: str) -> str:
    return " ".join(value.replace("<", "&lt;").split())


def _is_address(value: str) -> bool:
    return _ADDRESS.fullmatch(value) is not None and _PICTURE.fullmatch(value) is None


def _linked(words: str, target: str) -> str:
    return f"[{re.sub(r'[][]', '', words)}](<{target}>)"


def _picture(words: Mapping[str, str], head: str, *, is_picture: bool) -> str:
    places = [words[key] for key in _SOURCES if words.get(key)]
    found = next((one for one in places if _PICTURE.fullmatch(one)), "")
    if not found and is_picture and places:
        found = places[0]
    alt = words.get("alt") or words.get("caption") or head
    return f"![{re.sub(r'[][]', '', alt)}](<{found}>)" if found else ""
