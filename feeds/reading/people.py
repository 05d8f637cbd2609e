"""authors.yml and its kin: who the ids are that articles name as their authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from feeds.content import web_uri
from feeds.errors import Problem
from feeds.model import Author, Value
from feeds.reading._json import parse_json
from feeds.reading._raw_fields import Malformed, RawField
from feeds.reading._toml import parse_toml
from feeds.reading._yaml import parse_yaml

__all__ = ["PEOPLE", "read_people"]

_FOLDERS = ("", "_data", "data", "blog", "_posts")
PEOPLE = (
    ".authors.yml",
    "authors.yml",
    "authors.yaml",
    "authors.toml",
    "authors.json",
    "author.yml",
)
"""Names of the files that tell of people."""

_LARGEST = 1024 * 1024


def read_people(*roots: Path) -> tuple[dict[str, Author], tuple[Problem, ...]]:
    """The people that files of these folders name, by their ids, and what is wrong there."""
    found: dict[str, Author] = {}
    problems: list[Problem] = []
    files = {
        (root / folder / name).absolute(): f"{folder}/{name}" if folder else name
        for root in roots
        for folder in _FOLDERS
        for name in PEOPLE
    }
    for file, relative in files.items():
        try:
            for key, author in _people(file):
                found.setdefault(key, author)
        except FileNotFoundError:
            continue
        except (OSError, ValueError, Malformed) as error:
            problems.append(_problem(relative, error))
    return found, tuple(problems)


def _problem(path: str, error: Exception) -> Problem:
    return Problem(
        path=path,
        line=error.line if isinstance(error, Malformed) else 0,
        message=f"the authors cannot be read ({error})",
        hint="write each as an id with a name below it",
        severity="warning",
    )


def _people(file: Path) -> Iterator[tuple[str, Author]]:
    if file.stat().st_size > _LARGEST:
        raise ValueError("the file is larger than 1 MB")
    text = file.read_text(encoding="utf-8-sig")
    for entry in chain.from_iterable(map(_inner, _entries(text, file.suffix))):
        value = entry.value
        if isinstance(value, str) and value:
            yield entry.key, Author(name=value)
        elif isinstance(value, Mapping):
            name = _text(value, "name", "title", "display_name") or entry.key
            url = _text(value, "url", "uri", "website", "link", "home")
            yield (
                entry.key,
                Author(
                    name=name,
                    url=web_uri(url),
                    email=_text(value, "email", "mail"),
                ),
            )


def _inner(entry: RawField) -> Iterator[RawField]:
    """The people of a table `authors`, as MkDocs has it; else the entry itself."""
    value = entry.value
    people = value if entry.key == "authors" and isinstance(value, Mapping) else {}
    if people and all(isinstance(one, Mapping) for one in people.values()):
        yield from (RawField(key, one, entry.line) for key, one in people.items())
    else:
        yield entry


def _entries(text: str, suffix: str) -> list[RawField]:
    if suffix == ".toml":
        return parse_toml(text, 1)
    if suffix == ".json":
        data = parse_json(text, 1)
        return [RawField(key, value, 1) for key, value in data.items()] if _is_table(data) else []
    return parse_yaml(text, 1) or []


def _is_table(data: object) -> bool:
    return isinstance(data, dict)


def _text(table: Mapping[str, Value], *keys: str) -> str:
    return next((value for key in keys if isinstance(value := table.get(key), str) and value), "")
