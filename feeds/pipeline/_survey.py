"""What was understood of a source folder, without a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from feeds.articles import Draft, Links, finish
from feeds.cache import Cache
from feeds.collecting import (
    Drafts,
    FileFinder,
    Gatekeeper,
    Row,
    collect,
    losses,
    repeated,
    time_of_run,
)
from feeds.config import Config
from feeds.errors import ReadError
from feeds.ledger import ledger_folder, load
from feeds.model import Article
from feeds.pipeline._link_targets import pages_by_file
from feeds.pipeline._report import Survey
from feeds.pipeline._request import settings_for
from feeds.planning import (
    Identified,
    SitePages,
    gatekeeper,
    identify,
    name_pages,
    rules_for,
    with_pages,
    without_expired,
)
from feeds.records import dataclass

__all__ = ["read_articles", "survey"]


HIDDEN = "hidden: its page is written, but it stands in no feed and no list"


def read_articles(source: Path | str, config: Config | None = None) -> tuple[Article, ...]:
    """Every article below `source`, newest first, scheduled ones among them.

    Raises ReadError with all errors if there are any, and ConfigError for settings that
    cannot be used.
    """
    source = Path(source)
    source, config = settings_for(source, config)
    with Drafts() as spool:
        looked, found = _look(source, config, spool, Cache(None, source), None)
        errors = tuple(one for one in found.problems if one.severity == "error")
        if errors:
            raise ReadError(*errors)
        return tuple(_articles(source, looked, config, lambda row: spool.get(row.kept_at)))


def survey(
    source: Path | str,
    config: Config | None = None,
    *,
    cache: Path | None = None,
    now: datetime | None = None,
) -> Survey:
    """The same without bodies, together with what was left out and every problem.

    `cache` is the folder of what builds remember (feeds.pipeline.cache_folder()); `now` is as
    for `build`.
    """
    source = Path(source)
    source, config = settings_for(source, config)
    with Drafts() as spool:
        looked, found = _look(source, config, spool, Cache(cache, source), now)
        articles = _articles(source, looked, config, lambda row: row.draft)
        hidden = {path for path, reason in found.left_out if reason == HIDDEN}
        shown = (article for article in articles if article.path not in hidden)
        return replace(found, articles=tuple(shown))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What is known of a source folder."""

    identified: tuple[Identified, ...]
    pages: SitePages
    gate: Gatekeeper


def _look(
    source: Path, config: Config, spool: Drafts, cache: Cache, now: datetime | None
) -> tuple[_Looked, Survey]:
    ledger = load(ledger_folder(source))
    output = config.root / config.output
    collected = collect(source, config, spool, cache, skip=(output,), before=ledger)
    now = time_of_run(now)
    pages = name_pages(collected, ledger, config, now)
    collected = with_pages(collected, pages)
    rules = rules_for(config, now=now, failed=collected.failed)
    collected = without_expired(collected, rules)
    known = identify(collected, ledger, rules)
    folder = source if source.is_dir() else source.parent
    looked = _Looked(
        identified=(*known.due, *known.waiting),
        pages=pages,
        gate=gatekeeper(folder, collected, known, config),
    )
    hidden = (row for row in collected.rows if row.draft.hidden)
    found = Survey(
        articles=(),
        left_out=(*collected.left_out, *((row.draft.path, HIDDEN) for row in hidden)),
        problems=(
            *(config.site.problems if config.site else ()),
            *collected.problems,
            *known.reconciled.problems,
            *losses(source, collected, config),
            *repeated(collected.rows),
        ),
        pages=tuple((one.draft.file, one.address, one.draft.title) for one in pages.due),
        date_sources=tuple((row.draft.path, row.draft.date_source) for row in collected.rows),
    )
    return looked, found


def _articles(
    source: Path,
    looked: _Looked,
    config: Config,
    draft_of: Callable[[Row], Draft],
) -> Iterator[Article]:
    pages = pages_by_file(looked.identified, looked.pages, config.base_url, config.site)
    find = FileFinder(
        source if source.is_dir() else source.parent,
        looked.gate,
        static=config.site.static if config.site else (),
        root=config.site.root if config.site and config.site.file else None,
    )
    for item in reversed(looked.identified):
        links = Links(
            file=item.row.draft.file,
            permalink=item.identity.permalink,
            base=config.base_url,
            page=pages.get,
            find=find,
            unpublished=looked.gate.unpublished,
        )
        links.rooted = config.site.rooted if config.site else ""
        yield finish(draft_of(item.row), item.identity, links, url=item.url).article
