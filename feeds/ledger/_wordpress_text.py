"""A text as WordPress keeps it → HTML: its paragraphs are blank lines, its shortcodes pictures.

What WordPress does before it shows a text (wpautop, shortcodes) is done here once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape

from feeds.markup import with_captions
from feeds.patterns import lazy_regex

__all__ = ["html_of"]

_BLOCKS = lazy_regex(r"<!--\s*wp:")
_LITERAL = lazy_regex(
    r"<(pre|script|style|textarea)\b(?:(?!<\1\b).)*?</\1\s{0,9}>", re.DOTALL | re.IGNORECASE
)
_BLANK_LINES = lazy_regex(r"\n[ \t]*\n\s*")
_BLOCK = lazy_regex(
    r"</?(?:address|article|aside|audio|blockquote|caption|dd|details|div|dl|dt|fieldset|"
    r"figcaption|figure|footer|form|h[1-6]|header|hr|li|main|menu|nav|noscript|ol|option|p|pre|"
    r"section|select|source|style|script|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)\b"
    r"|<!--|\x00",
    re.IGNORECASE,
)
_AROUND = lazy_regex(r"</?(?:blockquote|div)\b[^<>]*>", re.IGNORECASE)
_AFTER = lazy_regex(r"(</(?:h[1-6]|ul|ol|dl|table|blockquote|figure|p)>)[ \t]*\n", re.IGNORECASE)
_AHEAD = lazy_regex(r"\n(<(?:h[1-6]|ul|ol|dl|table|blockquote|figure|p)\b)", re.IGNORECASE)
_MORE = lazy_regex(r"<!--(?:more|nextpage)\b[^\n<>]{0,500}-->")
_WRAPPED = lazy_regex(r"\[(embed|youtube|vimeo)\b[^\]]*\]([^\[\]]*)\[/\1\]")
_ADDRESSED = lazy_regex(
    r"\[(?:embed|youtube|vimeo|tweet|instagram|facebook|soundcloud|dailymotion|ted|flickr)"
    r"[\s=]+(?:url=|src=)?[\"']?(https?://[^\s\]\"'<>]+)[^\]\[\n]{0,500}\]",
    re.IGNORECASE,
)
_CODE = lazy_regex(
    r"\[(code|sourcecode|cc|php|python|html|css|javascript|js|bash|sql|xml|java|ruby)"
    r"(?:\s[^\]\n]{0,200})?\]((?:(?!\[\1\b).)*?)\[/\1\]",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPED = lazy_regex(r"\[(\[/?[a-zA-Z][\w-]*[^\[\]\n]{0,500}\])\]")
_LONE_ADDRESS = lazy_regex(r"^[ \t]*(https?://[^\s<>\"]+)[ \t]*$", re.MULTILINE)
_ALONE = lazy_regex(r"<!--\s*wp:([a-z][\w/-]*)\b[^<>]{0,2000}?/-->")
_SILENT = frozenset({"more", "nextpage", "spacer", "separator"})  # blocks that say nothing
_LONE = lazy_regex(r"\[(gallery|audio|video|playlist)\b([^\[\]]*)\](?:\s{0,9}\[/\1\])?")
_ATTRIBUTE = lazy_regex(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'\]]+))")
_OTHER = lazy_regex(
    r"\[/([a-zA-Z][\w-]*)\]"
    r"|\[([a-zA-Z][\w-]*)(?:\s[^\[\]\n<>=]{0,200}=[^\[\]\n<>]{0,2000})\]"
)
_UNUSED = {0: None, 1: None}  # our own marks
_FILES = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv")


def html_of(
    text: str, files: Mapping[str, str], own: Sequence[str] = ()
) -> tuple[str, tuple[str, ...]]:
    """HTML, and the names of shortcodes and blocks whose meaning is not known.

    Shortcodes stay as text; a block that has no text (`wp:latest-posts`) is not there at all.
    `files` gives the addresses of attachments by their ids, `own` those of this text's own
    pictures, which a gallery shows that names none.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNUSED)
    escaped: list[str] = []

    def keep(match: re.Match[str]) -> str:
        escaped.append(match[1])
        return f"\x01{len(escaped) - 1}\x01"

    text = _CODE.sub(_listing, _ESCAPED.sub(keep, text))
    text = with_captions(text)
    text = _WRAPPED.sub(lambda match: _link(match[2].strip()), text)
    text = _ADDRESSED.sub(lambda match: _link(match[1]), text)
    text = _LONE.sub(lambda match: _media(match[1], _attributes(match[2]), files, own), text)
    words = _LITERAL.sub("", text)
    lost = {match[1] or match[2]: None for match in _OTHER.finditer(words)}
    lost |= {f"wp:{one}": None for one in _ALONE.findall(words) if one not in _SILENT}
    text = _LONE_ADDRESS.sub(_linked, _MORE.sub("\n\n", text))
    if not _BLOCKS.search(text):  # the editor of blocks writes its paragraphs itself
        text = _paragraphs(text)
    text = re.sub("\x01(\\d+)\x01", lambda match: escaped[int(match[1])], text)
    return text.strip(), tuple(lost)


def _listing(match: re.Match[str]) -> str:
    """A program, as it is shown; in exports its signs are escaped, or not yet."""
    code = escape(unescape(match[2]).strip("\n"), quote=False)
    return f"\n\n<pre><code>{code}</code></pre>\n\n"


def _linked(match: re.Match[str]) -> str:
    """An address in a line of its own, of which WordPress makes what is there."""
    address = escape(unescape(match[1]))
    return f'<a href="{address}">{address}</a>'


def _paragraphs(text: str) -> str:
    """Blank lines part paragraphs, single ones are breaks; what is literal stays untouched."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\n\n\x00{len(kept) - 1}\x00\n\n"

    text = _AROUND.sub(r"\n\n\g<0>\n\n", _LITERAL.sub(keep, text))
    text = _AHEAD.sub(r"\n\n\1", _AFTER.sub(r"\1\n\n", text))
    parts = (part.strip() for part in _BLANK_LINES.split(text))
    html = "\n".join(_paragraph(part) for part in parts if part)
    return re.sub(r"\x00(\d+)\x00", lambda match: kept[int(match[1])], html)


def _paragraph(part: str) -> str:
    if _BLOCK.match(part):
        return part
    lines = re.sub(r"(?<!<br>)(?<!<br/>)(?<!<br />)\n", "<br>\n", part)
    return f"<p>{lines}</p>"


def _media(
    name: str, attributes: Mapping[str, str], files: Mapping[str, str], own: Sequence[str]
) -> str:
    ids = [
        one.strip() for one in (attributes.get("ids") or attributes.get("include", "")).split(",")
    ]
    found = [files[one] for one in ids if one in files]
    if name == "gallery":
        found = found or list(own)
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
