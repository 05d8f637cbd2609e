"""The page that says what feeds are, and names every feed with an address to copy."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from feeds.pages._environment import document
from feeds.pages._languages import attributes
from feeds.pages._relative_links import address_of, local
from feeds.pages._shell import FORMAT_LABELS, Shell, shell_for
from feeds.pages._site import FeedGroup, NamedFeed, Site
from feeds.records import dataclass

__all__ = ["render_subscribe"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ShownFeed:
    """As the template takes it."""

    title: str
    named: Markup  # attributes of the title
    formats: list[tuple[str, str, str, str]]  # (name of the format, link, address, media type)


def render_subscribe(groups: Sequence[FeedGroup], site: Site, *, path: str) -> bytes:
    """The page, for the file `path` below the site's folder.

    The group of kind `main` stands first, without a heading of its own.
    """
    shell = shell_for(site, path)
    return document(
        "subscribe.html",
        site.templates,
        shell=shell,
        canonical=address_of(path, site.url),
        main=[
            _shown(one, shell) for group in groups if group.kind == "main" for one in group.feeds
        ],
        groups=[
            (
                shell.words.of_kind(group.kind),
                [_shown(one, shell) for one in group.feeds],
                local(group.more, site.url, shell.up) if group.more else "",
            )
            for group in groups
            if group.kind != "main"
        ],
        opml=local(site.opml, site.url, shell.up),
    )


def _shown(feed: NamedFeed, shell: Shell) -> _ShownFeed:
    site = shell.site
    return _ShownFeed(
        title=feed.title,
        named=attributes(feed.language),
        formats=[
            (
                FORMAT_LABELS.get(link.format, link.format),
                local(link.href, site.url, shell.up),
                link.href,
                link.type,
            )
            for link in feed.links
        ],
    )
