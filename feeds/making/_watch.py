"""What subscribers would see of a build, found out while its feeds are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from feeds.config import PREVIEW_URL, Config
from feeds.errors import Problem, ReadError
from feeds.ledger import (
    Change,
    DeployedFeed,
    Difference,
    Ledger,
    Surprise,
    compare,
    entry_surprises,
    read_feed,
)
from feeds.planning import Deployed, SitePlan
from feeds.selection import Card, brought_back

__all__ = ["Watch"]


class Watch:
    """Compares each feed document with the one that is deployed under its name.

    Documents that are equal cost no parsing. One that is not found under its name, and that the
    ledger knows to be published, is compared with what the ledger says of it. Any other one has
    no subscribers, and one of a preview has none either.
    """

    def __init__(
        self,
        deployed: Deployed,
        ledger: Ledger,
        before: Ledger,
        plan: SitePlan,
        *,
        is_of_output: bool = False,
    ) -> None:
        self.is_of_output = is_of_output  # then a file that stays as it is says nothing new
        self._deployed = deployed
        self._ledger = ledger
        self._before = before
        self._plan = plan
        self._selections = {
            name: files.selection
            for files in plan.feeds
            for names in files.names.values()
            for name in names
        }
        self._published = {one.file: one.feed for one in before.addresses if not one.given_up}
        self.differences: list[Difference] = []
        self.problems: list[Problem] = []

    def __call__(self, name: str, data: bytes) -> None:
        """A feed document as it would be published. Raises ReadError where none can be fetched."""
        before = self._deployed.read(name)
        if before == data:
            return
        found = self._by_ledger(name) if before is None else self._compared(name, before, data)
        if found is not None and (found.changes or found.reordered):
            self.differences.append(found)

    def surprises(self, config: Config) -> Iterator[Surprise]:
        """What of it nobody may have meant."""
        return entry_surprises(
            self.differences,
            max_new=config.max_new,
            windows=(self._before.windows, self._ledger.windows),
            file=config.file or "feeds.toml",
        )

    def _compared(self, name: str, before: bytes, data: bytes) -> Difference | None:
        known = self._read(name, before)
        if known is None or known.url.startswith(PREVIEW_URL):
            return None
        feed = self._published.get(name, self._selections[name].key)  # whose subscribers they are
        made = read_feed(data, name)
        found = compare(name, known, made, self._ledger, self._before, feed=feed)
        if known.entries:
            return found
        returned = self._by_ledger(name)  # a document without entries does not say what was in it
        return found if returned is None else _joined(returned, found)

    def _by_ledger(self, name: str) -> Difference | None:
        """The entries that subscribers had, and would have again as new."""
        if name not in self._published:
            return None
        selection = self._selections[name]
        returned, older = brought_back(selection, self._before)
        if not (returned or older):
            return None
        changes = (
            *(self._change(card, is_older=False) for card in returned),
            *(self._change(card, is_older=True) for card in older),
        )
        fitting = len(selection.shown) - len(older)
        return Difference(name=name, feed=selection.key, changes=changes, fitting=fitting)

    def _change(self, card: Card, *, is_older: bool) -> Change:
        return Change(
            kind="resurfaced",
            id=card.id,
            title=card.title,
            url=card.permalink,
            is_older=is_older,
        )

    def _read(self, name: str, data: bytes) -> DeployedFeed | None:
        try:
            return read_feed(data, name)
        except ReadError as error:
            message = f"what is deployed under this name is no feed ({error.problems[0].message})"
            hint = "whether subscribers see what they should could not be checked"
            self.problems.append(Problem(path=name, message=message, hint=hint, severity="warning"))
            return None


def _joined(returned: Difference, found: Difference) -> Difference:
    """What the ledger says of some entries, and of the others what the documents say."""
    known = {change.url for change in returned.changes}
    others = (change for change in found.changes if change.url not in known)
    return replace(returned, changes=(*returned.changes, *others), reordered=found.reordered)
