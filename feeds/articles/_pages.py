"""Which documents are pages of the site: about, contact, an imprint."""

from __future__ import annotations

from feeds.articles import _fields
from feeds.articles._page_names import kind_of_name
from feeds.model import Document
from feeds.reading import stem_of

__all__ = ["is_page", "name_of_page", "says_page"]

_FOLDERS = frozenset({"pages", "_pages"})
_SAYS = ("layout", "type", "template")
_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"false", "no", "off"})
_LISTS = frozenset(
    "index home 404 500 archive archives tag tags category categories search sitemap feed offline "
    "blog posts".split()
)
"""Names of pages that a generator fills: nothing of their own is in them."""


def says_page(document: Document) -> bool | None:
    """What `page:` says in a file of its own; None where it is not there, or says else."""
    stated = _fields.text(document, "page").lower() if not document.line else ""
    if stated in _YES:
        return True
    return False if stated in _NO else None


def is_page(document: Document) -> bool:
    """Whether a file without a date is a page: by what it says, its folder, or its name."""
    if document.line:
        return False
    said = says_page(document)
    if said is not None:
        return said
    folder, _, name = name_of_page(document.path).rpartition("/")
    if name.lower() in _LISTS:
        return False
    if any(_value(document, key) == "page" for key in _SAYS):
        return True
    return not _FOLDERS.isdisjoint(folder.split("/")) or bool(kind_of_name(name))


def name_of_page(path: str) -> str:
    """The path without its ending; an index file has that of its folder."""
    stem = stem_of(path)
    return stem.removesuffix("/index")


def _value(document: Document, key: str) -> str:
    return _fields.text(document, key).lower().rpartition("/")[2].partition(".")[0]
