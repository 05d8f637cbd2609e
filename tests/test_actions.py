"""What is ready-made for the CI of others: actions of GitHub.

A step that installs needs a network: of it, only the paths are held. The others are run.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.commands import feeds
from tests.pipeline.sites import FIRST, write
from tests.validation.test_reports import assert_sarif

ROOT = Path(__file__).parent.parent
ACTIONS = ROOT / ".github" / "actions"
NAMES = ("feeds-build", "feeds-validate")
WRONG = "<rss version='2.0'><channel/>"


def action(name: str) -> Any:
    return yaml.safe_load((ACTIONS / name / "action.yml").read_text(encoding="utf-8"))


def steps(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The step that installs, and the one that calls feeds."""
    python, install, call, *_ = action(name)["runs"]["steps"]
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
        "RUNNER_TEMP": str(folder),
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
    assert call("feeds-validate", tmp_path)[0] == 0
    write(tmp_path, {"public/old feed/rss.xml": WRONG})
    code, printed = call("feeds-validate", tmp_path, path="public/feed.xml\npublic/old feed\n")
    assert code == 1
    assert re.search(r"^::error file=public/old feed/rss\.xml,line=1,", printed, re.MULTILINE)


def test_findings_are_written_for_code_scanning_too(tmp_path: Path) -> None:
    write(tmp_path, {"public/rss.xml": WRONG})
    code, printed = call("feeds-validate", tmp_path, sarif="true", options="--select R")
    assert (code, "::error " in printed) == (1, True)
    upload = action("feeds-validate")["runs"]["steps"][-1]
    assert upload["if"] == "always() && inputs.sarif == 'true'"
    name = upload["with"]["sarif_file"].removeprefix("${{ runner.temp }}/")
    report = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    assert_sarif(report)
    assert report["runs"][0]["results"]


def test_articles_are_built_and_each_problem_is_at_its_place(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": FIRST})
    code, printed = call(
        "feeds-build", tmp_path, options="--url https://tide.example.org/ --dry-run"
    )
    assert (code, (tmp_path / "public").exists()) == (0, False), printed
    assert call("feeds-build", tmp_path, source="seeds", output="a site")[0] == 0
    assert (tmp_path / "a site" / "feed.xml").is_file()
    write(tmp_path, {"seeds/my text.txt": "date: 2019-02-30\n\nText.\n"})
    code, printed = call("feeds-build", tmp_path)
    assert code == 1
    (matcher,) = re.findall(r"^::add-matcher::(.+)$", printed, re.MULTILINE)
    (problem,) = json.loads(Path(matcher).read_text(encoding="utf-8"))["problemMatcher"]
    (pattern,) = problem["pattern"]
    (found,) = filter(None, (re.match(pattern["regexp"], line) for line in printed.splitlines()))
    place = (found[pattern["file"]], found[pattern["line"]], found[pattern["severity"]])
    assert place == ("seeds/my text.txt", "1", "error")


PROBLEMS = [
    ("a b.txt:3:7: error: no", ("a b.txt", "3", "7", "error", "no")),
    ("a.txt:3: warning: no: error: at all", ("a.txt", "3", None, "warning", "no: error: at all")),
    ("feeds.lock: error: it would change", ("feeds.lock", None, None, "error", "it would change")),
    ("  write a day: error or not", None),
    ("2 articles → 3 feeds, 1 error, nothing published", None),
]


@pytest.mark.parametrize(("line", "expected"), PROBLEMS)
def test_problems_are_known_by_their_form(line: str, expected: tuple[str, ...] | None) -> None:
    file = ACTIONS / "feeds-build" / "problems.json"
    (problem,) = json.loads(file.read_text(encoding="utf-8"))["problemMatcher"]
    (pattern,) = problem["pattern"]
    match = re.search(pattern["regexp"], line)
    keys = ("file", "line", "column", "severity", "message")
    assert (tuple(match[pattern[key]] for key in keys) if match else None) == expected
