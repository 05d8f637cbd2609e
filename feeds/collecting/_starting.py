"""Who reads the files of a site, and the processes that are started for it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from feeds.collecting._read import ArticleReader
from feeds.collecting._read_cache import ReadFiles
from feeds.collecting._read_settings import settings_of_reading
from feeds.collecting._sent_outcomes import Sending
from feeds.config import Config
from feeds.errors import Problem
from feeds.generators import Siblings
from feeds.ledger import Ledger, ledger_folder
from feeds.reading import Found, read_people, siblings_of
from feeds.workers import Engine

__all__ = ["FEW", "LONG", "begin_early", "reader_for", "reader_of"]

FEW = 400  # files below which no worker is worth its start
LONG = 1_000_000  # bytes of a file that is streamed

_FIRST = 4  # files that load all that most files need


def reader_for(
    source: Path, config: Config, before: Ledger, found: Iterable[Found | Problem]
) -> tuple[ArticleReader, Iterable[Problem]]:
    """Who reads the files that were found, and what is wrong with an authors.yml."""
    siblings = siblings_of(one for one in found if isinstance(one, Found))
    return reader_of(source, config, before.fingerprint_versions, siblings)


def reader_of(
    source: Path, config: Config, versions: tuple[int, ...], siblings: Siblings
) -> tuple[ArticleReader, Iterable[Problem]]:
    """The same, where it is known what all files have in common. `versions` are those of the
    fingerprints that the ledger has.
    """
    further = (config.site.root, *config.site.people) if config.site else ()
    people, faults = read_people(ledger_folder(source), *further)
    reader = ArticleReader(
        config=settings_of_reading(config), people=people, versions=versions, siblings=siblings
    )
    return reader, faults


def begin_early(
    engine: Engine, reader: ArticleReader, config: Config, found: Iterable[Found | Problem]
) -> None:
    """Start the workers of a first build before there is a record of each file.

    The files that they begin with are read once more in their turn, by who knows all others.
    """
    files = (one for one in found if isinstance(one, Found) and one.size <= LONG)
    engine.begin(Sending(ReadFiles(reader=reader, config=config)), tuple(islice(files, _FIRST)))
