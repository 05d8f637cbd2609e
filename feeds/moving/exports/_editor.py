"""Texts as the editors of Ghost keep them → plain HTML: its words, links, lists and pictures.

Ghost exports the HTML as well; this is for the rows in which that is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

__all__ = ["html_of_card_text"]

_DEEPEST = 60
_FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (16, "code"))
_BLOCKS = {"paragraph": "p", "quote": "blockquote", "aside": "blockquote", "listitem": "li"}


def html_of_card_text(text: str) -> str:
    """HTML of lexical or mobiledoc; "" for what is neither."""
    try:
        whole = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return ""
    if not isinstance(whole, dict):
        return ""
    if isinstance(whole.get("root"), dict):
        return _lexical(whole["root"], 0).strip()
    return "\n".join(_mobiledoc(whole)).strip()


def _lexical(node: Mapping[str, Any], depth: int) -> str:
    kind = str(node.get("type", ""))
    if depth > _DEEPEST or kind.startswith("email") or _is_for_members(node):
        return ""
    if kind in {"text", "extended-text"}:
        return _marked(str(node.get("text", "")), node.get("format", 0))
    if kind == "linebreak":
        return "<br>"
    children = node.get("children")
    inner = "".join(
        _lexical(one, depth + 1)
        for one in (children if isinstance(children, list) else ())
        if isinstance(one, dict)
    )
    return _element(kind, node, inner)


def _is_for_members(node: Mapping[str, Any]) -> bool:
    """Whether a card is not for everybody who comes to the site."""
    match node.get("visibility"):
        case {"web": {"nonMember": False}}:
            return True
    return False


def _marked(text: str, format_bits: object) -> str:
    made = escape(text, quote=False)
    for bit, tag in _FORMATS:
        if isinstance(format_bits, int) and format_bits & bit:
            made = f"<{tag}>{made}</{tag}>"
    return made


def _element(kind: str, node: Mapping[str, Any], inner: str) -> str:
    tag = _BLOCKS.get(kind) or _tag(kind, node)
    if tag:
        return f"<{tag}>{inner}</{tag}>\n"
    if kind == "link":
        return f'<a href="{escape(str(node.get("url", "")))}">{inner}</a>'
    return inner or _card(kind, node)


def _tag(kind: str, node: Mapping[str, Any]) -> str:
    stated = str(node.get("tag", ""))
    usual = {"heading": ("h2", "h1 h2 h3 h4 h5 h6"), "list": ("ul", "ul ol")}.get(kind)
    if usual is None:
        return ""
    return stated if stated in usual[1].split() else usual[0]


def _card(kind: str, card: Mapping[str, Any]) -> str:
    """What a card shows that is not made of words: HTML, a picture, a program, a line, a link."""
    said = {key: str(card[key]) for key in ("src", "url", "code", "html", "markdown", "caption")
            if isinstance(card.get(key), str)}  # fmt: skip
    if kind == "html":
        return said.get("html", "") + "\n"
    if kind in {"markdown", "card-markdown"}:
        return f"<p>{escape(said.get('markdown', ''), quote=False)}</p>\n"
    if kind in {"horizontalrule", "hr"}:
        return "<hr>\n"
    if kind in {"codeblock", "code"}:
        return f"<pre><code>{escape(said.get('code', ''), quote=False)}</code></pre>\n"
    if kind == "image" and said.get("src"):
        return f'<figure><img src="{escape(said["src"])}" alt=""></figure>\n'
    address = said.get("url") or said.get("src", "")
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>\n' if address else ""


def _mobiledoc(whole: Mapping[str, Any]) -> Iterator[str]:
    """Sections: 1 of words, 2 a picture, 3 a list, 10 a card."""
    cards = whole.get("cards")
    sections = whole.get("sections")
    for section in sections if isinstance(sections, list) else ():
        if not isinstance(section, list) or not section:
            continue
        match section:
            case [1, str(tag), list(markers), *_]:
                yield f"<{_known(tag)}>{_words(markers, whole)}</{_known(tag)}>"
            case [2, str(source), *_]:
                yield f'<figure><img src="{escape(source)}" alt=""></figure>'
            case [3, str(tag), list(items), *_]:
                rows = "".join(
                    f"<li>{_words(one, whole)}</li>" for one in items if isinstance(one, list)
                )
                yield f"<{_known(tag)}>{rows}</{_known(tag)}>"
            case [10, int(number), *_] if isinstance(cards, list) and 0 <= number < len(cards):
                yield _of_card(cards[number])


def _of_card(card: object) -> str:
    match card:
        case [str(kind), dict(payload), *_]:
            return _card(kind, payload)
    return ""


def _known(tag: str) -> str:
    tag = tag.lower()
    return tag if tag in {"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol"} else "p"


def _words(markers: list[Any], whole: Mapping[str, Any]) -> str:
    """`[0, [marks that open], how many close, text]`; the marks are links and emphasis."""
    marks = whole.get("markups")
    made, opened = [], []
    for marker in markers:
        match marker:
            case [0, list(opening), int(closing), str(text), *_]:
                for number in opening:
                    tag, start = _mark(marks, number)
                    opened.append(tag)
                    made.append(start)
                made.append(escape(text, quote=False))
                made += (f"</{opened.pop()}>" for _ in range(min(max(closing, 0), len(opened))))
    made += (f"</{one}>" for one in reversed(opened))
    return "".join(made)


def _mark(marks: object, number: object) -> tuple[str, str]:
    """The element of a mark, and how it begins."""
    found = None
    if isinstance(marks, list) and isinstance(number, int) and 0 <= number < len(marks):
        found = marks[number]
    match found:
        case ["a", ["href", str(address), *_], *_]:
            return "a", f'<a href="{escape(address)}">'
        case ["strong" | "em" | "code" | "s" as tag, *_]:
            return str(tag), f"<{tag}>"
    return "span", "<span>"
