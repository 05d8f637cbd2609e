"""What keeps an article back does so in every form in which an article can say it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.pipeline.sites import build, contents
from tests.pipeline.test_states import LATER, NOTHING, OUT

WORD = "UNTOLD"
HEAD = "title: b\ndate: 2024-01-02"
ONE_LINE = [says for says, _ in OUT if "\n" not in says and not says.endswith(("]", "}"))]
MORE = [
    "release: 2031-05-06",
    "Status: Draft",
    "expires: 2024-01-01",
    "draft: true\ndraft: false",
    "publishDate: 2031-01-01",
    "status: published\ndraft: yes",
    "\u200bdraft: yes",
    "concept: ja",
    "status: concept",
    "draft: oui",
    "entwurf: ja",
    "черновик: да",
    "下書き: はい",
    "status: in review",
    "publication_status: draft",
    "workflow: pending_publish",
    "confidential: true",
    "secret: yes",
    "embargoed: true",
    "embargo_date: 2031-01-01",
    "expired: true",
    "expiry: 2024-01-01",
    "unpublishedAt: 2024-01-01",
    "deleted_at: 2024-01-01",
    "paid: true",
    "tier: premium",
    "passwd: quay",
]


def seen(output: Path) -> list[str]:
    return [name for name, data in contents(output).items() if WORD.encode() in data]


FORMS = {
    "text": ("b.txt", "{head}\n{says}\n\n{word}\n"),
    "text on one line": ("b.txt", "{bars} | {word}\n"),
    "Markdown": ("b.md", "---\n{head}\n{says}\n---\n{word}\n"),
    "lines above Markdown": ("b.md", "{head}\n{says}\n\n{word}\n"),
    "a page": ("b.html", "<html><head>{metas}</head><body><article><h1>b</h1><p>{word}</p>"),
}
IN_CACHES = "expir"  # what pages say so in the name of a `<meta>` is for caches


@pytest.mark.parametrize("form", FORMS)
def test_it_keeps_an_article_back(form: str, tmp_path: Path) -> None:
    name, shape = FORMS[form]
    for number, says in enumerate([*ONE_LINE, *MORE, *(f"{key}: 2031-05-06" for key in LATER)]):
        lines = [line.partition(":") for line in f"{HEAD}\n{says}".split("\n")]
        if form == "a page" and (len(lines) > 3 or IN_CACHES in says or "publish" in says.lower()):
            continue
        metas = "".join(f'<meta name="{key}" content="{value}">' for key, _, value in lines)
        bars = f"{HEAD}\n{says}".replace("\n", " | ")
        text = shape.format(head=HEAD, says=says, bars=bars, metas=metas, word=f"Words: {WORD}.")
        output, report = build(tmp_path / str(number), {name: text, "a.md": "# A\n\n2024"})
        assert seen(output) == [], (says, report.problems)


@pytest.mark.parametrize("says", [one for one in NOTHING if not one.endswith("~")])
def test_any_other_word_changes_nothing(says: str, tmp_path: Path) -> None:
    output, report = build(tmp_path, {"b.txt": f"{HEAD}\n{says}\n\n{WORD}\n"})
    assert (report.articles, report.left_out, report.problems) == (1, (), ())
    assert WORD.encode() in (output / "feed.xml").read_bytes()


@pytest.mark.parametrize(
    "line",
    ["Status: we are all fine", "Access: by the quay", "Private: a diary of the war", "State: Ohio",
     "Release: of the otters", "Password: none", "Secret: where they went", "Concept: a boat"],
)  # fmt: skip
def test_a_sentence_stays_a_sentence(line: str, tmp_path: Path) -> None:
    output, report = build(tmp_path, {"b.txt": f"{HEAD}\n\n{line}\n\nMore words.\n"})
    assert (report.articles, report.problems) == (1, ())
    if not line.startswith("Password"):
        assert line.encode() in (output / "feed.xml").read_bytes()


BELOW: list[tuple[str, str, int]] = [
    ("b.txt", f"{HEAD}\nmood: happy\ndraft: true\n\n{WORD}\n", 4),
    ("b.txt", f"{HEAD}\n\ndraft: true\n\n{WORD}\n", 4),
    ("b.txt", f"{HEAD}\nauthors:\n  - ann\nstatus: private\n\n{WORD}\n", 5),
    ("b.txt", f"{HEAD}\n# later\nexpires: 2025-01-01\n\n{WORD}\n", 4),
    ("b.txt", f"{HEAD}\n- draft: true\n\n{WORD}\n", 3),
    ("b.txt", f"date 2024-01 draft: yes {WORD}\n", 1),
    ("b.txt", f"{HEAD}\ndraft = yes\n\n{WORD}\n", 3),
    ("b.txt", f"{HEAD}\n[DRAFT]\n\n{WORD}\n", 3),
    ("b.txt", f"{HEAD}\ndraft：yes\n\n{WORD}\n", 3),
    ("b.txt", f'{HEAD}\n"draft": true\n\n{WORD}\n', 3),
    ("b.txt", f"date: 2024-01-02 | mood: x | draft: true\n\n{WORD}\n", 1),
    ("b.md", f"---\n{HEAD}\n---\ndraft: true\n\n{WORD}\n", 5),
    ("b.md", f"---\n{HEAD}\n---\n<!-- draft -->\n\n{WORD}\n", 5),
    ("b.md", f"---\n{HEAD}\n---\n<!-- status: draft -->\n\n{WORD}\n", 5),
    ("b.md", f"<!-- x -->\nTitle: b\nDate: 2024-01-02\nStatus: draft\n\n{WORD}\n", 4),
]


@pytest.mark.parametrize("day", ["soon", "1 mei 2031", "03/04/2031", "next year"])
def test_a_release_that_is_not_understood_publishes_nothing(day: str, tmp_path: Path) -> None:
    text = f"{HEAD}\nlanguage: nl\nrelease: {day}\n\n{WORD}\n"
    output, report = build(tmp_path, {"b.txt": text})
    assert seen(output) == []
    assert report.articles == 0


NAMES = [
    "_draft/b.md",
    "Concepten/b.md",
    "Entwürfe/b.md",
    "Entwu\u0308rfe/b.md",
    "2024/brouillons/b.md",
    "b.sync-conflict-20240101-120000-abcdefg.md",
    "b (Ann's conflicted copy 2024-01-01).md",
    "b (conflicterende kopie van Ann 2024-01-01).md",
    "b_LOCAL_1234.md",
    "~$b.md",
    "b.draft.md",
    "b (draft).md",
    "[Draft] b.md",
    "2024/b.wip.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_keeps_it_back(name: str, tmp_path: Path) -> None:
    files = {"a.md": "---\ntitle: a\ndate: 2024-01-01\n---\nA.\n"}
    text = f"{HEAD}\n\n{WORD}\n" if name.endswith(".txt") else f"---\n{HEAD}\n---\n{WORD}\n"
    output, report = build(tmp_path, {**files, name: text})
    assert seen(output) == []
    assert (report.articles, report.problems) == (1, ())


@pytest.mark.parametrize(
    "name",
    [
        "b (copy).md",
        "local_1234.md",
        "draft-horse.md",
        "b (2).md",
        "b.draught.md",
        "concept/b.md",
        "wip/b.md",
    ],
)
def test_any_other_name_does_not(name: str, tmp_path: Path) -> None:
    output, _ = build(tmp_path, {name: f"---\n{HEAD}\n---\n{WORD}\n"})
    assert seen(output)


@pytest.mark.parametrize(("name", "text", "line"), BELOW)
def test_below_the_head_it_is_an_error(name: str, text: str, line: int, tmp_path: Path) -> None:
    output, report = build(tmp_path, {name: text})
    assert seen(output) == []
    assert [(one.path, one.line) for one in report.errors][-1] == (name, line)
    assert "stands in the text" in report.errors[-1].message


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{HEAD}\n---\n```yaml\ndraft: true\n```\n\nWords.\n",
        f"---\n{HEAD}\n---\nWords.\n\ndraft: true\n",
        f"---\n{HEAD}\n---\n\nDraft\n=====\n\nOf a boat.\n",
        f"---\n{HEAD}\n---\nDraft: what is it? One asks.\n",
    ],
)
def test_elsewhere_it_is_a_text(text: str, tmp_path: Path) -> None:
    _, report = build(tmp_path, {"b.md": text})
    assert (report.articles, report.problems) == (1, ())


def test_of_two_words_the_one_that_keeps_it_back_counts(tmp_path: Path) -> None:
    text = f"---\n{HEAD}\ndraft: true\ndraft: false\n---\n{WORD}\n"
    output, report = build(tmp_path, {"b.md": text})
    assert seen(output) == []
    assert report.articles == 0


PAGES = [
    '<meta property="article:expiration_time" content="2024-05-01">',
    '{"@type": "Article", "headline": "b", "expires": "2024-05-01"}',
    '{"@type": "Article", "isAccessibleForFree": false}',
    '{"@type": "Article", "creativeWorkStatus": "Draft"}',
    '<meta property="article:content_tier" content="paid">',
]


@pytest.mark.parametrize("head", PAGES)
def test_a_page_that_says_so_is_kept_out(head: str, tmp_path: Path) -> None:
    if head.startswith("{"):
        head = f'<script type="application/ld+json">{head}</script>'
    text = f'<html><head><meta name="date" content="2024-01-02">{head}</head><p>{WORD}</p>'
    output, report = build(tmp_path, {"b.html": text})
    assert seen(output) == []
    assert report.articles == 0


@pytest.mark.parametrize(
    "meta", ['http-equiv="expires" content="0"', 'name="expires" content="2001-01-01"',
             'name="robots" content="noindex"', 'name="audience" content="all"',
             'property="article:content_tier" content="free"']
)  # fmt: skip
def test_what_is_meant_for_others_keeps_no_page_out(meta: str, tmp_path: Path) -> None:
    text = f'<html><head><meta name="date" content="2024-01-02"><meta {meta}></head><p>{WORD}</p>'
    _, report = build(tmp_path, {"b.html": text})
    assert (report.articles, report.problems) == (1, ())


EMPTY_DAYS = [
    {"created_at": "2024-01-02", "published_at": None},
    {"createdAt": "2024-01-02T10:00:00Z", "publishedAt": ""},
    {"attributes": {"createdAt": "2024-01-02", "publishedAt": None, "title": "b", "text": WORD}},
]


@pytest.mark.parametrize("row", EMPTY_DAYS)
def test_a_row_whose_day_of_publication_is_empty_is_a_draft(
    row: dict[str, object], tmp_path: Path
) -> None:
    shown = {"title": "a", "created_at": "2024-01-01", "published_at": "2024-01-03", "text": "A."}
    hidden = {"title": "b", "text": WORD, **row} if "attributes" not in row else row
    files = {"rows.jsonl": f"{json.dumps(shown)}\n{json.dumps(hidden)}\n"}
    output, report = build(tmp_path, files)
    assert seen(output) == []
    assert (report.articles, [why for _, why in report.left_out]) == (1, ["a draft"])


COLUMNS = {
    "Published?": ("Yes", "No"),
    "Draft?": ("", "x"),
    "Ready to publish": ("yes", "no"),
    "draft": ("☐", "☑"),
    "published": ("✅", "❌"),
    "_id": ("abc", "drafts.abc"),
}


@pytest.mark.parametrize("column", COLUMNS)
def test_columns_as_people_name_them(column: str, tmp_path: Path) -> None:
    yes, no = COLUMNS[column]
    rows = f"title,date,{column},text\na,2024-01-01,{yes},A.\nb,2024-01-02,{no},{WORD}\n"
    output, report = build(tmp_path, {"rows.csv": rows})
    assert seen(output) == []
    assert (report.articles, [why for _, why in report.left_out]) == (1, ["a draft"])


def test_so_is_one_of_a_table(tmp_path: Path) -> None:
    rows = f"title,created_at,published_at,text\na,2024-01-01,2024-01-03,A.\nb,2024-01-02,,{WORD}\n"
    output, report = build(tmp_path, {"rows.csv": rows})
    assert seen(output) == []
    assert report.articles == 1


def test_a_date_of_its_own_says_when_a_row_was_published(tmp_path: Path) -> None:
    row = {"title": "b", "date": "2024-01-02", "published_at": None, "text": WORD}
    output, _ = build(tmp_path, {"rows.jsonl": json.dumps(row)})
    assert seen(output)
