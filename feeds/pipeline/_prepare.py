"""The first half of a build: everything is read and has its place; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import chain
from types import MappingProxyType

from feeds.articles import slugify
from feeds.collecting import (
    Collected,
    Drafts,
    Gatekeeper,
    Progress,
    collect,
    losses,
    repeated,
    rows_where,
    silent,
    static_files,
)
from feeds.config import Config
from feeds.errors import Problem, SurpriseError
from feeds.generators import term_of
from feeds.ledger import (
    Entry,
    Fact,
    Ledger,
    Rules,
    deletion_surprises,
    guard,
    ledger_folder,
    load,
    path_in,
    withdrawn,
)
from feeds.pipeline._names import name_all
from feeds.pipeline._request import BuildRequest
from feeds.planning import (
    OWN_NAMES,
    FeedAddresses,
    Identified,
    Identities,
    SiteLists,
    SitePages,
    SitePlan,
    address_warnings,
    cards_of,
    feed_names,
    find_look,
    folders_of_feeds,
    gatekeeper,
    identify,
    keep,
    last_published,
    name_pages,
    names_to_leave,
    release_facts,
    rules_for,
    take_over,
    with_pages,
    without_emptied,
    without_expired,
)
from feeds.reading import Found
from feeds.records import dataclass
from feeds.selection import select

__all__ = ["Prepared", "prepare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """All that is known before the first page is made. Bodies are in the spool."""

    known: Identities
    plan: SitePlan
    lists: SiteLists  # of articles, for people
    before: Ledger  # as it was found
    ledger: Ledger  # as it has to be kept
    addresses: FeedAddresses | None  # of feeds; None for a preview, which nobody subscribes to
    left_out: tuple[tuple[str, str], ...]
    gate: Gatekeeper  # to the files that articles refer to
    static: tuple[Found, ...]  # files that are published as they stand
    pages: SitePages  # without a date
    drafts: tuple[Fact, ...]  # of articles that are not to be published
    beside: tuple[str, ...]  # marks of the files beside articles that speak of them
    read: int  # files
    problems: tuple[Problem, ...]
    of_read: tuple[int, tuple[tuple[str, int], ...]]  # where those of files begin; file → number

    @property
    def identified(self) -> Sequence[Identified]:
        """The articles to publish."""
        return self.known.due

    @property
    def withdrawn(self) -> tuple[Entry, ...]:
        """The articles that were published and are not any more, in order of publication."""
        return withdrawn(self.before, self.known.reconciled.ended)

    def lost(self, config: Config, allow: Iterable[str]) -> Iterator[Problem]:
        """What a build would take from subscribers of a site and `allow` does not let through."""
        if self.addresses is None:
            return
        found = deletion_surprises(
            self.before,
            self.known.reconciled.ended,
            self.ledger,
            max_new=config.max_new,
            max_deleted=config.max_deleted,
            left_out=dict(self.left_out),
        )
        for check in (partial(guard, found, allow=allow), self.addresses.check):
            try:
                check()
            except SurpriseError as error:
                yield from error.problems

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that could ever be published, and never was."""
        return not (
            self.identified or self.known.waiting or self.left_out or self.before or self.pages.due
        )


def prepare(
    request: BuildRequest,
    spool: Drafts,
    *,
    progress: Progress = silent,
    refused: Mapping[str, int] = MappingProxyType({}),
) -> Prepared:
    """Read the source folder and name everything. An article that was `refused` is as if it were
    unreadable; one that was twice is left out, as it was last published too. Raises ConfigError,
    LedgerError.
    """
    before, skip = load(ledger_folder(request.source)), (request.output,)
    where = request.source, request.config, spool, request.cache
    found = collect(*where, skip=skip, progress=progress, before=before)
    progress("identities", 0, 0)
    pages = name_pages(found, before, request.config, request.now)
    found = with_pages(found, pages)
    collected, known, problems = _identities(found, pages, before, request, spool, refused)
    gate = gatekeeper(request.folder, collected, known, request.config)
    collected = found = replace(collected, rows=())  # of a large site they go one by one
    static, withheld = static_files(request.source, gate, skip)
    look = find_look(request.folder, request.config, gate)
    plan, lists, ledger, addresses, faults = name_all(known, pages, before, request, static, look)
    return Prepared(
        known=known,
        plan=plan,
        lists=lists,
        before=before,
        ledger=ledger,
        addresses=addresses,
        left_out=collected.left_out,
        gate=gate,
        static=static,
        pages=pages,
        drafts=collected.drafts,
        beside=collected.beside,
        read=collected.read,
        problems=(*problems, *withheld, *look.problems, *faults),
        of_read=(len(_of_site(request.config)) + collected.ahead, collected.of_files),
    )


