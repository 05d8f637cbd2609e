"""The files beside articles, and above them, that speak of them: as one text for each file."""

from __future__ import annotations

import os
from collections.abc import Iterable

from feeds.collecting._names import Names
from feeds.collecting._read import ArticleReader
from feeds.patterns import lazy_regex
from feeds.reading import (
    Found,
    file_beside,
    frozen_beside,
    height_of,
    indexes_of_folder,
    is_table,
    made_beside,
    names_for_folder,
    own_data_of,
    tables_of_folder,
    texts_of_page,
    texts_of_table,
)
from feeds.stamps import digest_of, digest_of_file

__all__ = ["Beside", "FileMarks", "mark_of"]

_MARK = lazy_regex(r"[0-9a-f]{32}(?= )")
_ALONE = ".ipynb"  # which file lies beside one of these, its folder does not tell


class FileMarks(dict[str, None]):
    """What stands for the files that are named in such texts."""

    def __init__(self) -> None:
        self._known = {""}

    @staticmethod
    def of(text: str) -> set[str]:
        """Of the files in one."""
        return set(_MARK.findall(text))

    def note(self, text: str) -> None:
        """Take note of the files in another one."""
        if text not in self._known:
            self._known.add(text)
            self.update(dict.fromkeys(_MARK.findall(text)))


class Beside:
    """Digests of the files that may say something of the articles in a file."""

    def __init__(self, reader: ArticleReader, names: Names | None = None) -> None:
        """`names` may tell of a file that it is not there; else each is looked for."""
        self._names = names
        self._paths = reader.paths
        self._languages = reader.languages
        self._below = reader.config.site.below if reader.config.site else ""
        self._around: dict[str, str] = {}  # folder → digests of all that speaks of it
        self._tables: dict[str, str] = {}  # likewise, of tables that texts in it belong to
        self._alike: dict[tuple[str, str], str | None] = {}
        """Folder and ending → what is said of each such file; None where that differs."""

    def __call__(self, file: Found) -> str:
        """ "" where there are none, as nearly always."""
        kind = _kind(file)
        known = self._alike.get(kind)
        if known is None:
            known = self._of_file(file)
            if kind not in self._alike:
                self._alike[kind] = known if self._have_none(file) else None
        return known

    def _have_none(self, file: Found) -> bool:
        """Whether no file of that ending in its folder has any file of its own beside it."""
        place, names = file.place, self._names
        if names is None or place.endswith(_ALONE) or is_table(file.relative):
            return False
        if tables_of_folder(place, file.relative) or frozen_beside(place) or made_beside(place):
            return False
        own = (file_beside(place), *own_data_of(place, self._paths), *texts_of_page(place))
        return all(map(names.lacks_alike, own))

    def _of_file(self, file: Found) -> str:
        place = file.place
        own = (file_beside(place), *own_data_of(place, self._paths), *frozen_beside(place))
        texts = texts_of_table(place) if is_table(file.relative) else texts_of_page(place)
        digests = map(self._digest, (*own, *texts))
        made = map(self._digest, made_beside(place))
        return "".join((self._of_folders(file), self._of_tables(file), *digests, *made))

    def alone(self, files: Iterable[Found]) -> frozenset[str]:
        """Those of some files that were looked at beside which no file speaks of them alone."""
        return frozenset(one.place for one in files if self._alike.get(_kind(one)) is not None)

    def silent(self) -> set[str]:
        """The folders that were looked at, of which no file says anything: no index is there."""
        return {folder for folder, around in self._around.items() if not around.strip("0")}

    def _of_folders(self, file: Found) -> str:
        """What speaks of the folder of a file, and of those above: each is looked at once."""
        folder = os.path.dirname(file.place) or os.curdir  # noqa: PTH120 - asked for every article
        around = self._around.get(folder)
        if around is not None:
            return around
        height = height_of(file.relative, self._paths, self._below)
        above, inner = "", []
        for step in range(height + 1):
            known = self._around.get(folder)
            if known is not None:
                above = known
                break
            inner.append((folder, step <= file.relative.count("/")))
            if folder == os.curdir:
                break
            folder = os.path.dirname(folder) or os.curdir  # noqa: PTH120 - a text
        for one, is_in_source in reversed(inner):
            above = self._around[one] = self._of_folder(one, is_in_source=is_in_source) + above
        return above

    def _of_folder(self, folder: str, *, is_in_source: bool) -> str:
        names = names_for_folder(folder, self._paths)
        if self._names is not None and self._names.lacks_all(folder, names):
            names = ()
        within = os.path.join(folder, "")  # noqa: PTH118 - a text
        digests = [self._digest(within + name) for name in names]
        indexes = indexes_of_folder(folder, self._paths, self._languages) if is_in_source else ()
        return "".join((*digests, *map(_is_there, indexes)))

    def _of_tables(self, file: Found) -> str:
        tables = tables_of_folder(file.place, file.relative)
        if not tables:
            return ""
        known = self._tables.get(tables[0])
        if known is None:
            known = self._tables[tables[0]] = "".join(map(self._digest, tables))
        return known

    def _digest(self, place: str) -> str:
        """What stands for it and its digest; "" where it is not there."""
        if self._names is not None and self._names.lacks(place):
            return ""
        try:
            if not os.access(place, os.F_OK):  # as nearly always: an error takes longer
                return ""
            return f"{mark_of(place)} {digest_of_file(place)}\n"
        except ValueError:
            return ""
        except OSError:
            return f"{mark_of(place)} unreadable\n"


def _kind(file: Found) -> tuple[str, str]:
    """Its folder and its ending."""
    folder, _, name = file.place.rpartition(os.sep)
    return folder, name.rpartition(".")[2]


def _is_there(place: str) -> str:
    return str(int(os.path.lexists(place)))


def mark_of(place: str) -> str:
    """What stands for a file beside articles, by where it lies."""
    return digest_of(os.fsencode(place))
