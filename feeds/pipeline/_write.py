"""Everything a site consists of → the publication: assets, pages, then the feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from feeds.articles import Draft
from feeds.config import Config
from feeds.errors import Problem
from feeds.formats import FORMATS, feed_stylesheet, render_opml
from feeds.formats.opml import Outline
from feeds.model import Article
from feeds.pages import STYLESHEET, stylesheet
from feeds.pipeline._collect import Progress
from feeds.pipeline._feeds import make_feed
from feeds.pipeline._finish import Job, Workshop
from feeds.pipeline._identity import Identified
from feeds.pipeline._listings import listing_pages
from feeds.pipeline._neighbours import Neighbourhood, neighbourhoods
from feeds.pipeline._site import Plan
from feeds.pipeline._spool import Spool
from feeds.publishing import Publication, headers_file

__all__ = ["pages_by_file", "write_site"]

_BATCH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """The articles that feeds show, by their place among the identified."""

    spool: Spool[Article]
    places: dict[int, int]

    def __call__(self, place: int) -> Article:
        return self.spool.get(self.places[place])


def write_site(
    source: Path,
    identified: tuple[Identified, ...],
    plan: Plan,
    config: Config,
    drafts: Spool[Draft],
    publication: Publication,
    progress: Progress,
) -> tuple[Problem, ...]:
    """Hand everything to the publication, pages before the feeds that name them."""
    problems: list[Problem] = []
    with Spool[Article]() as spool:
        kept = _Kept(spool=spool, places={})
        problems += _write_articles(source, identified, plan, drafts, publication, kept, progress)
        _write_listings(plan, publication)
        _write_feeds(plan, config, kept, publication)
    return tuple(problems)


def _write_articles(
    source: Path,
    identified: tuple[Identified, ...],
    plan: Plan,
    drafts: Spool[Draft],
    publication: Publication,
    kept: _Kept,
    progress: Progress,
) -> Iterator[Problem]:
    workshop = Workshop(
        source=source, base=plan.base, site=plan.site, pages=pages_by_file(identified)
    )
    shown = {card.place for feed in plan.feeds for card in feed.selection.shown}
    done = 0
    copied: set[str] = set()
    around = neighbourhoods(plan, len(identified))
    jobs = (
        _job(item, drafts, around[place], keep=place in shown)
        for place, item in enumerate(identified)
    )
    while batch := list(islice(jobs, _BATCH)):
        for made in workshop(batch):
            item = identified[done]
            for asset in made.assets:
                if asset.target not in copied:
                    copied.add(asset.target)
                    file = workshop.find.open_path(asset.source)
                    publication.add_file(asset.target, file, origin=made.path)
            publication.add(item.file, made.page, origin=made.path, stage="page")
            if made.article:
                kept.places[done] = kept.spool.put_packed(made.article)
            yield from made.problems
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


def _write_listings(plan: Plan, publication: Publication) -> None:
    publication.add(STYLESHEET, stylesheet(), stage="asset")
    for feed in plan.feeds:
        for path, page in listing_pages(feed, plan):
            publication.add(path, page, stage="feed")  # it names the pages


def _write_feeds(plan: Plan, config: Config, kept: _Kept, publication: Publication) -> None:
    publication.add("feed.css", feed_stylesheet(), stage="asset")
    if config.headers:
        publication.add("_headers", headers_file(plan.documents), stage="asset")
    for files in plan.feeds:
        feed = make_feed(files, plan, config, kept)
        for format_name, names in files.names.items():
            data = FORMATS[format_name].render(feed)
            for name in names:
                publication.add(name, data, stage="feed")
    if config.opml:
        publication.add(config.opml, _opml(plan), stage="feed")


def _opml(plan: Plan) -> bytes:
    outlines = [
        Outline(
            title=link.title,
            xml_url=link.href,
            html_url=plan.address(feed.folder),
            language=plan.language,
        )
        for feed in plan.feeds
        for link in feed.links
    ]
    return render_opml(plan.title, outlines)
