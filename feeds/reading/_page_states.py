"""What a whole HTML page says of who may see it: in `<meta>` elements and in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.reading._page_text import Fact
from feeds.reading._states import UNCLEAR, state_of
from feeds.reading.keys import meaning

__all__ = ["states_in_page"]

_ELSEWHERE = frozenset({"published", "publish"})
"""Keys that are days here, which `_page_facts` reads."""


def states_in_page(folded: str, key: str, value: str) -> Iterator[Fact]:
    """The fact that a key and its value come to; none where it says nothing that is understood.

    Any tool may have made the page: only what is clear counts, and caches go by `expires`.
    """
    if folded in _ELSEWHERE:
        return
    name = meaning(folded)[1]
    if name == "release":
        yield name, value, "meta element"
    said = state_of(folded, name, key, value)
    if said is not None and said[0] != UNCLEAR and said[1] != "false":
        yield said[0], said[1], "meta element"
