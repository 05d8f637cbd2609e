"""What files have in common: the title of their site, and numbers of names that are days."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import feeds
from feeds.pipeline import Options
from feeds.reading import Found, are_days_as_before, siblings_of
from tests.pipeline.sites import SITE, build, write


def page(title: str, body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head>"
        f"<body>{body}<p>Nobody had thought to ask where all those boats were going.</p></body>"
    )


def titles(folder: Path, pages: list[str]) -> list[str]:
    """The titles of pages of one month, in the order given."""
    write(folder, {f"2014/03/{day:02d}/p{day}.html": text for day, text in enumerate(pages, 1)})
    found = sorted(feeds.read_articles(folder), key=lambda one: one.path)
    return [one.title for one in found]


SIGN = "<h1>Joe's  <em>blog</em></h1>"
PAGES: list[tuple[list[str], list[str]]] = [
    ([page("Joe", "<h1>Fog</h1>"), page("Joe", "<h1>Bell</h1>")], ["Fog", "Bell"]),
    (
        [page("Joe's blog", f"{SIGN}<h1>Fog</h1>"), page("Joe&#39;s blog", f"{SIGN}<h1>Bell</h1>")],
        ["Fog", "Bell"],
    ),
    ([page("Joe", "<h2>Fog</h2><h2>x</h2>"), page("Joe", "<h3>Bell</h3>")], ["Fog", "Bell"]),
    ([page("Diary", "<h1>Diary</h1>"), page("Diary", "<h1>Diary</h1>")], ["Diary", "Diary"]),
    (
        [page("A", "<h1>Fog</h1><h2>x</h2>"), page("B", "<h1>Bell</h1>"), page("A", "<p>x</p>")],
        ["Fog", "Bell", "A"],
    ),
    (
        [
            page("A", "<h1>Fog</h1>", '<meta property="og:title" content="Joe">'),
            page("B", "<h1>Bell</h1>", '<meta property="og:title" content="Joe">'),
            page("Joe", "<h1>Quay</h1>"),
            page("Joe", "<h1>Tide</h1>"),
            page("Joe", "<h1>Gate</h1>"),
        ],
        ["Fog", "Bell", "Quay", "Tide", "Gate"],
    ),
    ([page("Joe", "<h2>Fog</h2><h2>Bell</h2>")], ["Joe"]),
    ([page("Fog", "<h2>a</h2><h2>b</h2>"), page("Bell", "<h2>a</h2><h2>b</h2>")], ["Fog", "Bell"]),
]


@pytest.mark.parametrize(("pages", "expected"), PAGES)
def test_a_title_of_most_pages_is_that_of_the_site(
    pages: list[str], expected: list[str], tmp_path: Path
) -> None:
    assert titles(tmp_path, pages) == expected


def test_the_sign_of_the_site_is_no_part_of_the_article(tmp_path: Path) -> None:
    titles(tmp_path, [page("Joe", f"{SIGN}<h1>Fog</h1>"), page("Joe", f"{SIGN}<h1>Bell</h1>")])
    assert not [one.path for one in feeds.read_articles(tmp_path) if "blog" in one.html]


def test_headings_that_most_articles_have_stay(tmp_path: Path) -> None:
    body = "<h1>{}</h1><h2>Sources</h2>"
    titles(tmp_path, [page("Joe", body.format(name)) for name in ("Fog", "Bell")])
    assert all("Sources</h2>" in one.html for one in feeds.read_articles(tmp_path))


NAMES: list[tuple[Mapping[str, str], str]] = [
    ({"2026/01/1-fog.md": "2026-01-01", "2026/01/14-bell.md": "2026-01-14"}, "all are days"),
    ({"2026/01/1-fog.md": "2026-01-01", "2025/12/31-bell.md": "2025-12-31"}, "in any month"),
    ({"2026/01/1-fog/index.md": "2026-01-01", "2026/02/10-b.md": "2026-02-10"}, "folders"),
    ({"a/2026/01/1-fog.md": "2026-01-01", "a/2026/01/12-b.md": "2026-01-12"}, "below a folder"),
    ({"2026/01/1-fog.md": "2026-01", "2026/01/2-bell.md": "2026-01"}, "these may be parts"),
    ({"2026/01/1-fog.md": "2026-01", "2026/01/bell.md": "2026-01", "2026/02/11-a.md": "2026-02-11"},
     "one has no number"),
    ({"2026/01/1-fog.md": "2026-01", "2026/02/30-bell.md": "2026-02"}, "no day of that month"),
    ({"2026/01/1-a.md": "2026-01", "b/2026/01/12-b.md": "2026-01-12"}, "another folder"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "why"), NAMES)
def test_a_number_ahead_of_a_name_below_a_month(
    files: Mapping[str, str], why: str, tmp_path: Path
) -> None:
    write(tmp_path, dict.fromkeys(files, "# Fog\n\nWords.\n"))
    write(tmp_path, {"2026/01/README.md": "About.\n", "2026/01/1-a.png": b"\x89PNG"})
    found = {one.path: one.published.value for one in feeds.read_articles(tmp_path)}
    assert found == files, why


def test_a_new_sibling_changes_what_was_cached(tmp_path: Path) -> None:
    options = Options(cache=tmp_path / "cache")
    text = "# Fog\n\nWords.\n"
    build(tmp_path, {"2026/01/1-fog.md": text}, SITE, options=options)
    output, report = build(tmp_path, {"2026/01/14-bell.md": text}, SITE, options=options)
    assert report.published, report.problems
    assert "2026-01-01" in (output / "feed.json").read_text("utf-8")


_NAMES = st.builds(
    "{}2014/{:02d}/{}{}.md".format,
    st.sampled_from(["", "a/", "b/"]),
    st.integers(1, 3),
    st.sampled_from(["", "1-", "7-", "12-", "30-", "31-", "99-", "07-"]),
    st.sampled_from(["fog", "bell", "index", "3"]),
)


@given(st.sets(_NAMES, min_size=1, max_size=6), _NAMES)
def test_where_a_new_file_changes_no_day_is_sure(names: set[str], new: str) -> None:
    before, after = (siblings_of(map(found, each)) for each in (names, {*names, new}))
    if are_days_as_before(before, new):
        assert after == before


@pytest.mark.parametrize(
    ("names", "new", "is_sure"),
    [
        ("2014/03/12-fog.md", "2014/03/9-bell.md", True),
        ("2014/03/12-fog.md", "2014/03/bell.md", False),
        ("2014/03/fog.md", "2014/03/bell.md", True),
        ("2014/03/1-fog.md", "2014/03/12-bell.md", False),
        ("2014/03/fog.md", "12-bell.md", True),
    ],
)
def test_it_is_sure_of_usual_names(names: str, new: str, is_sure: bool) -> None:  # noqa: FBT001 - a row
    assert are_days_as_before(siblings_of([found(names)]), new) is is_sure


def found(name: str) -> Found:
    return Found(place=name, relative=name, size=0)
