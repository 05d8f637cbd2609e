"""The sitemap of a large site: an index, and parts that stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from feeds.pages import MOST_IN_SITEMAP
from feeds.pipeline._sitemap import SitemapRow, WaitingRows, cut_sitemap
from tests.pipeline.sites import build

BASE = "https://e.org/"


def articles(*sequences: int) -> list[SitemapRow]:
    """Newest first, as they are handed over."""
    found = sorted(sequences, reverse=True)
    return [SitemapRow(f"{BASE}{number}.html", "2019-05", number) for number in found]


def pages(number: int) -> list[SitemapRow]:
    return [SitemapRow(f"{BASE}list/{one}/", "") for one in range(number)]


def files(rows: list[SitemapRow]) -> dict[str, bytes]:
    """The same, whether the rows are in memory or wait on disk."""
    made, large = (
        {name: make() for name, make in cut_sitemap(given, f"{BASE}sitemap/", most=10, part=4)}
        for given in (rows, WaitingRows(rows))
    )
    assert list(made.items()) == list(large.items())
    return made


def addresses(document: bytes) -> list[str]:
    root = etree.fromstring(document)
    return [element.text or "" for element in root.iter("{*}loc")]


def test_a_small_site_has_one() -> None:
    rows = [*pages(1), *articles(*range(1, 9)), *pages(1)]
    made = files(rows)
    assert list(made) == [""]
    assert etree.fromstring(made[""]).tag.endswith("}urlset")
    assert addresses(made[""]) == [row.address for row in rows]


@pytest.mark.parametrize("number", [11, 12, 13, 40, 41])
def test_none_is_left_out_of_a_large_one(number: int) -> None:
    rows = [*pages(6), *articles(*range(1, number - 5))]
    made = files(rows)
    index = made.pop("")
    assert etree.fromstring(index).tag.endswith("}sitemapindex")
    assert sorted(addresses(index)) == sorted(f"{BASE}sitemap/{name}" for name in made)
    named = [address for document in made.values() for address in addresses(document)]
    assert sorted(named) == sorted(row.address for row in rows)
    assert all(0 < len(addresses(document)) <= 4 for document in made.values())


def test_what_is_new_changes_the_last_part_alone() -> None:
    before = files([*pages(5), *articles(*range(1, 15))])
    after = files([*pages(5), *articles(*range(1, 19))])
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"", "4.xml", "5.xml"}


def test_what_is_withdrawn_changes_its_own_part_alone() -> None:
    before = files([*pages(5), *articles(*range(1, 15))])
    after = files([*pages(5), *articles(*(set(range(1, 15)) - {6}))])
    assert {name for name in after if after[name] != before[name]} == {"2.xml"}


def test_the_limit_is_that_of_the_protocol() -> None:
    rows = [SitemapRow(BASE, "")] * MOST_IN_SITEMAP
    assert [name for name, _ in cut_sitemap(rows, BASE)] == [""]
    parts = [name for name, _ in cut_sitemap([*rows, rows[0]], BASE)]
    assert parts == ["", "pages-1.xml", "pages-2.xml", "pages-3.xml"]


def test_the_sitemap_of_a_site_is_at_its_place(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": "date: 2019\ntitle: A\n\nText.\n"})
    assert (output / "sitemap.xml").is_file()
    assert not (output / "sitemap").exists()
