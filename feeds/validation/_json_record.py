"""The members of one JSON object against the table of what it may hold."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._json import JsonNode, Members
from feeds.validation._json_fields import AUTHOR, JsonField, near
from feeds.validation._json_text import Places
from feeds.validation._json_values import JsonValues

__all__ = ["RULES", "RecordCheck"]

_EXTENSION = lazy_regex(r"_[A-Za-z][^.]*")
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

WRONG_TYPE = Rule(
    code="J205",
    name="json-wrong-type",
    severity="error",
    message='"{key}" is {found}, and should be {expected}',
    hint="write {example}",
    spec="https://www.jsonfeed.org/version/1.1/",
    once="name",
)
NULL_VALUE = Rule(
    code="J206",
    name="json-null",
    severity="warning",
    message='"{key}" is null',
    hint="leave the key out when there is nothing to say",
    spec="https://www.jsonfeed.org/version/1.1/",
    once="feed",
)
EMPTY_STRING = Rule(
    code="J207",
    name="json-empty-string",
    severity="warning",
    message='"{key}" is empty',
    hint="leave the key out when there is nothing to say",
    spec="https://www.jsonfeed.org/version/1.1/",
    once="feed",
)
ONLY_AUTHOR = Rule(
    code="J211",
    name="json-deprecated-author",
    severity="warning",
    message='"author" is of version 1.0; "authors" is missing',
    hint='add "authors": […]; "author" may stay for older readers',
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
    once="feed",
)
NEWER_KEY = Rule(
    code="J212",
    name="json-newer-key",
    severity="warning",
    message='"{key}" is of version 1.1, and the feed says 1.0',
    hint='write "version": "https://jsonfeed.org/version/1.1"',
    spec="https://www.jsonfeed.org/version/1.1/#changes",
    once="feed",
)
UNKNOWN_KEY = Rule(
    code="J213",
    name="json-unknown-key",
    severity="info",
    message='JSON Feed has no "{key}" here',
    hint='begin the names of your own objects with _, as in "_{key}"',
    spec="https://www.jsonfeed.org/version/1.1/#extensions",
    once="name",
)
MISSPELT_KEY = Rule(
    code="J214",
    name="json-misspelt-key",
    severity="warning",
    message='JSON Feed has no "{key}" here',
    hint='write "{near}"',
    spec="https://www.jsonfeed.org/version/1.1/",
    once="name",
)
BAD_EXTENSION = Rule(
    code="J215",
    name="json-bad-extension",
    severity="warning",
    message='the extension "{key}" {problem}',
    hint='write an object with a name such as "_blue_shed"',
    spec="https://www.jsonfeed.org/version/1.1/#extensions",
)
EMPTY_AUTHOR = Rule(
    code="J218",
    name="json-empty-author",
    severity="error",
    message="the author has neither name, url nor avatar",
    hint='add "name", or leave the author out',
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
)
MISSING_KEY = Rule(
    code="J219",
    name="json-missing-key",
    severity="error",
    message='the {what} has no "{key}"',
    hint='add "{key}"',
    spec="https://www.jsonfeed.org/version/1.1/",
)
DUPLICATE_TAG = Rule(
    code="J310",
    name="json-duplicate-tag",
    severity="info",
    message="the tag {value} stands twice",
    hint="keep one",
    spec="https://www.jsonfeed.org/version/1.1/#items",
    once="feed",
)


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
            WRONG_TYPE,
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
                self.report(MISSING_KEY, node.start, path, what=what, key=key)

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
                    rule = NULL_VALUE if node.value is None else EMPTY_STRING
                    self.report(rule, node.start, f"{path}.{key}", key=key)
            else:
                if field.newer and self.context.format == "json-1.0":
                    self.report(NEWER_KEY, members.keys_at[key], f"{path}.{key}", key=key)
                self._value(key, field, node, f"{path}.{key}")

    def _foreign(
        self, key: str, node: JsonNode, offset: int, fields: Mapping[str, JsonField], path: str
    ) -> None:
        """A member that JSON Feed does not have: an extension, a mistake, or a liberty."""
        path = f"{path}.{key[:40]}"
        if key.startswith("_"):
            if not _EXTENSION.fullmatch(key):
                problem = "needs a letter after the _, and no full stop"
                self.report(BAD_EXTENSION, offset, path, key=key, problem=problem)
            elif not isinstance(node.value, Members):
                problem = f"is a {node.kind}, not an object"
                self.report(BAD_EXTENSION, node.start, path, key=key, problem=problem)
            return
        self._guesses += 1
        meant = near(key, fields) if self._guesses <= _MOST_GUESSES else ""
        if meant:
            self.report(MISSPELT_KEY, offset, path, key=key, near=meant)
        else:
            self.report(UNKNOWN_KEY, offset, path, key=key)

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
                self.report(DUPLICATE_TAG, node.start, place, value=node.value)
            else:
                seen.add(node.value)
                self._plain(key, node, place)

    def _author(self, node: JsonNode, path: str) -> None:
        members = node.value
        if not isinstance(members, Members):
            self.wrong(node, path, "author", "an object", '{"name": "…"}')
            return
        if all(self.missing(members, key) for key in AUTHOR):
            self.report(EMPTY_AUTHOR, node.start, path)
        self.members(members, AUTHOR, path)

    def authors(self, members: Members, path: str) -> None:
        """`author` alone, in a feed of version 1.1."""
        author = members.keys_at.get("author")
        if author is not None and "authors" not in members and self.context.format != "json-1.0":
            self.report(ONLY_AUTHOR, author, f"{path}.author")


RULES: tuple[Rule, ...] = (
    WRONG_TYPE,
    NULL_VALUE,
    EMPTY_STRING,
    ONLY_AUTHOR,
    NEWER_KEY,
    UNKNOWN_KEY,
    MISSPELT_KEY,
    BAD_EXTENSION,
    EMPTY_AUTHOR,
    MISSING_KEY,
    DUPLICATE_TAG,
)
