"""The schema of feeds.toml: made of the code, true of our own settings, and of no wrong ones."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

import feeds.config
from feeds.config import Config, make_schema, parse_config
from feeds.errors import ConfigError
from tests.docs.blocks import PAGES as MANUAL
from tests.docs.blocks import README, blocks_of

ROOT = Path(__file__).parents[2]
FILE = Path(feeds.config.__file__).parent / "feeds.schema.json"
INTERNAL = {"root", "file", "given", "site", "preview"}
PAGES = [README, *MANUAL]


@pytest.fixture(scope="module")
def check() -> Callable[[Any], Any]:
    made: Callable[[Any], Any] = fastjsonschema.compile(make_schema())
    return made


def test_the_file_is_what_the_code_makes() -> None:
    text = json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"
    assert FILE.read_text(encoding="utf-8") == text


def test_every_setting_has_a_description_and_a_default() -> None:
    properties = make_schema()["properties"]
    assert set(properties) == {item.name for item in fields(Config)} - INTERNAL
    for name, one in properties.items():
        assert one["description"].endswith((".", '"')), name
        assert "default" in one or getattr(Config(), name) is None, name


def test_our_own_settings_hold(check: Callable[[Any], Any]) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        check(tomllib.load(file)["tool"]["feeds"])


def test_examples_of_the_manual_hold(check: Callable[[Any], Any]) -> None:
    settings = ("", "feeds.toml", "pyproject.toml")  # files of other programs have their own
    blocks = [
        block.text
        for page in PAGES
        for block in blocks_of(page)
        if block.language == "toml" and block.file.rpartition("/")[2] in settings
    ]
    assert blocks
    for block in blocks:
        tables = tomllib.loads(block)
        check(tables.get("tool", {}).get("feeds", tables))


RIGHT = [
    "",
    "by-tag = true",
    'author = "Ann"',
    'author = {name = "Ann", email = "ann@example.org"}',
    'include = "*.md"',
    'include = ["*.md", "*.txt"]',
    'names = {rss = ["a.xml", "b.xml"], atom = "c.xml"}',
    "limit = 1",
    '[[feed]]\nname = "tide"\nlimit = 3\n[[feed]]\nname = "ebb"',
    '[[feed]]\nname = "t"\neach = "tags"\nfiles = {rss = ["t/{slug}.xml"], atom = "{slug}.atom"}',
    'permalinks = {notes = "n/{slug}/"}',
    'date_sources = ["field", "git"]',
]
WRONG = [
    "limt = 3",
    'limit = "3"',
    "limit = 0",
    "limit = true",
    "max_bytes = -1",
    "date_only_time = 24",
    'undated = "never"',
    "title = 3",
    "author = {}",
    'author = {name = "Ann", mail = "x"}',
    'names = {html = "x.html"}',
    'formats = ["pdf"]',
    "by_tag = 1",
    '[[feed]]\ntitle = "no name"',
    '[[feed]]\nname = "t"\nfiles = {html = "x.html"}',
    '[[feed]]\nname = "t"\neach = 3',
    'root = "/"',
    "include = [1]",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_program_takes_the_schema_takes(check: Callable[[Any], Any], text: str) -> None:
    parse_config(text, Path("feeds.toml"))
    check(tomllib.loads(text))


@pytest.mark.parametrize("text", WRONG)
def test_what_the_program_refuses_the_schema_refuses(
    check: Callable[[Any], Any], text: str
) -> None:
    with pytest.raises(ConfigError):
        parse_config(text, Path("feeds.toml"))
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        check(tomllib.loads(text))
