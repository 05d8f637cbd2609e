"""Feed and Article → HTML pages: templates and one stylesheet. Pure functions.

Pages link to one another and to the stylesheet relatively, so that they work from disk, in
a preview and below any folder; what readers and search engines keep (feed addresses,
canonical addresses, pictures in link previews) is absolute.
"""

from feeds.pages._article import render_article
from feeds.pages._environment import STYLESHEET, stylesheet
from feeds.pages._languages import own_name
from feeds.pages._listing import render_listing
from feeds.pages._notices import (
    render_gone,
    render_missing,
    render_redirect,
    render_withdrawn,
)
from feeds.pages._site import FeedLink, ListingRow, ListPart, PageLink, Site

__all__ = [
    "STYLESHEET",
    "FeedLink",
    "ListPart",
    "ListingRow",
    "PageLink",
    "Site",
    "own_name",
    "render_article",
    "render_gone",
    "render_listing",
    "render_missing",
    "render_redirect",
    "render_withdrawn",
    "stylesheet",
]
