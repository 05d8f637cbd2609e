"""Where the date of an article comes from, and what it becomes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from feeds.articles._dating import Dating, Missing, date_of
from feeds.config import Config
from feeds.errors import Problem
from feeds.model import Document, Field, Value

AMSTERDAM = "Europe/Amsterdam"


def document(*fields: Field) -> Document:
    return Document(path="a.md", markup="markdown", body="Text.", fields=fields)


def stated(value: Value, name: str = "date", *, key: str = "", line: int = 2) -> Field:
    return Field(name=name, value=value, line=line, key=key or name)


def found(value: str, source: str) -> Field:
    return Field(name="date", value=value, source=source)


def dated(*fields: Field, language: str = "en", **settings: object) -> Dating:
    made = date_of(document(*fields), Config(**settings), language=language)  # type: ignore[arg-type]
    assert isinstance(made, Dating), made
    return made


def refused(*fields: Field, language: str = "en", **settings: object) -> Problem:
    made = date_of(document(*fields), Config(**settings), language=language)  # type: ignore[arg-type]
    problem = made.problem if isinstance(made, Missing) else None
    if isinstance(made, tuple):
        (problem,) = made
    assert problem is not None, made
    assert problem.severity == "error"
    assert problem.hint
    return problem


OLD = found("2017", "folder")


@pytest.mark.parametrize(
    ("fields", "sources", "value", "source"),
    [
        ((stated("2019"), found("2018-05", "folder")), (), "2019", "field"),
        ((found("2018-05", "folder"), stated("2019")), (), "2019", "field"),
        ((found("2018-05", "file name"),), (), "2018-05", "file name"),
        ((found("2018-05", "JSON-LD"), OLD), (), "2018-05", "JSON-LD"),
        ((found("2018", "JSON-LD"), OLD), ("folder",), "2017", "folder"),
        (
            (found("2018", "JSON-LD"), found("2017", "folder")),
            ("folder", "JSON-LD"),
            "2017",
            "folder",
        ),
        (
            (found("2018", "JSON-LD"), found("2017", "folder")),
            ("JSON-LD", "folder"),
            "2018",
            "JSON-LD",
        ),
        ((found("2018", "JSON-LD"), stated("2019")), ("JSON-LD",), "2019", "field"),
        ((found("2018", "JSON-LD"), stated("2019")), ("JSON-LD", "field"), "2018", "JSON-LD"),
        ((stated(""), found("2018", "folder")), (), "2018", "folder"),
        ((stated(("2019-05",)), found("2018", "folder")), (), "2019-05", "field"),
    ],
)
def test_the_own_field_comes_first_then_what_is_allowed_in_its_order(
    fields: tuple[Field, ...], sources: tuple[str, ...], value: str, source: str
) -> None:
    made = dated(*fields, date_sources=sources)
    assert (made.published.value, made.source) == (value, source)


def test_a_stated_date_that_cannot_be_read_is_not_replaced_by_another() -> None:
    problem = refused(stated("sometime in May", line=3), found("2018-05-01", "file name"))
    assert problem.line == 3
    assert "sometime" in problem.message


def test_what_is_missing_of_a_date() -> None:
    assert "no date is stated" in refused().message
    assert "date is empty" in refused(stated(" ")).message.replace("the ", "")
    assert (
        "none of date_sources"
        in refused(found("2019", "folder"), date_sources=("JSON-LD",)).message
    )
    assert "no text" in refused(stated({"start": "2019"})).message
    page = replace(document(), is_page=True)
    assert date_of(page, Config(), language="") == Missing(problem=None)


def test_what_is_meant_as_a_date() -> None:
    for fields, is_meant in (((), False), ((stated(" "),), True), ((stated("2019", "dat"),), True)):
        made = date_of(document(*fields), Config(), language="")
        assert isinstance(made, Missing)
        assert made.is_meant is is_meant


def test_a_key_that_holds_a_date_is_named() -> None:
    day = stated("15 mei 2019", "datum", key="Datum")
    assert 'fields = {Datum = "date"}' in refused(stated("7", "n"), day, language="nl").hint
    assert (
        'fields = {"op dag" = "date"}' in refused(stated("2019-05-15", "op_dag", key="op dag")).hint
    )
    for other in (stated("1.10", "version"), stated("2019-05-15", "title"), stated("x" * 999, "y")):
        assert "fields" not in refused(other).hint
    row = replace(document(), line=7)
    made = date_of(row, Config(), language="")
    assert isinstance(made, Missing)
    assert made.problem is not None
    assert "file" not in made.problem.hint
    assert 'fields = {KEY = "date"}' in made.problem.hint


def test_the_instant_is_noon_in_the_zone_of_the_site() -> None:
    made = dated(stated("2019-05"), timezone=AMSTERDAM)
    assert made.published_at.isoformat() == "2019-05-01T12:00:00+02:00"
    assert made.published.start.isoformat() == "2019-05-01T00:00:00+02:00"
    assert dated(stated("2019-05"), date_only_time=9).published_at.hour == 9


def test_the_zone_that_the_article_states_counts_for_it() -> None:
    made = dated(stated("2019-05-15 14:30"), stated("America/New_York", "timezone"))
    assert made.published_at.isoformat() == "2019-05-15T14:30:00-04:00"
    problem = refused(stated("2019"), stated("Mars/Phobos", "timezone", line=7))
    assert (problem.line, "Mars/Phobos" in problem.message) == (7, True)


def test_settings_reach_the_date() -> None:
    made = dated(stated("5/6/2019"), date_order="dmy")
    assert made.published.value == "2019-06-05"
    assert dated(stated("5 juni 2019"), language="nl").published.value == "2019-06-05"
    assert "does not exist" in refused(stated("2019-03-31 02:30"), timezone=AMSTERDAM).message
    shifted = dated(stated("2019-03-31 02:30"), timezone=AMSTERDAM, dst_gap="shift")
    assert shifted.published_at == datetime(2019, 3, 31, 1, 30, tzinfo=UTC)
    assert [problem.severity for problem in shifted.problems] == ["warning"]
    first, second = (
        dated(stated("2019-10-27 02:30"), timezone=AMSTERDAM, dst_fold=fold)
        for fold in ("first", "second")
    )
    assert first.published_at < second.published_at


@pytest.mark.parametrize(
    ("key", "text", "instant"),
    [
        ("timestamp", "1557930600", "2019-05-15T14:30:00+00:00"),
        ("created", "1557930600.25", "2019-05-15T14:30:00.250000+00:00"),
        ("published_at", "1557930600123", "2019-05-15T14:30:00.123000+00:00"),
        ("timestamp", "1557930600123456", "2019-05-15T14:30:00.123456+00:00"),
        ("timestamp", "-123456789", "1966-02-02T02:26:51+00:00"),
        ("date", "1557930600", None),
        ("year", "1557930600", None),
        ("timestamp", "43600", None),
        ("timestamp", "20190515", "2019-05-15T12:00:00+00:00"),
    ],
)
def test_seconds_since_1970_where_the_field_counts_them(
    key: str, text: str, instant: str | None
) -> None:
    if instant is None:
        refused(stated(text, key=key))
    else:
        made = dated(stated(text, key=key), timezone=AMSTERDAM if len(text) > 8 else "UTC")
        assert made.published_at.astimezone(UTC).isoformat() == instant
        assert made.published.raw == text


def test_updated_is_never_before_published() -> None:
    assert dated(stated("2019-05-15")).updated is None
    made = dated(stated("2019-05-15"), stated("2020-01-02", "updated"))
    assert made.updated == datetime(2020, 1, 2, 12, tzinfo=UTC)
    early = dated(stated("2019-05-15"), stated("2018", "updated"))
    assert early.updated == early.published_at


def test_an_updated_that_cannot_be_read_is_a_warning() -> None:
    made = dated(stated("2019-05-15"), stated("yesterday", "updated", line=4))
    assert made.updated is None
    (problem,) = made.problems
    assert (problem.severity, problem.line) == ("warning", 4)


def test_what_is_odd_in_a_date_is_a_warning_at_its_line() -> None:
    (problem,) = dated(stated("dinsdag 15 mei 2019"), language="nl").problems
    assert (problem.severity, problem.line) == ("warning", 2)
    assert "weekday" in problem.message
