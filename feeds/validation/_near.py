"""Did you mean: the element, attribute or namespace that a slip stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final

from feeds.patterns import lazy_regex
from feeds.records import NamedTuple
from feeds.validation._namespaces import ATOM, PREFIXES, tag_of
from feeds.validation._node import Tag
from feeds.validation._vocabulary import CHILDREN
from feeds.validation._words import ATTRIBUTES, PLACES, WAYS, WORDS

__all__ = ["Meant", "meant_attribute", "meant_element", "meant_namespace", "misplaced"]

_CLOSE: Final = 0.8  # of difflib's ratio
_SHORTEST: Final = 3  # letters of a name that can be a slip for another
_MOST_HOMES: Final = 3
_SLIPS = lazy_regex(r"^https?://(?:www\.)?|[/#]+$")


class Meant(NamedTuple):
    """The key that an element stands for, and what to write instead."""

    key: str
    advice: str


@lru_cache(maxsize=2048)  # a template's slip stands in every entry
def meant_element(tag: Tag, place: str, core: str | None) -> Meant | None:
    """What an element that its place does not know was probably meant to be."""
    known = CHILDREN.get(place)
    if not known:
        return None
    own = "" if tag.ns == core else tag.ns
    word = WORDS.get(place, {}).get(tag.name) if own in ("", ATOM) else None
    if word is not None:
        return Meant(_key_of(word, known), WAYS.get((place, tag.name)) or f"write {word}")
    for ns in dict.fromkeys((own, ATOM if core is not None or not own else own)):
        near = _close(tag.name, _names(place).get(ns, ()))
        if near:
            key = f"{{{ns}}}{near}" if ns else near
            return Meant(key, f"write {_label(key)}")
    home = _home(tag.key)
    return Meant("", f"put it into {home}") if home else _other_namespace(tag.name, place)


def misplaced(key: str) -> str:
    """What to do about an element that is known at other places alone; "" where unclear."""
    home = _home(key)
    return f"put it into {home}" if home else ""


def _other_namespace(name: str, place: str) -> Meant | None:
    """The same name in another vocabulary: `creator` for dc:creator."""
    for ns, names in _names(place).items():
        if name in names:
            key = f"{{{ns}}}{name}" if ns else name
            prefix = PREFIXES.get(ns, "")
            declared = f', with xmlns:{prefix}="{ns}"' if ns else ", without a prefix"
            return Meant(key, f"write {prefix}:{name}{declared}" if ns else f"write {name}")
    return None


def _home(key: str) -> str:
    """Where an element belongs that stands at a wrong place; "" where that is not one thing."""
    of_rss = {"item", "channel"} if key.startswith(f"{{{ATOM}}}") else set()
    places = [
        PLACES.get(place, place)
        for place in CHILDREN
        if key in CHILDREN[place] and place not in of_rss
    ]
    known = [place for place in dict.fromkeys(places) if place]
    return " or ".join(known) if 0 < len(known) <= _MOST_HOMES else ""


def meant_attribute(name: str, known: Iterable[str], stated: Mapping[str, str]) -> str:
    """The attribute that was probably meant; "" where none comes near."""
    names = [one for one in known if one[0] != "{" and one not in stated]
    near = _close(name, names)
    if near:
        return near
    lower = name.lower()
    for group in ATTRIBUTES:
        if lower in group:
            return next((one for one in names if one.lower() in group), "")
    return ""


def meant_namespace(prefix: str, uri: str) -> str:
    """The namespace that was meant by a prefix, or by an address but for a slip; "" for none."""
    bare = _SLIPS.sub("", uri.lower())
    for known, usual in PREFIXES.items():
        if _SLIPS.sub("", known.lower()) == bare or usual == prefix:
            return known
    return ""


@cache
def _names(place: str) -> dict[str, tuple[str, ...]]:
    """The local names that a place knows, by namespace; those without one come first."""
    found: dict[str, list[str]] = {"": []}
    for key in CHILDREN.get(place, {}):
        ns, _, name = key.rpartition("}")
        found.setdefault(ns[1:], []).append(name)
    return {ns: tuple(names) for ns, names in found.items()}


def _close(name: str, names: Iterable[str]) -> str:
    lowers = {one.lower(): one for one in names}
    lower = name.lower()[:40]
    if lower in lowers:
        return lowers[lower]
    if len(lower) < _SHORTEST:
        return ""
    for one, written in lowers.items():
        if len(one) == len(lower) and sorted(one) == sorted(lower):
            return written
    found = get_close_matches(lower, lowers, n=1, cutoff=_CLOSE)
    return lowers[found[0]] if found else ""


def _key_of(word: str, known: Mapping[str, object]) -> str:
    """The key of a name as people write it: dc:creator, pubDate, the Atom element."""
    prefix, colon, bare = word.partition(":")
    if colon:
        ns = next((uri for uri, usual in PREFIXES.items() if usual == prefix), "")
        return f"{{{ns}}}{bare}"
    first = word.split(maxsplit=1)[0]
    return first if first in known else f"{{{ATOM}}}{first}"


def _label(key: str) -> str:
    ns, _, name = key.rpartition("}")
    if not ns or ns[1:] == ATOM:
        return name
    return tag_of(f"{ns[1:]} {name}").label
