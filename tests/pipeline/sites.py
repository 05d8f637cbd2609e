"""Small sites to build in tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser

import feeds
from feeds.config import Config

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
SITE = Config(title="The Tide", url="https://tide.example.org/", language="en")

FIRST = """\
date: 2019-05-15
title: First light
tags: sea

The sea was calm. Nobody had thought to ask.
"""
SECOND = """\
date: 2019-05
title: Second thoughts

They came back after lunch.
"""


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files below a new folder, which is returned."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def build(
    folder: Path, files: Mapping[str, str | bytes], config: Config = SITE, **options: Any
) -> tuple[Path, feeds.Report]:
    """The output folder of a site made of these files, and the report."""
    source = write(folder / "seeds", files)
    output = folder / "public"
    options.setdefault("now", NOW)
    return output, feeds.build(source, output, config, **options)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def parsed(path: Path) -> Any:
    """A feed as the independent parser reads it; it has to find it well-formed."""
    found = feedparser.parse(path.read_bytes())
    assert not found.bozo, found.bozo_exception
    return found
