"""What an export of WordPress says beside what its RSS does: states, slugs, files, authors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from lxml import etree

from feeds.content import html_to_text
from feeds.ledger._construct import plain_html
from feeds.ledger._wordpress_text import html_of
from feeds.ledger._xml_document import text_of
from feeds.model import Enclosure
from feeds.patterns import lazy_regex
from feeds.records import dataclass

if TYPE_CHECKING:
    from feeds.ledger._deployed import DeployedEntry

__all__ = ["Export", "export_of"]

_DC = "{http://purl.org/dc/elements/1.1/}"
_MORE = "<!--more"
_NEVER = "0000"
_PICTURE = lazy_regex(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_WIDEST = timedelta(hours=14)  # between a wall clock and UTC
_TAXONOMIES = frozenset({"category", "post_tag", "tag"})
_STATES = {"publish": "", "future": "", "inherit": ""}
_DRAFT = "draft"
_GONE = frozenset({"trash", "auto-draft"})

_Element = etree._Element  # noqa: SLF001 - the name lxml gives its type


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What the items of an export share."""

    wp: str  # the namespace, in braces
    people: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # by login
    files: dict[str, str] = field(default_factory=dict)  # id of an attachment → its address
    below: dict[str, list[str]] = field(default_factory=dict)  # id of a text → its pictures
    left: tuple[tuple[str, int], ...] = ()  # what it holds beside its items

    def complete(self, entry: DeployedEntry, item: _Element) -> DeployedEntry:
        """The entry that its RSS makes, with what only an export has."""
        text = _encoded(item, is_excerpt=False)
        own = self.below.get(self._said(item, "post_id"), ())
        html, lost = html_of(text, self.files, own)
        published, stated = self._published(item)
        return replace(
            entry,
            title=plain_html(entry.title),  # titles and names are HTML there
            published=published,
            stated=stated,
            updated=_instant(self._said(item, "post_modified_gmt")),
            summary=self._excerpt(item) or _before_more(text),
            html=html,
            slug=self._said(item, "post_name"),
            kind=self._said(item, "post_type") or "post",
            state=self._state(item),
            held=self._held(item),
            authors=tuple(self._author(one) for one in item.findall(f"{_DC}creator")),
            tags=tuple(
                plain_html(one.text or "")
                for one in item.findall("category")
                if one.get("domain", "category") in _TAXONOMIES
            ),
            image=self.files.get(self._meta(item).get("_thumbnail_id", ""), ""),
            enclosures=tuple(self._enclosures(item)),
            lost=lost,
        )

    def _said(self, item: _Element, name: str) -> str:
        return text_of(item, self.wp + name)

    def _state(self, item: _Element) -> str:
        state = self._said(item, "status") or "publish"
        if state in _GONE:
            return state
        return _DRAFT if self._held(item) else _STATES.get(state, _DRAFT)

    def _held(self, item: _Element) -> str:
        """Whom a finished text is for alone; "" for everybody, and for what is not finished."""
        if self._said(item, "post_password"):
            return "behind a password"
        return "private" if self._said(item, "status") == "private" else ""

    def _published(self, item: _Element) -> tuple[datetime | None, str]:
        """The instant with the offset of the blog's clock; only the clock where UTC is not said."""
        clock = self._said(item, "post_date")
        wall, instant = _instant(clock), _instant(self._said(item, "post_date_gmt"))
        if instant is None:
            return None, clock.replace(" ", "T") if wall else ""
        offset = wall - instant if wall else timedelta()
        if abs(offset) > _WIDEST or offset % timedelta(minutes=15):
            offset = timedelta()
        return instant.astimezone(timezone(offset)), ""

    def _excerpt(self, item: _Element) -> str:
        return plain_html(_encoded(item, is_excerpt=True))

    def _author(self, creator: _Element) -> tuple[str, str, str]:
        login = (creator.text or "").strip()
        return self.people.get(login, (login, "", ""))

    def _meta(self, item: _Element) -> dict[str, str]:
        return {
            self._said(one, "meta_key"): self._said(one, "meta_value")
            for one in item.findall(self.wp + "postmeta")
        }

    def _enclosures(self, item: _Element) -> Iterator[Enclosure]:
        """A podcast's file is in a field of three lines: address, bytes, media type."""
        for one in item.findall(self.wp + "postmeta"):
            if self._said(one, "meta_key") == "enclosure":
                url, length, kind, *_ = [
                    line.strip() for line in (self._said(one, "meta_value") + "\n\n\n").split("\n")
                ]
                size = int(length) if length.isascii() and length.isdigit() else 0
                if url:
                    yield Enclosure(url=url, type=kind, length=size)


def export_of(channel: _Element, items: Iterable[_Element]) -> Export | None:
    """What is shared by an export; None for a feed that is none.

    It is known by what it holds, since its namespace is written in several ways.
    """
    items = tuple(items)
    space = _namespace(channel, "wxr_version") or next(
        filter(None, (_namespace(item, "post_type") for item in items)), ""
    )
    if not space:
        return None
    comments = sum(len(item.findall(f"{{{space}}}comment")) for item in items)
    export = Export(wp=f"{{{space}}}", left=(("comment", comments),) if comments else ())
    for one in channel.findall(f"{{{space}}}author"):
        login, name = (
            text_of(one, export.wp + "author_login"),
            text_of(one, export.wp + "author_display_name"),
        )
        export.people[login] = (name or login, "", "")
    for item in items:
        address = text_of(item, export.wp + "attachment_url")
        if address:
            export.files[text_of(item, export.wp + "post_id")] = address
            if _PICTURE.search(address):
                parent = text_of(item, export.wp + "post_parent")
                export.below.setdefault(parent, []).append(address)
    return export


def _namespace(parent: _Element, name: str) -> str:
    """The namespace of a child of that name; "" for one that is not there, or has none."""
    tags = (one.tag for one in parent if isinstance(one.tag, str))
    found = next((tag for tag in tags if tag.endswith("}" + name)), "")
    return found.partition("}")[0].lstrip("{")


def _encoded(item: _Element, *, is_excerpt: bool) -> str:
    """The text or the excerpt of an item: two elements of one name in two namespaces."""
    for one in item:
        tag = one.tag if isinstance(one.tag, str) else ""
        space, _, name = tag.partition("}")
        if name == "encoded" and space.rstrip("/").endswith("excerpt") == is_excerpt:
            return "".join(map(str, one.itertext())).strip()
    return ""


def _before_more(text: str) -> str:
    """The excerpt that the mark in a text ends; "" without one."""
    before, mark, _ = text.partition(_MORE)
    return plain_html(html_to_text(before)) if mark else ""


def _instant(text: str) -> datetime | None:
    """`2019-05-15 12:00:00`, UTC; None for none, and for the zeros that stand for none."""
    if not text or text.startswith(_NEVER):
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None
