"""Sites as their generators publish them: the same articles, at the addresses they had.

Each of these cases is a small site of our own words, and what its generator made
of it: Jekyll 4.3 with jekyll-feed, Eleventy 3, Hexo 8, Hugo 0.168. Dates are seconds since 1970.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from feeds.config import load_config
from feeds.generators import recognise
from feeds.pipeline import survey
from tests.generators.cases import cases_of
from tests.pipeline.sites import write

CASES = cases_of("published")
ROWS = [(name, path) for name, case in CASES.items() for path in case["articles"]]
TIMED = frozenset({"hour", "minute", "second"})


@cache
def found(name: str) -> dict[str, dict[str, Any]]:
    """What is said of each article, by its path below the site's root."""
    with TemporaryDirectory() as folder:
        root = write(Path(folder) / "site", CASES[name]["files"])
        config = recognise(root, load_config(root))
        assert config.site is not None
        below = config.site.folder.relative_to(root).as_posix()
        base = urlsplit(config.base_url).path.rstrip("/")
        prefix = "" if below == "." else f"{below}/"
        return {
            prefix + article.path: {
                "url": unquote(urlsplit(article.permalink).path.removeprefix(base)),
                "title": article.title,
                "date": article.published_at.timestamp(),
                "day": article.published.value,
                "has_time": article.published.precision in TIMED,
            }
            for article in survey(root).articles
        }


def test_the_authors_of_a_site_are_known_below_its_root(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "_config.yml": "title: A\n",
            "_data/authors.yml": "ann: {name: Ann Harbour}\n",
            "_posts/2020-01-01-a.md": "---\nauthor: ann\n---\nText.\n",
        },
    )
    (article,) = survey(root).articles
    assert [author.name for author in article.authors] == ["Ann Harbour"]


@pytest.mark.parametrize("name", CASES)
def test_the_same_articles(name: str) -> None:
    assert set(found(name)) == set(CASES[name]["articles"])


@pytest.mark.parametrize(("name", "path"), ROWS)
def test_the_same_address_title_and_instant(name: str, path: str) -> None:
    row, truth = found(name)[path], CASES[name]["articles"][path]
    assert row["url"] == unquote(truth["url"])
    assert row["title"] == truth.get("title", row["title"])
    if row["has_time"]:
        assert row["date"] == truth["date"]
    else:  # the generator says midnight, somewhere; we say no more than the day
        assert abs(row["date"] - truth["date"]) < 24 * 60 * 60
        assert datetime.fromisoformat(row["day"])
