"""Where the metadata of an article ends and its body begins, in every dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.deferred import deferred
from feeds.errors import Problem, ReadError
from feeds.patterns import lazy_regex
from feeds.reading._json import parse_json_prefix
from feeds.reading._raw_fields import Malformed, RawField
from feeds.reading._toml import parse_toml
from feeds.reading._yaml import parse_yaml
from feeds.reading._yaml_fixes import fix_yaml
from feeds.reading.keys import KNOWN, fold
from feeds.records import dataclass

__all__ = ["Split", "split_front_matter"]

_state_of_path = deferred("feeds.reading._states_below:state_of_path")
_parse_script = deferred("feeds.reading._script_head:parse_script")

_OPENING = lazy_regex(r"\n*+(-{3,}+|\+{3})[ \t]*+(yaml|yml|toml|json|js|javascript)?[ \t]*+\n")
_YAML_END = lazy_regex(r"\n(?:-{3,}|\.\.\.)[ \t]*$", re.MULTILINE)  # with the line end above
_DASHES = lazy_regex(r"^-{3,}[ \t]*$", re.MULTILINE)
_LONGEST_HEAD = 4096
_TOML_END = lazy_regex(r"\n\+{3,}[ \t]*$", re.MULTILINE)
_KEY_LINE = lazy_regex(r"(?:<<|[\"']?\w(?:[\w .@/-]++|:(?![ \t]|$)|)*+[\"']?)[ \t]*+:(?:[ \t]|$)|#")
_INDENTED = lazy_regex(r"[ \t]+\S|-[ \t]")
_HEADER = lazy_regex(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*+:(?:[ \t]+(?P<value>.*))?")
_DOTTED = lazy_regex(r"\.\.[ \t]+(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*))?[ \t]*")
_COMMENT_OPEN = lazy_regex(r"\s*<!--[ \t]*\n(?=\s*\.\.[ \t]+\w+:)")

_MAIN_KEYS = frozenset({"title", "date", "slug", "author", "tags", "language", "summary"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The metadata as it stands there, the body, and the line on which the body begins."""

    entries: tuple[RawField, ...]
    body: str
    body_line: int = 1
    problems: tuple[Problem, ...] = ()
    found: bool = True  # False: the file has no metadata block of any known kind


def split_front_matter(text: str, path: str) -> Split:
    """Cut the metadata off; raises ReadError where it is there and cannot be read.

    YAML between lines of dashes (or up to `...`), TOML between `+++`, a JSON object, header
    lines up to a blank line (`Title: …`), and `.. title: …` lines.
    """
    try:
        opening = _OPENING.match(text)
        if opening is not None:
            split = _fenced(text, path, opening)
            if split is not None:
                return split
        return (
            _json(text)
            or _dotted(text)
            or _unopened(text, path)
            or _headers(text)
            or Split(entries=(), body=text, found=False)
        )
    except Malformed as fault:
        raise ReadError(_problem(path, fault)) from fault


def _problem(path: str, fault: Malformed) -> Problem:
    return Problem(
        path=path,
        line=fault.line,
        column=fault.column,
        message=fault.message,
        hint="fix the metadata at the head of the file; a text with signs in it goes in quotes: "
        'title: "Foo: bar"',
    )


def _fenced(text: str, path: str, opening: re.Match[str]) -> Split | None:
    """Metadata between fences; None where the dashes are only a line across the page."""
    kind = opening[2] or ("toml" if opening[1] == "+++" else "yaml")
    line = text.count("\n", 0, opening.end()) + 1
    if opening[1] != "+++" and not _looks_like_keys(text, opening.end(), kind):
        return None
    pattern = _TOML_END if opening[1] == "+++" else _YAML_END
    ending = pattern.search(text, opening.end() - 1)
    if ending is None:
        return _unclosed(text, path, opening.end(), line, kind)
    block = text[opening.end() : ending.start() + 1]
    entries, problems = _parse(block, kind, line, path)
    body_line = line + block.count("\n") + 1
    return Split(
        entries=tuple(entries),
        body=text[ending.end() + 1 :],
        body_line=body_line,
        problems=problems,
    )


def _looks_like_keys(text: str, start: int, kind: str) -> bool:
    """Whether the first line that says something is a key, a comment or the closing line."""
    if kind != "yaml":
        return True
    first = text[start : text.find("\n", start, start + 4096) + 1]
    for line in (first,) if first.strip() else text[start : start + 4096].split("\n"):
        if line.strip():
            return bool(
                _KEY_LINE.match(line) or _YAML_END.match(f"\n{line}") or line.startswith("{")
            )
    return True


def _unclosed(text: str, path: str, start: int, line: int, kind: str) -> Split:
    """No closing line: the metadata ends where its lines end."""
    lines = text[start:].split("\n")
    if kind != "yaml":
        raise Malformed(line - 1, 0, "the metadata is not closed")
    count = 0
    while count < len(lines) and (_KEY_LINE.match(lines[count]) or _INDENTED.match(lines[count])):
        count += 1
    entries, problems = _parse("\n".join(lines[:count]), kind, line, path)
    warning = Problem(
        path=path,
        line=line + count,
        message="the metadata is not closed; it was taken to end here",
        hint="put a line of three dashes under it",
        severity="warning",
    )
    return Split(
        entries=tuple(entries),
        body="\n".join(lines[count:]),
        body_line=line + count,
        problems=(*problems, warning),
    )


