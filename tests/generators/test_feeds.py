"""The feeds of sites of every generator: which addresses, and which entries are at each.

What the generators themselves made of these sites is what is expected, as far as they install.
`further` are feeds of ours that the generator has not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import feeds
from tests.generators.cases import cases_of
from tests.pipeline.sites import NOW, parsed, write

CASES = cases_of("feeds")
_ENDINGS = {".xml", ".rss", ".atom", ".rdf"}


@pytest.mark.parametrize("name", CASES)
def test_feeds_go_on_at_their_old_addresses(name: str, tmp_path: Path) -> None:
    case: dict[str, Any] = CASES[name]
    root = write(tmp_path / "site", case["files"])
    output = tmp_path / "public"
    report = feeds.build(root, output, now=NOW)
    assert report.published, "\n".join(map(str, report.problems))
    found = {
        path.relative_to(output).as_posix(): parsed(path)
        for path in sorted(output.rglob("*"))
        if path.suffix in _ENDINGS and path.name != "sitemap.xml"
    }
    for file in case["further"]:
        found.pop(file)
    entries = {file: [entry.title for entry in feed.entries] for file, feed in found.items()}
    assert entries == case["feeds"]
    assert [one.message for one in report.problems] == case.get("problems", [])
    for file, title in case.get("titles", {}).items():
        assert found[file].feed.title == title
