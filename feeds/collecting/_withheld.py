"""Which files articles may refer to: the gate that keeps what is unpublished where it is."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from feeds.articles import ByStem, Held, Withheld
from feeds.collecting._packed import held_by_content, held_inside
from feeds.collecting._read import ArticleReader
from feeds.generators import Around
from feeds.reading import (
    FOREIGN,
    NOTEBOOK,
    OWN,
    READERS,
    SUFFIXES,
    drafts_of,
    export_in,
    inside_names,
    is_copy,
    is_packed,
    is_shown,
    named_by,
    says_of_others,
    without_mark_of_copy,
)
from feeds.records import dataclass

__all__ = ["Gatekeeper", "Target"]

_SOURCES = frozenset(
    (
        *READERS["markdown"].suffixes,
        *READERS["rst"].suffixes,
        *READERS["template"].suffixes,
        *FOREIGN,
        NOTEBOOK,
    )
)
"""Files that are written to be made into pages: never shown as they are."""

_SOURCES_INSIDE = inside_names(_SOURCES)
_OTHERS_INSIDE = inside_names(SUFFIXES.keys() - _SOURCES)
_DATA = frozenset({".xml", ".json", ".csv", ".tsv"})  # that an export may be


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A file that an address leads to."""

    path: str  # as the address has it
    place: str  # where it really lies on disk
    below: str  # that place relative to the source folder; "" for a file outside of it
    inode: tuple[int, int]  # device and number: two names of one file share them


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatekeeper:
    """Says of a file whether it may be published; can be pickled.

    `held` are the files that were read and may not be, by their path; `articles` those of them
    that are articles, by theirs; `inodes` are those of the latter, with the files beside them,
    so that no other name leads past; `folders` those whose files belong to an article that is
    not published; `judged` the other files that were looked into. Any further file is looked
    into when an article refers to it. Of folders and of such files the answer is remembered.
    """

    reader: ArticleReader
    exclude: tuple[str, ...] = ()
    static: tuple[str, ...] = ()
    held: Mapping[str, Held] = field(default_factory=dict)
    articles: ByStem = field(default_factory=lambda: ByStem({}))
    inodes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)
    claimed: frozenset[str] = frozenset()  # folders of articles that are published
    judged: frozenset[str] = frozenset()
    looked: dict[str, Withheld | None] = field(default_factory=dict)
    by_folder: dict[str, tuple[str, Held] | None] = field(default_factory=dict)
    around: Around = field(default_factory=Around)

    def __call__(self, target: Target) -> Withheld | None:
        """Why a file may not be published; None where it may."""
        path = target.path
        name = _name(target.place)
        if OWN.fullmatch(name) or OWN.fullmatch(without_mark_of_copy(name)):
            return Withheld(f"{path} is a file of feeds itself: it is not published", _TAKE_OUT)
        kept = self._kept_out(target)
        if kept is not None:
            return kept
        if self.is_static(target) and not self._leads_away(target) and self._opens(target):
            return None
        return self._by_place(target) or self._by_content(target)

    def of_source(self, target: Target) -> Withheld | None:
        """Why nothing that is made of an article's file may be published; None where it may."""
        found = self._by_folder(target)
        by_folder = _withheld(target.path, found[0] or target.path, found[1]) if found else None
        return self._kept_out(target) or by_folder

    def _kept_out(self, target: Target) -> Withheld | None:
        """By a setting, or as the file of an article that is not published."""
        path = target.path
        pattern = self._excluding(target)
        if pattern:
            return Withheld(
                f"{path} is kept out by exclude ({pattern}): it is not published",
                "take it out of exclude, or the link out of the article",
            )
        article = target.below if target.below in self.held else self.inodes.get(target.inode, "")
        return _withheld(path, article, self.held[article]) if article else None

    def unpublished(self, path: str) -> Withheld | None:
        """Why the article at a path has no page; None where no article is known there."""
        article = self.articles.get(path)
        return None if article is None else _withheld(article, article, self.held[article])

    def is_static(self, target: Target) -> bool:
        """Whether a file is published as it stands, at its own place."""
        return bool(self.static) and bool(target.below) and bool(named_by(target.path, self.static))

    def _leads_away(self, target: Target) -> bool:
        """Whether a link among the static files leads to one that is none of them."""
        return target.below != target.path and not named_by(target.below, self.static)

    def _opens(self, target: Target) -> bool:
        """Whether a static file may be seen for its folder: one of drafts, or of an article that
        is not published, is meant only where the pattern names it, and not by chance.
        """
        if self._by_folder(target) is None:
            return True
        pattern = named_by(target.path, self.static).removeprefix("./").strip("/")
        named = re.split(r"[*?\[]", pattern, maxsplit=1)[0]
        folder = named if named == pattern else named.rpartition("/")[0]
        return any(self._of_folder(one, _root(target)) for one in (folder, named) if one)

    def _excluding(self, target: Target) -> str:
        if not self.exclude:
            return ""
        places = dict.fromkeys((target.path, target.below))
        found = (named_by(place, self.exclude, folded=True) for place in places if place)
        return next(filter(None, found), "")

    def _by_place(self, target: Target) -> Withheld | None:
        found = self._by_folder(target)
        if found is not None:
            return _withheld(target.path, found[0] or target.path, found[1])
        if target.below and _suffix(target) in _SOURCES:
            held = Held("none of the articles that are read")
            return _withheld(target.path, target.path, held)
        return self._by_name(target)

    def _by_folder(self, target: Target) -> tuple[str, Held] | None:
        """Whose folder it lies in, "" for one of drafts, and why nothing in it is published."""
        folder = target.below.rpartition("/")[0]
        found = self._of_folder(folder, _root(target)) if target.below else None
        if found is not None or target.path == target.below:
            return found
        return self._of_drafts(target.path.rpartition("/")[0])

    def _of_folder(self, folder: str, root: str) -> tuple[str, Held] | None:
        """`root` is where the source folder really lies."""
        if folder not in self.by_folder:
            held = self.reader.held_by_folder(root, folder, self.around) if root else None
            self.by_folder[folder] = (
                self._of_drafts(folder)
                or self._of_article(folder)
                or (("", held) if held is not None else None)
            )
        return self.by_folder[folder]

    def _of_drafts(self, folder: str) -> tuple[str, Held] | None:
        drafts = drafts_of(f"{folder}/", has_site=self.reader.config.site is not None)
        return ("", Held(drafts, is_article=True)) if drafts else None

    def _of_article(self, folder: str) -> tuple[str, Held] | None:
        while folder and self.folders:
            article = self.folders.get(folder) or self._by_other_case(folder)
            if article is not None:
                return article, self.held[article]
            folder = folder.rpartition("/")[0]
        return None

    def _by_other_case(self, folder: str) -> str | None:
        """The article of a folder that some file systems find by capitals and small letters."""
        plain = folder.casefold()
        return self.folders.get(plain) if folder != plain and folder not in self.claimed else None

    def _by_name(self, target: Target) -> Withheld | None:
        """Copies that are left behind: of any source (`b.md.bak`), of one here (`b.old`)."""
        names = dict.fromkeys((_name(target.path), _name(target.place)))
        if says_of_others(target.place, self.reader.folder_data, SUFFIXES):
            what = f"{target.path} is data of articles: it is not published"
            return Withheld(what, _TAKE_OUT)
        stem = without_mark_of_copy(target.below)
        if any(is_copy(name, _SOURCES_INSIDE, _OTHERS_INSIDE) for name in names) or (
            stem and any(stem + suffix in self.held for suffix in SUFFIXES)
        ):
            what = f"{target.path} is a copy of an article's source: it is not published"
            return Withheld(what, _TAKE_OUT)
        return None

    def _by_content(self, target: Target) -> Withheld | None:
        """What a file that nobody has read yet says of itself."""
        suffix = _suffix(target)
        if is_shown(suffix) and suffix not in SUFFIXES:
            return None
        if target.below in self.judged and suffix not in _DATA:
            return None
        if target.place not in self.looked:
            held = self._look(target, suffix)
            self.looked[target.place] = (
                _withheld(target.path, target.path, held) if held is not None else None
            )
        return self.looked[target.place]

    def _look(self, target: Target, suffix: str) -> Held | None:
        place = Path(target.place)
        try:
            if is_packed(place):
                return held_inside(place, self.reader, self.held)
            if suffix not in SUFFIXES:
                return held_by_content(place, self.reader)
            export = export_in(place) if suffix in _DATA else ""
        except OSError:
            return None  # it cannot be copied either
        if export:
            return Held(export, is_export=True)
        if target.below in self.judged:
            return None
        return self.reader.held(place, target.below or target.path)


