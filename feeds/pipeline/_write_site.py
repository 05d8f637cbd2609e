"""Everything a site consists of → the publication: assets, pages, then the feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from pathlib import Path

from feeds.articles import file_of
from feeds.collecting import Drafts, Progress, Spool
from feeds.config import Config
from feeds.errors import Problem, ReadError
from feeds.formats import feed_stylesheet
from feeds.making import (
    LISTS,
    Archives,
    Gate,
    ListFiles,
    Notices,
    Recall,
    Refusal,
    Sink,
    Watch,
    host_files,
    key_of,
    lost_aliases,
    make_notices,
    make_routes,
    shows_gone,
)
from feeds.model import Article
from feeds.pages import STYLESHEET, Look, look_rules, render_missing, stylesheet
from feeds.pipeline._prepare import Prepared
from feeds.pipeline._request import BuildRequest
from feeds.pipeline._sitemap import make_sitemaps
from feeds.pipeline._write_articles import ArticlePages
from feeds.pipeline._write_feeds import FeedDocuments
from feeds.pipeline._write_undated import write_undated
from feeds.pipeline.edits import Referred
from feeds.planning import SitePlan, files_named, reserved_names
from feeds.records import dataclass
from feeds.workers import WORTH_A_COPY

__all__ = ["Written", "write_site"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The result of making a site."""

    problems: tuple[Problem, ...]
    refusals: tuple[Refusal, ...]  # of the gate: nothing of it may be published
    made: int  # pages of articles, those that are as they were not counted
    referred: Referred | None  # None where nothing is remembered
    links: Mapping[str, str]  # as Workshop.pages
    of_made: tuple[tuple[int, int], ...]  # place of an article → its number of first `problems`

    @property
    def findings(self) -> tuple[Problem, ...]:
        """All that is wrong, what the gate found among it."""
        return (*self.problems, *(one.problem for one in self.refusals))


def write_site(
    request: BuildRequest,
    made: Prepared,
    drafts: Drafts,
    sink: Sink,
    recall: Recall,
    *,
    watch: Watch | None = None,
    progress: Progress,
    before_lists: Callable[[], None] = lambda: None,
) -> Written:
    """Hand everything over. The validator reads the feeds of a large site while its last lists are
    made. `recall` knows what need not be made again; `watch` sees each document that changed.
    What is called `before_lists` may begin something that needs no more of this process.
    """
    config, plan = request.config, made.plan
    archives = Archives(plan=plan, places=_places(made), sources=request.archives)
    with Spool[Article]() as spool:
        pages = ArticlePages(request, made, drafts, recall, spool)
        feeds = FeedDocuments(plan, config, archives, pages, recall, watch)
        wanted = feeds.to_make(sink) | archives.needed()
        lists = ListFiles(made.lists, plan, sink, recall, drafts.summaries)
        meanwhile = lists.keep_up if config.pages else _nothing
        problems = [*pages.write(sink, wanted, progress, meanwhile)]
        gate = Gate(sink, plan, recall, (item.draft for item in made.identified))
        _write_feeds(feeds, plan, sink, gate, progress)
        with gate.read_meanwhile(is_long=len(made.identified) in WORTH_A_COPY):
            before_lists()
            if config.pages:
                beside = (pages.workshop, pages.copied)
                problems += write_undated(request.folder, made, *beside, sink, recall)
                problems += _write_lists(made, config, lists, sink, recall, progress)
            _keep_files(made, drafts, sink)
            referred = _referred(made, pages, recall)
            progress("checking", 0, 0)
    return _written(pages, problems, gate, referred)


def _written(
    pages: ArticlePages, problems: Iterable[Problem], gate: Gate, referred: Referred | None
) -> Written:
    return Written(
        problems=tuple(problems),
        refusals=gate.refusals,
        made=pages.made,
        referred=referred,
        links=pages.workshop.pages.known,
        of_made=tuple(pages.counts.items()),
    )


def _write_feeds(
    feeds: FeedDocuments, plan: SitePlan, sink: Sink, gate: Gate, progress: Progress
) -> None:
    """The feeds, and how they look in a browser."""
    sink.add("feed.css", _look_of_feeds(plan), stage="asset")
    feeds.write(gate, progress)
    feeds.write_list(gate)


