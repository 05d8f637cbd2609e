"""Where a text comes from, and what is known of the site it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

import msgspec

from feeds.config import SourceSite
from feeds.generators._generator import Generator
from feeds.generators._table import UNKNOWN, generator_of
from feeds.records import dataclass

__all__ = ["Around", "Siblings", "Source"]


@dataclass(frozen=True, slots=True)
class Around:
    """What was found around articles, and is looked for once as long as nothing changes there."""

    texts: dict[str, str | None] = field(default_factory=dict)  # small file → None where absent
    bundles: dict[str, bool] = field(default_factory=dict)  # folder → whether a page's own
    silent: set[str] = field(default_factory=set)  # folders of which no file says anything
    alone: frozenset[str] = frozenset()  # files beside which none lies that speaks of them alone
    digests: dict[str, str] | None = None  # file → that of the bytes read of it; None: not asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Siblings:
    """What the files of a source folder have in common, which none of them tells."""

    titles: frozenset[str] = frozenset()  # words at the head of most pages: those of the site
    days: frozenset[str] = frozenset()  # folders below which `2026/07/1-name` names a day


class Source(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A file as its reader sees it."""

    path: str  # relative to the source folder, with "/"
    file: str = ""  # on disk, for what lies beside it; "" where it is nowhere
    mapping: Mapping[str, str] = {}  # [tool.feeds.fields]
    is_html: bool = False  # its body, in which Markdown has no meaning
    site: SourceSite | None = None  # that it belongs to, where it is known
    base: str = ""  # path of the site's address, without a slash at its end
    beside: list[str] = []  # texts read for it besides
    siblings: Siblings = Siblings()
    around: Around = msgspec.field(default_factory=Around)
    generator: Generator = UNKNOWN  # whose conventions hold: that of the site

    def __post_init__(self) -> None:
        """Know it once: it is asked for again and again."""
        if self.site is not None:
            msgspec.structs.force_setattr(self, "generator", generator_of(self.site))

    @property
    def place(self) -> str:
        """The path below the folder that the site's addresses are counted from."""
        below = self.site.below if self.site else ""
        return f"{below}/{self.path}" if below else self.path
