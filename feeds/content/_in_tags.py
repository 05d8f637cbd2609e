"""Where a text stands in HTML that a sanitiser wrote: in a tag, or between tags."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["parted"]


def parted(html: str, text: str) -> Iterator[tuple[bool, str]]:
    """Part HTML at each place of a text: whether that is in a tag, and what follows it.

    The first part follows nothing. In such HTML, `<` and `>` begin and end tags alone.
    """
    is_in_tag = False
    for number, part in enumerate(html.split(text)):
        yield is_in_tag and number > 0, part
        begin, end = part.rfind("<"), part.rfind(">")
        is_in_tag = begin > end if begin != end else is_in_tag
