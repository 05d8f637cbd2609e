"""Feeds beside the pages of another generator: what has to be right that is not ours to make."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from feeds.articles import Asset
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import Ledger
from feeds.making import SourceLines
from feeds.pipeline._prepare import Prepared
from feeds.planning import Identified
from feeds.records import dataclass

__all__ = ["Expected", "beside_pages", "is_of_feeds", "new_moves"]

_LEDGER = "feeds.lock"
_OF_PAGES = ("headers", "host", "extra_css", "accent", "fonts", "footer", "menu")


def beside_pages(made: Prepared, config: Config) -> Iterator[Problem]:
    """What of the settings and of the addresses does not go with another generator's pages."""
    if config.pages:
        return
    places = sorted({card.place for feed in made.plan.feeds for card in feed.selection.shown})
    yield from _unused_settings(config)
    yield from _unknown_addresses(config, [made.identified[place] for place in places])


def _unused_settings(config: Config) -> Iterator[Problem]:
    """Settings that say something of pages, where none are made."""
    for name in _OF_PAGES:
        if name in config.given and getattr(config, name, None):
            yield Problem(
                path=config.file,
                message=f"{name} is not used where pages = false",
                hint="take one of the two settings out",
                severity="warning",
            )


def _unknown_addresses(config: Config, shown: Iterable[Identified]) -> Iterator[Problem]:
    """One warning where nothing says how the other generator makes its addresses."""
    if config.site or {"permalink", "permalinks"} & config.given:
        return
    usual = [item for item in shown if not item.draft.address]
    if usual:
        draft = usual[0].draft
        yield Problem(
            path=draft.file,
            line=draft.line,
            message=f"nothing says where its page is; the feed says {usual[0].url}"
            + _and_more(len(usual) - 1, "entry", "entries"),
            hint='set permalink to the pattern that your generator has, such as "/{year}/{slug}/", '
            "or write url: in the article",
            severity="warning",
        )


@dataclass(slots=True)
class Expected:
    """Files of the output that the feeds lead to, and the other generator has to write."""

    folder: Path  # of the articles
    output: Path
    items: list[Identified] = field(default_factory=list)
    assets: list[tuple[Identified, Asset]] = field(default_factory=list)

    def add(self, item: Identified, assets: Sequence[Asset]) -> None:
        """An entry of a feed, and the files that it shows."""
        self.items.append(item)
        self.assets += [(item, one) for one in assets]

    def problems(self) -> Iterator[Problem]:
        """One warning for the pages that are not there, one for the files.

        Where the generator has written nothing yet, nothing can be said.
        """
        pages = [one for one in self.items if not self._has(one.file)]
        if len(pages) == len(self.items) and not self._has("index.html"):
            return
        if self._has(_LEDGER):
            yield Problem(
                path=f"{self.output.name}/{_LEDGER}",
                message="your generator published feeds.lock, which names all that you ever wrote",
                hint="let it leave out that file (Hugo: ignoreFiles = ['feeds.*\\.lock$'])",
                severity="warning",
            )
        if pages:
            yield self._no_page(pages)
        files = [(item, one) for item, one in self.assets if not self._has(one.target)]
        if files:
            yield self._no_file(files)

    def _no_page(self, items: Sequence[Identified]) -> Problem:
        draft = items[0].draft
        return Problem(
            path=draft.file,
            line=draft.line,
            message=f"your generator made no page at {items[0].url}"
            + _and_more(len(items) - 1, "entry", "entries"),
            hint="build its pages, or set permalink to the pattern that it has",
            severity="warning",
        )

    def _no_file(self, files: Sequence[tuple[Identified, Asset]]) -> Problem:
        item, asset = files[0]
        draft, name = item.draft, asset.source.rpartition("/")[2]
        return Problem(
            path=draft.file,
            line=SourceLines(self.folder).line_of(draft.file, name, draft.line),
            message=f"your generator wrote no file {asset.target}, which is {asset.source} here"
            + _and_more(len(files) - 1, "file", "files"),
            hint="let it copy the file to that place, or name the file by the address that it "
            "has on your site",
            severity="warning",
        )

    def _has(self, file: str) -> bool:
        """Under one of the names that answer at one address."""
        bare = file.removesuffix("index.html").rstrip("/").removesuffix(".html")
        forms = (file, f"{bare}.html", f"{bare}/index.html") if file.endswith(".html") else (file,)
        return any(os.path.isfile(self.output / one) for one in forms)  # noqa: PTH113


def is_of_feeds(name: str, before: Ledger, documents: Iterable[str]) -> bool:
    """Whether a file of an earlier build is a feed, so that it may go when it is made no longer."""
    feeds = {one.file for one in before.addresses} | set(documents) | {"feed.css"}
    plain = name.removesuffix(".gz")
    return plain in feeds or ("archive/" in plain and plain.endswith((".xml", ".json")))


def new_moves(before: Ledger, after: Ledger) -> tuple[tuple[str, str], ...]:
    """(old address, new one) of the articles that moved since the last build."""
    known: Mapping[str, tuple[str, ...]] = {
        entry.id: entry.moved for entry in before.entries.values()
    }
    return tuple(
        (f"/{old}", f"/{entry.permalink}")
        for entry in after.entries.values()
        for old in entry.moved
        if old not in known.get(entry.id, ())
    )


def _and_more(number: int, one: str, many: str) -> str:
    if not number:
        return ""
    return f", and so for {number} more {one if number == 1 else many}"
