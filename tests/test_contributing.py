"""What contributors are given is whole: forms that parse, a workflow that runs `.ci/run`."""

from __future__ import annotations

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
