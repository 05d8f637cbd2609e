"""Slugs: transliterated, cut at a word, never empty, never a reserved name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.articles import RESERVED, slugify

CASES = [
    ("De Nederlandse trainingsmissie van Defensie in Irak is opgeschort", "nl",
     "de-nederlandse-trainingsmissie-van-defensie-in-irak-is"),
    ("Größe überall", "de", "groesse-ueberall"),
    ("Größe überall", "nl", "grosse-uberall"),
    ("Æbler på åen", "da", "aebler-paa-aaen"),
    ("Привет, мир", "ru", "privet-mir"),
    ("F-16's boven Irak", "nl", "f-16s-boven-irak"),
    ("C'est l'été", "fr", "cest-lete"),
    ("日本語", "ja", "ribenyu"),
    ("🙃", "", "upside-down"),
    ("  --  a  --  ", "", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "slug"), CASES)
def test_slugify(text: str, language: str, slug: str) -> None:
    assert slugify(text, language) == slug


@pytest.mark.parametrize("text", ["…", "—", "con", "Index", "feed"])
def test_empty_and_reserved_names_get_a_hash(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{8}", slug)


@given(st.text())
def test_every_text_has_a_safe_slug(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 69
    assert slug not in RESERVED


def test_a_stated_slug_keeps_its_length_and_its_signs() -> None:
    assert slugify("Version_1.10-notes", stated=True) == "version_1.10-notes"
    assert len(slugify("word-" * 30, stated=True)) == 149
    assert slugify("../..", stated=True).startswith("article-")


@given(st.text())
def test_every_stated_slug_is_one_safe_name(text: str) -> None:
    slug = slugify(text, stated=True)
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?", slug)
    assert len(slug) <= 209
    assert slug not in RESERVED
