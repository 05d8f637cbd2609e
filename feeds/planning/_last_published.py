"""Articles that cannot be read today, as they were last published.

With --keep-going one bad file may not take its article from subscribers. The ledger holds no
bodies, so that it is read back from what is deployed: its entry in a feed or an archive
document, else its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import msgspec

from feeds.articles import Draft, Offered, draft, file_of
from feeds.collecting import Drafts, Row, pack
from feeds.config import Config
from feeds.dates import format_rfc3339, parse_date
from feeds.errors import DateError, Problem, ReadError
from feeds.formats import FORMATS
from feeds.ledger import DeployedEntry, Entry, Ledger, identity_of, read_feed
from feeds.model import Author, Document, Enclosure
from feeds.planning._deployed import Deployed
from feeds.planning._identified import Identified
from feeds.reading import read

__all__ = ["files_named", "last_published"]

_FORMATS = ("json", "atom", "rss")  # the one that says most comes first


def last_published(
    entries: Iterable[Entry],
    ledger: Ledger,
    deployed: Deployed,
    config: Config,
    spool: Drafts,
) -> tuple[list[Identified], list[Problem]]:
    """Those articles, ready to be published again; a warning for each that is not found."""
    wanted = {entry.id: entry for entry in entries}
    found: list[Identified] = []
    problems: list[Problem] = []
    drafts = _from_feeds(wanted, ledger, deployed, config) if wanted else {}
    for key, entry in wanted.items():
        made = drafts.get(key) or _from_page(entry, deployed, config)
        if made is None:
            problems.append(_lost(entry))
            continue
        packed, digest = pack(made)
        row = Row(
            draft=msgspec.structs.replace(made, html="", text=""),
            fingerprints=(entry.fingerprint,),
            size=len(made.html),
            place=spool.put(packed),
            digest=digest,
        )
        identity = identity_of(entry, config.base_url)
        found.append(
            Identified(
                row=row,
                identity=identity,
                sequence=entry.sequence,
                url=made.address or identity.permalink,
                file=file_of(entry.permalink),
            )
        )
    return found, problems


def _from_feeds(
    wanted: dict[str, Entry], ledger: Ledger, deployed: Deployed, config: Config
) -> dict[str, Draft]:
    made: dict[str, Draft] = {}
    if config.content == "summary":
        return made  # these feeds hold no bodies: the page does
    for format_name in _FORMATS:
        ids = {entry.id_in(format_name): key for key, entry in wanted.items()}
        for name in _documents(format_name, ledger, config):
            if len(made) == len(wanted):
                return made
            for item in _entries(name, deployed):
                key = ids.get(item.id, "")
                if key and key not in made and (one := _draft(wanted[key], item, config)):
                    made[key] = one
    return made


def _documents(format_name: str, ledger: Ledger, config: Config) -> Iterator[str]:
    if format_name not in config.formats:
        return
    stated = config.names.get(format_name, FORMATS[format_name].file)
    name = stated if isinstance(stated, str) else stated[0]
    yield name
    for page in reversed(ledger.pages_of("")):
        yield f"archive/{page.number}/{name}"


def _entries(name: str, deployed: Deployed) -> tuple[DeployedEntry, ...]:
    data = deployed.read(name)
    try:
        return read_feed(data, name).entries if data is not None else ()
    except ReadError:
        return ()


def _draft(entry: Entry, item: DeployedEntry, config: Config) -> Draft | None:
    if not item.html:
        return None
    stated = item.stated or (format_rfc3339(item.published) if item.published else "")
    try:
        published = parse_date(stated, zone=config.timezone)
    except DateError:
        return None
    permalink = identity_of(entry, config.base_url).permalink
    return Draft(
        path=entry.path,
        file=entry.path,
        line=1,
        title=item.title,
        title_derived=False,
        slug=entry.slug,
        slug_stated=False,
        language=item.language or config.language,
        published=published,
        due=published.start,
        date_source="as published",
        published_at=published.instant(config.date_only_time),
        updated=None,
        ids={},
        id=entry.id,
        address=item.url if item.url != permalink else "",
        link=item.link,
        aliases=(),
        authors=tuple(Author(name=name, url=url, email=mail) for name, url, mail in item.authors),
        tags=item.tags,
        summary=item.summary,
        html=item.html,
        text="",
        image=item.image,
        enclosures=tuple(map(_enclosure, item.enclosures)),
    )


def _enclosure(found: Enclosure) -> Offered:
    return Offered(
        url=found.url,
        type=found.type,
        length=found.length,
        title=found.title,
        duration=found.duration,
    )


def _from_page(entry: Entry, deployed: Deployed, config: Config) -> Draft | None:
    """Our own page, read as any page is; its relative links hold at its permalink."""
    data = deployed.read(file_of(entry.permalink))
    if data is None:
        return None
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - only for what cannot be read

    with TemporaryDirectory() as folder:
        copy = Path(folder, "page.html")
        copy.write_bytes(data)
        found = [one for one in read(copy, "page.html") if isinstance(one, Document)]
    made = draft(found[0], config) if found else None
    if not isinstance(made, Draft):
        return None
    return msgspec.structs.replace(
        made, path=entry.path, file=entry.path, slug=entry.slug, id=entry.id, address="", aliases=()
    )


def files_named(made: Draft, base: str) -> Iterator[str]:
    """The files of the site that an article shows: they stay with it."""
    texts = (made.html, made.image, *(row.url for row in made.enclosures))
    for text in texts:
        for address in re.findall(re.escape(base) + r"[^\s\"'<>#?]+", text):
            yield unquote(address.removeprefix(base))


def _lost(entry: Entry) -> Problem:
    return Problem(
        path=entry.path,
        message="what was published of it is not found where the site is deployed",
        hint="fix the article, or give the deployed site: --against PLACE",
        severity="warning",
    )
