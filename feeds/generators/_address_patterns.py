"""How a generator writes the pattern of its addresses → how this project does. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from feeds.generators._generator import Generator, OwnPattern

__all__ = [
    "COLON",
    "POST_WORDS",
    "cleaned",
    "filled",
    "is_telling",
    "page_path",
    "seen_from",
    "translated",
]

COLON = r":([a-z]+(?:_[a-z]+)*)"
"""A part as Jekyll and Hexo write it."""

POST_WORDS: Mapping[str, str] = {
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
"""The parts that both of them have, by their names."""

_TELLING = ("slug}", "{path}", "{undated}", "{below}", "{named}", "file}")


def translated(generator: Generator, pattern: OwnPattern) -> str:
    """The pattern in our words, without a slash ahead; "" where it asks for what we cannot say."""
    made = generator.addresses.translate(pattern)
    return made if pattern.is_own or is_telling(made) else ""


def is_telling(pattern: str) -> bool:
    """Whether it tells one article from all others."""
    return any(part in pattern for part in _TELLING)


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


def filled(pattern: str, part: str, words: Mapping[str, str]) -> str:
    """The pattern with its parts in our words; "" where one of them is not known."""
    if set(re.findall(part, pattern)) - words.keys():
        return ""
    made = re.sub(part, lambda found: words[found[1]], pattern)
    return re.sub(r"/{2,}", "/", made).lstrip("/")


def cleaned(path: str) -> str:
    """As Jekyll cleans a path: no dots that lead up or nowhere."""
    return re.sub(r"/{2,}", "/", path.replace("..", "/").replace("./", "")).lstrip("/")


def page_path(stated: str) -> str:
    """The path of a page whose generator puts each into a folder of its own."""
    path = "/" + stated.strip("/")
    is_file = re.search(r"\.\w+$", path) is not None and not stated.endswith("/")
    return path if is_file or path == "/" else path + "/"
