"""Text → Moment: pure, no clock, no locale, no machine zone."""

from feeds.dates._moment import Moment, Precision
from feeds.dates._parse import parse_date

__all__ = ["Moment", "Precision", "parse_date"]
