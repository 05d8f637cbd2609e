"""What is kept for an edit is made by a copy of this process while files take their places."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from feeds.collecting import Summaries
from feeds.making import Recall
from feeds.pipeline._prepare import Prepared
from feeds.pipeline._report import Report
from feeds.pipeline._request import BuildRequest
from feeds.pipeline._write_site import Written
from feeds.pipeline.edits import keep_state
from feeds.workers import WORTH_A_COPY, Meanwhile

__all__ = ["StateKeeper"]


class StateKeeper:
    """Keeps for the next build what this one found out, if there is an edit until then."""

    def __init__(
        self,
        request: BuildRequest,
        made: Prepared,
        written: Written,
        recall: Recall,
        summaries: Summaries,
    ) -> None:
        self._request = request
        self._made = made
        self._written = written
        self._recall = recall
        self._summaries = summaries
        self._begun: Meanwhile[Report, str] | None = None
        self._expected: Report | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def begin(self, report: Report) -> None:
        """From now on it is made for this report, where that pays. Nothing is lost where the build
        ends otherwise: an edit asks for what it can use.
        """
        expected = _same(replace(report, published=True))
        is_much = len(self._made.identified) in WORTH_A_COPY and self._summaries.is_at_hand
        if is_much and self._is_kept(expected):
            self._expected = expected
            self._begun = Meanwhile(self._keep, expected)

    def __call__(self, report: Report) -> str:
        """What it is asked for by, once the build has ended with this report; "" for nothing."""
        begun = self._begun
        if begun is not None and self._is_kept(report) and _same(report) == self._expected:
            self._begun = None
            return begun.result()
        self.drop()  # or it would write the same files
        return self._keep(_same(report)) if self._is_kept(report) else ""

    def drop(self) -> None:
        """Nobody asks for what was begun."""
        begun, self._begun = self._begun, None
        if begun is not None:
            begun.drop()

    def _keep(self, report: Report) -> str:
        made, written = self._made, self._written
        state: str = keep_state(self._request, made, written, self._recall, report, self._summaries)
        return state

    def _is_kept(self, report: Report) -> bool:
        config, is_dry = self._request.config, report.is_dry
        is_whole = report.published and not (report.errors or is_dry or self._made.known.kept)
        is_usual = config.pages and not config.is_preview and self._written.referred is not None
        return report.is_lasting and is_whole and is_usual


def _same(report: Report) -> Report:
    """What a build of the same would say again, without what it would have to do."""
    return replace(
        report, withdrawn=(), archived=(), redirects=(), written=0, unchanged=0, removed=0
    )
