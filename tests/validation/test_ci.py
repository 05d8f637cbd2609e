"""What is ready-made for the CI of others: the pre-commit hook, and how it is called."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
GOOD = """{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": []}"""


def hook() -> dict[str, Any]:
    (found,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_hook_has_what_pre_commit_asks_for() -> None:
    assert {"id", "name", "entry", "language"} <= set(hook())
    assert hook()["language"] == "python"
    command = shlex.split(hook()["entry"])[0]
    assert command in {point.name for point in entry_points(group="console_scripts")}


FILES: list[tuple[str, bool]] = [
    ("feed.xml", True),
    ("public/rss.xml", True),
    ("public/feed.json", True),
    ("blog/index.xml", True),
    ("a/b.atom", True),
    ("feeds.opml", True),
    ("package.json", False),
    ("sitemap.xml", False),
    ("newsfeed.xml.bak", False),
    ("data/index.html", False),
]


@pytest.mark.parametrize(("file", "taken"), FILES)
def test_the_hook_takes_feeds(file: str, *, taken: bool) -> None:
    assert bool(re.search(hook()["files"], file)) is taken


def test_the_hook_runs_on_the_files_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_text(GOOD, encoding="utf-8")
    (tmp_path / "rss.xml").write_text("<rss version='2.0'><channel/>", encoding="utf-8")
    _, *rest = shlex.split(hook()["entry"])
    for files, status in ((["feed.json"], 0), (["feed.json", "rss.xml"], 1)):
        command = [sys.executable, "-m", "feeds", *rest, *files]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == status, done.stderr
