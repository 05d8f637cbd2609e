"""What the settings of a site leave out is published nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.config import load_config
from feeds.generators import recognise
from feeds.generators._globs import as_glob, begun_with, seen_below
from feeds.pipeline import survey
from tests.pipeline.sites import write

POST = "---\ntitle: A title\ndate: 2021-11-03\n---\nWords.\n"
JEKYLL = "url: https://a.example\n"
HEXO = "title: A\npermalink: :title/\nsource_dir: source\n"
HUGO = "baseURL = 'https://a.example/'\n"
ZOLA = "base_url = 'https://a.example'\n"
MKDOCS = "site_name: A\n"
DOCUSAURUS = "module.exports = {{presets: [['classic', {{blog: {{exclude: [{}]}}}}]]}};"
ASTRO = """\
const blog = defineCollection({{
  loader: glob({{ pattern: ['**/*.md', {}], base: './src/content/blog' }}),
}});
const docs = defineCollection({{ loader: glob({{ pattern: ['!**/a.md'] }}) }});
"""
A, B = "2021-11-03-a.md", "2021-11-03-b.md"
SITES = {
    "jekyll": (
        {"_config.yml": f"{JEKYLL}exclude: [sandbox, Gemfile]\n"},
        [f"_posts/{A}"],
        [f"sandbox/_posts/{B}"],
    ),
    "jekyll: beginnings": (
        {"_config.yml": f"{JEKYLL}exclude:\n- _posts/2021-11-03-b\n"},
        [f"_posts/{A}"],
        [f"_posts/{B}"],
    ),
    "jekyll: stars": (
        {"_config.yml": f"{JEKYLL}exclude: ['*-b.md', 'drawer/']\n"},
        [f"_posts/{A}"],
        [f"_posts/{B}", f"_posts/sea/{B}"],
    ),
    "jekyll: collections": (
        {"_config.yml": f"{JEKYLL}collections_dir: all\nexclude: [all/_posts/old]\n"},
        [f"all/_posts/{A}"],
        [f"all/_posts/old/{B}"],
    ),
    "bridgetown": (
        {"bridgetown.config.yml": "exclude: [_posts/old/]\n"},
        [f"src/_posts/{A}"],
        [f"src/_posts/old/{B}"],
    ),
    "hexo": (
        {"_config.yml": f"{HEXO}exclude:\n- _posts/old/*\nskip_render: _posts/raw/**\n"},
        ["source/_posts/a.md"],
        ["source/_posts/old/b.md", "source/_posts/raw/c.md"],
    ),
    "hexo: ignore": (
        {"_config.yml": f"{HEXO}ignore: ['**/old/**', 'source/_posts/c.md']\n"},
        ["source/_posts/a.md"],
        ["source/_posts/old/b.md", "source/_posts/c.md"],
    ),
    "hugo": (
        {"hugo.toml": HUGO + "ignoreFiles = ['\\.old\\.md$', 'content/raw/', '/inner/.*']\n"},
        ["content/a.md", "content/posts/raw.md"],
        ["content/b.old.md", "content/raw/c.md", "content/posts/inner/d.md", "content/inner/e.md"],
    ),
    "zola": (
        {"config.toml": ZOLA + "ignored_content = ['*.{old,raw}.md', '**/inner/*']\n"},
        ["content/a.md"],
        ["content/b.old.md", "content/sea/c.raw.md", "content/sea/inner/d.md"],
    ),
    "pelican": (
        {"pelicanconf.py": "SITENAME = 'A'\nIGNORE_FILES = ['*.old.md', 'inner']\n"},
        ["content/a.md"],
        ["content/sea/b.old.md", "content/c.old.md", "content/inner/d.md"],
    ),
    "mkdocs": (
        {
            "mkdocs.yml": MKDOCS
            + "exclude_docs: |\n  old/\n  /c.md\ndraft_docs: |\n  # no\n  d.md\n"
        },
        ["docs/a.md", "docs/sea/c.md"],
        ["docs/sea/old/b.md", "docs/c.md", "docs/sea/d.md"],
    ),
    "eleventy": (
        {".eleventy.js": "module.exports = (made) => { made.ignores.add('posts/old/**'); };"},
        ["posts/a.md"],
        ["posts/old/b.md"],
    ),
    "gatsby": (
        {"gatsby-config.js": "module.exports = {plugins: [{options: {ignore: [`**/old/*`]}}]}"},
        ["content/blog/a.md"],
        ["content/blog/old/b.md", "content/blog/sea/old/c.md"],
    ),
    "docusaurus": (
        {"docusaurus.config.js": DOCUSAURUS.format("'**/old/**', 'c.md'")},
        ["blog/a.md"],
        ["blog/old/b.md", "blog/sea/old/d.md", "blog/c.md"],
    ),
    "astro": (
        {
            "astro.config.mjs": "export default {site: 'https://a.example'}",
            "src/content.config.ts": ASTRO.format("'!**/old/**', \"!c.md\""),
        },
        ["src/content/blog/a.md"],
        ["src/content/blog/old/b.md", "src/content/blog/c.md"],
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_what_a_site_leaves_out_is_not_published(name: str, tmp_path: Path) -> None:
    settings, published, excluded = SITES[name]
    write(tmp_path, {**settings, **dict.fromkeys((*published, *excluded), POST)})
    config = recognise(tmp_path, load_config(tmp_path))
    assert config.site is not None
    assert config.site.generator == name.partition(":")[0]
    found = survey(config.site.folder, config)
    place = config.site.folder.relative_to(tmp_path).as_posix()
    ahead = "" if place == "." else f"{place}/"
    assert {f"{ahead}{one.path}" for one in found.articles} == set(published)


def test_a_pattern_that_is_not_understood_is_told(tmp_path: Path) -> None:
    settings = HUGO + "ignoreFiles = ['(a|b){2}[0-9]\\.md$']\n"
    write(tmp_path, {"hugo.toml": settings, "content/a.md": POST})
    site = recognise(tmp_path, load_config(tmp_path)).site
    assert site is not None
    (problem,) = site.problems
    assert "ignoreFiles" in problem.message
    assert "exclude" in problem.hint


@pytest.mark.parametrize(
    ("pattern", "glob"),
    [
        (r"\.old$", "*.old"), (r"/raw/", "*/raw/*"), (r"^content/x", "content/x*"), ("", ""),
        (r"draft-.*\.md$", "*draft-*.md"), (".*", ""), ("[a-z]", ""), ("a|b", ""), ("a$b", ""),
    ],
)  # fmt: skip
def test_simple_expressions_are_globs(pattern: str, glob: str) -> None:
    assert as_glob(pattern) == glob


@pytest.mark.parametrize(
    ("pattern", "below", "seen"),
    [
        ("old", "", ["/old"]), ("./old/", "", ["/old"]), ("posts/old", "posts", ["/old"]),
        ("other/old", "posts", []), ("**/old", "posts", ["*/old", "/old"]),
        ("*.md", "posts", ["*.md"]), ("posts/**", "posts", ["/*"]), ("posts", "posts", ["*"]),
        ("po", "posts", []), ("{a,b}/c", "", ["/a/c", "/b/c"]), ("!a", "", []), ("", "", []),
    ],
)  # fmt: skip
def test_patterns_are_seen_from_a_folder_below(pattern: str, below: str, seen: list[str]) -> None:
    assert list(seen_below([pattern], below)) == seen


def test_a_beginning_counts_as_the_whole() -> None:
    assert list(begun_with(["old", "a/", "*.md", " "])) == ["old*", "a/*", "*.md"]
