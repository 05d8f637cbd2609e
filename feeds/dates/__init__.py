"""Text → Moment: pure, no clock, no locale, no machine zone."""

from feeds.dates._format import format_rfc822, format_rfc3339
from feeds.dates._moment import Moment, Precision
from feeds.dates._parse import parse_date

__all__ = ["Moment", "Precision", "format_rfc822", "format_rfc3339", "parse_date"]
