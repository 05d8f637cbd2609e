"""The files beside articles, and above them, that speak of them: as one text for each file."""

from __future__ import annotations

import os

from feeds.collecting._names import Names
from feeds.collecting._read import ArticleReader
from feeds.patterns import lazy_regex
from feeds.reading import (
    Found,
    file_beside,
    files_of_folders,
    frozen_beside,
    indexes_of_folders,
    is_table,
    made_beside,
    own_data_of,
    tables_of_folder,
    texts_of_table,
)
from feeds.stamps import digest_of, digest_of_file

__all__ = ["Beside", "FileMarks", "mark_of"]

_MARK = lazy_regex(r"[0-9a-f]{32}(?= )")


class FileMarks(dict[str, None]):
    """What stands for the files that are named in such texts."""

    def __init__(self) -> None:
        self._known = {""}

    def note(self, text: str) -> None:
        """Take note of the files in another one."""
        if text not in self._known:
            self._known.add(text)
            self.update(dict.fromkeys(_MARK.findall(text)))


class Beside:
    """Digests of the files that may say something of the articles in a file."""

    def __init__(self, reader: ArticleReader, names: Names | None = None) -> None:
        """With `names`, for all files of a folder, it is listed once; else each is looked for."""
        self._names = names
        self._paths = reader.paths
        self._languages = reader.languages
        self._below = reader.config.site.below if reader.config.site else ""
        self._around: dict[str, str] = {}  # folder → digests of all that speaks of it
        self._known: dict[str, str] = {}  # file that speaks of folders → its digest

    def __call__(self, file: Found) -> str:
        """ "" where there are none, as nearly always."""
        place, folder = file.place, file.relative.rpartition("/")[0]
        around = self._around.get(folder)
        if around is None:
            around = self._around[folder] = self._of_folders(file)
        own = (file_beside(place), *own_data_of(place, self._paths), *frozen_beside(place))
        texts = texts_of_table(place) if is_table(file.relative) else ()
        digests = map(self._digest, (*own, *texts))
        return "".join((around, *digests, *map(_is_there, made_beside(place))))

    def _of_folders(self, file: Found) -> str:
        files = (
            *files_of_folders(file.place, file.relative, self._paths, self._below),
            *tables_of_folder(file.place, file.relative),
        )
        for one in files:
            if one not in self._known:
                self._known[one] = self._digest(one)
        indexes = indexes_of_folders(file.place, file.relative, self._paths, self._languages)
        return "".join((*map(self._known.__getitem__, files), *map(_is_there, indexes)))

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


def _is_there(place: str) -> str:
    return str(int(os.path.lexists(place)))


def mark_of(place: str) -> str:
    """What stands for a file beside articles, by where it lies."""
    return digest_of(os.fsencode(place))
