"""Patterns that wait until they are used are those of `re`, and every one of them is right."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator

import pytest

import feeds
from feeds.patterns import _LazyRegex, lazy_regex

OPTIONAL = {"feeds.__main__", "feeds.workers._dask"}


def _constants() -> Iterator[tuple[str, _LazyRegex]]:
    for module in pkgutil.walk_packages(feeds.__path__, "feeds."):
        if module.name not in OPTIONAL:
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, _LazyRegex):
                    yield f"{module.name}.{name}", value


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    found = dict(_constants())
    assert len(found) > 400
    for name, pattern in found.items():
        assert pattern.groups >= 0, name


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_it_does_what_a_pattern_does(flags: int) -> None:
    stated, text = r"(?P<word>[a-z]+)-(\d)", "Fog-1 and sea-2"
    lazy, plain = lazy_regex(stated, flags), re.compile(stated, flags)
    assert lazy.findall(text) == plain.findall(text)
    assert lazy.sub("x", text) == plain.sub("x", text)
    assert [one.span() for one in lazy.finditer(text)] == [
        one.span() for one in plain.finditer(text)
    ]
    assert (lazy.pattern, lazy.flags, lazy.groups) == (plain.pattern, plain.flags, plain.groups)
    assert dict(lazy.groupindex) == dict(plain.groupindex)
    assert lazy.match("x") is None
    assert lazy_regex(rb"\d").search(b"a1") is not None


def test_it_goes_to_other_processes_uncompiled() -> None:
    made = pickle.loads(pickle.dumps(lazy_regex(r"a+", re.IGNORECASE)))
    assert made.fullmatch("AA") is not None


def test_what_it_has_not_is_missed() -> None:
    with pytest.raises(AttributeError):
        _ = lazy_regex("a").nothing  # type: ignore[attr-defined]
