"""Files → outcomes: each file is read, parsed and dated once, by any process."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

import msgspec

from feeds.articles import (
    Alike,
    Draft,
    Held,
    LeftOut,
    Made,
    PageDraft,
    Undated,
    draft,
    drafts,
    expiry_of,
    held_of,
    says_of_an_article,
)
from feeds.collecting._outcomes import Expiring, Outcome, Row, light
from feeds.collecting._packing import pack
from feeds.config import Config, SourceSite
from feeds.errors import Problem
from feeds.generators import PAGE, Around, Paths, Siblings, Source, generator_of
from feeds.ledger import fact_of_draft, fingerprints
from feeds.model import Author, Document, Field
from feeds.reading import (
    Found,
    FoundRow,
    RawRow,
    fields_of_path,
    part,
    part_each,
    read,
    reason_by_site,
    says_who_may_see,
    states_of_folder,
)
from feeds.records import dataclass

__all__ = ["ArticleReader", "FilePart"]


FilePart: TypeAlias = "FoundRow | Outcome"
"""A part of a file, or what is known of the file without looking into it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReader:
    """What reading goes by besides the files: the settings, the people, the ledger's algorithms."""

    config: Config
    people: Mapping[str, Author]
    versions: tuple[int, ...]
    siblings: Siblings = Siblings()
    alike: Alike = field(default_factory=Alike)  # what articles said so far

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
    ) -> Iterator[Outcome]:
        """Each article of a file as it is read. `dates` is what the file itself may date them by.

        With `only`, no more than the articles of these paths.
        """
        for item in self._items(file, dates, None):
            if isinstance(item, Outcome):
                yield item
            elif only is None or item.location in only:
                made = draft(item, self.config, people=self.people, alike=self.alike)
                yield self._outcome(item, made, self._words(made))

    def batch(
        self, files: Iterable[tuple[Found, Sequence[Field]]], around: Around
    ) -> list[tuple[Outcome, ...]]:
        """The same of several files, none of them long: one step for all of them, then the next.
        What lies around them is looked at once.
        """
        known = [(file, dates, self._aside(file)) for file, dates in files]
        read = [self._source(file, around) for file, _, aside in known if not aside]
        parts = iter(part_each(read))
        found = [
            tuple(self._read(file, aside or next(parts), dates)) for file, dates, aside in known
        ]
        return self._batch(found)

    def of_parts(
        self, file: Found, parts: Iterable[FilePart], dates: Sequence[Field]
    ) -> tuple[Outcome, ...]:
        """The same of some parts of a file, in any process."""
        (made,) = self._batch([tuple(self._read(file, parts, dates))])
        return made

    def _batch(self, found: Sequence[Sequence[Document | Outcome]]) -> list[tuple[Outcome, ...]]:
        documents = [item for items in found for item in items if isinstance(item, Document)]
        made = drafts(documents, self.config, people=self.people, alike=self.alike)
        words = list(map(self._words, made))
        outcomes = map(self._outcome, documents, made, words)
        return [
            tuple(next(outcomes) if isinstance(item, Document) else item for item in items)
            for items in found
        ]

    def _items(
        self, file: Found, dates: Sequence[Field], around: Around | None
    ) -> Iterator[Document | Outcome]:
        return self._read(file, self.parts(file, around), dates)

    def parts(self, file: Found, around: Around | None = None) -> Iterator[FilePart]:
        """What a file is parted into, of which `of_parts` makes outcomes."""
        return iter(self._aside(file) or part(self._source(file, around)))

    def _aside(self, file: Found) -> tuple[Outcome, ...]:
        """The outcome of a file that the site leaves out by its name; of any other none."""
        aside = reason_by_site(file.relative, self.config.site)
        if not aside or aside == PAGE:
            return ()
        return (Outcome(left_out=(file.relative, aside)),)

    def _read(
        self, file: Found, parts: Iterable[FilePart], dates: Sequence[Field]
    ) -> Iterator[Document | Outcome]:
        """The documents in parts of a file, and an outcome for what is none."""
        source: Source | None = None
        for one in parts:
            item: Document | Problem | Outcome
            if isinstance(one, RawRow):
                source = source or self._source(file)
                item = one.document(source)
            else:
                item = one
            if isinstance(item, Problem):
                yield Outcome(problems=(item,), held=_FAILED if item.severity == "error" else None)
            elif isinstance(item, Outcome):
                yield item
            else:
                more = (*fields_of_path(item, self.config.site), *dates)
                yield msgspec.structs.replace(item, fields=(*item.fields, *more)) if more else item

    def _source(self, file: Found, around: Around | None = None) -> Source:
        return Source(
            path=file.relative,
            file=file.place,
            mapping=self.config.fields,
            site=self.config.site,
            base=urlsplit(self.config.url).path.rstrip("/"),
            around=around or Around(),
            siblings=self.siblings,
        )

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

    def held_by_folder(self, root: str, folder: str, around: Around) -> Held | None:
        """Why nothing in a folder may be seen: what is said there of all articles in it.

        `root` is the source folder, with a slash at its end, and `folder` the path below it.
        """
        path = f"{folder}/_.md" if folder else "_.md"
        source = Source(
            path=path,
            file=root + path,
            mapping=self.config.fields,
            site=self.config.site,
            around=around,
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
            row = Row(draft=light(made), fingerprints=words, size=len(made.html), digest=digest)
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
