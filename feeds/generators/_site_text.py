"""The files of a site's generator, read as text: what they state literally, and no more.

Nothing is ever executed: of a program only its literals are seen.
"""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from feeds.config import TomlError, read_toml
from feeds.generators._constants import Computed, constant
from feeds.generators._scripts import literals_of
from feeds.generators._yaml_depth import is_too_deep_yaml
from feeds.model import Value
from feeds.records import dataclass

__all__ = ["SCRIPTS", "FeedTemplate", "Said", "Unreadable", "frozen", "read_site_text"]

SCRIPTS = ("js", "mjs", "cjs", "ts", "mts", "cts")
"""Suffixes of JavaScript and TypeScript."""

_DEEPEST = 8
_MOST = 10_000


class Unreadable(ValueError):  # noqa: N818 - a finding, not a fault of ours
    """A file that is not in its own language; `line` is 0 where that is not known."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTemplate:
    """A template of a site that makes a feed."""

    kind: str  # atom, rss or json
    file: str  # that is made of it, below the site's address
    text: str  # its own, and that of the layouts around it
    language: str = ""  # of the articles that it shows; "" for all
    pattern: str = ""  # of its files, where the site computes them, and `file` is ""


class Said:
    """What a site's files state: dotted names in lower case → values.

    None is the value of a name that only a program could tell. `texts` are files that have to
    be looked into for more, by their path in the site; `digest` stands for the files of settings.
    `feeds` are the templates of its feeds, `computed` those with an address for each value of
    something, and `dated` the folders that hold dated articles, of those that its generator
    asks for.
    """

    def __init__(
        self, values: Mapping[str, object], texts: Mapping[str, str] | None = None, digest: str = ""
    ) -> None:
        self.values = dict(values)
        self.texts = dict(texts or {})
        self.digest = digest
        self.feeds: tuple[FeedTemplate, ...] = ()
        self.computed: tuple[FeedTemplate, ...] = ()
        self.dated: tuple[str, ...] = ()

    def found(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What a pattern finds in the texts of the site, file by file."""
        for text in self.texts.values():
            yield from pattern.finditer(text)

    def text(self, *names: str) -> str:
        """The first of these names that has a text, on one line; "" for none."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
        return ""

    def listed(self, name: str) -> tuple[str, ...]:
        """A list of texts, or one text as such a list."""
        value = self.values.get(name)
        items = value if isinstance(value, list | tuple) else [value]
        return tuple(item.strip() for item in items if isinstance(item, str) and item.strip())

    def ending(self, suffix: str) -> str:
        """The text of the first name that is, or ends in, this one (`blog.path`)."""
        for name in self.values:
            if f".{name}".endswith(f".{suffix}") and self.text(name):
                return self.text(name)
        return ""

    def below(self, prefix: str) -> dict[str, str]:
        """The texts under a table, by their names in it."""
        return {
            name.removeprefix(f"{prefix}."): value
            for name, value in self.values.items()
            if name.startswith(f"{prefix}.") and isinstance(value, str)
        }

    def flag(self, name: str, *, default: bool) -> bool:
        """A yes or no."""
        stated = self.values.get(name)
        value = str(default if stated is None else stated).strip().lower()
        return value in {"true", "yes", "on"}


def frozen(value: Any) -> Value:
    """A list or table of a site's file, every scalar as text; "" for what is too large."""
    try:
        return _frozen(value, [_MOST], 0)
    except OverflowError:
        return ""


def _frozen(value: Any, left: list[int], depth: int) -> Value:
    left[0] -= 1  # what an anchor repeats counts each time
    if left[0] < 0 or depth > _DEEPEST:
        raise OverflowError
    if isinstance(value, Mapping):
        return {str(key): _frozen(one, left, depth + 1) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_frozen(one, left, depth + 1) for one in value)
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)


def read_site_text(name: str, text: str) -> Said:
    """What a file of that name states. Raises Unreadable."""
    suffix = name.rpartition(".")[2].lower()
    try:
        return Said(dict(_READERS.get(suffix, literals_of)(text)))
    except Unreadable:
        raise
    except TomlError as error:
        raise Unreadable(error.line, error.message) from error
    except json.JSONDecodeError as error:
        raise Unreadable(error.lineno, f"this is not JSON: {error.msg}") from error
    except SyntaxError as error:
        raise Unreadable(error.lineno or 0, f"this is not Python: {error.msg}") from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise Unreadable(0, f"it cannot be understood ({type(error).__name__})") from error


def _toml(text: str) -> Iterator[tuple[str, Any]]:
    return _flat(read_toml(text))


def _yaml(text: str) -> Iterator[tuple[str, Any]]:
    import yaml  # noqa: PLC0415 - few sites need it

    if is_too_deep_yaml(text):
        raise Unreadable(0, "this YAML is nested too deeply")
    try:
        return _flat(yaml.load(text, Loader=_yaml_loader()))  # noqa: S506 - it builds only text
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"this is not YAML: {error.problem or error.context}"
        raise Unreadable(mark.line + 1 if mark else 0, message) from error
    except yaml.YAMLError as error:
        raise Unreadable(0, "this is not YAML: a character that it does not allow") from error


_PLAIN = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in "str int float bool null timestamp binary seq map omap pairs set".split()
)
"""What stands for itself. Of any other tag (`!ENV`) only its program knows what it means."""


@cache
def _yaml_loader() -> Any:
    """A loader that builds nothing but text, and None of whatever has a tag of its own."""
    import yaml  # noqa: PLC0415 - few sites need it

    class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
        pass

    def construct(loader: Any, node: Any) -> Any:
        if isinstance(node, yaml.MappingNode):
            node.value = [pair for pair in node.value if _is_key(pair[0])]
            return loader.construct_mapping(node)
        if isinstance(node, yaml.SequenceNode):
            node.value = [one for one in node.value if one.tag in _PLAIN]
            return loader.construct_sequence(node)
        return loader.construct_scalar(node)

    def _is_key(node: Any) -> bool:
        return isinstance(node, yaml.ScalarNode) and node.tag in _PLAIN

    for tag in _PLAIN:
        Loader.add_constructor(tag, construct)
    Loader.add_constructor(None, lambda _loader, _node: None)
    return Loader


def _json(text: str) -> Iterator[tuple[str, Any]]:
    return _flat(json.loads(text))


def _flat(tree: Any) -> Iterator[tuple[str, Any]]:
    """(dotted name, value) of a tree of tables, breadth first, bounded whatever it repeats."""
    waiting: list[tuple[str, Any, int]] = [("", tree, 0)]
    for count, (prefix, table, depth) in enumerate(waiting):
        if count > _MOST or not isinstance(table, Mapping):
            return
        for key, value in table.items():
            if not isinstance(key, str):
                continue
            name = f"{prefix}{key.lower()}"
            if not isinstance(value, Mapping):
                yield name, value
            elif depth < _DEEPEST and len(waiting) < _MOST:
                waiting.append((f"{name}.", value, depth + 1))


def _python(text: str) -> Iterator[tuple[str, Any]]:
    """The constants that names are given at the top of a module; the last one counts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # a stray backslash is no matter of ours
        tree = ast.parse(text)
    known: dict[str, Any] = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if not names or not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        try:
            value = constant(node.value, known)
        except Computed:
            continue  # only the program itself would know
        for name in names:
            known[name] = value
            yield from _flat({name: value})


_READERS = {
    "toml": _toml,
    "yml": _yaml,
    "yaml": _yaml,
    "json": _json,
    "py": _python,
}
