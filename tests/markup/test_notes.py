"""Notes between `%%` and `%%`, as people who write in Obsidian have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.sites import build, contents

HEAD = "---\ntitle: b\ndate: 2024-01-02\n---\n"
WORD = "UNTOLD"
NOTES = {
    "within a line": (f"A boat %%{WORD}%%.\n", 5),
    "with blanks": (f"A boat %% {WORD} %% at sea.\n", 5),
    "two of a line": (f"A boat %%{WORD}%% and (%% {WORD} %%).\n", 5),
    "a line": (f"A boat.\n\n%% {WORD} %%\n", 7),
    "lines": (f"A boat.\n\n%% a note\n{WORD} %%\n\nAt sea.\n", 7),
    "a block": (f"A boat.\n\n%%\n{WORD}\n\n{WORD}\n%%\n\nAt sea.\n", 7),
}
TEXTS = [
    f"Of 50%% {WORD} and 60%% more.\n",
    f"Write `%% {WORD} %%` for a note.\n",
    f"```\n%% {WORD} %%\n```\n",
    f"    %% {WORD} %%\n",
    f"%% {WORD} to the end.\n\nAnd on %%\n",
    f"%%\n{WORD} and on.\n",
    f"%%%% {WORD}\n",
]


@pytest.mark.parametrize("name", NOTES)
def test_nobody_sees_a_note(name: str, tmp_path: Path) -> None:
    text, line = NOTES[name]
    output, report = build(tmp_path, {"b.md": f"{HEAD}{text}"})
    assert [one for one, data in contents(output).items() if WORD.encode() in data] == []
    assert b"%%" not in (output / "b.html").read_bytes()
    assert b"A boat" in (output / "b.html").read_bytes()
    (problem,) = report.problems
    assert (problem.line, problem.severity) == (line, "warning")
    assert "as in Obsidian" in problem.message


@pytest.mark.parametrize("text", TEXTS)
def test_other_signs_of_that_kind_are_text(text: str, tmp_path: Path) -> None:
    output, report = build(tmp_path, {"b.md": f"{HEAD}A boat.\n\n{text}"})
    assert WORD.encode() in (output / "feed.xml").read_bytes()
    assert report.problems == ()
