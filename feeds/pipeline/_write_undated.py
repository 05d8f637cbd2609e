"""The pages without a date, and the files beside them → the publication."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from feeds.articles import Links, file_of, finish_page
from feeds.collecting import LineFinder
from feeds.errors import Problem
from feeds.making import (
    Asked,
    Made,
    PageRecord,
    Recall,
    Sink,
    SourceLines,
    Workshop,
    key_of,
    refusals,
)
from feeds.pages import render_page
from feeds.pipeline._prepare import Prepared
from feeds.planning import NamedPage
from feeds.publishing import name_fault
from feeds.stamps import digest_of

__all__ = ["write_undated"]


def write_undated(
    folder: Path,
    made: Prepared,
    workshop: Workshop,
    copied: set[str],
    sink: Sink,
    recall: Recall,
) -> Iterator[Problem]:
    """Hand every page over; those that are as they were are recalled. `folder` is that of the
    articles, `copied` are the files that these have beside them.
    """
    site = key_of(workshop.site, workshop.base, workshop.rooted)
    sources = SourceLines(folder)
    for one in made.pages.due:
        key = key_of(site, digest_of(msgspec.json.encode(one.draft)), one.permalink, "undated")
        done: Made | PageRecord | None = recall.page(
            one.file, key, workshop.pages, workshop.find, made.gate.unpublished
        )
        if not isinstance(done, PageRecord) or not recall.take(
            one.file, done, sink, origin=one.draft.file
        ):
            done = _made(one, workshop)
            sink.add(one.file, done.page, origin=one.draft.file, stage="page")
            recall.note(one.file, key, done)
        for asset in done.assets:
            if asset.target not in copied:
                copied.add(asset.target)
                place = workshop.find.place_of(asset.source)
                recall.copy(asset.target, place, sink, origin=one.draft.file)
        yield from done.problems
        yield from refusals(sources, one.draft, done.refused)
    for page in made.pages.failed:
        sink.keep(file_of(page.permalink))


def _made(one: NamedPage, workshop: Workshop) -> Made:
    asked = Asked(workshop.pages, workshop.find, workshop.gate)
    links = Links(
        file=one.draft.file,
        permalink=one.address,
        base=workshop.base,
        page=asked.page,
        find=asked.find,
        line=LineFinder(workshop.find, one.draft.file, one.draft.file),
        unpublished=asked.unpublished,
        name_fault=name_fault,
    )
    links.rooted = workshop.rooted
    finished = finish_page(one.draft, links)
    sizes = asked.sizes(finished.assets, workshop.base)
    return Made(
        page=render_page(finished.page, workshop.site, path=one.file, sizes=sizes),
        article=b"",
        assets=finished.assets,
        places={},
        problems=finished.problems,
        refused=finished.refused,
        unpublished=asked.reasons,
        links=asked.links,
        files=asked.files,
        ids=b"",
        parts=(),
    )
