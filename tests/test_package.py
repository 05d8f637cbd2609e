"""What is installed is whole: files beside the modules are declared as package data."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePosixPath

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
