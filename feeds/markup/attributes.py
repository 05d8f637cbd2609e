"""Attributes in braces, `{: #id .class}`: of them the id stays, which links may lead to."""

from __future__ import annotations

import re

__all__ = ["ATTRIBUTES", "BEFORE_ATTRIBUTES", "leave_id"]

ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}|\{[.#]?[A-Za-z][^{}\n]*\}")
BEFORE_ATTRIBUTES = frozenset(")]`*_>")
"""Signs that end what attributes in the middle of a line belong to."""

_ID = re.compile(r"(?:\A\{:?|\s)#([^\s{}#\"'<>&=]+)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")


def leave_id(attributes: str, text: str, line: int, out: list[str]) -> None:
    """Write the id of attributes that go: on the heading at `line`, else as an anchor."""
    name = _ID.search(attributes)
    if name is None:
        return
    if _HEADING.match(text, line) and out:
        out[-1] = f"{out[-1].rstrip()} {{#{name[1]}}}"
    else:
        out.append(f'<a id="{name[1]}"></a>')
