"""Text → Moment: pure, no clock, no locale, no machine zone.

The layers, each a module: clean, iso, mail (what programs print), marked (年月日), words (the
language's own, by a table out of the CLDR). A text that no layer knows whole is refused.
"""

from feeds.dates._format import format_rfc822, format_rfc3339
from feeds.dates._moment import Moment, Precision
from feeds.dates._parse import Step, explain, parse_date
from feeds.dates._zones import zone_key

__all__ = [
    "Moment",
    "Precision",
    "Step",
    "explain",
    "format_rfc822",
    "format_rfc3339",
    "parse_date",
    "zone_key",
]