def _parse(
    block: str, kind: str, line: int, path: str
) -> tuple[list[RawField], tuple[Problem, ...]]:
    if kind == "toml":
        return parse_toml(block, line), ()
    if kind == "json":
        parsed = parse_json_prefix(block.strip() or "{}", line)
        return (parsed[0] if parsed else []), ()
    if kind in {"js", "javascript"}:
        return _parse_script(block, line), ()
    return _yaml(block, line, path)


def _yaml(block: str, line: int, path: str) -> tuple[list[RawField], tuple[Problem, ...]]:
    try:
        entries = parse_yaml(block, line)
        problems: tuple[Problem, ...] = ()
    except Malformed:
        fixed, faults = fix_yaml(block)
        if not faults:
            raise
        entries = parse_yaml(fixed, line)
        problems = tuple(_fixed(path, line + number, what) for number, what in faults)
    if entries is None:
        raise Malformed(line, 0, "the metadata is no list of keys and values")
    return entries, problems


def _fixed(path: str, line: int, what: str) -> Problem:
    return Problem(
        path=path,
        line=line,
        message=f"this line is not quite YAML and was read as it was meant: {what}",
        hint='write it as key: "value", with spaces and no tabs',
        severity="warning",
    )


def _unopened(text: str, path: str) -> Split | None:
    """YAML that begins without its line of dashes and ends with one, as Hexo allows it."""
    ending = _DASHES.search(text, 0, _LONGEST_HEAD)
    if ending is None or ending.start() == 0:
        return None
    lines = text[: ending.start()].rstrip("\n").split("\n")
    if not all(_KEY_LINE.match(line) or _INDENTED.match(line) for line in lines):
        return None
    if KNOWN.get(fold(lines[0].partition(":")[0])) not in _MAIN_KEYS:
        return None
    entries, problems = _parse("\n".join(lines), "yaml", 1, path)
    return Split(
        entries=tuple(entries),
        body=text[ending.end() + 1 :],
        body_line=text.count("\n", 0, ending.end()) + 2,
        problems=problems,
    )


def _json(text: str) -> Split | None:
    """A JSON object at the head of the file, as Hugo has it."""
    start = len(text) - len(text.lstrip())
    if not re.match(r"\{\s*[\"}]", text[start : start + 200]):
        return None
    parsed = parse_json_prefix(text[start:], text.count("\n", 0, start) + 1)
    if parsed is None:
        return None
    entries, length = parsed
    rest = text[start + length :]
    skipped = len(rest) - len(rest.lstrip(";\n\t "))
    return Split(
        entries=tuple(entries),
        body=rest[skipped:],
        body_line=text.count("\n", 0, start + length + skipped) + 1,
    )


def _dotted(text: str) -> Split | None:
    """`.. title: …` lines, as Nikola has them; in Markdown they stand in an HTML comment."""
    comment = _COMMENT_OPEN.match(text)
    start = comment.end() if comment else 0
    lines = text[start:].split("\n")
    line = text.count("\n", 0, start) + 1
    entries: list[RawField] = []
    index = 0
    while index < len(lines):
        match = _DOTTED.fullmatch(lines[index].strip())
        if match is not None:
            entries.append(RawField(match["key"], (match["value"] or "").strip(), line + index))
        elif lines[index].strip() not in {"", ".."} or (entries and not comment):
            break
        index += 1
    if not entries:
        return None
    entries += list(_tag_status(entries))
    if comment and index < len(lines):
        lines[index] = lines[index].partition("-->")[2]
    return Split(entries=tuple(entries), body="\n".join(lines[index:]), body_line=line + index)


def _tag_status(entries: list[RawField]) -> Iterator[RawField]:
    """Nikola's older way to say that a post is a draft: a tag."""
    for entry in entries:
        tags = str(entry.value).lower().split(",") if entry.key.lower() == "tags" else ()
        if {"draft", "private"} & {tag.strip() for tag in tags}:
            yield RawField("tag_status", "true", entry.line)


def _headers(text: str) -> Split | None:
    """`Title: …` lines up to a blank line, as Pelican and MultiMarkdown have them."""
    lines = text.split("\n")
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    entries: list[RawField] = []
    below: list[RawField] = []
    index = start
    while index < len(lines) and lines[index].strip():
        match = _HEADER.fullmatch(lines[index].rstrip())
        if match is not None:
            entries.append(RawField(match["key"], (match["value"] or "").strip(), index + 1))
        elif entries and lines[index][0] in " \t":
            last, more = entries[-1], lines[index].strip()
            entries[-1] = last._replace(value=f"{last.value} {more}".strip())
            below += _of_table(last.key, more, index + 1)
        else:
            return None
        index += 1
    if not entries or KNOWN.get(fold(entries[0].key)) not in _MAIN_KEYS:
        return None
    body = "\n".join(lines[index:])
    return Split(entries=(*entries, *below), body=body, body_line=index + 1)


def _of_table(table: str, text: str, line: int) -> Iterator[RawField]:
    """What an indented line says of who may see it, as if its key were one of a table."""
    match = _HEADER.fullmatch(text)
    path = f"{table}.{match['key']}" if match is not None else ""
    value = (match["value"] or "").strip() if match is not None else ""
    if path and _state_of_path(path, value, {}) is not None:
        yield RawField(path, value, line)
