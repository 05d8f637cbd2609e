"""Files of a generator's static folder keep the address that they have on its site."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.config import load_config
from feeds.pipeline import build
from tests.pipeline.sites import NOW, contents, write

SITES = {
    "hugo": ("hugo.toml", 'baseURL = "https://e.org/"\n', "content/posts/a.md", "static/"),
    "jekyll": ("_config.yml", "url: https://e.org\n", "_posts/2019-05-15-a.md", ""),
    "zola": ("config.toml", 'base_url = "https://e.org"\n', "content/a.md", "static/"),
    "vitepress": (".vitepress/config.mts", "export default {}\n", "posts/a.md", "public/"),
}
HEADS = {"zola": '+++\ntitle = "A"\ndate = 2019-05-15\n+++\n'}
HEAD = "---\ntitle: A\ndate: 2019-05-15\n---\n"


def built(tmp_path: Path, kind: str, body: str, files: dict[str, str]) -> tuple[Path, str]:
    """The output, and the text of its JSON Feed."""
    mark, settings, article, static = SITES[kind]
    root = write(tmp_path / "site", {mark: settings, article: HEADS.get(kind, HEAD) + body})
    write(root, {static + name: data for name, data in files.items()})
    write(root, {"feeds.toml": 'url = "https://e.org/"\n[names]\njson = "feed.json"\n'})
    report = build(root, tmp_path / "out", now=NOW)
    assert report.published, report.problems
    return tmp_path / "out", (tmp_path / "out/feed.json").read_text()


@pytest.mark.parametrize("kind", SITES)
def test_a_static_file_keeps_its_address(tmp_path: Path, kind: str) -> None:
    output, feed = built(tmp_path, kind, "![Sea](/img/sea.png)\n", {"img/sea.png": "a picture"})
    assert (output / "img/sea.png").read_text() == "a picture"
    assert "https://e.org/img/sea.png" in feed
    assert [name for name in contents(output) if name.endswith("sea.png")] == ["img/sea.png"]


@pytest.mark.parametrize("name", ["style.css", "Index.html", "posts/a/index.html"])
def test_a_page_or_a_feed_has_its_address_first(tmp_path: Path, name: str) -> None:
    output, _ = built(tmp_path, "hugo", f"[x](/{name})\n", {name: "<p>theirs</p>"})
    made = contents(output)
    assert b"theirs" not in made[name.lower()]
    assert [one.startswith("posts/a/") for one, data in made.items() if b"theirs" in data] in (
        [True],
        [],
    )


def test_a_file_beside_the_article_goes_beside_its_page(tmp_path: Path) -> None:
    mark, settings, article, _ = SITES["hugo"]
    root = write(
        tmp_path / "site",
        {mark: settings, article: HEAD + "![Sea](sea.png)\n", "content/posts/sea.png": "mine"},
    )
    write(root, {"static/sea.png": "static"})
    build(root, tmp_path / "out", load_config(root), now=NOW)
    build(root, tmp_path / "out", now=NOW)
    assert (tmp_path / "out/posts/a/sea.png").read_text() == "mine"


ASTRO = 'export default defineConfig({ site: "https://e.org" })\n'
HEXO = "url: https://e.org\npermalink: :year/:title/\npost_asset_folder: true\n"
ELEVENTY = "module.exports = (c) => ({ dir: { input: 'src/site' } });\n"

LINKED = [
    # the settings, the article, a file, what the article says of it, where it is published
    ("astro.config.mjs", ASTRO, "src/content/blog/a.md", "src/assets/sea.png",
     "../../assets/sea.png", "blog/a/sea.png"),
    ("astro.config.mjs", ASTRO, "src/content/blog/a.md", "public/sea.png",
     "https://e.org/sea.png", "sea.png"),
    ("docusaurus.config.js", "", "blog/2019-05-15-a.md", "static/img/sea.png",
     "../static/img/sea.png", "blog/2019/05/15/a/sea.png"),
    ("_config.yml", HEXO, "source/_posts/a.md", "source/_posts/a/sea.png",
     "/2019/a/sea.png", "2019/a/sea.png"),
    ("hugo.toml", 'baseURL = "https://e.org/"\n', "content/posts/a/index.md",
     "content/posts/a/sea.png", "/posts/a/sea.png", "posts/a/sea.png"),
    (".eleventy.js", ELEVENTY, "src/site/posts/a.md", "src/site/up/sea.png",
     "/up/sea.png", "up/sea.png"),
]  # fmt: skip


@pytest.mark.parametrize(("mark", "settings", "article", "file", "link", "target"), LINKED)
def test_a_picture_is_found_where_the_site_has_it(
    mark: str, settings: str, article: str, file: str, link: str, target: str, tmp_path: Path
) -> None:
    root = write(tmp_path / "site", {mark: settings, article: f"{HEAD}![Sea]({link})\n"})
    write(root, {file: "a picture"})
    report = build(root, tmp_path / "out", now=NOW)
    assert [one.message for one in report.problems] == []
    assert (tmp_path / "out" / target).read_text() == "a picture"


NOT_FOUND = [
    ("src/notes/plan.md", "../../notes/plan.md"),  # a text, which may be nobody's to read
    ("../sea.png", "../../../../sea.png"),
    ("src/.keys/sea.png", "../../.keys/sea.png"),
    ("src/_drafts/sea.png", "../../_drafts/sea.png"),
]


@pytest.mark.parametrize(("file", "link"), NOT_FOUND)
def test_nothing_else_outside_the_source_folder_is_published(
    file: str, link: str, tmp_path: Path
) -> None:
    article = f"{HEAD}[Sea]({link}) ![Sea]({link})\n"
    root = write(tmp_path / "site", {"astro.config.mjs": ASTRO, "src/content/blog/a.md": article})
    write(root, {file: "a secret"})
    assert build(root, tmp_path / "out", now=NOW).problems
    assert not [name for name, data in contents(tmp_path / "out").items() if b"a secret" in data]


def test_such_a_picture_that_changes_is_published_again(tmp_path: Path) -> None:
    mark, settings, article, file, link, target = LINKED[0]
    root = write(tmp_path / "site", {mark: settings, article: f"{HEAD}![Sea]({link})\n"})
    for text in ("a picture", "another picture"):
        write(root, {file: text})
        build(root, tmp_path / "out", now=NOW)
        assert (tmp_path / "out" / target).read_text() == text


def test_a_picture_of_an_article_may_be_named_from_the_root_without_a_slash(tmp_path: Path) -> None:
    mark, settings, article, _ = SITES["hugo"]
    head = HEAD.replace("title: A\n", "title: A\nimage: img/sea.png\n")
    root = write(tmp_path / "site", {mark: settings, article: head + "Words.\n"})
    write(root, {"static/img/sea.png": "a picture"})
    report = build(root, tmp_path / "out", now=NOW)
    assert [one.message for one in report.problems] == []
    assert (tmp_path / "out/img/sea.png").read_text() == "a picture"
