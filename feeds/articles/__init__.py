"""Document + Config → Draft → Article.

A `Draft` is all that an article says of itself. What depends on the other articles and on
the past (id, slug, permalink, updated) comes from the ledger; `finish` joins the two.
"""

from feeds.articles._draft import Draft, LeftOut, default_author, draft
from feeds.articles._finish import Finished, Identity, finish, fraction, with_fraction
from feeds.articles._links import Asset, Links, SourceFile
from feeds.articles._part_links import PartLink, dead_links, leads_to
from feeds.articles._people import parse as parse_author
from feeds.articles._permalink import file_of, permalink_path, quoted
from feeds.articles._slug import RESERVED, short_hash, slugify
from feeds.articles._stated_ids import is_uri

__all__ = [
    "RESERVED",
    "Asset",
    "Draft",
    "Finished",
    "Identity",
    "LeftOut",
    "Links",
    "PartLink",
    "SourceFile",
    "dead_links",
    "default_author",
    "draft",
    "file_of",
    "finish",
    "fraction",
    "is_uri",
    "leads_to",
    "parse_author",
    "permalink_path",
    "quoted",
    "short_hash",
    "slugify",
    "with_fraction",
]
