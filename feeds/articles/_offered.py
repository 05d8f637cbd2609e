"""The files that an article offers: sounds above all, whatever the keys are that name them.

A value that is the address or the path of a sound is one, by its ending; under a key that says
`audio`, `podcast` or `enclosure`, an address without such an ending is one as well. Its size,
length and media type are looked for beside it (see _offered_facts).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

import msgspec

from feeds.articles._measures import seconds_of
from feeds.articles._offered_facts import Facts, FoundFile, SaidRow, with_facts
from feeds.articles._sound_keys import SoundKey, sound_key, states_nothing
from feeds.content import kind_of, media_type, scheme_of, sounds_in, type_of_ending
from feeds.errors import Problem
from feeds.model import Document, Field, Value
from feeds.patterns import lazy_regex
from feeds.reading import NAMES, fold

__all__ = ["Offered", "may_offer", "offered"]


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """A file that an article offers, as far as it states it."""

    url: str  # as written; "" where the article states none
    type: str = ""  # media type; "" where the ending of the file tells
    length: int = 0  # bytes; 0 where it is not stated
    duration: int = 0  # seconds; 0 where it is not stated
    title: str = ""
    line: int = 0  # of its key; 0 for one in the body
    asked: str = ""  # what to write where its size is not known; "" where nobody can


_NOT_LOOKED_AT = NAMES - {"enclosure", "link", "source", "url"}
_FILES = frozenset({"enclosure", "enclosures", "attachments"})
"""Keys whose values are files, whatever they look like."""

_ADDRESSES = ("url", "src", "href", "file", "path")
"""Of a table about a file, the key that has its address: the first that is there."""

_PAGES = frozenset(
    "open.spotify.com podcasters.spotify.com podcasts.apple.com itunes.apple.com youtu.be "
    "podcasts.google.com music.amazon.com www.youtube.com youtube.com vimeo.com soundcloud.com "
    "anchor.fm pca.st overcast.fm castbox.fm castro.fm pocketcasts.com www.deezer.com tunein.com "
    "www.mixcloud.com".split()
)
"""Hosts whose addresses lead to a page with a player, unless they end as a sound does."""

_FIRST = {kind: place for place, kind in enumerate(("audio/mpeg", "audio/mp4", "audio/aac"))}
"""Of one sound in several formats, those first that every reader plays."""

_LINES = lazy_regex(
    r"(?P<url>\S+)\s+(?P<length>\d{1,15})(?:\s+(?P<type>[\w.+-]+/[\w.+-]+))?(?P<rest>\s.*)?",
    re.DOTALL,
)
"""WordPress' own form: address, bytes, media type, each in a line; also joined to one."""

_SERIALISED = lazy_regex(r'"duration";s:\d+:"([^"]{1,60})"')
_NUMBER = lazy_regex(r"\d{1,15}")
_MOST = 100  # files of one article
_HINT = "write its bytes beside it, such as length: 5242880"
_HINT_IN_BODY = "state it above the text: enclosure: {url: ADDRESS, length: BYTES}"


def offered(document: Document, html: str) -> tuple[tuple[Offered, ...], tuple[Problem, ...]]:
    """The files that the metadata name; where they name none, the sounds in the body.

    The problems are warnings: of a key that looks like sound and names none, and of sizes and
    lengths that cannot be read.
    """
    rows = [item for item in document.fields if item.name not in _NOT_LOOKED_AT]
    faults: list[Problem] = []
    if any(_may_name(item) for item in rows):
        table = [SaidRow(item.key or item.name, item.value, item.line) for item in rows]
        found = tuple(_in_order(_in_table(table, document, faults, is_about_file=False)))
        if found:
            return found, tuple(faults)
    in_body = [
        Offered(url=one.address, type=one.type, asked=_HINT_IN_BODY) for one in sounds_in(html)
    ]
    faults += [] if in_body else _without_sound(rows, document)
    return tuple(in_body[:_MOST]), tuple(faults)


def may_offer(document: Document) -> bool:
    """Whether a field may name a file, or says something of sound."""
    rows = [item for item in document.fields if item.name not in _NOT_LOOKED_AT]
    return any(map(_may_name, rows)) or any(_without_sound(rows, document))


def _may_name(item: Field) -> bool:
    """Whether a field can name a file: most have a text that ends as no sound does."""
    if item.name == "enclosure" or not isinstance(item.value, str):
        return True
    return kind_of(item.value) == "sound" or sound_key(item.key or item.name).is_sound


def _in_table(
    rows: list[SaidRow], document: Document, faults: list[Problem], *, is_about_file: bool
) -> list[FoundFile]:
    """The files in one table: the metadata of the article, or a value that is a table itself."""
    found: list[FoundFile] = []
    own = next((row for name in _ADDRESSES for row in rows if fold(row.key) == name), None)
    for row in [own] if own and is_about_file else rows:
        found += _of_value(row, row.value, document, faults, is_about_file=is_about_file)
    return with_facts(found[:_MOST], rows, document, faults)


