"""A page of the site that is no article: about, contact, an imprint."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from feeds.model import SitePage
from feeds.pages._body import as_page_shows
from feeds.pages._environment import document
from feeds.pages._languages import attributes
from feeds.pages._relative_links import local_html
from feeds.pages._shell import shell_for
from feeds.pages._site import Site

__all__ = ["render_page"]


def render_page(
    page: SitePage, site: Site, *, path: str, sizes: Mapping[str, tuple[int, int]]
) -> bytes:
    """The page, for the file `path` below the site's folder. `sizes` are those of pictures."""
    shell = shell_for(site, path)
    language = page.language or site.language
    body = local_html(as_page_shows(page.html, shell.words, sizes), site.url, shell.up)
    return document(
        "page.html",
        shell.site.templates,
        page=page,
        title=page.title,
        shell=shell,
        attributes=attributes(language) if language else shell.attributes,
        direction=Markup() if page.language else attributes(""),
        body=Markup(body),  # noqa: S704 - sanitised by content
    )
