"""What is installed is whole: the wheel and the sdist have every file of the package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


def test_every_file_beside_the_modules_is_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["feeds"]
    suffixes = {PurePosixPath(pattern).suffix for pattern in patterns}
    files = [
        path.relative_to(ROOT / "feeds").as_posix()
        for path in (ROOT / "feeds").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    assert len(files) > 4
    for file in files:
        assert file in patterns or PurePosixPath(file).suffix in suffixes, file


def test_one_extra_has_all_that_users_may_want() -> None:
    """`feeds[all]` is every extra but that of the tests."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = settings["project"]["optional-dependencies"]
    (everything,) = extras["all"]
    named = re.fullmatch(r"feeds\[(.+)\]", everything)
    assert named
    assert set(named[1].split(",")) == extras.keys() - {"all", "test"}


BUILD = "import sys; from setuptools import build_meta as b; print(b.build_{}(sys.argv[1]))"


def built(kind: str, project: Path, output: Path) -> Path:
    """The wheel or sdist of a project, made by the backend that is installed: no network."""
    output.mkdir(exist_ok=True)
    call = [sys.executable, "-W", "ignore", "-c", BUILD.format(kind), str(output)]
    done = subprocess.run(call, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return output / done.stdout.splitlines()[-1]


# The argument came with Python 3.11.4.
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel of the project, and the one that is made of its sdist."""
    folder = tmp_path_factory.mktemp("project")
    project = folder / "feeds-project"
    junk = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(ROOT / "feeds", project / "feeds", ignore=junk)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, project)
    sdist = built("sdist", project, folder / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "unpacked", **SAFELY)
    (unpacked,) = (folder / "unpacked").iterdir()
    return (
        built("wheel", project, folder / "one"),
        built("wheel", unpacked, folder / "two"),
    )


def test_a_wheel_has_every_file_and_says_what_it_is(wheels: tuple[Path, Path]) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "feeds").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {"feeds/docs/settings.md", "feeds/config/feeds.schema.json"} <= files
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for wheel in wheels:
        assert wheel.name == f"feeds-{settings['version']}-py3-none-any.whl"
        with ZipFile(wheel) as archive:
            names = set(archive.namelist())
            (about,) = (name for name in names if name.endswith("/METADATA"))
            metadata = archive.read(about).decode()
            commands = archive.read(about.replace("METADATA", "entry_points.txt")).decode()
        assert {name for name in names if ".dist-info/" not in name} == files
        assert f"\nVersion: {settings['version']}\n" in metadata
        assert (ROOT / "README.md").read_text(encoding="utf-8").strip() in metadata
        assert "feeds = feeds.cli:program" in commands


def test_what_is_installed_of_it_runs(wheels: tuple[Path, Path], tmp_path: Path) -> None:
    """From a folder of its own: a page of the manual, and a build with its templates."""
    with ZipFile(wheels[1]) as archive:
        archive.extractall(tmp_path / "installed")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("date: 2019\n\nText.\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    for words in (["help", "settings"], ["build"], ["--version"]):
        call = [sys.executable, "-m", "feeds", *words]
        done = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "public" / "index.html").is_file()
