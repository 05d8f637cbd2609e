"""What stays of an article whose source is as it was, whatever this version makes of it.

Its id, address, date, language and `updated` were published. Where its source, its file and
the settings are those of the last build, all of them stay. Where something else changed, each
stays as long as what the article states for it, and the settings for it, are the same.
"""

from __future__ import annotations

import msgspec

from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._facts import Fact, with_origin
from feeds.ledger._origin import Origin, Settings, moment_of

__all__ = ["Kept"]


class Kept:
    """Compares articles and settings of today with those of the last build."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        known = ledger.settings
        self._is_covered = any(one.coverage == settings.coverage for one in known)
        self._is_stated = bool(known) and (
            not self._is_covered or any(one.stated == settings.stated for one in known)
        )
        self._has_dates = any(one.dates == settings.dates for one in known)
        self._has_language = any(one.language == settings.language for one in known)
        self._has_addresses = any(one.addresses == settings.addresses for one in known)

    @property
    def is_stated(self) -> bool:
        """Whether the settings are as people wrote them for the last build."""
        return self._is_stated

    def is_untouched(self, entry: Entry, fact: Fact) -> bool:
        """Whether nobody changed anything: what differs is of another version of the program."""
        return (
            self._is_stated and fact.path in entry.paths and self.is_same_source(entry.origin, fact)
        )

    def is_same_source(self, origin: str, fact: Fact) -> bool:
        """Whether an article is byte for byte what it was, in whatever file."""
        if not origin or not fact.origin:
            return False
        if origin == fact.origin:
            return True
        before, now = origin.partition(" ")[0], fact.source
        if before == now:
            return True
        return not self._is_covered and before.partition("-")[0] == now.partition("-")[0]

    def source_key(self, origin: str) -> str:
        """What origins of the same source have in common; "" where it is not known."""
        source = origin.partition(" ")[0]
        return source if self._is_covered else source.partition("-")[0]

    def has_address(self, entry: Entry, fact: Fact) -> bool:
        """Whether its address stays, whatever would be made of it today."""
        if not entry.origin or not entry.permalink:
            return False
        if self.is_untouched(entry, fact):
            return True
        return self._has_addresses and Origin.parse(entry.origin).statement == fact.statement

    def facts(self, entry: Entry | None, fact: Fact) -> Fact:
        """The facts with the date and the language that stay; nearly always the same ones."""
        if entry is None or not entry.origin or entry.origin == fact.origin or fact.is_draft:
            return fact
        before = Origin.parse(entry.origin)
        is_untouched = self.is_untouched(entry, fact)
        is_said = before.statement == fact.statement
        if is_untouched or (is_said and self._has_dates):
            fact = _with_date(fact, before)
        is_read = is_said and self._has_language and self.is_same_source(entry.origin, fact)
        if (is_untouched or is_read) and fact.language != before.language:
            fact = msgspec.structs.replace(fact, language=before.language)
        return with_origin(fact)


def _with_date(fact: Fact, before: Origin) -> Fact:
    if before.at is None or (before.date, before.at) == (fact.published.value, fact.published_at):
        return fact
    published = moment_of(before)
    if published is None:
        return fact
    return msgspec.structs.replace(fact, published=published, published_at=before.at)
