"""parse_date: the layers in their order, and how each of them fared."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from feeds.dates._clean import clean
from feeds.dates._common_forms import read_iso_plain, read_mail_plain
from feeds.dates._moment import Moment
from feeds.dates._reading import DateRules, Reading, read_utc, to_moment
from feeds.dates._zones import zone_key
from feeds.errors import DateError
from feeds.records import NamedTuple

__all__ = ["Step", "explain", "parse_date"]

_PASSED = {
    "iso": "no ISO 8601 form",
    "mail": "nothing that a program prints in English (RFC 822, asctime, logs)",
    "marked": "no form whose parts are marked, such as 2016年3月20日",
}
_READ = {
    "iso": "an ISO 8601 form",
    "mail": "as programs print it in English",
    "marked": "year, month and day are marked",
    "words": "every word and number has one meaning",
}


class Step(NamedTuple):
    """What one layer made of a text."""

    layer: str  # clean, iso, mail, marked or words
    seen: str  # the text as the layer was given it
    outcome: str  # "passed on", "read" or "refused"
    note: str  # why, in words
    hint: str = ""  # for a refusal: what to write instead
    readings: tuple[str, ...] = ()  # for a refusal: what it could be
    moment: Moment | None = None  # for a text that was read
    words: tuple[str, ...] = ()  # what each word and number can mean, in the layer of words


@lru_cache(maxsize=256)
def _rules(
    language: str | None, zone: str | None, order: str | None, gap: str, fold: str
) -> DateRules:
    """The arguments, checked; raises ValueError for a wrong one, DateError for the zone."""
    for name, value, allowed in (
        ("order", order or "dmy", {"dmy", "mdy", "ymd"}),
        ("gap", gap, {"error", "shift"}),
        ("fold", fold, {"first", "second"}),
    ):
        if value not in allowed:
            raise ValueError(f"{name} {value!r} is none of {', '.join(sorted(allowed))}")
    tag = (language or "").replace("_", "-")
    return DateRules(
        language=tag,
        base=tag.split("-")[0].lower(),
        zone=zone_key(zone) if zone else "",
        order=order or "",
        later=fold == "second",
        shift=gap == "shift",
    )


@lru_cache(maxsize=1024)
def parse_date(
    text: str,
    *,
    language: str | None = None,
    zone: str | None = None,
    order: str | None = None,
    gap: str = "error",
    fold: str = "first",
) -> Moment:
    """Read one date in any form, without filling in anything that it does not say.

    `language` is a BCP 47 tag: its names and its order of day and month are used. `zone` is an
    IANA name, for dates that state no offset (UTC without it). `order` (dmy, mdy or ymd)
    decides over the language's. A time that the clocks skipped is refused, or moved on with
    `gap="shift"`; of one that came twice the `fold` ("first" or "second") is taken.

    Raises DateError where the text states no date, or none that exists, or can be read in two
    ways; it lists the readings and says what to write.
    """
    rules = _rules(language, zone, order, gap, fold)
    moment = read_utc(text, rules)
    if moment is not None:
        return moment
    reading = read_iso_plain(text)
    if reading is not None:
        return to_moment(reading, rules, text, "iso")
    reading = read_mail_plain(text)
    if reading is not None:
        return to_moment(reading, rules, text, "mail")
    cleaned = clean(text)
    for layer, read in LAYERS.items():
        reading = read(cleaned, rules)
        if reading is not None:
            return to_moment(reading, rules, text, layer)
    raise AssertionError("the last layer reads or refuses")


def explain(
    text: str,
    *,
    language: str | None = None,
    zone: str | None = None,
    order: str | None = None,
    gap: str = "error",
    fold: str = "first",
) -> tuple[Step, ...]:
    """How parse_date reads a text, layer by layer; the last step has the Moment or refuses.

    Raises nothing that parse_date's arguments would not raise.
    """
    rules = _rules(language, zone, order, gap, fold)
    steps = []
    seen = text
    try:
        seen = clean(text)
        steps.append(Step("clean", text, "passed on", _cleaned(text, seen)))
        for layer, read in LAYERS.items():
            reading = read(seen, rules)
            if reading is not None:
                moment = to_moment(reading, rules, text, layer)
                step = Step(layer, seen, "read", _READ[layer], moment=moment)
                return (*steps, step._replace(words=_described(step, rules)))
            steps.append(Step(layer, seen, "passed on", _PASSED[layer]))
        raise AssertionError("the last layer reads or refuses")
    except DateError as error:
        layer = list(LAYERS)[len(steps) - 1] if steps else "clean"
        refused = Step(layer, seen, "refused", error.message, error.hint, error.readings)
        return (*steps, refused._replace(words=_described(refused, rules)))


def _iso(text: str, _rules: DateRules) -> Reading | None:
    from feeds.dates._iso import read_iso  # noqa: PLC0415 - most dates need no further layer

    return read_iso(text)


def _mail(text: str, _rules: DateRules) -> Reading | None:
    from feeds.dates._mail import read_mail  # noqa: PLC0415 - likewise

    return read_mail(text)


def _marked(text: str, _rules: DateRules) -> Reading | None:
    from feeds.dates._marked import read_marked  # noqa: PLC0415 - likewise

    return read_marked(text)


def _words(text: str, rules: DateRules) -> Reading | None:
    from feeds.dates._in_words import read_words  # noqa: PLC0415 - likewise

    return read_words(text, rules)


LAYERS: dict[str, Callable[[str, DateRules], Reading | None]] = {
    "iso": _iso,
    "mail": _mail,
    "marked": _marked,
    "words": _words,
}
"""The layers after cleaning, in their order: name → reader (None passes the text on)."""


def _cleaned(text: str, cleaned: str) -> str:
    return "nothing to clean" if text == cleaned else f"cleaned to {cleaned!r}"


def _described(step: Step, rules: DateRules) -> tuple[str, ...]:
    if step.layer != "words":
        return ()
    from feeds.dates._in_words import describe  # noqa: PLC0415 - the layer has been imported by now

    return describe(step.seen, rules)
