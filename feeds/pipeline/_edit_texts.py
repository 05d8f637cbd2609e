"""The articles whose files changed, read once more: whether nothing but their words did."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from feeds.collecting import (
    LONG,
    ArticleReader,
    FileMarks,
    Outcome,
    ReadCache,
    ReadFiles,
    RereadArticles,
    Row,
    mark_of,
    reader_of,
)
from feeds.pipeline._edit_state import EditState
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits import (
    NoEditError,
    ProblemsReplaced,
    check_new_file,
    check_new_picture,
    is_picture,
)
from feeds.reading import Found, found_at, is_of_siblings
from feeds.stamps import digest_of_file

__all__ = ["EditedTexts"]

_WORDS = (
    *("summary", "digest", "line", "lines", "body_line", "is_plain"),
    *("image", "image_alt", "toc", "enclosures"),
    *("title", "title_derived"),
)
"""What of an article its own page, its entries in feeds, its neighbours and lists say, and nothing
else goes by.
"""


class EditedTexts:
    """What the changed files say now, by the places of their articles. Raises NoEditError."""

    def __init__(
        self, request: BuildRequest, state: EditState, files: Iterable[str], added: Sequence[str]
    ) -> None:
        head = state.head
        self._request = request
        self._head = head
        self._state = state
        self._reader, _ = reader_of(request.source, request.config, head.versions, head.siblings)
        self._read_files = ReadFiles(reader=self._reader, config=request.config, is_remembered=True)
        self._cache = ReadCache(request.cache, self._read_files, is_partial=True)
        self.changed: dict[int, Outcome] = {}
        self.titled: set[int] = set()  # those of them that have another title
        self.problems: list[ProblemsReplaced] = []
        self.read: list[tuple[str, str]] = []  # absolute path, digest of the bytes
        self.added: list[Outcome] = []  # the articles that came
        for path in files:
            self._read(path, self._found(path))
        if added:
            self._add(added)

    @property
    def reader(self) -> ArticleReader:
        """Who reads the articles."""
        return self._reader

    def others(self, places: Sequence[int]) -> dict[int, Outcome]:
        """The articles of other places, whole."""
        paths = {self._state.article(place).path: place for place in places}
        wanted = [(self._found_below(path.partition(":")[0]), (path,)) for path in paths]
        found = RereadArticles(read_files=self._read_files)(wanted)
        outcomes = chain.from_iterable(one.outcomes for one in found)
        made = {paths[one.row.draft.path]: one for one in outcomes if one.row is not None}
        if made.keys() != set(places):
            raise NoEditError
        return made

    def save(self) -> None:
        """Keep what was read for the next build."""
        self._cache.save()

    def _read(self, path: str, file: Found) -> None:
        place = self._place(file)
        if self._cache.recall(file) is not None:
            return  # written once more with the same bytes
        was = self._cache.last(file)
        (now,) = self._read_files([file])
        if len(was) != 1 or len(now.outcomes) != 1 or not _is_edit(was[0], now.outcomes[0]):
            raise NoEditError
        self.changed[place] = now.outcomes[0]
        if _title_of(was[0]) != _title_of(now.outcomes[0]):
            self.titled.add(place)
        if now.seen is not None:
            self.read.append((path, now.seen.digest))
        self.problems.append(
            ProblemsReplaced(file.relative, was[0].problems, now.outcomes[0].problems)
        )
        self._cache.remember(file, now)

    def _add(self, paths: Sequence[str]) -> None:
        """Articles came, or pictures of articles that came or changed."""
        pictures = [*filter(is_picture, paths)]
        articles = [one for one in paths if one not in pictures]
        if not (articles or self.changed) or (articles and self.titled):
            raise NoEditError
        for one in pictures:
            check_new_picture(self._found(one), self._state, self._request.config)
            self.read.append((one, digest_of_file(one)))
        files = {one: self._found(one) for one in articles}
        names = [file.relative for file in files.values()]
        for one, file in files.items():
            check_new_file(file, names, self._state, self._request.config, self._reader)
            self._read_new(one, file)

    def _read_new(self, path: str, file: Found) -> None:
        (now,) = self._read_files([file])
        if len(now.outcomes) != 1 or not FileMarks.of(now.beside) <= set(self._head.beside):
            raise NoEditError
        (outcome,) = now.outcomes
        self.added.append(outcome)
        self.problems.append(ProblemsReplaced(file.relative, (), outcome.problems))
        if now.seen is not None:
            self.read.append((path, now.seen.digest))
        self._cache.remember(file, now)

    def _place(self, file: Found) -> int:
        """Where the article of that file stands; nothing else may be made of the file."""
        head, name = self._head, file.relative
        if (
            name in head.referred.files
            or name in head.static
            or mark_of(file.place) in head.beside
            or is_of_siblings(name)
            or file.size > LONG
        ):
            raise NoEditError
        place = self._state.place_of(name)
        if place is None:
            raise NoEditError
        return place

    def _found(self, path: str) -> Found:
        """The file at an absolute path."""
        below = os.path.relpath(path, self._request.source.absolute())
        return self._found_below(below.replace(os.sep, "/"))

    def _found_below(self, below: str) -> Found:
        place = os.path.join(str(self._request.source), below)  # noqa: PTH118 - as a scan has it
        try:
            if not stat.S_ISREG(os.lstat(place).st_mode):
                raise NoEditError  # a link may lead anywhere
            return found_at(place, unicodedata.normalize("NFC", below))
        except OSError:
            raise NoEditError from None


def _is_edit(was: Outcome, now: Outcome) -> bool:
    """Whether an article says the same as it did, but for its words."""
    if was.row is None or now.row is None or not now.row.digest:
        return False
    if was.row.size and not now.row.size:
        return False  # its words are gone, which is no change of them
    plain = Outcome(row=now.row, packed=now.packed, is_read=now.is_read, problems=now.problems)
    return plain == now and _with_words_of(was.row, now.row) == was.row.draft


def _with_words_of(was: Row, now: Row) -> object:
    words = {name: getattr(was.draft, name) for name in _WORDS}
    if not (was.draft.slug_stated or now.draft.slug_stated):
        words["slug"] = was.draft.slug  # which follows from the title; the address stays
    return msgspec.structs.replace(now.draft, **words)


def _title_of(outcome: Outcome) -> str:
    return outcome.row.draft.title if outcome.row is not None else ""
