"""What programs read of a page: microformats, linked data, previews; no more than is known."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import mf2py
import pytest

from feeds.dates import parse_date
from feeds.model import Article, Author
from feeds.pages import BodyFacts, ListingRow, render_article, render_listing
from tests.golden.records import ARTICLES
from tests.pages.samples import BASE, MONTH, SITE, article, one, valid
from tests.pipeline.sites import build

PATH = "2019/walking-on-mud.html"


def entries(page: bytes, url: str) -> list[dict[str, Any]]:
    """The top items, as a parser of microformats 2 has them."""
    found: list[dict[str, Any]] = mf2py.parse(doc=page.decode(), url=url)["items"]
    return found


def test_an_article_is_an_h_entry() -> None:
    subject = article(
        authors=(Author(name="Ann", url="https://a.example/"), Author(name="Bob")),
        tags=("mud", "sea"),
        image=BASE + "img/a.png",
        image_alt="A boat",
    )
    (entry,) = entries(render_article(subject, SITE, path=PATH), subject.permalink)
    known = entry["properties"]
    assert entry["type"] == ["h-entry"]
    assert known["name"] == [subject.title]
    assert known["url"] == [subject.permalink]
    assert known["published"] == ["2019-05"]
    assert known["category"] == ["mud", "sea"]
    assert known["photo"] == [{"value": BASE + "img/a.png", "alt": "A boat"}]
    assert known["content"][0]["value"].split() == ["First.", "Second."]
    assert [one["properties"]["name"] for one in known["author"]] == [["Ann"], ["Bob"]]
    assert known["author"][0]["properties"]["url"] == ["https://a.example/"]


def test_one_that_was_first_published_elsewhere_names_that() -> None:
    subject = article(url="https://else.example/a")
    (entry,) = entries(render_article(subject, SITE, path=PATH), subject.permalink)
    assert entry["properties"]["url"] == ["https://else.example/a"]


def test_a_list_is_an_h_feed() -> None:
    rows = [ListingRow(title=n, href=f"{BASE}{n}.html", published=MONTH, summary="S") for n in "ab"]
    (feed,) = entries(render_listing("The Tide", rows, SITE, path="index.html"), BASE)
    assert feed["type"] == ["h-feed"]
    assert feed["properties"]["name"] == ["The Tide"]
    found = [one["properties"] for one in feed["children"]]
    assert [one["url"] for one in found] == [[BASE + "a.html"], [BASE + "b.html"]]
    assert [one["published"] for one in found] == [["2019-05"]] * 2
    assert [one["summary"] for one in found] == [["S"]] * 2


def linked(page: bytes) -> dict[str, Any]:
    text = one(valid(page), 'script[type="application/ld+json"]').text()
    found: dict[str, Any] = json.loads(text)
    return found


# stated as updated, with a date of publication in 2019; shown, in linked data, in the sitemap
CHANGES = [
    ("2021", "2021", "2021", "2021"),
    ("2021-02", "February 2021", "2021-02", "2021-02"),
    ("2021-02-03", "February 3, 2021", "2021-02-03", "2021-02-03"),
    ("2021-02-03T10:00Z", "February 3, 2021", "2021-02-03", "2021-02-03T10:00:00Z"),
    ("2021-W05", "week 5 of 2021", "2021-W05", ""),
]


@pytest.mark.parametrize(("stated", "shown", "data", "lastmod"), CHANGES)
def test_a_change_is_as_exact_as_it_is_stated(
    tmp_path: Path, stated: str, shown: str, data: str, lastmod: str
) -> None:
    text = f"date: 2019-05\nupdated: {stated}\ntitle: A\n\nText.\n"
    output, report = build(tmp_path, {"a.txt": text})
    assert report.problems == ()
    page = (output / "a.html").read_bytes()
    time = one(valid(page), ".updated time")
    assert (time.text().lower(), time.attributes["datetime"]) == (shown.lower(), data)
    assert linked(page)["dateModified"] == data
    assert linked(page)["datePublished"] == "2019-05"
    sitemap = (output / "sitemap.xml").read_text()
    after = sitemap.partition("/a.html</loc>")[2].partition("</url>")[0]
    assert after.strip() == (f"<lastmod>{lastmod}</lastmod>" if lastmod else "")


def test_no_change_is_made_up(tmp_path: Path) -> None:
    output, _ = build(tmp_path, {"a.txt": "date: 2019-05\nupdated: 2018\ntitle: A\n\nText.\n"})
    page = (output / "a.html").read_bytes()
    assert "dateModified" not in linked(page)
    assert not valid(page).css(".updated")


PRECISIONS = ["2019", "2019-Q2", "2019-05", "2019-W20", "2019-05-15", "2019-05-15T14:30+02:00"]


@pytest.mark.parametrize("stated", PRECISIONS)
def test_linked_data_has_the_precision_of_the_date(stated: str) -> None:
    moment = parse_date(stated)
    page = render_article(article(published=moment), SITE, path=PATH)
    said = linked(page)["datePublished"]
    assert said == ("2019" if "Q" in stated else stated)
    assert one(valid(page), ".dt-published").attributes["datetime"] == said


COVER, PHOTO = BASE + "cover.png", BASE + "photo.png"
BODY = f'<p><img src="{BASE}dot.png" alt="d"> <img src="{PHOTO}" alt="A &quot;pier&quot;"></p>'
SIZES = {BASE + "dot.png": (16, 16), PHOTO: (900, 600), COVER: (1200, 630)}
PREVIEWS = [  # what is stated, the body, the picture of a preview and its words
    ({}, "<p>x</p>", None),
    ({}, BODY, (PHOTO, 'A "pier"')),
    ({"image": COVER}, BODY, (COVER, "")),
    ({"image": COVER, "image_alt": "The cover"}, "<p>x</p>", (COVER, "The cover")),
    ({"image": PHOTO}, BODY, (PHOTO, 'A "pier"')),
    ({"image": PHOTO, "image_alt": "Mine"}, BODY, (PHOTO, "Mine")),
    ({}, '<img src="data:image/png;base64,x" alt="">', None),
]


@pytest.mark.parametrize(("stated", "body", "shown"), PREVIEWS)
def test_a_preview_has_the_picture_and_its_words(
    stated: dict[str, str], body: str, shown: tuple[str, str] | None
) -> None:
    subject: Article = replace(article(html=body), **stated)  # type: ignore[arg-type]  # texts
    data = render_article(subject, SITE, path=PATH, body=BodyFacts(SIZES))
    page = valid(data)
    named = {
        node.attributes.get("property"): node.attributes.get("content") for node in page.css("meta")
    }
    assert named.get("og:image") == (shown[0] if shown else None)
    assert named.get("og:image:alt", "") == (shown[1] if shown else "")
    assert linked(data).get("image") == (shown[0] if shown else None)


def test_the_picture_above_a_text_has_its_words_and_its_room() -> None:
    subject = article(image=COVER, image_alt='The "cover"')
    picture = one(
        valid(render_article(subject, SITE, path=PATH, body=BodyFacts(SIZES))), ".u-photo"
    )
    wanted = {"alt": 'The "cover"', "width": "1200", "height": "630"}
    assert wanted.items() <= picture.attributes.items()


WORDS = [
    "image: c.png\nimage_alt: A boat",
    "image: {src: c.png, alt: A boat}",
    "cover:\n  image: c.png\n  alt: A boat",
    "feature_image: c.png\nfeature_image_alt: A <b>boat</b>",
]


@pytest.mark.parametrize("front", WORDS)
def test_the_words_stand_beside_the_picture_in_front_matter(tmp_path: Path, front: str) -> None:
    files: dict[str, str | bytes] = {
        "a.md": f"---\ndate: 2019\ntitle: A\n{front}\n---\nText.\n",
        "c.png": b"\x89PNG",
    }
    output, report = build(tmp_path, files)
    assert report.problems == ()
    page = valid((output / "a.html").read_bytes())
    assert one(page, ".u-photo").attributes["alt"] == "A boat"


def test_every_golden_article_can_be_read() -> None:
    assert len(ARTICLES) > 2
    for subject in ARTICLES:
        (entry,) = entries(render_article(subject, SITE, path="a.html"), BASE + "a.html")
        assert {"name", "url", "published", "content"} <= entry["properties"].keys()
