"""Files of many articles: JSON Lines, JSON, CSV."""

from __future__ import annotations

import json
import tracemalloc
from itertools import islice
from pathlib import Path

import pytest

from feeds.errors import Problem
from feeds.model import Document
from feeds.reading import read


def documents(folder: Path, name: str, text: str | bytes, **options: object) -> list[object]:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    mapping = options.get("fields")
    return list(read(file, name, fields=mapping if isinstance(mapping, dict) else None))


def shown(item: object) -> tuple[str, dict[str, object], str, str]:
    assert isinstance(item, Document), str(item)
    return item.location, {f.name: f.value for f in item.fields}, item.markup, item.body


ROWS = [
    ({"TITLE": "A", "PUBLISHED_DATE": "2019-05-15", "TEXT": "b"},
     {"title": "A", "date": "2019-05-15"}, "text", "b"),
    ({"Titel": "A", "Datum": "15 mei 2019", "Autor": "Ann", "Tekst": "b"},
     {"title": "A", "date": "15 mei 2019", "author": "Ann"}, "text", "b"),
    ({"titre": "A", "Résumé": "s", "texte": "b"}, {"title": "A", "summary": "s"}, "text", "b"),
    ({"CONTENT_TITLE": "A", "CONTENT_ID": "x1", "CONTENT_TAGS": '["a", "b"]', "text": "t"},
     {"title": "A", "id": "x1", "tags": ("a", "b")}, "text", "t"),
    ({"title": "A", "timestamp": 1557928800, "content_html": "<p>b</p>", "content": "c"},
     {"title": "A", "date": "1557928800"}, "html", "<p>b</p>"),
    ({"headline": "A", "datePublished": "2019", "articleBody": "x", "HTML": "<b>y</b>"},
     {"title": "A", "date": "2019"}, "html", "<b>y</b>"),
    ({"title": {"rendered": "A"}, "content": {"rendered": "<p>x</p>"}, "link": "https://e.org/a",
      "status": "publish"},
     {"title": "A", "url": "https://e.org/a", "status": "publish"},
     "html", "<p>x</p>"),
    ({"title": "A", "markdown": "*b*", "score": 1.10, "ok": None},
     {"title": "A", "score": "1.10"}, "markdown", "*b*"),
    ({"title": "A", "body": "A\n\nThe text"}, {"title": "A"}, "text", "\nThe text"),
    ({"title": "A", "body": "a < b & c"}, {"title": "A"}, "text", "a < b & c"),
    ({"title": "A", "url": "/2019/05/15/a/", "body": "b"},
     {"title": "A", "url": "/2019/05/15/a/", "date": "2019-05-15"}, "text", "b"),
    ({"title": "A", "source": "https://x.org", "content": ["b", "c"]},
     {"title": "A", "source": "https://x.org"}, "text", "b\n\nc"),
    ({"id": 7, "article": {"headline": "A", "body": "b", "date": "2020"}},
     {"title": "A", "date": "2020", "id": "7"}, "text", "b"),
    ({"title": {"rendered": "A &amp; B"}, "date": "2020-01-02T03:04:05", "author": 3,
      "date_gmt": "2020-01-02T02:04:05", "categories": [4], "content": {"rendered": "<p>x</p>"}},
     {"title": "A & B", "date": "2020-01-02T02:04:05Z"}, "html", "<p>x</p>"),
    ({"title": "A", "createdAt": {"$date": {"$numberLong": "1577934245000"}}, "text": "t"},
     {"title": "A", "date": "1577934245000"}, "text", "t"),
    ({"by": "ann", "time": 1160418111, "title": "A", "text": "t"},
     {"title": "A", "date": "1160418111", "author": "ann"}, "text", "t"),
    ({"headline": {"main": "A"}, "byline": {"original": "By Ann"}, "lead_paragraph": "t"},
     {"title": "A", "author": "Ann"}, "text", "t"),
    ({"title": "A", "date_publish": "2020", "maintext": "t", "image_url": "/a.png"},
     {"title": "A", "date": "2020", "image": "/a.png"}, "text", "t"),
    ({"title": "A", "user": {"name": "Ann"}, "tag_list": ["a"], "body": "# One\n\n[b](/c)"},
     {"title": "A", "author": {"name": "Ann"}, "tags": ("a",)}, "markdown", "# One\n\n[b](/c)"),
    ({"title": "A", "text": "# 1 on the list\nand 2 * 3"}, {"title": "A"}, "text",
     "# 1 on the list\nand 2 * 3"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "fields", "markup", "body"), ROWS)
