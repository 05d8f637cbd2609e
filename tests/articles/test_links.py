"""Addresses in an article: absolute ones, pages, local files, and what dangles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.articles import Asset, ByStem, Links, SourceFile
from feeds.content import FILE_SCHEMES, as_uri, is_fragment, is_web_uri

FILES = {"posts/photo.jpg", "posts/sub/photo.jpg", "images/a b.png", "posts/paper.pdf"}
PAGES = ByStem(
    {"posts/other.md": "https://e.org/blog/other.html", "posts/bundle": "https://e.org/b/"}
)


def links(permalink: str = "https://e.org/blog/post.html") -> Links:
    return Links(
        file="posts/post.md",
        permalink=permalink,
        base="https://e.org/blog/",
        page=PAGES.get,
        find=lambda path: SourceFile(path, 3) if path in FILES else None,
    )


CASES = [
    ("https://x.org/a", "https://x.org/a"),
    ("https://x.org/a b", "https://x.org/a%20b"),
    ("//x.org/a", "https://x.org/a"),
    ("mailto:a@e.org", None),
    ("data:text/html,a", None),
    ("photo[1].jpg", "https://e.org/blog/photo%5B1%5D.jpg"),
    ("#note", "https://e.org/blog/post.html#note"),
    ("other.md", "https://e.org/blog/other.html"),
    ("other.md#x", "https://e.org/blog/other.html#x"),
    ("./bundle/", "https://e.org/b/"),
    ("photo.jpg", "https://e.org/blog/post/photo.jpg"),
    ("sub/photo.jpg?w=3", "https://e.org/blog/post/photo.jpg"),
    ("../images/a%20b.png", "https://e.org/blog/post/a%20b.png"),
    ("/images/a b.png", "https://e.org/blog/post/a%20b.png"),
    ("/about/", "https://e.org/about/"),
    ("other", "https://e.org/blog/other.html"),
    ("posts/other.md#a", "https://e.org/blog/other.html#a"),
    ("{filename}other.md", "https://e.org/blog/other.html"),
    ("%7Bfilename%7D/posts/other.md", "https://e.org/blog/other.html"),
    ("@/posts/other.md", "https://e.org/blog/other.html"),
    ("|static|/images/a b.png", "https://e.org/blog/post/a%20b.png"),
    ("gone.jpg", "https://e.org/blog/gone.jpg"),
    ("../../../etc/passwd", "https://e.org/etc/passwd"),
    ("http://[broken", None),
    ("", None),
]


@pytest.mark.parametrize(("address", "expected"), CASES)
def test_resolve(address: str, expected: str | None) -> None:
    assert links().resolve("img", "src", address) == expected


def test_a_link_may_lead_where_no_picture_may_lie() -> None:
    found = links()
    assert found.resolve("a", "href", "mailto:a@e.org") == "mailto:a@e.org"
    assert found.resolve("a", "href", "java\nscript:x") is None
    assert "javascript:" in found.unfit["javascript:x"]


def test_no_file_is_published_over_the_page_itself() -> None:
    page = Links(
        file="a.md",
        permalink="https://e.org/a/",
        base="https://e.org/",
        page=PAGES.get,
        find=lambda path: SourceFile(path, 3) if path == "demo/index.html" else None,
    )
    page.resolve("iframe", "src", "demo/index.html")
    (asset,) = page.assets.values()
    assert asset.target.startswith("a/index-")


def test_local_files_are_published_beside_the_page_and_told_apart() -> None:
    found = links()
    first = found.resolve("img", "src", "photo.jpg")
    second = found.resolve("img", "src", "sub/photo.jpg")
    assert first != second
    assert found.assets["posts/photo.jpg"] == Asset("posts/photo.jpg", "post/photo.jpg")
    assert found.assets["posts/sub/photo.jpg"].target.startswith("post/photo-")


def test_a_permalink_that_is_a_folder_holds_its_files() -> None:
    found = links("https://e.org/blog/post/")
    assert found.resolve("img", "src", "photo.jpg") == "https://e.org/blog/post/photo.jpg"


def test_what_dangles_is_reported_once() -> None:
    found = links()
    for address in ("gone.jpg", "gone.jpg", "missing.md", "/somewhere/"):
        found.resolve("a" if address.endswith("md") else "img", "src", address)
    found.resolve("a", "href", "page-elsewhere/")
    assert list(found.dangling) == ["gone.jpg", "missing.md", "/somewhere/"]


@given(st.text())
def test_no_address_breaks_it(address: str) -> None:
    found = links().resolve("a", "href", address)
    assert found is None or ":" in found


@given(st.text(alphabet="htps:/.-_~%20Aé#?@[]\\ \n", max_size=12).map("https://e.org".__add__))
def test_a_whole_address_that_is_a_uri_stays_as_it_is(address: str) -> None:
    if is_web_uri(address):
        assert as_uri(address, FILE_SCHEMES) == address
        assert links().resolve("a", "href", address) == address


@given(st.text(alphabet="#abé%20:/?[]\\ \n", max_size=9).map("#".__add__))
def test_a_fragment_that_is_a_uri_is_added_to_the_page(address: str) -> None:
    if is_fragment(address):
        found = links()
        assert found.resolve("a", "href", address) == found.permalink + address


def test_a_list_that_pelican_names_is_no_file() -> None:
    found = links()
    assert found.resolve("a", "href", "{author}Ann") is None
    assert found.resolve("a", "href", "%7Btag%7Dsea") is None
    assert found.resolve("a", "href", "{index}") == "https://e.org/blog/"
    assert not found.dangling
    assert list(found.unfit) == ["{author}Ann", "{tag}sea"]


def test_names_that_differ_in_case_alone_do_not_meet_on_a_disk_that_ignores_it() -> None:
    files = {"posts/x/Boat.png", "posts/y/boat.PNG"}
    found = Links(
        file="posts/post.md",
        permalink="https://e.org/post/",
        base="https://e.org/",
        page=lambda _path: None,
        find=lambda path: SourceFile(path, 3) if path in files else None,
    )
    for address in ("x/Boat.png", "y/boat.PNG"):
        found.resolve("img", "src", address)
    targets = [asset.target for asset in found.assets.values()]
    assert targets[0] == "post/Boat.png"
    assert len({target.casefold() for target in targets}) == 2


def test_an_address_costs_a_few_looks_whatever_the_number_of_suffixes() -> None:
    asked: list[str] = []

    def none(path: str) -> None:
        asked.append(path)

    page = Links(
        file="posts/post.md",
        permalink="https://e.org/post/",
        base="https://e.org/",
        page=none,
        find=none,
        unpublished=none,
    )
    page.resolve("img", "src", "boat.png")
    assert len(asked) <= 9
