"""Addresses in texts that begin with a slash: what each generator puts them below.

Checked against Hugo 0.168, VitePress 1.6 and Hexo 8; Docusaurus and Nikola by what they document.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from feeds.articles import Links
from feeds.pipeline import Options, build
from tests.pipeline.sites import NOW, write

BASE = "https://u.example/proj/"
POST = "---\ntitle: A\ndate: 2020-01-02\n---\n[a](/about/) ![i](/x.png) [b](/proj/about/)\n"
HUGO = f'baseURL = "{BASE}"\ntitle = "T"\n'
DOCUSAURUS = "export default {title: 'T', url: 'https://u.example', baseUrl: '/proj/'};\n"
VITEPRESS = f"export default {{base: '/proj/', sitemap: {{hostname: '{BASE}'}}}}\n"
SITES = {
    "hugo": ({"hugo.toml": HUGO}, "content/posts/a.md", "", ""),
    "hugo canonical": ({"hugo.toml": f"{HUGO}canonifyURLs = true\n"}, "content/a.md", "p", "p"),
    "hugo relative": ({"hugo.toml": f"{HUGO}relativeURLs = true\n"}, "content/a.md", "p", "p"),
    "docusaurus": ({"docusaurus.config.js": DOCUSAURUS}, "blog/2020-01-02-a.md", "p", "p"),
    "vitepress": ({".vitepress/config.mts": VITEPRESS}, "posts/a.md", "p", "p"),
    "hexo": (
        {"_config.yml": f"url: {BASE}\nroot: /proj/\nsource_dir: source\n"},
        "source/_posts/a.md",
        "",
        "p",
    ),
    "hexo without": (
        {
            "_config.yml": f"url: {BASE}\nroot: /proj/\nsource_dir: source\n"
            "marked: {prependRoot: false}\n"
        },
        "source/_posts/a.md",
        "",
        "",
    ),
    "jekyll": (
        {"_config.yml": "url: https://u.example\nbaseurl: /proj\n"},
        "_posts/2020-01-02-a.md",
        "",
        "",
    ),
    "mkdocs": (
        {
            "mkdocs.yml": f"site_name: T\nsite_url: {BASE}\nplugins: [blog]\n"
            "validation: {links: {absolute_links: relative_to_docs}}\n"
        },
        "docs/blog/posts/a.md",
        "p",
        "p",
    ),
}


def _body(root: Path, output: Path, options: Options | None = None) -> str:
    """The only article of a site, as its JSON Feed has it."""
    report = build(root, output, now=NOW, options=options)
    assert not report.errors
    (item,) = json.loads(next(output.rglob("feed.json")).read_bytes())["items"]
    return str(item["content_html"])


@pytest.mark.parametrize("name", SITES)
def test_a_slash_stands_for_the_host_or_for_the_site(tmp_path: Path, name: str) -> None:
    settings, article, link, picture = SITES[name]
    root = write(tmp_path / "site", {**settings, article: POST})
    found = {"": "https://u.example/", "p": BASE}
    html = _body(root, tmp_path / "public")
    assert f'href="{found[link]}about/"' in html
    assert f'src="{found[picture]}x.png"' in html
    assert f'href="{BASE}about/"' in html
    assert "/proj/proj/" not in html


def test_settings_that_change_what_a_slash_means_reach_every_page(tmp_path: Path) -> None:
    root = write(tmp_path / "site", {"hugo.toml": HUGO, "content/a.md": POST})
    options = Options(cache=tmp_path / "cache")
    for ending, expected in ("", "https://u.example/"), ("canonifyURLs = true\n", BASE):
        write(root, {"hugo.toml": HUGO + ending})
        assert f'href="{expected}about/"' in _body(root, tmp_path / "public", options)


@pytest.mark.parametrize(
    ("rooted", "tag", "address", "expected"),
    [
        ("all", "a", "/", BASE),
        ("all", "a", "/proj", "https://u.example/proj"),
        ("all", "a", "/project/", f"{BASE}project/"),
        ("all", "a", "//h.example/x", "https://h.example/x"),
        ("all", "a", "x", f"{BASE}a/x"),
        ("pictures", "a", "/x", "https://u.example/x"),
        ("pictures", "img", "/x.png", f"{BASE}x.png"),
        ("", "img", "/x.png", "https://u.example/x.png"),
    ],
)
def test_rooted_addresses(rooted: str, tag: str, address: str, expected: str) -> None:
    links = Links(
        file="a.md",
        permalink=f"{BASE}a/",
        base=BASE,
        page=lambda _path: None,
        find=lambda _path: None,
    )
    links.rooted = rooted
    assert links.resolve(tag, "src" if tag == "img" else "href", address) == expected
