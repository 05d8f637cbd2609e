"""Everything a site consists of → the publication: assets, pages, then the feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from feeds.articles import Draft
from feeds.config import Config
from feeds.errors import Problem
from feeds.formats import feed_stylesheet
from feeds.model import Article
from feeds.pages import STYLESHEET, render_missing, stylesheet
from feeds.pipeline._archives import Archives
from feeds.pipeline._collect import Progress
from feeds.pipeline._deployed import Deployed
from feeds.pipeline._finish import Job, Workshop
from feeds.pipeline._gate import Gate
from feeds.pipeline._identity import Identified
from feeds.pipeline._last import files_named
from feeds.pipeline._listings import listing_pages
from feeds.pipeline._neighbours import Neighbourhood, neighbourhoods
from feeds.pipeline._notices import notices
from feeds.pipeline._pool import Pool, workers_for
from feeds.pipeline._prepare import Prepared
from feeds.pipeline._sink import Sink
from feeds.pipeline._site import Plan, reserved_names
from feeds.pipeline._spool import Spool
from feeds.pipeline._watch import Watch
from feeds.pipeline._write_feeds import write_feeds
from feeds.publishing import HEADERS, headers_file

__all__ = ["pages_by_file", "write_site"]

_BATCH = 32
_FEW = 400  # articles below which no worker is worth its start


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """The articles that feeds show, by their place among the identified."""

    spool: Spool[Article]
    wanted: set[int]
    places: dict[int, int]

    def __call__(self, place: int) -> Article:
        return self.spool.get(self.places[place])


def write_site(
    source: Path,
    made: Prepared,
    config: Config,
    drafts: Spool[Draft],
    sink: Sink,
    *,
    sealed: Sequence[Deployed] = (),
    watch: Watch | None = None,
    progress: Progress,
) -> tuple[Problem, ...]:
    """Hand everything over, pages before the feeds that name them.

    `sealed` are places where archive documents may be had as they are deployed; `watch` sees
    every subscription document.
    """
    plan, identified = made.plan, made.identified
    places = {item.identity.id: place for place, item in enumerate(identified)}
    archives = Archives(plan=plan, places=places, sources=sealed)
    shown = {card.place for feed in plan.feeds for card in feed.selection.shown}
    with Spool[Article]() as spool:
        kept = _Kept(spool=spool, wanted=shown | archives.needed(), places={})
        problems = tuple(_write_articles(source, made, config, drafts, sink, kept, progress))
        files = {item.file for item in identified} | _write_listings(plan, sink)
        for path, page in notices(
            made.ledger, identified, plan, files | reserved_names(config) | set(plan.documents)
        ):
            sink.add(path, page, stage="page")
        sink.add("feed.css", feed_stylesheet(), stage="asset")
        if config.headers:
            sink.add(HEADERS, headers_file(plan.documents), stage="asset")
        gate = Gate(sink, plan)
        for item in made.known.kept:
            for name in files_named(drafts.get(item.row.place), plan.base):
                sink.keep(name)
        write_feeds(plan, config, archives, kept, gate, watch)
    return (*problems, *gate.problems)


def _write_articles(
    source: Path,
    made: Prepared,
    config: Config,
    drafts: Spool[Draft],
    sink: Sink,
    kept: _Kept,
    progress: Progress,
) -> Iterator[Problem]:
    identified, plan = made.identified, made.plan
    workshop = Workshop(
        source=source,
        base=plan.base,
        site=plan.site,
        pages=pages_by_file(identified),
        static=config.site.static if config.site else (),
    )
    done = 0
    copied: set[str] = set()
    around = neighbourhoods(plan, len(identified))
    jobs = (
        _job(item, drafts, around[place], keep=place in kept.wanted)
        for place, item in enumerate(identified)
    )
    batches = iter(lambda: list(islice(jobs, _BATCH)), [])
    with Pool(workshop, workers_for(len(identified), _FEW)) as pool:
        for one in chain.from_iterable(pool.map(batches)):
            item = identified[done]
            for asset in one.assets:
                if asset.target not in copied:
                    copied.add(asset.target)
                    file = workshop.find.open_path(asset.source)
                    sink.add_file(asset.target, file, origin=one.path)
            sink.add(item.file, one.page, origin=one.path, stage="page")
            if one.article:
                kept.places[done] = kept.spool.put_packed(one.article)
            yield from one.problems
            done += 1
            progress("pages", done, len(identified))


def _job(item: Identified, drafts: Spool[Draft], around: Neighbourhood, *, keep: bool) -> Job:
    return Job(
        draft=drafts.packed(item.row.place),
        identity=item.identity,
        url=item.url,
        file=item.file,
        around=around,
        keep=keep,
    )


def pages_by_file(identified: Iterable[Identified]) -> dict[str, str]:
    """Where links to an article's source file, or to the folder of an index file, lead."""
    pages: dict[str, str] = {}
    for item in identified:
        file = item.row.draft.file
        pages[file] = item.identity.permalink
        folder, _, name = file.rpartition("/")
        if folder and name.partition(".")[0] == "index":
            pages.setdefault(folder, item.identity.permalink)
    return pages


def _write_listings(plan: Plan, sink: Sink) -> set[str]:
    """The lists of all feeds; returns their files."""
    sink.add(STYLESHEET, stylesheet(), stage="asset")
    sink.add("404.html", render_missing(plan.site), stage="asset")  # hosts look for it
    files = set()
    for feed in plan.feeds:
        for path, page in listing_pages(feed, plan):
            files.add(path)
            sink.add(path, page, stage="feed")  # it names the pages
    return files
