"""What a generator takes as data, or only copies, is no article of its site."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.config import load_config
from feeds.generators import GENERATORS, recognise
from feeds.pipeline import survey
from tests.pipeline.sites import write

SITES = {
    "astro": ("astro.config.mjs", "export default {site: 'https://a.example'}", "src/content/blog"),
    "docusaurus": ("docusaurus.config.js", "module.exports = {title: 'A', presets: []}", "blog"),
    "eleventy": (".eleventy.js", "module.exports = () => ({})", "posts"),
    "gatsby": ("gatsby-config.js", "module.exports = {}", "content/blog"),
    "hexo": ("_config.yml", "title: A\npermalink: :title/\nsource_dir: source\n", "source/_posts"),
    "hugo": ("hugo.toml", "baseURL = 'https://a.example/'\n", "content/posts"),
    "nikola": ("conf.py", "BLOG_TITLE = 'A'\nPOSTS = (('posts/*.md', 'posts', 'p'),)\n", "posts"),
    "pelican": ("pelicanconf.py", "SITENAME = 'A'\nDEFAULT_DATE = 'fs'\n", "content"),
    "sphinx": ("conf.py", "extensions = ['ablog', 'myst_parser']\n", "posts"),
    "zola": ("config.toml", "base_url = 'https://a.example'\n", "content"),
}
ROWS = {
    "rows.json": '[{"title": "A row", "date": "2020-01-03", "content": "Words."}]',
    "lines.jsonl": '{"title": "A line", "date": "2020-01-05", "content": "Words."}\n',
    "table.csv": "title,date,content\nA row,2020-01-04,Words\n",
}
PLAIN = {"robots.txt": "User-agent: *\nDisallow: /all\n", "notes.txt": "date: 2020-01-02\n\nNo.\n"}
TEXTS_ARE_PAGES = {"nikola", "sphinx"}


@pytest.mark.parametrize("key", SITES)
def test_rows_and_plain_texts_are_not_published(key: str, tmp_path: Path) -> None:
    settings, text, folder = SITES[key]
    others = ROWS if key in TEXTS_ARE_PAGES else {**ROWS, **PLAIN}
    post = {"one.md": "---\ntitle: One\ndate: 2021-03-04\n---\nWords.\n"}
    inside = {f"{folder}/{name}": body for name, body in {**post, **others}.items()}
    write(tmp_path, {settings: text, **inside})
    config = recognise(tmp_path, load_config(tmp_path))
    assert config.site is not None
    assert config.site.generator == key
    found = survey(config.site.folder, config)
    assert [one.path.rpartition("/")[2] for one in found.articles] == ["one.md"]
    assert {path.rpartition("/")[2] for path, _ in found.left_out} >= others.keys()


def test_public_files_of_astro_are_copied(tmp_path: Path) -> None:
    post = "---\ntitle: {}\ndate: 2021-03-04\n---\nWords.\n"
    write(
        tmp_path,
        {
            "astro.config.mjs": "export default {site: 'https://a.example'}",
            "notes/one.md": post.format("One"),
            "public/notes/two.md": post.format("Two"),
        },
    )
    config = recognise(tmp_path, load_config(tmp_path))
    assert config.site is not None
    assert [one.path for one in survey(config.site.folder, config).articles] == ["notes/one.md"]


def test_each_generator_says_what_it_reads() -> None:
    """All but Jekyll and Bridgetown, which read whatever has metadata at its head."""
    silent = {key for key, one in GENERATORS.items() if not one.paths.read}
    assert silent == {"jekyll", "bridgetown"}
