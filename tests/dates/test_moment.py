"""A Moment: its interval, order, precision, and the forms it is written in."""

from __future__ import annotations

import pickle

import pytest

from feeds.dates import format_rfc822, format_rfc3339, parse_date


@pytest.mark.parametrize(
    ("text", "precision", "start", "end"),
    [
        ("2019", "year", "2019-01-01T00:00:00", "2020-01-01T00:00:00"),
        ("2019-Q2", "quarter", "2019-04-01T00:00:00", "2019-07-01T00:00:00"),
        ("2019-Q4", "quarter", "2019-10-01T00:00:00", "2020-01-01T00:00:00"),
        ("2019-05", "month", "2019-05-01T00:00:00", "2019-06-01T00:00:00"),
        ("2019-12", "month", "2019-12-01T00:00:00", "2020-01-01T00:00:00"),
        ("2019-W20", "week", "2019-05-13T00:00:00", "2019-05-20T00:00:00"),
        ("2019-05-15", "day", "2019-05-15T00:00:00", "2019-05-16T00:00:00"),
        ("2019-05-15T14", "hour", "2019-05-15T14:00:00", "2019-05-15T15:00:00"),
        ("2019-05-15T14:30", "minute", "2019-05-15T14:30:00", "2019-05-15T14:31:00"),
        ("2019-05-15T14:30:05", "second", "2019-05-15T14:30:05", "2019-05-15T14:30:06"),
        ("9999-12", "month", "9999-12-01T00:00:00", "9999-12-31T23:59:59.999999"),
        ("9999-12-31", "day", "9999-12-31T00:00:00", "9999-12-31T23:59:59.999999"),
    ],
)
def test_it_covers_what_is_stated(text: str, precision: str, start: str, end: str) -> None:
    moment = parse_date(text)
    assert moment.value == text
    assert moment.precision == precision
    assert moment.start.isoformat() == start + "+00:00"
    assert moment.end.isoformat() == end + "+00:00"


def test_no_precision_is_invented_by_the_instant() -> None:
    assert parse_date("2019-05").instant().isoformat() == "2019-05-01T12:00:00+00:00"
    assert parse_date("2019").instant(9).isoformat() == "2019-01-01T09:00:00+00:00"
    assert parse_date("2019-05-15T14:30").instant().isoformat() == "2019-05-15T14:30:00+00:00"


def test_it_is_ordered_by_its_start_across_zones() -> None:
    texts = ["2019-05-15T10:00-05:00", "2019-05-15", "2019-05-15T12:00+02:00", "2018", "2019-05"]
    ordered = [moment.value for moment in sorted(map(parse_date, texts))]
    assert ordered == ["2018", "2019-05", "2019-05-15", *texts[2::-2]]
    first, second = parse_date("2019-05"), parse_date("2019-06")
    assert first < second
    assert first <= second
    assert second > first
    assert second >= first


def test_it_does_not_change_and_can_be_pickled() -> None:
    moment = parse_date("2019-05-15 14:30 Europe/Paris")
    with pytest.raises(AttributeError):
        moment.value = "2019"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(moment)) == moment
    assert hash(moment) == hash(pickle.loads(pickle.dumps(moment)))


@pytest.mark.parametrize(
    ("text", "html", "w3cdtf"),
    [
        ("2019", "2019", "2019"),
        ("2019-Q2", "2019", ""),
        ("2019-05", "2019-05", "2019-05"),
        ("2019-W20", "2019-W20", ""),
        ("2019-05-15", "2019-05-15", "2019-05-15"),
        ("2019-05-15T14", "2019-05-15T14:00Z", ""),
        ("2019-05-15T14:30", "2019-05-15T14:30Z", "2019-05-15T14:30Z"),
        ("2019-05-15T14:30+02:00", "2019-05-15T14:30+02:00", "2019-05-15T14:30+02:00"),
        ("2019-05-15T14:30:05.1239Z", "2019-05-15T14:30:05.123Z", "2019-05-15T14:30:05.123900Z"),
        ("0103-12-13T18:30:02Z", "0103-12-13T18:30:02Z", "0103-12-13T18:30:02Z"),
    ],
)
def test_it_is_written_as_html_and_w3cdtf_allow(text: str, html: str, w3cdtf: str) -> None:
    moment = parse_date(text)
    assert moment.html_datetime() == html
    assert moment.w3cdtf() == w3cdtf


def test_mail_and_rfc3339_forms() -> None:
    start = parse_date("2019-05-15T14:30:05.25+02:00").start
    assert format_rfc822(start) == "Wed, 15 May 2019 14:30:05 +0200"
    assert format_rfc3339(start) == "2019-05-15T14:30:05.25+02:00"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["2019", "2e kwartaal 2019", "mei 2019", "15 mei 2019", "15 mei 2019 om 14:30"]),
        ("de", ["2019", "2. Quartal 2019", "Mai 2019", "15. Mai 2019", "15. Mai 2019 um 14:30"]),
        (
            "fi",
            [
                "2019",
                "2. neljännes 2019",
                "toukokuu 2019",
                "15. toukokuuta 2019",
                "15. toukokuuta 2019 klo 14.30",
            ],
        ),
        ("ja", ["2019年", "2019年第2四半期", "2019年5月", "2019年5月15日", "2019年5月15日 14:30"]),
        ("xx", ["2019", "2019-Q2", "2019-05", "2019-05-15", "2019-05-15T14:30"]),
        ("", ["2019", "2019-Q2", "2019-05", "2019-05-15", "2019-05-15T14:30"]),
    ],
)
def test_it_is_said_in_the_words_of_the_language(language: str, words: list[str]) -> None:
    texts = ["2019", "2019-Q2", "2019-05", "2019-05-15", "2019-05-15T14:30"]
    assert [parse_date(text).words(language) for text in texts] == words
