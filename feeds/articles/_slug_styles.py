"""How generators make the parts of an address: what pages have been at has to stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from anyascii import anyascii

__all__ = ["STYLES", "Style"]

_HUGO_KEPT = frozenset("._#~-@/")
_IDEOGRAPHS = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_DAY = re.compile(r"(?P<folder>.*)(?P<day>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The ways of one generator. Each function takes and gives text without a slash at its ends.

    `stated` makes a slug of what an article says, `name` one of the name of a file, `folder`
    a part of an address of that of a folder.
    `is_whole` says that a stated slug stands for the folders as well.
    """

    stated: Callable[[str], str]
    name: Callable[[str], str]
    folder: Callable[[str], str]
    path: Callable[[str], str] | None = None  # of a file without suffix; None: folders and slug
    is_whole: bool = False


def _hugo(text: str) -> str:
    """Letters of every script and a few signs stay; blanks and `+` become one hyphen."""
    return _hugo_cased(_lower(text))


def _hugo_cased(text: str) -> str:
    made: list[str] = []
    is_waiting = False
    for sign in text:
        if sign in _HUGO_KEPT or _is_letter(sign):
            if is_waiting and sign != "-":
                made.append("-")
            is_waiting = False
            made.append(sign)
        elif (sign.isspace() or sign == "+") and made and made[-1] != "-":
            is_waiting = True
    return "".join(made).strip("-")


def _hugo_name(text: str) -> str:
    return _hugo_cased_name(_lower(text))


def _hugo_cased_name(text: str) -> str:
    """Of a file every blank becomes a hyphen, and `+` stays."""
    made = text.replace(" ", "-")
    return "".join(sign for sign in made if sign in _HUGO_KEPT or sign == "+" or _is_letter(sign))


def _lower(text: str) -> str:
    return text.replace("İ", "i").lower()


def _is_letter(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LM" or category == "Nd"


def _zola(text: str) -> str:
    """ASCII letters and digits with single hyphens between them."""
    spaced = _IDEOGRAPHS.sub(lambda found: f"{found[0]} ", text)
    return re.sub(r"[^a-z0-9]+", "-", anyascii(spaced).lower()).strip("-")


def _zola_safe(text: str) -> str:
    """Only what file systems cannot have goes."""
    made = re.sub(r"[\r\n\t<>:/|?*#()\[\]\"\\]", "", text).strip(". ")
    return re.sub(r"\s", "_", made)


def _as_written(text: str) -> str:
    return text


def _docusaurus_path(path: str) -> str:
    """A day in the name, or in the folders, comes first and is cut at slashes."""
    match = _DAY.fullmatch(path)
    if match is None:
        return path
    return f"{match['day'].replace('-', '/')}/{match['folder']}{match['text']}"


def _github(text: str) -> str:
    """Lower case; letters, digits, `-` and `_` stay, blanks become hyphens."""
    kept = (sign for sign in text.lower() if sign in "-_ " or _is_letter(sign) or _is_number(sign))
    return "".join(kept).replace(" ", "-")


def _is_number(sign: str) -> bool:
    return unicodedata.category(sign) in {"Nl", "Pc"}


STYLES: Mapping[str, Style] = {
    "hugo": Style(stated=_hugo, name=_hugo_name, folder=_hugo_name),
    "hugo-cased": Style(stated=_hugo_cased, name=_hugo_cased_name, folder=_hugo_cased_name),
    "zola": Style(stated=_zola, name=_zola, folder=_as_written),
    "zola-safe": Style(stated=_zola_safe, name=_zola_safe, folder=_as_written),
    "as-written": Style(stated=_as_written, name=_as_written, folder=_as_written),
    "docusaurus": Style(
        stated=_as_written,
        name=_as_written,
        folder=_as_written,
        path=_docusaurus_path,
        is_whole=True,
    ),
    "astro": Style(stated=_as_written, name=_github, folder=_github, is_whole=True),
    "astro-pages": Style(stated=_as_written, name=_as_written, folder=_as_written, is_whole=True),
}
"""By the name that `feeds.config` gives them; "" is the way of this project itself."""
