"""What is stated of a file beside its address: its size, its length, its media type, its title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from feeds.articles._fields import scalars
from feeds.articles._measures import bytes_of, seconds_of
from feeds.articles._sound_keys import SoundKey, sound_key, states_nothing
from feeds.content import one_line, type_of_ending
from feeds.errors import Problem
from feeds.model import Document, Value
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple, dataclass

__all__ = ["FoundFile", "SaidRow", "with_facts"]

_BARE = lazy_regex(r"\d+(?:\.\d+)?")
_LONGEST = 60  # characters of a value in a message


class SaidRow(NamedTuple):
    """A key of a table, its value, and the line of the key."""

    key: str
    value: Value
    line: int
    is_nested: bool = False  # the table is a value itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a file; "" and 0 for what is not."""

    type: str = ""  # media type
    length: int = 0  # bytes
    duration: int = 0  # seconds
    title: str = ""

    def filled(self, other: Facts) -> Facts:
        """With what another one knows, where this one does not."""
        return Facts(
            type=self.type or other.type,
            length=self.length or other.length,
            duration=self.duration or other.duration,
            title=self.title or other.title,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """The address of a file, the key it stands under, and what is stated of it."""

    key: SoundKey
    url: str
    line: int
    facts: Facts = Facts()
    is_first: bool = False  # ahead of those that were found by their values
    order: int = 0  # among those

    def below(self, key: SoundKey, *, is_first: bool) -> FoundFile:
        """As it is seen from the table above, where its own table stands under a key."""
        own = self.key._replace(stem=self.key.stem | key.stem)
        return replace(self, key=own, is_first=self.is_first or is_first)

    def ordered_as(self, other: FoundFile) -> FoundFile:
        """In the place of another one of its list, whose order stays."""
        return replace(self, order=other.order)

    @property
    def ending(self) -> str:
        """Of its address, in lower case; "" for none."""
        return self.url.partition("?")[0].rpartition(".")[2].lower()


def with_facts(
    found: list[FoundFile], rows: Iterable[SaidRow], document: Document, faults: list[Problem]
) -> list[FoundFile]:
    """The files with what the rows about them state; each fact goes to the nearest of them.

    A duration is that of every format of a sound.
    """
    for row in rows if found else ():
        key = sound_key(row.key)
        text = next(iter(scalars(row.value)), "") if key.fact else ""
        able = [place for place, one in enumerate(found) if key.is_of(one.key, one.ending)]
        if not text or not able or states_nothing(text):
            continue
        facts = _facts(key, text, is_nested=row.is_nested)
        if facts is None:
            faults.append(_unread(row, key, text, document))
            continue
        nearest = min(able, key=lambda place: key.distance(found[place].key))
        for place in able if facts.duration else [nearest]:
            one = found[place]
            found[place] = replace(one, facts=one.facts.filled(facts))
    return found


def _facts(key: SoundKey, text: str, *, is_nested: bool) -> Facts | None:
    """What a value says; None for one that ought to say something, and cannot be read.

    Beside the fields of an article a bare `size`, `type` or `title` may be one of its own.
    """
    is_own = is_nested or bool(key.stem)
    if key.fact == "title":
        return Facts(title=one_line(text) if is_nested else "")
    if key.fact == "type":
        known = type_of_ending(text)
        is_type = is_own or re.match(r"(?:audio|video)/", text)
        return Facts(type=known or (text if is_type else ""))
    if key.fact == "size":
        size = bytes_of(text)
        seconds = seconds_of(text) if size is None else None
        if size is None and seconds is None:
            return None if is_own else Facts()
        return Facts(length=size or 0, duration=seconds or 0)
    is_bare = key.in_minutes and _BARE.fullmatch(text)
    seconds = seconds_of(f"{text} min" if is_bare else text)
    return None if seconds is None else Facts(duration=seconds)


def _unread(row: SaidRow, key: SoundKey, text: str, document: Document) -> Problem:
    """A warning for what is no size, or no length."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    what, example = ("duration", "1:02:03, 62 min or PT1H2M")
    if key.fact == "size":
        what, example = ("number of bytes", "5242880")
    return Problem(
        path=document.path,
        line=row.line or document.line or 1,
        message=f"{row.key} {shown!r} is no {what}",
        hint=f"write it as {example}",
        severity="warning",
    )
