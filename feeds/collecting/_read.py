"""Files → outcomes: each file is read, parsed and dated once, by any process."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

import msgspec

from feeds.articles import (
    NOTHING,
    Alike,
    Draft,
    Held,
    LeftOut,
    PageDraft,
    Undated,
    draft,
    expiry_of,
    held_of,
    says_of_an_article,
)
from feeds.collecting._packing import pack
from feeds.config import Config, SourceSite
from feeds.dates import Moment
from feeds.errors import Problem
from feeds.generators import PAGE, Around, Paths, Siblings, Source, generator_of
from feeds.ledger import Fact, fact_of_draft, fingerprints
from feeds.model import Author, Document, Field
from feeds.reading import (
    Found,
    fields_of_path,
    read,
    reason_by_site,
    says_who_may_see,
    states_of_folder,
)
from feeds.records import dataclass

__all__ = ["ArticleReader", "Outcome", "Row"]


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A draft without its body, the fingerprint of its words, and where the whole is kept."""

    draft: Draft
    fingerprints: tuple[str, ...]  # the current one first, then those of a ledger's algorithms
    size: int  # of the body, in characters
    place: int | None = None  # None as long as the draft is nowhere
    digest: str = ""  # of all that the draft says; "" where it has none

    @property
    def kept_at(self) -> int:
        """The place, of a draft that has one."""
        assert self.place is not None
        return self.place


