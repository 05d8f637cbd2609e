"""The first half of a build: everything is read and has its place; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from feeds.articles import Draft, check_pattern, slugify
from feeds.config import Config, load_config
from feeds.errors import Problem
from feeds.ledger import mint_site_id
from feeds.pipeline._cards import cards_of
from feeds.pipeline._collect import Progress, collect
from feeds.pipeline._identity import Identified, identify
from feeds.pipeline._release import Release, release
from feeds.pipeline._site import Plan, make_plan, reserved_names
from feeds.pipeline._spool import Spool
from feeds.selection import feed_language, select

__all__ = ["Prepared", "prepare", "settings_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """All that is known before the first page is made. Bodies are in the spool."""

    identified: tuple[Identified, ...]  # those to publish
    plan: Plan
    release: Release
    left_out: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a build stops here, unless it is told to keep going."""
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that could ever be published."""
        return not (self.identified or self.release.scheduled or self.left_out)


def settings_for(source: Path, config: Config | None) -> Config:
    """The given settings, or those that are found for the source folder. Raises ConfigError."""
    if config is None:
        config = load_config(source if source.is_dir() else source.parent)
    if config.permalink:
        check_pattern(config.permalink)
    return config


def prepare(
    source: Path,
    config: Config,
    spool: Spool[Draft],
    *,
    now: datetime,
    skip: Iterable[Path],
    progress: Progress,
) -> Prepared:
    """Read the source folder and give everything its name. Raises ConfigError."""
    collected = collect(source, config, spool, skip=skip, progress=progress)
    due = release(collected.rows, now)
    site_id = config.site_id or mint_site_id(config.base_url)
    identified, clashes = identify(
        due.rows, config, site_id=site_id, reserved=reserved_names(config)
    )
    selections = select(cards_of(identified), config, slug=slugify)
    plan = make_plan(
        config,
        source,
        selections,
        site_id=site_id,
        language=config.language or feed_language(selections[0].shown, config),
    )
    return Prepared(
        identified=identified,
        plan=plan,
        release=due,
        left_out=collected.left_out,
        problems=(*collected.problems, *clashes),
    )
