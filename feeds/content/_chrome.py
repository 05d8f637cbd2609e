"""What programs put beside the words of HTML: signs of links to headings, numbers of lines."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from feeds.content._trees import children_of, put_instead, words_in

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["remove_chrome"]


def remove_chrome(root: LexborNode) -> None:
    """Take both out; the id that a sign carries is kept."""
    ids = {one.attributes.get("id") for one in root.css("[id]")}
    for heading in root.css("h1, h2, h3, h4, h5, h6"):
        for link in list(heading.css("a")):
            if _is_sign(link):
                _remove_sign(link, heading, ids)
    for table in root.css("table"):
        if len(table.css("table")) <= 1 and table.css_first("pre") is not None:
            _remove_numbers(table)


def _is_sign(link: LexborNode) -> bool:
    """Whether a link has neither letters nor digits, nor a picture that says something."""
    if any(letter.isalnum() for letter in words_in(link)):
        return False
    return not any(one.attributes.get("alt") for one in link.css("img"))


def _remove_sign(link: LexborNode, heading: LexborNode, ids: set[str | None]) -> None:
    known = link.attributes
    fragment = (known.get("href") or "").partition("#")[2]
    own = (known.get("id") or known.get("name") or "").removeprefix("user-content-")
    name = heading.attributes.get("id") or ""
    if not own and not fragment:
        return
    if fragment and fragment not in {own, name}:
        place = heading.parent
        while place is not None and place.attributes.get("id") != fragment:
            place = place.parent
        if place is None and (name or fragment in ids or fragment.lower() == "top"):
            return  # to another part
        own = own or ("" if place is not None else fragment)
    if not name and own:
        heading.attrs["id"] = own
        own = ""
    put_instead(link, f'<a id="{escape(own)}"></a>' if own not in {"", name} else "")


def _remove_numbers(table: LexborNode) -> None:
    """Take out the cells of nothing but the numbers of lines; code alone needs no table."""
    rows = table.css("tr")
    for row in rows:
        cells = [one for one in children_of(row) if one.tag in {"td", "th"}]
        code = {one.mem_id for one in cells if one.css_first("pre") is not None}
        numbers = next(
            (one for one in cells if len(code) > (one.mem_id in code) and _is_numbers(one)), None
        )
        if numbers is None:
            continue
        others = [one for one in cells if one.mem_id != numbers.mem_id]
        numbers.decompose()
        if len(rows) == len(others) == 1:
            put_instead(table, others[0].inner_html or "")
            return


def _is_numbers(cell: LexborNode) -> bool:
    words = cell.text(deep=True, separator=" ").split()
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        return False
    numbers = [int(word[:9]) for word in words]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
