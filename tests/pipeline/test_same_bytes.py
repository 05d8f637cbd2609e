"""The same input gives the same bytes, whatever machine, place, time or user builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.sites import FIRST, SECOND, contents, write

ROOT = Path(__file__).parent.parent.parent

FILES = {
    "a.txt": FIRST,
    "b.txt": SECOND,
    "c/ä.txt": f"author: Zoë, Ann\ntags: sea, air\nlang: fr\n{FIRST}",
    "c/b.txt": "date: 2019-05-15T14:30+02:00\n\nЩука плыла по реке и думала о весне. Было тихо.\n",
    "d.txt": "date: 2019-05-15\n\nThe Ireland of old had 12 harbours. Istanbul had more.\n",
}
SETTINGS = """
title = "The Tide"
url = "https://tide.example.org/"
timezone = "Europe/Amsterdam"
by_tag = true
by_language = true
compress = true
"""
SITUATIONS = {
    "another zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    "no locale": {"LANG": "C", "LC_ALL": "C"},
    "another hash seed": {"PYTHONHASHSEED": "4711"},
    "another day": {"SOURCE_DATE_EPOCH": "4102444800"},
}
_PROGRAM = """
import os, sys
os.umask(int(sys.argv.pop(1), 8))
order = sys.argv.pop(1)
if order == "reversed":
    scandir = os.scandir
    class Reversed:
        def __init__(self, path):
            self.entries = scandir(path)
        def __enter__(self):
            return reversed(sorted(self.entries, key=lambda entry: entry.name))
        def __exit__(self, *_):
            self.entries.close()
    os.scandir = Reversed
from feeds.cli import main
main()
"""


def run(source: Path, output: Path, *, umask: str = "022", order: str = "", **env: str) -> None:
    command = [sys.executable, "-c", _PROGRAM, umask, order, "build", str(source), str(output)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1782900000", "TZ": "UTC", **env}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "seeds"
    return write(folder, {**FILES, "feeds.toml": SETTINGS})


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("expected")
    run(source, output, PYTHONHASHSEED="1")
    found = contents(output)
    assert len(found) > 40
    return found


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_build_elsewhere(
    name: str, source: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    run(source, tmp_path / "public", **SITUATIONS[name])
    assert contents(tmp_path / "public") == expected


def test_a_build_under_another_umask_and_directory_order(
    source: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    run(source, tmp_path / "public", umask="077", order="reversed")
    assert contents(tmp_path / "public") == expected
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "public").rglob("*.html")}
    assert modes == {0o644}


def test_a_build_from_another_folder(expected: dict[str, bytes], tmp_path: Path) -> None:
    source = write(tmp_path / "elsewhere", {**FILES, "feeds.toml": SETTINGS})
    run(source, tmp_path / "public")
    assert contents(tmp_path / "public") == expected


@pytest.mark.parametrize("settings", ["", "compress = false\n"])
def test_however_many_processes_build(settings: str, tmp_path: Path) -> None:
    text = "date: {}-{:02d}\ntitle: Piece {}\n\nText of number {} & more.\n"
    files = {f"{n}.txt": text.format(1900 + n % 50, n % 12 + 1, n % 99, n) for n in range(450)}
    files["long.txt"] = f"{FIRST}\n" + "A long text goes on and on.\n\n" * 40_000
    files["bad.txt"] = "No date.\n"
    toml = (SETTINGS.replace("compress = true\n", "") if settings else SETTINGS) + settings
    source = write(tmp_path / "seeds", {**files, "feeds.toml": toml + 'undated = "skip"\n'})
    run(source, tmp_path / "one", FEEDS_WORKERS="0")
    run(source, tmp_path / "three", FEEDS_WORKERS="3")
    assert contents(tmp_path / "one") == contents(tmp_path / "three")
