"""What a build works on, from the first file to the last: folders, settings, time, wishes."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from feeds.cache import Cache, keep_prepared_in, prepare_version
from feeds.config import Config, check_permalinks, load_config
from feeds.content import prepare_languages
from feeds.generators import recognise
from feeds.making import Recall, is_compressed
from feeds.pages import load_pages
from feeds.pipeline._options import Options
from feeds.planning import Deployed, check_address
from feeds.records import dataclass
from feeds.workers import Engine

__all__ = ["BuildRequest", "settings_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """One build that is asked for."""

    source: Path  # the folder of the articles, or one file
    output: Path
    config: Config
    options: Options
    cache: Cache
    now: datetime  # releases scheduled articles and stamps changed ones

    @property
    def folder(self) -> Path:
        """The folder of the articles."""
        return self.source if self.source.is_dir() else self.source.parent

    @property
    def deployed(self) -> Deployed:
        """The site as subscribers have it. Raises ReadError where it cannot be read."""
        return Deployed(self.options.against or self.output)

    @property
    def archives(self) -> list[Deployed]:
        """Where archive documents may be had as they are deployed.

        The output folder costs nothing; the deployed site is asked for what is not there.
        """
        against = self.options.against
        return [Deployed(self.output), *([Deployed(against)] if against else [])]

    def recall(self, *, is_partial: bool = False) -> Recall:
        """What earlier builds into the same output made."""
        compress = is_compressed(self.config)
        return Recall(self.cache, self.output, compress=compress, is_partial=is_partial)

    def load_pages(self, engine: Engine) -> None:
        """Let workers that would wait until all articles have names load what pages need, and one
        of them prepare what later builds need.
        """
        if self.config.pages:
            engine.ahead(partial(load_pages, self.config.language))
        if self.cache.is_on:
            engine.ahead(partial(_prepare, self.options.cache), most=1)


def _prepare(folder: Path | None) -> None:
    """What makes the start of later builds shorter."""
    keep_prepared_in(folder, is_for_more=True)
    prepare_version()
    prepare_languages()


def settings_for(source: Path, config: Config | None) -> tuple[Path, Config]:
    """The folder of articles, and the given settings or those that are found for it.

    For the root of a generator's site that is the folder below it. Raises ConfigError.
    """
    if config is None:
        config = recognise(source, load_config(source if source.is_dir() else source.parent))
        source = config.site.folder if config.site else source
    check_permalinks(config)
    check_address(config)
    return source, config
