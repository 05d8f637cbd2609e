"""What is ready-made for the CI of others: the hooks of pre-commit, and how they are called."""

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

from feeds.formats import FORMATS
from tests.cli.commands import feeds
from tests.pipeline.sites import write

ROOT = Path(__file__).parent.parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
GOOD = """{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": []}"""


def hook() -> dict[str, Any]:
    found = hooks()["feeds-validate"]
    assert isinstance(found, dict)
    return found


def hooks() -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}


def test_hooks_have_what_pre_commit_asks_for() -> None:
    assert set(hooks()) == {"feeds-validate", "feeds-build", "feeds-lock"}
    for one in hooks().values():
        assert {"id", "name", "entry", "language"} <= set(one)
        assert one["language"] == "python"
        command = shlex.split(one["entry"])[0]
        assert command in {point.name for point in entry_points(group="console_scripts")}


ARTICLES: list[tuple[str, dict[str, str], list[str], dict[str, int]]] = [
    # what was committed, and built; what is changed then; what is deleted; what hooks end with
    ("all is well", {}, [], {"feeds-build": 0, "feeds-lock": 0}),
    (
        "a wrong date",
        {"b.txt": "date: 2019-02-30\n\nB.\n"},
        [],
        {"feeds-build": 1, "feeds-lock": 1},
    ),
    ("a new one", {"b.txt": "date: 2019-02-20\n\nB.\n"}, [], {"feeds-build": 0, "feeds-lock": 1}),
    ("one deleted", {}, ["a.txt"], {"feeds-build": 0, "feeds-lock": 1}),
]


@pytest.mark.parametrize(
    ("changed", "deleted", "ends"), [row[1:] for row in ARTICLES], ids=[row[0] for row in ARTICLES]
)
def test_hooks_over_articles(
    tmp_path: Path, changed: dict[str, str], deleted: list[str], ends: dict[str, int]
) -> None:
    seeds = tmp_path / "seeds"
    first = {f"{name}.txt": f"date: 2019-02-0{name}\n\nText {name}.\n" for name in "123"}
    write(seeds, {**first, "a.txt": "date: 2019-02-10\n\nA.\n"})
    write(tmp_path, {"feeds.toml": 'url = "https://a.example/"\n'})
    assert feeds("build", cwd=tmp_path).code == 0
    write(seeds, changed)
    for name in deleted:
        (seeds / name).unlink()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for name, end in ends.items():
        assert hooks()[name]["pass_filenames"] is False
        done = feeds(*shlex.split(hooks()[name]["entry"])[1:], cwd=tmp_path)
        assert done.code == end, done.err
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


FILES: list[tuple[str, bool]] = [
    ("feed.xml", True),
    ("public/rss.xml", True),
    ("public/feed.json", True),
    ("blog/index.xml", True),
    ("a/b.atom", True),
    ("feeds.opml", True),
    ("feeds/all.atom.xml", True),
    ("feeds/sea.rss.xml", True),
    ("podcast.xml", True),
    ("blog/rss", True),
    ("feed", True),
    ("archive/1/feed.json", True),
    ("nl/feed_rss_created.xml", True),
    ("package.json", False),
    ("feedback.json", False),
    ("sitemap-index.xml", False),
    ("rssreader/config.xml", False),
    ("src/feed.py", False),
    ("sitemap.xml", False),
    ("newsfeed.xml.bak", False),
    ("data/index.html", False),
]


FEED_FILE = re.compile(r'"([\w./-]*(?:feed|rss|atom|index)[\w./-]*\.(?:xml|atom|rss|json|opml))"')


def written_names() -> list[str]:
    """Every name of a feed that the product's own tables have."""
    rooms = ("config", "formats", "generators", "pipeline")
    texts = (path.read_text(encoding="utf-8") for room in rooms for path in ROOM[room])
    return sorted({name for text in texts for name in FEED_FILE.findall(text)})


ROOM = {room: sorted((ROOT / "feeds" / room).glob("*.py")) for room in
        ("config", "formats", "generators", "pipeline")}  # fmt: skip


@pytest.mark.parametrize("name", written_names())
def test_the_hook_takes_every_name_that_is_written(name: str) -> None:
    for folder in ("", "public/", "tag/sea/", "archive/12/", "nl/blog/"):
        assert re.search(hook()["files"], folder + name)


def test_the_names_are_found() -> None:
    known = {one.file for one in FORMATS.values()} | {"feeds/all.atom.xml", "feeds.opml"}
    assert known <= set(written_names())


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
