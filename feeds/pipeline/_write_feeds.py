"""The feed documents of a site, their archives among them, and the list of feeds."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from feeds.collecting import Progress
from feeds.config import Config
from feeds.formats import FORMATS, render_opml
from feeds.formats.opml import Outline
from feeds.making import (
    Archives,
    Gate,
    PageRecord,
    Recall,
    Sink,
    former_archive_files,
    key_of,
    make_feed,
    tombstones,
    valid_mark,
)
from feeds.model import Article, Feed
from feeds.planning import FeedFiles, SitePlan
from feeds.stamps import digest_of

__all__ = ["FeedDocuments"]


class _Pages(Protocol):
    """The articles that are shown, by their places."""

    def article(self, place: int) -> Article:
        """One whose page was made."""
        ...

    def content_key(self, place: int) -> str:
        """Stands for all that a feed says of it."""
        ...


class _Watcher(Protocol):
    """Is shown each document that is made."""

    is_of_output: bool

    def __call__(self, name: str, data: bytes) -> None:
        """A document of that name."""


class FeedDocuments:
    """The documents of all feeds. Those whose entries are as they were are recalled."""

    def __init__(
        self,
        plan: SitePlan,
        config: Config,
        archives: Archives,
        pages: _Pages,
        recall: Recall,
        watch: _Watcher | None,
    ) -> None:
        self._plan = plan
        self._config = config
        self._archives = archives
        self._pages = pages
        self._recall = recall
        self._watch = watch
        self._to_make = plan.feeds

    def to_make(self, sink: Sink) -> set[int]:
        """The places of the articles that documents have to be made of.

        The others are handed over as they are: they equal what is deployed in the output.
        """
        if self._watch is None or self._watch.is_of_output:
            self._to_make = tuple(
                files for files in self._plan.feeds if not self._is_recalled(files, sink)
            )
        return {card.place for files in self._to_make for card in files.selection.shown}

    def write(self, sink: Gate, progress: Progress) -> None:
        """Archives ahead of the documents that name them; `watch` is shown the latter."""
        for number, files in enumerate(self._to_make, 1):
            progress("feeds", number, len(self._to_make))
            feed = make_feed(files, self._plan, self._config, self._pages.article)
            self._write_archive(files, feed, sink)
            sink.shown = feed.entries
            key = self._key(files)
            newest = self._archives.links(files, len(files.selection.pages))
            for format_name, names in files.names.items():
                announced = replace(
                    feed,
                    tombstones=tombstones(files.selection, format_name),
                    prev_archive=newest,
                    stylesheet=_stylesheet(feed, names),
                )
                data = FORMATS[format_name].render(announced)
                for name in names:
                    sink.add(name, data, stage="feed")
                    self._recall.note_file(name, key)
                    if self._watch is not None:
                        self._watch(name, data)
        sink.shown = ()

    def write_list(self, sink: Gate) -> None:
        """The list of all feeds."""
        if self._config.opml:
            for name in (self._config.opml, *self._plan.former_opml):
                sink.add(name, _opml(self._plan), stage="feed")

    def _is_recalled(self, files: FeedFiles, sink: Sink) -> bool:
        key = self._key(files)
        names = [name for row in files.names.values() for name in row]
        records = [self._recall.file(name, key) for name in names]
        return all(records) and all(
            record
            and self._is_valid(name, record)
            and self._recall.take(name, record, sink, stage="feed")
            for name, record in zip(names, records, strict=True)
        )

    def _is_valid(self, name: str, record: PageRecord) -> bool:
        """Whether the gate has found nothing in the very bytes that would be kept."""
        mark = valid_mark(self._plan.address(name), record.known.file.digest)
        return self._recall.is_valid(name, mark)

    def _key(self, files: FeedFiles) -> str:
        """Stands for all that the documents of a feed are made of."""
        selection, plan = files.selection, self._plan
        contents = [self._pages.content_key(card.place) for card in selection.shown]
        if selection.pages or not all(contents):
            return ""
        return key_of(
            self._settings,
            (plan.title, plan.base, plan.site_id, plan.language, plan.authors),
            (files.title, files.folder, files.home, files.names),
            (selection.kind, selection.name, selection.title, selection.full_content),
            [card.language for card in selection.shown],
            contents,
            selection.deletions,
            [entry.stamp for entry in selection.former] if not contents else (),
        )

    @cached_property
    def _settings(self) -> str:
        """Stands for what of the settings may show in a feed."""
        shown = replace(
            self._config, given=frozenset(), site=None, root=Path(), file="", source="", output=""
        )
        return digest_of(repr(shown).encode("utf-8", "surrogatepass"))

    def _write_archive(self, files: FeedFiles, feed: Feed, sink: Gate) -> None:
        for page, documents in self._archives.documents(files):
            missing = [path for _, path, data in documents if data is None]
            made = feed
            if missing:
                made = self._archives.make(files, feed, page, self._pages.article)
            for format_name, path, data in documents:
                sink.shown = () if data else made.entries
                document = data or FORMATS[format_name].render(made)
                for name in (path, *former_archive_files(files, format_name, page.number)):
                    sink.add(name, document, stage="feed")


def _stylesheet(feed: Feed, names: tuple[str, ...]) -> str:
    """Its address, which the document names as seen from itself; or where the same bytes stand
    in folders of different depth, its path, which holds in all of them.
    """
    is_one_depth = len({name.count("/") for name in names}) == 1
    return feed.stylesheet if is_one_depth else urlsplit(feed.stylesheet).path


def _opml(plan: SitePlan) -> bytes:
    outlines = [
        Outline(
            title=link.title,
            xml_url=link.href,
            html_url=plan.home_of(feed),
            language=plan.language,
        )
        for feed in plan.feeds
        for link in (feed.links if feed.is_listed else ())
    ]
    return render_opml(plan.title, outlines)
