"""Doing what a page says, block by block, in a reader's folder."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml
from typer.main import get_command

from feeds.cli import main
from feeds.cli._app import COMMANDS, app
from feeds.config import parse_config
from feeds.pages import stylesheet
from tests.docs.blocks import ROOT, Block

__all__ = ["calls_in", "check_call", "commands_of", "follow", "options_of", "run"]

SETTINGS = "feeds.toml"
HOOKS = [
    hook["id"]
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
]
_UNRUN = {"network", "server"}
"""Kinds of shell blocks that are checked and not run: what they need is no part of a test."""

_ENDS = {">", ">>", "|", "&&", "||", ";"}
"""What a call goes on to in a shell."""

_SHELL = re.compile(r"[|<>;&$`*~]")


def follow(block: Block, folder: Path) -> str:
    """Do what the block asks of a reader, and say how it was held to the truth.

    Raises AssertionError where it does not hold, or where nothing is known to be done with it.
    """
    if block.language == "yaml":
        _check_workflow(yaml.safe_load(block.text))
    if block.file:
        return _write(block, folder)
    if block.language == "console":
        for command, expected in commands_of(block.text):
            code, printed = run(command, folder)
            assert fnmatchcase(printed, _pattern(expected)), f"{block}\n$ {command}\n{printed}"
            is_told = "error" in expected
            assert bool(code) == is_told, f"{block}: $ {command} ended with {code}"
        return "compared"
    if block.language == "sh":
        return _shell(block, folder)
    if block.language == "python":
        return _python(block, folder)
    if block.language == "toml":
        parse_config(block.text, Path(SETTINGS))
        return "checked"
    if block.language == "yaml":
        return "checked"
    if block.language == "css":
        return _css(block)
    if (block.language, block.kind) == ("text", "cron"):
        return _cron(block)
    raise AssertionError(f"{block}: nobody knows what to do with it")


def _css(block: Block) -> str:
    """Each name that it changes is one that our stylesheet has."""
    names = set(re.findall(r"(--[\w-]+):", block.text))
    assert names <= set(re.findall(r"(--[\w-]+):", stylesheet().decode())), f"{block}"
    return "checked"


def _check_workflow(value: Any) -> None:
    """Whatever it is for: each call of feeds can be made, each action and hook of ours is there."""
    if isinstance(value, list):
        for one in value:
            _check_workflow(one)
    if not isinstance(value, dict):
        return
    for words in calls_in(str(value.get("run", "")).splitlines()):
        check_call(words)
    for hook in value.get("hooks", []):
        assert hook["id"] in HOOKS
    action = str(value.get("uses", "")).partition("@")[0].partition("/.github/")[2]
    if action:
        file = ROOT / ".github" / action / "action.yml"
        known = yaml.safe_load(file.read_text(encoding="utf-8"))["inputs"]
        assert value.get("with", {}).keys() <= known.keys()
    for one in value.values():
        _check_workflow(one)


def _write(block: Block, folder: Path) -> str:
    path = folder / block.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")
    if path.name == SETTINGS:
        parse_config(block.text, Path(SETTINGS))
    return "written"


def commands_of(text: str) -> Iterator[tuple[str, str]]:
    """(command, what it prints) of a console block."""
    before, *parts = re.split(r"^\$ (.+)\n", text, flags=re.MULTILINE)
    assert not before
    yield from zip(parts[::2], parts[1::2], strict=True)


def _pattern(expected: str) -> str:
    """`…` stands for anything, and nothing else has a meaning of its own."""
    return re.sub(r"[\[\]?*]", lambda found: f"[{found[0]}]", expected).replace("…", "*")


def _shell(block: Block, folder: Path) -> str:
    if block.kind in _UNRUN:
        for words in calls_in(block.text.splitlines()):
            check_call(words)
        done = subprocess.run(["bash", "-n"], input=block.text.encode(), check=False)
        assert done.returncode == 0, f"{block}: this is no shell"
        return "parsed"
    assert not block.kind, f"{block}: an unknown kind"
    for command in block.text.splitlines():
        code, printed = run(command, folder)
        assert code == 0, f"{block}\n$ {command}\n{printed}"
    return "run"


def _cron(block: Block) -> str:
    """Five times, and a command as in a shell."""
    for line in block.text.splitlines():
        *times, command = line.split(maxsplit=5)
        assert all(re.fullmatch(r"[\d*/,-]+", time) for time in times), line
        for words in calls_in(re.split(r" && ", command)):
            check_call(words)
    return "parsed"


def _python(block: Block, folder: Path) -> str:
    with chdir(folder), redirect_stdout(io.StringIO()):
        exec(compile(block.text, str(block), "exec"), {"__name__": "__main__"})
    return "run"


def run(command: str, folder: Path) -> tuple[int, str]:
    """The exit status and what is printed; a plain call of feeds needs no process of its own."""
    words = shlex.split(command)
    if words[0] == "feeds" and not _SHELL.search(command):
        return _call(words, folder)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def _call(words: list[str], folder: Path) -> tuple[int, str]:
    printed = io.StringIO()
    before = sys.argv
    sys.argv = words
    try:
        with chdir(folder), redirect_stdout(printed), redirect_stderr(printed):
            main()
    except SystemExit as end:
        code = end.code
    finally:
        sys.argv = before
    assert isinstance(code, int)
    return code, printed.getvalue()


def calls_in(lines: Iterable[str]) -> Iterator[list[str]]:
    """The words of each call of feeds."""
    for line in lines:
        words = shlex.split(line, comments=True)
        for place, word in enumerate(words):
            if word == "feeds" or word.endswith("/feeds"):
                yield list(takewhile(lambda one: one not in _ENDS, words[place + 1 :]))
                break


def _command(name: str) -> Any:
    group: Any = get_command(app)
    assert name in group.commands, f"feeds has no command {name}"
    return group.commands[name]


def options_of(name: str) -> set[str]:
    """All that a command takes, in every way they may be written."""
    return {option for param in _command(name).params for option in param.opts} | {"-h", "--help"}


def check_call(words: list[str]) -> None:
    """That the command is there and takes these options: parsed, and not run."""
    name, *rest = words
    if name.startswith("-"):
        assert name in options_of(COMMANDS[0][0])
        return
    _command(name).make_context(name, [one for one in rest if one not in {"-h", "--help"}])
