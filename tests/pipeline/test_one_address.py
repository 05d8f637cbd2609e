"""Two articles that a site's generator gives one address."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from tests.pipeline.sites import NOW, SITE, build, write

HEAD = "---\ntitle: Same\ndate: 2024-01-02\n{}---\n"
SITES: dict[str, tuple[dict[str, str], str, str, str]] = {
    "Hugo, of titles": (
        {"hugo.toml": 'baseURL = "https://e.org/"\n[permalinks]\nposts = "/:title/"\n'},
        "content/posts/a.md", "content/posts/b.md", "/same/",
    ),
    "Hugo, of slugs": (
        {"hugo.toml": 'baseURL = "https://e.org/"\n'},
        "content/posts/a.md", "content/posts/b.md", "/posts/same/",
    ),
    "Jekyll": (
        {"_config.yml": "url: https://e.org\npermalink: /:title/\n"},
        "_posts/2024-01-02-same.md", "_posts/sub/2024-01-02-same.md", "/same/",
    ),
    "Pelican": (
        {"pelicanconf.py": 'SITEURL = "https://e.org"\nPATH = "content"\n'},
        "content/a.md", "content/b.md", "/same.html",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SITES)
def test_a_warning_names_both(case: str, tmp_path: Path) -> None:
    settings, one, two, address = SITES[case]
    head = HEAD.format("slug: same\n" if "slugs" in case else "")
    write(tmp_path / "s", {**settings, one: f"{head}One.\n", two: f"{head}Two words.\n"})
    for _ in range(2):  # also once both are known
        report = feeds.build(tmp_path / "s", tmp_path / "public", now=NOW)
        assert report.articles == 2
        (problem,) = report.problems
        assert (two.endswith(problem.path), problem.severity) == (True, "warning")
        assert f"the address '{address}' is taken, and becomes '/" in problem.message
        assert problem.message.endswith(one.rpartition("/")[2])
        assert "another title, slug or address" in problem.hint


def test_with_another_slug_there_is_none(tmp_path: Path) -> None:
    settings, one, two, _ = SITES["Hugo, of slugs"]
    files = {one: HEAD.format("slug: same\n"), two: HEAD.format("slug: other\n")}
    write(tmp_path / "s", {**settings, **{name: f"{text}Words.\n" for name, text in files.items()}})
    assert feeds.build(tmp_path / "s", tmp_path / "public", now=NOW).problems == ()


def test_where_no_generator_made_the_site_two_addresses_are_usual(tmp_path: Path) -> None:
    files = {f"{name}.md": f"{HEAD.format('slug: same' + chr(10))}Of {name}.\n" for name in "ab"}
    _, report = build(tmp_path, files, SITE)
    assert (report.articles, report.problems) == (2, ())