_TAKE_OUT = "take the link out"
_PUBLISH = "publish it, or take the link out"


def _withheld(path: str, article: str, held: Held) -> Withheld:
    """The words for it; `article` is whose file it is."""
    if path != article:
        what = f"{path} belongs to {article}, which {_verb(held)}"
        return Withheld(f"{what}: neither is published", "publish both, or take the link out")
    if held.is_said:
        return Withheld(
            f"{path} says {held.reason[:60]!r} at its head: it is not published",
            f'take the link out, or publish the file as it stands: static = ["{path}"]',
        )
    if held.is_export:
        return Withheld(
            f"{path} is {held.reason}, which may hold what is unpublished: it is not published",
            f'take the link out, or publish the file as it stands: static = ["{path}"]',
        )
    if held.is_article:
        return Withheld(f"{path} {_verb(held)}: its page is not published", _PUBLISH)
    return Withheld(
        f"{path} is the source of a page that is not made here ({held.reason}): "
        "it is not published",
        f'link to its page, or publish the file as it stands: static = ["{path}"]',
    )


def _verb(held: Held) -> str:
    return held.reason if held.reason.startswith("expired ") else f"is {held.reason}"


def _suffix(target: Target) -> str:
    return os.path.splitext(target.place)[1].lower()  # noqa: PTH122 - as below


def _root(target: Target) -> str:
    place = target.place.replace(os.sep, "/")
    return place.removesuffix(target.below) if place.endswith(target.below) else ""


def _name(place: str) -> str:
    return os.path.basename(place)  # noqa: PTH119 - asked for every picture of a site
