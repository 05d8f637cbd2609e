"""Feed → bytes: Atom and RSS through feedgen, JSON Feed, OPML. Pure functions."""

from feeds.formats._registry import FORMATS, Format, render
from feeds.formats._stylesheet import feed_stylesheet
from feeds.formats.opml import render_opml

__all__ = ["FORMATS", "Format", "feed_stylesheet", "render", "render_opml"]
