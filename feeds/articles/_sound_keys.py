"""Keys by their words: which name a sound, which the size or the length of one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, TypeAlias

from feeds.model import Value
from feeds.patterns import lazy_regex
from feeds.reading import fold
from feeds.records import NamedTuple

__all__ = ["Fact", "SoundKey", "sound_key", "states_nothing"]

Fact: TypeAlias = Literal["", "size", "duration", "type", "title"]

_FORMATS = frozenset("mp3 m4a m4b aac ogg oga opus flac wav".split())
_MEANT = frozenset("audio podcast podcasts enclosure enclosures sound".split())
_ABOUT = _MEANT | frozenset("episode episodes media recording show track voice".split())
"""Words that stand for the sound ahead of `size` and the like, whatever its own key is."""

_PLACE = frozenset(
    "file files filename path filepath url urls uri src link href location address download "
    "source sources remote".split()
)
"""Words that say no more than that an address follows."""

_FACTS: dict[str, Fact] = {
    **dict.fromkeys("size bytes length filesize bytelength octets".split(), "size"),
    **dict.fromkeys("duration runtime playtime seconds minutes".split(), "duration"),
    **dict.fromkeys("type mime mimetype format".split(), "type"),
    **dict.fromkeys("title name label".split(), "title"),
}
_FILLING = frozenset({"in", "media", "content", "byte", "the", "of"})
_TEXT = frozenset(
    "title heading headline label description text caption alt command comment note credit "
    "pattern regex slug id".split()
)
_KNOWN = _ABOUT | _FORMATS | _PLACE | _FILLING | _FACTS.keys()
_TOKENS = sorted(_KNOWN - {"in", "of", "the"}, key=lambda one: (-len(one), one))
_JOINED = lazy_regex(rf"(?:{'|'.join(_TOKENS)})+")
_LONGEST = 40  # letters of a word that is cut into others

_NOTHING = frozenset({"", "null", "~", "none", "false", "no", "off", "n/a", "nil", "-"})


def states_nothing(value: Value) -> bool:
    """Whether a value says that there is none: `null`, `false`, or a table of nothing else."""
    if isinstance(value, str):
        return value.strip().lower() in _NOTHING
    return all(map(states_nothing, value.values() if isinstance(value, Mapping) else value))


class SoundKey(NamedTuple):
    """What a key says of sound."""

    stem: frozenset[str]  # the words that tell it from others: {"podcast", "ogg"}
    fact: Fact  # that it states of a file; "" for none
    is_sound: bool  # it names a sound and nothing else, or a fact of one
    is_place: bool  # it ends in a word such as `file` or `url`
    is_text: bool  # what it holds are words, not an address
    ending: str  # a format among its words, such as `mp3`
    in_minutes: bool  # a bare number of it is no seconds

    def is_of(self, other: SoundKey, ending: str) -> bool:
        """Whether a fact with this key can be one of the sound with the other, and an ending."""
        return self.stem - other.stem - {ending} <= _ABOUT

    def distance(self, other: SoundKey) -> int:
        """How many words one of the two has and the other has not."""
        return len(self.stem ^ other.stem)


@lru_cache(maxsize=1024)
def sound_key(key: str) -> SoundKey:
    """The words of a key: `audioFileSize` and `podcast_bytes` are sizes of a sound."""
    words = _words(key)
    last = words[-1] if words else ""
    fact = _FACTS.get(last, "")
    stem = frozenset(words).difference(_PLACE, _FILLING, _FACTS if fact else ())
    is_strong = not (_MEANT | _FORMATS).isdisjoint(words) or ("episode" in words and last in _PLACE)
    return SoundKey(
        stem=stem,
        fact=fact,
        is_sound=is_strong and _KNOWN.issuperset(words) and fact not in {"title", "type"},
        is_place=last in _PLACE,
        is_text=last in _TEXT,
        ending=next((word for word in words if word in _FORMATS), ""),
        in_minutes=last == "minutes",
    )


def _words(key: str) -> list[str]:
    """`podcastFile`, `podcast-file` and `podcastfile` are two words."""
    return [part for word in fold(key).split("_") if word for part in _parts(word)]


def _parts(word: str) -> list[str]:
    """The known words that a word is put together of; itself where it is not."""
    parts: list[str] = []
    rest = word if len(word) <= _LONGEST and _JOINED.fullmatch(word) else ""
    while rest:
        part = next(one for one in _TOKENS if rest == one or _goes_on(rest, one))
        parts.append(part)
        rest = rest[len(part) :]
    return parts or [word]


def _goes_on(text: str, part: str) -> bool:
    return text.startswith(part) and _JOINED.fullmatch(text, len(part)) is not None
