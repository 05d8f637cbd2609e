"""YAML that people write and YAML refuses, where there is one thing it can mean.

Only lines that begin with a key and hold their whole value are touched; the number of lines
stays, so that every later message still points at the right one.
"""

from __future__ import annotations

from feeds.patterns import lazy_regex

__all__ = ["fix_yaml"]

_PAIR = lazy_regex(r"(?P<key>[A-Za-z_][\w.-]*[ \t]*):(?P<gap>[ \t\u00a0]*)(?P<value>\S.*)")
_TABS = lazy_regex(r"^[ ]*\t[ \t]*")
_BLOCK = lazy_regex(r"[|>][+-]?\d?[+-]?(?:\s+#.*)?")
_WHOLE_QUOTED = lazy_regex(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_FLOW_THEN_TEXT = lazy_regex(r"\[[^\[\]]*\]\s*[^\s#,].*|\{[^{}]*\}\s*[^\s#,].*")
_REFERENCE = lazy_regex(r"[&*!][^\s&*!,]+(?:\s+[\[{\"'|>&*!].*)?|!\S+.*")
_SPECIAL = ("@", "`", "%", "!", "&", "*", "|", ">", "- ", "? ", ",", "]", "}")


def fix_yaml(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text with plain faults fixed, and (line from 0, what was fixed) of each."""
    lines = text.split("\n")
    fixes: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        if not line.startswith((" ", "\t")):
            fixed = _pair(line, is_alone=_is_alone(lines, number))
            if fixed is not None:
                lines[number], what = fixed
                fixes.append((number, what))
        elif "\t" in line and _TABS.match(line):
            lines[number] = _TABS.sub(lambda tabs: tabs.group().replace("\t", "  "), line)
            fixes.append((number, "a tab indents it"))
    return "\n".join(lines), fixes


def _is_alone(lines: list[str], number: int) -> bool:
    """Whether the value does not go on below: the next line is no indented one."""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return not following.startswith((" ", "\t"))


def _pair(line: str, *, is_alone: bool) -> tuple[str, str] | None:
    match = _PAIR.fullmatch(line)
    if match is None or not is_alone:
        return None
    key, value = match["key"].rstrip(), match["value"].rstrip(" \t")
    if not match["gap"]:
        return None  # key:value is one word to YAML, and might be an address
    if _is_sound(value):
        if "\u00a0" in match["gap"]:
            return f"{key}: {value}", "a no-break space stands behind the colon"
        return None
    inner = _unquoted(value).replace("'", "''")
    return f"{key}: '{inner}'", "its value needs quotes"


def _unquoted(value: str) -> str:
    """`"He said "hi" there"` without its outer quotes; `"One" and "two"` as it is."""
    quote = value[0]
    if quote not in "\"'" or len(value) < 3 or value[-1] != quote:  # noqa: PLR2004 - "x"
        return value
    second = value.index(quote, 1)
    return value if value[second + 1 : second + 2] in {"", " "} else value[1:-1]


def _is_sound(value: str) -> bool:
    """Whether YAML takes this value as it stands, or nothing tells what it was to be."""
    first = value[0]
    if first in "\"'":
        if _WHOLE_QUOTED.fullmatch(value.partition(" #")[0].rstrip()):
            return True
        return first not in value[1:]
    if first in "[{":
        return _FLOW_THEN_TEXT.fullmatch(value) is None
    if _BLOCK.fullmatch(value) or _REFERENCE.fullmatch(value):
        return True
    if value.startswith(_SPECIAL):
        return False
    return ": " not in value and not value.endswith(":")
