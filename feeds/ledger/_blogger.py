"""What an export of Blogger says beside what its Atom does: kinds, states, addresses.

There are two forms: of old, a category names the kind and `app:draft` the state; as Takeout has
it (feed.atom), elements of a namespace of Blogger's do both, and the address is a path alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

from feeds.content import one_line

if TYPE_CHECKING:
    from feeds.ledger._deployed import DeployedEntry

__all__ = ["complete", "is_blogger"]

_KIND_SCHEME = "http://schemas.google.com/g/2005#kind"
_SPACE = "schemas.google.com/blogger/"
_NAMED = "blogger"
_NOBODY = "noreply@blogger.com"  # what stands for the address of every author
_WORDS = {"draft": "draft", "live": "", "scheduled": "", "published": ""}
_TRASH = "trash"

_Element = etree._Element  # noqa: SLF001 - the name lxml gives its type


def is_blogger(feed: _Element) -> bool:
    """Whether Blogger made a feed, or an export: any part of it that says so is enough."""
    if _text(feed, "id").startswith("tag:blogger.com,"):
        return True
    made = _text(feed, "generator").lower()
    return _NAMED in made or any(_own(one) or any(map(_is_kind, one)) for one in feed)


def complete(entry: DeployedEntry, element: _Element, home: str) -> DeployedEntry:
    """The entry that its Atom makes, with what only Blogger says. `home` is the blog's address."""
    own = _own(element)
    path = own.get("filename", "")
    return replace(
        entry,
        url=entry.url or (urljoin(home, path) if path.startswith("/") else ""),
        summary=entry.summary or one_line(own.get("metaDescription", "")),
        kind=own.get("type", "").lower() or _kind(element),
        state=_state(element, own),
        tags=tuple(dict.fromkeys(_labels(element))),
        authors=tuple(
            (name, uri, "" if mail == _NOBODY else mail) for name, uri, mail in entry.authors
        ),
    )


def _own(parent: _Element) -> dict[str, str]:
    """The texts of Blogger's own elements, by their local names."""
    return {
        name: (one.text or "").strip()
        for one in parent
        if isinstance(one.tag, str)
        for space, _, name in (one.tag.lstrip("{").partition("}"),)
        if _SPACE in space
    }


def _kind(element: _Element) -> str:
    """`…/kind#comment` is a comment; without any, it is a post."""
    terms = (one.get("term", "") for one in element if _is_kind(one))
    return next((term.rpartition("#")[2] for term in terms), "") or "post"


def _labels(element: _Element) -> Iterable[str]:
    labels = (one for one in element if _local(one) == "category" and not _is_kind(one))
    return filter(None, (one.get("term", "") for one in labels))


def _is_kind(category: _Element) -> bool:
    return category.get("scheme", "") == _KIND_SCHEME


def _state(element: _Element, own: Mapping[str, str]) -> str:
    """A word that is not known keeps it back: nobody says that it was to be seen."""
    word = own.get("status", "live").lower()
    if own.get("trashed") or _TRASH in word:
        return _TRASH
    control = (inner for one in element if _local(one) == "control" for inner in one)
    is_draft = any(_local(one) == "draft" and (one.text or "").strip() == "yes" for one in control)
    return "draft" if is_draft else _WORDS.get(word, "draft")


def _text(parent: _Element, name: str) -> str:
    return next(("".join(map(str, one.itertext())) for one in parent if _local(one) == name), "")


def _local(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
