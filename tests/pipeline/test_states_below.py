"""What a table of the metadata says of who may see the article keeps it back as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.pipeline.sites import build, contents

WORD = "UNTOLD"
OTHER = {"a.md": "---\ntitle: a\ndate: 2024-01-01\n---\nFor all.\n"}
OWN = "meta metadata params extra frontmatter attributes page post options publishing".split()
KEEPS_BACK = [
    *(f"{table}: {{draft: true}}" for table in OWN),
    "metadata:\n  status: draft",
    "params:\n  meta:\n    draft: true",
    "draft: false\nextra: {draft: true}",
    "draft: true\nextra: {draft: false}",
    "metadata: {private: true}",
    "meta: {published: false}",
    "extra: {password: quay}",
    "settings: {visibility: private}",
    "status: {draft: true}",
    "visibility: {public: false}",
    "access: {private: true}",
    "params: {expiryDate: 2020-01-01}",
    "metadata: {unpublish_on: 2020-01-01}",
    "metadata: {release: 2031-01-01}",
    "params: {publishDate: 2031-01-01}",
    "meta: {embargo_until: 03/04/2031}",
    "meta: {draft: maybe}",
    "meta.draft: true",
]
CHANGES_NOTHING = [
    "extra: {draft: false}",
    "params: {draft: false, private: no, published: true}",
    "meta: {expires: 2020-01-01}",
    "metadata: {release: '1.10'}",
    "metadata: {release: Quay}",
    "meta: {published: 2020-01-01}",
    "extra: {visibility: public, status: evergreen}",
    "page: {hidden: menu}",
    "cover: {hidden: true}",
    "repository: {private: true}",
    "image.hidden: true",
]


def seen(output: Path) -> list[str]:
    return [name for name, data in contents(output).items() if WORD.encode() in data]


@pytest.mark.parametrize("says", KEEPS_BACK)
def test_it_keeps_an_article_back(says: str, tmp_path: Path) -> None:
    text = f"---\ntitle: b\ndate: 2024-01-02\n{says}\n---\n{WORD}\n"
    output, report = build(tmp_path, {**OTHER, "b.md": text})
    assert seen(output) == []
    assert report.articles == 1


@pytest.mark.parametrize("says", CHANGES_NOTHING)
def test_any_other_word_changes_nothing(says: str, tmp_path: Path) -> None:
    text = f"---\ntitle: b\ndate: 2024-01-02\n{says}\n---\n{WORD}\n"
    output, report = build(tmp_path, {**OTHER, "b.md": text})
    assert "feed.xml" in seen(output)
    assert (report.articles, report.left_out, report.problems) == (2, (), ())


def test_a_table_hides_it(tmp_path: Path) -> None:
    text = f"---\ntitle: b\ndate: 2024-01-02\nmeta: {{unlisted: true}}\n---\n{WORD}\n"
    output, _ = build(tmp_path, {**OTHER, "b.md": text})
    assert seen(output) == ["b.html"]


ROW = {"title": "b", "date": "2024-01-02", "text": WORD}
NOTEBOOK = {
    "cells": [{"cell_type": "markdown", "metadata": {}, "source": [WORD]}],
    "nbformat": 4,
    "nbformat_minor": 5,
}
HEAD = {"title": "b", "date": "2024-01-02"}
LINES = "title: b\ndate: 2024-01-02\nmeta:\n  draft: true\n"
FORMS = {
    "a merged table": ("b.md", f"---\n<<: {{draft: true}}\n{LINES[:26]}---\n{WORD}\n"),
    "one that is named": (
        "b.md", f"---\nx: &all\n  draft: true\n{LINES[:26]}<<: *all\n---\n{WORD}\n",
    ),
    "several of them": (
        "b.md",
        f"---\nx: &x {{a: b}}\ny: &y {{status: draft}}\n{LINES[:26]}<<: [*x, *y]\n---\n{WORD}\n",
    ),
    "a merged table in a table": (
        "b.md", f"---\n{LINES[:26]}meta:\n  <<: {{draft: true}}\n---\n{WORD}\n",
    ),
    "TOML": ("b.md", f'+++\ntitle = "b"\ndate = 2024-01-02\n[extra]\ndraft = true\n+++\n{WORD}\n'),
    "YAML above HTML": ("b.html", f"---\n{LINES}---\n{WORD}"),
    "lines above Markdown": ("b.md", f"{LINES}\n{WORD}\n"),
    "an object": ("b.json", json.dumps({**ROW, "meta": {"draft": True}})),
    "a row": ("b.jsonl", json.dumps({**ROW, "params": {"status": "draft"}})),
    "a column": ("b.csv", f"title,date,attributes.published,text\nb,2024-01-02,false,{WORD}\n"),
    "a notebook": ("b.ipynb", json.dumps({**NOTEBOOK, "metadata": {**HEAD, "draft": True}})),
    "a table of one": (
        "b.ipynb", json.dumps({**NOTEBOOK, "metadata": {**HEAD, "meta": {"status": "draft"}}}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_it_does_so_in_every_form(form: str, tmp_path: Path) -> None:
    name, text = FORMS[form]
    output, report = build(tmp_path, {**OTHER, name: text})
    assert seen(output) == []
    assert report.articles == 1
    assert [why for _, why in report.left_out] == ["a draft"]


def test_what_an_article_says_itself_counts_ahead_of_a_merged_table(tmp_path: Path) -> None:
    text = f"---\n<<: {{draft: true, title: no}}\ndraft: false\n{LINES[:26]}---\n{WORD}\n"
    output, report = build(tmp_path, {"b.md": text})
    assert (report.articles, report.problems) == (1, ())
    assert b"<title>b</title>" in (output / "feed.xml").read_bytes()


def test_a_notebook_that_is_no_draft_is_published(tmp_path: Path) -> None:
    meta = {**HEAD, "draft": False, "extra": {"draft": False}, "kernelspec": {"name": "x"}}
    output, report = build(tmp_path, {"b.ipynb": json.dumps({**NOTEBOOK, "metadata": meta})})
    assert seen(output)
    assert (report.articles, report.problems) == (1, ())
