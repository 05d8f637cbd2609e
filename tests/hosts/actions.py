"""Workflows of GitHub, run here step by step, as far as that needs no GitHub.

A step with `run` is given to bash as GitHub's runner does it; one with `uses` is another
program's, and passed over.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["ACTIONS", "ROOT", "Runner", "pins_in"]

ROOT = Path(__file__).parents[2]
ACTIONS = {
    path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / ".github" / "actions").glob("*/action.yml"))
}


@dataclass
class Runner:
    """A machine that has checked out a repository."""

    workspace: Path
    temp: Path
    programs: tuple[Path, ...] = ()  # folders that come first among those of programs

    def run(self, steps: list[dict[str, Any]]) -> list[str]:
        """What each step said, until one fails: its text then ends in its status."""
        said = []
        for step in steps:
            if "run" not in step:
                continue
            assert "${{" not in step["run"]  # what others say comes through `env` alone
            done = self._step(step)
            said.append(done.stdout)
            if done.returncode:
                said[-1] += f"status {done.returncode}"
                break
        return said

    def _step(self, step: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        script = self.temp / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        return subprocess.run(
            ["bash", "-e", str(script)],
            cwd=self.workspace,
            env=self._environment(step.get("env", {})),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    def _environment(self, stated: Mapping[str, str]) -> dict[str, str]:
        own = Path(sys.executable).parent
        folders = (*map(str, self.programs), str(own), os.environ["PATH"])
        passed = {
            name: value
            for name, value in os.environ.items()
            if name in {"HOME", "PYTHONPATH", "XDG_CACHE_HOME", "LANG"}
        }
        return {
            **passed,
            "PATH": os.pathsep.join(folders),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_PATH": str(self.temp / "path"),
            "RUNNER_TEMP": str(self.temp),
            "SOURCE_DATE_EPOCH": "1782900000",
            **stated,
        }


def pins_in(value: Any) -> Iterator[str]:
    """Every `uses` in a workflow or an action."""
    if isinstance(value, dict):
        if isinstance(value.get("uses"), str):
            yield value["uses"]
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from pins_in(one)
