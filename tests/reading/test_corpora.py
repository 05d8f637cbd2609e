"""Real collections: every publishable article is found, with its title and date as stated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from feeds.content import to_html
from feeds.model import Document
from feeds.reading import SUFFIXES, Found, read, scan
from tests.shared import shared

NAMES = ("hoizey", "otel-blog", "vg-jsonl")


def truth(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(
        shared(f"corpora/{name}.truth.json").read_text(encoding="utf-8")
    )
    return data


def documents(folder: Path) -> list[Document]:
    found = []
    for file in scan(folder, suffixes=SUFFIXES):
        assert isinstance(file, Found)
        for item in read(file.path, file.relative):
            assert isinstance(item, Document), str(item)
            found.append(item)
    return found


def value(document: Document, name: str) -> str:
    item = document.first(name)
    assert item is not None, f"{document.location} has no {name}"
    assert isinstance(item.value, str)
    return " ".join(item.value.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_article_with_its_title_and_date(name: str) -> None:
    expected = {
        path: (title.strip(), date.replace("T", " ")[:19])
        for path, date, _, title in truth(name)["all"]
    }
    found = {
        document.location: (value(document, "title"), value(document, "date")[:19])
        for document in documents(shared(f"corpora/{name}"))
        if not document.left_out
    }
    assert found == {path: (" ".join(t.split()), d) for path, (t, d) in expected.items()}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_out_is_what_the_site_leaves_out(name: str) -> None:
    left_out = truth(name)["left_out_paths"]
    found = {item.path for item in documents(shared(f"corpora/{name}")) if item.left_out}
    assert found == {path for paths in left_out.values() for path in paths}


@pytest.mark.parametrize("name", NAMES)
def test_no_body_is_empty(name: str) -> None:
    for document in documents(shared(f"corpora/{name}")):
        if not document.left_out:
            body = to_html(document)
            assert body.text.strip() or "<img" in body.html, document.location
