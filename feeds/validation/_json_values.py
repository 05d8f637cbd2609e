"""The values of JSON Feed: strings of each kind, dates, numbers, with the place of each fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice

from feeds.patterns import lazy_regex
from feeds.validation._context import Context, Where
from feeds.validation._finding import Rule
from feeds.validation._html_text import TEMPLATE_LEFTOVER, leftover, markup_in
from feeds.validation._json import JsonNode, raw_offset
from feeds.validation._json_fields import JsonField
from feeds.validation._json_text import Places
from feeds.validation.checks.dates import EARLIEST, IMPLAUSIBLE_DATE, OLD_DATE, PRINTING, ZERO_DATE
from feeds.validation.html import check_content
from feeds.validation.values.addresses import address_fault, scheme_of
from feeds.validation.values.dates import is_zero, rfc3339
from feeds.validation.values.languages import language_fault
from feeds.validation.values.types import media_type

__all__ = ["RULES", "JsonValues"]

_CONTROL = lazy_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

CONTROL_CHARACTER = Rule(
    code="J108",
    name="json-control-character",
    severity="warning",
    message="{key} holds the control character {value}",
    hint="remove it",
    spec="https://www.rfc-editor.org/rfc/rfc8259#section-7",
)
NOT_A_URL = Rule(
    code="J208",
    name="json-not-a-url",
    severity="error",
    message='"{key}" is no absolute address: {value}',
    hint="write it whole, such as https://example.org/reis",
    spec="https://www.jsonfeed.org/version/1.1/",
)
BAD_DATE = Rule(
    code="J304",
    name="json-bad-date",
    severity="error",
    message='"{key}" is no RFC 3339 date: {value}',
    hint="write it as 2026-05-01T12:00:00Z or 2026-05-01T12:00:00+02:00",
    spec="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
)
BAD_MEDIA_TYPE = Rule(
    code="J306",
    name="json-bad-media-type",
    severity="error",
    message="mime_type is no media type: {value}",
    hint='write it as "audio/mpeg"',
    spec="https://www.jsonfeed.org/version/1.1/#attachments",
)
BAD_NUMBER = Rule(
    code="J307",
    name="json-bad-number",
    severity="error",
    message='"{key}" is {value}, and should be {expected}',
    hint="give the number, or leave it out where it is unknown",
    spec="https://www.jsonfeed.org/version/1.1/#attachments",
)
HTML_IN_PLAIN = Rule(
    code="J308",
    name="json-html-in-text",
    severity="warning",
    message='"{key}" is plain text and holds HTML: {value}',
    hint="remove the markup; put HTML into content_html",
    spec="https://www.jsonfeed.org/version/1.1/#items",
    once="name",
)
BAD_LANGUAGE = Rule(
    code="J309",
    name="json-bad-language",
    severity="error",
    message='"language" is no language tag: {value}',
    hint="write a tag of BCP 47, such as nl or pt-BR",
    spec="https://www.rfc-editor.org/info/bcp47",
)


class JsonValues:
    """Checks single values; knows the text, so that every fault has its place."""

    def __init__(self, context: Context, text: str, places: Places) -> None:
        self.context = context
        self.places = places
        self._text = text
        self._checks: Mapping[str, Callable[[str, JsonNode, str], None]] = {
            "url": self._url,
            "plain": self._plain,
            "html": self._html,
            "date": self._date,
            "language": self._language,
            "media type": self._media_type,
        }

    def report(self, rule: Rule, offset: int, path: str, **params: object) -> None:
        """Report a rule at an offset of the text."""
        self.context.add_at(rule, partial(self.places.at, offset), path, **params)

    def _string(self, key: str, node: JsonNode, text: str, path: str) -> None:
        """What holds for every string."""
        if not text.isprintable():
            found = _CONTROL.search(text)
            if found:
                offset = raw_offset(self._text, node.start, found.start())
                shown = f"U+{ord(found.group()):04X}"
                self.report(CONTROL_CHARACTER, offset, path, key=key, value=shown)

    def _url(self, key: str, node: JsonNode, path: str) -> None:
        text = str(node.value)
        fault = address_fault(text)
        if fault is not None or not scheme_of(text):
            index = fault.index if fault is not None and fault.index > 0 else 0
            offset = raw_offset(self._text, node.start, index) if index else node.start
            self.report(NOT_A_URL, offset, path, key=key, value=text)

    def _plain(self, key: str, node: JsonNode, path: str) -> None:
        text = str(node.value)
        for found, index in islice(markup_in(text), 1):
            offset = raw_offset(self._text, node.start, index)
            self.report(HTML_IN_PLAIN, offset, path, key=key, value=found)
        left = leftover(text)
        if left:
            self.report(TEMPLATE_LEFTOVER, node.start, path, value=left)

    def _html(self, _key: str, node: JsonNode, path: str) -> None:
        line, column = self.places.at(node.start)
        where = Where(
            line,
            column,
            path,
            locate=lambda index: self.places.at(raw_offset(self._text, node.start, index)),
        )
        check_content(str(node.value), where, self.context)

    def _date(self, key: str, node: JsonNode, path: str) -> None:
        value = str(node.value)
        reading = rfc3339(value)
        if reading is None:
            self.report(BAD_DATE, node.start, path, key=key, value=value)
        elif reading.moment is not None:
            moment = reading.moment
            if is_zero(moment):
                self.report(ZERO_DATE, node.start, path, element=key, value=value)
                return
            if PRINTING <= moment.year < EARLIEST:
                self.report(OLD_DATE, node.start, path, element=key, value=value)
                return
            early, late = moment.year < PRINTING, self.context.is_to_come(moment)
            if early or late:
                when = "before the web" if early else "in the future"
                params = {"element": key, "value": value, "when": when}
                self.report(IMPLAUSIBLE_DATE, node.start, path, **params)

    def _language(self, _key: str, node: JsonNode, path: str) -> None:
        if language_fault(str(node.value)):
            self.report(BAD_LANGUAGE, node.start, path, value=node.value)

    def _media_type(self, _key: str, node: JsonNode, path: str) -> None:
        if not media_type(str(node.value)):
            self.report(BAD_MEDIA_TYPE, node.start, path, value=node.value)

    def _number(self, key: str, field: JsonField, node: JsonNode, path: str) -> None:
        value = node.value
        assert isinstance(value, int | float)
        if value < 0 or value == float("inf"):
            self.report(
                BAD_NUMBER,
                node.start,
                path,
                key=key,
                value=value,
                expected="zero or more",
            )
        elif field.kind == "size" and value != int(value):
            self.report(
                BAD_NUMBER,
                node.start,
                path,
                key=key,
                value=value,
                expected="a whole number",
            )


RULES: tuple[Rule, ...] = (
    CONTROL_CHARACTER,
    NOT_A_URL,
    BAD_DATE,
    BAD_MEDIA_TYPE,
    BAD_NUMBER,
    HTML_IN_PLAIN,
    BAD_LANGUAGE,
)
