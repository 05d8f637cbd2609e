"""What is known of articles' files, found by their paths with and without the suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Self

from feeds.articles._named_pages import NamedPages
from feeds.articles._packed_texts import PackedTexts
from feeds.content import NAMED_PAGE

__all__ = ["MARKUP_SUFFIXES", "ByStem"]

MARKUP_SUFFIXES = (
    "md markdown mdx mkd mkdn mkdown mdown qmd rmd Rmd html htm rst txt "
    "njk liquid ejs hbs webc astro"
).split()
"""Those that a link may leave out; where several files would do, the first of them is meant."""

_FEW = 50_000  # paths: a dictionary of more is worth its packing in each process

_RANK = {suffix: rank for rank, suffix in enumerate(MARKUP_SUFFIXES)}


class ByStem:
    """Answers for a path as it is, else for that of a text with one of the suffixes added.

    Whole addresses among the paths are found as they are alone. Each answer is one look,
    whatever the number of suffixes: every link of a site asks. A `named_key` is answered as well.
    Another process gets all of it, packed where there is much.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self._named: NamedPages | None = None  # made for the first that is asked for
        self._laid: tuple[str, str] | None = None

    @cached_property
    def _suffixes(self) -> Mapping[str, str]:
        """Of a path without one, that of the file that it means. A process that has others look up
        links needs no more of them than their packed form.
        """
        return _suffixes_of(self._known)

    @property
    def known(self) -> Mapping[str, str]:
        """What it was made of."""
        return self._known

    def get(self, path: str) -> str | None:
        """What is known of the file that is meant; None where there is none."""
        found = self._known.get(path)
        if found is None:
            suffix = self._suffixes.get(path)
            if suffix is not None:
                return self._known[f"{path}.{suffix}"]
            return self._of_name(path) if path.startswith(NAMED_PAGE) else None
        return found

    def lay(self, put: Callable[[Iterable[bytes]], str]) -> None:
        """Have it in files, which `put` makes of pieces, so that no process needs a copy of its
        own. One goes before the other comes: there may be a million paths.
        """
        known = PackedTexts.laid(self._known, put)
        if not known:
            return
        self._known = PackedTexts.opened(known)
        suffixes = PackedTexts.laid(_suffixes_of(self._known), put)
        if suffixes:
            self._laid = known, suffixes
            self._suffixes = PackedTexts.opened(suffixes)

    def __reduce__(self) -> tuple[object, ...]:
        if self._laid is not None:
            return ByStem._opened, self._laid
        if len(self._known) <= _FEW:
            return ByStem, (dict(self._known),)
        return ByStem._packed, (
            PackedTexts(self._known),
            PackedTexts(_suffixes_of(self._known)),
        )

    @classmethod
    def _opened(cls, known: str, suffixes: str) -> Self:
        return cls._packed(PackedTexts.opened(known), PackedTexts.opened(suffixes))

    @classmethod
    def _packed(cls, known: PackedTexts, suffixes: PackedTexts) -> Self:
        made = cls({})
        made._known, made._suffixes = known, suffixes
        return made

    def _of_name(self, key: str) -> str | None:
        """What is known of the page that another one names."""
        if self._named is None:
            files = (path for path in self._known if path.rpartition(".")[2] in _RANK)
            self._named = NamedPages(path for path in files if "://" not in path)
        file = self._named.get(key)
        return self._known[file] if file is not None else None


def _suffixes_of(known: Iterable[str]) -> dict[str, str]:
    """The suffix of the file that a path without one means."""
    found: dict[str, str] = {}
    for path in known:
        stem, _, suffix = path.rpartition(".")
        rank = _RANK.get(suffix)
        if rank is None or "://" in stem:
            continue
        if stem not in found or rank < _RANK[found[stem]]:
            found[stem] = MARKUP_SUFFIXES[rank]
    return found
