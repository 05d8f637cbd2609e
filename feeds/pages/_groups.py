"""Links to lists of articles, with counts, as pages show them."""

from __future__ import annotations

from markupsafe import Markup

from feeds.pages._languages import attributes
from feeds.pages._relative_links import local
from feeds.pages._shell import Shell
from feeds.pages._site import ListGroup
from feeds.records import dataclass

__all__ = ["ShownGroup", "shown_group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroup:
    """As a template takes it."""

    kind: str
    heading: str
    links: list[tuple[str, str, Markup, int]]  # (title, link, attributes of the title, count)
    overview: str  # link to the page that names all
    is_cut: bool  # whether it names more


def shown_group(group: ListGroup, shell: Shell) -> ShownGroup:
    """The group as seen from a page."""
    base, up = shell.site.url, shell.up
    return ShownGroup(
        kind=group.kind,
        heading=shell.words.of_kind(group.kind),
        links=[
            (
                link.title,
                local(link.href, base, up),
                attributes(link.language),
                link.count,
            )
            for link in group.links
        ],
        overview=local(group.overview, base, up) if group.overview else "",
        is_cut=group.is_cut,
    )
