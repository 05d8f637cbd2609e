"""A source that needs an extra which is not installed is an error that names the extra."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import feeds
from feeds.config import Config


def test_rst_without_docutils_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other articles are still checked; nothing is published without the one that fails."""
    monkeypatch.setitem(sys.modules, "docutils", None)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.rst").write_text("Fog\n===\n\n:date: 2019-05-15\n\nText.\n", encoding="utf-8")
    (seeds / "b.md").write_text("---\ndate: 2019-02-30\n---\nText.\n", encoding="utf-8")
    report = feeds.build(seeds, tmp_path / "public", Config(), now=datetime(2026, 1, 1, tzinfo=UTC))
    hints = {problem.path: problem.hint for problem in report.errors}
    assert hints.keys() == {"a.rst", "b.md"}
    assert "feeds[rst]" in hints["a.rst"]
    assert not (tmp_path / "public").exists()
