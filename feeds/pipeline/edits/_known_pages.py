"""Who makes the pages of an edit, and where their links lead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from feeds.articles import ByStem
from feeds.collecting import Gatekeeper
from feeds.config import SourceSite
from feeds.making import PageRecord, Recall, Workshop
from feeds.pipeline._request import BuildRequest
from feeds.pipeline.edits._problems import NoEditError

if TYPE_CHECKING:
    from feeds.pipeline._edit_state import EditState

__all__ = ["workshop_of"]


class _KnownPages(ByStem):
    """Where links lead, as the last build found; for others than those that stood there already
    the paths of all articles are looked at.
    """

    def __init__(self, records: Iterable[PageRecord], load: Callable[[], ByStem | None]) -> None:
        super().__init__({})
        self._answers = {path: answer for one in records for path, answer in one.links.items()}
        self._load = load
        self._all: ByStem | None = None

    def get(self, path: str) -> str | None:
        """As the last build found. Raises NoEditError where that was not kept."""
        if path in self._answers:
            return self._answers[path]
        self._all = self._all or self._load()
        if self._all is None:
            raise NoEditError
        return self._all.get(path)


def workshop_of(
    request: BuildRequest, state: EditState, recall: Recall, files: Iterable[str], gate: Gatekeeper
) -> Workshop:
    """Who makes the pages. `files` are those of the articles, as they were made before."""
    plan, site = state.head.plan, request.config.site or SourceSite()
    records = filter(None, map(recall.latest, files))
    return Workshop(
        source=request.source,
        base=plan.base,
        site=plan.site,
        pages=_KnownPages(records, partial(state.links, request, recall)),
        gate=gate,
        static=site.static,
        root=site.root if site.file else None,
        rooted=site.rooted,
        taken=frozenset(state.head.referred.taken),
    )
