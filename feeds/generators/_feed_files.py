"""The feeds that a site makes with templates of its own: their names and their formats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from feeds.generators._site_text import Said

__all__ = ["FOLDERS", "feed_files"]

_LARGEST = 64 * 1024
_MOST = 200  # files of a folder that are looked at
FOLDERS = (
    *("", "assets", "feed", "feeds", "rss", "pages", "source"),
    *("content", "content/feed", "src", "src/feed"),
)
"""Where templates of feeds usually lie."""
_NAME = re.compile(r"(?:feed|atom|rss)", re.IGNORECASE)
_TEMPLATE = re.compile(r"(?:\.(?:njk|liquid|ejs|hbs|html|11ty\.\w+|md))+$")
_FRONT = re.compile(
    r"\s*---(?:json|yaml)?[ \t]*\n(?P<head>.*?)^---[ \t]*$(?P<body>.*)", re.DOTALL | re.MULTILINE
)
_PERMALINK = re.compile(
    r"^[ \t]*[\"']?permalink[\"']?[ \t]*:[ \t]*[\"']?"
    r"(?:\{\{[ \t]*(?P<name>[\w.]+)[ \t]*\}\}|/?(?P<path>[\w./-]+))[\"']?,?[ \t]*$",
    re.MULTILINE,
)
_KINDS = (
    ("atom", re.compile(r"<feed\b")),
    ("rss", re.compile(r"<rss\b")),
    ("json", re.compile(r"jsonfeed\.org/version")),
)


def feed_files(root: Path, said: Said, folders: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Format → the files that the site publishes, in the order of their folders and names.

    A template counts that has metadata at its head, `feed`, `atom` or `rss` in its name, and
    the outermost element of a feed in its text.
    """
    found: dict[str, dict[str, None]] = {}
    for folder in folders:
        for file in _templates(root / folder):
            made = _made(file, folder, said)
            if made is not None:
                found.setdefault(made[0], {}).setdefault(made[1])
    return {kind: tuple(names) for kind, names in found.items()}


def _templates(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(file.name for file in folder.iterdir())[:_MOST]
    except OSError:
        return
    yield from (folder / name for name in names if _NAME.search(name) or folder.name in FOLDERS)


def _made(file: Path, folder: str, said: Said) -> tuple[str, str] | None:
    """The format of a template and the file that is made of it; None for any other file."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return None
        split = _FRONT.match(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None
    if split is None:
        return None
    kind = next((name for name, mark in _KINDS if mark.search(split["body"])), "")
    stated = _PERMALINK.search(split["head"])
    if stated is None:
        name = _TEMPLATE.sub("", f"{folder}/{file.name}".lstrip("/"))
        name = re.sub(r"^(?:src|source|content)/", "", name)
    else:
        owner, _, key = (stated["name"] or "").lower().partition(".")
        name = stated["path"] or said.text(key, f"{owner}.{key}").lstrip("/")
    return (kind, name) if kind and re.search(r"\.(?:xml|json|rss|atom|rdf)$", name) else None
