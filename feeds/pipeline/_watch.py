"""What subscribers would see of a build, found out while its feeds are made."""

from __future__ import annotations

from feeds.config import PREVIEW_URL
from feeds.errors import Problem, ReadError
from feeds.ledger import DeployedFeed, Difference, Ledger, compare, read_feed
from feeds.pipeline._deployed import Deployed

__all__ = ["Watch"]


class Watch:
    """Compares each feed document with the one that is deployed under its name.

    Documents that are equal cost no parsing; a feed that is deployed nowhere yet has no
    subscribers, and one of a preview has none either.
    """

    def __init__(
        self, deployed: Deployed, ledger: Ledger, before: Ledger, *, is_of_output: bool = False
    ) -> None:
        self.is_of_output = is_of_output  # then a file that stays as it is says nothing new
        self._deployed = deployed
        self._ledger = ledger
        self._before = before
        self.differences: list[Difference] = []
        self.problems: list[Problem] = []

    def __call__(self, name: str, data: bytes) -> None:
        """A feed document as it would be published. Raises ReadError where none can be fetched."""
        before = self._deployed.read(name)
        if before is None or before == data:
            return
        known = self._read(name, before)
        if known is None or known.url.startswith(PREVIEW_URL):
            return
        found = compare(name, known, read_feed(data, name), self._ledger, self._before)
        if found.changes or found.reordered:
            self.differences.append(found)

    def _read(self, name: str, data: bytes) -> DeployedFeed | None:
        try:
            return read_feed(data, name)
        except ReadError as error:
            message = f"what is deployed under this name is no feed ({error.problems[0].message})"
            hint = "whether subscribers see what they should could not be checked"
            self.problems.append(Problem(path=name, message=message, hint=hint, severity="warning"))
            return None
