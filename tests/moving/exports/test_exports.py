"""Exports of Ghost, Substack and Medium become articles; nothing of them leaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import feeds
from feeds.config import Config
from feeds.errors import ReadError
from feeds.ledger import DeployedEntry
from feeds.model import Article
from feeds.moving import Imported, import_articles
from feeds.moving.exports import read_export
from tests.moving.exports.samples import SECRET, ghost, medium_page, substack, zipped
from tests.pipeline.sites import NOW, contents, write

SITE = Config(title="Quay", url="https://quay.example.org/", language="en")


def _imported(place: Path, folder: Path, **options: bool) -> Imported:
    return import_articles(str(place), folder, SITE, **options)


def _built(folder: Path, output: Path) -> dict[str, Article]:
    """The articles by their titles; what is published has nothing that must not be seen."""
    report = feeds.build(folder, output, SITE, now=NOW)
    assert report.published, report.problems
    assert not [name for name, data in contents(output).items() if SECRET.encode() in data]
    return {one.title: one for one in feeds.read_articles(folder, SITE)}


@pytest.mark.parametrize("form", ["folder", "table", "zip", "folder in a zip"])
def test_substack(tmp_path: Path, form: str) -> None:
    place = write(tmp_path / "export", substack())
    if form == "table":
        place = place / "posts.csv"
    elif form != "folder":
        inner = substack("quay/" if "in" in form else "")
        place = zipped(tmp_path / "export.zip", inner)
    found = _imported(place, tmp_path / "new")
    assert found.left_out == (("page", 1), ("subscriber", 2), ("subscription button", 1))
    assert found.held == (
        ("for paying readers", 2),
        ("for subscribers", 1),
        ("of the kind adhoc_email", 1),
    )
    assert (len(found.files), found.drafts) == (10, 6)
    said = {(Path(one.path).name, one.line): one.message for one in found.problems}
    assert said == {
        ("posts.csv", 11): "its text 10.gone.html is not in the export",
        ("11.lone.html", 0): "posts.csv does not name it: it is kept as a draft",
    }
    assert found.settings == 'names = {rss = ["feed/index.xml"]}\n'
    articles = _built(tmp_path / "new", tmp_path / "out")
    assert set(articles) == {"Fog", "Bell", "Talk", "Gone"}
    fog, bell = articles["Fog"], articles["Bell"]
    assert fog.id == "https://quay.substack.com/p/fog"
    assert (fog.url, fog.summary) == ("https://quay.example.org/p/fog", "It came & went.")
    assert fog.html == "<p>One could hear the bell.</p><p>But not see it.</p>"
    assert fog.published_at.isoformat() == "2021-11-03T08:00:00+00:00"
    assert [(one.url, one.type) for one in bell.enclosures] == [
        ("https://x.example/bell.mp3", "audio/mpeg")
    ]


def test_a_publication_without_an_address_has_no_ids_and_says_so(tmp_path: Path) -> None:
    files = {name: text.replace("substack", "") for name, text in substack().items()}
    files["posts/1.fog.html"] = "<p>One could hear the bell.</p>"
    found = _imported(write(tmp_path / "export", files), tmp_path / "new")
    assert any("--adopt" in one.message for one in found.problems)
    fog = _built(tmp_path / "new", tmp_path / "out")["Fog"]
    assert fog.id.startswith("urn:uuid:")
    assert fog.url == "https://quay.example.org/p/fog"


BODY = (
    '<section class="section"><div class="section-divider"><hr></div><h3 class="graf--title">Fog'
    "</h3><p>One could hear the bell.</p><p>But not see it.</p></section>"
    '<section class="section"><div class="section-divider"><hr></div><p>More.</p></section>'
)
ADDRESS = "https://medium.com/@ann/fog-ab12cd34ef56"


def test_medium(tmp_path: Path) -> None:
    hidden = f"<h3>T</h3><p>The {SECRET}.</p>"
    summary = '<section data-field="subtitle" class="p-summary">A walk.</section>'
    pages = {
        "posts/2018-08-11_Fog-ab12cd34ef56.html": medium_page(
            "Fog", BODY, address=ADDRESS, more=summary
        ),
        "posts/2018-08-12_Own-ab12cd34ef57.html": medium_page(
            "Own", BODY, address="https://blog.example.org/own-ab12cd34ef57"
        ),
        "posts/draft_Gull-ab12cd34ef58.html": medium_page("Gull", hidden),
        "posts/2018-08-13_I-agree-ab12cd34ef59.html": medium_page(
            "I agree with the",
            f"<p>I agree with the {SECRET}.</p>",
            address="https://medium.com/@ann/i-agree-ab12cd34ef59",
        ),
        "posts/x.html": "<p>No story.</p>",
        "profile/profile.html": f"<p>{SECRET}</p>",
        "README.html": "<p>Hello.</p>",
    }
    found = _imported(zipped(tmp_path / "export.zip", pages), tmp_path / "new")
    assert found.held == (("perhaps a response to somebody", 1),)
    assert (len(found.files), found.drafts, found.left_out) == (4, 2, ())
    assert [Path(one.path).name for one in found.problems] == ["x.html"]
    articles = _built(tmp_path / "new", tmp_path / "out")
    assert set(articles) == {"Fog", "Own"}
    fog = articles["Fog"]
    assert fog.id == "https://medium.com/p/ab12cd34ef56"
    assert (fog.slug, fog.tags, fog.summary) == ("fog", ("Sea",), "A walk.")
    assert [one.name for one in fog.authors] == ["Ann"]
    assert (fog.html.count("<hr>"), "Fog" in fog.html) == (1, False)
    assert articles["Own"].url == "https://blog.example.org/own-ab12cd34ef57"


def test_ghost(tmp_path: Path) -> None:
    hidden = {"html": f"<p>The {SECRET}.</p>"}
    gated = (
        "<p>One could hear the bell.</p>"
        '<!--kg-gated-block:begin nonMember:false memberSegment:"status:-free" -->'
        f"<p>The {SECRET}.</p><!--kg-gated-block:end-->"
        '<!--kg-gated-block:begin nonMember:true memberSegment:"" --><p>But not see it.</p>'
        '<!--kg-gated-block:end--><img src="__GHOST_URL__/content/images/a.png">'
    )
    text = ghost(
        {
            "title": "Fog",
            "slug": "fog",
            "html": gated,
            "custom_excerpt": "A walk.",
            "updated_at": "2021-12-01T08:00:00.000Z",
            "feature_image": "https://x.example/fog.jpg",
        },
        {"title": "Paid", "slug": "paid", "visibility": "paid", **hidden},
        {"title": "Members", "slug": "members", "visibility": "members", **hidden},
        {"title": "Odd", "slug": "odd", "visibility": "somebody", **hidden},
        {"title": "Draft", "slug": "draft", "status": "draft", **hidden},
        {"title": "Mail", "slug": "mail", "status": "sent", **hidden},
        {
            "title": "Later",
            "slug": "later",
            "status": "scheduled",
            "published_at": "2099-01-01",
            **hidden,
        },
        {"title": "About", "slug": "about", "type": "page", **hidden},
        {
            "title": "Old",
            "slug": "old",
            "id": 7,
            "uuid": "0b9c1f0a",
            "published_at": 1600000000123,
            "language": "en_US",
        },
        users=[{"id": "u1", "name": "Ann", "email": "a@x.example"}, {"id": "u2", "name": "Bob"}],
        tags=[{"id": "t1", "name": "Sea"}, {"id": "t2", "name": "#internal"}],
        posts_authors=[
            {"post_id": f"{10:024x}", "author_id": "u2", "sort_order": 1},
            {"post_id": f"{10:024x}", "author_id": "u1", "sort_order": 0},
        ],
        posts_tags=[
            {"post_id": f"{10:024x}", "tag_id": "t1"},
            {"post_id": f"{10:024x}", "tag_id": "t2"},
        ],
        members=[{"email": "a@x.example"}, {"email": "b@x.example"}],
        settings=[{"key": "title", "value": "Quay"}, {"key": "locale", "value": "en"}],
    )
    found = _imported(write(tmp_path, {"x.json": text}) / "x.json", tmp_path / "new")
    assert found.left_out == (("member", 2), ("members-only block", 1), ("page", 1))
    assert found.held == (
        ("for members", 1),
        ("for paying readers", 1),
        ("for some readers only (somebody)", 1),
        ("sent as mail alone", 1),
    )
    assert ["content" in one.message for one in found.problems] == [True]
    assert 'names = {rss = ["rss/index.xml"]}' in found.settings
    report = feeds.build(tmp_path / "new", tmp_path / "out", SITE, now=NOW)
    assert [one.message for one in report.errors] == []
    assert not [one for one, data in contents(tmp_path / "out").items() if SECRET.encode() in data]
    articles = {one.title: one for one in feeds.read_articles(tmp_path / "new", SITE)}
    fog = articles["Fog"]
    assert (fog.url, fog.other_ids) == ("https://quay.example.org/fog/", {"rss": f"{10:024x}"})
    assert ([one.name for one in fog.authors], fog.tags) == (["Ann", "Bob"], ("Sea",))
    assert "One could hear" in fog.html
    assert "But not see it" in fog.html
    assert articles["Old"].other_ids == {"rss": "0b9c1f0a"}
    assert articles["Old"].language == "en-US"
    assert articles["Old"].published_at.isoformat() == "2020-09-13T12:26:40+00:00"


PIECES: list[dict[str, Any]] = [
    {"lexical": '{"root":{"children":[{"type":"paragraph","children":[{"type":"text","format":1,'
     '"text":"A & b"},{"type":"link","url":"https://x.example/","children":[{"type":"text",'
     '"text":"c"}]}]},{"type":"image","src":"/a.png"},{"type":"html","html":"<i>d</i>",'
     '"visibility":{"web":{"nonMember":false}}},{"type":"list","tag":"ol","children":'
     '[{"type":"listitem","children":[{"type":"text","text":"e"}]}]}]}}'},
    {"mobiledoc": '{"markups":[["strong"],["a",["href","https://x.example/"]]],"cards":[["image",'
     '{"src":"/a.png"}]],"sections":[[1,"p",[[0,[0],1,"A & b"],[0,[1],1,"c"]]],[10,0],'
     '[3,"ol",[[[0,[],0,"e"]]]]]}'},
]  # fmt: skip


@pytest.mark.parametrize("row", PIECES, ids=["lexical", "mobiledoc"])
def test_a_text_that_is_only_in_the_editors_form(tmp_path: Path, row: dict[str, str]) -> None:
    text = ghost({"title": "Fog", "slug": "fog", "html": None, **row})
    (feed,) = read_export(write(tmp_path, {"x.json": text}) / "x.json")
    (entry,) = feed.entries
    assert "".join(entry.html.split("\n")) == (
        '<p><strong>A &amp; b</strong><a href="https://x.example/">c</a></p>'
        '<figure><img src="/a.png" alt=""></figure><ol><li>e</li></ol>'
    )
    assert "look at it" in feed.faults[0].message


def test_a_takeout_of_blogger_is_read_in_its_zip(tmp_path: Path) -> None:
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger="
        "'http://schemas.google.com/blogger/2018'><entry>"
        "<id>tag:blogger.com,1999:blog-1.post-2</id><blogger:type>{}</blogger:type><blogger:status>LIVE</blogger:status><title>Fog</title>"
        "<content type='html'>Words.</content><published>2019-05-15T10:00:00Z</published>"
        "</entry></feed>"
    )
    files = {
        "Takeout/Blogger/Blogs/Quay/feed.atom": feed.format("POST"),
        "Takeout/Blogger/Comments/Quay/feed.atom": feed.format("COMMENT").replace(
            "post-2", "post-3"
        ),
        "Takeout/Blogger/Blogs/Quay/theme.xml": "<html><b></html>",
    }
    found = _imported(zipped(tmp_path / "takeout.zip", files), tmp_path / "new")
    assert (found.files, found.left_out) == (("2019-05-15-fog.html",), (("comment", 1),))
    assert [Path(one.path).name for one in found.problems] == ["theme.xml"]


def _entries(place: Path) -> list[DeployedEntry]:
    return [one for feed in read_export(place) for one in feed.entries]


def test_what_is_no_export_is_left_to_the_reader_of_feeds(tmp_path: Path) -> None:
    write(tmp_path, {"a.xml": "<rss><channel/></rss>", "b.json": '{"version": "x"}', "c.txt": "PK"})
    assert [_entries(tmp_path / name) for name in ("a.xml", "b.json")] == [[], []]


NONE = {
    "an empty folder": {"export/a.txt": "A"},
    "a table without texts": {"export/posts.csv": "a,b\n"},
    "pages of another kind": {"export/posts/a.html": "<p>A</p>"},
    "a zip of nothing": {"export.zip": "PK\x05\x06" + "\0" * 18},
    "a damaged zip": {"export.zip": "PK\x03\x04 and so on"},
}


@pytest.mark.parametrize("files", NONE.values(), ids=list(NONE))
def test_where_no_export_is_it_is_said(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path, files)
    place = tmp_path / next(iter(files)).partition("/")[0]
    with pytest.raises(ReadError) as raised:
        read_export(place)
    assert all(one.path and one.hint for one in raised.value.problems)
