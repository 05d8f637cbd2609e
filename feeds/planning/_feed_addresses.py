"""The addresses of feeds that subscribers have: those that go on, and those that would go.

To what the ledger knows come those that the deployed site has: of its list of files, or of its
OPML where it has none, never by asking an address for each. They are looked for where the ledger
knows none, and wherever `--against` names that site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from feeds.articles import quoted
from feeds.config import Config
from feeds.errors import Problem, SurpriseError
from feeds.ledger import FeedAddress, Ledger, SettledAddresses, settle_feed_addresses
from feeds.planning._deployed import Deployed
from feeds.planning._site_plan import FeedFiles, SitePlan
from feeds.publishing import MANIFEST
from feeds.records import dataclass

__all__ = ["FeedAddresses", "settle_addresses"]

_SHOWN = 5
_HEAD = 16_384  # bytes in which a document says what and where it is
_SIGNS = (
    ("atom", b"<feed"),
    ("rss", b"<rss"),
    ("opml", b"<opml"),
    ("json", b"https://jsonfeed.org/version/"),
)
_ENDINGS = (".xml", ".rss", ".atom", ".json", ".opml")
_USUAL = frozenset(
    f"{name}{ending}" for name in ("feed", "feeds", "rss", "atom", "index") for ending in _ENDINGS
)
_KINDS = {
    "tag": "by_tag",
    "author": "by_author",
    "language": "by_language",
    "named": "feed",
    "each": "feed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAddresses:
    """What becomes of the feed addresses of a site in one build."""

    settled: SettledAddresses
    problems: tuple[Problem, ...]  # that stop it without `--allow feed-gone`

    def check(self) -> None:
        """Raises SurpriseError where an address that subscribers have would be lost to them."""
        if self.problems:
            raise SurpriseError(*self.problems)

    @property
    def lines(self) -> Iterator[str]:
        """What `feeds diff` shows."""
        for (_, _), files in sorted(self.settled.renamed.items()):
            for file in files:
                yield f"{file}: renamed; the old name goes on with the same bytes"
        for one in self.settled.gone:
            yield f"{one.file}: gone"
        for one, other in self.settled.taken:
            yield f"{one.file}: {_named(one)} no more, but {_named(other)}"
        for one in self.settled.given_up:
            yield f"{one.file}: given up"


def settle_addresses(
    before: Ledger,
    plan: SitePlan,
    config: Config,
    deployed: Deployed,
    *,
    give_up: bool,
    is_asked: bool = False,
) -> tuple[SitePlan, FeedAddresses]:
    """The plan with the former names of its feeds, and what is to be said and kept.

    `is_asked` says that the deployed site was named, not only found in the output folder.
    """
    now = tuple(_of_plan(plan, config))
    known = {one.file: one for one in before.addresses}
    if is_asked or (before and not known):
        for one in _of_site(deployed, plan, now, known.keys()):
            known.setdefault(one.file, one)
    settled = settle_feed_addresses(known.values(), now, give_up=give_up)
    problems = [_clash(former, other) for former, other in settled.taken]
    if settled.gone:
        problems.append(_surprise(settled.gone, config))
    feeds = tuple(_with_former(files, settled.renamed) for files in plan.feeds)
    former_opml = settled.renamed.get(("", "opml"), ())
    made = replace(plan, feeds=feeds, former_opml=former_opml)
    return made, FeedAddresses(settled=settled, problems=tuple(problems))


def _of_plan(plan: SitePlan, config: Config) -> Iterator[FeedAddress]:
    for files in plan.feeds:
        for format_name, names in files.names.items():
            for name in names:
                yield FeedAddress(file=name, format=format_name, feed=files.selection.key)
    if config.opml:
        yield FeedAddress(file=config.opml, format="opml", feed="")


def _with_former(files: FeedFiles, renamed: Mapping[tuple[str, str], tuple[str, ...]]) -> FeedFiles:
    key = files.selection.key
    former = {name: renamed[key, name] for name in files.names if (key, name) in renamed}
    names = {name: (*row, *former.get(name, ())) for name, row in files.names.items()}
    return replace(files, names=names, former=former) if former else files


def _of_site(
    deployed: Deployed, plan: SitePlan, now: tuple[FeedAddress, ...], known: Set[str]
) -> Iterator[FeedAddress]:
    """The feeds of the deployed site that are not known yet. Raises ReadError."""
    current = {one.file: one for one in now}
    listed = deployed.read(MANIFEST)
    if listed is None:
        files = list(_outlines(deployed, plan, now))
    else:
        files = [
            file
            for file in listed.decode("utf-8", "replace").splitlines()
            if file in current or _may_be_feed(file, deployed, current.keys())
        ]
    for file in files:
        if file in current:
            yield current[file]
        elif file not in known and (made := _format_of(deployed, file, plan)):
            yield FeedAddress(file=file, format=made, feed=_key_of(file, plan))


def _may_be_feed(file: str, deployed: Deployed, current: Iterable[str]) -> bool:
    """By its name: where it costs a request to look, one that feeds have."""
    if not file.endswith(_ENDINGS) or file.startswith("#") or "archive/" in file:
        return False
    name = file.rpartition("/")[2]
    return not deployed.is_address or name in _USUAL | {one.rpartition("/")[2] for one in current}


def _outlines(deployed: Deployed, plan: SitePlan, now: tuple[FeedAddress, ...]) -> Iterator[str]:
    """The files that the deployed OPML leads to, where it is one of this site's names."""
    base = urlsplit(plan.base)
    for name in dict.fromkeys([*(one.file for one in now if one.format == "opml"), "feeds.opml"]):
        data = deployed.read(name)
        for address in _addresses_in(data) if data is not None else ():
            parts = urlsplit(address)
            if parts.netloc == base.netloc and parts.path.startswith(base.path):
                yield unquote(parts.path.removeprefix(base.path))
        if data is not None:
            yield name
            return


