"""What each setting is for, in a line: what editors show."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DESCRIPTIONS", "LEAST", "MOST"]

DESCRIPTIONS: Mapping[str, str] = {
    "source": "Folder of articles.",
    "output": "Folder that is published.",
    "title": "Title of the site and its feeds; otherwise made of the folder's name.",
    "url": "Where the site will be; without it a build is a preview.",
    "description": "One line about the site.",
    "language": "Language (nl, pt-BR) of articles that neither state nor show theirs.",
    "timezone": "IANA name (Europe/Amsterdam), for dates without an offset.",
    "author": '"Name <mail>", or a table; stands at feed level.',
    "author.name": "Name of the author.",
    "author.email": "Address for mail.",
    "author.url": "Page of the author.",
    "rights": "Copyright line.",
    "icon": "Small square picture of the site: an address, or a path below url.",
    "logo": "Wide picture of the site: an address, or a path below url.",
    "hub": "WebSub hub.",
    "limit": "Entries in a feed.",
    "max_bytes": "Largest size of a feed's articles, in bytes; 0 for no limit.",
    "content": 'Whole texts in the feeds, or summaries ("summary").',
    "include": "Patterns of the files that are read, below the source folder.",
    "exclude": "Patterns of files that are not published in any way, whatever their capitals.",
    "static": "Patterns of files that are no articles, and are published as they stand.",
    "formats": "The formats of the feeds.",
    "names": "File names of the main feed, by format; several get the same bytes.",
    "paths": 'Patterns of the files whose articles are in the main feed; "!" leaves out.',
    "opml": 'Name of the subscription list; "" for none.',
    "permalink": 'Pattern of addresses; otherwise "{slug}.html", or the site generator\'s.',
    "permalinks": "Patterns of addresses of single folders.",
    "fields": 'What keys of your own mean: {WHEN = "date"}.',
    "id_prefix": '"tag:example.org,2026:" makes tag URIs of ids.',
    "site_id": "Id of the site, of which all others are made; otherwise made of the first url.",
    "date_order": "Order of day and month in dates such as 03/04/2024.",
    "date_sources": "What may date an article, surest first; [] for all but git and mtime.",
    "date_only_time": "Hour of the instant that feeds give a date without a time.",
    "dst_gap": "A local time that was skipped in spring: an error, or an hour later.",
    "dst_fold": "Which of a local time that came twice in autumn.",
    "undated": "An article without a date is an error, or is left out.",
    "by_tag": "A feed for each tag.",
    "by_author": "A feed for each author.",
    "by_language": "A feed for each language.",
    "feed": "Further feeds. All filters that are given have to hold.",
    "feed.name": "Part of its folder's name, and of its lasting id.",
    "feed.title": "Title of the feed.",
    "feed.tags": "Articles with any of these tags.",
    "feed.authors": "Articles by any of these authors.",
    "feed.languages": "Articles in any of these languages.",
    "feed.paths": 'Patterns of the files of its articles; "!" leaves out.',
    "feed.limit": "Entries; 0 for as many as in the main feed.",
    "feed.content": 'As the site\'s; "" for the same.',
    "archive": "Entries in an archive document (RFC 5005); 0 for none.",
    "max_deleted": "More deletions than this at once stop a build; else a third of all articles.",
    "max_new": "More new entries than this at once stop a build that replaces a deployed site.",
    "compress": "Also write .gz files beside the others.",
    "host": "Where the site will live; builds keep the files that this host reads up to date.",
    "pages": "Whether pages are made; false where another generator fills the same folder.",
    "headers": "Also write _headers, for Netlify and Cloudflare Pages.",
}

LEAST: Mapping[str, int] = {
    "limit": 1,
    "max_bytes": 0,
    "archive": 0,
    "max_deleted": 0,
    "max_new": 0,
    "date_only_time": 0,
    "feed.limit": 0,
}
MOST: Mapping[str, int] = {"date_only_time": 23}
"""The bounds of numbers."""
