"""Tables of texts: what is read, by which layer, and what has to be refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.dates import explain, parse_date
from feeds.errors import DateError

CASES = Path(__file__).parent / "cases"


def rows(name: str, columns: int) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text(encoding="utf-8").split("\n")
    found = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#\x20")]
    assert len(found) > 50, f"{name} has no cases"
    assert {len(row) for row in found} == {columns}, f"{name} has broken lines"
    return found


@pytest.mark.parametrize(("text", "value", "layer"), rows("forms.tsv", 3))
def test_forms_without_a_language(text: str, value: str, layer: str) -> None:
    moment = parse_date(text)
    assert (moment.value, moment.layer) == (value, layer)
    assert moment.raw == text
    assert explain(text)[-1].moment == moment


@pytest.mark.parametrize(("language", "text", "value"), rows("words.tsv", 3))
def test_words_of_a_language(language: str, text: str, value: str) -> None:
    if value == "!":
        with pytest.raises(DateError):
            parse_date(text, language=language)
    else:
        assert parse_date(text, language=language).value == value


@pytest.mark.parametrize(("language", "text"), rows("refused.tsv", 2))
def test_what_is_no_certain_date_is_refused(language: str, text: str) -> None:
    for tag in (language,) if language else (None, "en", "en-XX"):
        with pytest.raises(DateError) as refused:
            parse_date(text, language=tag)
        assert refused.value.message
        last = explain(text, language=tag)[-1]
        assert last.outcome == "refused"
        assert last.note == refused.value.message


@pytest.mark.parametrize(
    ("text", "language", "order", "value"),
    [
        ("5/6/2019", None, "dmy", "2019-06-05"),
        ("5/6/2019", None, "mdy", "2019-05-06"),
        ("5/6/2019", "nl", "mdy", "2019-05-06"),
        ("5/6/2019", "en-US", "dmy", "2019-06-05"),
        ("19-05-06", None, "ymd", "2019-05-06"),
        ("2019-05-06", None, "dmy", "2019-05-06"),
        ("2019-05-06", "nl", "dmy", "2019-05-06"),
        ("2019/5/6", "nl", "dmy", "2019-05-06"),
        ("05.06.2019", "en-US", None, None),
        ("05.06.2019", None, None, "2019-06-05"),
        ("15/05/2019", "en-US", None, "2019-05-15"),
        ("05/15/2019", "nl", None, "2019-05-15"),
        ("05/15/2019", None, "dmy", None),
        ("05/15/19", "nl", None, None),
        ("5/6/2019", "sv", None, None),
        ("Wed 5/6/2019", None, None, "2019-06-05"),
        ("Mon 5/6/2019", None, None, "2019-05-06"),
        ("Tue 5/6/2019", None, None, None),
        ("ma 5/6/2019", "nl", None, None),
        ("wo 5/6/2019", "nl", None, "2019-06-05"),
    ],
)
def test_the_order_of_day_and_month(
    text: str, language: str | None, order: str | None, value: str | None
) -> None:
    if value is None:
        with pytest.raises(DateError):
            parse_date(text, language=language, order=order)
    else:
        assert parse_date(text, language=language, order=order).value == value


def test_a_doubtful_date_lists_its_readings_and_says_what_to_write() -> None:
    with pytest.raises(DateError) as refused:
        parse_date("03/04/2024")
    assert refused.value.readings == ("2024-03-04", "2024-04-03")
    assert "2024-03-04" in refused.value.hint
    assert "date_order" in refused.value.hint
    with pytest.raises(DateError) as refused:
        parse_date("5. čer 2019", language="cs")
    assert refused.value.readings == ("2019-06-05", "2019-07-05")
    assert parse_date("st 5. čer 2019", language="cs").value == "2019-06-05"


@pytest.mark.parametrize(
    ("text", "language", "warning"),
    [
        ("Tue, 15 May 2019 14:30:05 GMT", None, "weekday"),
        ("dinsdag 15 mei 2019", "nl", "weekday"),
        ("15-5-69", "nl", "1969"),
        ("15-5-68", "nl", "2068"),
        ("26 Sep 2022 GMT", "en", "offset"),
        ("1990-12-31T23:59:60Z", None, "leap"),
        ("05/15/2019", "nl", "order"),
    ],
)
def test_what_is_odd_is_told(text: str, language: str | None, warning: str) -> None:
    assert warning in " ".join(parse_date(text, language=language).warnings)


def test_wrong_arguments_are_no_dates_errors() -> None:
    for wrong in ({"order": "dym"}, {"gap": "skip"}, {"fold": "third"}):
        with pytest.raises(ValueError, match="is none of") as refused:
            parse_date("2019", **wrong)
        assert not isinstance(refused.value, DateError)
