"""What contributors are given is whole: forms that parse, a workflow that runs `.ci/run`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def test_there_are_forms() -> None:
    assert len(FORMS) >= 4


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_what_its_kind_needs(form: Path) -> None:
    """GitHub's schema: a name, a description, and a body of fields with an id each."""
    text = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= text.keys()
    ids = [field["id"] for field in text["body"]]
    assert len(ids) == len(set(ids))
    assert all(field["attributes"]["label"] for field in text["body"])
    assert any(field.get("validations", {}).get("required") for field in text["body"])


def test_the_workflow_runs_what_a_contributor_runs() -> None:
    text = yaml.safe_load((GITHUB / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    commands = [step.get("run", "") for step in text["jobs"]["whole"]["steps"]]
    assert "bash .ci/run" in commands
    assert set(text["jobs"]["suite"]["strategy"]["matrix"]["os"]) == {
        "ubuntu-latest",
        "macos-latest",
        "windows-latest",
    }


DOCUMENTS = (
    ".github/CONTRIBUTING.md",
    ".github/CHANGELOG.md",
    ".github/SECURITY.md",
    "tests/README.md",
    "feeds/README.md",
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_names_paths_that_exist(name: str) -> None:
    """What stands between backticks, or in a command, and has the look of a path of ours."""
    text = (ROOT / name).read_text(encoding="utf-8")
    paths = set(re.findall(r"(?<![\w/.])(?:feeds|tests|\.github|\.ci|seeds|public)/[\w./-]*", text))
    paths |= set(re.findall(r"`(\w[\w-]*\.(?:md|toml))`", text)) - {"feeds.toml"}
    assert len(paths) > 1 or name.endswith(("CHANGELOG.md", "SECURITY.md"))
    absent = [path for path in paths if "NAME" not in path and not (ROOT / path).exists()]
    assert absent == []


def test_the_addresses_of_the_project_lead_to_files_that_exist() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    addresses = settings["project"]["urls"]
    base = addresses["Source"]
    assert all(address.startswith(base) for address in addresses.values())
    assert (ROOT / addresses["Changelog"].partition("/blob/main/")[2]).is_file()
    version = settings["project"]["version"]
    assert f"\n## {version}" in (GITHUB / "CHANGELOG.md").read_text(encoding="utf-8")
