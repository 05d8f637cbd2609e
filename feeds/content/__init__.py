"""Body → safe, absolute HTML and plain text; what a text says of its own language."""

from feeds.content._blocks import Block, blocks, text_to_html
from feeds.content._characters import clean_text, one_line
from feeds.content._language import detect_language
from feeds.content._plain import html_to_text
from feeds.content._safe import Resolve, safe_html
from feeds.content._sentences import first_sentence, sentences, summarise, truncate

__all__ = [
    "Block",
    "Resolve",
    "blocks",
    "clean_text",
    "detect_language",
    "first_sentence",
    "html_to_text",
    "one_line",
    "safe_html",
    "sentences",
    "summarise",
    "text_to_html",
    "truncate",
]