def _addresses_in(data: bytes) -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415 - only a site without its list of files needs it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    for outline in root.iter("outline") if root is not None else ():
        address = outline.get("xmlUrl")
        if address:
            yield address


def _format_of(deployed: Deployed, file: str, plan: SitePlan) -> str:
    """The format of a file in the output folder; of an address only what its name says.

    A file that does not say its own address is somebody's example, not a feed of this site.
    """
    if deployed.is_address:
        ending = file.rpartition(".")[2]
        named = {"xml": "rss" if "rss" in file else "atom"}.get(ending, ending)
        return named if named in {"atom", "rss", "json", "opml"} else ""
    data = deployed.read(file)
    head = data[:_HEAD] if data else b""
    made = next((name for name, sign in _SIGNS if sign in head), "")
    path = urlsplit(plan.address(file)).path.replace("&", "&amp;").encode()
    return made if made == "opml" or path in head else ""


def _key_of(file: str, plan: SitePlan) -> str:
    """The key of the feed that a file in this place belongs to."""
    folder, _, _ = file.rpartition("/")
    kind, _, name = folder.partition("/")
    if kind in _KINDS and name and kind not in {"named", "each"}:
        return f"{kind}:{name}"
    named = {files.folder.rstrip("/"): files.selection.key for files in plan.feeds if files.folder}
    return named.get(folder, f"named:{folder}" if folder and "/" not in folder else "")


def _surprise(gone: tuple[FeedAddress, ...], config: Config) -> Problem:
    """What to say of addresses that would go: their number, the first ones, and why."""
    names = ", ".join(one.file for one in gone[:_SHOWN])
    more = f" and {len(gone) - _SHOWN} more" if len(gone) > _SHOWN else ""
    count = "1 feed address" if len(gone) == 1 else f"{len(gone)} feed addresses"
    settings = " and ".join(dict.fromkeys(_setting_of(one, config) for one in gone))
    return Problem(
        path=config.file or "feeds.toml",
        message=f"{count} that subscribers have would be gone: {names}{more}",
        hint=f"put {settings} back as it was; to give them up for good, build once with "
        "--allow feed-gone",
    )


def _setting_of(one: FeedAddress, config: Config) -> str:
    if one.format == "opml":
        return "opml"
    if one.format not in config.formats:
        return "formats"
    return _KINDS.get(one.feed.partition(":")[0], "names")


def _clash(former: FeedAddress, other: FeedAddress) -> Problem:
    """What to say where a feed would get the address of another one, or of another format."""
    return Problem(
        path=quoted(former.file),
        message=f"subscribers of {_named(former)} would get {_named(other)} at this address",
        hint="give the latter another file in names, or its feed another name; to give the "
        "former up for good, build once with --allow feed-gone",
    )


def _named(one: FeedAddress) -> str:
    """`the feed tag:sea (rss)`."""
    if one.format == "opml":
        return "the list of feeds (opml)"
    return f"{f'the feed {one.feed}' if one.feed else 'the main feed'} ({one.format})"