class Expiring(msgspec.Struct, frozen=True, kw_only=True):
    """An article that has an error, and says until when it is to be shown."""

    fact: Fact  # as of a draft
    expires: Moment


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The result of one document, or of a file that could not be read."""

    row: Row | None = None  # its place is not yet known
    packed: bytes = b""  # the whole draft
    left_out: tuple[str, str] | None = None
    undated: Undated | None = None  # what it is, others tell
    page: PageDraft | None = None
    fact: Fact | None = None  # of a draft that is not to be published
    expiring: Expiring | None = None
    held: Held | None = None  # why the file may not be published as it stands
    is_read: bool = False  # whether more than the place of the file was looked at
    problems: tuple[Problem, ...] = ()


Made: TypeAlias = "Draft | PageDraft | LeftOut | Undated | tuple[Problem, ...]"
"""What becomes of a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReader:
    """What reading goes by besides the files: the settings, the people, the ledger's algorithms."""

    config: Config
    people: Mapping[str, Author]
    versions: tuple[int, ...]
    siblings: Siblings = Siblings()

    @property
    def paths(self) -> Paths:
        """What names of files and folders say, to the site's generator."""
        return generator_of(self.config.site).paths

    @property
    def folder_data(self) -> tuple[str, ...]:
        """Endings of files that speak of a folder; none where no site tells that they do."""
        return self.paths.folder_data if self.config.site else ()

    @property
    def languages(self) -> tuple[str, ...]:
        """Of its site, as names of files have them."""
        return self.config.site.languages if self.config.site else ()

    def __call__(
        self,
        file: Found,
        dates: Sequence[Field] = (),
        *,
        only: Collection[str] | None = None,
        around: Around | None = None,
        alike: Alike | None = None,
    ) -> Iterator[Outcome]:
        """Each article of a file as it is read. `dates` is what the file itself may date them by.

        With `only`, no more than the articles of these paths. `around` and `alike` are for the
        files of one batch: what lies around them, and what they all say, is looked at once.
        """
        for item in self._items(file, dates, around):
            if isinstance(item, Outcome):
                yield item
            elif only is None or item.location in only:
                made = draft(item, self.config, people=self.people, alike=alike)
                yield self._outcome(item, made, self._words(made))

    def batch(
        self, files: Iterable[tuple[Found, Sequence[Field]]], around: Around, alike: Alike
    ) -> list[tuple[Outcome, ...]]:
        """The same of several files, none of them long: one step for all of them, then the next.

        The code of a step, and what it looks up, are near at hand while it is done; an article
        at a time takes a fifth longer.
        """
        found = [tuple(self._items(file, dates, around)) for file, dates in files]
        documents = [item for items in found for item in items if isinstance(item, Document)]
        drafts = [draft(one, self.config, people=self.people, alike=alike) for one in documents]
        words = list(map(self._words, drafts))
        made = iter(list(map(self._outcome, documents, drafts, words)))
        return [
            tuple(next(made) if isinstance(item, Document) else item for item in items)
            for items in found
        ]

    def _items(
        self, file: Found, dates: Sequence[Field], around: Around | None
    ) -> Iterator[Document | Outcome]:
        """The documents in a file, and an outcome for what is none."""
        config = self.config
        aside = reason_by_site(file.relative, config.site)
        if aside and aside != PAGE:
            yield Outcome(left_out=(file.relative, aside))
            return
        base = urlsplit(config.url).path.rstrip("/")
        for item in read(
            file.place,
            file.relative,
            fields=config.fields,
            site=config.site,
            base=base,
            around=around,
            siblings=self.siblings,
        ):
            if isinstance(item, Problem):
                yield Outcome(problems=(item,), held=_FAILED if item.severity == "error" else None)
            else:
                more = (*fields_of_path(item, config.site), *dates)
                yield msgspec.structs.replace(item, fields=(*item.fields, *more)) if more else item

    def held(self, place: Path, relative: str) -> Held | None:
        """Why a file that was not read may not be published as it stands."""
        own = self.config.site
        site = SourceSite(generator=own.generator) if own is not None else None
        for item in read(place, relative, fields=self.config.fields, site=site):
            if isinstance(item, Problem):
                held = _FAILED if item.severity == "error" else None
            else:
                held = self._held_article(item)
            if held is not None:
                return held
        return None

    def held_by_folder(self, folder: Path, relative: str) -> Held | None:
        """Why nothing in a folder may be seen: what is said there of all articles in it."""
        name = "_.md"
        source = Source(
            path=f"{relative}/{name}" if relative else name,
            file=str(folder / name),
            mapping=self.config.fields,
            site=self.config.site,
        )
        stated = states_of_folder(source)
        if all(item.name == "draft" and item.value == "false" for item in stated):
            return None
        return Held("in a folder whose articles are kept out", is_article=True)

    def held_rows(self, place: Path, suffix: str) -> Held | None:
        """Why the rows of a file of any name may not be seen: those that are articles.

        Of what cannot be read on, the keys tell whether any article says who may see it.
        """
        for item in read(place, place.name, fields=self.config.fields, suffix=suffix):
            if isinstance(item, Problem):
                if item.severity == "error" and says_who_may_see(place):
                    return _FAILED
                continue
            held = self._held_article(item)
            if held is not None:
                return held
        return None

    def _held_article(self, document: Document) -> Held | None:
        """Why the source of an article that is not among those read may not be seen."""
        held = held_of(document, draft(document, self.config, people=self.people))
        if held is None and says_of_an_article(document):
            return Held("an article that is not among those read")
        return held

    def _words(self, made: Made) -> tuple[str, ...]:
        """The fingerprints of what has words that the ledger knows."""
        if isinstance(made, Draft) or (isinstance(made, LeftOut) and made.is_draft):
            return fingerprints(made.title, made.text, self.versions)
        return ()

    def _outcome(self, document: Document, made: Made, words: tuple[str, ...]) -> Outcome:
        if isinstance(made, Draft):
            packed, digest = pack(msgspec.structs.replace(made, text=""))
            row = Row(draft=_light(made), fingerprints=words, size=len(made.html), digest=digest)
            return Outcome(row=row, packed=packed, is_read=True, problems=made.problems)
        held = held_of(document, made)
        is_read = bool(document.fields or document.body)
        if isinstance(made, LeftOut):
            return Outcome(
                left_out=(made.path, made.reason),
                fact=fact_of_draft(made, words) if made.is_draft else None,
                held=held,
                is_read=is_read,
                problems=made.problems,
            )
        if isinstance(made, PageDraft):
            return Outcome(page=made, is_read=is_read, problems=made.problems)
        if isinstance(made, Undated):
            return Outcome(undated=made, held=held, is_read=is_read)
        return Outcome(problems=made, held=held, is_read=is_read, expiring=self._expiring(document))

    def _expiring(self, document: Document) -> Expiring | None:
        expires = expiry_of(document, self.config)
        if expires is None:
            return None
        reason = f"expired on {expires.value}"
        made = LeftOut(path=document.location, reason=reason, is_draft=True, file=document.path)
        return Expiring(fact=fact_of_draft(made, ()), expires=expires)


_FAILED = Held("a file with an error")


def _light(made: Draft) -> Draft:
    """Without what is long, how its date was written, and the lines that are that of the whole:
    a row is in memory for as long as a build takes.
    """
    return msgspec.structs.replace(
        made,
        published=msgspec.structs.replace(
            made.published, raw="", layer="", offset=None, warnings=()
        ),
        html="",
        text="",
        problems=(),
        lines=made.lines if any(line != made.line for line in made.lines.values()) else NOTHING,
        ids=made.ids or NOTHING,
        parts=made.parts or NOTHING,
        terms=made.terms or NOTHING,
    )
