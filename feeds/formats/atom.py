"""Atom 1.0 (RFC 4287), with archives (RFC 5005) and deletions (RFC 6721)."""

from __future__ import annotations

from feedgen.entry import FeedEntry

from feeds.formats import _fixes
from feeds.formats._xml_text import line, lines, shown_title, sound
from feeds.model import Article, Feed

__all__ = ["render"]

GENERATOR = "feeds"


def render(feed: Feed) -> bytes:
    """The feed as an Atom document."""
    generator = _fixes.generator("atom", feed)
    generator.id(feed.id)
    generator.title(line(feed.title) or feed.home_url)
    generator.updated(feed.updated)
    generator.generator(GENERATOR)
    if feed.subtitle:
        generator.subtitle(line(feed.subtitle))
    if feed.rights:
        generator.rights(line(feed.rights))
    if feed.icon:
        generator.icon(feed.icon)
    if feed.logo:
        generator.logo(feed.logo)
    if feed.language:
        generator.language(feed.language)
    generator.author([_fixes.person(author) for author in feed.authors])
    if "atom" in feed.self_urls:
        generator.link(href=feed.self_urls["atom"], rel="self", type="application/atom+xml")
    if feed.hub:
        generator.link(href=feed.hub, rel="hub")
    for rel, address in (("prev-archive", feed.prev_archive), ("current", feed.current)):
        if "atom" in address:
            generator.link(href=address["atom"], rel=rel, type="application/atom+xml")
    generator.link(href=feed.home_url, rel="alternate", type="text/html")
    for article in feed.entries:
        _add(_fixes.entry(generator, article), article, feed)
    return bytes(generator.atom_str(pretty=True))


def _add(entry: FeedEntry, article: Article, feed: Feed) -> None:
    """All people, tags and enclosures at once: feedgen goes through those it has at each call."""
    entry.id(article.id_in("atom"))
    entry.title(shown_title(article))
    entry.updated(article.updated)
    entry.published(article.published_at)
    entry.link(href=article.url, rel="alternate", type="text/html")
    if article.link:
        entry.link(href=article.link)
    entry.author([_fixes.person(author) for author in article.authors])
    has_content = bool(article.html) and feed.full_content
    if has_content:
        entry.content(sound(article.html), type="html")
    if article.summary:
        entry.summary(sound(article.summary))
    elif not has_content:  # an entry without any text is one that readers warn of
        entry.summary(shown_title(article))
    entry.category([{"term": tag} for tag in lines(article.tags)])
    entry.link([{"href": one.url, "rel": "enclosure"} for one in article.enclosures])
