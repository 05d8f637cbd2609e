"""A value with a tag of its own (`!ENV`) is no text: only its program knows what it means."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from feeds.errors import ReadError
from feeds.generators import recognise
from feeds.generators._site_text import read_site_text
from tests.pipeline.sites import write

VALUES = (
    "!ENV SITE_NAME",
    '!ENV "SITE_NAME"',
    "!ENV [SITE_NAME, Tide]",
    "!ENV\n  - SITE_NAME\n  - Tide",
    "!relative {name: SITE_NAME}",
    "!ENV\n  name: SITE_NAME",
    "!!python/name:material.extensions.emoji.twemoji",
    "!<tag:example.org,2026:x> SITE_NAME",
)


@pytest.mark.parametrize("value", VALUES)
def test_in_a_sites_file_it_is_as_if_it_were_not_stated(value: str, tmp_path: Path) -> None:
    text = f"site_name: {value}\nsite_url: https://tide.example.org/\n"
    site = write(tmp_path, {"mkdocs.yml": text, "docs/a.md": "# A\n\nWords.\n"})
    found = recognise(site, Config())
    assert found.site is not None
    assert (found.title, found.url) == (Config().title, "https://tide.example.org/")
    assert found.site.problems == ()


@pytest.mark.parametrize("value", VALUES)
def test_in_a_list_or_a_table_it_alone_is_left_out(value: str) -> None:
    inner = value.replace("\n  ", "\n      ")
    said = read_site_text("a.yml", f"a:\n  - one\n  - {inner}\nb:\n  c: {inner}\n  d: two\n")
    assert said.values == {"a": ["one"], "b.c": None, "b.d": "two"}
    assert said.flag("b.c", default=True)
    assert not said.flag("b.c", default=False)


def test_a_file_that_is_all_such_a_value_states_nothing() -> None:
    assert read_site_text("a.yml", "!ENV {title: A}\n").values == {}
    assert read_site_text("a.yml", "? !ENV a\n: b\nc: d\n").values == {"c": "d"}


def test_the_tags_of_yaml_itself_are_read() -> None:
    text = "a: !!str one\nb: !!int 2\nc: ! three\nd: !!seq [four]\ne: !!map {f: five}\n"
    assert read_site_text("a.yml", text).values == {
        "a": "one", "b": "2", "c": "three", "d": ["four"], "e.f": "five"
    }  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_in_front_matter_it_is_a_problem_that_names_the_tag(value: str, tmp_path: Path) -> None:
    text = f"---\ndate: 2019-05-15\ntitle: {value}\n---\nWords.\n"
    source = write(tmp_path, {"a.md": text})
    with pytest.raises(ReadError, match=r"a\.md:[34].*(!ENV|!relative|python/name|example\.org)"):
        feeds.read_articles(source, Config())
