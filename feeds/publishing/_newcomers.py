"""Files that come to a published site of which all else stays."""

from __future__ import annotations

from collections.abc import Set

from feeds.publishing._gzip import SUFFIX
from feeds.publishing._names import folded

__all__ = ["may_come"]

_INSIDE = "\x01"  # in place of "/" in folded names


def may_come(new: Set[str], added: Set[str], others: Set[str]) -> bool:
    """Whether nothing but the `new` files, and what is compressed of them, was `added`, and no
    disk takes one of them for one of the `others`, or for a folder of theirs.
    """
    if not new <= added <= new | {one + SUFFIX for one in new}:
        return False
    return not added or not any(_meet(one, others) for one in new)


def _meet(name: str, others: Set[str]) -> bool:
    """Whether a name may be that of another file, or stands where one of them needs a folder."""
    own, parts = folded(name), name.split("/")
    above = {folded(one): one for one in ("/".join(parts[:end]) for end in range(1, len(parts)))}
    first = folded(parts[0])
    for other in others:
        if not other[: len(parts[0])].isascii() or other[: len(first)].lower() == first:
            key = folded(other)
            if key == own or key in above or key.startswith(own + _INSIDE):
                return True
            if any(
                key.startswith(folder + _INSIDE) and not other.startswith(f"{spelled}/")
                for folder, spelled in above.items()
            ):
                return True
    return False