def _identities(
    found: Collected,
    pages: SitePages,
    before: Ledger,
    request: BuildRequest,
    spool: Drafts,
    refused: Mapping[str, int],
) -> tuple[Collected, Identities, list[Problem]]:
    """Which articles there are today, who each of them is, and what is wrong with any."""
    request.load_pages(spool.engine)
    config = request.config
    collected, failed = _without(found, refused.keys())
    left = names_to_leave(before, found.rows, config.base_url)
    rules = _rules(request, failed, left, pages.files)
    collected = without_expired(collected, rules)
    collected, known, taken = _whole(collected, before, rules, request)
    problems = [*_of_site(config), *collected.problems, *known.reconciled.problems, *taken]
    problems += [*losses(request.source, collected, config), *repeated(collected.rows)]
    if request.options.keep_going and not config.is_preview:
        known, lost = _with_unread(known, request, spool, refused)
        problems += lost
    release_facts(known)
    return collected, known, problems


def _rules(
    request: BuildRequest, failed: frozenset[str], left: frozenset[str], pages: frozenset[str]
) -> Rules:
    """What identities go by in this build. `left` are names that our pages leave to articles,
    `pages` those that pages without a date have.
    """
    options = request.options
    new = frozenset(path_in(request.source, one) for one in options.as_new)
    rules = rules_for(
        request.config, now=request.now, minor=options.minor, as_new=new, failed=failed
    )
    own = (OWN_NAMES - left) | pages if request.config.pages else frozenset()
    return replace(rules, reserved=rules.reserved | own)


def _without(collected: Collected, refused: Set[str]) -> tuple[Collected, frozenset[str]]:
    """Without those articles, and the files that count as unreadable today."""
    out = {row.draft.file for row in collected.rows if row.draft.path in refused}
    if not out:
        return collected, collected.failed
    rows = rows_where(collected.rows, lambda row: row.draft.path not in refused)
    return replace(collected, rows=rows), collected.failed | out


def _identified(
    collected: Collected, before: Ledger, rules: Rules, request: BuildRequest
) -> tuple[Identities, tuple[Problem, ...]]:
    """Who is who, with what was taken over, and beside the files of the feeds; and warnings."""
    known = identify(collected, before, rules)
    problems: tuple[Problem, ...] = ()
    if request.options.adopt:
        adopted = take_over(request.options.adopt, known, collected, rules, before=before)
        problems, before = tuple(adopted.problems), adopted.ledger
        known = identify(collected, before, rules)
    known = _beside_feeds(known, collected, before, rules, request.config)
    return known, (*problems, *known.warnings)


def _beside_feeds(
    known: Identities, collected: Collected, before: Ledger, rules: Rules, config: Config
) -> Identities:
    """With other addresses for the articles that would stand where a feed has its files."""
    folders = folders_of_feeds(config)
    if not folders:
        return known  # of a large site none is asked for in vain
    stated = tuple(f"/{folder}" for folder in folders)
    if not any(
        item.file.startswith(folders) or any(one in item.row.draft.address for one in stated)
        for item in known.due
    ):
        return known  # nearly always
    ledger = known.reconciled.ledger
    selections = select(
        cards_of(known.due), config, slug=slugify, term=term_of(config.site), ledger=ledger
    )
    names = feed_names(selections, config)
    return identify(collected, before, replace(rules, reserved=rules.reserved | names))


def _whole(
    collected: Collected, before: Ledger, rules: Rules, request: BuildRequest
) -> tuple[Collected, Identities, tuple[Problem, ...]]:
    """Who is who, and warnings; with an error for what was published and is empty."""
    known, warnings = _identified(collected, before, rules, request)
    whole = without_emptied(collected, known, before)
    if whole is not collected:
        rules = replace(rules, unreadable=rules.unreadable | whole.failed)
        known, warnings = _identified(whole, before, rules, request)
    return whole, known, warnings


def _of_site(config: Config) -> tuple[Problem, ...]:
    return (*(config.site.problems if config.site else ()), *address_warnings(config))


def _with_unread(
    known: Identities, request: BuildRequest, spool: Drafts, refused: Mapping[str, int]
) -> tuple[Identities, list[Problem]]:
    """With the published articles that cannot be read today, as they last were."""
    ledger = known.reconciled.ledger
    twice = {path for path, times in refused.items() if times > 1}
    owned = {item.identity.id for item in chain(known.due, known.waiting)}
    unread = [
        entry
        for entry in ledger.entries.values()
        if entry.state == "published" and entry.id not in owned and entry.path not in twice
    ]
    kept, lost = last_published(unread, ledger, request.deployed, request.config, spool)
    return keep(known, kept), lost
