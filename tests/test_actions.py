"""What is ready-made for the CI of others: actions of GitHub, and the hook over articles.

A step that installs needs a network: of it, only the paths are held. The others are run.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from feeds.reading import FOREIGN, SUFFIXES, UNREAD
from tests.cli.commands import feeds
from tests.pipeline.sites import FIRST, write

ROOT = Path(__file__).parent.parent
ACTIONS = ROOT / ".github" / "actions"
NAMES = ("build", "validate")
WRONG = "<rss version='2.0'><channel/>"


def action(name: str) -> Any:
    return yaml.safe_load((ACTIONS / name / "action.yml").read_text(encoding="utf-8"))


def steps(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The step that installs, and the one that calls feeds."""
    python, install, call = action(name)["runs"]["steps"]
    assert python["uses"].startswith("actions/setup-python@")
    return install, call


def given(step: dict[str, Any], name: str, inputs: dict[str, str]) -> dict[str, str]:
    """The environment of a step; each `${{ inputs.NAME }}` has its value, or its default."""
    known = {key: one["default"] for key, one in action(name)["inputs"].items()}
    assert inputs.keys() <= known.keys()
    values = known | inputs
    return {
        key: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: values[found[1]], text)
        for key, text in step["env"].items()
    }


def call(name: str, folder: Path, **inputs: str) -> tuple[int, str]:
    """Run the step that calls feeds, as GitHub's bash does; the status and what is printed."""
    _, step = steps(name)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_ACTION_PATH": str(ACTIONS / name),
        **given(step, name, inputs),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode()


@pytest.mark.parametrize("name", NAMES)
def test_an_action_says_what_it_takes(name: str) -> None:
    whole = action(name)
    assert {"name", "description", "inputs", "runs"} <= whole.keys()
    assert whole["runs"]["using"] == "composite"
    assert all(one["description"].endswith(".") for one in whole["inputs"].values())
    used = set(re.findall(r"inputs\.(\w+)", json.dumps(whole["runs"])))
    assert used == whole["inputs"].keys()


@pytest.mark.parametrize("name", NAMES)
def test_what_it_installs_is_the_project_beside_it(name: str) -> None:
    install, _ = steps(name)
    (file,) = re.findall(r'bash "\$GITHUB_ACTION_PATH/([^"]+)"', install["run"])
    script = ACTIONS / name / file
    text = script.resolve().read_text(encoding="utf-8")
    subprocess.run(["bash", "-n", str(script.resolve())], check=True)
    (above,) = re.findall(r'\$\(cd "\$\(dirname "\$0"\)/([./]+)"', text)
    root = (script.resolve().parent / above).resolve()
    assert root == ROOT
    assert all((root / path).is_file() for path in re.findall(r'"\$root/([^"]+)"', text))


def test_feeds_are_checked_and_what_is_wrong_is_shown_in_place(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": FIRST})
    assert feeds("build", "--url", "https://tide.example.org/", cwd=tmp_path).code == 0
    assert call("validate", tmp_path)[0] == 0
    write(tmp_path, {"public/old feed/rss.xml": WRONG})
    code, printed = call("validate", tmp_path, path="public/feed.xml\npublic/old feed\n")
    assert code == 1
    assert re.search(r"^::error file=public/old feed/rss\.xml,line=1,", printed, re.MULTILINE)


def test_findings_are_written_for_code_scanning_too(tmp_path: Path) -> None:
    write(tmp_path, {"public/rss.xml": WRONG})
    code, printed = call("validate", tmp_path, sarif="feeds.sarif", options="--select R")
    assert (code, "::error " in printed) == (1, True)
    report = json.loads((tmp_path / "feeds.sarif").read_text(encoding="utf-8"))
    assert report["version"] == "2.1.0"
    assert report["runs"][0]["results"]


def test_articles_are_built_and_each_problem_is_at_its_place(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": FIRST})
    code, printed = call("build", tmp_path, options="--url https://tide.example.org/ --dry-run")
    assert (code, (tmp_path / "public").exists()) == (0, False), printed
    assert call("build", tmp_path, source="seeds", output="a site")[0] == 0
    assert (tmp_path / "a site" / "feed.xml").is_file()
    write(tmp_path, {"seeds/my text.txt": "date: 2019-02-30\n\nText.\n"})
    code, printed = call("build", tmp_path)
    assert code == 1
    (matcher,) = re.findall(r"^::add-matcher::(.+)$", printed, re.MULTILINE)
    (problem,) = json.loads(Path(matcher).read_text(encoding="utf-8"))["problemMatcher"]
    (pattern,) = problem["pattern"]
    (found,) = filter(None, (re.match(pattern["regexp"], line) for line in printed.splitlines()))
    place = (found[pattern["file"]], found[pattern["line"]], found[pattern["severity"]])
    assert place == ("seeds/my text.txt", "1", "error")


def hook() -> Any:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (found,) = (one for one in hooks if one["id"] == "feeds-build")
    return found


def test_the_hook_reads_articles_and_writes_nothing(tmp_path: Path) -> None:
    name, *words = shlex.split(hook()["entry"])
    assert (name, hook()["pass_filenames"]) == ("feeds", False)
    write(tmp_path, {"seeds/a.txt": FIRST, "feeds.toml": 'url = "https://tide.example.org/"\n'})
    done = feeds(*words, cwd=tmp_path)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert {path.name for path in tmp_path.rglob("*")} == {"seeds", "a.txt", "feeds.toml"}
    write(tmp_path, {"seeds/b.txt": "date: 2019-02-30\n\nText.\n"})
    done = feeds(*words, cwd=tmp_path)
    assert (done.code, "seeds/b.txt:1: error" in done.err) == (1, True)


def test_the_hook_runs_for_every_kind_of_article() -> None:
    files = re.compile(hook()["files"])
    read = SUFFIXES.keys() - FOREIGN.keys() - UNREAD.keys()
    packed = {".xml", ".gz", ".njk", ".liquid", ".ejs", ".hbs", ".astro"}
    assert [suffix for suffix in sorted(read - packed) if not files.search(f"a/b{suffix}")] == []
    assert files.search("feeds.toml")
    assert not files.search("src/main.py")
