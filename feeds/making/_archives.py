"""The archive documents of all feeds: sealed ones as they are deployed, new ones made.

A sealed document is never made again as long as its bytes can be had, from the output folder
or the deployed site: what its articles say now is in the subscription document. Only
where its address changed, or an article had to be purged, is it made of today's articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Literal

from feeds.errors import ReadError
from feeds.ledger import Page, read_feed
from feeds.model import Article, Feed
from feeds.planning import Deployed, FeedFiles, SitePlan, pattern_of
from feeds.records import dataclass

__all__ = ["Archives", "archive_file", "archive_pattern", "former_archive_files"]

_HEAD = 65536  # bytes in which a document says its own address


def archive_file(files: FeedFiles, format_name: str, number: int) -> str:
    """The file of an archive document: `archive/3/feed.xml`, below the folder of its feed."""
    return _in_archive(files, files.names[format_name][0], number)


def former_archive_files(files: FeedFiles, format_name: str, number: int) -> tuple[str, ...]:
    """The files of that document while its feed had other names."""
    return tuple(_in_archive(files, name, number) for name in files.former.get(format_name, ()))


def archive_pattern(files: FeedFiles, name: str) -> str:
    """All archive documents of a feed's file, as hosts name many at once."""
    return pattern_of(files, _in_archive(files, name, "*"))


def _in_archive(files: FeedFiles, name: str, number: int | Literal["*"]) -> str:
    return f"{files.folder}archive/{number}/{name.removeprefix(files.folder)}"


@dataclass(frozen=True, kw_only=True)
class Archives:
    """All archive documents of a site; `places` says where the article of an id is kept."""

    plan: SitePlan
    places: Mapping[str, int]
    sources: Sequence[Deployed]  # where sealed documents may be had, the first one first
    _had: dict[str, bytes] = field(default_factory=dict)

    def needed(self) -> set[int]:
        """The places of the articles that documents have to be made of."""
        return {
            self.places[member]
            for files, page in self._pages()
            if not self._is_had(files, page)
            for member in page.ids
            if member in self.places
        }

    def documents(
        self, files: FeedFiles
    ) -> Iterator[tuple[Page, list[tuple[str, str, bytes | None]]]]:
        """Each page with its documents: (format, file, bytes as deployed or None to be made)."""
        for page in files.selection.pages:
            paths = [(name, archive_file(files, name, page.number)) for name in files.names]
            yield page, [(name, path, self._had.pop(path, None)) for name, path in paths]

    def links(self, files: FeedFiles, number: int) -> dict[str, str]:
        """The addresses of one document, by format; nothing for a number below 1."""
        if number < 1:
            return {}
        return {name: self.plan.address(archive_file(files, name, number)) for name in files.names}

    def make(
        self, files: FeedFiles, feed: Feed, page: Page, article: Callable[[int], Article]
    ) -> Feed:
        """The document of today's articles, newest first. `feed` is the subscription document."""
        places = [self.places[member] for member in reversed(page.ids) if member in self.places]
        return replace(
            feed,
            self_urls=self.links(files, page.number),
            prev_archive=self.links(files, page.number - 1),
            current=feed.self_urls,
            updated=max((stamp for _, stamp in page.members), default=feed.updated),
            entries=tuple(article(place) for place in places),
            tombstones=(),
            is_archive=True,
        )

    def _pages(self) -> Iterable[tuple[FeedFiles, Page]]:
        return ((files, page) for files in self.plan.feeds for page in files.selection.pages)

    def _is_had(self, files: FeedFiles, page: Page) -> bool:
        """Whether every format's document is deployed; remembers the bytes of those that are."""
        missing = False
        is_sealed = page in files.selection.sealed and not page.purged
        for name in files.names:
            path = archive_file(files, name, page.number)
            data = self._deployed(path, page, is_sealed=is_sealed)
            if data is None:
                missing = True
            else:
                self._had[path] = data
        return not missing

    def _deployed(self, path: str, page: Page, *, is_sealed: bool) -> bytes | None:
        address = self.plan.address(path).replace("&", "&amp;").encode()
        for source in self.sources:
            data = source.read(path)
            if data is not None and address in data[:_HEAD] and (is_sealed or _holds(data, page)):
                return data
        return None


def _holds(data: bytes, page: Page) -> bool:
    """Whether a document has exactly the entries of that page."""
    try:
        found = read_feed(data, "").ids
    except ReadError:
        return False
    return len(found) == len(page.members) and set(found) <= set(page.ids)
