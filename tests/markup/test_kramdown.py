"""What kramdown reads otherwise than CommonMark."""

from __future__ import annotations

import pytest

from feeds.content import to_html
from feeds.generators import Source
from feeds.markup import with_text_apart
from feeds.reading.markdown import read_markdown
from tests.generators.sites import site_of

APART = {
    "a\n\n<p></p>\nb": "a\n\n<p></p>\n\nb",
    "<br />\nb": "<br />\n\nb",
    "<a name='x'></a>\nb": "<a name='x'></a>\n\nb",
    "a\n\n<h2>b</h2>\nc": "a\n\n<h2>b</h2>\n\nc",
}
AS_WRITTEN = (
    "<p>a</p>\n\nb", "<div>\na\n</div>\nb", "<p>a</p>\n<p>b</p>\nc", "<table>\n\n<td>a</td>\nb",
    "```\n\n<p></p>\nb\n```\n", "a <br>\nb", "<p>a\nb", "<pre>\na</pre>\nb",
)  # fmt: skip


@pytest.mark.parametrize(("text", "made"), APART.items())
def test_text_below_a_whole_element_is_markdown(text: str, made: str) -> None:
    assert with_text_apart(text) == made


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_all_else_is_as_written(text: str) -> None:
    assert with_text_apart(text) == text


def test_a_text_of_jekyll_shows_no_signs_of_markdown() -> None:
    source = Source(path="a.md", site=site_of("jekyll"))
    made = to_html(read_markdown("Words.\n\n<p></p>\nSee *[b](c)*.\n", source)).html
    assert made == '<p>Words.</p>\n<p></p>\n<p>See <em><a href="c">b</a></em>.</p>\n'
