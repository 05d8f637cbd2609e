"""The look of a site by its settings: the files that it is made of, and their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from feeds.articles import quoted
from feeds.collecting import FileFinder, Gatekeeper
from feeds.config import Config, is_font_file
from feeds.content import scheme_of
from feeds.errors import Problem
from feeds.pages import AA, FontFace, Look, accents, favicon, full_colour
from feeds.patterns import lazy_regex
from feeds.planning._footer import footer_of
from feeds.planning._free_names import FreeNames
from feeds.planning._site_addresses import line_of
from feeds.planning._site_look import SiteLook
from feeds.planning._site_plan import SitePlan
from feeds.records import dataclass

__all__ = ["FoundLook", "OwnFile", "files_of_look", "find_look", "place_look"]

_SIGNS = ("favicon.svg", "favicon.ico", "favicon.png")
"""Files that are a site's icon without a setting, as browsers have it."""

_FONTS = "fonts/"
_FOREIGN = lazy_regex(
    r"(?:url\(\s*+[\"']?|@import\s++[\"'])(?P<address>(?:https?:)?//[^\s\"')]++)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """A file of the site that its settings name."""

    target: str  # where it is wanted, below the site's address
    place: Path  # on disk
    is_published: bool = False  # without our doing


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLook:
    """What the settings name, as it was found. Nothing of it has its place yet."""

    icon: OwnFile | None = None  # by the setting
    logo: OwnFile | None = None
    sign: OwnFile | None = None  # by its name
    extra_css: OwnFile | None = None
    fonts: Mapping[str, tuple[OwnFile, ...]] = field(default_factory=dict)
    footer: str = ""  # HTML
    problems: tuple[Problem, ...] = ()


def files_of_look(config: Config) -> Iterator[str]:
    """The files that it may be made of, as seen from the folder of the settings."""
    yield from (name.lstrip("/") for name in (config.icon, config.logo) if name)
    yield from _SIGNS
    yield config.extra_css
    for value in config.fonts.values():
        yield from _files(value)


def find_look(folder: Path, config: Config, gate: Gatekeeper) -> FoundLook:
    """Look for the files, and at what the settings say. `folder` is that of the articles."""
    if not config.pages:
        return FoundLook()
    static = config.site.static if config.site else ()
    finder = _LookFinder(config, FileFinder(folder, gate, static=(config.root, *static)))
    icon, logo = finder.picture("icon", config.icon), finder.picture("logo", config.logo)
    sign = None if config.icon else next(filter(None, map(finder.own, _SIGNS)), None)
    fonts = {
        role: tuple(filter(None, (finder.font(role, name) for name in _files(value))))
        for role, value in config.fonts.items()
    }
    extra = finder.extra_css()
    footer, problems = footer_of(config)
    return FoundLook(
        icon=icon,
        logo=logo,
        sign=sign,
        extra_css=extra,
        fonts={role: found for role, found in fonts.items() if found},
        footer=footer,
        problems=(*finder.problems, *problems, *_hard_to_read(config)),
    )


def place_look(found: FoundLook, plan: SitePlan, config: Config, free: FreeNames) -> SitePlan:
    """Give each file its place; the plan then knows the addresses."""
    if not config.pages:
        return plan
    placed = _Placed(free)
    faces = {role: tuple(map(placed.face, files)) for role, files in found.fonts.items()}
    icon = plan.address(placed.file(found.icon)) if found.icon else plan.icon
    sign = plan.address(placed.file(found.sign)) if found.sign else ""
    made = "" if icon or sign else free.file(_SIGNS[0])
    extra = plan.address(placed.file(found.extra_css)) if found.extra_css else ""
    logo = plan.address(placed.file(found.logo)) if found.logo else plan.logo
    accent = full_colour(config.accent) if config.accent else ""
    look = SiteLook(
        look=Look(accent=accent, stacks=dict(_stacks(config)), faces=faces),
        favicon=made,
        sign=favicon(plan.title, accent) if made else b"",
        files=tuple(placed.copies),
    )
    icon_of_pages = icon or sign or plan.address(made)
    site = replace(plan.site, icon=icon_of_pages, extra_css=extra, footer=found.footer)
    return replace(plan, site=site, icon=icon, logo=logo, look=look)


class _Placed:
    """Gives each file one place, and remembers what is copied there."""

    def __init__(self, free: FreeNames) -> None:
        self._free = free
        self._known: dict[Path, str] = {}
        self.copies: list[tuple[str, Path]] = []

    def file(self, one: OwnFile) -> str:
        """Where it is published, below the site's address."""
        if one.place not in self._known:
            self._known[one.place] = one.target if one.is_published else self._free.file(one.target)
            if not one.is_published:
                self.copies.append((self._known[one.place], one.place))
        return self._known[one.place]

    def face(self, one: OwnFile) -> FontFace:
        """A font, as the stylesheet names it."""
        return FontFace(name=one.place.name, address=quoted(self.file(one)))


def _files(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """The files among the fonts that a setting names."""
    return tuple(filter(is_font_file, (value,) if isinstance(value, str) else value))


def _stacks(config: Config) -> Iterator[tuple[str, str]]:
    for role, value in config.fonts.items():
        if isinstance(value, str) and not is_font_file(value):
            yield role, value


def _hard_to_read(config: Config) -> Iterator[Problem]:
    """A warning of a colour that text may not have: another one is used."""
    if not config.accent:
        return
    light, _ = accents(full_colour(config.accent))
    if light != full_colour(config.accent):
        yield _warning(
            config,
            config.accent,
            f"accent {config.accent!r} cannot be read on light pages, where text needs a contrast "
            f"of {AA}; {light} is used there",
            f'write accent = "{light}"',
        )


def _warning(config: Config, stated: str, message: str, hint: str) -> Problem:
    file = config.file
    return Problem(
        path=file,
        line=line_of(stated, config.root / file) if file else 0,
        message=message,
        hint=hint,
        severity="warning",
    )


class _LookFinder:
    """Looks for files of the site, and remembers what was not found."""

    def __init__(self, config: Config, find: FileFinder) -> None:
        self._config = config
        self._find = find
        self.problems: list[Problem] = []

    def own(self, path: str) -> OwnFile | None:
        """A file of the site that may be published, or None without a word."""
        found = self._find(path)
        if found is None or found.withheld is not None:
            return None
        return OwnFile(target=found.path, place=Path(found.place), is_published=found.is_static)

    def picture(self, name: str, stated: str) -> OwnFile | None:
        """That of a setting. None for an address elsewhere, and for what is not there."""
        if not stated or scheme_of(stated) or stated.startswith("//"):
            return None
        path = stated.lstrip("/")
        found = self._find(path)
        if found is not None and found.withheld is not None:
            self._add(stated, f"{name}: {found.withheld.message}", found.withheld.hint)
        elif found is None:
            hint = "put it beside the settings or among the articles, or write its whole address"
            self._add(stated, f"{name}: no such file: {stated!r}", hint)
        return self.own(path)

    def font(self, role: str, name: str) -> OwnFile | None:
        """A file with a font, beside the settings."""
        place = self._config.root / name
        if place.is_file():
            return OwnFile(target=f"{_FONTS}{place.name}", place=place)
        hint = "put it beside the settings; until then the usual fonts are used"
        self._add(name, f"fonts.{role}: no such file: {name!r}", hint)
        return None

    def extra_css(self) -> OwnFile | None:
        """The further stylesheet. Its usual name need not be there."""
        name = self._config.extra_css
        place = self._config.root / name
        if name and place.is_file():
            self.problems += _foreign(name, place, self._config.base_url)
            return OwnFile(target=place.name, place=place)
        if "extra_css" in self._config.given and name:
            hint = "put it beside the settings, or take the setting out"
            self._add(name, f"extra_css: no such file: {name!r}", hint)
        return None

    def _add(self, stated: str, message: str, hint: str) -> None:
        self.problems.append(_warning(self._config, stated, message, hint))


def _foreign(name: str, place: Path, base: str) -> Iterable[Problem]:
    """A warning for each line that fetches something from another host."""
    try:
        text = place.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return
    for number, line in enumerate(_without_comments(text).splitlines(), 1):
        for found in _FOREIGN.finditer(line):
            if not found["address"].startswith(base):
                yield Problem(
                    path=name,
                    line=number,
                    message=f"every visitor would be known to another host: {found['address']}",
                    hint="put the file into the site, and name its path there",
                    severity="warning",
                )


def _without_comments(text: str) -> str:
    """CSS with its lines where they were."""
    first, *others = text.split("/*")
    made = [first]
    for one in others:
        comment, end, rest = one.partition("*/")
        made.append("\n" * comment.count("\n") + (rest if end else ""))
    return "".join(made)
