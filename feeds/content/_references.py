"""Links by a name that nothing defines: of `[words][name]` the words are shown."""

from __future__ import annotations

import re
from html import unescape

from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["Undefined", "without_undefined"]

_LINK = lazy_regex(
    r"<(?:pre|code|script|style|math)\b.*?(?:</(?:pre|code|script|style|math)>|\Z)(?:\[[^\[\]<>\n]*\])*"
    r"|<!--.*?(?:-->|\Z)"
    r"|(?<![\w\])])!?\[(?!\^)(?P<words>(?:[^\[\]<>\n]|</?(?:em|strong|del|sub|sup)>){1,200}?)\]"
    r"\[(?!/)(?P<name>[^\[\]<>\n]{0,100})\](?![\[(:])",
    re.DOTALL,
)
"""Code with what stands right behind it, a comment; else what is still written as a link."""

_WRITTEN = lazy_regex(r"\[([^\[\]\n]{1,400})(?<!\\)\]\[([^\[\]\n]{0,100})\]")
_TAG = lazy_regex(r"<[^<>]*>")


class Undefined(NamedTuple):
    """A body, and the links in it that nothing defines, as `[words][name]`."""

    html: str
    links: tuple[str, ...] = ()


def without_undefined(html: str, body: str) -> Undefined:
    """The HTML of a Markdown body, in which what is still written as a link leads nowhere.

    Its words stand alone, as brackets and names say nothing to readers.
    """
    written = {_key(words, name) for words, name in _WRITTEN.findall(body)}
    links: list[str] = []

    def shown(match: re.Match[str]) -> str:
        if match["words"] is None:
            return match.group()
        words, name = match["words"], match["name"].strip()
        if (words.isdigit() and name.isdigit()) or _key(words, name) not in written:
            return match.group()
        links.append(match.group())
        return words

    return Undefined(_LINK.sub(shown, html), tuple(links))


def _key(words: str, name: str) -> tuple[str, str]:
    """The letters of a link, however its words are marked."""
    letters = (one for one in unescape(_TAG.sub("", words)) if one.isalnum())
    return "".join(letters), unescape(name).strip()
