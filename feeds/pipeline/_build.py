"""The pipeline: scan → read → draft → identity → selection → pages, feeds → publish.

The stages hand on light records; bodies wait in a spool until their page and their feeds
are made. Nothing is published before everything is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from feeds.cache import Cache, Stamps
from feeds.collecting import (
    ChangedMeanwhileError,
    Drafts,
    Progress,
    clock_ns,
)
from feeds.errors import LedgerError, Problem, PublishError, ReadError, SurpriseError
from feeds.ledger import guard, locked_problem
from feeds.making import Recall, Refusal, Watch, is_compressed
from feeds.pipeline._beside_pages import beside_pages, is_of_feeds
from feeds.pipeline._keep_ledger import LedgerKeeper
from feeds.pipeline._keep_meanwhile import StateKeeper
from feeds.pipeline._prepare import Prepared, prepare
from feeds.pipeline._report import Report
from feeds.pipeline._report_of import report_of
from feeds.pipeline._request import BuildRequest
from feeds.pipeline._rounds import Rounds
from feeds.pipeline._unfit import Unfits
from feeds.pipeline._write_site import Written, write_site
from feeds.publishing import Publication, PublicationResult, interrupts_wait

__all__ = ["BuildRun"]


class BuildRun:
    """One build. What stops it is a problem of its report."""

    def __init__(self, request: BuildRequest, progress: Progress) -> None:
        self.request = request
        self.config = request.config
        self.options = request.options
        self.progress = progress
        self.clock = clock_ns if request.cache.is_on else _no_clock
        self.report = Report(is_preview=request.config.is_preview)
        self.rounds = Rounds(keep_going=request.options.keep_going)

    def __call__(self) -> Report:
        try:
            try:
                self._build()
            except ChangedMeanwhileError:  # the cache is stale: make everything again
                self.request = replace(self.request, cache=Cache(None, self.request.source))
                self._build()
        except (PublishError, LedgerError, SurpriseError, ReadError) as error:
            self._add(error.problems)
        return self.report

    def _build(self) -> None:
        """Each further round leaves out the articles that the gate refused in the one before."""
        is_again = True
        while is_again:
            is_again = self._round()

    def _round(self) -> bool:
        with (
            _aside(is_wanted=self.options.dry_run) as aside,
            Publication(
                self.request.output,
                compress=is_compressed(self.config),
                clock=self.clock,
                aside=aside,
            ) as publication,
            Drafts(self.options.engine, publication.shelf) as spool,
        ):
            return self._run(publication, spool)

    def _run(self, publication: Publication, spool: Drafts) -> bool:
        """Publishes, unless something stops it; True where another round has to."""
        made = prepare(self.request, spool, progress=self.progress, refused=self.rounds.refused)
        self.report = report_of(made, self.config)
        self._add(self.rounds.problems)
        if made.known.reconciled.problems or self._is_stopped():
            return False
        if made.is_empty:
            self._add([_nothing(self.request.source)])
            return False
        self._check_promises(made)
        watch, recall = self._watch(made), self.request.recall()
        if not self.config.pages:
            names = made.plan.documents
            publication.release(lambda name: not is_of_feeds(name, made.before, names))
        with LedgerKeeper(self.request, made, recall) as ledger:
            written = write_site(
                self.request,
                made,
                spool,
                publication,
                recall,
                watch=watch,
                progress=self.progress,
                before_lists=ledger.begin,
            )
            return self._end(made, written, publication, spool, watch, recall, ledger)

    def _end(
        self,
        made: Prepared,
        written: Written,
        publication: Publication,
        spool: Drafts,
        watch: Watch | None,
        recall: Recall,
        ledger: LedgerKeeper,
    ) -> bool:
        """What was made is published, unless something of it may not be; as `_run`."""
        self.report = replace(self.report, made=written.made)
        self._add((*written.problems, *beside_pages(made, self.config)))
        self.progress("comparing", 0, 0)
        unfits = Unfits(self.request.folder, made.identified)
        refusals = (*written.refusals, *self._unfit(publication, unfits))
        if self.rounds.needs_another(refusals):
            return True
        self._add(dict.fromkeys(one.problem for one in refusals))
        if not (refusals or self._is_stopped()):
            self._check_surprises(watch, made)
            with StateKeeper(self.request, made, written, recall, spool.summaries) as keep:
                stamps = self._publish(made, publication, recall, unfits, ledger, keep)
                self.report = replace(self.report, state=keep(self.report), stamps=stamps)
        return False

    def _publish(
        self,
        made: Prepared,
        publication: Publication,
        recall: Recall,
        unfits: Unfits,
        ledger: LedgerKeeper,
        keep: StateKeeper,
    ) -> Stamps | None:
        """The last step, which alone changes the output, the ledger and the cache. Returns how
        the files were left.
        """
        if self.options.dry_run:
            self._note(publication.rehearse(), unfits, made)
            return None
        with interrupts_wait():
            ledger.write(publication)
            keep.begin(self.report)
            self._note(publication.commit(partial(self.progress, "writing")), unfits, made)
        return recall.save(publication)

    def _unfit(self, publication: Publication, unfits: Unfits) -> list[Refusal]:
        """What cannot be published. A copy that cannot be made is left out with a warning, and
        with --keep-going so is all that is no page of an article.
        """
        while found := [(one, unfits.refusal(one)) for one in publication.check()]:
            refused = [
                refusal
                for one, refusal in found
                if one.problem.severity != "warning"
                and not (self.options.keep_going and refusal.unfit is not None)
            ]
            if refused:
                return refused
            self._add(refusal.problem for _, refusal in found)
            publication.leave_out([one for one, _ in found])
        return []

    def _note(self, outcome: PublicationResult, unfits: Unfits, made: Prepared) -> None:
        is_lasting = self.report.is_lasting and outcome.is_lasting
        is_same = not (outcome.written or outcome.removed)
        self._add(map(unfits.located, outcome.problems))
        self.report = replace(
            self.report,
            published=True,
            is_dry=self.options.dry_run,
            written=outcome.written,
            unchanged=outcome.unchanged,
            removed=outcome.removed,
            is_lasting=is_lasting or (is_same and made.ledger == made.before),
        )

    def _add(self, problems: Iterable[Problem]) -> None:
        self.report = replace(self.report, problems=(*self.report.problems, *problems))

    def _is_stopped(self) -> bool:
        return bool(self.report.errors) and not self.options.keep_going

    def _check_promises(self, made: Prepared) -> None:
        """Nothing published may be lost unsaid; and from a checkout nothing may be stamped."""
        lost = tuple(made.lost(self.config, self.options.allow))
        if lost:
            raise SurpriseError(*lost)
        if self.options.locked and not self.config.is_preview:
            problem = locked_problem(made.before, made.ledger)
            if problem is not None:
                raise LedgerError(problem)

    def _watch(self, made: Prepared) -> Watch | None:
        if self.config.is_preview:
            return None
        return Watch(
            self.request.deployed,
            made.ledger,
            made.before,
            made.plan,
            is_of_output=not self.options.against,
        )

    def _check_surprises(self, watch: Watch | None, made: Prepared) -> None:
        """Raises SurpriseError for what subscribers would see and `allow` does not let through."""
        if watch is not None:
            self._add(watch.problems)
            is_lasting = made.known.is_lasting and not watch.problems
            self.report = replace(self.report, is_lasting=is_lasting)
            guard(watch.surprises(self.config), allow=self.options.allow)


@contextmanager
def _aside(*, is_wanted: bool) -> Iterator[str]:
    """A folder elsewhere, for files that are made and not published; "" where none is wanted."""
    if not is_wanted:
        yield ""
        return
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - only for a dry run

    with TemporaryDirectory(prefix="feeds-") as folder:
        yield folder


def _nothing(source: Path) -> Problem:
    return Problem(
        path=str(source),
        message="there is no article here",
        hint=f"make the file {(source / 'first.txt').as_posix()} with a first line such as "
        "`date: 2019-05-15`, then an empty line, then your text",
    )


def _no_clock() -> int:
    """Nothing is remembered of the output."""
    return 0
