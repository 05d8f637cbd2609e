"""Body → safe, absolute HTML and plain text; what a text says of its own language."""

from feeds.content._ascii import in_ascii, romanised
from feeds.content._blocks import Block, blocks, text_to_html
from feeds.content._bodies import Body, heading_lines, to_html
from feeds.content._characters import clean_text, one_line
from feeds.content._depth import is_too_deep
from feeds.content._emoji import with_emoji
from feeds.content._gram_table import prepare_languages
from feeds.content._headings import PAGE_IDS, HeadingStyle, heading_words, with_ids
from feeds.content._in_tags import parted
from feeds.content._inline import inline_words
from feeds.content._joined import joined
from feeds.content._language import detect_language, likeness
from feeds.content._lost import LinesOf, LostPart, lost_problems
from feeds.content._media_types import UNKNOWN_TYPE, kind_of, media_type, type_of_ending
from feeds.content._picture_size import HEAD_OF_PICTURE, PICTURES, PictureSize, picture_size
from feeds.content._plain_html import BodyMarks, PlainBody, is_plain_html
from feeds.content._plain_text import html_to_text, paragraphs_of
from feeds.content._safe import Resolve, safe_html
from feeds.content._sentences import first_sentence, sentences, summarise, title_from, truncate
from feeds.content._shown import Shown, as_shown, show_early
from feeds.content._sounds import SoundInBody, sounds_in
from feeds.content._trees import outermost
from feeds.content._uris import (
    FILE_SCHEMES,
    LINK_SCHEMES,
    NAMED_PAGE,
    as_uri,
    is_fragment,
    is_web_uri,
    refusal,
    scheme_of,
    web_uri,
)

__all__ = [
    "FILE_SCHEMES",
    "HEAD_OF_PICTURE",
    "LINK_SCHEMES",
    "NAMED_PAGE",
    "PAGE_IDS",
    "PICTURES",
    "UNKNOWN_TYPE",
    "Block",
    "Body",
    "BodyMarks",
    "HeadingStyle",
    "LinesOf",
    "LostPart",
    "PictureSize",
    "PlainBody",
    "Resolve",
    "Shown",
    "SoundInBody",
    "as_shown",
    "as_uri",
    "blocks",
    "clean_text",
    "detect_language",
    "first_sentence",
    "heading_lines",
    "heading_words",
    "html_to_text",
    "in_ascii",
    "inline_words",
    "is_fragment",
    "is_plain_html",
    "is_too_deep",
    "is_web_uri",
    "joined",
    "kind_of",
    "likeness",
    "lost_problems",
    "media_type",
    "one_line",
    "outermost",
    "paragraphs_of",
    "parted",
    "picture_size",
    "prepare_languages",
    "refusal",
    "romanised",
    "safe_html",
    "scheme_of",
    "sentences",
    "show_early",
    "sounds_in",
    "summarise",
    "text_to_html",
    "title_from",
    "to_html",
    "truncate",
    "type_of_ending",
    "web_uri",
    "with_emoji",
    "with_ids",
]
