"""Whose site a folder of articles belongs to, and what that site's files say of it.

The one place here that looks for them on disk; nothing of a site is ever executed.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from feeds.config import Config
from feeds.errors import Problem
from feeds.generators._address_patterns import seen_from, translated
from feeds.generators._dated_folders import dated_folders
from feeds.generators._digests import digest_of_texts, shared_of
from feeds.generators._feed_files import feed_templates
from feeds.generators._generator import (
    Generator,
    OwnPattern,
    Place,
    Stated,
    UnusedAddress,
    innermost,
)
from feeds.generators._readable_parts import read_parts
from feeds.generators._site_text import Said, Unreadable
from feeds.generators._table import GENERATORS
from feeds.generators._usable_settings import FAULTS, file_names, sound

__all__ = ["recognise"]

_LARGEST = 256 * 1024
_HIGHEST = 6  # folders above the articles
_DEEPEST = 4  # folders below the articles that are looked at
_SHOWN = 8  # addresses in one message
_MOST = 200  # files or folders of one kind that are looked at
_IGNORED = frozenset({"_site", "node_modules", "vendor"})


def recognise(source: Path, config: Config) -> Config:
    """The settings, and where none is made, what the site's own files say.

    A site is known by a file of its generator in `source` or above, up to the folder of the
    settings' file or one with `.git`. `config.site` tells which it is, and in which folder its
    articles are; it stays None where there is no site. Broken files are warnings of it.
    """
    start = source if source.is_dir() else source.parent
    for folder in _above(start.absolute(), config):
        problems: list[Problem] = []
        for generator in GENERATORS.values():
            marks = [name for name in generator.marks.files if (folder / name).is_file()]
            if not marks:
                continue
            said = _read(folder, generator, marks, problems)
            is_sure = not set(marks).isdisjoint(generator.marks.sure)
            if (
                is_sure
                or generator.marks.is_it(said)
                or (problems and _has_folder(folder, generator, said))
            ):
                return _Site(generator, folder, marks[0], said, problems).settle(source, config)
    return _by_folder(start.absolute(), source, config)


def _by_folder(start: Path, source: Path, config: Config) -> Config:
    """A collection of posts without any settings is known by the name of its folder."""
    for generator in GENERATORS.values():
        for root in _roots(start, generator.marks.folder):
            if (root / generator.marks.folder).is_dir():
                mark = generator.marks.folder.rpartition("/")[2]
                return _Site(generator, root, mark, Said({}), []).settle(source, config)
    return config


def _roots(start: Path, folder: str) -> Iterator[Path]:
    """Where the root is, if that folder of a site is the one asked for, or one above it is."""
    parts = folder.split("/") if folder else []
    for depth in range(len(parts), -1, -1):
        if parts and start.parts[len(start.parts) - depth :] == tuple(parts[:depth]):
            yield start.parents[depth - 1] if depth else start


def _above(start: Path, config: Config) -> Iterator[Path]:
    end = config.root.absolute() if config.file else None
    for folder in (start, *start.parents)[: _HIGHEST + 1]:
        yield folder
        if folder == end or (folder / ".git").exists():
            return


def _has_folder(root: Path, generator: Generator, said: Said) -> bool:
    return any(_inside(root, name).is_dir() for name in generator.layout.folders(said))


def _read(root: Path, generator: Generator, marks: list[str], problems: list[Problem]) -> Said:
    """What all those files state together; of two that say one thing, the later counts."""
    values: dict[str, Any] = {}
    read: list[str] = []
    earlier, further = generator.marks.earlier, generator.marks.further
    names = (*_matching(root, earlier), *marks[:1], *_matching(root, further))
    for name in dict.fromkeys(names):
        file = root / name
        prefix = generator.marks.prefix(name)
        try:
            text = _text(file)
            read += (name, text)
            stated, faults = read_parts(file.name, text)
            problems += (_warning(name, one.message, line=one.line) for one in faults)
            for key, value in stated.items():
                where = f"{prefix}.{key}" if prefix else key
                values[where] = values.get(where) if value is None else value
        except Unreadable as error:
            problems.append(_warning(name, error.message, line=error.line))
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_warning(name, f"it cannot be read as UTF-8 text ({error})"))
    return Said(values, dict(_texts(root, generator.marks.texts)), digest_of_texts(*read))


def _matching(root: Path, patterns: tuple[str, ...]) -> Iterator[str]:
    """The files below the root that are meant, in the order they are read in."""
    for pattern in patterns:
        found = sorted(root.glob(pattern)) if set("*[") & set(pattern) else [root / pattern]
        for file in found[:_MOST]:
            if file.is_file():
                yield file.relative_to(root).as_posix()


def _texts(root: Path, patterns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The files that are only looked into; what cannot be read there says nothing."""
    inside = os.path.realpath(root)
    for name in dict.fromkeys(_matching(root, patterns)):
        if not Path(os.path.realpath(root / name)).is_relative_to(inside):
            continue  # a link that leads out of the site
        with contextlib.suppress(Unreadable, OSError, UnicodeDecodeError):
            yield name, _text(root / name)


