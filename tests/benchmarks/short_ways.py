"""How many articles take the short ways, which proofs open: nothing unusual stands in them.

| short way | what is spared |
| --- | --- |
| fields | what the keys of an article mean, since another one says the same |
| words | a parser of HTML for its words, paragraphs and headings |
| page | a parser and cleaner of HTML for its page |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from feeds.articles import Alike, Draft, draft
from feeds.config import load_config
from feeds.content._well_formed import words_of
from feeds.model import Document
from feeds.reading import read

__all__ = ["short_ways"]


def short_ways(site: Path, names: Sequence[str]) -> Iterator[str]:
    """The rows of a table: each short way with its share of the articles in these files."""
    config = load_config(site)
    source = site / config.source
    found: Counter[str] = Counter()
    alike = Alike()
    for document in _documents(source, names):
        made = draft(document, config, alike=alike)
        if isinstance(made, Draft):
            found["articles"] += 1
            found["words"] += words_of(made.html) is not None
            found["page"] += made.is_plain
    found["fields"] = alike.found
    yield "| short way | articles | share |"
    yield "| --- | --- | --- |"
    for name in ("fields", "words", "page"):
        yield f"| {name} | {found[name]} | {found[name] / (found['articles'] or 1):.0%} |"


def _documents(source: Path, names: Iterable[str]) -> Iterator[Document]:
    for name in names:
        for one in read(source / name, name):
            if isinstance(one, Document):
                yield one
