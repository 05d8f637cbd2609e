"""A site beside what was published before: no feed gone, no id changed."""

from __future__ import annotations

from datetime import datetime

from feeds.validation._facts import EntryFacts, FeedFacts
from feeds.validation._published import PublishedFolder
from feeds.validation._site_findings import SiteFindings
from feeds.validation.rules import site as rules

__all__ = ["EarlierSite"]


class EarlierSite(SiteFindings):
    """The site as it was."""

    def against(self, before: PublishedFolder) -> None:
        """The site as it was: the same feeds, the same ids, no time set back."""
        for path, old in sorted(before.feeds.items()):
            new = self._site.feeds.get(path)
            if new is None:
                self._on(path, rules.FEED_GONE)
                continue
            if old.facts.id and new.facts.id and old.facts.id != new.facts.id:
                self._on(
                    path,
                    rules.FEED_ID_CHANGED,
                    new.facts,
                    before=old.facts.id,
                    now=new.facts.id,
                )
            if old.facts.archive and new.facts.archive and old.digest != new.digest:
                self._on(path, rules.ARCHIVE_CHANGED, new.facts)
            self._entries_against(path, old.facts, new.facts)

    def _entries_against(self, path: str, old: FeedFacts, new: FeedFacts) -> None:
        by_link = {entry.link: entry for entry in old.entries if entry.link and entry.id}
        by_id = {entry.id: entry for entry in old.entries if entry.id}
        kept = {entry.id for entry in new.entries}
        for entry in new.entries:
            was = by_link.get(entry.link)
            if entry.id in by_id:
                earlier, later = _changed(by_id[entry.id]), _changed(entry)
                if earlier and later and later < earlier:
                    self._on(
                        path,
                        rules.WENT_BACK,
                        entry,
                        before=earlier.isoformat(),
                        now=later.isoformat(),
                    )
            elif was is not None and was.id not in kept:
                self._on(path, rules.ID_CHANGED, entry, before=was.id, now=entry.id or "none")


def _changed(entry: EntryFacts) -> datetime | None:
    return entry.updated or entry.published