def _of_value(
    row: SaidRow, value: Value, document: Document, faults: list[Problem], *, is_about_file: bool
) -> list[FoundFile]:
    key = fold(row.key)
    is_meant = is_about_file or key in _ENCLOSURES
    if isinstance(value, str):
        found = _of_text(row, value, is_meant=is_meant, is_file=key in _FILES)
        return [found] if found else []
    if isinstance(value, Mapping):
        inner = [SaidRow(name, one, row.line, is_nested=True) for name, one in value.items()]
        made = _in_table(inner, document, faults, is_about_file=is_meant)
        if not made and key in _FILES and not states_nothing(value):
            return [FoundFile(key=sound_key(row.key), url="", line=row.line, is_first=True)]
        return [one.below(sound_key(row.key), is_first=key in _FILES) for one in made]
    if _is_in_lines(value):
        found = _of_text(row, "\n".join(map(str, value)), is_meant=is_meant, is_file=False)
        return [found] if found else []
    made = [
        one
        for part in value
        for one in _of_value(row, part, document, faults, is_about_file=is_about_file)
    ]
    return [one.ordered_as(made[0]) for one in made]


_ENCLOSURES = _FILES | {"audio", "podcast", "media"}


def _is_in_lines(value: tuple[Value, ...]) -> bool:
    """`[https://…, 55500, audio/mpeg]` is one file."""
    second = value[1] if len(value) > 1 else ""
    return (
        all(isinstance(one, str) for one in value)
        and isinstance(second, str)
        and _NUMBER.fullmatch(second) is not None
    )


def _of_text(row: SaidRow, text: str, *, is_meant: bool, is_file: bool) -> FoundFile | None:
    """The file that a text names, if it does."""
    key, text = sound_key(row.key), text.strip().removeprefix("|").lstrip()  # a sign of YAML
    lines = _LINES.fullmatch(text) if len(text.split(None, 2)) > 1 else None
    address = lines["url"] if lines else text
    is_named = is_file and not states_nothing(text) and text.lower() not in _FLAGS
    if not (is_named or _is_sound(address, key, is_meant=is_meant)):
        return None
    return FoundFile(
        key=key,
        url=address,
        line=row.line,
        facts=_facts_in(lines) if lines else Facts(),
        is_first=is_file,
        order=_FIRST.get(media_type(address) or type_of_ending(key.ending), len(_FIRST)),
    )


def _facts_in(lines: re.Match[str]) -> Facts:
    """What stands in the lines below an address."""
    played = _SERIALISED.search(lines["rest"] or "")
    return Facts(
        type=lines["type"] or "",
        length=int(lines["length"]),
        duration=(seconds_of(played[1]) or 0) if played else 0,
    )


_FLAGS = frozenset({"true", "yes", "on"})


def _is_sound(address: str, key: SoundKey, *, is_meant: bool) -> bool:
    """Whether a text under a key is the address or the path of a file that is offered."""
    kind = kind_of(address)
    is_one_word = not re.search(r"\s", address)
    if kind == "sound":
        return not key.is_text and (is_one_word or is_meant or key.is_sound or key.is_place)
    if not is_one_word or key.fact or not (is_meant or key.is_sound):
        return False
    if scheme_of(address) in {"http", "https"} or address.startswith("//"):
        return _host(address) not in _PAGES and (is_meant or kind != "other")
    return kind == "film" or (is_meant and (kind != "" or "/" in address))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:  # a bracket that closes nowhere
        return ""


def _in_order(found: list[FoundFile]) -> Iterator[Offered]:
    """Each file once, with what any of its keys states."""
    found.sort(key=lambda one: (not one.is_first, one.order if not one.is_first else 0))
    once: dict[str, FoundFile] = {}
    for one in found:
        before = once.get(one.url)
        if before is not None or len(once) < _MOST:
            facts = before.facts.filled(one.facts) if before else one.facts
            once[one.url] = replace(before or one, facts=facts)
    for one in once.values():
        yield Offered(
            url=one.url,
            type=one.facts.type or ("" if media_type(one.url) else type_of_ending(one.key.ending)),
            length=one.facts.length,
            duration=one.facts.duration,
            title=one.facts.title,
            line=one.line,
            asked=_HINT,
        )


def _without_sound(rows: Iterable[Field], document: Document) -> Iterator[Problem]:
    """A warning for a key that looks like sound, where the article has none at all."""
    for item in rows:
        name = item.key or item.name
        key = sound_key(name)
        if not key.is_sound or key.fact == "type" or states_nothing(item.value):
            continue
        message, hint = f"{name} names no sound", f"write {name}: episode.mp3, or its address"
        if key.fact:
            message = f"{name} is stated, and no sound that it could be of"
            hint = "write audio: episode.mp3, or its address, or take it out"
        elif isinstance(item.value, str) and _host(item.value) in _PAGES:
            message = f"{name} leads to a page with a player, which no reader of feeds can play"
            hint = f"write the address of the sound itself, such as {name}: {_EXAMPLE}"
        yield Problem(
            path=document.path,
            line=item.line or document.line or 1,
            message=message,
            hint=hint,
            severity="warning",
        )


_EXAMPLE = "https://example.org/episode.mp3"
