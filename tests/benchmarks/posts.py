"""The articles that are measured: the same number gives the same bytes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

__all__ = ["json_line", "name_of", "post"]

_WORDS = (
    "the sea was calm when they left harbour and nobody on the quay had thought to ask where "
    "all those boats were going at such an hour of a Sunday with lamps lit but no flag raised "
    "because old people remember how it went last time winter came early over this coast"
).split()
_FIRST = datetime(2000, 1, 1, 8, 30, tzinfo=UTC)
_MINUTES = 12_000_000  # from the first to the last, which is of 2022
_PARAGRAPHS = 10


def name_of(index: int) -> str:
    """The file of a post; the last is the newest."""
    return f"post-{index:07d}.md"


def post(index: int, number: int) -> str:
    """One of `number` posts: about 3 KB of Markdown, with front matter that each tool reads."""
    chance = random.Random(index)
    return (
        f"---\ntitle: Boat number {index} left at dawn\ndate: {_date(index, number)}\n"
        f"tags: [sea, harbour {index % 40}]\n---\n\n{_paragraph(chance)}\n\n"
        f"## The *{chance.choice(_WORDS)}*\n\n{_paragraph(chance)} "
        "A [link](https://example.org/).\n\n"
        f"- {_sentence(chance, 6)}\n- {_sentence(chance, 7)}\n- `{_sentence(chance, 3)}`\n\n"
        + "\n\n".join(_paragraph(chance) for _ in range(_PARAGRAPHS))
        + "\n"
    )


def json_line(index: int, number: int) -> str:
    """One of `number` rows: about 2 KB of plain text."""
    chance = random.Random(index)
    row = {
        "title": f"Boat number {index} left at dawn",
        "date": _date(index, number),
        "tags": ["sea", f"harbour {index % 40}"],
        "text": "\n\n".join(_paragraph(chance) for _ in range(_PARAGRAPHS - 3)),
    }
    return json.dumps(row) + "\n"


def _date(index: int, number: int) -> str:
    moment = _FIRST + timedelta(minutes=_MINUTES * index // number)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, 11) for _ in range(4))


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def rows(number: int) -> Iterator[str]:
    """All of them."""
    return (json_line(index, number) for index in range(number))
