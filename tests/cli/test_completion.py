"""feeds completion: the scripts work in the shells that are here; feeds help and schema."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from feeds.cli._app import COMMANDS
from feeds.config import make_schema
from tests.cli.commands import feeds

WORDS: list[tuple[str, tuple[str, ...]]] = [
    ("feeds b", ("build",)),
    ("feeds ", tuple(name for name, _, _ in COMMANDS)),
    ("feeds build --un", ("--undated",)),
    ("feeds build --undated ", ("error", "warn", "skip")),
    ("feeds -q val", ("validate",)),
    ("feeds --color al", ("always",)),
    ("feeds completion ", ("bash", "zsh", "fish", "powershell")),
    ("feeds validate --format s", ("sarif",)),
    ("feeds help pu", ("purge",)),
    ("feeds help front", ("front-matter",)),
]


def script(shell: str, folder: Path) -> str:
    done = feeds("completion", shell, cwd=folder)
    assert (done.code, done.err) == (0, "")
    return done.out


def run(program: str, *arguments: str, text: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not here")
    done = subprocess.run(
        [found, *arguments], input=text, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(("line", "words"), WORDS, ids=[row[0] for row in WORDS])
def test_bash_completes(tmp_path: Path, line: str, words: tuple[str, ...]) -> None:
    parts = " ".join(f"'{part}'" for part in line.split(" "))
    ask = f"COMP_WORDS=({parts}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _feeds\n"
    ask += 'printf "%s\\n" "${COMPREPLY[@]}"; complete -p feeds >&2\n'.replace(
        " >&2", " >/dev/null"
    )
    found = run("bash", "--norc", "-s", text=script("bash", tmp_path) + ask)
    assert tuple(found.split()) == words


@pytest.mark.parametrize(("line", "words"), WORDS, ids=[row[0] for row in WORDS])
def test_fish_completes(tmp_path: Path, line: str, words: tuple[str, ...]) -> None:
    text = script("fish", tmp_path) + f"complete -C '{line}'\n"
    found = run("fish", "--no-config", text=text)
    assert {row.partition("\t")[0] for row in found.splitlines()} == set(words)


def test_zsh_takes_the_script(tmp_path: Path) -> None:
    text = f"autoload -U compinit; compinit -u -D\n{script('zsh', tmp_path)}print $_comps[feeds]\n"
    assert run("zsh", "-f", text=text) == "_feeds\n"


def test_powershell_gets_every_command_and_option(tmp_path: Path) -> None:
    text = script("powershell", tmp_path)
    assert "Register-ArgumentCompleter -Native -CommandName feeds" in text
    for name, _, _ in COMMANDS:
        assert f"    '{name}' = @('--" in text
    assert "    'build --undated' = @('error', 'warn', 'skip')" in text


@pytest.mark.parametrize(
    ("line", "code", "out", "err"),
    [
        ("completion tcsh", 2, "", "bash, zsh, fish, powershell"),
        ("completion bsh", 2, "", "did you mean bash?"),
        ("completion", 2, "", "Missing argument"),
        ("help", 0, "Commands:", ""),
        ("help build", 0, "Usage: feeds build ", ""),
        ("help bild", 2, "", "did you mean build?"),
        ("help zzz", 2, "", "there is no such command or page"),
    ],
)
def test_help_and_completion_answer(
    tmp_path: Path, line: str, code: int, out: str, err: str
) -> None:
    done = feeds(*line.split(), cwd=tmp_path)
    assert (done.code, out in done.out, err in done.err) == (code, True, True), done


def test_the_schema_is_printed(tmp_path: Path) -> None:
    assert json.loads(feeds("schema", cwd=tmp_path).out) == make_schema()
