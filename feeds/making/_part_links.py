"""Links to a part of another article's page: whether it is there, once all pages are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from feeds.articles import dead_links, leads_to
from feeds.collecting import FileFinder, LineFinder
from feeds.errors import Problem
from feeds.making._recall import PageRecord
from feeds.planning import Identified

__all__ = ["dead_parts", "forms_of"]


def dead_parts(
    identified: Sequence[Identified],
    record: Callable[[int], PageRecord | None],
    find: FileFinder,
) -> Iterator[Problem]:
    """One warning for each article that links to parts which are not there."""
    linking = [place for place in range(len(identified)) if (page := record(place)) and page.parts]
    if not linking:
        return
    places = {item.identity.permalink: place for place, item in enumerate(identified)}

    def ids_at(address: str) -> bytes | None:
        place = next((places[one] for one in forms_of(address) if one in places), None)
        page = None if place is None else record(place)
        return page.ids if page else None

    for place in linking:
        page = record(place)
        assert page is not None
        known = [(one, ids_at(one.page)) for one in page.parts]
        dead = [one for one, ids in known if ids is not None and not leads_to(one.part, ids)]
        if dead:
            draft = identified[place].draft
            line = LineFinder(find, draft.path, draft.file)(dead[0].written) or draft.line
            yield dead_links(dead, path=draft.file, line=line)


def forms_of(address: str) -> tuple[str, ...]:
    """The addresses at which one page answers."""
    plain = address.partition("?")[0]
    bare = plain.removesuffix("index.html")
    return (plain, bare, f"{bare.rstrip('/')}/", bare.rstrip("/"), f"{bare.rstrip('/')}.html")
