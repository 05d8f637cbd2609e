"""Bringing a feed's articles, or its ids, into a source folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from feeds.articles import is_uri
from feeds.cache import Cache
from feeds.config import Config
from feeds.errors import ConfigError, Problem, PublishError
from feeds.ledger import DeployedEntry, DeployedFeed, ledger_folder, load, save
from feeds.logins import without_login
from feeds.moving._article_file import ArticleFile, article_file
from feeds.moving._proposal import proposal
from feeds.moving.exports import read_export
from feeds.pipeline import Drafts, collect, identify, read_whole, rules_for, take_over, time_of_run
from feeds.records import dataclass

__all__ = ["Imported", "import_articles", "import_ids"]

_SECOND = "entry with the id of another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The result of an import. Paths are relative to the source folder."""

    files: tuple[str, ...] = ()  # written, or to be written
    drafts: int = 0  # among them
    held: tuple[tuple[str, int], ...] = ()  # (for whom, how many) of these drafts are finished
    ids: int = 0  # taken over
    left_out: tuple[tuple[str, int], ...] = ()  # (kind, how many)
    problems: tuple[Problem, ...] = ()
    settings: str = ""  # for feeds.toml, so that addresses stay


def import_articles(
    place: str,
    source: Path | str,
    config: Config,
    *,
    pages: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Write an article file for each entry of the feed at an address or in a file, or of an export.

    A file that is there already, and an article that feeds.lock knows, stay as they are.
    `pages` takes the pages of an export, too. Raises ReadError, LedgerError, PublishError.
    """
    source = Path(source)
    run = _ImportRun(source, place, known=_known_ids(source), is_dry=dry_run)
    local = Path(place)
    feeds = read_export(local) if local.exists() else []
    feeds = feeds or read_whole(place, is_partial=True)
    for feed in feeds:
        for line, fault, file in feed.faults:
            run.warn(f"{run.place}/{file}" if file else run.place, fault, "", line=line)
        run.left.update(dict(feed.left))
    for feed, entry in _entries(feeds, run, pages=pages):
        run.add(entry, feed, article_file(entry, feed, config))
    return Imported(
        files=tuple(run.files),
        drafts=run.drafts,
        held=tuple(sorted(run.held.items())),
        left_out=tuple(sorted(run.left.items())),
        problems=tuple(run.problems),
        settings=proposal(feeds, config),
    )


def import_ids(
    place: str,
    source: Path | str,
    config: Config,
    *,
    now: datetime | None = None,
    dry_run: bool = False,
) -> Imported:
    """Give the articles of the source folder the ids that a feed has for them, in feeds.lock.

    An id that is another one in Atom than in RSS stays so: import each. Raises ConfigError
    without an address of the site, which the feed's are compared with; ReadError, LedgerError.
    """
    source = Path(source)
    if config.is_preview:
        raise ConfigError(
            Problem(
                path="url",
                message="ids are kept in feeds.lock, which a site without an address has not",
                hint='set url = "https://…" in feeds.toml, or give --url',
            )
        )
    before = load(ledger_folder(source))
    with Drafts() as spool:
        collected = collect(source, config, spool, Cache(None, source), before=before)
    rules = rules_for(config, now=time_of_run(now), failed=collected.failed)
    known = identify(collected, before, rules)
    problems = [*collected.problems, *known.reconciled.problems]
    if any(one.severity == "error" for one in problems):
        return Imported(problems=tuple(problems))
    adopted = take_over((place,), known, collected, rules, before=before)
    after = identify(collected, adopted.ledger, rules).reconciled
    problems += (*adopted.problems, *after.problems)
    if not dry_run and not any(one.severity == "error" for one in problems):
        save(after.ledger, ledger_folder(source))
    return Imported(ids=adopted.count, problems=tuple(problems))


def _entries(
    feeds: list[DeployedFeed], run: _ImportRun, *, pages: bool
) -> Iterator[tuple[DeployedFeed, DeployedEntry]]:
    """Each entry once, as the newest document has it; the oldest first. All others are counted.

    Of those that have one id in a feed, readers show the first; in an export each is an article,
    and the others get ids of their own.
    """
    seen: dict[str, tuple[DeployedFeed, DeployedEntry]] = {}
    for feed in feeds:
        for entry in feed.entries:
            if entry.kind not in {"post", "page"} or (entry.kind == "page" and not pages):
                run.left[entry.kind] += 1
            elif entry.state not in {"", "draft"}:
                run.left[entry.state] += 1
            elif entry.id not in seen:
                seen[entry.id or f"{len(seen)} "] = (feed, entry)
            elif feed.is_export:
                seen[f"{len(seen)} "] = (feed, replace(entry, id=""))
                what = f"the id {entry.id!r} of {entry.title!r} is that of another article"
                run.warn(run.place, what, "it gets one of its own")
            elif seen[entry.id][0] is feed:
                run.left[_SECOND] += 1
    yield from reversed(seen.values())


def _known_ids(source: Path) -> set[str]:
    """Every id of every format that the ledger of a source folder has."""
    entries = load(ledger_folder(source)).entries.values()
    return {one for entry in entries for one in (entry.id, *entry.other_ids.values())}


class _ImportRun:
    """Writes files one by one, and keeps account."""

    def __init__(self, source: Path, place: str, *, known: set[str], is_dry: bool) -> None:
        self.source = source
        self.place = without_login(place)
        self.known = known
        self.is_dry = is_dry
        self.files: dict[str, None] = {}
        self._numbers: Counter[str] = Counter()  # how often a name was wanted again
        self.drafts = 0
        self.left: Counter[str] = Counter()
        self.held: Counter[str] = Counter()
        self.problems: list[Problem] = []

    def add(self, entry: DeployedEntry, feed: DeployedFeed, made: ArticleFile | None) -> None:
        """Write the file of an entry, if it has any text and is not there."""
        if made is None:
            self.warn(self.place, f"{entry.id or 'an entry'} has neither title nor text", "")
            return
        if entry.id in self.known:
            self.warn(made.name, "feeds.lock has this article already; left as it is", "")
            return
        name = self._free(made.name)
        if not self._write(name, made.text):
            hint = "delete it, if the imported one should stand in its place"
            self.warn(name, "the file is there already; left as it is", hint)
            return
        self.files[name] = None
        self.drafts += made.is_draft
        self.held.update({entry.held: 1} if entry.held else {})
        for fault in made.faults:
            self.warn(name, fault, "")
        if entry.id and feed.format == "atom" and not is_uri(entry.id):
            self.warn(
                name,
                f"its id {entry.id!r} is no URI, which Atom needs: subscribers see it as new",
                "there is no valid feed that keeps it; import the site's RSS, if it has one",
            )

    def _free(self, name: str) -> str:
        """The name, with a number where another article of this run has it."""
        stem, found = name.removesuffix(".html"), name
        while found in self.files:
            self._numbers[name] += 1
            found = f"{stem}-{self._numbers[name] + 1}.html"
        return found

    def _write(self, name: str, text: str) -> bool:
        path = self.source / name
        try:
            if self.is_dry:
                return not path.exists()
            self.source.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            if self.source.is_dir():
                return False
            raise PublishError(
                Problem(
                    path=str(self.source),
                    message="articles need a folder, and this is a file",
                    hint="name another one: feeds import FEED FOLDER",
                )
            ) from None
        except OSError as error:
            raise PublishError(
                Problem(
                    path=str(path),
                    message=f"it cannot be written: {error.strerror or error}",
                    hint="fix that, and import again: what is there is left as it is",
                )
            ) from error
        return True

    def warn(self, path: str, message: str, hint: str, *, line: int = 0) -> None:
        self.problems.append(
            Problem(path=path, line=line, message=message, hint=hint, severity="warning")
        )
