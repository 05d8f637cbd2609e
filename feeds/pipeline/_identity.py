"""Which article is which: ids, slugs and permalinks, each told apart from the others'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from feeds.articles import Identity, file_of, permalink_path, quoted, short_hash
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import mint_id
from feeds.pipeline._collect import Row

__all__ = ["Identified", "identify"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """A draft that has its place among the others."""

    row: Row
    identity: Identity
    sequence: int  # order of first publication, from 1
    url: str  # what entries link to
    file: str  # of its page, in the output


def identify(
    rows: Sequence[Row], config: Config, *, site_id: str, reserved: Iterable[str] = ()
) -> tuple[tuple[Identified, ...], tuple[Problem, ...]]:
    """Ids, slugs and permalinks for all rows, in their order of first publication.

    Two articles that state one id are an error that names both. Equal facts are told apart
    by the path, equal addresses by a hash of the id; the first published keeps the bare one.
    """
    ordered = sorted(rows, key=lambda row: (row.draft.published.start, row.draft.path))
    problems = tuple(_stated_twice(ordered))
    taken = {name.casefold() for name in reserved}
    ids: set[str] = {row.draft.id for row in rows if row.draft.id}
    identified = []
    for sequence, row in enumerate(ordered, 1):
        id = row.draft.id or _mint(row, config, site_id, ids)  # noqa: A001 - its name everywhere
        ids.add(id)
        identified.append(_place(row, id, sequence, config, taken))
    return tuple(identified), problems


def _stated_twice(rows: Iterable[Row]) -> Iterator[Problem]:
    seen: dict[str, Row] = {}
    for row in rows:
        if not row.draft.id:
            continue
        first = seen.setdefault(row.draft.id, row)
        if first is not row:
            yield Problem(
                path=row.draft.file,
                line=row.draft.line,
                message=f"the id {row.draft.id} is also that of {first.draft.path}",
                hint="give one of the two articles another id",
            )


def _mint(row: Row, config: Config, site_id: str, ids: set[str]) -> str:
    facts = (site_id, row.draft.published.value, row.draft.slug)
    minted = mint_id(*facts, prefix=config.id_prefix)
    return (
        minted
        if minted not in ids
        else mint_id(*facts, prefix=config.id_prefix, salt=row.draft.path)
    )


def _place(row: Row, id: str, sequence: int, config: Config, taken: set[str]) -> Identified:  # noqa: A002
    draft = row.draft
    slug = draft.slug
    stated = _own_path(draft.address, config)
    path = stated or _permalink(row, slug, config)
    file = file_of(path)
    if file.casefold() in taken and not stated:
        slug = f"{slug}-{short_hash(id)}"
        path = _permalink(row, slug, config)
        file = file_of(path)
    taken.add(file.casefold())
    permalink = config.base_url + quoted(path)
    identity = Identity(
        id=id, slug=slug, permalink=permalink, updated=draft.updated or draft.published_at
    )
    foreign = draft.address if draft.address.startswith(("http://", "https://")) else ""
    return Identified(
        row=row,
        identity=identity,
        sequence=sequence,
        url=permalink if stated or not foreign else foreign,
        file=file,
    )


def _permalink(row: Row, slug: str, config: Config) -> str:
    draft = row.draft
    return permalink_path(
        config.permalink,
        slug=slug,
        date=draft.published,
        path=draft.file,
        language=draft.language,
    )


def _own_path(address: str, config: Config) -> str:
    """The path on this site that an article states as its address; "" for none or a foreign one."""
    if address.startswith("/") and not address.startswith("//"):
        return unquote(address.partition("?")[0].partition("#")[0]).lstrip("/")
    try:
        stated, base = urlsplit(address), urlsplit(config.base_url)
    except ValueError:
        return ""
    if not stated.netloc or stated.netloc.lower() != base.netloc.lower() or stated.query:
        return ""
    return unquote(stated.path).removeprefix(base.path).lstrip("/")
