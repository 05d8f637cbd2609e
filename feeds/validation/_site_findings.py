"""The findings of a site, a context for each file."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.validation._context import Context
from feeds.validation._facts import EntryFacts, FeedFacts, LinkFacts
from feeds.validation._finding import Finding, Rule
from feeds.validation._published import PublishedFolder

__all__ = ["SiteFindings"]

_ONWARDS = ("next", "prev-archive")  # from the feed to its older entries


class SiteFindings:
    """A site, and what has been found in its files."""

    def __init__(
        self, site: PublishedFolder, select: tuple[str, ...], ignore: tuple[str, ...]
    ) -> None:
        self._site = site
        self._options = (select, ignore)
        self._contexts: dict[str, Context] = {}
        self._later = {path for rel in _ONWARDS for _, path in self._following(rel)}

    def findings(self) -> dict[str, tuple[Finding, ...]]:
        found = {path: one.report().findings for path, one in sorted(self._contexts.items())}
        return {path: findings for path, findings in found.items() if findings}

    def _on(
        self,
        path: str,
        rule: Rule,
        place: FeedFacts | EntryFacts | LinkFacts | None = None,
        /,
        **params: object,
    ) -> None:
        context = self._contexts.get(path)
        if context is None:
            select, ignore = self._options
            context = self._contexts[path] = Context(select=select, ignore=ignore)
        if place is None:
            context.add(rule, 0, 0, "", **params)
        else:
            context.add(rule, place.line, place.column, place.path, **params)

    def _following(self, rel: str) -> Iterator[tuple[str, str]]:
        for path, feed in self._site.feeds.items():
            for link in feed.facts.links:
                found = self._site.path_of(link.href) if link.rel == rel else None
                if found:
                    yield path, found

    def _is_part(self, path: str) -> bool:
        """An archive document, or a page that is not the first; another may lead on to it."""
        facts = self._site.feeds[path].facts
        backwards = {"current", "prev", "previous"}
        return (
            facts.archive
            or path in self._later
            or any(link.rel in backwards for link in facts.links)
        )
