"""The members of one JSON object against the table of what it may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice

from feeds.validation._context import Context, Where
from feeds.validation._finding import Rule
from feeds.validation._html_text import leftover, markup_in
from feeds.validation._json import JsonNode, Members, raw_offset
from feeds.validation._json_fields import AUTHOR, JsonField, near
from feeds.validation._json_text import Places
from feeds.validation.html import check_content
from feeds.validation.rules import html as html_rules
from feeds.validation.rules import json as json_rules
from feeds.validation.rules import json_items as item_rules
from feeds.validation.rules.values import IMPLAUSIBLE_DATE, OLD_DATE, ZERO_DATE
from feeds.validation.values.addresses import address_fault, scheme_of
from feeds.validation.values.dates import is_zero, rfc3339
from feeds.validation.values.languages import language_fault
from feeds.validation.values.types import media_type

__all__ = ["RecordCheck"]

EARLIEST = 1990  # before the web there were no feeds
PRINTING = 1450  # before it, texts were hardly dated
_EXTENSION = re.compile(r"_[A-Za-z][^.]*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_GUESSES = 200  # unknown keys for which a likely name is looked for

_EXPECTED: Mapping[str, tuple[type | tuple[type, ...], str, str]] = {
    "string": (str, "a string", '"{key}": "…"'),
    "boolean": (bool, "true or false", '"{key}": true'),
    "number": ((int, float), "a number", '"{key}": 1024'),
    "array": (list, "an array", '"{key}": […]'),
    "object": (Members, "an object", '"{key}": {{…}}'),
}
_JSON_TYPE = {
    "boolean": "boolean",
    "size": "number",
    "seconds": "number",
    "strings": "array",
    "authors": "array",
    "hubs": "array",
    "items": "array",
    "attachments": "array",
    "author": "object",
}


class RecordCheck:
    """Checks objects by table; knows the text, so that every fault has its place."""

    def __init__(self, context: Context, text: str, places: Places) -> None:
        self.context = context
        self.places = places
        self._text = text
        self._guesses = 0
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

    def wrong(self, node: JsonNode, path: str, key: str, expected: str, example: str = "") -> None:
        """Report a value of the wrong type."""
        article = "an" if node.kind[0] in "aeiou" else "a"
        found = "null" if node.kind == "null" else f"{article} {node.kind}"
        self.report(
            json_rules.WRONG_TYPE,
            node.start,
            path,
            key=key,
            found=found,
            expected=expected,
            example=example or expected,
        )

    @staticmethod
    def missing(members: Members, key: str) -> bool:
        """Whether a member is absent or says nothing."""
        node = members.get(key)
        return node is None or node.value is None or node.value == ""

    def stated(self, members: Members, fields: Mapping[str, JsonField], *keys: str) -> bool:
        """Whether one of `keys` is there, be it empty, or another key that stands for it."""
        if any(key in members for key in keys):
            return True
        foreign = (key for key in members if key not in fields and key[:1] != "_")
        return any(near(key, fields) in keys for key in islice(foreign, _MOST_GUESSES))

    def required(
        self, node: JsonNode, members: Members, keys: tuple[str, ...], path: str, *, what: str
    ) -> None:
        """Report each of `keys` that is missing."""
        for key in keys:
            if self.missing(members, key):
                self.report(json_rules.MISSING_KEY, node.start, path, what=what, key=key)

    def members(
        self,
        members: Members,
        fields: Mapping[str, JsonField],
        path: str,
        *,
        required: frozenset[str] = frozenset(),
    ) -> None:
        """Check every member; one that is `required` and empty is reported elsewhere."""
        for key, node in members.items():
            field = fields.get(key)
            if field is None:
                self._foreign(key, node, members.keys_at[key], fields, path)
            elif node.value is None or node.value == "":
                if key not in required:
                    rule = json_rules.NULL_VALUE if node.value is None else json_rules.EMPTY_STRING
                    self.report(rule, node.start, f"{path}.{key}", key=key)
            else:
                if field.newer and self.context.format == "json-1.0":
                    self.report(
                        json_rules.NEWER_KEY, members.keys_at[key], f"{path}.{key}", key=key
                    )
                self._value(key, field, node, f"{path}.{key}")

    def _foreign(
        self, key: str, node: JsonNode, offset: int, fields: Mapping[str, JsonField], path: str
    ) -> None:
        """A member that JSON Feed does not have: an extension, a mistake, or a liberty."""
        path = f"{path}.{key[:40]}"
        if key.startswith("_"):
            if not _EXTENSION.fullmatch(key):
                problem = "needs a letter after the _, and no full stop"
                self.report(json_rules.BAD_EXTENSION, offset, path, key=key, problem=problem)
            elif not isinstance(node.value, Members):
                problem = f"is a {node.kind}, not an object"
                self.report(json_rules.BAD_EXTENSION, node.start, path, key=key, problem=problem)
            return
        self._guesses += 1
        meant = near(key, fields) if self._guesses <= _MOST_GUESSES else ""
        if meant:
            self.report(json_rules.MISSPELT_KEY, offset, path, key=key, near=meant)
        else:
            self.report(json_rules.UNKNOWN_KEY, offset, path, key=key)

    def _value(self, key: str, field: JsonField, node: JsonNode, path: str) -> None:
        kind = _JSON_TYPE.get(field.kind, "string")
        types, expected, example = _EXPECTED[kind]
        of_type = isinstance(node.value, types) and (
            kind != "number" or not isinstance(node.value, bool)
        )
        if not of_type:
            self.wrong(node, path, key, expected, example.format(key=key))
            return
        if isinstance(node.value, str):
            self._string(key, node, node.value, path)
            check = self._checks.get(field.kind)
            if check:
                check(key, node, path)
        elif kind == "number":
            self._number(key, field, node, path)
        elif field.kind == "author":
            self._author(node, path)
        elif field.kind == "authors" and isinstance(node.value, list):
            for index, author in enumerate(node.value):
                self._author(author, f"{path}[{index}]")
        elif field.kind == "strings" and isinstance(node.value, list):
            self._strings(key, node.value, path)

    def _string(self, key: str, node: JsonNode, text: str, path: str) -> None:
        """What holds for every string."""
        if not text.isprintable():
            found = _CONTROL.search(text)
            if found:
                offset = raw_offset(self._text, node.start, found.start())
                shown = f"U+{ord(found.group()):04X}"
                self.report(json_rules.CONTROL_CHARACTER, offset, path, key=key, value=shown)

    def _url(self, key: str, node: JsonNode, path: str) -> None:
        text = str(node.value)
        fault = address_fault(text)
        if fault is not None or not scheme_of(text):
            index = fault.index if fault is not None and fault.index > 0 else 0
            offset = raw_offset(self._text, node.start, index) if index else node.start
            self.report(json_rules.NOT_A_URL, offset, path, key=key, value=text)

    def _plain(self, key: str, node: JsonNode, path: str) -> None:
        text = str(node.value)
        for found, index in islice(markup_in(text), 1):
            offset = raw_offset(self._text, node.start, index)
            self.report(item_rules.HTML_IN_PLAIN, offset, path, key=key, value=found)
        left = leftover(text)
        if left:
            self.report(html_rules.TEMPLATE_LEFTOVER, node.start, path, value=left)

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
            self.report(item_rules.BAD_DATE, node.start, path, key=key, value=value)
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
            self.report(item_rules.BAD_LANGUAGE, node.start, path, value=node.value)

    def _media_type(self, _key: str, node: JsonNode, path: str) -> None:
        if not media_type(str(node.value)):
            self.report(item_rules.BAD_MEDIA_TYPE, node.start, path, value=node.value)

    def _number(self, key: str, field: JsonField, node: JsonNode, path: str) -> None:
        value = node.value
        assert isinstance(value, int | float)
        if value < 0 or value == float("inf"):
            self.report(
                item_rules.BAD_NUMBER,
                node.start,
                path,
                key=key,
                value=value,
                expected="zero or more",
            )
        elif field.kind == "size" and value != int(value):
            self.report(
                item_rules.BAD_NUMBER,
                node.start,
                path,
                key=key,
                value=value,
                expected="a whole number",
            )

    def _strings(self, key: str, values: list[JsonNode], path: str) -> None:
        seen: set[str] = set()
        for index, node in enumerate(values):
            place = f"{path}[{index}]"
            if not isinstance(node.value, str):
                self.wrong(node, place, key, "an array of strings")
            elif node.value in seen:
                self.report(item_rules.DUPLICATE_TAG, node.start, place, value=node.value)
            else:
                seen.add(node.value)
                self._plain(key, node, place)

    def _author(self, node: JsonNode, path: str) -> None:
        members = node.value
        if not isinstance(members, Members):
            self.wrong(node, path, "author", "an object", '{"name": "…"}')
            return
        if all(self.missing(members, key) for key in AUTHOR):
            self.report(json_rules.EMPTY_AUTHOR, node.start, path)
        self.members(members, AUTHOR, path)

    def authors(self, members: Members, path: str) -> None:
        """`author` alone, in a feed of version 1.1."""
        author = members.keys_at.get("author")
        if author is not None and "authors" not in members and self.context.format != "json-1.0":
            self.report(json_rules.ONLY_AUTHOR, author, f"{path}.author")
