"""The digest of a source covers all that its words are made of: a change of a site's value, data
or part of a page is told where a text asks for it, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

import feeds
from feeds.config import load_config
from feeds.generators import recognise
from feeds.ledger import load
from tests.pipeline.sites import write

_NOW = datetime(2026, 7, 1, tzinfo=UTC)
_LATER = datetime(2026, 8, 1, tzinfo=UTC)

JEKYLL = {
    "_config.yml": "url: https://a.example.org\nharbour: Cacilhas\ncrew: {captain: Inês}\n",
    "_includes/place.html": "<p>By the pier of {{ site.harbour }}.</p>\n",
    "_includes/still.html": "<p>By the pier.</p>\n",
    "_data/times.yml": "- 07:10\n",
    "_posts/2021-01-01-value.md": "---\ntitle: A\n---\nFrom {{ site.harbour }} we sailed.\n",
    "_posts/2021-01-02-inner.md": "---\ntitle: B\n---\nSaid {{ site.crew.captain }} aloud.\n",
    "_posts/2021-01-03-part.md": "---\ntitle: C\n---\nThere.\n\n{% include place.html %}\n",
    "_posts/2021-01-04-data.md": "---\ntitle: D\n---\nAt {{ site.data.times | first }} we go.\n",
    "_posts/2021-01-05-plain.md": "---\ntitle: E\n---\nNothing is asked here.\n",
}
HUGO = {
    "hugo.toml": 'baseURL = "https://a.example.org/"\n[params]\nlock = "Spaarndam"\n',
    "content/posts/param.md": "---\ntitle: A\ndate: 2022-01-01\n---\nAt {{< param lock >}}.\n",
    "content/posts/plain.md": "---\ntitle: B\ndate: 2022-01-02\n---\nNothing is asked here.\n",
}

# site, file that changes, old and new text, the articles of which it is told
CHANGES = {
    "a value": (JEKYLL, "_config.yml", "Cacilhas", "Barreiro", {"value", "part"}),
    "a value inside of a value": (JEKYLL, "_config.yml", "Inês", "Rosa", {"inner"}),
    "a value nobody asks for": (JEKYLL, "_config.yml", "url:", "rare: 1\nurl:", set()),
    "a part": (JEKYLL, "_includes/place.html", "By the", "On the", {"part"}),
    "a part nobody asks for": (JEKYLL, "_includes/still.html", "By the", "On the", set()),
    "data": (JEKYLL, "_data/times.yml", "07:10", "09:00", {"data"}),
    "a parameter": (HUGO, "hugo.toml", "Spaarndam", "Halfweg", {"param"}),
}


def _build(root: Path, now: datetime) -> feeds.Report:
    config = recognise(root, load_config(root))
    assert config.site is not None
    return feeds.build(config.site.folder, root / "public", config, now=now)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_by_the_articles_that_ask_for_it(tmp_path: Path, name: str) -> None:
    files: Mapping[str, str]
    files, changed, old, new, told = CHANGES[name]
    root = write(tmp_path / "site", files)
    assert _build(root, _NOW).published
    folder = next(root.rglob("feeds.lock")).parent
    before = load(folder).entries
    text = files[changed]
    assert old in text
    (root / changed).write_text(text.replace(old, new), encoding="utf-8")
    assert _build(root, _LATER).published
    after = load(folder).entries
    moved = {after[one].path for one in before if after[one].updated == _LATER}
    assert {Path(path).stem.rpartition("-")[2] for path in moved} == told
    kept = [one for one in before if after[one].path not in moved]
    assert all(after[one].updated == before[one].updated for one in kept)
