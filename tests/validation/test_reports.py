"""Findings as text, JSON, SARIF and GitHub annotations."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.validation import RULES, Finding, ValidationReport, validate
from feeds.validation.reports import REPORTS, Checked, explain, list_rules, text
from feeds.validation.reports._columns import excerpt, width

FEED = """{
\t"version": "https://jsonfeed.org/version/1.1",
\t"title": "Reisblog",
\t"items": [{"id": "1", "title": "日本語 e\u0301", "url": "/x",
\t\t"content_html": "<p>naar \u202e<a href=\\"/x\\">hier</a></p>",
\t\t"date_published": "2026-05-01T12:00:00Z"}]
}
"""
SHOWN = """\
warning[J209]: the feed has no home_page_url
 --> a/feed.json:1:1
  |
1 | {
  | ^
  = help: add "home_page_url": "https://…", the page the feed belongs to

warning[J210]: the feed has no feed_url
 --> a/feed.json:1:1
  |
1 | {
  | ^
  = help: add "feed_url": "https://…/feed.json", the address of this document

error[J208]: "url" is no absolute address: /x
 --> a/feed.json:4:50  $.items[0].url
  |
4 |     "items": [{"id": "1", "title": "日本語 é", "url": "/x",
  |                                                       ^^^^
  = help: write it whole, such as https://example.org/reis

warning[H405]: an invisible direction control, U+202E
 --> a/feed.json:5:28  $.items[0].content_html
  |
5 |         "content_html": "<p>naar <U+202E><a href=\\"/x\\">hier</a></p>",
  |                                  ^^^^^^^^
  = help: remove it; to turn text use <bdi>, or dir="rtl"

warning[H201]: href of <a> is relative: /x
 --> a/feed.json:5:32  $.items[0].content_html
  |
5 |         "content_html": "<p>naar <U+202E><a href=\\"/x\\">hier</a></p>",
  |                                             ^^^^^^^^^^^
  = help: write it whole, with https:// and the host

1 file checked, invalid: 1 error, 4 warnings; first error: a/feed.json:4 J208
"""


def checked(document: str = FEED, file: str = "a/feed.json") -> Checked:
    data = document.encode()
    return Checked(file=file, source=data, report=validate(data))


def test_text_shows_the_line_and_marks_the_place() -> None:
    assert REPORTS["text"]([checked()]) == SHOWN.replace("é", "e\u0301")


def test_text_has_colours_only_where_asked() -> None:
    assert "\x1b[" not in text.render([checked()])
    coloured = text.render([checked()], colour=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text.render([checked()])


SUMMARIES: list[tuple[list[tuple[str, ...]], str]] = [
    ([()], "1 file checked, nothing found"),
    ([(), ()], "2 files checked, nothing found"),
    ([("info",)], "1 file checked, valid: 1 note"),
    ([("warning", "warning"), ()], "2 files checked, all valid: 2 warnings"),
    (
        [("error",), ("warning",)],
        "2 files checked, 1 of them invalid: 1 error, 1 warning; first error: 0 A1",
    ),
]


@pytest.mark.parametrize(("severities", "line"), SUMMARIES)
def test_the_last_line_counts(severities: list[tuple[Any, ...]], line: str) -> None:
    files = [
        Checked(
            file=str(number),
            report=ValidationReport(
                format="atom",
                findings=tuple(Finding(code="A1", severity=s, message="m") for s in found),
            ),
        )
        for number, found in enumerate(severities)
    ]
    assert text.summary(files) == line


def test_json_is_a_list_with_one_record_a_file() -> None:
    one, two = json.loads(REPORTS["json"]([checked(), checked("{}", "b.json")]))
    assert (one["file"], one["format"], one["valid"]) == ("a/feed.json", "json-1.1", False)
    assert one["findings"][2] == {
        "code": "J208",
        "severity": "error",
        "line": 4,
        "column": 50,
        "path": "$.items[0].url",
        "message": '"url" is no absolute address: /x',
        "hint": "write it whole, such as https://example.org/reis",
        "spec": RULES["J208"].spec,
    }
    assert two["valid"] is False


GITHUB: list[tuple[Finding, str, str]] = [
    (
        Finding(
            code="A1", severity="error", line=3, column=7, message="bad\nid: 50 %", hint="a, b"
        ),
        "public/a,b:c.xml",
        "::error file=public/a%2Cb%3Ac.xml,line=3,col=7,title=feeds A1::bad%0Aid: 50 %25; a, b",
    ),
    (
        Finding(code="Q1", severity="info", message="m"),
        "x",
        "::notice file=x,title=feeds Q1::m",
    ),
    (
        Finding(code="Q1", severity="warning", line=2, message="m"),
        "x",
        "::warning file=x,line=2,title=feeds Q1::m",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("finding", "file", "line"), GITHUB)
def test_github_annotations_are_escaped(finding: Finding, file: str, line: str) -> None:
    one = Checked(file=file, report=ValidationReport(format="atom", findings=(finding,)))
    assert REPORTS["github"]([one]) == line + "\n"


def assert_sarif(log: Any) -> None:
    """What the schema of SARIF 2.1.0 requires of the objects that are used here."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    for run in log["runs"]:
        assert set(run) <= {"tool", "results", "columnKind", "originalUriBaseIds"}
        assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
        driver = run["tool"]["driver"]
        assert driver["name"]
        rules = [rule["id"] for rule in driver["rules"]]
        assert len(set(rules)) == len(rules)
        for rule in driver["rules"]:
            assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
            assert rule["shortDescription"]["text"]
            assert rule["fullDescription"]["text"]
            assert rule["helpUri"].startswith("https://")
            assert rule["help"]["text"]
        for result in run["results"]:
            assert_result(result, rules, set(run["originalUriBaseIds"]))


def assert_result(result: Any, rules: list[str], bases: set[str]) -> None:
    assert rules[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in {"none", "note", "warning", "error"}
    assert result["message"]["text"]
    for location in result["locations"]:
        place = location["physicalLocation"]
        artifact = place["artifactLocation"]
        assert re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", artifact["uri"])
        assert artifact.get("uriBaseId", next(iter(bases))) in bases
        region = place.get("region", {"startLine": 1})
        assert region["startLine"] >= 1
        assert region.get("startColumn", 1) >= 1


FILES = ["a/feed.json", "./a b/ü.json", "/srv/feed.json", "https://example.org/a?b=c d", "-"]


@pytest.mark.parametrize("file", FILES)
def test_sarif_has_the_shape_of_its_schema(file: str) -> None:
    log = json.loads(REPORTS["sarif"]([checked(file=file), checked("{}", "b.json")]))
    assert_sarif(log)
    assert len(log["runs"][0]["results"]) == len(checked().report.findings) + len(
        checked("{}").report.findings
    )


def test_sarif_of_nothing_is_a_run_without_results() -> None:
    log = json.loads(REPORTS["sarif"]([]))
    assert_sarif(log)
    assert log["runs"][0]["results"] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_is_explained(rule: Any) -> None:
    page = explain(rule)
    assert page.startswith(f"{rule.code} {rule.name} ({rule.severity})\n")
    assert (
        "{" not in page.replace(rule.bad, "").replace(rule.good, "") or "{" in rule.why + rule.good
    )
    assert "\u202e" not in page
    assert rule.spec in page


def test_the_list_names_every_rule_once() -> None:
    lines = list_rules(RULES.values()).splitlines()
    assert sorted(line.split()[0] for line in lines if line.startswith("  ")) == sorted(RULES)


LINES: list[tuple[str, int, int, str, int, int]] = [  # line, column, room; text, offset, length
    ("<title>a</title>", 1, 80, "<title>a</title>", 0, 6),
    ("\t<id>", 2, 80, "    <id>", 4, 3),
    ("ab", 0, 80, "ab", 0, 2),
    ("", 1, 80, "", 0, 1),
    ("ab", 9, 80, "ab", 2, 1),
    ("日本 x", 4, 80, "日本 x", 5, 1),
    ("e\u0301 x", 4, 80, "e\u0301 x", 2, 1),
    ("a\u200bb", 3, 80, "a<U+200B>b", 9, 1),
    ("a" * 50 + " bad " + "c" * 50, 52, 30, "…" + "a" * 9 + " bad " + "c" * 16 + "…", 11, 3),
]


@pytest.mark.parametrize(("line", "column", "room", "shown", "offset", "length"), LINES)
def test_a_line_is_cut_and_marked(
    line: str, column: int, room: int, shown: str, offset: int, length: int
) -> None:
    part = excerpt(line, column, room)
    assert (part.text, part.offset, part.length) == (shown, offset, length)


@given(st.text(), st.integers(0, 50), st.integers(10, 60))
@settings(max_examples=100)
def test_no_line_is_too_strange_to_show(line: str, column: int, room: int) -> None:
    part = excerpt(line, column, room)
    assert part.text.isprintable()
    assert width(part.text) <= room + 2
    assert part.offset + part.length <= room + 2


ANY_FINDING = st.builds(
    Finding,
    code=st.sampled_from(sorted(RULES)),
    severity=st.sampled_from(["error", "warning", "info"]),
    line=st.integers(0, 4),
    column=st.integers(0, 9),
    path=st.text(max_size=5),
    message=st.text(max_size=20),
    hint=st.text(max_size=20),
)


@given(st.lists(ANY_FINDING, max_size=3), st.text(max_size=20), st.binary(max_size=40))
@settings(max_examples=60)
def test_no_finding_is_too_strange_to_report(
    findings: list[Finding], file: str, source: bytes
) -> None:
    one = Checked(
        file=file, source=source, report=ValidationReport(format="", findings=tuple(findings))
    )
    for name, render in REPORTS.items():
        made = render([one])
        made.encode()
        if name == "github":
            assert made.count("\n") == len(findings)
        elif name != "text":
            json.loads(made)


def podcast(episodes: int) -> Checked:
    items = "".join(
        f"<item>\n<title>{n}</title><guid>https://example.org/{n}</guid>"
        "<itunes:explicit>perhaps</itunes:explicit></item>\n"
        for n in range(episodes)
    )
    ns = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    return checked(f'<rss version="2.0" {ns}><channel>\n{items}</channel></rss>', "p.xml")


GROUPS: list[tuple[int, str]] = [
    (3, ""),
    (4, "error[V156] … and 1 more, line 9"),
    (60, "error[V156] … and 57 more, lines 9–121"),
    (731, "error[V156] … and 728 more, lines 9–401 and beyond"),
]


@pytest.mark.parametrize(("episodes", "line"), GROUPS)
def test_three_of_a_kind_are_shown_and_the_others_counted(episodes: int, line: str) -> None:
    shown = text.render([podcast(episodes)])
    assert shown.count("error[V156]:") == 3
    assert [one for one in shown.splitlines() if one.startswith("error[V156] …")] == (
        [line] if line else []
    )
    assert "X104" not in shown
    every = text.render([podcast(episodes)], every=True)
    assert every.count("error[V156]:") == min(episodes, 200)


def test_the_last_line_names_the_first_error() -> None:
    assert text.render([podcast(9)]).splitlines()[-1].endswith("; first error: p.xml:3 V156")


def test_statistics_count_every_place() -> None:
    rows = text.statistics([podcast(731)]).splitlines()
    assert rows[0].split() == ["731", "V156", "error", "true-or-false"]
    assert any(row.split()[:2] == ["731", "Q107"] for row in rows)
    assert "X104" not in " ".join(rows)


def many(severity: Any, codes: str) -> Checked:
    findings = tuple(
        Finding(code=code, severity=severity, line=line, message="m")
        for line, code in enumerate(codes, 1)
    )
    return Checked(file="f", report=ValidationReport(format="atom", findings=findings))


def test_github_is_given_the_most_important_first() -> None:
    """Ten of a kind are shown: errors first, each rule ahead of the second of any."""
    lines = REPORTS["github"]([many("info", "N"), many("warning", "WWWW"), many("error", "AAABC")])
    order = [(one.split()[0], one.partition("title=feeds ")[2][:1]) for one in lines.splitlines()]
    assert order == [
        *(("::error", code) for code in "ABCAA"),
        *(("::warning", code) for code in "WWW"),
        ("::notice", "N"),
    ]
    assert "(and 1 more, line 4)" in lines


def test_github_is_given_no_more_than_it_shows() -> None:
    lines = REPORTS["github"]([many("error", "ABCDEFGHIJKLM")]).splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert lines[10:] == [
        "not annotated, since GitHub shows ten of a kind:",
        *(f"f:{line}: error {code}: m" for line, code in ((11, "K"), (12, "L"), (13, "M"))),
    ]
