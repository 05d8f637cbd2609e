"""A few entries of a ledger: for a build that changes no others, and so need not read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._lock_lines import NAME
from feeds.ledger._lock_reader import parse
from feeds.ledger._lock_writer import article_lines, header_lines
from feeds.ledger._store import FileReplacer, ledger_names, text_of, write_part

__all__ = ["LedgerExcerpt"]

_ARTICLE = "\narticle\t"
_ENDED = ("\twithdrawn\t", "\tdeleted\t")


class LedgerExcerpt:
    """The head of a ledger, all entries that are not published, and those of some ids.

    Its files have to be as a build wrote them. Raises LedgerError where they cannot be read.
    """

    def __init__(self, folder: Path, ids: Iterable[str]) -> None:
        self._folder = folder
        first = text_of(folder / NAME)
        is_whole = _ARTICLE in first  # else each year has a file of its own
        names = () if is_whole else ledger_names(folder)
        self._files = {NAME: first, **{name: text_of(folder / name) for name in names}}
        self._head = first.partition(_ARTICLE)[0].removesuffix("\n") + "\n"
        self._lines: dict[str, tuple[str, str]] = {}  # id → its file, and its line
        wanted = list(ids)
        for name, text in self._files.items():
            known = (_line_of(text, one) for one in wanted)
            for line in (*filter(None, known), *_with(text, _ENDED)):
                self._lines[line.split("\t", 2)[1]] = (name, line)
        lines = (line for _, line in self._lines.values())
        self.ledger = parse([(NAME, self._head + "\n".join(lines))])

    def holds(self, word: str) -> bool:
        """Whether the files have it anywhere."""
        return any(word in text for text in self._files.values())

    def is_of(self, ledger: Ledger) -> bool:
        """Whether the first lines of that ledger are the same."""
        return self._head == "".join(f"{line}\n" for line in header_lines(ledger))

    def save(self, entries: Iterable[Entry], disk: FileReplacer | None = None) -> None:
        """Put these in the place of those with their ids. Raises LedgerError."""
        changed: dict[str, str] = {}
        for entry in entries:
            name, old = self._lines[entry.id]
            (line,) = article_lines((entry,))
            text = changed.get(name, self._files[name])
            changed[name] = text.replace(f"\n{old}\n", f"\n{line}\n", 1)
        for name, text in changed.items():
            if text != self._files[name]:
                write_part(self._folder / name, text, disk)


def _line_of(text: str, id: str) -> str:  # noqa: A002 - its name
    """The line of an article among those of a file, which are sorted by id; "" for none."""
    low, high = text.find(_ARTICLE) + 1, len(text)
    while 0 < low < high:
        begin = text.rfind("\n", low, (low + high) // 2) + 1 or low
        end = text.find("\n", begin)
        end = end if end >= 0 else len(text)
        line = text[begin:end]
        found = line.split("\t", 2)[1] if line else id
        if found == id:
            return line
        low, high = (end + 1, high) if found < id else (low, begin)
    return ""


def _with(text: str, marks: Iterable[str]) -> Iterator[str]:
    """The lines of articles that have any of these in them."""
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            begin = text.rfind("\n", 0, at + 1) + 1
            end = text.find("\n", at + 1)
            line = text[begin : end if end >= 0 else len(text)]
            if line.startswith(_ARTICLE[1:]):
                yield line
            at = text.find(mark, end) if end >= 0 else -1
