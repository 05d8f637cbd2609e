"""What stands in texts beside Markdown: tags, shortcodes, Liquid, MDX, kramdown, boxes.

The site's generator says which of them is in force.
"""

from feeds.markup.captions import with_captions
from feeds.markup.cells import without_cells
from feeds.markup.indented import with_plain_boxes
from feeds.markup.kramdown import with_inner_markdown, with_text_apart, without_kramdown
from feeds.markup.left_over import left_over_problems
from feeds.markup.tags import without_tags

__all__ = [
    "left_over_problems",
    "with_captions",
    "with_inner_markdown",
    "with_plain_boxes",
    "with_text_apart",
    "without_cells",
    "without_kramdown",
    "without_tags",
]