def _look_of_feeds(plan: SitePlan) -> bytes:
    accent = look_rules(Look(accent=plan.look.look.accent), root="feed, rss")
    return feed_stylesheet() + accent.encode()


def _keep_files(made: Prepared, drafts: Drafts, sink: Sink) -> None:
    """The files beside articles that stay as they were last published."""
    for item in made.known.kept if made.plan.has_pages else ():
        for name in files_named(drafts.get(item.row.kept_at), made.plan.base):
            sink.keep(name)


def _referred(made: Prepared, pages: ArticlePages, recall: Recall) -> Referred | None:
    if not recall.is_on:
        return None
    return pages.referred(filter(None, (recall.latest(one.file) for one in made.pages.due)))


def _nothing(_done: int, _total: int) -> None:
    """There are no lists to be made."""


def _places(made: Prepared) -> dict[str, int]:
    """Where the article of an id is, for archive documents; most sites have none."""
    if not any(feed.selection.pages for feed in made.plan.feeds):
        return {}
    return {item.identity.id: place for place, item in enumerate(made.identified)}


def _write_lists(
    made: Prepared,
    config: Config,
    lists: ListFiles,
    sink: Sink,
    recall: Recall,
    progress: Progress,
) -> Iterator[Problem]:
    progress("lists", 0, 0)
    lists.write()
    yield from _write_pages(made, config, lists.files, sink, recall)


def _write_pages(
    made: Prepared, config: Config, lists: AbstractSet[str], sink: Sink, recall: Recall
) -> Iterator[Problem]:
    """All pages but those of articles and lists, and the files that are published as they stand."""
    plan, identified = made.plan, made.identified
    _write_look(made, sink, recall)
    if plan.own.sitemap and not config.is_preview:
        for name, make in make_sitemaps(made):
            recall.make(name, key_of(make.func.__name__, make.args), make, sink, stage="feed")
    own = (lists, made.pages.files, reserved_names(config), plan.documents)
    taken = set(map(str.casefold, chain((item.file for item in identified), *own)))
    yield from lost_aliases(identified, taken)
    joined = _write_notices(made, config, taken, sink, recall)
    for file in made.static:
        if file.relative not in joined:
            recall.copy(file.relative, file.place, sink, origin=file.relative)


def _write_notices(
    made: Prepared, config: Config, taken: set[str], sink: Sink, recall: Recall
) -> set[str]:
    """What is left at old addresses, as pages and in the words of the host; returns the files
    that hold what the author wrote for the host as well.
    """
    notices = make_notices(made.ledger, made.identified, made.pages, made.plan, taken)
    gone = set() if shows_gone(config) else {file_of(path) for path in notices.gone}
    for one in notices.pages:
        if one.file not in gone:
            recall.make(one.file, one.key, one.make, sink, stage="page", origin=one.origin)
    return _write_host(made, config, notices, taken, sink)


def _write_host(
    made: Prepared, config: Config, notices: Notices, taken: AbstractSet[str], sink: Sink
) -> set[str]:
    """The files that the host reads. What the author wrote in one of that name comes first."""
    own = {file.relative: file.path for file in made.static if file.relative in LISTS}
    routes = make_routes(made.plan, config, notices, taken)
    joined = set()
    for name, data in host_files(config, made.plan, routes):
        before = b""
        if name in own:
            before = _bytes_of(own[name], name).rstrip() + b"\n\n"
            joined.add(name)
        sink.add(name, before + data, stage="page")
    return joined


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        problem = Problem(path=name, message=f"it cannot be read ({why})", hint="fix that")
        raise ReadError(problem) from error


def _write_look(made: Prepared, sink: Sink, recall: Recall) -> None:
    """What every page needs, and the page for what is not there."""
    look = made.plan.look
    sink.add(STYLESHEET, stylesheet(look.look), stage="asset")
    if look.favicon:
        sink.add(look.favicon, look.sign, stage="asset")
    for file, place in look.files:
        recall.copy(file, str(place), sink, origin=place.name)
    sink.add("404.html", render_missing(made.plan.site), stage="asset")  # hosts look for it
