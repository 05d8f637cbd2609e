"""The words of the interface, out of interface_words.toml: English where a language is missing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from feeds.cache import prepared, version
from feeds.records import dataclass

__all__ = ["Words", "words_by_language", "words_in"]

_TABLE = Path(__file__).with_name("interface_words.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What pages say of themselves, in one language."""

    language: str
    skip: str  # link past the masthead
    subscribe: str
    how: str  # what a feed's address is for
    all_feeds: str  # link to the OPML file
    sections: str
    updated: str
    by: str  # ahead of names
    tags: str
    source: str  # ahead of a host's name
    older: str
    newer: str
    previous: str
    following: str
    page: str
    home: str
    empty: str
    moved: str
    gone: str
    missing: str
    archive: str
    plot: str  # articles over time
    plot_text: str  # what the bars are, for those who do not see them
    year: str
    months: str
    articles: str
    authors: str
    languages: str
    all: str
    menu: str
    contents: str  # of an article, by its headings
    footnotes: str
    back: str  # from a footnote to the text
    done: str  # of a task
    open: str  # of a task that is not done
    code: str
    table: str
    feeds_what: str  # what a feed is
    feeds_how: str  # what to do with its address

    def named(self, word: str) -> str:
        """One of these words by its name; what lists are called by that of their kind."""
        made: str = getattr(self, word, "") or self.of_kind(word)
        return made

    def of_kind(self, kind: str) -> str:
        """What lists of a kind are called: tags, authors, languages, years."""
        return {
            "tag": self.tags,
            "author": self.authors,
            "language": self.languages,
            "year": self.archive,
            "month": self.months,
        }.get(kind, self.sections)


@lru_cache(maxsize=64)
def words_in(language: str) -> Words:
    """The words in a language: `nl-BE` has those of `nl`, one that is missing those of `en`."""
    first = language.partition("-")[0].lower()
    first = "nb" if first in {"no", "nn"} else first
    table = _table()
    language = first if first in table else "en"
    return Words(language=language, **table[language])


@cache
def words_by_language() -> Mapping[str, Words]:
    """All that interface_words.toml has, in every language."""
    return {language: Words(language=language, **texts) for language, texts in _table().items()}


@cache
def _table() -> dict[str, dict[str, str]]:
    """As it stands there; in another form it is read in a tenth of the time."""
    data = prepared("interface-words", version(), _packed) or _packed()
    return msgspec.json.decode(data, type=dict[str, dict[str, str]])


def _packed() -> bytes:
    import tomllib  # noqa: PLC0415 - once a version

    return msgspec.json.encode(tomllib.loads(_TABLE.read_text(encoding="utf-8")))
