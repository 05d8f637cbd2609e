"""What sections hand down to their pages, and whom the files of a bundle belong to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.model import Document
from feeds.reading import read
from feeds.reading._bundle import _below
from tests.generators.sites import site_of
from tests.pipeline.sites import write

PAGE = "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n"

CASCADES = [
    ("cascade:\n  draft: true", {"draft": "true"}),
    ("cascade:\n- target: {path: '/posts/**'}\n  draft: true", {"draft": "true"}),
    ("cascade:\n- _target: {path: /notes/*}\n  draft: true", {}),
    ("cascade:\n- target: {kind: section}\n  draft: true", {}),
    ("cascade:\n- target: {environment: staging}\n  draft: true", {}),
    ("cascade:\n- a: b\n- 3", {"a": "b"}),
    ("cascade:\n  title: Other", {}),
    ("draft: true", {}),
    ("cascade: [", {}),
]


def page(root: Path, path: str, generator: str) -> Document:
    (made,) = read(root / path, path, site=site_of(generator, root))
    assert isinstance(made, Document)
    return made


@pytest.mark.parametrize(("head", "expected"), CASCADES)
def test_a_cascade_is_for_the_pages_it_means(
    head: str, expected: dict[str, str], tmp_path: Path
) -> None:
    write(tmp_path, {"posts/_index.md": f"---\n{head}\n---\n", "posts/a/b.md": PAGE})
    fields = page(tmp_path, "posts/a/b.md", "hugo").fields
    said = {item.name: item.value for item in fields if item.source == "field"}
    assert {name: said[name] for name in said if name not in {"title", "date"}} == expected
    assert said["title"] == "A"


def test_the_nearest_section_counts(tmp_path: Path) -> None:
    above = "---\ncascade: {a: far, b: far}\n---\n"
    near = "+++\n[cascade]\na = 'near'\n+++\n"
    write(tmp_path, {"_index.md": above, "posts/_index.md": near, "posts/a.md": PAGE})
    made = page(tmp_path, "posts/a.md", "hugo")
    assert [str(item.value) for item in made.fields if item.name in {"a", "b"}] == ["near", "far"]


@pytest.mark.parametrize(
    ("generator", "is_one"), [("zola", True), ("hugo", False), ("jekyll", False), ("", False)]
)
def test_the_pages_of_a_draft_section_are_drafts_in_zola(
    generator: str,
    is_one: bool,  # noqa: FBT001 - a row
    tmp_path: Path,
) -> None:
    write(tmp_path, {"a/_index.md": "+++\ndraft = true\n+++\n", "a/b.md": PAGE})
    assert (page(tmp_path, "a/b.md", generator).first("draft") is not None) == is_one


def test_a_section_tells_for_whom_it_was_written(tmp_path: Path) -> None:
    section = '+++\ntitle = "A"\nsort_by = "date"\ndraft = true\n+++\n'
    hugo = "---\ncascade: {draft: true}\n---\n"
    write(tmp_path, {"a/_index.md": section, "a/b.md": PAGE, "c/_index.md": hugo, "c/d.md": PAGE})
    for path in ("a/b.md", "c/d.md"):
        assert page(tmp_path, path, "").first("draft") is not None


@pytest.mark.parametrize(
    ("path", "generator", "is_part"),
    [
        ("a/b.md", "hugo", True),
        ("a/b/c.md", "hugo", True),
        ("a/index.md", "hugo", False),
        ("a/index.nl.md", "hugo", False),
        ("b/c.md", "hugo", False),
        ("a/b.md", "zola", False),
        ("a/b.md", "", False),
    ],
)
def test_the_files_of_a_bundle_are_no_articles(
    path: str,
    generator: str,
    is_part: bool,  # noqa: FBT001 - a row
    tmp_path: Path,
) -> None:
    write(tmp_path, {"a/index.md": PAGE, path: PAGE})
    assert ("part of another page" in page(tmp_path, path, generator).left_out) == is_part


@given(st.text(st.sampled_from("{[-:\n ab")) | st.sampled_from(["---\ncascade:\n- - a\n---\n"]))
@settings(max_examples=100)
def test_no_section_breaks_its_pages(text: str) -> None:
    for sections in ("cascade", "draft"):
        assert _below(text, sections) is not None
