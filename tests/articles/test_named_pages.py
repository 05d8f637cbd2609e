"""Pages that `ref` and `relref` of Hugo name: the addresses that Hugo 0.168 gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from feeds.articles import ByStem, Links, SourceFile
from feeds.articles._named_pages import NamedPages, named_key
from tests.pipeline.sites import NOW, parsed, write

FILES = {
    "posts/a.md": "posts/a/",
    "posts/other.md": "posts/other/",
    "posts/bundle/index.md": "posts/bundle/",
    "posts/inb/index.md": "posts/inb/",
    "posts/twice.md": "posts/twice/",
    "posts/Two Words.md": "posts/two-words/",
    "posts/slugged.md": "posts/the-slug/",
    "notes/n.md": "notes/n/",
    "notes/twice.md": "notes/twice/",
    "notes/deep/x.md": "notes/deep/x/",
    "notes/secbundle/index.md": "notes/secbundle/",
}
BASE = "https://e.org/sub/"
PAGES = ByStem({file: BASE + address for file, address in FILES.items()})
EVERYWHERE = [
    ("other.md", "posts/other/"),
    ("other", "posts/other/"),
    ("Other", "posts/other/"),
    ("/posts/other.md", "posts/other/"),
    ("/posts/other", "posts/other/"),
    ("posts/other.md", "posts/other/"),
    ("other.md#part", "posts/other/#part"),
    ("bundle", "posts/bundle/"),
    ("bundle/", "posts/bundle/"),
    ("/posts/bundle", "posts/bundle/"),
    ("bundle/index.md", "posts/bundle/"),
    ("x", "notes/deep/x/"),
    ("x.md", "notes/deep/x/"),
    ("/notes/deep/x", "notes/deep/x/"),
    ("n", "notes/n/"),
    ("notes/n", "notes/n/"),
    ("twice", "posts/twice/"),
    ("/notes/twice", "notes/twice/"),
    ("Two Words", "posts/two-words/"),
    ("two words.md", "posts/two-words/"),
    ("two-words", "posts/two-words/"),
    ("slugged", "posts/the-slug/"),
    ("secbundle", "notes/secbundle/"),
    ("/", ""),
    ("/posts/", "posts/"),
    ("/tags/fog", "tags/fog/"),
]
NOWHERE = ["deep/x.md", "missing.md", "posts/missing.md"]


def links(file: str) -> Links:
    return Links(
        file=file,
        permalink=BASE + FILES[file],
        base=BASE,
        page=PAGES.get,
        find=lambda path: SourceFile(path, 3) if path == "about.md" else None,
    )


@pytest.mark.parametrize("file", ["posts/a.md", "posts/inb/index.md"])
@pytest.mark.parametrize(("asked", "expected"), EVERYWHERE)
def test_pages_are_named_from_a_file_and_from_a_bundle(
    file: str, asked: str, expected: str
) -> None:
    own = links(file)
    asked = asked.replace(" ", "%20")
    assert own.resolve("a", "href", f"link://page/{asked}") == BASE + expected
    assert not own.dangling


@pytest.mark.parametrize("asked", NOWHERE)
def test_what_is_no_page_is_reported(asked: str) -> None:
    own = links("posts/a.md")
    assert own.resolve("a", "href", f"link://page/{asked}") is None
    assert list(own.dangling) == [asked]


def test_a_page_without_a_date_is_where_hugo_has_it() -> None:
    own = links("posts/a.md")
    assert own.resolve("a", "href", "link://page/about.md") == f"{BASE}about/"
    assert not own.dangling


@pytest.mark.parametrize(
    ("owner", "asked", "expected"),
    [
        ("posts/a.md", "fog", "notes/fog.md"),
        ("posts/a.nl.md", "fog", "notes/fog.nl.md"),
        ("posts/a.de.md", "fog", None),
        ("nl/posts/a.md", "/posts/bell", "nl/posts/bell.md"),
        ("en/posts/a.md", "bell", "en/posts/bell.md"),
        ("posts/a.md", "bell", None),
        ("posts/a.md", "", None),
        ("posts/a.md", "/", None),
        ("posts/a.md", "../../bell", None),
    ],
)
def test_languages_have_pages_of_one_name(owner: str, asked: str, expected: str | None) -> None:
    files = ["notes/fog.md", "notes/fog.nl.md", "en/posts/bell.md", "nl/posts/bell.md"]
    assert NamedPages(files).get(named_key(owner, asked)) == expected


def test_references_in_links_and_between_words(tmp_path: Path) -> None:
    post = "---\ntitle: {}\ndate: 2020-01-0{}\n---\n{}\n"
    body = '[x]({{< relref "Two Words" >}}), {{< ref "x" >}} and [d]({{< ref "secret.md" >}}).'
    body += ' ({{< ref "/notes/deep/x.md" >}}, see {{< ref "x#a" >}}; {{< ref "x" >}}.)'
    files = {
        "hugo.toml": f'baseURL = "{BASE}"\ntitle = "T"\n',
        "content/posts/a.md": post.format("A", 1, body),
        "content/posts/Two Words.md": post.format("B", 2, "Words."),
        "content/notes/deep/x.md": post.format("C", 3, "Words."),
        "content/notes/secret.md": post.format("D\ndraft: true", 4, "Words."),
    }
    root = write(tmp_path / "site", files)
    report = feeds.build(root, tmp_path / "public", now=NOW)
    entries = parsed(tmp_path / "public/index.xml").entries
    (entry,) = [one for one in entries if one.title == "A"]
    assert f'<a href="{BASE}posts/two-words/">x</a>' in entry.content[0].value
    assert f", {BASE}notes/deep/x/ and" in entry.content[0].value
    again = f"({BASE}notes/deep/x/, see {BASE}notes/deep/x/#a; {BASE}notes/deep/x/.)"
    assert again in entry.content[0].value
    assert "link://" not in entry.content[0].value
    assert any("secret" in one.message for one in report.problems)
