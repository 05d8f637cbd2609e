"""What holds of every text and every Moment."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from feeds.dates import Moment, explain, format_rfc822, format_rfc3339, parse_date
from feeds.dates._clean import MAX_LENGTH
from feeds.dates._common_forms import read_iso_plain
from feeds.dates._lexicon import languages
from feeds.dates._reading import DateRules, read_utc, to_moment
from feeds.dates._zones import local
from feeds.errors import DateError

ROOT = Path(__file__).parent.parent.parent
ZONES = ("UTC", "Europe/Amsterdam", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe")
FIRST, LAST = (datetime.fromisoformat(text) for text in ("1000-01-01", "2399-12-31"))
NAIVE = st.datetimes(FIRST, LAST)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))
PIECES = st.sampled_from(
    "2019 05 15 5 Mai may mei март de om à kl. uur Uhr h pm a.m. : - / . , + ( ) ' Z UTC GMT+2 "
    "Europe/Amsterdam W20 Q2 年 月 日 5月 mar sept. th 1er г. ’ "
    "\u00a0 \u202f \u200f ٥ １ İ ß".split(" ")
)


def every_value() -> st.SearchStrategy[str]:
    """Values of every precision, with and without offset."""
    day = NAIVE.map(lambda when: when.date().isoformat())
    return st.one_of(
        NAIVE.map(lambda when: f"{when.year:04d}"),
        NAIVE.map(lambda when: f"{when.year:04d}-Q{(when.month + 2) // 3}"),
        NAIVE.map(lambda when: f"{when.year:04d}-{when.month:02d}"),
        NAIVE.map(lambda when: "{}-W{:02d}".format(*when.isocalendar()[:2])),
        day,
        NAIVE.map(lambda when: when.isoformat(timespec="hours")),
        NAIVE.map(lambda when: when.isoformat(timespec="minutes")),
        NAIVE.map(lambda when: when.replace(microsecond=0).isoformat()),
        st.builds(
            lambda when, offset: when.replace(tzinfo=timezone(offset)).isoformat(), NAIVE, OFFSETS
        ),
    )


@settings(max_examples=150)
@given(every_value(), st.sampled_from(ZONES))
def test_a_moment_round_trips_through_its_value(text: str, zone: str) -> None:
    moment = parse_date(text, zone=zone, gap="shift")
    again = parse_date(moment.value, zone=zone, gap="shift")
    assert (again.value, again.precision, again.start, again.end) == (
        moment.value,
        moment.precision,
        moment.start,
        moment.end,
    )
    assert moment.start < moment.end
    assert moment.start <= moment.instant() < moment.end or moment.has_time


@settings(max_examples=100)
@given(NAIVE, OFFSETS)
def test_what_is_written_reads_back_as_the_same_instant(when: datetime, offset: timedelta) -> None:
    instant = when.replace(tzinfo=timezone(offset))
    assert parse_date(format_rfc3339(instant)).start == instant
    whole = instant.replace(microsecond=0)
    assert parse_date(format_rfc822(whole)).start == whole
    if whole.year >= 1900:
        assert parsedate_to_datetime(format_rfc822(whole)) == whole
    assert parse_date(parse_date(format_rfc3339(whole)).html_datetime()).start == whole


@settings(max_examples=200)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(PIECES, max_size=9).map(" ".join),
        st.lists(PIECES, max_size=9).map("".join),
    ),
    st.one_of(st.none(), st.sampled_from(languages()), st.text(max_size=5)),
)
@example("0" * MAX_LENGTH, "en")
@example("0000", None)
@example("9999-12-31T23:59:59.999999-15:00", None)
@example("0001-01-01T00:00+15:00", None)
@example("9999-12-31T24:00", None)
@example("9999-W53", None)
@example("², ½ ①", "nl")
@example("15 ٠٥ २०१९", "hi")
def test_any_text_gives_a_moment_or_a_date_error(text: str, language: str | None) -> None:
    try:
        moment = parse_date(text, language=language)
    except DateError:
        assert explain(text, language=language)[-1].outcome == "refused"
    else:
        assert isinstance(moment, Moment)
        assert explain(text, language=language)[-1].moment == moment
        assert parse_date(moment.value).value == moment.value
        assert moment.html_datetime()
        assert isinstance(moment.w3cdtf(), str)
        assert moment.words(language or "en")


@pytest.mark.parametrize(
    "piece",
    "1|1 |a.|a| |(|()|1:|mei |Mon, |-|日|a/b|ÿ́|15 mei 2019 |\u0345|a. |'|1-|1/1/".split("|"),
)
def test_no_text_takes_long(piece: str) -> None:
    """A pattern that goes back over its steps without bound would not come to an end here."""
    for language in (None, "nl", "br", "vi"):
        for length in (MAX_LENGTH, 100_000):
            with pytest.raises(DateError):
                parse_date((piece * length)[:length], language=language)


@settings(max_examples=60)
@given(NAIVE, st.sampled_from(ZONES))
def test_zones_agree_with_the_standard_library(when: datetime, zone: str) -> None:
    """On the same data, which two programs read that know nothing of one another."""
    with files("tzdata.zoneinfo").joinpath(zone).open("rb") as file:
        there = ZoneInfo.from_file(file)
    for later in (False, True):
        place = local(when, zone, shift=True, later=later)
        mine = place.wall.replace(tzinfo=timezone(place.offset)).astimezone(UTC)
        theirs = when.replace(tzinfo=there, fold=later).astimezone(UTC)
        exists = theirs.astimezone(there).replace(tzinfo=None) == when
        skipped = when.replace(tzinfo=there, fold=0).astimezone(UTC)
        assert mine == (theirs if exists else skipped)


@pytest.mark.parametrize("language", languages())
def test_what_is_said_in_words_can_be_read_again(language: str) -> None:
    for month in range(1, 13):
        for text in (f"2019-{month:02d}", f"2019-{month:02d}-05", f"2019-{month:02d}-05T14:30"):
            words = parse_date(text).words(language)
            if language in {"bo", "nnh"}:  # whose months have other forms in a sentence
                assert words
            else:
                assert parse_date(words, language=language).value == text, words


def test_neither_clock_nor_zone_nor_locale_show() -> None:
    cases = [
        line.split("\t")[:2]
        for line in (Path(__file__).parent / "cases" / "words.tsv").read_text("utf-8").split("\n")
        if line and not line.startswith("#")
    ][::7]
    program = (
        "import json, sys\n"
        "from feeds.dates import parse_date\n"
        "def read(language, text):\n"
        "    try:\n"
        "        return repr(parse_date(text, language=language, zone='Europe/Paris'))\n"
        "    except ValueError as error:\n"
        "        return str(error)\n"
        "print(json.dumps([read(*case) for case in json.load(sys.stdin)]))\n"
    )
    outputs = []
    for zone, locale, seed in (("UTC", "C", "0"), ("Pacific/Apia", "tr_TR.UTF-8", "77")):
        environment = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONTZPATH": "/"}
        outputs.append(
            subprocess.run(
                [sys.executable, "-c", program],
                input=json.dumps(cases),
                env=environment,
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
    assert outputs[0] == outputs[1]
    assert "Moment(" in outputs[0]


@given(
    st.datetimes().map(lambda when: when.isoformat(timespec="seconds") + "Z")
    | st.from_regex(r"[029][0-9]{3}[-W]?[0-9]{2}[-0]?[0-9]{1,2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}Z"),
    st.sampled_from(["", "en", "fa"]),
)
@example("2019-05-15T24:00:00Z", "")
@example("2016-12-31T23:59:60Z", "")
@example("9999-12-31T23:59:59Z", "")
@example("0000-01-01T00:00:00Z", "")
@example("2020-W01-1T10:10:10Z", "")
@example("2019-02-29T10:10:10Z", "")
def test_a_second_in_utc_is_read_at_once_as_it_is_in_parts(text: str, language: str) -> None:
    rules = DateRules(language=language, base=language)
    found = read_utc(text, rules)
    if found is not None:
        parts = read_iso_plain(text)
        assert parts is not None
        assert found == to_moment(parts, rules, text, "iso")
        assert found.start.tzinfo == UTC
