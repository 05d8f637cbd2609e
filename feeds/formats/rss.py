"""RSS 2.0, as its specification and the Best Practices Profile say."""

from __future__ import annotations

from html import escape

from feedgen.entry import FeedEntry

from feeds.formats import _fixes, _rss_fixes
from feeds.formats._xml_text import line, lines, shown_title, sound
from feeds.formats.atom import GENERATOR
from feeds.model import Article, Feed

__all__ = ["render"]

_TTL = 60  # minutes that a reader may wait before it asks again


def render(feed: Feed) -> bytes:
    """The feed as an RSS document."""
    generator = _fixes.generator("rss", feed)
    title = line(feed.title) or feed.home_url
    generator.title(title)
    generator.description(line(feed.subtitle) or title)
    generator.generator(GENERATOR)
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.ttl(_TTL)
    if feed.language:
        generator.language(feed.language)
    if feed.rights:
        generator.copyright(line(feed.rights))
    if "rss" in feed.self_urls:
        generator.link(href=feed.self_urls["rss"], rel="self", type="application/rss+xml")
    generator.link(href=feed.home_url, rel="alternate")  # the last one becomes <link>
    if feed.logo:
        generator.image(url=feed.logo, title=title, link=feed.home_url)
    for article in feed.entries:
        _add(_fixes.entry(generator, article), article, feed)
    return _rss_fixes.plain_text_references(bytes(generator.rss_str(pretty=True)))


def _add(entry: FeedEntry, article: Article, feed: Feed) -> None:
    entry.title(shown_title(article))
    entry.link(href=article.url)
    entry.guid(article.id_in("rss"), permalink=False)
    summary = escape(sound(article.summary), quote=False)
    html = sound(article.html) if feed.full_content else ""
    if summary and html:
        entry.description(summary)
        entry.content(html)
    elif summary or html:
        entry.description(summary or html)
    entry.category([{"term": tag} for tag in lines(article.tags)])  # at once: see atom
    if article.enclosures:
        first = article.enclosures[0]
        entry.enclosure(url=first.url, length=str(first.length), type=first.type)
