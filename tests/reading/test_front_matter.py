"""The metadata at the head of a file: every form of it, with the faults people make in it."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.config import SourceSite
from feeds.errors import ReadError
from feeds.generators import Source
from feeds.model import Document
from feeds.reading._front_matter import split_front_matter
from feeds.reading.encoding import decode
from feeds.reading.markdown import read_markdown
from tests.generators.sites import site_of


def markdown(text: str, path: str = "posts/a.md", generator: str = "") -> Document:
    return read_markdown(text, Source(path=path, site=site_of(generator)))


def said(document: Document) -> dict[str, object]:
    return {item.name: item.value for item in document.fields if item.source == "field"}


AS_WRITTEN = [
    ("title: no", {"title": "no"}),
    ("title: 1.10", {"title": "1.10"}),
    ("title: 2e5", {"title": "2e5"}),
    ("title: 0755", {"title": "0755"}),
    ("title: 12:30", {"title": "12:30"}),
    ("date: 2019-05-15", {"date": "2019-05-15"}),
    ("date: 2019-05", {"date": "2019-05"}),
    ("date: 2019-05-15 10:00:00 +0200", {"date": "2019-05-15 10:00:00 +0200"}),
    ('title: "Foo: bar"', {"title": "Foo: bar"}),
    ("title: 'It''s'", {"title": "It's"}),
    ("title: >-\n  One\n  two", {"title": "One two"}),
    ("title: |\n  One\n  two", {"title": "One\n  two".replace("  ", "")}),
    ("title: !!str 2019", {"title": "2019"}),
    ("tags: [a, 'b, c', 1.0]", {"tags": ("a", "b, c", "1.0")}),
    ("tags:\n  - a\n  - no", {"tags": ("a", "no")}),
    ("tags:\n- a\n- b", {"tags": ("a", "b")}),
    ("author:\n  name: A\n  url: https://a.org", {"author": {"name": "A", "url": "https://a.org"}}),
    ("a: &x [1, 2]\ntags: *x", {"a": ("1", "2"), "tags": ("1", "2")}),
    ("title: A # a note", {"title": "A"}),
    ("# a note\ntitle: A", {"title": "A"}),
    ("title: A\nimage: ~\nsummary: null\ntags:", {"title": "A"}),
    ("title: A\n\ndate: 2019", {"title": "A", "date": "2019"}),
    ("pubDate: 'Jul 08 2022'", {"date": "Jul 08 2022"}),
    ("Title: A\nLASTMOD: 2020", {"title": "A", "updated": "2020"}),
    ("published: false", {"draft": "true"}),
    ("published: true", {"draft": "false"}),
    ("published: 2020-01-01", {"date": "2020-01-01"}),
    ("publishDate: 2021\ndate: 2020", {"date": "2020"}),
    ("created: 2019\ndate: 2020", {"date": "2020"}),
    ("source: https://elsewhere.org/a", {"source": "https://elsewhere.org/a"}),
    ("permalink: /{{ page.date }}/a/", {"pattern": "/{{ page.date }}/a/"}),
    ("date: git Created", {}),
    ("taxonomies:\n  tags: [x]\nextra:\n  author: B", {"tags": ("x",), "author": "B"}),
]


@pytest.mark.parametrize(("block", "expected"), AS_WRITTEN)
def test_yaml_keeps_what_is_written(block: str, expected: dict[str, object]) -> None:
    document = markdown(f"---\n{block}\n---\n\nText.\n")
    found: dict[str, object] = {}
    for item in document.fields:
        if item.source == "field":
            found.setdefault(item.name, item.value)
    assert found == expected
    assert document.body.strip() == "Text."


FAULTS = [
    ("title: Foo: bar", {"title": "Foo: bar"}),
    ("title: Re: Re: a", {"title": "Re: Re: a"}),
    ("title: @home", {"title": "@home"}),
    ("title: *Very* loud", {"title": "*Very* loud"}),
    ("title: `code` and more", {"title": "`code` and more"}),
    ("title: [Update] it works", {"title": "[Update] it works"}),
    ('title: "One" and "two"', {"title": '"One" and "two"'}),
    ('title: "He said "hi" there"', {"title": 'He said "hi" there'}),
    ("title: 'It's me'", {"title": "It's me"}),
    ("title: 50% off: today", {"title": "50% off: today"}),
    ("title: %d things", {"title": "%d things"}),
    ("tags:\n\t- a\n\t- b", {"tags": ("a", "b")}),
    ("title: A: b\ntags:\n\t- c", {"title": "A: b", "tags": ("c",)}),
]


@pytest.mark.parametrize(("block", "expected"), FAULTS)
def test_plain_faults_are_read_as_they_were_meant_and_reported(
    block: str, expected: dict[str, object]
) -> None:
    document = markdown(f"---\nlayout: post\n{block}\n---\nText.\n")
    assert said(document) == {"layout": "post", **expected}
    assert document.problems
    assert all(problem.severity == "warning" for problem in document.problems)
    assert document.problems[0].line >= 3


BROKEN = [
    ("---\ntitle: A\n  date: 2019\n b: [\n---\n", 3),
    ("---\ntitle: A\ntags: [a, b\ndate: 2019\n---\n", 4),
    ("---\ntitle: A\nx: !!python/object:os.system a\n---\n", 3),
    ("---\na: &a [x]\n" + "b: *missing\n---\n", 3),
    ("---\ntitle: 'A\ndate: 2019\n---\n", 4),
    ("+++\ntitle = A\n+++\n", 2),
    ('+++\ntitle = "A"\ndate = 2019-05\n+++\n', 3),
    ("{\n  \"title\": \"A\",\n  date: 1\n}\n", 3),
    ("+++\ntitle = 'A'\n\nText", 1),
    ("---\ntitle: A\nx: " + "[" * 60 + "]" * 60 + "\n---\n", 3),
    (
        ("---\na: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
     "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
     "e: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n---\n"),
        5,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), BROKEN)
def test_what_cannot_be_read_is_an_error_at_its_line(text: str, line: int) -> None:
    with pytest.raises(ReadError) as caught:
        markdown(text)
    assert caught.value.problems[0].line == line
    assert caught.value.problems[0].hint


SHAPES = [
    ("---\ntitle: A\n---\nText", "A", "Text", 4),
    ("---\ntitle: A\n----------\nText", "A", "Text", 4),
    ("---\ntitle: A\n...\nText", "A", "Text", 4),
    ("---   \ntitle: A\n---  \nText", "A", "Text", 4),
    ("\n---\ntitle: A\n---\nText", "A", "Text", 5),
    ("---\n---\nText", None, "Text", 3),
    ("---yaml\ntitle: A\n---\nText", "A", "Text", 4),
    ('---json\n{"title": "A"}\n---\nText', "A", "Text", 4),
    ('---toml\ntitle = "A"\n---\nText', "A", "Text", 4),
    ('+++\ntitle = "A"\n+++\nText', "A", "Text", 4),
    ('{\n"title": "A"\n}\n\nText', "A", "Text", 5),
    ("Title: A\nSeries: x\n\nText", "A", "Text", 4),
    ("title: A\nauthor: B\n    and C\n\nText", "A", "Text", 5),
    ("<!--\n.. title: A\n.. slug: a\n-->\n\nText", "A", "Text", 6),
    (".. title: A\n.. slug: a\n\nText", "A", "Text", 4),
    ("---\ntitle: A\ndate: 2019\n\nText", "A", "Text", 5),
    ("# A\n\nText", "A", "Text", 3),
    ("A\n===\n\nText", "A", "Text", 4),
    ("---\ntitle: A\n---\n\n# A\n\nText", "A", "Text", 7),
    ("---\n\nText", None, "---\n\nText", 1),
    ("---\nText with no key\n---\n", None, "---\nText with no key\n---", 1),
    ("Text", None, "Text", 1),
]


@pytest.mark.parametrize(("text", "title", "body", "line"), SHAPES)
def test_where_the_metadata_ends(text: str, title: str | None, body: str, line: int) -> None:
    document = markdown(text)
    found = document.first("title")
    assert (found.value if found else None) == title
    assert document.body.strip() == body
    start = document.body_line + document.body[
        : len(document.body) - len(document.body.lstrip())
    ].count("\n")
    assert start == line


def test_a_byte_order_mark_and_carriage_returns_change_nothing() -> None:
    data = "\ufeff---\r\ntitle: A\r\ndate: 2019-05\r\n---\r\nText\r\n".encode()
    text, _ = decode(data, "a.md")
    assert said(markdown(text)) == {"title": "A", "date": "2019-05"}


def test_a_key_stated_twice_is_reported_and_the_last_one_counts() -> None:
    document = markdown("---\ntitle: A\ndate: 2019\ntitle: B\n---\n")
    assert said(document)["title"] == "B"
    assert [problem.line for problem in document.problems] == [4]


def test_each_field_knows_its_line() -> None:
    document = markdown("---\n# note\ntitle: A\ntags:\n  - b\nauthor: C\n---\n")
    assert {item.key: item.line for item in document.fields if item.line} == {
        "title": 3, "tags": 4, "author": 6
    }  # fmt: skip


TOML = [
    ("date = 2019-05-15", "2019-05-15"),
    ("date = 2019-05-15T10:00:00Z", "2019-05-15T10:00:00Z"),
    ("date = 2019-05-15 10:00:00", "2019-05-15 10:00:00"),
    ("date = 2019-05-15T10:00:00.000+02:00 # when", "2019-05-15T10:00:00.000+02:00"),
    ('date = "2019-05"', "2019-05"),
]


@pytest.mark.parametrize(("block", "expected"), TOML)
def test_toml_dates_stay_as_written(block: str, expected: str) -> None:
    document = markdown(f"+++\ntitle = 'A'\n{block}\n[taxonomies]\ntags = ['x', 'y']\n+++\nText")
    assert said(document)["date"] == expected
    assert said(document)["tags"] == ("x", "y")


@given(st.text(st.sampled_from("ab:-'\"#[]{}&*!|>%@`,\n \t~.=+0"), max_size=60))
def test_any_block_gives_entries_or_a_located_problem(block: str) -> None:
    for fence in ("---", "+++"):
        lines = []
        try:
            lines.append(split_front_matter(f"{fence}\n{block}\n{fence}\nText", "a.md").body_line)
        except ReadError as error:
            lines += [problem.line for problem in error.problems]
        assert lines
        assert all(line >= 1 for line in lines)


@given(st.text(max_size=80))
def test_any_value_in_quotes_comes_back_as_it_was(value: str) -> None:
    value = " ".join(value.split())
    printable = "".join(char for char in value if char.isprintable())
    quoted = printable.replace("'", "''")
    document = markdown(f"---\nother: '{quoted}'\n---\n")
    assert said(document).get("other", "") == printable.strip()


@pytest.mark.parametrize("tags", ["draft", "sea, Draft", "private"])
def test_a_tag_of_nikola_makes_a_draft_unless_its_settings_say_otherwise(tags: str) -> None:
    def is_draft(site: SourceSite | None) -> bool:
        text = f".. title: A\n.. tags: {tags}\n\nText"
        field = read_markdown(text, Source(path="a.md", site=site)).first("draft")
        return field is not None and field.value == "true"

    site = SourceSite(generator="nikola", values={"use_tag_metadata": "false"})
    assert is_draft(None)
    assert not is_draft(site)
    assert is_draft(dataclasses.replace(site, values={}))