def test_keys_are_mapped_by_meaning(
    tmp_path: Path, row: dict[str, object], fields: dict[str, object], markup: str, body: str
) -> None:
    line = json.dumps(row).replace("1.1,", "1.10,")
    expected = ("a.jsonl:2", fields, markup, body)
    assert shown(documents(tmp_path, "a.jsonl", f"\n{line}\n")[0]) == expected


def test_configured_keys_come_first(tmp_path: Path) -> None:
    line = '{"overskrift": "A", "title": "B", "brødtekst": "c"}'
    mapping = {"overskrift": "title", "brødtekst": "body", "title": "kicker"}
    found = documents(tmp_path, "a.jsonl", line, fields=mapping)
    assert shown(found[0]) == ("a.jsonl:1", {"title": "A", "kicker": "B"}, "text", "c")


def test_each_bad_line_is_a_problem_of_its_own(tmp_path: Path) -> None:
    text = b'\xef\xbb\xbf{"title": "A"}\n[1]\n{"title": \n{"title": "\xff"}\n{"title": "B"}\r\n{}\n'
    found = documents(tmp_path, "a.jsonl", text)
    problems = [item for item in found if isinstance(item, Problem)]
    assert [problem.line for problem in problems] == [2, 3, 4]
    assert problems[2].column == 12
    kept = [item for item in found if isinstance(item, Document)]
    assert [item.location for item in kept] == ["a.jsonl:1", "a.jsonl:5", "a.jsonl:6"]
    assert kept[2].left_out


