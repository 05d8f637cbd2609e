"""The pages of an Astro site that show one article, and what code makes of addresses. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.generators._generator import UnusedAddress
from feeds.generators._site_text import Said
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["COLLECTION", "PAGES", "fault_of", "route_of"]

PAGES = "src/pages"
COLLECTION = lazy_regex(r"\bget(?:Live)?Collection\(\s*['\"`]([\w-]+)")
_LISTING = frozenset("page tag tags category categories author year month series topic".split())
_LANGUAGE = frozenset({"lang", "locale", "language"})
_PARAMETER = lazy_regex(r"\[(?:\.\.\.)?(\w+)\]")
_PATHS = lazy_regex(r"\bgetStaticPaths\b")
_PARAMS = lazy_regex(r"\bparams\s*:\s*\{")
_LONGEST = 2000  # characters of an object that are looked at
_OWN = lazy_regex(
    r"(?:[\w.]+\.data\.slug\s*(?:\?\?|\|\|)\s*)?\w+\??\.(?:id|slug)|id|slug", re.ASCII
)
"""What an article is known by in Astro, or a name that is given to it."""

_OFFERS = {
    **dict.fromkeys("slug id name title post entry article path".split(), "{slug}"),
    **dict.fromkeys("year yyyy pubyear".split(), "{year}"),
    **dict.fromkeys("month mm pubmonth".split(), "{month}"),
    **dict.fromkeys("day dd pubday date".split(), "{day}"),
    **dict.fromkeys(_LANGUAGE, "{language}"),
    **dict.fromkeys("category categories cat".split(), "{categories}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A page that shows one article."""

    file: str
    collection: str  # that its code asks for; "" where it names none
    above: str  # what stands ahead of the article's own path
    computed: str = ""  # what code makes of the article; "" where its own path stands there
    line: int = 0  # of that
    is_of_languages: bool = False  # it has a part that names the language, which code gives


def route_of(said: Said, collection: str, folder: str) -> Route | None:
    """The page for the articles of a collection, in that folder; None where none is sure."""
    routes = list(_routes(said))
    own = [one for one in routes if one.collection == collection]
    if own:
        return min(own, key=lambda one: (bool(one.computed), not one.above, len(one.above)))
    unsaid = [one for one in routes if not one.collection]
    last = folder.rpartition("/")[2]
    named = [one for one in unsaid if one.above.rpartition("/")[2] == last]
    return next(iter((*named, *(unsaid if len(unsaid) == 1 else ()))), None)


def _routes(said: Said) -> Iterator[Route]:
    for name, text in said.texts.items():
        if not name.endswith(".astro") or not name.startswith(f"{PAGES}/"):
            continue
        route = name.removeprefix(f"{PAGES}/").removesuffix(".astro").removesuffix("/index")
        above, _, last = route.rpartition("/")
        parameter = _PARAMETER.fullmatch(last)
        if "[" not in last or (parameter and parameter[1].lower() in _LISTING):
            continue
        is_of_languages = any(map(_is_language, above.split("/")))
        above = "/".join(part for part in above.split("/") if not _is_language(part))
        computed, line = _computed(text)
        if "[" in above or parameter is None:
            computed = computed or route
        for collection in dict.fromkeys(COLLECTION.findall(text)) or {"": None}:
            yield Route(
                file=name,
                collection=collection,
                above=above,
                computed=computed,
                line=line,
                is_of_languages=is_of_languages,
            )


def _is_language(part: str) -> bool:
    found = _PARAMETER.fullmatch(part)
    return found is not None and found[1] in _LANGUAGE


def _computed(text: str) -> tuple[str, int]:
    """What code makes of an article, and its line; "" where it is known by its own path."""
    if not _PATHS.search(text):
        return "", 0
    found = [
        (_computed_in(text[one.end() : one.end() + _LONGEST]), one)
        for one in _PARAMS.finditer(text)
    ]
    if not found or any(not value for value, _ in found):
        return "", 0  # where several are made, those of lists have names of their own
    value, one = found[0]
    return value, text.count("\n", 0, one.start()) + 1


def _computed_in(text: str) -> str:
    """The first value of an object that is not the article's own; "" for none."""
    for row in _rows(text):
        key, mark, value = row.partition(":")
        value = (value if mark else key).strip()
        if value and key.strip() not in {*_LANGUAGE, "page"} and not _OWN.fullmatch(value):
            return value
    return ""


def _rows(text: str) -> Iterator[str]:
    """The properties of an object, up to the brace that closes it."""
    depth, begin = 0, 0
    for place, sign in enumerate(text):
        if sign in "([{":
            depth += 1
        elif sign in ")]}" and depth:
            depth -= 1
        elif sign == "}" or (sign == "," and not depth):
            yield text[begin:place]
            begin = place + 1
            if sign == "}":
                return


def fault_of(route: Route, ending: str) -> UnusedAddress | None:
    """That the addresses are not known here; the names of the route are an offer."""
    if not (route.computed or route.is_of_languages):
        return None
    path = route.file.removeprefix(f"{PAGES}/").removesuffix(".astro").removesuffix("/index")
    parts = [one for one in path.split("/") if not (_is_language(one) and one.startswith("[..."))]
    offer = "/".join(_PARAMETER.sub(_offered, part) for part in parts)
    return UnusedAddress(
        file=route.file,
        line=route.line,
        text=f"code computes these addresses ({' '.join((route.computed or path).split())[:80]})",
        hint=f'set permalink in feeds.toml, such as permalink = "{offer}{ending}"',
    )


def _offered(found: re.Match[str]) -> str:
    """The part of ours that a name stands for; else the name, for people to fill in."""
    if found[0].startswith("[...") and _OFFERS.get(found[1].lower()) == "{slug}":
        return "{path}"
    return _OFFERS.get(found[1].lower(), found[1].upper())
