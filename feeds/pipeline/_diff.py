"""What subscribers would see of a build, without building anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from feeds.articles import quoted
from feeds.cache import Cache
from feeds.collecting import Drafts, time_of_run
from feeds.config import Config
from feeds.errors import ConfigError, Problem, SurpriseError
from feeds.ledger import Change, Difference, guard
from feeds.making import Nowhere, Watch
from feeds.pipeline._options import Options
from feeds.pipeline._prepare import Prepared, prepare
from feeds.pipeline._request import BuildRequest, settings_for
from feeds.pipeline._write_site import write_site
from feeds.records import dataclass

__all__ = ["Comparison", "diff"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The feeds that would change, and what would stop a build."""

    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]  # surprises among them
    addresses: tuple[str, ...] = ()  # of feeds: what becomes of those that would not be as before


def diff(
    source: Path | str,
    output: Path | str,
    config: Config | None = None,
    *,
    now: datetime | None = None,
    options: Options | None = None,
) -> Comparison:
    """Compare what a build would publish with what is deployed.

    That is the folder `output`, or the place that `options.against` names. Raises ConfigError
    for a site without an address, which has no subscribers, and LedgerError, ReadError.
    """
    source, options = Path(source), options or Options()
    source, config = settings_for(source, config)
    _check_address(config)
    request = BuildRequest(
        source=source,
        output=Path(output),
        config=config,
        options=options,
        cache=Cache(options.cache, source),
        now=time_of_run(now),
    )
    with Drafts() as spool:
        made = prepare(request, spool)
        if any(one.severity == "error" for one in made.problems):
            return Comparison(differences=(), problems=made.problems)
        watch = Watch(request.deployed, made.ledger, made.before, made.plan)
        recall = request.recall()
        written = write_site(request, made, spool, Nowhere(), recall, watch=watch, progress=_silent)
    surprises = (*_stopping(watch, config, options), *made.lost(config, options.allow))
    return Comparison(
        differences=(*watch.differences, *_withdrawn(made, watch, config.base_url)),
        problems=(*made.problems, *written.findings, *watch.problems, *surprises),
        addresses=tuple(made.addresses.lines) if made.addresses else (),
    )


def _check_address(config: Config) -> None:
    if config.is_preview:
        raise ConfigError(
            Problem(
                path="url",
                message="a site without an address has no subscribers to compare for",
                hint='set url = "https://…", or give --url',
            )
        )


def _withdrawn(made: Prepared, watch: Watch, base: str) -> Iterator[Difference]:
    """The articles that would go and that no feed shows going."""
    shown = {change.url for one in watch.differences for change in one.of("deleted")}
    rows = [(one, base + quoted(one.permalink)) for one in made.withdrawn]
    changes = tuple(
        Change(kind="deleted", id=one.id, title=one.path, url=url)
        for one, url in rows
        if url not in shown
    )
    if changes:
        yield Difference(name="feeds.lock", changes=changes)


def _stopping(watch: Watch, config: Config, options: Options) -> Iterator[Problem]:
    try:
        guard(watch.surprises(config), allow=options.allow)
    except SurpriseError as error:
        yield from error.problems


def _silent(_stage: str, _done: int, _total: int) -> None:
    """No progress is shown."""