def test_lines_are_streamed(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    line = json.dumps({"title": "A", "body": "word " * 400}) + "\n"
    file.write_text(line * 1000)
    tracemalloc.start()
    try:
        count = sum(1 for _ in read(file, "a.jsonl"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 1000
    assert peak < 600_000 < file.stat().st_size


JSON_FILES = [
    ('[\n{"title": "A"},\n{"title": "B"}\n]', ["a.json:2", "a.json:3"]),
    ('[{"title": "A"}, {"title": "B"}, {"title": "C"}]', ["a.json:1", "a.json:2", "a.json:3"]),
    ('{"title": "A", "body": "b"}', ["a.json"]),
    ('{"title": "A", "date": "2019"}', ["a.json"]),
    ('{"posts": [{"title": "A"}, {"title": "B"}]}', ["a.json:1", "a.json:2"]),
]


@pytest.mark.parametrize(("text", "expected"), JSON_FILES)
def test_json_files(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = documents(tmp_path, "a.json", text)
    assert [shown(item)[0] for item in found] == expected
    assert not any(isinstance(item, Document) and item.left_out for item in found)


DATA_FILES = [
    "[]",
    "  [ ]  ",
    '{"name": "package", "version": "1.0"}',
    '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"title": "A"}]}',
    '["a", "b"]',
    "3",
    "",
    '{"layout": "post.njk", "tags": ["posts"]}',
]


@pytest.mark.parametrize("text", DATA_FILES)
def test_data_is_left_out_with_a_reason(tmp_path: Path, text: str) -> None:
    found = documents(tmp_path, "a.json", text)
    assert [isinstance(item, Document) and bool(item.left_out) for item in found] == [True]


def test_a_fault_in_a_list_keeps_what_came_before_it(tmp_path: Path) -> None:
    found = documents(tmp_path, "a.json", '[\n{"title": "A"},\n{"title": B}\n]')
    assert isinstance(found[0], Document)
    assert isinstance(found[1], Problem)
    assert found[1].line == 3


def test_long_lists_are_streamed(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    row = json.dumps({"title": "A", "body": "word " * 2000})
    file.write_text("[" + ",\n".join([row] * 400) + "]")
    assert len(list(read(file, "a.json"))) == 400
    assert len(list(islice(read(file, "a.json"), 3))) == 3


def test_tables(tmp_path: Path) -> None:
    text = 'Title,Published Date,Text\nA,2019-05-15,"One\n\ntwo, three"\n\n"B, c",2020,x,y\n'
    found = documents(tmp_path, "a.csv", text)
    first = {"title": "A", "date": "2019-05-15"}
    assert shown(found[0]) == ("a.csv:2", first, "text", "One\n\ntwo, three")
    assert shown(found[1])[:2] == ("a.csv:6", {"title": "B, c", "date": "2020"})
    assert isinstance(found[2], Problem)
    assert found[2].severity == "warning"


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
def test_other_marks_between_cells(tmp_path: Path, mark: str) -> None:
    found = documents(tmp_path, "a.csv", f"title{mark}text\r\nA{mark}b\r\n")
    assert shown(found[0]) == ("a.csv:2", {"title": "A"}, "text", "b")


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    found = documents(tmp_path, "a.csv", 'title,body\nA,a "b" c\n"B","x\n\ny"\nC,"c\nD,d\n')
    assert [one.location for one in found if isinstance(one, Document)] == ["a.csv:2", "a.csv:3"]
    (problem,) = (one for one in found if isinstance(one, Problem))
    assert (problem.line, problem.severity) == (6, "error")
    assert "never closed" in problem.message
    closed = documents(tmp_path, "b.csv", 'title,body\nA,"a"')
    assert [one.location for one in closed if isinstance(one, Document)] == ["b.csv:2"]


def test_a_table_of_other_things_is_left_out(tmp_path: Path) -> None:
    found = documents(tmp_path, "a.csv", "city,population\nUtrecht,360000\n")
    assert [isinstance(item, Document) and bool(item.left_out) for item in found] == [True]


GHOST = """{"db": [{"data": {
 "posts": [{"id": "1", "title": "A", "html": "<p>a</p>", "published_at": "2020-01-02T03:04:05Z"},
           {"id": "2", "title": "B", "html": "<p>b</p>", "type": "page"}],
 "tags": [{"id": "t", "name": "Sea"}], "posts_tags": [{"post_id": "1", "tag_id": "t"}],
 "users": [{"id": "u", "name": "Ann"}], "posts_authors": [{"post_id": "1", "author_id": "u"}]}}]}"""


def test_an_export_of_ghost_joins_its_tables(tmp_path: Path) -> None:
    first, second = documents(tmp_path, "a.json", GHOST)
    fields = shown(first)[1]
    assert (fields["tags"], fields["author"], shown(first)[3]) == (("Sea",), ("Ann",), "<p>a</p>")
    assert isinstance(second, Document)
    assert second.left_out == "a page of the site, not a post"


NESTED = [
    ('{"data": {"list": 3, "posts": [{"title": "A", "text": "a"}]}}', ["a.json:1"]),
    ('{"x1": {"title": "A", "text": "a"}, "x2": {"title": "B", "date": "2020"}}',
     ["a.json:1", "a.json:2"]),
    ('{"title": "A", "text": "a"}{"title": "B", "text": "b"}\n{"title": "C", "text": "c"}',
     ["a.json:1", "a.json:2", "a.json:3"]),
    ('{"title": "A", "text": "a"}\n\n{"title": "B", "text": "b"}', ["a.json:1", "a.json:3"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), NESTED)
def test_articles_are_found_wherever_they_are(tmp_path: Path, text: str, places: list[str]) -> None:
    found = documents(tmp_path, "a.json", text)
    assert [shown(item)[0] for item in found] == places
    assert not any(item.left_out for item in found if isinstance(item, Document))


def test_a_packed_dump_is_told(tmp_path: Path) -> None:
    (problem,) = documents(tmp_path, "a.jsonl.gz", b"\x1f\x8b")
    assert isinstance(problem, Problem)
    assert problem.hint == "unpack it: gunzip a.jsonl.gz"
    assert documents(tmp_path, "a.tar.gz", b"") == []
