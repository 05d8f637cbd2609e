"""A call that is read without Typer means what Typer would make of it."""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.cli import _build
from feeds.cli._app import app
from feeds.cli._building import BuildCall
from feeds.cli._plain_call import _FILES, _FLAGS, _LISTS, _MANNERS, _TEXTS, read_plainly
from feeds.cli._terminal import MANNERS

PLAIN = st.text("ab/.:é -", min_size=1, max_size=6).filter(lambda word: not word.startswith("-"))
OPTIONS = [*_FLAGS, *_MANNERS, *_TEXTS, *_LISTS, *_FILES]
ODD = (
    *("--no-such", "--url=b", "--adopt=b=c", "--url=", "--url=-a", "--minor=a"),
    *("-x", "-qv", "--", "-", "", "a*"),
)
WORDS = st.lists(st.sampled_from([*OPTIONS, *ODD]) | PLAIN, max_size=8)
ORDINARY = st.lists(
    st.sampled_from([*_FLAGS, *_MANNERS]).map(lambda name: [name])
    | st.tuples(st.sampled_from([*_TEXTS, *_LISTS, *_FILES]), PLAIN).map(list)
    | PLAIN.map(lambda word: [word]),
    max_size=6,
).map(lambda parts: [word for part in parts for word in part])


def by_typer(words: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[BuildCall, set[str]]:
    """What `feeds build` is called with, and what it was told of manners."""
    calls: list[BuildCall] = []
    monkeypatch.setattr(_build, "run_build", calls.append)
    MANNERS.reset()
    app(["build", *words], prog_name="feeds", standalone_mode=False)
    manners = {name for name in ("is_quiet", "is_verbose") if getattr(MANNERS, name)}
    MANNERS.reset()
    return calls[0], manners


def check(words: list[str]) -> bool:
    """Whether it could be read; then as Typer does it."""
    read = read_plainly(words)
    if read is None:
        return False
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert (BuildCall(**read[0]), read[1]) == by_typer(words, monkeypatch)
    return True


@given(WORDS)
def test_any_words_mean_what_they_mean_to_typer(words: list[str]) -> None:
    check(words)


@given(ORDINARY)
def test_so_do_ordinary_ones_which_are_read(words: list[str]) -> None:
    stated = {word for word in words if word.startswith("-")}
    values = sum(word in {*_TEXTS, *_LISTS, *_FILES} for word in words)
    folders = len([word for word in words if word not in stated]) - values
    assert check(words) == (folders <= 2)


ALL: dict[str, Any] = {
    "--keep-going": True, "--locked": True, "--minor": True, "--no-cache": True,
    "--dry-run": True, "--profile": True, "--json": True, "--url": "x", "--undated": "x",
    "--now": "x", "--against": "x", "--config": Path("x"), "--engine": "x", "--scheduler": "x",
    "--allow": ["x"], "--as-new": ["x"], "--adopt": ["x"],
}  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_each_option_is_read(name: str) -> None:
    words = [name] if ALL[name] is True else [name, "x"]
    assert check(words)
    read = read_plainly(words)
    assert read is not None
    (found,) = read[0].values()
    assert found == ALL[name]
    assert type(found) is type(ALL[name])
    if len(words) > 1:
        assert read_plainly([f"{name}=x"]) == read


@pytest.mark.parametrize(
    "words",
    [
        ["--help"], ["a", "b", "c"], ["--url"], ["--url", "--json"], ["--url", ""], ["-"], ["--"],
        ["a*"], ["~/a"], ["$A"], ["%A%"], ["--color", "never"], ["--nothing"],
        ["--url="], ["--url=-x"], ["--minor=x"], [""], ["-qv"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_left_to_typer(words: list[str]) -> None:
    assert read_plainly(words) is None


def test_it_names_what_a_build_can_be_told() -> None:
    names = {one.name for one in dataclasses.fields(BuildCall)}
    options = _FLAGS | _TEXTS | _LISTS | _FILES
    assert {*options.values(), "source", "output"} == names


def test_they_are_all_that_a_build_is_told_by_typer() -> None:
    told = inspect.signature(_build.build).parameters
    assert list(told) == [one.name for one in dataclasses.fields(BuildCall)]
