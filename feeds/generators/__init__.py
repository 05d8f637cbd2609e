"""The generators of sites: how each is recognised, and what its files say. Pure but for that.

Nothing of a site is ever executed.
"""

from feeds.generators._patterns import cleaned, translate
from feeds.generators._recognise import recognise
from feeds.generators._site_text import read_site_text

__all__ = ["cleaned", "read_site_text", "recognise", "translate"]
