"""PageDraft + address → SitePage."""

from __future__ import annotations

import msgspec

from feeds.articles._draft import PageDraft
from feeds.articles._enclosures import picture_of
from feeds.articles._finish import dead_parts_of, faults_of_links
from feeds.articles._links import Links
from feeds.articles._part_links import PartLinks, ids_of
from feeds.articles._source_file import Asset, Withheld
from feeds.content import safe_html
from feeds.errors import Problem
from feeds.model import SitePage

__all__ = ["FinishedPage", "finish_page"]


class FinishedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page, and what a Finished article has beside it."""

    page: SitePage
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    refused: tuple[tuple[str, Withheld], ...]


def finish_page(draft: PageDraft, links: Links) -> FinishedPage:
    """Make the page: sanitised body, absolute addresses."""
    parts = PartLinks(links)
    html = safe_html(draft.html, parts).strip()
    problems = [*faults_of_links(draft, links)]
    image = picture_of(draft, links)
    problems += faults_of_links(draft, links, "image")
    return FinishedPage(
        page=SitePage(
            path=draft.path,
            title=draft.title,
            permalink=links.permalink,
            language=draft.language,
            summary=draft.summary,
            html=html,
            image=image or "",
        ),
        assets=tuple(sorted(links.assets.values())),
        problems=(*problems, *dead_parts_of(draft, links, parts, ids_of(html))),
        refused=tuple(links.refused.items()),
    )
