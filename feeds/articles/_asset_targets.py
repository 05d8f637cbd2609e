"""Where the files that an article refers to are published."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Container
from urllib.parse import unquote

from feeds.articles._by_stem import MARKUP_SUFFIXES
from feeds.articles._source_file import SourceFile
from feeds.patterns import lazy_regex

__all__ = ["target_of"]


_SUFFIX = lazy_regex(rf"\.(?:{'|'.join(MARKUP_SUFFIXES)})$")


def target_of(found: SourceFile, page: str, taken: Container[str]) -> str:
    """Where the generator has it; else in the folder of the page under its own name, unless
    that is `taken` (in one case) by another file. `page` is the page's address below the site's.
    """
    if found.address:
        return found.address
    folder = unquote(page if page.endswith("/") else _SUFFIX.sub("", page) + "/")
    name = posixpath.basename(found.path)
    target = folder + name
    if target.casefold() in taken:
        stem, dot, suffix = name.rpartition(".")
        digest = hashlib.sha256(found.path.encode()).hexdigest()[:8]
        target = f"{folder}{stem or suffix}-{digest}{dot}{suffix if stem else ''}"
    return target
