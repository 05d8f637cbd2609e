"""Document + Config → Draft → Article.

A `Draft` is all that an article says of itself. What depends on the other articles and on
the past (id, slug, permalink, updated) comes from the ledger; `finish` joins the two.
"""

from feeds.articles._by_stem import ByStem
from feeds.articles._draft import NO_DATE, NOTHING, Draft, DraftOutline, LeftOut, PageDraft, Undated
from feeds.articles._drafting import Made, draft, drafts
from feeds.articles._field_facts import Alike
from feeds.articles._finish import AsPublished, Finished, Identity, finish, fraction, with_fraction
from feeds.articles._finish_page import finish_page
from feeds.articles._held import Held, held_of, says_of_an_article
from feeds.articles._links import Links
from feeds.articles._offered import Offered
from feeds.articles._part_links import PartLink, dead_links, leads_to
from feeds.articles._people import default_author
from feeds.articles._people import parse as parse_author
from feeds.articles._permalink import file_of, permalink_path, quoted
from feeds.articles._shown_days import expiry_of
from feeds.articles._slug import RESERVED, short_hash, slugify
from feeds.articles._source_file import Asset, SourceFile, Withheld
from feeds.articles._stated_ids import is_uri

__all__ = [
    "NOTHING",
    "NO_DATE",
    "RESERVED",
    "Alike",
    "AsPublished",
    "Asset",
    "ByStem",
    "Draft",
    "DraftOutline",
    "Finished",
    "Held",
    "Identity",
    "LeftOut",
    "Links",
    "Made",
    "Offered",
    "PageDraft",
    "PartLink",
    "SourceFile",
    "Undated",
    "Withheld",
    "dead_links",
    "default_author",
    "draft",
    "drafts",
    "expiry_of",
    "file_of",
    "finish",
    "finish_page",
    "fraction",
    "held_of",
    "is_uri",
    "leads_to",
    "parse_author",
    "permalink_path",
    "quoted",
    "says_of_an_article",
    "short_hash",
    "slugify",
    "with_fraction",
]
