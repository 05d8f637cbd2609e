"""The gate: every feed document is read by the validator before it can be published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from feeds.errors import Problem
from feeds.pipeline._recall import Recall
from feeds.pipeline._sink import Sink
from feeds.pipeline._site import Plan
from feeds.publishing import Known, Stage
from feeds.stamps import digest_of

if TYPE_CHECKING:
    from feeds.validation import Finding

__all__ = ["Gate"]

_ERRORS_ONLY = ("H", "N", "Q", "S")  # letters of rules that never make a feed invalid
_MOST_SHOWN = 5  # findings of one document; what breaks a template breaks it everywhere


class Gate:
    """Hands a site on to another sink; `problems` says which feed documents are invalid."""

    __slots__ = ("_plan", "_recall", "_sink", "problems")

    def __init__(self, sink: Sink, plan: Plan, recall: Recall) -> None:
        self._sink = sink
        self._recall = recall
        self._plan = plan
        self.problems: list[Problem] = []

    def add(self, path: str, data: bytes, *, origin: str = "", stage: Stage = "page") -> None:
        """A feed document, once the validator has read it."""
        self._check(path, data)
        self._sink.add(path, data, origin=origin, stage=stage)

    def add_file(self, path: str, source: Path, *, origin: str = "") -> None:
        """A copy of a file."""
        self._sink.add_file(path, source, origin=origin)

    def keep(self, path: str) -> bool:
        """Leave a file of an earlier build as it is."""
        return self._sink.keep(path)

    def recall(
        self, path: str, known: Known, *, origin: str = "", stage: Stage = "page"
    ) -> Known | None:
        """The same for one whose bytes are known; None where they are others now."""
        return self._sink.recall(path, known, origin=origin, stage=stage)

    def _check(self, path: str, data: bytes) -> None:
        address = self._plan.address(path)
        digest = digest_of(address.encode(), b"\n", data)
        if self._recall.is_valid(path, digest):
            return
        from feeds.validation import validate  # noqa: PLC0415 - most builds change no feed

        report = validate(data, name=path, base=address, ignore=_ERRORS_ONLY)
        errors = [one for one in report.findings if one.severity == "error"]
        self.problems += [_problem(path, one) for one in errors[:_MOST_SHOWN]]
        if not errors:
            self._recall.note_valid(path, digest)


def _problem(path: str, finding: Finding) -> Problem:
    """An error of the validator, at its place in the document that would be published."""
    return Problem(
        path=path,
        line=finding.line,
        column=finding.column,
        message=f"this feed would be invalid ({finding.code}): {finding.message}",
        hint=finding.hint,
    )
