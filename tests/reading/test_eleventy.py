"""What the data of a folder says of Eleventy's articles, read as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.model import Document
from feeds.reading import read
from tests.generators.sites import site_of
from tests.pipeline.sites import write

DATA = [
    ("posts.json", '{"permalink": "/a/", "lang": "nl", "tags": "posts"}', "url", "/a/"),
    ("posts.11tydata.json", '{"eleventyComputed": {"permalink": "/{{ slug }}/"}}', "pattern", ""),
    ("posts.11tydata.js", "module.exports = {permalink: '/a/', lang: `nl`}", "url", "/a/"),
    ("posts.11tydata.mjs", "export default {\n  permalink: `/${a}/`,\n}", "pattern", ""),
    ("posts.11tydata.cjs", "module.exports = {\n  permalink: (d) => d.a,\n}", "pattern", ""),
    ("posts.11tydata.js", "export default {\n  permalink(data) { return 'x' }\n}", "pattern", ""),
    ("posts.11tydata.js", "export default {author: 'Ann'}", "author", "Ann"),
    ("posts.11tydata.js", "export default {", "title", "T"),
]


@pytest.mark.parametrize(("name", "text", "field", "value"), DATA)
def test_the_data_of_a_folder(name: str, text: str, field: str, value: str, tmp_path: Path) -> None:
    page = "---\ntitle: T\ndate: 2020-01-01\n---\nText.\n"
    root = write(tmp_path, {f"posts/{name}": text, "posts/a.md": page})
    (made,) = read(root / "posts" / "a.md", "posts/a.md", site=site_of("eleventy"))
    assert isinstance(made, Document)
    item = made.first(field)
    assert item is not None
    assert item.value == value or not value


def test_a_folder_that_is_kept_out_of_all_lists(tmp_path: Path) -> None:
    script = "module.exports = {eleventyExcludeFromCollections: true}"
    root = write(tmp_path, {"p/p.11tydata.js": script, "p/a.md": "---\ntitle: T\n---\nText.\n"})
    (made,) = read(root / "p" / "a.md", "p/a.md", site=site_of("eleventy"))
    assert isinstance(made, Document)
    assert "eleventyExcludeFromCollections" in made.left_out
