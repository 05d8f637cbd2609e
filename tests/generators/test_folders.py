"""Every generator has its cases, in a folder of its own."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from feeds import generators
from feeds.config import Config
from feeds.content import HeadingStyle
from feeds.generators import GENERATORS, UNKNOWN, generator_of
from feeds.generators._headings import GITHUB, PYTHON
from tests.generators.cases import FOLDER
from tests.generators.sites import site_of

PACKAGE = Path(generators.__file__).parent
KINDS = {
    "addresses", "articles", "bodies.json", "expected.json", "feeds", "heading_settings.json",
    "headings.json", "patterns.json", "published", "settings.json", "site", "truth.json",
}  # fmt: skip
SHARED = {GITHUB, PYTHON}


@pytest.mark.parametrize("key", GENERATORS)
def test_each_generator_has_a_folder_of_cases(key: str) -> None:
    found = {path.name for path in (FOLDER / key).iterdir()}
    assert found & {"addresses", "published", "settings.json", "site"}, "what its sites state"
    assert found <= KINDS
    assert ("site" in found) == ("expected.json" in found)
    assert ("articles" in found) == ("truth.json" in found)


@pytest.mark.parametrize("key", GENERATORS)
def test_a_way_of_its_own_has_its_cases(key: str) -> None:
    headings: HeadingStyle = GENERATORS[key].headings
    others = [one.headings for name, one in GENERATORS.items() if name != key]
    is_own = headings not in SHARED and headings not in others
    assert (FOLDER / key / "headings.json").is_file() or not is_own


def test_no_folder_is_of_nobody() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert folders == {*GENERATORS, "headings"}


def test_a_generator_is_one_file_and_all_others_are_private() -> None:
    files = {path.stem for path in PACKAGE.glob("*.py") if path.name[0] != "_"}
    assert files == GENERATORS.keys() - {"bridgetown"}, (
        "which came out of Jekyll, and is in its file"
    )


def test_keys_are_plain_and_stand_once() -> None:
    assert all(re.fullmatch(r"[a-z]+", key) for key in GENERATORS)
    assert UNKNOWN.key not in GENERATORS
    assert generator_of(None) is UNKNOWN


@pytest.mark.parametrize("key", GENERATORS)
def test_a_site_goes_to_other_processes_as_data(key: str) -> None:
    config = Config(site=site_of(key, Path("/site")))
    again = pickle.loads(pickle.dumps(config))
    assert again == config
    assert repr(again) == repr(config)
    assert generator_of(again.site) is GENERATORS[key]
