"""The generators of sites: how each is recognised, what its files say, how it writes.

Nothing of a site is ever executed. What another room wants to know of a generator is a facet
of its `Generator`; no room asks for its name.
"""

from feeds.generators._address_patterns import translated
from feeds.generators._generator import (
    PAGE,
    Addresses,
    Generator,
    Markup,
    Metadata,
    Named,
    Naming,
    OwnPattern,
    Paths,
)
from feeds.generators._nearby import sites_below
from feeds.generators._post_names import post_of
from feeds.generators._recognise import recognise
from feeds.generators._site_text import frozen, read_site_text
from feeds.generators._slugs import LONGEST, SlugStyle, plain_slug
from feeds.generators._source import Around, Siblings, Source
from feeds.generators._table import GENERATORS, UNKNOWN, generator_of, known_by, term_of
from feeds.generators._yaml_depth import is_too_deep_yaml

__all__ = [
    "GENERATORS",
    "LONGEST",
    "PAGE",
    "UNKNOWN",
    "Addresses",
    "Around",
    "Generator",
    "Markup",
    "Metadata",
    "Named",
    "Naming",
    "OwnPattern",
    "Paths",
    "Siblings",
    "SlugStyle",
    "Source",
    "frozen",
    "generator_of",
    "is_too_deep_yaml",
    "known_by",
    "plain_slug",
    "post_of",
    "read_site_text",
    "recognise",
    "sites_below",
    "term_of",
    "translated",
]
