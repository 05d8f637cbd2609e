"""Offsets, zones, and what the clocks do twice a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from feeds.dates import format_rfc822, format_rfc3339, parse_date
from feeds.errors import DateError

AMSTERDAM = "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("text", "zone", "instant"),
    [
        ("2019-05-15T14:30+02:00", None, "2019-05-15T12:30:00+00:00"),
        ("2019-05-15T14:30+02:00", "America/New_York", "2019-05-15T12:30:00+00:00"),
        ("2019-05-15T14:30", AMSTERDAM, "2019-05-15T12:30:00+00:00"),
        ("2019-01-15T14:30", AMSTERDAM, "2019-01-15T13:30:00+00:00"),
        ("2050-07-15T14:30", AMSTERDAM, "2050-07-15T12:30:00+00:00"),
        ("2019-05-15T14:30", None, "2019-05-15T14:30:00+00:00"),
        ("2019-05-15 14:30 Asia/Kolkata", AMSTERDAM, "2019-05-15T09:00:00+00:00"),
        ("Wed, 15 May 2019 14:30:00 GMT+0100", None, "2019-05-15T13:30:00+00:00"),
        ("Wed, 15 May 2019 14:30:00 GMT-07:00", None, "2019-05-15T21:30:00+00:00"),
        ("Wed, 15 May 2019 14:30:00 -0000", None, "2019-05-15T14:30:00+00:00"),
        ("Wed, 15 May 2019 14:30:00 EST", None, "2019-05-15T19:30:00+00:00"),
        ("15. Mai 2019 14:30 MESZ", None, "2019-05-15T12:30:00+00:00"),
        ("2019-05-15", AMSTERDAM, "2019-05-14T22:00:00+00:00"),
        ("1850-01-01T12:00", "Europe/Berlin", "1850-01-01T11:06:32+00:00"),
    ],
)
def test_the_start_is_the_instant_that_is_meant(text: str, zone: str | None, instant: str) -> None:
    moment = parse_date(text, zone=zone, language="de")
    assert moment.start.astimezone(UTC).isoformat() == instant


def test_a_skipped_time_is_refused_or_moved() -> None:
    with pytest.raises(DateError) as refused:
        parse_date("2019-03-31T02:30", zone=AMSTERDAM)
    assert refused.value.readings == ("2019-03-31T03:30",)
    moved = parse_date("2019-03-31T02:30", zone=AMSTERDAM, gap="shift")
    assert moved.start == datetime(2019, 3, 31, 1, 30, tzinfo=UTC)
    assert moved.value == "2019-03-31T03:30"
    assert moved.warnings


def test_a_time_that_came_twice_is_the_first_with_a_warning() -> None:
    first = parse_date("2019-10-27T02:30", zone=AMSTERDAM)
    second = parse_date("2019-10-27T02:30", zone=AMSTERDAM, fold="second")
    assert first.start.utcoffset() == timedelta(hours=2)
    assert second.start - first.start == timedelta(hours=1)
    assert "twice" in first.warnings[0]
    stated = parse_date("2019-10-27T02:30+01:00", zone=AMSTERDAM)
    assert stated.start == second.start
    assert not stated.warnings


def test_a_day_begins_when_its_midnight_was_skipped() -> None:
    moment = parse_date("2018-11-04", zone="America/Sao_Paulo")
    assert moment.start == datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert moment.instant(0) == moment.start
    assert moment.instant().isoformat() == "2018-11-04T12:00:00-02:00"


def test_noon_is_noon_on_the_day_the_clocks_change() -> None:
    moment = parse_date("2019-03-31", zone=AMSTERDAM)
    assert moment.instant().isoformat() == "2019-03-31T12:00:00+02:00"
    assert moment.end - moment.start == timedelta(hours=23)


@pytest.mark.parametrize("name", ["IST", "XYZ", "BRST", "Mars/Phobos", "AEDTX"])
def test_an_unknown_or_equivocal_zone_is_never_dropped(name: str) -> None:
    with pytest.raises(DateError):
        parse_date(f"Wed, 15 May 2019 14:30:00 {name}")
    with pytest.raises(DateError):
        parse_date(f"2019-05-15 14:30 {name}", language="en")


def test_an_unknown_zone_setting_says_what_to_write() -> None:
    with pytest.raises(DateError, match="Europe/Amsterdam"):
        parse_date("2019-05-15", zone="Europe/Atlantis")


def test_offsets_with_seconds_are_published_as_utc() -> None:
    moment = parse_date("1850-01-01T12:00 Europe/Berlin")
    assert format_rfc3339(moment.start) == "1850-01-01T11:06:32+00:00"
    assert format_rfc822(moment.start) == "Tue, 01 Jan 1850 11:06:32 +0000"
    assert moment.w3cdtf() == "1850-01-01T11:06Z"
    assert parse_date(moment.value).start == moment.start


def test_where_the_zone_comes_from_is_said() -> None:
    assert parse_date("2019-05-15T14:30Z", zone=AMSTERDAM).zone_source == "stated"
    assert parse_date("2019-05-15T14:30", zone=AMSTERDAM).zone_source == "configured"
    assert parse_date("2019-05-15T14:30").zone_source == "default"
    assert parse_date("2019-05-15 14:30 Europe/Paris").zone == "Europe/Paris"
