"""An export of Movable Type becomes articles; drafts and comments are seen nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from feeds.moving import import_articles
from feeds.moving.exports import read_export
from tests.moving.exports.samples import SECRET, zipped
from tests.pipeline.sites import NOW, contents, write

SITE = Config(
    title="Quay", url="https://quay.example.org/", language="en", timezone="Europe/Amsterdam"
)
EXPORT = f"""\
AUTHOR: Ann Harbour
TITLE: Fog
BASENAME: fog_2
STATUS: Publish
ALLOW COMMENTS: 1
CONVERT BREAKS: 1
UNIQUE URL: https://quay.example.org/2021/11/fog.html
PRIMARY CATEGORY: Sea
CATEGORY: Sea
CATEGORY: Weather
TAGS: "thick fog",bell
DATE: 11/03/2021 08:15:00 PM
-----
BODY:
One could hear the bell,
but not see the buoy.

<ul><li>Nothing</li></ul>
-----
Hyphens alone part nothing.
--------
Nor do more of them.
-----
EXTENDED BODY:
It lifted.

-----
EXCERPT:
A foggy
day.
-----
COMMENT:
AUTHOR: {SECRET}
EMAIL: {SECRET}@example.org
IP: 192.0.2.1
DATE: 11/03/2021 09:00:00 PM
The {SECRET}.
-----
--------
TITLE: Bell
STATUS: Draft
DATE: 11/04/2021 08:15:00
-----
BODY:
The {SECRET}.
-----
--------
TITLE: Gull
DATE: 11/05/2021 08:15:00
-----
BODY:
The {SECRET}.
-----
--------
TITLE: Tide
STATUS: Publish
CONVERT BREAKS: 0
DATE: 11/06/2021 12:05:09 AM
-----
BODY:
<p>High
water</p>
-----
--------
"""


def _telling(output: Path) -> list[str]:
    """The published files that say what nobody may see."""
    return [name for name, data in contents(output).items() if SECRET.encode() in data]


@pytest.mark.parametrize("form", ["file", "folder", "zip", "CRLF"])
def test_entries_become_articles(tmp_path: Path, form: str) -> None:
    text = EXPORT.replace("\n", "\r\n") if form == "CRLF" else EXPORT
    place = write(tmp_path / "old", {"quay.txt": text})
    if form == "zip":
        place = zipped(tmp_path / "old.zip", {"quay.txt": text})
    elif form != "folder":
        place = place / "quay.txt"
    found = import_articles(str(place), tmp_path / "new", SITE)
    assert (len(found.files), found.drafts, found.left_out) == (4, 2, (("comment", 1),))
    assert found.held == (("of no stated status", 1),)
    report = feeds.build(tmp_path / "new", tmp_path / "out", SITE, now=NOW)
    assert report.published, report.problems
    assert not _telling(tmp_path / "out")
    articles = {one.title: one for one in feeds.read_articles(tmp_path / "new", SITE)}
    assert set(articles) == {"Fog", "Tide"}
    fog, tide = articles["Fog"], articles["Tide"]
    assert fog.published_at.isoformat() == "2021-11-03T20:15:00+01:00"
    assert tide.published_at.isoformat() == "2021-11-06T00:05:09+01:00"
    assert fog.url == "https://quay.example.org/2021/11/fog.html"
    assert fog.tags == ("Sea", "Weather", "thick fog", "bell")
    assert [one.name for one in fog.authors] == ["Ann Harbour"]
    assert fog.summary == "A foggy day."
    assert fog.html.startswith("<p>One could hear the bell,<br>\nbut not see the buoy.</p>")
    assert "Nor do more of them" in fog.html
    assert fog.html.endswith("<p>It lifted.</p>")
    assert "<br>" not in tide.html


def test_an_export_among_the_articles_is_none(tmp_path: Path) -> None:
    link = "---\ntitle: One\ndate: 2021-11-02\n---\n[All](quay.txt) and [talk](outbox.json)\n"
    talk = f'{{"type": "OrderedCollection", "orderedItems": [{{"to": [], "content": "{SECRET}"}}]}}'
    write(tmp_path / "seeds", {"quay.txt": EXPORT, "one.md": link, "outbox.json": talk})
    report = feeds.build(tmp_path / "seeds", tmp_path / "out", SITE, now=NOW)
    assert report.articles == 1
    said = " ".join(f"{one.message} {one.hint}" for one in report.problems)
    assert "an export of Movable Type" in said
    assert "feeds import" in said
    assert not _telling(tmp_path / "out")


@pytest.mark.parametrize(
    "text",
    [
        "TITLE: Fog\nDATE: 2021-11-03\n\nIt came.\n-----\nIt went.\n",
        "Title: Fog\n-----\nBODY:\nx\n",
        "",
    ],
)
def test_other_texts_are_no_export(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"a.txt": text})
    assert read_export(tmp_path / "a.txt") == []


def test_what_is_not_understood_is_told(tmp_path: Path) -> None:
    head = "TITLE: Fog\nSTATUS: Publish\nDATE: yesterday\nCONVERT BREAKS: textile\n"
    text = f"{head}-----\nBODY:\n*x*\n"
    (feed,) = read_export(write(tmp_path, {"a.txt": text}) / "a.txt")
    said = [(one.line, one.message) for one in feed.faults]
    assert said == [
        (1, "the date 'yesterday' is not understood"),
        (1, "Fog: its text is written as textile, and was kept so"),
    ]
