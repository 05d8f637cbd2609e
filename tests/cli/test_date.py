"""feeds date: how a text is read, layer by layer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import feeds

READ = """\
clean      passed on: nothing to clean
iso        passed on: no ISO 8601 form
mail       passed on: nothing that a program prints in English (RFC 822, asctime, logs)
marked     passed on: no form whose parts are marked, such as 2016年3月20日
words      read: every word and number has one meaning
             15: number
             mei: month 5
             2019: year
             om: before a time
             14: number
             30: number
             uur: hour

value      2019-05-15T14:30
precision  minute
start      2019-05-15T14:30:00+02:00
end        2019-05-15T14:31:00+02:00
zone       Europe/Amsterdam (configured)
RFC 3339   2019-05-15T14:30:00+02:00
RFC 822    Wed, 15 May 2019 14:30:00 +0200
HTML       2019-05-15T14:30+02:00
words      15 mei 2019 om 14:30
"""


def test_a_date_is_shown_layer_by_layer(tmp_path: Path) -> None:
    done = feeds(
        "date",
        "15 mei 2019 om 14.30 uur",
        "--language",
        "nl",
        "--zone",
        "Europe/Amsterdam",
        cwd=tmp_path,
    )
    assert (done.code, done.err) == (0, "")
    assert done.out == READ


def test_the_settings_decide_where_no_option_does(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text(
        'timezone = "Europe/Amsterdam"\ndate_order = "dmy"\nlanguage = "nl"\n', encoding="utf-8"
    )
    done = feeds("date", "5/6/2019", cwd=tmp_path)
    assert "start      2019-06-05T00:00:00+02:00" in done.out
    assert "words      5 juni 2019" in done.out
    done = feeds("date", "5/6/2019", "--order", "mdy", cwd=tmp_path)
    assert "value      2019-05-06" in done.out


def test_a_refusal_says_what_to_write(tmp_path: Path) -> None:
    done = feeds("date", "03/04/2024", cwd=tmp_path)
    assert done.code == 1
    assert "can be 2024-03-04\n" in done.out
    assert done.err == (
        "error: 03/04/2024 can be 2024-03-04 or 2024-04-03\n"
        "  write 2024-03-04 or 2024-04-03, or set date_order\n"
    )


def test_warnings_are_shown(tmp_path: Path) -> None:
    done = feeds("date", "dinsdag 15 mei 2019", "--language", "nl", cwd=tmp_path)
    assert done.code == 0
    assert "warning    the weekday is not that of 2019-05-15; the date is taken" in done.out


def test_json_has_it_all(tmp_path: Path) -> None:
    read = feeds("date", "May 2019", "--json", cwd=tmp_path)
    found = json.loads(read.out)
    assert (found["value"], found["precision"], found["rfc3339"]) == (
        "2019-05",
        "month",
        "2019-05-01T12:00:00+00:00",
    )
    assert [step["layer"] for step in found["steps"]] == ["clean", "iso", "mail", "marked", "words"]
    refused = feeds("date", "5/6/2019", "--json", cwd=tmp_path)
    assert refused.code == 1
    assert json.loads(refused.out)["readings"] == ["2019-05-06", "2019-06-05"]


@pytest.mark.parametrize(
    ("option", "value"), [("--zone", "Europe/Atlantis"), ("--order", "dym"), ("--zone", "../x")]
)
def test_wrong_options_are_wrong_usage(tmp_path: Path, option: str, value: str) -> None:
    done = feeds("date", "2019-05-15", option, value, cwd=tmp_path)
    assert done.code == 2
    assert done.err.startswith(option)
