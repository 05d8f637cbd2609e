"""README is true: every example in it runs, and prints what it says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import yaml

from feeds.config import Config, FeedSetting, parse_config

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"(?:<!-- (?P<mark>[a-z]+): (?P<name>[^ ]+) -->\n)?```(?P<language>[a-z]+)\n(?P<text>.*?)```\n",
    re.DOTALL,
)
_INTERNAL = {"root", "file", "given", "site"}


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and what the comment ahead of it says."""

    language: str
    text: str
    mark: str
    name: str


BLOCKS = [
    Block(match["language"], match["text"], match["mark"] or "", match["name"] or "")
    for match in _BLOCK.finditer(README)
]


def test_there_are_blocks_of_every_kind() -> None:
    assert README.count("```") == 2 * len(BLOCKS)
    languages = {block.language for block in BLOCKS}
    assert languages == {"text", "sh", "console", "toml", "python", "yaml"}
    assert [block.name for block in BLOCKS if block.mark == "command"] == ["publish", "test"]


def test_the_story_that_it_tells(tmp_path: Path) -> None:
    """Files are written, commands run and programs executed in the order they stand in."""
    commands = 0
    for block in BLOCKS:
        if block.mark == "file":
            path = tmp_path / block.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            commands += _run_console(block.text, tmp_path)
        elif block.language == "python":
            done = _run([sys.executable, "-c", block.text], tmp_path)
            assert done.returncode == 0, done.stdout
    assert commands > 5


def _run_console(text: str, folder: Path) -> int:
    """Run each `$ command` and compare what it prints; a `…` stands for anything."""
    parts = re.split(r"^\$ (.+)\n", text, flags=re.MULTILINE)
    assert parts[0] == ""
    for command, expected in zip(parts[1::2], parts[2::2], strict=True):
        done = _run(["bash", "-c", command], folder)
        pattern = re.sub(r"[\[\]?*]", lambda found: f"[{found[0]}]", expected).replace("…", "*")
        printed = done.stdout.decode()
        assert fnmatchcase(printed, pattern), f"$ {command}\n{printed}"
    return len(parts) // 2


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "SOURCE_DATE_EPOCH": "1769860800",
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


@pytest.mark.parametrize(
    "block", [block for block in BLOCKS if block.language == "toml"], ids=lambda b: b.text[:20]
)
def test_settings_are_as_it_writes_them(block: Block) -> None:
    assert parse_config(block.text, Path("feeds.toml")).given


def test_every_setting_stands_in_its_table_with_its_default() -> None:
    rows = re.findall(r"^\| (`[^|]+`) \| ([^|]+) \| ", README, re.MULTILINE)
    stated = {
        name: default.strip()
        for names, default in rows
        for name in re.findall(r"`([a-z_]+)`", names)
    }
    settings = {field.name: field for field in fields(Config) if field.name not in _INTERNAL}
    stated = {name: stated[name] for name in stated if name in settings or name not in _ARTICLE}
    assert stated.keys() == settings.keys()
    made = Config()
    for name, default in stated.items():
        if not default.startswith("`"):
            continue
        value = getattr(made, name)
        if name == "permalink":
            assert default == '`"{slug}.html"`'
            continue
        assert default == f"`{_toml(value)}`", name


def _toml(value: object) -> str:
    """A default as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    return {"()": "[]"}.get(str(value), str(value))


_ARTICLE = set(
    "date published timestamp updated lastmod title summary description author by tags "
    "categories lang url slug id image enclosure draft".split()
)


def test_the_further_feed_knows_what_it_names() -> None:
    (block,) = [block for block in BLOCKS if "[[feed]]" in block.text]
    (feed,) = parse_config(block.text, Path("feeds.toml")).feed
    assert feed == FeedSetting(
        name="tide", title="High and low water", tags=("sea", "harbour"), limit=10
    )


def test_every_command_has_its_section() -> None:
    done = _run(["feeds", "--help"], ROOT)
    commands = set(re.findall(r"^  ([a-z]+)  ", done.stdout.decode(), re.MULTILINE))
    assert commands
    assert commands <= set(re.findall(r"^### feeds ([a-z]+)$", README, re.MULTILINE))


def test_snippets_for_other_programs_are_yaml() -> None:
    workflow, scanning, hooks = (
        yaml.safe_load(block.text) for block in BLOCKS if block.language == "yaml"
    )
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hooks["repos"][0]["hooks"] == [{"id": hook["id"]}]
    command = workflow["jobs"]["feeds"]["steps"][-1]["run"].split()
    done = _run(command, ROOT)
    assert done.returncode == 0, done.stdout
    written, _, file = scanning[0]["run"].partition(" > ")
    done = _run(written.split(), ROOT)
    assert json.loads(done.stdout)["version"] == "2.1.0"
    assert scanning[1]["with"] == {"sarif_file": file}


def test_every_public_name_exists() -> None:
    import feeds  # noqa: PLC0415 - the subject

    assert feeds.__all__ == sorted(feeds.__all__)
    for name in feeds.__all__:
        assert getattr(feeds, name).__doc__
