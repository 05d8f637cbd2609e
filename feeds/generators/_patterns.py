"""How a generator writes the pattern of its addresses → how this project does. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["STYLES", "cleaned", "seen_from", "translate"]

STYLES: Mapping[str, str] = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_JEKYLL: Mapping[str, str] = {
    "title": "{slug}",
    "slug": "{plain_slug}",
    "name": "{file}",
    "path": "{below}",
    "output_ext": ".html",
    **{
        name: f"{{{name}}}"
        for name in (
            "year month day short_year i_month short_month long_month i_day y_day short_day "
            "long_day w_day w_year week hour minute second categories slugified_categories"
        ).split()
    },
}
_HEXO: Mapping[str, str] = {
    "name": "{slug}",
    "abbrlink": "{slug}",
    "post_title": "{title_slug}",
    "lang": "{language}",
}
_HUGO: Mapping[str, str] = {
    "year": "{year}",
    "2006": "{year}",
    "month": "{month}",
    "01": "{month}",
    "day": "{day}",
    "02": "{day}",
    "yearday": "{y_day}",
    "monthname": "{long_month}",
    "title": "{title_slug}",
    "slug": "{stated|title_slug}",
    "filename": "{file}",
    "contentbasename": "{file}",
    "slugorfilename": "{stated|file}",
    "slugorcontentbasename": "{stated|file}",
}
_DATES: Mapping[str, str] = {
    "date:%Y": "{year}",
    "date:%m": "{month}",
    "date:%d": "{day}",
    "slug": "{slug}",
    "lang": "{language}",
}
_TELLING = ("slug}", "{path}", "{undated}", "{below}", "file}")


def translate(
    dialect: str, pattern: str, *, section: str = "", is_own: bool = False, is_nested: bool = False
) -> str:
    """The pattern in our words, without a slash ahead; "" where it asks for what we cannot say.

    `is_own` says that it is one article's alone, and need not tell it from others; `is_nested`
    that the section has sections of its own.
    """
    if dialect == "pelican":
        made = _filled(pattern, r"\{([^{}]+)\}", _DATES)
    elif dialect == "jekyll":
        pattern = pattern if is_own else STYLES.get(pattern, pattern)
        words = {**_JEKYLL, "collection": section or "posts"}
        made = cleaned(_filled(pattern, r":([a-z]+(?:_[a-z]+)*)", words))
    elif dialect == "hexo":
        words = {**_JEKYLL, **_HEXO, "title": "{slug}" if section == "dated" else "{below}"}
        made = pattern if is_own else _filled(pattern, r":([a-z]+(?:_[a-z]+)*)", words)
    elif dialect == "eleventy":
        made = _eleventy(pattern, section)
    elif dialect == "hugo":
        made = _hugo(pattern, section.lower(), is_nested=is_nested)
    else:
        made = ""
    return made if is_own or any(part in made for part in _TELLING) else ""


def seen_from(below: str, default: str, patterns: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Patterns of a folder and those below it, for a source folder that is one of them.

    The keys of folders become relative to it, and `{path}` goes on beginning where it did.
    """
    if not below:
        return default, dict(patterns)
    above: dict[str, str] = {"": default}
    made: dict[str, str] = {}
    for key, pattern in patterns.items():
        if key.startswith(f"{below}/"):
            made[key.removeprefix(f"{below}/")] = pattern
            continue
        folder = re.sub(r"(?:^|/)\*\.[^/]*$", "", key)
        if folder == below or below.startswith(f"{folder}/") or not folder:
            above[key] = pattern
    for key in sorted(above, key=lambda key: key.count("/") + bool(key)):
        folder, _, star = (
            key.rpartition("/") if key.rpartition("/")[2].startswith("*") else (key, "", "")
        )
        rest = below.removeprefix(folder).strip("/")
        pattern = above[key]
        for part in ("{path}", "{folder}") if rest else ():
            pattern = pattern.replace(part, f"{rest}/{part}")
        if star:
            made[star] = pattern
        else:
            default = pattern
    return default, made


def _hugo(pattern: str, section: str, *, is_nested: bool) -> str:
    sections = f"{section}/{{folder}}" if is_nested else section
    words = {**_HUGO, "section": section, "sections": sections}
    made = _filled(pattern, r":(\w+(?:\[[^\]]*\])?)", words)
    return made if not made or re.search(r"/$|\.\w+$", made) else f"{made}/"


def _filled(pattern: str, part: str, words: Mapping[str, str]) -> str:
    if set(re.findall(part, pattern)) - words.keys():
        return ""
    filled = re.sub(part, lambda found: words[found[1]], pattern)
    return re.sub(r"/{2,}", "/", filled).lstrip("/")


def cleaned(path: str) -> str:
    """As Jekyll cleans a path: no dots that lead up or nowhere."""
    return re.sub(r"/{2,}", "/", path.replace("..", "/").replace("./", "")).lstrip("/")


_OUTPUT = re.compile(r"\{\{-?\s*(?P<name>[\w.]+)\s*(?P<filters>(?:\|[^{}|]*)*?)-?\}\}")
_DATE_FILTER = re.compile(
    r"\|\s*date(?::\s*|\(\s*)(?P<quote>['\"])(?P<form>[^'\"]*)(?P=quote)\s*\)?\s*"
)
_SLUG_FILTER = re.compile(r"(?:\|\s*(?:slug|slugify|url|safe)\s*(?:\([^()]*\)\s*)?)*")
_CLOCK: Mapping[str, str] = {"%Y": "{year}", "%m": "{month}", "%d": "{day}", "%y": "{short_year}"}


def _eleventy(pattern: str, section: str) -> str:
    """`/{{ page.date | date: "%Y" }}/{{ page.fileSlug }}/`; "" for any other output or tag."""
    filled = _OUTPUT.sub(lambda found: _value(found, section) or "\0", pattern)
    if "\0" in filled or "{{" in filled or "{%" in filled:
        return ""
    made = re.sub(r"/{2,}", "/", filled).lstrip("/")
    return re.sub(r"(?:^|(?<=/))index\.html$", "", made)


def _value(found: re.Match[str], section: str) -> str:
    """What stands in the place of one output; "" where that is not plain."""
    name, filters = found["name"], found["filters"].strip()
    if name in {"page.date", "date"}:
        form = _DATE_FILTER.fullmatch(filters)
        made = re.sub(r"%[Ymdy]", lambda one: _CLOCK[one[0]], form["form"]) if form else "%"
        return "" if "%" in made else made
    if not _SLUG_FILTER.fullmatch(filters):
        return ""
    if name == "title":
        return "{title_slug}" if "slug" in filters else ""
    path = f"/{section}/{{undated}}" if section else "/{undated}"
    words = {
        "page.fileSlug": "{slug}",
        "slug": "{slug}",
        "page.filePathStem": path,
        "page.outputFileExtension": "html",
        "lang": "{language}",
        "locale": "{language}",
    }
    return words.get(name, "")
