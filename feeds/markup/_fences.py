"""Markdown in turns: prose, and blocks of code between fences."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.patterns import lazy_regex

__all__ = ["parts_of"]

_FENCE = lazy_regex(r"[ \t>]*(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)")


def parts_of(text: str) -> Iterator[tuple[str, bool]]:
    """The text in turns: what is prose, and what stands between fences."""
    prose: list[str] = []
    code: list[str] = []
    mark = ""
    for line in text.splitlines(keepends=True):
        fence = _FENCE.match(line)
        if mark:
            code.append(line)
            if fence and fence["mark"].startswith(mark) and not fence["info"].strip():
                yield "".join(code), True
                code, mark = [], ""
        elif fence and not ("`" in fence["info"] and fence["mark"][0] == "`"):
            yield "".join(prose), False
            prose, code, mark = [], [line], fence["mark"]
        else:
            prose.append(line)
    yield "".join(prose), False
    yield "".join(code), True
