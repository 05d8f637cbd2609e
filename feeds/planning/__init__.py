"""Who each article is, and the names and addresses of all that a site publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.deferred import later
from feeds.planning._cards import cards_of, with_summary
from feeds.planning._deployed import Deployed
from feeds.planning._free_names import FreeNames
from feeds.planning._identified import Identified, handed_over
from feeds.planning._identity import (
    Identities,
    identify,
    keep,
    release_facts,
    rules_for,
    without_expired,
)
from feeds.planning._inputs import inputs_of
from feeds.planning._lists import ROWS, ArticleList, SiteLists, list_of_section, with_lists
from feeds.planning._look import FoundLook, files_of_look, find_look
from feeds.planning._neighbours import Neighbourhood, Neighbourhoods
from feeds.planning._site_addresses import address_warnings, check_address
from feeds.planning._site_look import SiteLook
from feeds.planning._site_plan import (
    STAYING,
    FeedFiles,
    SitePlan,
    feed_names,
    folders_of_feeds,
    make_site_plan,
    pattern_of,
    reserved_names,
)

if TYPE_CHECKING:
    from feeds.planning._adopt import read_whole, take_over
    from feeds.planning._emptied import without_emptied
    from feeds.planning._feed_addresses import FeedAddresses, settle_addresses
    from feeds.planning._gatekeeper import gatekeeper
    from feeds.planning._last_published import files_named, last_published
    from feeds.planning._menu import with_menu
    from feeds.planning._offered import offered_feeds
    from feeds.planning._own_pages import OWN_NAMES, names_to_leave
    from feeds.planning._site_pages import NamedPage, SitePages, name_pages, with_pages

__all__ = [
    "OWN_NAMES",
    "ROWS",
    "STAYING",
    "ArticleList",
    "Deployed",
    "FeedAddresses",
    "FeedFiles",
    "FoundLook",
    "FreeNames",
    "Identified",
    "Identities",
    "NamedPage",
    "Neighbourhood",
    "Neighbourhoods",
    "SiteLists",
    "SiteLook",
    "SitePages",
    "SitePlan",
    "address_warnings",
    "cards_of",
    "check_address",
    "feed_names",
    "files_named",
    "files_of_look",
    "find_look",
    "folders_of_feeds",
    "gatekeeper",
    "handed_over",
    "identify",
    "inputs_of",
    "keep",
    "last_published",
    "list_of_section",
    "make_site_plan",
    "name_pages",
    "names_to_leave",
    "offered_feeds",
    "pattern_of",
    "read_whole",
    "release_facts",
    "reserved_names",
    "rules_for",
    "settle_addresses",
    "take_over",
    "with_lists",
    "with_menu",
    "with_pages",
    "with_summary",
    "without_emptied",
    "without_expired",
]

__getattr__ = later(
    __name__,
    {
        "read_whole": "feeds.planning._adopt",
        "take_over": "feeds.planning._adopt",
        "without_emptied": "feeds.planning._emptied",
        "FeedAddresses": "feeds.planning._feed_addresses",
        "settle_addresses": "feeds.planning._feed_addresses",
        "gatekeeper": "feeds.planning._gatekeeper",
        "files_named": "feeds.planning._last_published",
        "last_published": "feeds.planning._last_published",
        "with_menu": "feeds.planning._menu",
        "offered_feeds": "feeds.planning._offered",
        "OWN_NAMES": "feeds.planning._own_pages",
        "names_to_leave": "feeds.planning._own_pages",
        "NamedPage": "feeds.planning._site_pages",
        "SitePages": "feeds.planning._site_pages",
        "name_pages": "feeds.planning._site_pages",
        "with_pages": "feeds.planning._site_pages",
    },
)
"""What an edit needs none of."""
