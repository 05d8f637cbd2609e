"""How Hugo makes addresses: patterns of its sections, slugs, and pages that are files. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from feeds.generators._address_patterns import filled, is_telling, page_path
from feeds.generators._generator import OwnPattern, Place, under
from feeds.generators._globs import is_matched
from feeds.generators._hugo_languages import (
    Language,
    default_of,
    languages_of,
    sections_of,
    stated_patterns,
)
from feeds.generators._site_text import Said
from feeds.generators._slugs import SlugStyle, is_letter

__all__ = ["STYLES", "pattern_of_top", "patterns_of", "stated_address", "style_key", "translate"]


def _usual(said: Said, section: str = "") -> str:
    """Of pages that nothing else is stated for; `uglyURLs` may be said of sections alone."""
    is_ugly = said.flag("uglyurls", default=False)
    if section:
        is_ugly = said.flag(f"uglyurls.{section.lower()}", default=is_ugly)
    return "{path}.html" if is_ugly else "{path}/"


def pattern_of_top(said: Said, faults: list[str]) -> str:
    """Of the pages that are in no section: their key in the patterns is a slash."""
    stated = stated_patterns(said, default_of(said)).get("/", "")
    return _made(said, OwnPattern(text=stated), faults) or _usual(said)


def patterns_of(said: Said, place: Place, faults: list[str]) -> Iterator[tuple[str, str]]:
    """(folder, or folder and language of the files in it; pattern), of all that differ."""
    for language in languages_of(said):
        is_named = language.key != default_of(said) and not language.folder
        key = f"*.{language.key}" if is_named else ""
        if key or language.folder:
            above = under(language.folder, key).strip("/")
            yield above, language.place + pattern_of_top(said, [])
        for section in sections_of(place, language.folder):
            pattern = _of_section(said, place, language, section, faults)
            if pattern:
                folder = under(language.folder, section)
                yield under(folder, key).rstrip("/"), language.place + pattern


def _of_section(
    said: Said, place: Place, language: Language, section: str, faults: list[str]
) -> str:
    """The pattern of one section, where it is not the site's."""
    usual = _usual(said, section)
    folder = STYLES[style_key(said)].folder(section)
    stated = stated_patterns(said, language.key).get(section.lower())
    pattern = stated or _targeted(said, language.key, section)
    if not pattern:
        return f"{folder}/{usual}" if usual != pattern_of_top(said, []) else ""
    above = f"{under(language.folder, section)}/"
    nested = any(one.startswith(above) for one in place.indexed)
    own = OwnPattern(text=pattern, section=section, is_nested=nested)
    return _made(said, own, faults) or f"{folder}/{usual}"


def _made(said: Said, pattern: OwnPattern, faults: list[str]) -> str:
    """The pattern in our words; "" for none, and for one that cannot be said, which is a fault."""
    made = translate(pattern) if pattern.text else ""
    if pattern.text and not is_telling(made):
        faults.append(f"the addresses {pattern.text!r} have parts that are not known here")
        return ""
    is_ugly = _usual(said, pattern.section).endswith(".html")
    return re.sub(r"(?<=.)/$", ".html", made) if is_ugly else made


def _targeted(said: Said, language: str, section: str) -> str:
    """The pattern of the first row of `[[permalinks]]` that is for a section; "" for none."""
    rows = said.values.get("permalinks")
    for row in rows if isinstance(rows, list | tuple) else ():
        if not isinstance(row, Mapping):
            continue
        pattern, target = row.get("pattern"), row.get("target", {})
        is_row = isinstance(pattern, str) and isinstance(target, Mapping)
        if is_row and _is_meant(target, language, section.lower()):
            return str(pattern)
    return ""


def _is_meant(target: Mapping[str, object], language: str, section: str) -> bool:
    asked = {"path": f"/{section}/page", "kind": "page", "lang": language}
    asked["environment"] = "production"
    wanted = {key.lower(): value for key, value in target.items() if isinstance(value, str)}
    return all(is_matched(value, wanted.get(key, "*").lower()) for key, value in asked.items())


