"""What has no fault, seen at a glance: compiled patterns that pass over most of a feed's HTML.

Nothing here decides that something is wrong; what does not match is looked at tag by tag. The
patterns are possessive throughout, so that nothing is scanned more than twice.
"""

from __future__ import annotations

import re
from functools import cache

from feeds.patterns import lazy_regex

__all__ = ["harmless", "passage"]

_INERT = "class|title|rel|target|width|height|id|alt|loading|decoding|dir"
_HOST = (
    r"(?!localhost\b)(?>(?:[A-Za-z0-9-]++\.)+)"
    r"(?!local|internal|lan\b|test\b|arpa\b)[A-Za-z]{2,}+(?>(?::\d++)?)"
)
_REST = r"(?>(?:[/?\#][\w/.?&=;%\#+~:@!$*,()-]*+)?)"
_BLOCKS = "p li h2 h3 td".split()  # the most frequent: each more takes 2 ms to compile
_PHRASES = "em strong b i u s small sub sup mark cite q abbr span del ins var time dfn".split()
_TEXT = r'"[^"<>]*+"'


def _scheme(secure: bool) -> str:  # noqa: FBT001 - of a feed at an https address
    return "https" if secure else "https?"


@cache
def _attributes(secure: bool) -> re.Pattern[str]:  # noqa: FBT001 - likewise
    scheme = _scheme(secure)
    address = rf"""(?:href|src)(?==["']{scheme}://{_HOST}{_REST}["'])"""
    value = rf"""(?:{_TEXT}|'[^'<>]*+')"""
    return re.compile(rf"(?:\s++(?:{_INERT}|{address})={value}|)*+\s*+/?")


def _inline(scheme: str) -> str:
    """Text, phrases, links and pictures.

    Names are written out, not captured and referred to: a group inside of a possessive
    repetition loses its span in some releases of Python (SystemError in 3.11).
    """
    address = rf'"{scheme}://{_HOST}{_REST}"'
    phrases = "|".join(rf"{name}>[^<]*+</{name}>" for name in _PHRASES)
    phrase = rf"<(?:{phrases})"
    link = (
        rf"<a\s++href={address}(?>(?:\s++(?:class|rel|target|title|id)={_TEXT})?)\s*+>"
        r"\s*+[^<\s][^<]*+</a>"
    )
    sizes = rf"(?>(?:\s++width={_TEXT})?)(?>(?:\s++height={_TEXT})?)"
    picture = rf"<img\s++src={address}\s++alt={_TEXT}{sizes}\s*+/?>"
    return rf"(?:[^<]++|{phrase}|{link}|<br\s*+/?>|{picture})"


@cache  # compiling it takes 20 ms
def passage(secure: bool) -> re.Pattern[str]:  # noqa: FBT001 - likewise
    """What may be passed over from any place: any number of inline elements, alone or in blocks
    that are closed where they should be. `secure` feeds are at an https address.
    """
    inline = _inline(_scheme(secure))
    blocks = "|".join(rf"{name}>(?:{inline}|)*+</{name}>" for name in _BLOCKS)
    return re.compile(rf"(?:{inline}|<(?:{blocks})|)*+")


_NAME = lazy_regex(r"""\s([a-z]++)=["']""")


def harmless(attributes: str, secure: bool) -> bool:  # noqa: FBT001  # called for every tag
    """Whether the raw attributes of a tag have no fault, seen without taking them apart."""
    if not _attributes(secure).fullmatch(attributes):
        return False
    if attributes.count("=") == 1:
        return True
    given = _NAME.findall(attributes)
    return len(given) == len(set(given))
