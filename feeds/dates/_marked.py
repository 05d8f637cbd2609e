"""Dates whose parts are marked each: 2016年3月20日, 2004년 5월 28일, 15 tháng 5 năm 2019."""

from __future__ import annotations

import re

from feeds.dates._iso import half_day
from feeds.dates._reading import Reading
from feeds.errors import DateError
from feeds.patterns import lazy_regex

__all__ = ["read_marked"]

_WEEKDAYS = {
    **dict(zip("月火水木金土日", range(7), strict=True)),
    **dict(zip("一二三四五六", range(6), strict=True)),
    **dict(zip("월화수목금토일", range(7), strict=True)),
    "天": 6,
    **dict(zip("hai ba tư năm sáu bảy nhật".split(), range(7), strict=True)),
}
_AFTERNOON = {"午後", "下午", "오후", "晚上", "晚", "傍晚", "PM", "pm"}
_CLOCK = (
    r"(?:(?P<half>午前|午後|上午|下午|晚上?|傍晚|早上|오전|오후|[AaPp][Mm]) ?)?(?P<hour>\d{1,2})"
    r"(?:: ?(?P<minute>\d\d)(?:: ?(?P<second>\d\d))?"
    r"|[時时点點시](?: ?(?P<minute2>\d{1,2}) ?[分분](?: ?(?P<second2>\d{1,2}) ?[秒초])?"
    r"|(?P<minute3>\d\d))?)"
    r"(?: ?(?P<half2>오전|오후|[AaPp][Mm]))?"
)
_DAY_NAME = (
    r"(?:[月火水木金土日](?:曜日?)?|(?:星期|週|周|礼拜|禮拜)[一二三四五六日天]"
    r"|[월화수목금토일](?:요일)?)"
)
_FIRST = rf"(?:\(?(?P<weekday2>{_DAY_NAME})\)?[ ,]*)?"
_WEEKDAY = rf"(?:\(?(?P<weekday>{_DAY_NAME})\)?)"
_LEAD = r"(?:(?:发布时间|發布時間|发布于|发表于|公開日|投稿日|更新日|작성일|등록일|입력)[ :,]*)?"
_EAST = lazy_regex(
    rf"{_LEAD}{_FIRST}(?P<year>\d{{4}}) ?[年년](?: ?(?P<month>\d{{1,2}}) ?[月월]"
    rf"(?: ?(?P<day>\d{{1,2}}) ?[日号號일])?)?[ ,]*{_WEEKDAY}?[ ,]*(?:{_CLOCK})?"
)
_DIGITS = lazy_regex(
    rf"{_LEAD}{_FIRST}(?P<year>\d{{4}})[-/.] ?(?P<month>\d{{1,2}})[-/.] ?(?P<day>\d{{1,2}})\.?"
    rf"[ ,]*{_WEEKDAY}?[ ,]*(?:{_CLOCK})?"
)
_VIETNAMESE = lazy_regex(
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))? )?"
    r"(?:(?:đăng|ngày|vào|lúc) )*"
    r"(?:(?P<weekday>thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),? )?(?:ngày )?"
    r"(?:(?P<day>\d{1,2}) )?(?:tháng|thg) (?P<month>\d{1,2}),? (?:năm )?(?P<year>\d{4})"
    r"(?:,? (?:lúc )?(?P<hour2>\d{1,2}):(?P<minute2>\d\d)(?::(?P<second2>\d\d))?)?",
    re.IGNORECASE,
)
_MONGOLIAN = lazy_regex(
    r"(?P<year>\d{4}) (?:оны|он),? (?P<month>\d{1,2})(?:-р|-[рд]?[үу]г[эа]{2}р)? сар"
    r"(?:ын (?P<day>\d{1,2})(?:-н(?:ий|ы))?(?: өдөр)?"
    r"(?:,? (?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?)?",
    re.IGNORECASE,
)
_PATTERNS = (_EAST, _DIGITS, _VIETNAMESE, _MONGOLIAN)


def read_marked(text: str) -> Reading | None:
    """The date, whatever the language is said to be; None where the text is none of these."""
    if text.isascii() and "thg" not in text:
        return None
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match is not None:
            return _reading(match.groupdict())
    return None


def _reading(parts: dict[str, str | None]) -> Reading:
    year, month, day = (int(parts[name] or 0) for name in ("year", "month", "day"))
    if (parts["month"] and not month) or (parts["day"] and not day):
        raise DateError("there is no month or day 0", hint="write the date as 2019-05-15")
    weekday = -1
    letters = (
        (parts.get("weekday") or parts.get("weekday2") or "")
        .removesuffix("曜日")
        .removesuffix("요일")
    )
    if letters:
        letters = letters.removesuffix("曜").lower().split()[-1]
        weekday = _WEEKDAYS.get(letters, _WEEKDAYS.get(letters[-1], -1))
    hour, minute, second = (_number(parts, name) for name in ("hour", "minute", "second"))
    if hour >= 0 and not day:
        raise DateError("a time without a day is no date", hint="write the day: 2019-05-15T14:30")
    half = parts.get("half") or parts.get("half2")
    if half:
        hour = half_day(hour, afternoon=half in _AFTERNOON)
    return Reading(year, month, day, hour, minute, second, weekday=weekday)


def _number(parts: dict[str, str | None], name: str) -> int:
    text = parts.get(name) or parts.get(f"{name}2") or parts.get(f"{name}3")
    return int(text) if text else -1
