"""Whether a part of a page is there: by checksums, of which one look finds one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.articles._part_links import PartLink, dead_links, ids_of, leads_to, packed

IDS = ("a", "part-two", "größe", "日本語", "a b")


@pytest.mark.parametrize("part", [*IDS, "gr%C3%B6%C3%9Fe", "a%20b", "gro\u0308ße", "main-content"])
def test_a_part_that_is_there_is_found(part: str) -> None:
    assert leads_to(part, packed(IDS))


@pytest.mark.parametrize("part", ["b", "part", "A", "a%2520b", ""])
def test_another_is_not(part: str) -> None:
    assert not leads_to(part, packed(IDS))


def test_a_page_without_ids_has_what_every_page_has() -> None:
    assert leads_to("main-content", b"")
    assert not leads_to("a", b"")


@given(st.sets(st.text(min_size=1, max_size=6), max_size=40))
def test_every_id_is_found_among_the_others(ids: set[str]) -> None:
    known = packed(ids)
    assert all(leads_to(one, known) for one in ids)


def test_ids_stand_in_tags() -> None:
    html = '<p id="a">b id="c"</p> id="d"<br><h2 title="e" id="f&amp;" id="g">&lt;a id="h"&gt;</h2>'
    assert ids_of(html) == ("a", "f&", "g")


def test_a_near_id_is_proposed_and_a_very_long_one_is_not_compared() -> None:
    def hint(part: str, *ids: str) -> str:
        link = PartLink("https://a.example/", part, f"#{part}")
        return dead_links([link], path="a.md", line=1, ids=ids).hint

    assert "'#part-two'" in hint("part-tow", "part-two", "other")
    assert "#" not in hint("a" * 90, "a" * 91)
