"""A few entries of a ledger: for a build that changes no others, and so need not read them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from feeds.articles import file_of
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._lock_lines import END, NAME
from feeds.ledger._lock_parts import SPLIT_ABOVE
from feeds.ledger._lock_reader import parse
from feeds.ledger._lock_writer import article_lines, header_lines
from feeds.ledger._store import FileReplacer, ledger_names, text_of, write_part

__all__ = ["LedgerExcerpt"]

_ARTICLE = "\narticle\t"
_ENDED = ("\twithdrawn\t", "\tdeleted\t")
_MOVED = "\tmoved="
_END = f"{END}\n"
_YEAR = "year\t"
_PERMALINK, _PATH = 8, 9  # cells of a line


class LedgerExcerpt:
    """The head of a ledger, all entries that are not published, and those of some ids.

    Its files have to be as a build wrote them. Raises LedgerError where they cannot be read.
    """

    def __init__(self, folder: Path, ids: Iterable[str], paths: Iterable[str] = ()) -> None:
        """`paths` are those of its files, where they are known."""
        self._folder = folder
        first = text_of(folder / NAME)
        is_whole = _ARTICLE in first  # else each year has a file of its own
        stated = tuple(os.path.basename(one) for one in paths)  # noqa: PTH119 - texts
        names = () if is_whole else ledger_names(folder, stated)
        self._files = {NAME: first, **{name: text_of(folder / name) for name in names}}
        self._head = _head_of(first)
        self._lines: dict[str, tuple[str, str]] = {}  # id → its file, and its line
        for name, text in self._files.items():
            self._note(name, _with(text, _ENDED))
        self.include(ids)

    def include(self, ids: Iterable[str]) -> None:
        """Look at the entries of these ids as well. Raises LedgerError."""
        wanted = [one for one in ids if one not in self._lines]
        for name, text in self._files.items():
            self._note(name, filter(None, (_line_of(text, one) for one in wanted)))
        lines = (line for _, line in self._lines.values())
        self.ledger = parse([(NAME, self._head + "\n".join(lines))], is_whole=False)

    def _note(self, name: str, lines: Iterable[str]) -> None:
        for line in lines:
            self._lines[line.split("\t", 2)[1]] = (name, line)

    def holds(self, word: str) -> bool:
        """Whether the files have it anywhere."""
        return any(word in text for text in self._files.values())

    def is_new(self, entry: Entry, *, others: int = 0) -> bool:
        """Whether no other article has or had anything of an entry, and it has a place in the
        files as they are cut, where so many `others` come. Words that are written in another
        way are in doubt.
        """
        (line,) = article_lines((entry,))
        cells = line.split("\t")
        if "\\" in line or self._part_for(entry, others) is None:
            return False
        if any(map(self.holds, (entry.id, entry.fingerprint, entry.origin.partition(" ")[0]))):
            return False
        file = file_of(entry.permalink).casefold()
        names = {*(one.casefold() for one in cells[_PERMALINK : _PATH + 1]), file}
        return not any(
            _has_cell(text, names) or any(file_of(path) == file for path in _moved_in(text))
            for text in (text.casefold() for text in self._files.values())
        )

    def _part_for(self, entry: Entry, others: int = 0) -> str | None:
        """The file for a new entry; None where the files would be cut in another way."""
        if set(self._files) == {NAME}:
            articles = self._files[NAME].count(_ARTICLE)
            return NAME if 0 < articles < SPLIT_ABOVE - others else None
        name = f"feeds-{entry.first.year:04d}.lock"
        return name if name in self._files else None

    def is_of(self, ledger: Ledger) -> bool:
        """Whether the first lines of that ledger are the same."""
        return self._head == "".join(f"{line}\n" for line in header_lines(ledger))

    def save(self, entries: Iterable[Entry], disk: FileReplacer | None = None) -> None:
        """Put these in the place of those with their ids, or where new ones have to stand.
        Raises LedgerError.
        """
        changed: dict[str, str] = {}
        for entry in entries:
            known = self._lines.get(entry.id)
            name, old = known or (self._part_for(entry) or NAME, "")
            (line,) = article_lines((entry,))
            text = changed.get(name, self._files[name])
            if old:
                changed[name] = text.replace(f"\n{old}\n", f"\n{line}\n", 1)
            else:
                place, _ = _found_in(text, entry.id)
                changed[name] = f"{text[:place]}{line}\n{text[place:]}"
        for name, text in changed.items():
            if text != self._files[name]:
                write_part(self._folder / name, text, disk)


def _head_of(text: str) -> str:
    """The first lines of the file without a year, but for those that say which files there are."""
    head = text.partition(_ARTICLE)[0].removesuffix("\n") + "\n"
    head = head.removesuffix(_END)
    before, _, last = head[:-1].rpartition("\n")
    while last.startswith(_YEAR):
        head = f"{before}\n"
        before, _, last = before.rpartition("\n")
    return head


def _line_of(text: str, id: str) -> str:  # noqa: A002 - its name
    """The line of an article among those of a file; "" for none."""
    return _found_in(text, id)[1]


def _found_in(text: str, id: str) -> tuple[int, str]:  # noqa: A002 - its name
    """Where the line of an article begins, or would have to, and the line; "" for none. Those of
    a file are sorted by id.
    """
    low, high = text.find(_ARTICLE) + 1, len(text.removesuffix(_END))
    while 0 < low < high:
        begin = text.rfind("\n", low, (low + high) // 2) + 1 or low
        end = text.find("\n", begin)
        end = end if end >= 0 else len(text)
        line = text[begin:end]
        found = line.split("\t", 2)[1] if line else id
        if found == id:
            return begin, line
        low, high = (end + 1, high) if found < id else (low, begin)
    return low, ""


def _has_cell(text: str, names: Iterable[str]) -> bool:
    """Whether any of these is a cell of the lines, or its value."""
    found = (name for name in names if name in text)  # nearly always none
    return any(
        f"{before}{name}{after}" in text for name in found for before in "\t=" for after in "\t\n"
    )


def _moved_in(text: str) -> Iterator[str]:
    """The old addresses of articles."""
    at = text.find(_MOVED)
    while at >= 0:
        begin = at + len(_MOVED)
        line = text.find("\n", begin)
        cell = text.find("\t", begin, line)
        end = cell if cell >= 0 else line
        yield text[begin:end]
        at = text.find(_MOVED, end)


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
