"""HTML where plain text is meant, and what gives away text that was decoded wrongly."""

from __future__ import annotations

import html
import re
from html.entities import html5

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._html_text import BIDI, BIDI_CONTROL, TEMPLATE_LEFTOVER, Mentions, leftover
from feeds.validation._node import Node

__all__ = ["RULES", "html_in", "look_for_bad_characters", "look_for_leftovers", "plain_text"]

_TAGS = frozenset(
    """a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del
    details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins isindex kbd label legend
    li link main map mark menu meta meter nav noembed noframes noscript object ol optgroup option
    output p param picture pre progress q rp rt ruby s samp script section select small source
    span strike strong style sub summary sup table tbody td template textarea tfoot th thead time
    title tr track tt u ul var video wbr xmp""".split()
)
_TAG = lazy_regex(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*|/)?>?")
_COMMENT = lazy_regex(r"<!--.*?-->", re.DOTALL)
_ENTITY = lazy_regex(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]*|[A-Za-z][A-Za-z0-9]*);")
_HALF_ENTITY = lazy_regex(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]*|[A-Za-z]{2,}\b);?")
_LITERAL = lazy_regex(r"&#x(?:26|3[cC]);", re.ASCII)
_LIKE_MARKUP = lazy_regex(r"&#[x0-9]|<[/A-Za-z!?]")
_STRAY = lazy_regex(r"[\u0080-\u009f\ufffd]")
_SAID = lazy_regex(r"[ÂÃ][\u0080-\u00bf]")


def html_in(text: str, entity: re.Pattern[str] = _ENTITY) -> str:
    """The first tag name, comment or entity of HTML in a text; "" where it is plain."""
    if "<" in text:
        mentions = Mentions(text)
        for found in _TAG.finditer(text):
            if found[1].lower() in _TAGS and not mentions.has(found[0], found[1]):
                return f"<{found[1]}>"
        if _COMMENT.search(text):
            return "<!-- -->"
    if "&" in text:
        for found in entity.finditer(text):
            name = found[0][1:].rstrip(";")
            if name.startswith("#") or f"{name};" in html5:
                return found[0]
    return ""


CONTAINS_HTML = Rule(
    code="V163",
    name="html-in-plain-text",
    severity="warning",
    message="{element} is plain text, and contains {value}",
    hint=(
        "write the characters themselves, without markup; a literal < or & in RSS as "
        "&#x3C; or &#x26;"
    ),
    spec="https://www.rssboard.org/rss-profile#data-types-characterdata",
    once="name",
)
CHARACTER_DATA = Rule(
    code="V164",
    name="character-data",
    severity="warning",
    message="{element}: {value} may be taken for markup",
    hint="write a literal < as &#x3C; and a literal & as &#x26;",
    spec="https://www.rssboard.org/rss-profile#data-types-characterdata",
    once="name",
)


def plain_text(value: str, node: Node, attribute: str, context: Context) -> None:
    """A text that readers take as plain; RSS's way to write a literal < or & is let pass."""
    look_for_leftovers(value, node, attribute, context)
    if "<" not in value and "&" not in value:
        return
    text = value if attribute else _without_literals(node)
    found = html_in(text, _HALF_ENTITY)
    if found:
        context.at(CONTAINS_HTML, node, attribute, value=found)
    elif context.format.startswith("rss") and (like := _LIKE_MARKUP.search(text)):
        context.at(CHARACTER_DATA, node, attribute, value=like[0])


def look_for_leftovers(value: str, node: Node, attribute: str, context: Context) -> None:
    """What a template or a program left behind, and hidden controls that turn the text."""
    left = leftover(value)
    if left:
        context.at(TEMPLATE_LEFTOVER, node, attribute, value=left)
    turned = None if value.isascii() else BIDI.search(value)
    if turned:
        context.at(BIDI_CONTROL, node, attribute, value=f"U+{ord(turned[0]):04X}")


def _without_literals(node: Node) -> str:
    """The text of an element less what is written as &#x3C; or &#x26;, in CDATA or out of it."""
    source = node.source
    raw = source.data[source.tag_end(node.offset) : node.end_offset].decode("utf-8", "replace")
    pieces = re.split(r"(<!\[CDATA\[.*?\]\]>)", _LITERAL.sub("\x00", raw), flags=re.DOTALL)
    return "".join(
        piece[9:-3] if piece.startswith("<![CDATA[") else html.unescape(piece) for piece in pieces
    )


BAD_CHARACTERS = Rule(
    code="V165",
    name="bad-characters",
    severity="warning",
    message="{element} has {value}, which shows that text was read in a wrong encoding",
    hint=(
        "find where the text was decoded, and decode it as what it is, mostly UTF-8 or windows-1252"
    ),
    spec="https://www.w3.org/TR/xml/#charsets",
    once="name",
)


def look_for_bad_characters(node: Node, context: Context) -> None:
    """C1 controls, replacement characters, and UTF-8 that was read as Latin-1."""
    text = node.text
    if text.isascii():
        return
    found = _STRAY.search(text) or _SAID.search(text)
    if found:
        shown = " ".join(f"U+{ord(char):04X}" for char in found[0])
        context.at(BAD_CHARACTERS, node, value=shown)


RULES: tuple[Rule, ...] = (
    CONTAINS_HTML,
    CHARACTER_DATA,
    BAD_CHARACTERS,
)
