"""Tables whose rows have their texts in files of their own, as exports of Substack do.

The text of a row of `posts.csv` is `posts/17.fog.html`, or `17.fog.html` beside the table: the
file that its `post_id`, `id` or `slug` names. Such a file is no article itself, and nobody sees
more of it than its row allows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from feeds.generators import Source
from feeds.model import Document, Field
from feeds.reading._raw_fields import RawField
from feeds.reading._side_files import read_small
from feeds.reading._states import KEPT_OUT
from feeds.reading.keys import canonical, fold

__all__ = [
    "files_of_rows",
    "is_table",
    "tables_of_folder",
    "text_of_a_row",
    "text_of_row",
    "texts_of_table",
]

_NAMES = ("post_id", "id", "slug")
_SUFFIXES = (".html", ".htm")
_TABLES = (".csv", ".tsv")
_USUAL = "posts.csv"
_LARGEST = 20 * 1024 * 1024


def is_table(path: str) -> bool:
    """Whether a file's rows may have such texts."""
    return path.lower().endswith(_TABLES)


def texts_of_table(place: str) -> tuple[str, ...]:
    """The files that may be the texts of a table's rows, in the order of their names."""
    folder, name = os.path.split(place)
    return tuple(
        os.path.join(one, found)  # noqa: PTH118 - texts, as all of these
        for one in (os.path.join(folder, name.rpartition(".")[0]), folder)  # noqa: PTH118
        for found in _files(one)
    )


def tables_of_folder(place: str, relative: str) -> tuple[str, ...]:
    """The tables below the source folder that a file's text may belong to, if they are there: it
    has to be HTML.
    """
    if not place.lower().endswith(_SUFFIXES):
        return ()
    folder, _, name = place.rpartition(os.sep)
    beside = place.removesuffix(name) + _USUAL
    return (beside, *(folder + end for end in _TABLES)) if "/" in relative else (beside,)


def files_of_rows(source: Source) -> Mapping[str, str]:
    """The stems of those files → their places; of two of one name that of the table's folder."""
    places = texts_of_table(source.file) if source.file else ()
    return {os.path.basename(one).rpartition(".")[0]: one for one in reversed(places)}  # noqa: PTH119


def text_of_row(
    entries: Sequence[RawField], files: Mapping[str, str], source: Source
) -> RawField | None:
    """The text of a row that has none in its cells; None where there is no file of it."""
    said = {fold(entry.key): str(entry.value).strip() for entry in entries} if files else {}
    place = next(filter(None, (files.get(said.get(name, "")) for name in _NAMES)), "")
    if not place or any(
        canonical(key, source.mapping) == "body" and value for key, value in said.items()
    ):
        return None
    text = read_small(place, source)
    return RawField("body_html", text, entries[0].line) if text else None


def text_of_a_row(source: Source) -> Document | None:
    """What a file is that has the text of a row of a table; None for any other."""
    for table in tables_of_folder(source.file, source.path):
        stem = os.path.basename(source.file).rpartition(".")[0]  # noqa: PTH119 - a text
        if stem in _named_in(table):
            reason = f"the text of a row of {os.path.basename(table)}"  # noqa: PTH119 - a text
            return Document(
                path=source.path,
                markup="text",
                body="",
                fields=(Field(name=KEPT_OUT, value=reason, source="field"),),
                left_out=reason,
            )
    return None


def _named_in(table: str) -> frozenset[str]:
    """The names that the rows without texts in a table give; none where it is not there."""
    try:
        status = os.stat(table)  # noqa: PTH116 - asked for every page, mostly in vain
    except (OSError, ValueError):
        return frozenset()
    return _names(table, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=16)
def _names(table: str, _modified: int, size: int) -> frozenset[str]:
    if size > _LARGEST:
        return frozenset()
    import csv  # noqa: PLC0415 - few sites have such a table

    try:
        with open(table, encoding="utf-8-sig", newline="") as stream:  # noqa: PTH123 - a text
            mark = "\t" if table.endswith(".tsv") else ","
            return frozenset(_of_rows(csv.reader(stream, delimiter=mark)))
    except (OSError, UnicodeDecodeError, csv.Error):
        return frozenset()


def _of_rows(rows: Iterator[list[str]]) -> Iterator[str]:
    keys = [fold(key) for key in next(rows, [])]
    places = [place for place, key in enumerate(keys) if key in _NAMES]
    if "title" not in map(canonical, keys):
        return
    bodies = [place for place, key in enumerate(keys) if canonical(key) == "body"]
    for row in rows:
        if not any(row[place].strip() for place in bodies if place < len(row)):
            yield from (row[place].strip() for place in places if place < len(row))


def _files(folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - texts
    except OSError:
        return []
    return [one for one in names if os.path.splitext(one)[1].lower() in _SUFFIXES]  # noqa: PTH122
