"""The pages of the articles, and the files beside them → the publication."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

from feeds.articles import Asset
from feeds.cache import MANY
from feeds.collecting import Drafts, Progress, Spool
from feeds.config import SourceSite
from feeds.errors import Problem
from feeds.making import (
    Job,
    Jobs,
    Made,
    Makings,
    PageRecord,
    Recall,
    Sink,
    SourceLines,
    StagingWorkshop,
    Workshop,
    dead_parts,
    forms_of,
    light,
    refusals,
)
from feeds.model import Article
from feeds.pipeline._beside_pages import Expected
from feeds.pipeline._link_targets import pages_by_file
from feeds.pipeline._page_keys import content_key, page_key, site_key
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits import Referred
from feeds.planning import Identified, Neighbourhood, Neighbourhoods, reserved_names

if TYPE_CHECKING:
    from feeds.pipeline._prepare import Prepared

__all__ = ["ArticlePages"]

_BATCH = 32  # articles a worker is given at once
_LARGE_BATCH = 64  # the same of a large site: a processor is quicker at what it does again
_LARGE = 4096  # articles
_FEW = 400  # articles below which no worker is worth its start


_Function: TypeAlias = "Callable[[Jobs], Makings]"


class ArticlePages:
    """One page an article. Those that are as they were are recalled; the others are made."""

    def __init__(
        self,
        request: BuildRequest,
        made: Prepared,
        drafts: Drafts,
        recall: Recall,
        kept: Spool[Article],
    ) -> None:
        plan = made.plan
        self._identified = made.identified
        self._drafts = drafts
        self._recall = recall
        recall.expect(len(made.identified))
        self._sources = SourceLines(request.folder)
        self._kept = kept
        self._places: dict[int, int] = {}
        self._expected = None if request.config.pages else Expected(request.folder, request.output)
        self.workshop = _workshop(request, made)
        self._around = Neighbourhoods(plan, made.lists, len(made.identified))
        self._site = site_key(self.workshop)
        self._keys = [""] * len(made.identified)
        self._known: list[PageRecord | None] = [None] * len(made.identified)
        if recall.has_pages:  # else each key is made with its page
            self._keys = [*map(self._key, made.identified, self._around)]
        if recall.has_pages and self._expected is None:
            self._known = [
                recall.page(
                    item.file, key, self.workshop.pages, self.workshop.find, made.gate.unpublished
                )
                for item, key in zip(made.identified, self._keys, strict=True)
            ]
        self.made = 0  # pages that had to be made
        self.copied: set[str] = set()  # files beside them
        self.counts: dict[int, int] = {}  # place → its number of problems, of those with any

    def content_key(self, place: int) -> str:
        """Stands for all that a feed says of an article; "" where it has yet to be made."""
        return content_key(self._identified[place], self._record(place), self.workshop)

    def referred(self, undated: Iterable[PageRecord]) -> Referred:
        """What pages refer to, those without a date among them."""
        files: set[str] = set()
        parts: set[str] = set()
        loose: set[str] = set()
        dated = filter(None, map(self._record, range(len(self._identified))))
        for record in chain(dated, undated):
            files.update(record.files)
            loose.update(record.loose)
            parts.update(address for one in record.parts for address in forms_of(one.page))
        return Referred(
            files=tuple(sorted(files)),
            parts=tuple(sorted(parts)),
            taken=tuple(sorted(self.workshop.taken)),
            loose=tuple(sorted(loose)),
        )

    def article(self, place: int) -> Article:
        """An article that `write` kept."""
        return self._kept.get(self._places[place])

    def write(
        self,
        sink: Sink,
        wanted: Set[int],
        progress: Progress,
        meanwhile: Callable[[int, int], None],
    ) -> Iterator[Problem]:
        """Hand every page over, and keep the articles of the places that are `wanted`.

        Where another generator makes the pages, only the latter are made. While workers make
        pages, `meanwhile` gets how many of how many are in place, and may use the time.
        """
        places = range(len(self._identified)) if self._expected is None else sorted(wanted)
        to_make = [place for place in places if place in wanted or not self._is_taken(place, sink)]
        self.made = len(to_make) if self._expected is None else 0
        self._drafts.settle()
        self._drafts.fetch(self._identified[place].row.kept_at for place in to_make)
        is_shared = len(to_make) >= _FEW
        workshop, first = self._staging(sink, len(to_make))
        batches = self._batches(to_make, first, wanted)
        with self._drafts.engine.ready(workshop, len(to_make), _FEW) as pool:
            made = zip(to_make, chain.from_iterable(pool.map(batches)), strict=True)
            following = next(made, None)
            for done, place in enumerate(places, 1):
                item, one = self._identified[place], self._known[place]
                problems: Iterable[Problem]
                if following is not None and following[0] == place:
                    problems = self._add(place, following[1], wanted, sink)
                    following = next(made, None)
                else:
                    assert one is not None
                    problems = self._copy(item, one, sink)
                yield from self._counted(place, problems)
                progress("pages", done, len(places))
                if is_shared and done % _BATCH == 0:
                    meanwhile(done, len(places))
        self._drafts.engine.rest()  # what comes now is done here, and needs the memory
        yield from dead_parts(self._identified, self._record, self.workshop.find)
        if self._expected is not None:
            yield from self._expected.problems()

    def _counted(self, place: int, problems: Iterable[Problem]) -> Iterator[Problem]:
        for number, problem in enumerate(problems, 1):
            self.counts[place] = number
            yield problem

    def _batches(self, to_make: Sequence[int], first: int, wanted: Set[int]) -> Iterator[Jobs]:
        """What there is to do at these places. `first` is the number of the first page."""
        jobs = (self._job(place, n, place in wanted) for n, place in enumerate(to_make, first))
        size = _BATCH if len(to_make) < _LARGE else _LARGE_BATCH
        return iter(lambda: Jobs(islice(jobs, size)), Jobs())

    def _staging(self, sink: Sink, number: int) -> tuple[_Function, int]:
        """What makes so many pages: one that writes them as well, where that is of use and what
        is there need not be looked at. And the number of the first page.
        """
        if number >= MANY:
            self.workshop.pages.lay(self._drafts.lay)
        is_of_use = number >= _FEW and self._expected is None
        stager = sink.stager(number, is_far=self._drafts.engine.is_far) if is_of_use else None
        if stager is None:
            return self.workshop, 0
        return StagingWorkshop(self.workshop, stager[0]), stager[1]

    def _is_taken(self, place: int, sink: Sink) -> bool:
        """Whether the page is there as it has to be."""
        item, record = self._identified[place], self._known[place]
        if record is None or not self._recall.take(item.file, record, sink, origin=item.draft.path):
            return False
        self._known[place] = light(record, self._keys[place])
        return True

    def _copy(self, item: Identified, one: Made | PageRecord, sink: Sink) -> Iterator[Problem]:
        """The files beside a page, and what is wrong with it."""
        if self._expected is not None:
            self._expected.add(item, one.assets)
        for asset in one.assets if self._expected is None else ():
            if asset.target not in self.copied:
                self.copied.add(asset.target)
                self._recall.copy(
                    asset.target, self._source(asset, one), sink, origin=item.draft.path
                )
        yield from one.problems
        yield from refusals(self._sources, item.draft, one.refused)

    def _source(self, asset: Asset, made: Made | PageRecord) -> str:
        if isinstance(made, Made):
            return made.places[asset.source]
        return self.workshop.find.place_of(asset.source)

    def _record(self, place: int) -> PageRecord | None:
        return self._recall.noted(self._identified[place].file) or self._known[place]

    def _add(
        self, place: int, sent: Made | None, wanted: Set[int], sink: Sink
    ) -> Iterator[Problem]:
        item = self._identified[place]
        origin = item.draft.path  # the text that is here already, not the one that was sent
        is_there = sent and sent.staged and sink.add_staged(item.file, sent.staged, origin=origin)
        if sent and (is_there or not sent.staged):
            made = sent
        else:  # its draft was not seen, or it is on another disk, whatever that looked like
            job = self._job(place, 0, place in wanted)
            made = self.workshop.one(job, self._drafts.packed(item.row.kept_at))
        if not is_there and self._expected is None:
            sink.add(item.file, made.page, origin=origin, stage="page")
        self._recall.note(item.file, self._keys[place], made)
        self._keys[place] = ""  # nobody asks for it any more
        if made.article:
            self._places[place] = self._kept.put_packed(made.article)
        yield from self._copy(item, made, sink)

    def _key(self, item: Identified, around: Neighbourhood) -> str:
        return page_key(self._site, item, around) if self._recall.is_on else ""

    def _job(self, place: int, number: int, keep: bool) -> Job:  # noqa: FBT001 - internal
        item, around = self._identified[place], self._around[place]
        self._keys[place] = self._keys[place] or self._key(item, around)
        return Job(
            draft=self._drafts.handed(item.row.kept_at),
            identity=item.identity,
            url=item.url,
            file=item.file,
            around=around,
            keep=keep,
            number=number,
        )


def _workshop(request: BuildRequest, made: Prepared) -> Workshop:
    plan, site = made.plan, request.config.site or SourceSite()
    return Workshop(
        source=request.source,
        base=plan.base,
        site=plan.site,
        pages=pages_by_file(made.identified, made.pages, plan.base, request.config.site),
        gate=made.gate,
        static=site.static,
        root=site.root if site.file else None,
        rooted=site.rooted,
        taken=_taken(request, made) if site.static else frozenset(),
    )


def _taken(request: BuildRequest, made: Prepared) -> frozenset[str]:
    """The files that no picture of an article may have, in one case."""
    names = {item.file for item in made.identified} | made.pages.files
    names.update(reserved_names(request.config), made.plan.documents, made.lists.files)
    return frozenset(name.casefold() for name in names if request.config.pages)
