"""Whatever stands in the articles: an independent parser reads back what was put in."""

from __future__ import annotations

import html
import json
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import feeds
from tests.pipeline.sites import NOW, SITE, parsed, write

LINE = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs", "Cn", "Co", "Cf"))
    | st.sampled_from(" <>&\"']"),
    min_size=1,
    max_size=60,
).map(lambda text: " ".join(text.split()))


def is_told_apart(text: str) -> bool:
    """feedparser takes what could be UTF-8 read as Latin-1 for that, and "mends" it."""
    if not text or text.isascii():
        return bool(text)
    try:
        text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return True
    return False


TITLE = LINE.filter(is_told_apart)
BODY = st.lists(TITLE, min_size=1, max_size=4).map("\n\n".join)
DATE = st.dates(min_value=datetime(1000, 1, 1).date(), max_value=NOW.date())  # noqa: DTZ001
ARTICLE = st.tuples(TITLE, DATE, BODY)
ANY = st.text(max_size=200)


@settings(max_examples=25)
@given(articles=st.lists(ARTICLE, min_size=1, max_size=4))
def test_every_build_reads_back(articles: list[tuple[str, Any, str]]) -> None:
    files = {
        f"{number}.txt": f"title: {title}\ndate: {date.isoformat()}\n\n{body}\n"
        for number, (title, date, body) in enumerate(articles)
    }
    with tempfile.TemporaryDirectory() as folder:
        source = write(Path(folder, "seeds"), files)
        report = feeds.build(source, Path(folder, "public"), SITE, now=NOW)
        assert report.published, report.problems
        made = {article.id: article for article in feeds.read_articles(source, SITE)}
        assert len(made) == len(articles)
        atom = parsed(Path(folder, "public", "feed.xml")).entries
        rss = parsed(Path(folder, "public", "rss.xml")).entries
        items = json.loads(Path(folder, "public", "feed.json").read_bytes())["items"]
    assert {entry.id for entry in atom} == {entry.id for entry in rss} == set(made)
    assert {item["id"] for item in items} == set(made)
    for entry in (*atom, *rss):
        article = made[entry.id]
        assert instant(entry) == article.published_at
        assert html.unescape(entry.title) == html.unescape(article.title)
        assert words(entry.content[0].value if "content" in entry else entry.summary) == words(
            article.html
        )
    for item in items:
        assert item["title"] == made[item["id"]].title
        assert item["content_html"] == made[item["id"]].html


@settings(max_examples=25)
@given(text=ANY, name=ANY)
def test_any_text_and_any_name_build_or_say_why_not(text: str, name: str) -> None:
    name = re.sub(r"[/\0\ud800-\udfff]", "", name).strip(".")[:40]
    with tempfile.TemporaryDirectory() as folder:
        data = f"date: 2019-05-15\n{text}".encode("utf-8", "surrogatepass")
        source = write(Path(folder, "seeds"), {f"a{name}.txt": data})
        report = feeds.build(source, Path(folder, "public"), SITE, now=NOW)
        assert report.published or report.errors
        if report.published and report.articles:
            assert len(parsed(Path(folder, "public", "feed.xml")).entries) == 1


def instant(entry: Any) -> datetime:
    year, month, day, hour, minute, second = entry.published_parsed[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def words(markup: str) -> list[str]:
    return html.unescape(re.sub(r"<[^>]+>", " ", markup)).split()
