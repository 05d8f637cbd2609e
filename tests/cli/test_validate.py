"""feeds validate, as people and their CI call it."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from feeds.cli._app import app
from feeds.validation import RULES
from tests.validation.staged import serving

GOOD = """{"version": "https://jsonfeed.org/version/1.1", "title": "Reisblog",
 "home_page_url": "https://example.org/", "feed_url": "https://example.org/feed.json",
 "items": [{"id": "tag:example.org,2026:1", "content_text": "Dag.",
  "date_published": "2026-05-01T12:00:00Z"}]}"""
WARNED = GOOD.replace(' "home_page_url": "https://example.org/",', "")
BAD = GOOD.replace('"id": "tag:example.org,2026:1", ', "")


def feeds(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> tuple[int, str, str]:
    with contextlib.chdir(cwd or Path.cwd()):
        done = CliRunner().invoke(app, ["validate", *arguments], input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.json").write_text(GOOD, encoding="utf-8")
    (tmp_path / "warned.json").write_text(WARNED, encoding="utf-8")
    (tmp_path / "bad.json").write_text(BAD, encoding="utf-8")
    return tmp_path


RUNS: list[tuple[list[str], int, str]] = [  # arguments, exit status, what the output holds
    (["good.json"], 0, "1 file checked, nothing found\n"),
    (["warned.json"], 0, "warning[J209]"),
    (["warned.json", "--strict"], 1, "1 file checked, valid, but not strictly: 1 warning"),
    (["bad.json"], 1, " --> bad.json:3:12  $.items[0]"),
    (["bad.json", "--ignore", "J301"], 0, "nothing found"),
    (["bad.json", "--select", "J2,X"], 0, "nothing found"),
    (["good.json", "--base", "https://example.com/f"], 0, "warning[Q202]"),
    (["good.json", "bad.json"], 1, "2 files checked, 1 of them invalid: 1 error"),
    (["."], 1, "3 files checked, 1 of them invalid: 1 error"),
    (["bad.json", "--format", "github"], 1, "::error file=bad.json,line=3,col=12,title=feeds J301"),
    (["bad.json", "--format", "sarif"], 1, '"ruleId": "J301"'),
    (["good.json", "--format", "json"], 0, '"findings": []'),
    (["--explain", "J301"], 0, "J301 json-missing-id (error)"),
    (["--explain", "json-missing-id"], 0, "J301 json-missing-id (error)"),
    (["--explain", "j3"], 0, "  J304  error    json-bad-date"),
    (["--explain", "all"], 0, "S  across a site"),
]


@pytest.mark.parametrize(("arguments", "status", "shown"), RUNS)
def test_what_a_run_prints_and_answers(
    folder: Path, arguments: list[str], status: int, shown: str
) -> None:
    code, out, err = feeds(*arguments, cwd=folder)
    assert (code, err) == (status, "")
    assert shown in out


MISUSE: list[tuple[list[str], str]] = [
    ([], "error: nothing to validate\n  name a feed"),
    (["none.xml"], "none.xml: error: there is no such file or folder"),
    (["good.json", "--select", "Z9"], "--select: error: no rule has the code Z9"),
    (["good.json", "--ignore", "J,Z9"], "--ignore: error: no rule has the code Z9"),
    (["good.json", "--base", "example.org"], "--base: error: 'example.org' is no web address"),
    (["good.json", "--against", "."], "--against: error: compares two folders"),
    ([".", "--against", "none"], "--against: error: none is no folder"),
    (["good.json", "--now", "soon"], "--now: "),
    (["--explain", "Z9"], "--explain: error: no rule has the code Z9"),
    (["empty"], "empty: error: no feed was found here"),
]


@pytest.mark.parametrize(("arguments", "message"), MISUSE)
def test_wrong_usage_is_told_from_an_invalid_feed(
    folder: Path, arguments: list[str], message: str
) -> None:
    (folder / "empty").mkdir()
    code, out, err = feeds(*arguments, cwd=folder)
    assert (code, out) == (2, "")
    assert message in err


def test_standard_input_of_a_process() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "feeds", "validate", "-"],
        input=BAD.encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert " --> -:3:12" in done.stdout.decode()


def test_an_address() -> None:
    headers = 'HTTP/1.1 200 OK\nContent-Type: application/feed+json\nETag: "1"'
    with serving(headers, GOOD.encode()) as url:
        code, out, _ = feeds(url, "--base", "https://example.org/feed.json", "--format", "json")
    (record,) = json.loads(out)
    assert (code, record["file"], record["format"]) == (0, url, "json-1.1")
    assert {finding["code"] for finding in record["findings"]} == {"N308"}


def test_an_address_that_does_not_answer_is_invalid() -> None:
    with serving("HTTP/1.1 404 Not Found\nContent-Type: text/html") as url:
        code, out, _ = feeds(url)
    assert code == 1
    assert "error[N102]: the server answers 404" in out


def test_a_folder_against_what_was_published_before(tmp_path: Path) -> None:
    for name, text in (("old", GOOD), ("new", GOOD.replace("2026:1", "2027:1"))):
        (tmp_path / name).mkdir()
        item = text.replace('"content_text"', '"url": "https://example.org/1", "content_text"')
        (tmp_path / name / "feed.json").write_text(item, encoding="utf-8")
    code, out, _ = feeds("new", "--against", "old", cwd=tmp_path)
    assert code == 1
    assert "error[S501]: this entry had the id tag:example.org,2026:1" in out
    assert feeds("old", "--against", "old", cwd=tmp_path)[0] == 0


def test_codes_never_vanish_or_change_their_names() -> None:
    known = Path(__file__).parent.parent / "cases" / "validation-codes.txt"
    rows = [line.split() for line in known.read_text(encoding="utf-8").splitlines() if line]
    assert len(rows) > 100
    for code, name in rows:
        assert RULES[code].name == name, code
