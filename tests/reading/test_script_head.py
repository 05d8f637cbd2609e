"""Metadata in JavaScript: what it states literally counts, and it is never run."""

from __future__ import annotations

import pytest

from feeds.generators import Source
from feeds.reading._script_head import parse_script
from feeds.reading.markdown import read_markdown

OBJECT = """\
{
  title: "It's {fog}", // a note, here
  date: new Date("2023-01-24"),
  'draft' : true, tags: ["sea", 'salt'],
  /* layout: "old", */
  eleventyComputed: { title: (data) => { return data.title } },
  order: 3
}
"""
CONSTANTS = """\
const title = "Fog";
export const date = '2023-01-24'
let draft = process.env.DRAFTS === "1";
const tags = ["sea",
  "salt"];
function later(date) {
  const title = "no";
}
"""


def _said(block: str) -> dict[str, object]:
    return {one.key: one.value for one in parse_script(block, 2)}


def test_an_object() -> None:
    assert _said(OBJECT) == {
        "title": "It's {fog}",
        "date": "2023-01-24",
        "draft": "true",
        "tags": ("sea", "salt"),
        "eleventyComputed": "{ title: (data) => { return data.title } }",
        "order": "3",
    }
    lines = {one.key: one.line for one in parse_script(OBJECT, 2)}
    assert (lines["title"], lines["date"], lines["draft"], lines["order"]) == (3, 4, 5, 8)


def test_constants() -> None:
    assert _said(CONSTANTS) == {
        "title": "Fog",
        "date": "2023-01-24",
        "draft": 'process.env.DRAFTS === "1"',
        "tags": ("sea", "salt"),
    }


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ('{ title: "A", date: `2020-01-01` }', {"title": "A", "date": "2020-01-01"}),
        ('{ title: `A ${1}`, note: "a \\"b\\"" }', {"title": "`A ${1}`", "note": 'a "b"'}),
        ("{}", {}),
        ("", {}),
        ("}}}]]", {}),
        ("{{{", {}),
    ],
)
def test_other_forms(block: str, said: dict[str, object]) -> None:
    assert _said(block) == said


@pytest.mark.parametrize("mark", ["js", "javascript"])
def test_it_stands_above_a_text(mark: str) -> None:
    found = read_markdown(f"---{mark}\n{OBJECT}---\nWords.\n", Source(path="a.md"))
    said = {one.name: one.value for one in found.fields}
    assert (said["title"], said["date"], said["draft"]) == ("It's {fog}", "2023-01-24", "true")
    assert found.body.strip() == "Words."


def test_a_state_that_only_code_tells_publishes_nothing() -> None:
    found = read_markdown(f"---js\n{CONSTANTS}---\nWords.\n", Source(path="a.md"))
    assert {one.name for one in found.fields} & {"draft", "not clear"}
    assert not [one for one in found.fields if one.name == "draft" and one.value == "false"]
