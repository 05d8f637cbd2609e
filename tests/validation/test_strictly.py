"""What is built passes our own validator strictly: no error and no warning, on any site."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from feeds.config import Config
from feeds.validation.folder import is_feed, validate_folder
from tests.pipeline.sites import NOW, SITE, build

HOOKS = Path(__file__).parent.parent.parent / ".pre-commit-hooks.yaml"
WORDS = ("Ebb", "Flow", "Fog & rain", "<b> is bold", "Été à Brême", "你好", "مرحبا")


def article(number: int, **head: str) -> str:
    word = WORDS[number % len(WORDS)]
    lines = {"title": f"'{word} {number}'", "date": f"2024-01-{number + 1:02d}", **head}
    above = "".join(f"{key}: {value}\n" for key, value in lines.items())
    return (
        f"---\n{above}---\n# A heading\n\nText {number} of *{word.replace('<', '')}*, "
        "[a link](https://example.org/), [a part](#a-heading) and [another](0.md).\n\n"
        "![](p.png)\n\n    <p>code & {{ braces }}</p>\n\nOne[^1].\n\n[^1]: Note.\n"
    )


def articles(count: int, **head: str) -> dict[str, str | bytes]:
    return {"p.png": b"\x89PNG", **{f"{n}.md": article(n, **head) for n in range(count)}}


EPISODES: dict[str, str | bytes] = {
    "one.mp3": b"ID3" + bytes(400),
    **{f"{n}.md": article(n, enclosure="one.mp3", language="en") for n in range(3)},
}
DATES: dict[str, str | bytes] = {
    "a.txt": "date: 1850\ntitle: Old\n\nText.\n",
    "b.txt": "date: 2019-05\ntitle: A month\n\nText.\n",
    "c.txt": "date: 2024-02-05T23:59:59.5-05:00\ntitle: Exact\n\nText.\n",
    "d.txt": "date: 2024-02-06\nupdated: 2025-01-01\ntitle: Changed\n\nText.\n",
}
SITES: list[tuple[str, dict[str, str | bytes], Config]] = [
    ("plain", articles(3), SITE),
    ("one", articles(1), SITE),
    ("tags", articles(6, tags="[sea, fog]"), replace(SITE, by_tag=True)),
    ("archives", articles(7), replace(SITE, archive=2, limit=2)),
    ("archives of one", articles(5), replace(SITE, archive=1, limit=1)),
    (
        "archives by tag",
        articles(7, tags="[sea, fog]", author="Ada"),
        replace(SITE, archive=2, limit=2, by_tag=True, by_author=True),
    ),
    ("json alone", articles(7), replace(SITE, archive=2, limit=2, formats=("json",))),
    ("audio", EPISODES, SITE),
    ("dates", DATES, SITE),
    ("preview", articles(6, tags="[sea]"), replace(SITE, url="", by_tag=True)),
    ("preview with archives", articles(6), replace(SITE, url="", archive=2, limit=2)),
    ("names", articles(4), replace(SITE, names={"atom": ("feeds/all.atom.xml", "rss")})),
]


@pytest.mark.parametrize(("name", "files", "config"), SITES, ids=[row[0] for row in SITES])
def test_a_site_of_ours_is_strictly_clean(
    name: str, files: dict[str, str | bytes], config: Config, tmp_path: Path
) -> None:
    output, report = build(tmp_path, files, config)
    assert report.published, (name, report.problems)
    checked = list(validate_folder(output, now=NOW))
    assert checked
    found = [
        (one.file, finding.code, finding.message)
        for one in checked
        for finding in one.report.findings
        if finding.severity == "error"
        or (finding.severity == "warning" and finding.code not in LOCAL)
    ]
    assert found == []


LOCAL = {"H206", "Q203"}  # a preview is at this machine, and says so once a file


def test_a_preview_says_so_once_a_file(tmp_path: Path) -> None:
    output, _ = build(tmp_path, articles(6), replace(SITE, url=""))
    for one in validate_folder(output, now=NOW):
        codes = [finding.code for finding in one.report.findings]
        expected = 0 if one.file.endswith((".html", ".opml")) else 1
        assert codes.count("Q203") == expected, one.file


@pytest.mark.parametrize(("name", "files", "config"), SITES, ids=[row[0] for row in SITES])
def test_the_hook_takes_every_feed_of_a_site(
    name: str, files: dict[str, str | bytes], config: Config, tmp_path: Path
) -> None:
    output, _ = build(tmp_path, files, config)
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    (hook,) = (one for one in hooks if one["id"] == "feeds-validate")
    feeds = [
        path.relative_to(output).as_posix()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.suffix != ".html" and is_feed(path.read_bytes()[:8000])
    ]
    assert feeds, name
    assert [path for path in feeds if not re.search(hook["files"], path)] == []
