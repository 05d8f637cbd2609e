"""A text as WordPress keeps it → HTML: its paragraphs are blank lines, its shortcodes pictures.

What WordPress does before it shows a text (wpautop, shortcodes) is done here once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

__all__ = ["html_of"]

_BLOCKS = re.compile(r"<!--\s*wp:")
_LITERAL = re.compile(r"<(pre|script|style|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_BLOCK = re.compile(
    r"</?(?:address|article|aside|audio|blockquote|caption|dd|details|div|dl|dt|fieldset|"
    r"figcaption|figure|footer|form|h[1-6]|header|hr|li|main|menu|nav|noscript|ol|option|p|pre|"
    r"section|select|source|style|script|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)\b"
    r"|<!--|\x00",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(</(?:h[1-6]|ul|ol|dl|table|blockquote|figure|p)>)[ \t]*\n", re.IGNORECASE)
_AHEAD = re.compile(r"\n(<(?:h[1-6]|ul|ol|dl|table|blockquote|figure|p)\b)", re.IGNORECASE)
_MORE = re.compile(r"<!--(?:more|nextpage)\b.*?-->")
_CAPTION = re.compile(r"\[(?:wp_)?caption\b([^\]]*)\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)", re.IGNORECASE)
_WRAPPED = re.compile(r"\[(embed|youtube)\b[^\]]*\](.*?)\[/\1\]", re.DOTALL)
_LONE = re.compile(r"\[(gallery|audio|video|playlist)\b([^\]]*)\](?:\s*\[/\1\])?")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'\]]+))")
_OTHER = re.compile(r"\[/([a-zA-Z][\w-]*)\]|\[([a-zA-Z][\w-]*)(?:\s[^\]\n<>]*=[^\]\n<>]*)\]")
_FILES = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv")


def html_of(text: str, files: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """HTML, and the names of the shortcodes whose meaning is not known: they stay as text.

    `files` gives the addresses of attachments by their ids.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    text = _CAPTION.sub(_figure, text)
    text = _WRAPPED.sub(lambda match: _link(match[2].strip()), text)
    text = _LONE.sub(lambda match: _media(match[1], _attributes(match[2]), files), text)
    lost = {match[1] or match[2]: None for match in _OTHER.finditer(_LITERAL.sub("", text))}
    text = _MORE.sub("\n\n", text)
    if not _BLOCKS.search(text):  # the editor of blocks writes its paragraphs itself
        text = _paragraphs(text)
    return text.strip(), tuple(lost)


def _paragraphs(text: str) -> str:
    """Blank lines part paragraphs, single ones are breaks; what is literal stays untouched."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\n\n\x00{len(kept) - 1}\x00\n\n"

    text = _AHEAD.sub(r"\n\n\1", _AFTER.sub(r"\1\n\n", _LITERAL.sub(keep, text)))
    parts = (part.strip() for part in _BLANK_LINES.split(text))
    html = "\n".join(_paragraph(part) for part in parts if part)
    return re.sub(r"\x00(\d+)\x00", lambda match: kept[int(match[1])], html)


def _paragraph(part: str) -> str:
    if _BLOCK.match(part):
        return part
    lines = re.sub(r"(?<!<br>)(?<!<br/>)(?<!<br />)\n", "<br>\n", part)
    return f"<p>{lines}</p>"


def _figure(match: re.Match[str]) -> str:
    """`[caption …]<img> words[/caption]`, or with the words in an attribute, as of old."""
    picture = _PICTURE.match(match[2])
    if picture is None:
        return match[2]
    words = match[2][picture.end() :].strip() or escape(_attributes(match[1]).get("caption", ""))
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"\n\n<figure>{picture[1]}{caption}</figure>\n\n"


def _media(name: str, attributes: Mapping[str, str], files: Mapping[str, str]) -> str:
    ids = [
        one.strip() for one in (attributes.get("ids") or attributes.get("include", "")).split(",")
    ]
    found = [files[one] for one in ids if one in files]
    if name == "gallery":
        shown = "".join(f'<img src="{escape(address)}" alt="">' for address in found)
        return f"\n\n<figure>{shown}</figure>\n\n" if shown else ""
    addresses = found or [attributes[key] for key in _FILES if attributes.get(key)][:1]
    element = "video" if name == "video" else "audio"
    shown = "".join(
        f'<{element} controls src="{escape(address)}"></{element}>' for address in addresses
    )
    return f"\n\n<figure>{shown}</figure>\n\n" if shown else ""


def _link(address: str) -> str:
    address = escape(unescape(address))
    return f'\n\n<p><a href="{address}">{address}</a></p>\n\n'


def _attributes(text: str) -> dict[str, str]:
    return {
        match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(text)
    }
