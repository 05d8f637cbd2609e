"""Eleventy: its settings, the addresses of its layouts, what it ignores. Pure."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from feeds.generators._generator import Dialect, Names, Place, innermost, said_texts, under
from feeds.generators._patterns import translate
from feeds.generators._site_text import SCRIPTS, Said

__all__ = ["ELEVENTY"]

_FOLDERS = ("posts", "blog", "content/blog", "content/posts", "content", "articles")
_DATA = tuple(
    f"{folder}_data/{name}.{suffix}"
    for folder in ("", "*/")
    for name in ("metadata", "site", "meta")
    for suffix in ("json", "js", "cjs", "mjs", "yml", "yaml")
)
_IGNORE = ".eleventyignore"
_LAYOUTS = re.compile(r"(?:^|/)(?:_includes|_layouts|layouts)/(?P<name>.+)")
_FRONT = re.compile(r"\s*---[ \t]*\n(?P<head>.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_STATED = re.compile(
    r"^(?P<key>permalink|layout):[ \t]*(?P<quote>[\"']?)(?P<value>[^\n]*?)(?P=quote)[ \t]*$",
    re.MULTILINE,
)
_MOST_ABOVE = 10  # layouts, of which each is in the next


def _settings(said: Said, place: Place) -> Mapping[str, Any]:
    return {
        **said_texts(
            said,
            title=("title", "name", "metadata.title", "site.title"),
            url=("url", "siteurl", "metadata.url", "metadata.base", "site.url"),
            language=("language", "lang", "metadata.language", "site.lang"),
            author=("author.name", "author", "metadata.author.name"),
            description=("description", "metadata.subtitle"),
        ),
        "permalink": "{path}/",
        "faults": tuple(_faults(said)),
        "include": tuple(_include(place)),
        "exclude": tuple(_ignored(said, place)),
        "names": _names(said),
    }


def _names(said: Said) -> Names:
    """As the feed plugin of the site's settings writes it."""
    kind = {"rss": "rss", "json": "json"}.get(said.ending("type"), "atom")
    return {kind: (said.ending("outputpath").lstrip("/") or "feed.xml",)}


def _input(said: Said) -> str:
    return said.ending("dir.input").strip("./")


def _include(place: Place) -> Iterator[str]:
    """The files of the folders of articles, where there are several."""
    found = innermost([name for name in _FOLDERS if name in place.folders])
    if not place.below and len(found) > 1:
        yield from (f"{name}/*.{end}" for name in found for end in ("md", "markdown", "html"))


def _ignored(said: Said, place: Place) -> Iterator[str]:
    """The patterns of .eleventyignore, as they are seen from the folder of the articles."""
    source = under(_input(said), place.below).strip("/")
    for file, text in said.texts.items():
        if posixpath.basename(file) != _IGNORE:
            continue
        for line in text.splitlines():
            pattern = line.strip()
            if not pattern or pattern.startswith(("#", "!")):
                continue
            whole = posixpath.normpath(under(posixpath.dirname(file), pattern.lstrip("/")))
            if pattern.startswith("**/"):
                yield pattern.rstrip("/")
            elif whole.startswith(f"{source}/") or not source:
                yield whole.removeprefix(f"{source}/").replace("**", "*")


def _layouts(said: Said) -> dict[str, str]:
    """Layout, by every name that an article may call it → the address that it states."""
    stated: dict[str, dict[str, str]] = {}
    for file, text in said.texts.items():
        name, front = _LAYOUTS.search(file), _FRONT.match(text)
        if name is None or front is None:
            continue
        own = {row["key"]: row["value"].strip() for row in _STATED.finditer(front["head"])}
        parts = name["name"].split("/")
        for start in range(len(parts)):
            called = "/".join(parts[start:])
            for key in (called, re.sub(r"(?:\.\w+)+$", "", called)):
                stated.setdefault(key, own)
    found = {name: _address(name, stated) for name in stated}
    return {name: address for name, address in found.items() if address}


def _address(name: str, stated: Mapping[str, Mapping[str, str]]) -> str:
    """The permalink of a layout, or of one that it is in; "" for none."""
    for _ in range(_MOST_ABOVE):
        own = stated.get(name, {})
        if own.get("permalink"):
            return own["permalink"]
        name = own.get("layout", "")
    return ""


def _is_known(address: str) -> bool:
    is_pattern = "{" in address or address[:1] in {"|", ">", "&", "*", "!"}
    return not is_pattern or bool(translate("eleventy", address, is_own=True))


def _faults(said: Said) -> Iterator[str]:
    for address in dict.fromkeys(_layouts(said).values()):
        if not _is_known(address):
            yield f"the addresses {address!r} of a layout have parts that are not known here"


def _facts(said: Said) -> Mapping[str, Any]:
    known = {name: address for name, address in _layouts(said).items() if _is_known(address)}
    return {"slugs": "kept", "layouts": known}


ELEVENTY = Dialect(
    name="Eleventy",
    key="eleventy",
    files=(".eleventy.js", *(f"eleventy.config.{suffix}" for suffix in SCRIPTS)),
    further=_DATA,
    texts=(
        *(f"{above}{_IGNORE}" for above in ("", "*/")),
        *(
            f"{above}{folder}/**/*.*"
            for above in ("", "*/")
            for folder in ("_includes", "_layouts")
        ),
    ),
    base=_input,
    folders=lambda said: tuple(under(_input(said), name) for name in _FOLDERS),
    is_joined=True,
    static=("", "public", "static", "src"),
    settings=_settings,
    facts=_facts,
)
