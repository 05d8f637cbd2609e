"""What a build did, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from feeds.cache import Stamps
from feeds.errors import SEVERITIES, Problem
from feeds.model import Article
from feeds.records import dataclass

__all__ = ["Report", "Survey", "count_problems"]

_NAMED = 5  # withdrawn articles that a note names, or the folders of many


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of a build. `published` says whether the output is what was asked for."""

    articles: int = 0  # published ones
    pages: int = 0  # published ones without a date
    feeds: int = 0  # feed documents with lasting addresses
    published: bool = False
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()  # (path, reason)
    scheduled: int = 0  # articles held back until their date
    next_due: datetime | None = None  # when the next of them is due
    holds_until: datetime | None = None  # when the next article is due, or expires
    withdrawn: tuple[str, ...] = ()  # files of articles that are published no longer
    archived: tuple[str, ...] = ()  # those of them that sealed archive documents hold
    imprecise: tuple[tuple[str, int], ...] = ()  # (precision, number of articles), no time stated
    written: int = 0  # files whose bytes changed
    unchanged: int = 0
    removed: int = 0
    is_preview: bool = False
    has_pages: bool = True  # False where another generator makes them
    redirects: tuple[tuple[str, str], ...] = ()  # (old, new) that this generator has to make
    is_lasting: bool = True  # whether a build of the same would report all these problems again
    is_dry: bool = False  # nothing was written, whatever is counted here
    read: int = 0  # files that had to be read; the others were as an earlier build found them
    made: int = 0  # pages of articles that had to be made, likewise
    site: str = ""  # the generator's site that was recognised, and what its files stated
    is_edit: bool = False  # whether nothing but changed articles was looked at
    touched: tuple[str, ...] = ()  # files of the output that an edit wrote
    edited: tuple[tuple[str, str], ...] = ()  # (file, digest of the bytes that an edit read)
    state: str = ""  # what was kept for an edit, as Options.edited has it; "" for nothing
    stamps: Stamps | None = None  # of all files of the output, where they were noted

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors; a build with any exits 1."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def summary(self) -> str:
        """The closing line: `12 articles → 3 feeds, 1 warning`."""
        found = count_problems(self.problems)
        if not (self.articles or self.published):
            return f"nothing published: {found}"
        feeds = _count(self.feeds, "feed") + ("" if self.articles else " without entries")
        outcome = "" if self.published else ", nothing published"
        pages = f", {_count(self.pages, 'page')}" if self.pages else ""
        return f"{_count(self.articles, 'article')}{pages} → {feeds}, {found}{outcome}"

    @property
    def notes(self) -> Iterator[str]:
        """What is worth a line ahead of the closing one."""
        if self.site:
            yield self.site
        if self.left_out:
            yield f"{len(self.left_out)} left out (feeds list --all says why)"
        if self.scheduled and self.next_due:
            verb = "waits" if self.scheduled == 1 else "wait"
            due = self.next_due.isoformat(timespec="minutes")
            yield f"{self.scheduled} scheduled {verb}; the next is due {due}"
        if self.published and self.redirects:
            yield f"{_count(len(self.redirects), 'article')} moved; redirect on your site:"
            yield from (f"  {old} → {new}" for old, new in self.redirects)
        if self.published and self.withdrawn:
            yield f"{len(self.withdrawn)} withdrawn: {_grouped(self.withdrawn)}"
        if self.published and self.archived:
            yield f"archive documents keep what they hold of {_grouped(self.archived)}: feeds purge"
        if self.published:
            written = "would be written" if self.is_dry else "written"
            yield (
                f"{_count(self.written, 'file')} {written}, {self.unchanged} unchanged, "
                f"{self.removed} removed"
            )

    @property
    def details(self) -> Iterator[str]:
        """What is worth a line to a reader who wants to know more."""
        if self.imprecise:
            counts = ", ".join(f"{number} to the {name}" for name, number in self.imprecise)
            yield f"dates without a time: {counts}"
        yield f"{_count(self.read, 'file')} read, {_count(self.made, 'page')} made"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What was understood of a source folder: its articles without their bodies."""

    articles: tuple[Article, ...]  # newest first; scheduled ones among them
    left_out: tuple[tuple[str, str], ...]  # (path, reason)
    problems: tuple[Problem, ...]
    date_sources: tuple[tuple[str, str], ...]  # (path, where its date was found)
    pages: tuple[tuple[str, str, str], ...] = ()  # without a date: (path, address, title)


def count_problems(problems: Iterable[Problem]) -> str:
    """`7 errors, 2 warnings`; `0 problems` for none."""
    found = Counter(problem.severity for problem in problems)
    kinds = [_count(found[one], one) for one in SEVERITIES if found[one]]
    return ", ".join(kinds) or "0 problems"


def _grouped(paths: Sequence[str]) -> str:
    """The files, or where they are many how many of them are in which folder."""
    if len(paths) <= _NAMED:
        return ", ".join(paths)
    folders = Counter(path.rpartition("/")[0] for path in paths)
    ranked = sorted(folders.items(), key=lambda item: (-item[1], item[0]))
    said = [f"{count} in {folder or 'the source folder'}" for folder, count in ranked[:_NAMED]]
    rest = sum(count for _, count in ranked[_NAMED:])
    return ", ".join([*said, f"{rest} in other folders"] if rest else said)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
