"""Which documents are pages of the site: about, contact, an imprint."""

from __future__ import annotations

from feeds.model import Document
from feeds.reading._page_names import kind_of_name
from feeds.reading._path_fields import stem_of

__all__ = ["is_own_page", "name_of_page", "says_own_page"]

_FOLDERS = frozenset({"pages", "_pages"})
_SAYS = ("layout", "type", "template")
_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"false", "no", "off"})
_LISTS = frozenset(
    "index home 404 500 archive archives tag tags category categories search sitemap feed offline "
    "blog posts".split()
)
"""Names of pages that a generator fills: nothing of their own is in them."""


def says_own_page(document: Document) -> bool | None:
    """What `page:` says in a file of its own; None where it is not there, or says else."""
    stated = _value(document, "page") if not document.line else ""
    if stated in _YES:
        return True
    return False if stated in _NO else None


def is_own_page(document: Document, *, is_stated: bool = False) -> bool:
    """Whether a file without a date is a page: by what it says, its folder, or its name.

    `is_stated` says that its site has pages alone where it lies.
    """
    if document.line:
        return False
    said = says_own_page(document)
    if said is not None:
        return said
    folder, _, name = name_of_page(document.path).rpartition("/")
    if name.lower() in _LISTS:
        return False
    if any(_value(document, key) == "page" for key in _SAYS):
        return True
    return is_stated or not _FOLDERS.isdisjoint(folder.split("/")) or bool(kind_of_name(name))


def name_of_page(path: str) -> str:
    """The path without its ending; an index file has that of its folder."""
    return stem_of(path).removesuffix("/index")


def _value(document: Document, key: str) -> str:
    """In lower case, without folders and an ending: `layouts/page.njk` is "page"."""
    item = document.first(key)
    text = item.value if item is not None and isinstance(item.value, str) else ""
    return text.strip().lower().rpartition("/")[2].partition(".")[0]
