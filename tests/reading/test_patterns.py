"""What `exclude` names: it errs on the side of leaving out, and says where it had to."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from feeds.errors import Problem
from feeds.reading import named_by, scan

FILES = ("a.txt", "drafts/b.txt", "x/drafts/c.txt", "Größe/d.txt", "x/e.draft.txt")

EXCLUDES = {
    "drafts/*": {"drafts/b.txt"},
    "drafts": {"drafts/b.txt", "x/drafts/c.txt"},
    "drafts/": {"drafts/b.txt", "x/drafts/c.txt"},
    "/drafts": {"drafts/b.txt"},
    "./drafts/": {"drafts/b.txt"},
    "/drafts/*": {"drafts/b.txt"},
    "/x": {"x/drafts/c.txt", "x/e.draft.txt"},
    "**/drafts/*": {"drafts/b.txt", "x/drafts/c.txt"},
    "x/**": {"x/drafts/c.txt", "x/e.draft.txt"},
    "*.draft.txt": {"x/e.draft.txt"},
    "/*.txt": set(FILES),  # as * means any part of a path
    unicodedata.normalize("NFD", "Größe/*"): {"Größe/d.txt"},
    "/a": set(),
    "rafts": set(),
}
IN_OTHER_CAPITALS = {
    "Drafts/*": {"drafts/b.txt"},
    "DRAFTS": {"drafts/b.txt", "x/drafts/c.txt"},
    "A.TXT": {"a.txt"},
    "grÖße/*": {"Größe/d.txt"},
}


def scanned(folder: Path, exclude: str) -> tuple[set[str], list[Problem]]:
    """The files that are left out, and what is told."""
    found = list(scan(folder, suffixes=[".txt"], exclude=(exclude,)))
    kept = {one.relative for one in found if not isinstance(one, Problem)}
    return set(FILES) - kept, [one for one in found if isinstance(one, Problem)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("pattern", EXCLUDES)
def test_a_pattern_leaves_out_what_it_names(pattern: str, folder: Path) -> None:
    assert scanned(folder, pattern) == (EXCLUDES[pattern], [])
    named = {name for name in FILES if named_by(name, (pattern,), folded=True)}
    assert named == EXCLUDES[pattern], "the gate goes by the same"


@pytest.mark.parametrize("pattern", IN_OTHER_CAPITALS)
def test_what_it_names_in_other_capitals_is_left_out_and_told(pattern: str, folder: Path) -> None:
    left_out, problems = scanned(folder, pattern)
    assert left_out == IN_OTHER_CAPITALS[pattern]
    (problem,) = problems
    assert problem.severity == "warning"
    assert f'"{pattern}"' in problem.message
    assert problem.hint


LINKS = {
    "a file": ("open.txt", "drafts/b.txt"),
    "a folder": ("open", "drafts"),
    "a folder above it": ("x/open", "."),
}


@pytest.mark.parametrize(("name", "leads_to"), LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("pattern", ["drafts/*", "drafts", "Drafts/*"])
def test_a_link_does_not_lead_past_it(name: str, leads_to: str, pattern: str, folder: Path) -> None:
    (folder / name).symlink_to(folder / leads_to)
    found = scan(folder, suffixes=[".txt"], exclude=(pattern,))
    places = [one.path.resolve() for one in found if not isinstance(one, Problem)]
    assert folder.resolve() / "drafts/b.txt" not in places
