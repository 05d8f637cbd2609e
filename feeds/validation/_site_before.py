"""A site beside what was published before: no feed gone, no id changed."""

from __future__ import annotations

from datetime import datetime

from feeds.validation._facts import EntryFacts, FeedFacts
from feeds.validation._finding import Rule
from feeds.validation._published import PublishedFolder
from feeds.validation._site_findings import SiteFindings

__all__ = ["RULES", "EarlierSite"]

ID_CHANGED = Rule(
    code="S501",
    name="id-changed",
    severity="error",
    message="this entry had the id {before}, and now has {now}",
    hint="write {before} again: an id is for ever",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6",
    once="feed",
)
FEED_ID_CHANGED = Rule(
    code="S502",
    name="feed-id-changed",
    severity="error",
    message="the feed had the id {before}, and now has {now}",
    hint="write {before} again: an id is for ever",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6",
)
FEED_GONE = Rule(
    code="S503",
    name="feed-gone",
    severity="error",
    message="this feed was published before and is gone",
    hint="keep publishing it at its address, or redirect the address",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2",
)
WENT_BACK = Rule(
    code="S504",
    name="updated-went-back",
    severity="warning",
    message="the entry was last changed at {before} before, and now says {now}",
    hint="never set the time of change back",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.15",
)
ARCHIVE_CHANGED = Rule(
    code="S505",
    name="archive-changed",
    severity="warning",
    message="this archive document has changed since it was published",
    hint="leave sealed documents as they are; tell of changes in the feed itself",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-4",
)


class EarlierSite(SiteFindings):
    """The site as it was."""

    def against(self, before: PublishedFolder) -> None:
        """The site as it was: the same feeds, the same ids, no time set back."""
        for path, old in sorted(before.feeds.items()):
            new = self._site.feeds.get(path)
            if new is None:
                self._on(path, FEED_GONE)
                continue
            if old.facts.id and new.facts.id and old.facts.id != new.facts.id:
                self._on(
                    path,
                    FEED_ID_CHANGED,
                    new.facts,
                    before=old.facts.id,
                    now=new.facts.id,
                )
            if old.facts.archive and new.facts.archive and old.digest != new.digest:
                self._on(path, ARCHIVE_CHANGED, new.facts)
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
                        WENT_BACK,
                        entry,
                        before=earlier.isoformat(),
                        now=later.isoformat(),
                    )
            elif was is not None and was.id not in kept:
                self._on(path, ID_CHANGED, entry, before=was.id, now=entry.id or "none")


def _changed(entry: EntryFacts) -> datetime | None:
    return entry.updated or entry.published


RULES: tuple[Rule, ...] = (
    ID_CHANGED,
    FEED_ID_CHANGED,
    FEED_GONE,
    WENT_BACK,
    ARCHIVE_CHANGED,
)
