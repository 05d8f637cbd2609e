"""Letters of any script in those of ASCII."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["in_ascii", "romanised"]


def in_ascii(text: str) -> str:
    """The text with each letter transliterated: `Ærø` → `AEro`."""
    if text.isascii():
        return text
    from anyascii import anyascii  # noqa: PLC0415 - 3 ms, for what is not ASCII alone

    return anyascii(text)


_SIGNS: Mapping[str, str] = {"ъ": "'", "Ъ": "'"}
_NEWER: Mapping[str, str] = {
    **_SIGNS,
    "Є": "Ie",
    "Ŋ": "NG",
    "ŋ": "ng",
    "ẞ": "SS",
    "א": "A",
    "ח": "H",
    "ט": "T",
    "ך": "KH",
    "כ": "KH",
    "ץ": "TS",
    "צ": "TS",
    "ק": "k",
    "ש": "SH",
    "し": "shi",
    "ち": "chi",
    "っ": "tsu",
    "つ": "tsu",
    "シ": "shi",
    "チ": "chi",
    "ッ": "tsu",
    "ツ": "tsu",
    "ー": "-",
    "・": "*",
    "゠": "=",
    "¼": " 1/4",
    "½": " 1/2",
    "¾": " 3/4",
}
"""What newer versions of Unidecode have for letters that are in use."""

_UNKNOWN = "[?]"
_LAST = "\uffff"  # beyond it are emoji, and letters of which hardly any title is made


def romanised(text: str, *, is_newer: bool = True) -> str:
    """The same in the letters that Unidecode has for it, as many generators do: `Юля` → `Iulia`.

    Its older tables are those of other languages, too.
    """
    if text.isascii():
        return text
    from text_unidecode import unidecode  # noqa: PLC0415 - 300 KB, for what is not ASCII alone

    own = _NEWER if is_newer else _SIGNS
    return "".join(
        one if one < "\x80" else own.get(one) or _known(unidecode(one), one) for one in text
    )


def _known(made: str, letter: str) -> str:
    return "" if letter > _LAST or _UNKNOWN in made else made
