"""The document that the project starts from, and exactly what has to become of it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from tests.pipeline.sites import NOW, parsed
from tests.shared import shared

TITLE = (
    "De Nederlandse trainingsmissie van Defensie in Irak is opgeschort vanwege de toegenomen "
    "dreiging in de regio"
)
SLUG = "de-nederlandse-trainingsmissie-van-defensie-in-irak-is"
SUMMARY = (
    "Wat de aard van deze dreiging is, is niet bekend. Een woordvoerder van het ministerie van "
    "Defensie laat aan NU.nl weten dat de commandant van de internationale coalitie die de "
    "trainingen coördineert de trainingsmissie heeft stilgelegd."
)
HEADINGS = ["Opgelopen spanningen tussen VS en Iran", "Militaire bijdrage van Nederland in Irak"]
WORDS = 297


@pytest.fixture(scope="module")
def source() -> Path:
    return shared("seeds")


@pytest.fixture(scope="module")
def words(source: Path) -> list[str]:
    """The words of the input with their punctuation, without the metadata prefix."""
    (file,) = source.glob("*.txt")
    words = file.read_text(encoding="utf-8").split()
    assert words[:2] == ["date", "2019-05"]
    assert len(words[2:]) == WORDS
    return words[2:]


@pytest.fixture(scope="module")
def output(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first") / "public"
    report = feeds.build(source, folder, Config(), now=NOW)
    assert (report.published, report.articles, report.problems) == (True, 1, ())
    return folder


def test_what_is_understood_of_it(source: Path) -> None:
    (article,) = feeds.read_articles(source, Config())
    assert article.title == TITLE
    assert article.title_derived
    assert article.slug == SLUG
    assert article.summary == SUMMARY
    assert (article.language, article.authors, article.tags) == ("nl", (), ())
    assert (article.published.value, article.published.precision) == ("2019-05", "month")
    assert article.published_at.isoformat() == "2019-05-01T12:00:00+00:00"


def test_its_body(source: Path, words: list[str]) -> None:
    (article,) = feeds.read_articles(source, Config())
    blocks = re.findall(r"<(p|h2)(?: id=[^<>]*)?>(.*?)</\1>", article.html, re.DOTALL)
    assert [name for name, _ in blocks].count("p") == 12
    assert [text for name, text in blocks if name == "h2"] == HEADINGS
    assert len(blocks) == 14
    assert plain(article.html) == words


def test_its_words_are_all_in_every_format(output: Path, words: list[str]) -> None:
    for name in ("feed.xml", "rss.xml"):
        (entry,) = parsed(output / name).entries
        assert plain(entry.content[0].value) == words, name
        assert (entry.title, entry.summary) == (TITLE, SUMMARY), name
    (item,) = json.loads((output / "feed.json").read_bytes())["items"]
    assert plain(item["content_html"]) == words
    assert (item["title"], item["summary"]) == (TITLE, SUMMARY)


def test_its_words_are_all_on_its_page(output: Path, words: list[str]) -> None:
    page = (output / f"{SLUG}.html").read_text(encoding="utf-8")
    article = page[page.index("<article") : page.index("</article>")]
    found = plain(
        re.sub(r"<(p class=\"facts\"|time|dl|footer).*?</(p|time|dl|footer)>", "", article)
    )
    assert " ".join(words) in " ".join(found)


def test_its_month_stays_a_month(output: Path) -> None:
    (item,) = json.loads((output / "feed.json").read_bytes())["items"]
    assert item["_feeds"] == {"published": "2019-05", "precision": "month"}
    for name in ("feed.xml", "rss.xml"):
        data = (output / name).read_text(encoding="utf-8")
        assert "<dcterms:issued>2019-05</dcterms:issued>" in data
    assert '<time class="dt-published" datetime="2019-05"' in (output / "index.html").read_text(
        encoding="utf-8"
    )


def plain(markup: str) -> list[str]:
    """The words of HTML, block by block."""
    spaced = re.sub(r"</?(p|h1|h2|div|header|br)\b[^>]*>", " ", markup)
    return html.unescape(re.sub(r"<[^>]+>", "", spaced)).split()
