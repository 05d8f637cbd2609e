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
