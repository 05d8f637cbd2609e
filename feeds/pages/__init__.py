"""Feed and Article → HTML pages: templates and one stylesheet. Pure functions.

Pages link to one another and to the stylesheet relatively, so that they work from disk, in
a preview and below any folder; what readers and search engines keep (feed addresses,
canonical addresses, pictures in link previews) is absolute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.deferred import later
from feeds.pages._article import render_article
from feeds.pages._body import BodyFacts
from feeds.pages._colours import AA, full_colour
from feeds.pages._dates import month_in_words
from feeds.pages._environment import STYLESHEET, stylesheet
from feeds.pages._kept_frames import keep_frames
from feeds.pages._languages import own_name
from feeds.pages._look import FontFace, Look, accents, favicon, look_rules
from feeds.pages._own_templates import FOLDER, MARK, OwnTemplates, own_templates, template_texts
from feeds.pages._site import (
    CountLink,
    FeedGroup,
    FeedLink,
    ListGroup,
    ListingRow,
    ListPart,
    MenuLink,
    MonthLink,
    NamedFeed,
    PageLink,
    Site,
    YearRow,
)
from feeds.pages._sitemap import (
    MOST_IN_SITEMAP,
    render_sitemap,
    render_sitemap_index,
    sitemap_row,
)

if TYPE_CHECKING:
    from feeds.pages._archive import render_archive
    from feeds.pages._listing import render_listing
    from feeds.pages._loading import load_pages
    from feeds.pages._notices import (
        render_gone,
        render_missing,
        render_redirect,
        render_withdrawn,
    )
    from feeds.pages._overview import render_overview
    from feeds.pages._subscribe import render_subscribe
    from feeds.pages._undated import render_page

__all__ = [
    "AA",
    "FOLDER",
    "MARK",
    "MOST_IN_SITEMAP",
    "STYLESHEET",
    "BodyFacts",
    "CountLink",
    "FeedGroup",
    "FeedLink",
    "FontFace",
    "ListGroup",
    "ListPart",
    "ListingRow",
    "Look",
    "MenuLink",
    "MonthLink",
    "NamedFeed",
    "OwnTemplates",
    "PageLink",
    "Site",
    "YearRow",
    "accents",
    "favicon",
    "full_colour",
    "keep_frames",
    "load_pages",
    "look_rules",
    "month_in_words",
    "own_name",
    "own_templates",
    "render_archive",
    "render_article",
    "render_gone",
    "render_listing",
    "render_missing",
    "render_overview",
    "render_page",
    "render_redirect",
    "render_sitemap",
    "render_sitemap_index",
    "render_subscribe",
    "render_withdrawn",
    "sitemap_row",
    "stylesheet",
    "template_texts",
]

__getattr__ = later(
    __name__,
    {
        "render_archive": "feeds.pages._archive",
        "render_listing": "feeds.pages._listing",
        "load_pages": "feeds.pages._loading",
        "render_gone": "feeds.pages._notices",
        "render_missing": "feeds.pages._notices",
        "render_redirect": "feeds.pages._notices",
        "render_withdrawn": "feeds.pages._notices",
        "render_overview": "feeds.pages._overview",
        "render_subscribe": "feeds.pages._subscribe",
        "render_page": "feeds.pages._undated",
    },
)
"""What an edit needs none of."""
