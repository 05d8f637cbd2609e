"""Articles in markup that is not read here: reported, so that none is missing in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from feeds.errors import Problem
from feeds.generators import Source
from feeds.model import Document, Field
from feeds.patterns import lazy_regex
from feeds.reading._no_article import reason_by_path

__all__ = ["CONVERT", "FOREIGN", "NOT_READ", "read_foreign"]

NOT_READ = "is not read here"
"""What the reason says that is given for such a file."""

FOREIGN: Mapping[str, str] = {
    ".textile": "Textile",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".org": "Org",
    ".dj": "Djot",
}
"""Suffix → what people call it."""

CONVERT: Mapping[str, str] = {
    ".textile": "pandoc -t gfm {name} -o {stem}.md",
    ".adoc": "asciidoctor {name}",
    ".asciidoc": "asciidoctor {name}",
    ".org": "pandoc -s -t gfm {name} -o {stem}.md",
    ".dj": "pandoc -f djot -t gfm {name} -o {stem}.md",
}
"""Suffix → the command that makes Markdown or HTML of such a file."""

_HEAD = 20_000  # bytes that may say when it was written
_DATED_NAME = lazy_regex(r"(?:19|20)\d\d-\d\d?-\d\d?[-_]")
_DATED_LINE = lazy_regex(
    r"(?:^|\\n)(?:#\+|[ \t:\"']*)(?:date|published|revdate|pubdate)[\"']?\s*[:=]"
    r"\s*[\"'<\[(]*(?:19|20)\d\d",
    re.IGNORECASE | re.MULTILINE,
)


def read_foreign(source: Source, file: Path) -> Iterator[Document | Problem]:
    """No article, and why. Whether one was meant tells its date, in its name or at its head."""
    suffix = file.suffix.lower()
    name = FOREIGN[suffix]
    reason = reason_by_path(source)
    date = Field(name="date", value="stated", source="field")
    yield Document(
        path=source.path,
        markup="text",
        body="",
        fields=() if reason or not _is_dated(source, file) else (date,),
        left_out=reason or f"{name} {NOT_READ}; convert it to Markdown or HTML",
    )


def _is_dated(source: Source, file: Path) -> bool:
    if _DATED_NAME.match(source.path.rpartition("/")[2]):
        return True
    with file.open("rb") as stream:
        return _DATED_LINE.search(stream.read(_HEAD).decode("utf-8", "replace")) is not None
