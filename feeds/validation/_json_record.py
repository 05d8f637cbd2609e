"""The members of one JSON object against the table of what it may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from feeds.validation._context import Context
from feeds.validation._json import JsonNode, Members
from feeds.validation._json_fields import AUTHOR, JsonField, near
from feeds.validation._json_text import Places
from feeds.validation._json_values import JsonValues
from feeds.validation.rules import json as json_rules
from feeds.validation.rules import json_items as item_rules

__all__ = ["RecordCheck"]

_EXTENSION = re.compile(r"_[A-Za-z][^.]*")
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


class RecordCheck(JsonValues):
    """Checks objects by table."""

    def __init__(self, context: Context, text: str, places: Places) -> None:
        super().__init__(context, text, places)
        self._guesses = 0

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