def _text(file: Path) -> str:
    if file.stat().st_size > _LARGEST:
        raise Unreadable(0, f"it is larger than {_LARGEST // 1024} KB")
    return file.read_text(encoding="utf-8-sig")


def _warning(name: str, message: str, *, line: int = 0, setting: str = "") -> Problem:
    hint = f"set {setting} in feeds.toml" if setting else "fix it, or write a feeds.toml"
    return Problem(path=name, line=line, message=message, hint=hint, severity="warning")


class _Site:
    """A site that was recognised, on its way to settings."""

    def __init__(
        self, generator: Generator, root: Path, file: str, said: Said, problems: list[Problem]
    ) -> None:
        self.generator = generator
        self.root = root
        self.file = file
        self.said = said
        self.problems = problems
        folders = generator.feeds.templates
        templates = feed_templates(root, said, folders) if folders else ()
        said.feeds = tuple(one for one in templates if one.file)
        said.computed = tuple(one for one in templates if one.pattern)
        said.dated = tuple(dated_folders(root, generator.feeds.dated(said)))

    def settle(self, source: Path, config: Config) -> Config:
        folder = self._folder(source, config)
        place = self._place(folder)
        layout = self.generator.layout
        stated = self.generator.settings(self.said, place)
        found = self._sound(stated, "" if layout.is_own else place.below, config.given)
        taken = {name: value for name, value in found if name not in config.given}
        undated: dict[str, Any] = {} if "undated" in config.given else {"undated": "warn"}
        site = self.generator.site(self.said, place)
        layouts = site.layouts
        site = replace(
            site,
            generator=self.generator.key,
            file=self.file,
            root=self.root,
            folder=folder,
            static=tuple(self._static()),
            people=tuple(_inside(self.root, name) for name in layout.people(self.said)),
            below=place.below,
            posts=tuple(self._posts(folder)),
            taken=tuple(taken),
            is_placed=not config.given.isdisjoint({"permalink", "permalinks"}),
            stated=digest_of_texts(self.said.digest, *chain(*sorted(layouts.items()))),
            shared=shared_of(site),
            emoji=self.generator.markup.emoji(self.said),
            problems=tuple(dict.fromkeys(self.problems)),
        )
        return replace(config, **undated, **taken, site=site)

    def _static(self) -> Iterator[Path]:
        """The folders whose files keep their path below the site's address."""
        layout = self.generator.layout
        base = (layout.base(self.said),) if layout.is_static else ()
        names = dict.fromkeys((*layout.static, *base))
        return (self.root / name for name in names if self._is_dir(name))

    def _is_dir(self, name: str) -> bool:
        return _inside(self.root, name).is_dir()

    def _folder(self, source: Path, config: Config) -> Path:
        """The folder asked for, or where it is the site's root, the one of the articles."""
        if not source.is_dir() or source.absolute() != self.root:
            return source
        if "source" in config.given and config.root.absolute() == self.root:
            return config.root / config.source
        if self._is_wide():
            return source / self.generator.layout.base(self.said)
        names = [name for name in self.generator.layout.folders(self.said) if self._is_dir(name)]
        if self.generator.layout.is_joined and len(innermost(names)) > 1:
            return _inside(source, self.generator.layout.base(self.said))
        return source / names[0] if names else source

    def _posts(self, folder: Path) -> Iterator[str]:
        """The folders of posts alone in the chosen one."""
        if self.generator.layout.has_pages(self.said):
            return
        for name in self.generator.layout.folders(self.said):
            place = _inside(self.root, name)
            if place != self.root and place.is_dir() and place.is_relative_to(folder.absolute()):
                below = place.relative_to(folder.absolute()).as_posix()
                yield "" if below == "." else below

    def _is_wide(self) -> bool:
        """Whether articles lie in other folders than those of the posts as well."""
        base = _inside(self.root, self.generator.layout.base(self.said))
        patterns = self.generator.layout.wide(self.said)
        found = (place for pattern in patterns for place in base.glob(pattern) if place.is_dir())
        return any(_IGNORED.isdisjoint(place.relative_to(base).parts[:-1]) for place in found)

    def _place(self, folder: Path) -> Place:
        base = _inside(self.root, self.generator.layout.base(self.said))
        here = folder.absolute()
        below = here.relative_to(base).as_posix() if here.is_relative_to(base) else "."
        below = "" if below == "." else below
        section = below.split("/")[0]
        if here == base and here.is_dir():
            sections = [item.name for item in here.iterdir() if _is_section(item)]
            section = sections[0] if len(sections) == 1 else ""
        folders, indexed, bundles = _folders(base)
        return Place(
            below=below, section=section, folders=folders, indexed=indexed, bundles=bundles
        )

    def _sound(
        self, stated: Stated, below: str, given: frozenset[str]
    ) -> Iterator[tuple[str, Any]]:
        """The settings that can be used, in the order of their meaning; a warning for others."""
        pattern = self._pattern(stated, given)
        yield from self._texts(stated)
        if given.isdisjoint({"permalink", "permalinks"}):
            self.problems += (self._fault(one) for one in stated.faults)
        pattern, patterns = seen_from(below, pattern, stated.patterns)
        if pattern:
            yield "permalink", pattern
        if patterns:
            yield "permalinks", patterns
        for name in ("include", "exclude", "paths", "date_order", "date_sources", "feed"):
            if getattr(stated, name):
                yield name, getattr(stated, name)
        if stated.not_made:
            self.problems.append(self._not_made(stated.not_made))
        names = file_names(stated.names)
        if names:
            yield "names", {key: row[0] if len(row) == 1 else row for key, row in names.items()}

    def _texts(self, stated: Stated) -> Iterator[tuple[str, str]]:
        for name in ("title", "url", "language", "timezone", "author", "description", "rights"):
            text: str = getattr(stated, name)
            value = sound(name, text)
            if value:
                yield name, value
            elif text and name in FAULTS:
                message = f"{name} {text!r} {FAULTS[name]}, and was not used"
                self.problems.append(_warning(self.file, message, setting=name))

    def _fault(self, fault: UnusedAddress) -> Problem:
        return Problem(
            path=fault.file or self.file,
            line=fault.line,
            message=fault.text,
            hint=fault.hint,
            severity="warning",
        )

    def _not_made(self, addresses: tuple[str, ...]) -> Problem:
        """One warning of all feeds of the site whose subscribers would get nothing."""
        shown = ", ".join(addresses[:_SHOWN])
        more = f" and {len(addresses) - _SHOWN} more" if len(addresses) > _SHOWN else ""
        return Problem(
            path=self.file,
            message=f"these feeds of the site are not made: {shown}{more}",
            hint="state in [[feed]] what each holds, with files = {rss = …}, or let its address go",
            severity="warning",
        )

    def _pattern(self, stated: Stated, given: frozenset[str]) -> str:
        if not stated.pattern:
            return stated.permalink
        own = OwnPattern(text=stated.pattern, section=stated.section)
        made = translated(self.generator, own)
        if not made and "permalink" not in given:
            message = f"the addresses {stated.pattern!r} have parts that are not known here"
            self.problems.append(_warning(self.file, message, setting="permalink"))
        return made or stated.permalink


def _folders(base: Path) -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    """The folders below one, two deep; those of any depth that have an `_index` file, and those
    that have an `index` file.
    """
    found: list[str] = []
    indexed: set[str] = set()
    bundles: set[str] = set()
    waiting = [(base, 0)]
    for folder, depth in waiting:
        name = folder.relative_to(base).as_posix()
        if depth:
            found += [name] if depth < 3 else []  # noqa: PLR2004 - language and section
            indexed |= {name} if any(folder.glob("_index.*")) else set()
            bundles |= {name} if any(folder.glob("index.*")) else set()
        if depth < _DEEPEST and folder.is_dir() and len(waiting) < _MOST:
            waiting += [(one, depth + 1) for one in sorted(folder.iterdir()) if _is_section(one)]
    return tuple(found), frozenset(indexed), frozenset(bundles)


def _is_section(folder: Path) -> bool:
    return folder.is_dir() and not folder.name.startswith((".", "_"))


def _inside(root: Path, name: str) -> Path:
    """The folder of that name below the root; the root itself for one that leads out of it."""
    clean = name.strip("/")
    return root / clean if clean and ".." not in clean.split("/") else root
