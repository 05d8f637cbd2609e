"""Slugs as generators make them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from feeds.generators import GENERATORS
from feeds.generators._slugs import kept_slug, plain_slug, pretty_slug

Make: TypeAlias = "Callable[[str], str]"

SLUGS: list[tuple[str, Make, str]] = [
    ("Slow-Trains", pretty_slug, "Slow-Trains"),
    ("With space & more", pretty_slug, "With-space-&-more"),
    ("a_b.c", plain_slug, "a-b-c"),
    ("É日本", plain_slug, "é日本"),
    ("हिन्दी", pretty_slug, "हिन्दी"),
    ("--a--b--", pretty_slug, "a-b"),
    ("My Post/../x", kept_slug, "My Post-..-x"),
    ("...", kept_slug, ""),
    ("!?", plain_slug, ""),
    ("日" * 80, pretty_slug, ""),
]


@pytest.mark.parametrize(
    ("title", "slug"),
    [("A Nöte: with Signs & more", "a-noete-with-signs-and-more"), ("It's Ann's", "its-anns"),
     ("L'été_1.0", "l-ete-1-0"), ("?", "")],
)  # fmt: skip
def test_a_title_as_eleventy_writes_it(title: str, slug: str) -> None:
    make = GENERATORS["eleventy"].slugs.title
    assert make is not None
    assert make(title) == slug


@pytest.mark.parametrize(("name", "make", "expected"), SLUGS)
def test_slugs_of_a_generator(name: str, make: Make, expected: str) -> None:
    assert make(name) == expected
