"""Files that cannot be published: where that is reported, and what is left out for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from feeds.articles import DraftOutline, file_of
from feeds.errors import Problem
from feeds.making import Refusal, SourceLines
from feeds.planning import Identified
from feeds.publishing import Unfit

__all__ = ["Unfits"]


class Unfits:
    """Names the article, and the line of it, for what publishing refuses."""

    def __init__(self, folder: Path, identified: Iterable[Identified]) -> None:
        self._sources = SourceLines(folder)
        self._identified = identified
        self._items: dict[str, Identified] = {}  # most builds never ask

    def refusal(self, unfit: Unfit) -> Refusal:
        """A page takes its article with it; without a picture or an alias the rest stands."""
        item = self._item(unfit.origin)
        problem = unfit.problem
        if item is not None and unfit.file == item.file:
            problem = _at(problem, item.draft, _line_of_address(item.draft))
            return Refusal(problem=problem, article=unfit.origin)
        if item is not None:
            line = self._line(item.draft, unfit.file)
            problem = _at(problem, item.draft, line)
        return Refusal(problem=problem, unfit=unfit if unfit.origin else None)

    def located(self, problem: Problem) -> Problem:
        """A warning about the page of an article, at the line that its address is made of."""
        item = self._item(problem.path)
        if item is None or problem.line:
            return problem
        return _at(problem, item.draft, _line_of_address(item.draft))

    def _item(self, path: str) -> Identified | None:
        if not self._items:
            self._items = {item.draft.path: item for item in self._identified}
        return self._items.get(path)

    def _line(self, draft: DraftOutline, file: str) -> int:
        """That of the alias which the file stands for, else of the file's name."""
        stated = (one.partition("?")[0].partition("#")[0].lstrip("/") for one in draft.aliases)
        if file in map(file_of, stated):
            return draft.lines.get("aliases", draft.line)
        return self._sources.line_of(draft.file, file, draft.line)


def _line_of_address(draft: DraftOutline) -> int:
    fields = ("url", "pattern", "slug", "title")
    return next((draft.lines[name] for name in fields if name in draft.lines), draft.line)


def _at(problem: Problem, draft: DraftOutline, line: int) -> Problem:
    """At a line of an article; a problem of the output folder says itself where that is."""
    if problem.path not in {draft.path, draft.file}:
        message = f"{problem.path}: {problem.message}"
        return replace(problem, path=draft.file, line=line, message=message)
    return replace(problem, path=draft.file, line=line)
