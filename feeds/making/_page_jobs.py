"""Drafts → articles and their pages, in batches that any process can take."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from feeds.articles import (
    Asset,
    ByStem,
    Draft,
    Finished,
    Links,
    SourceFile,
    Withheld,
    finish,
    quoted,
)
from feeds.collecting import (
    FileFinder,
    Gatekeeper,
    LineFinder,
    size_of_picture,
    unpack,
)
from feeds.content import PictureSize
from feeds.making._jobs import Job, Made, Makings
from feeds.pages import BodyFacts, Site, render_article
from feeds.publishing import Stager, name_fault, pieces_of
from feeds.records import dataclass

__all__ = ["Asked", "StagingWorkshop", "Workshop", "known_of"]


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """What all articles of a site share; calling it does a batch. Can be pickled."""

    source: Path
    base: str
    site: Site
    pages: ByStem  # path of a source file → permalink
    gate: Gatekeeper
    static: tuple[Path, ...] = ()  # further folders that files may lie in
    root: Path | None = None  # of the site that pictures may lie in, where it has a generator
    taken: frozenset[str] = frozenset()  # files that are pages or feeds, in one case
    rooted: str = ""  # as SourceSite.rooted

    @cached_property
    def find(self) -> FileFinder:
        """Looks up files that articles refer to."""
        folder = self.source if self.source.is_dir() else self.source.parent
        return FileFinder(folder, self.gate, static=self.static, root=self.root, taken=self.taken)

    def __call__(self, jobs: Sequence[Job]) -> Makings:
        """Each body is sanitised once, each page rendered once.

        All are finished first, then all rendered: a processor is quicker at what it has just done.
        """
        try:
            drafts = pieces_of(job.draft for job in jobs)
        except OSError:
            return Makings(None for _ in jobs)
        finished = [*map(self._finish, jobs, map(unpack, drafts))]
        return Makings(self._make(job, *one) for job, one in zip(jobs, finished, strict=True))

    def one(self, job: Job, draft: bytes) -> Made:
        """The same for an article whose packed draft is here, wherever else it may be."""
        return self._make(job, *self._finish(job, unpack(draft)))

    def _finish(self, job: Job, draft: Draft) -> tuple[Finished, Asked]:
        asked = Asked(self.pages, self.find, self.gate)
        links = Links(
            file=draft.file,
            permalink=job.identity.permalink,
            base=self.base,
            page=asked.page,
            find=asked.find,
            line=LineFinder(self.find, draft.path, draft.file),
            unpublished=asked.unpublished,
            name_fault=name_fault,
        )
        links.rooted = self.rooted
        return finish(draft, job.identity, links, url=job.url), asked

    def _make(self, job: Job, finished: Finished, asked: Asked) -> Made:
        article = finished.article
        return Made(
            page=render_article(
                article,
                self.site,
                path=job.file,
                previous=job.around.previous,
                following=job.around.following,
                tag_pages=job.around.tag_pages,
                author_pages=job.around.author_pages,
                body=BodyFacts(
                    asked.sizes(finished.assets, self.base),
                    finished.marks,
                ),
            ),
            article=pickle.dumps(article, pickle.HIGHEST_PROTOCOL) if job.keep else b"",
            assets=finished.assets,
            places={one.source: asked.places[one.source] for one in finished.assets},
            problems=finished.problems,
            refused=finished.refused,
            unpublished=asked.reasons,
            links=asked.links,
            files=asked.files,
            ids=finished.ids,
            parts=finished.parts,
        )


@dataclass(frozen=True, slots=True)
class StagingWorkshop:
    """A Workshop that writes its pages, so that they need not come back."""

    workshop: Workshop
    stage: Stager

    def __call__(self, jobs: Sequence[Job]) -> Makings:
        """A page that cannot be written comes back as it is."""
        return Makings(
            one and self._staged(job, one)
            for job, one in zip(jobs, self.workshop(jobs), strict=True)
        )

    def _staged(self, job: Job, made: Made) -> Made:
        staged = self.stage(job.number, made.page, job.file)
        return msgspec.structs.replace(made, page=b"", staged=staged) if staged else made


class Asked:
    """Answers what is looked up for one article, and remembers what that was."""

    def __init__(self, pages: ByStem, find: FileFinder, gate: Gatekeeper) -> None:
        self._pages = pages
        self._find = find
        self._gate = gate
        self.links: dict[str, str | None] = {}
        self.reasons: dict[str, str] = {}
        self.files: dict[str, int | str | None] = {}
        self.places: dict[str, str] = {}
        self.found: dict[str, SourceFile] = {}
        self._sizes: dict[str, PictureSize] = {}

    def page(self, path: str) -> str | None:
        """The permalink of the article whose file that is."""
        answer = self.links[path] = self._pages.get(path)
        withheld = self.unpublished(path)
        if withheld is not None:
            self.reasons[path] = withheld.message
        return answer

    def find(self, path: str) -> SourceFile | None:
        """The file at that path, which is looked for once."""
        if path in self.files:
            return self.found.get(path)
        found = self._find(path)
        size = _size_of(found)
        self.files[path] = _known(found, size)
        if found is not None:
            self.places[path] = found.place
            self.found[path] = found
            if size is not None:
                self._sizes[path] = size
        return found

    def sizes(self, assets: Iterable[Asset], base: str) -> Mapping[str, PictureSize]:
        """Address → size, of the pictures that were found.

        `assets` say where those go that are published beside the page; `base` is the site's
        address.
        """
        targets = {asset.source: asset.target for asset in assets} if self._sizes else {}
        return {
            base + quoted(targets.get(path) or self.found[path].address or path): size
            for path, size in self._sizes.items()
        }

    def unpublished(self, path: str) -> Withheld | None:
        """Why the article of that file has no page."""
        return self._gate.unpublished(path)


def known_of(found: SourceFile | None) -> int | str | None:
    """What a page depends on of a file that its article refers to."""
    return _known(found, _size_of(found))


def _size_of(found: SourceFile | None) -> PictureSize | None:
    """Of a picture that may be shown."""
    return size_of_picture(found.place) if found is not None and found.withheld is None else None


def _known(found: SourceFile | None, size: PictureSize | None) -> int | str | None:
    if found is None:
        return None
    if found.withheld is not None:
        return found.withheld.message
    shown = f"{found.size} {size.width}x{size.height}" if size else str(found.size)
    if found.is_static:
        return f"static {shown}"
    return f"{found.address} {shown}" if found.address else shown if size else found.size
