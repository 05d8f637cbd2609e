"""A page that names all lists of one kind: every tag, every author, every language."""

from __future__ import annotations

from feeds.pages._environment import document
from feeds.pages._groups import shown_group
from feeds.pages._relative_links import address_of
from feeds.pages._shell import shell_for
from feeds.pages._site import ListGroup, Site

__all__ = ["render_overview"]


def render_overview(group: ListGroup, site: Site, *, path: str) -> bytes:
    """The page, for the file `path` below the site's folder."""
    shell = shell_for(site, path)
    return document(
        "overview.html",
        shell.site.templates,
        shell=shell,
        title=shell.words.of_kind(group.kind),
        canonical=address_of(path, site.url),
        plot=None,
        years=(),
        has_months=False,
        groups=[shown_group(group, shell)],
    )