_WORDS: Mapping[str, str] = {
    "year": "{year}",
    "2006": "{year}",
    "month": "{month}",
    "01": "{month}",
    "day": "{day}",
    "02": "{day}",
    "yearday": "{i_y_day}",
    "monthname": "{long_month}",
    "weekdayname": "{long_day}",
    "title": "{title_slug}",
    "slug": "{stated|title_slug}",
    "filename": "{file}",
    "contentbasename": "{file}",
    "slugorfilename": "{stated|file}",
    "slugorcontentbasename": "{stated|file}",
}


def translate(pattern: OwnPattern) -> str:
    """In our words; "" for what cannot be said in them."""
    section = pattern.section.lower()
    sections = f"{section}/{{folder}}" if pattern.is_nested else section
    words = {**_WORDS, "section": section, "sections": sections}
    text = re.sub(
        r":sections\[([^\]]*)\]",
        lambda one: _slice(one[1], section, is_nested=pattern.is_nested),
        pattern.text,
    )
    made = filled(text, r":(\w+(?:\[[^\]]*\])?)", words)
    made = re.sub(r"(?<![:/])/{2,}", "/", made)
    return made if not made or re.search(r"/$|\.\w+$", made) else f"{made}/"


def _slice(text: str, section: str, *, is_nested: bool) -> str:
    """Some of the sections that a page is in, of which the first is known, and the rest."""
    if text in {"0", ":1", "0:1"} or (not is_nested and text in {"last", ":", "0:"}):
        return section
    if text == "1:" or (not is_nested and re.fullmatch(r"[1-9]:?\d*", text)):
        return "{folder}" if is_nested else ""
    if not is_nested and re.fullmatch(r"0?:[1-9]", text):
        return section
    return f":sections[{text}]"


def stated_address(stated: str, prefix: str) -> str:
    """An address that a page states, below that of its language unless it begins with a slash."""
    return page_path(stated if stated.startswith("/") else prefix + stated)


_KEPT = frozenset("._#~-@/")


def _slug(text: str) -> str:
    """Letters of every script and a few signs stay; blanks and `+` become one hyphen."""
    made: list[str] = []
    is_waiting = False
    for sign in text:
        if sign in _KEPT or is_letter(sign):
            if is_waiting and sign != "-":
                made.append("-")
            is_waiting = False
            made.append(sign)
        elif (sign.isspace() or sign == "+") and made and made[-1] != "-":
            is_waiting = True
    return "".join(made).strip("-")


def _name(text: str) -> str:
    """Of a file every blank becomes a hyphen, and `+` stays."""
    made = text.replace(" ", "-")
    return "".join(sign for sign in made if sign in _KEPT or sign == "+" or is_letter(sign))


def _style(*, is_cased: bool, is_plain: bool) -> SlugStyle:
    """How slugs are made, with capitals and accents or without."""

    def clean(text: str) -> str:
        text = text if is_cased else text.replace("İ", "i").lower()
        return _without_accents(text) if is_plain else text

    return SlugStyle(
        stated=lambda text: _slug(clean(text)),
        name=lambda text: _name(clean(text)),
        folder=lambda text: _name(clean(text)),
        file=lambda text: _slug(clean(text)),
    )


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    plain = "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFC", plain)


STYLES: Mapping[str, SlugStyle] = {
    "": _style(is_cased=False, is_plain=False),
    "cased": _style(is_cased=True, is_plain=False),
    "plain": _style(is_cased=False, is_plain=True),
    "cased plain": _style(is_cased=True, is_plain=True),
}
"""By the settings disablePathToLower and removePathAccents."""


def style_key(said: Said) -> str:
    """Which of the styles a site has chosen."""
    cased = "cased" if said.flag("disablepathtolower", default=False) else ""
    plain = "plain" if said.flag("removepathaccents", default=False) else ""
    return f"{cased} {plain}".strip()
