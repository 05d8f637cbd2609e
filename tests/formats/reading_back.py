"""What an independent parser should find, worked out without the code under test."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_EXCLUDED = [code for code in range(32) if chr(code) not in "\t\n\r"]
UNSOUND = dict.fromkeys((*_EXCLUDED, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
"""The characters outside Char of XML 1.0, section 2.2, as a table for str.translate."""


def on_one_line(text: str) -> str:
    return " ".join(text.translate(UNSOUND).split())


def words(html: str) -> list[str]:
    """The words a browser shows, without what XML cannot hold."""
    body = LexborHTMLParser(html.translate(UNSOUND)).body
    assert body is not None
    return body.text(separator="").split()


def instant(parsed: Any) -> datetime:
    """A time as feedparser gives it."""
    year, month, day, hour, minute, second = parsed[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def whole_seconds(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
