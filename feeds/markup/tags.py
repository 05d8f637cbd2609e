"""Template tags and shortcodes in a text: shown as what they mean, or removed and reported.

One pass from left to right. Code is skipped as it is met, so that a tag shown as an example
is never touched; no search for an ending is made twice in vain, so that the time taken grows
with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from feeds.errors import Problem
from feeds.generators.source import Source
from feeds.markup._branches import Branches
from feeds.markup._includes import DEEPEST, included
from feeds.markup._values import Values
from feeds.markup._zola import zola_call, zola_shown
from feeds.markup.attributes import ATTRIBUTES, BEFORE_ATTRIBUTES, leave_id
from feeds.markup.boxes import box_title
from feeds.markup.mdx import without_mdx
from feeds.markup.words import DROPPED, TAGS, parse_call
from feeds.model import Field

__all__ = ["without_tags"]

_LONGEST = 5000  # characters of one tag

_SIGNS: Mapping[str, tuple[str, ...]] = {
    "{": ("{{", "{%", "{:", "{.", "{#", "){", "]{", "`{", "*{"),
    ":": (":::",),
    "[": ("[toc", "[TOC", "[[_TOC"),
}
"""A letter → what may begin a tag and holds it: one letter is looked for much faster than two."""

_OPENING = re.compile(
    r"``*|~~~~*|<(?:!--|pre\b|code\b|script\b|style\b|svg\b|math\b)|\{[{%:.#A-Za-z]"
    r"|:::(?=:*)|\[\[?_?[Tt][Oo][Cc]_?\]\]?|\n\n(?: {4}|\t)"
)
"""Where something may begin. Each choice begins with a letter of its own, which is what lets
the search skip all other text at full speed."""

_FENCE_BEFORE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_INDENTED = re.compile(r"(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n(?= {4}|\t))+")
_HUGO = re.compile(r"((?:[^>%`\"]|\"[^\"]*\"|`[^`]*`|[>%](?!\}\}))*+)[>%]\}\}")
_EXAMPLE = re.compile(r"\s*/\*(.*?)\*/\s*[>%]\}\}", re.DOTALL)
_SHOWN = re.compile(r"(\{\{[<%])\s*/\*((?:[^*]|\*(?!/))*+)\*/\s*([>%]\}\})")
_LIQUID = re.compile(r"((?:[^%]|%(?!\}))*+)%\}")
_OUTPUT = re.compile(r"-?([^{}<%][^{}]*)\}\}")
_WRAPPED_RAW = re.compile(
    r"\A([^\n]*\n[ \t]*)\{%-?[ ]*raw[ ]*-?%\}[ \t]*\n?(.*?)\n?[ \t]*\{%-?[ ]*endraw[ ]*-?%\}"
    r"([ \t]*\n[^\n]*)\Z",
    re.DOTALL,
)
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_BEFORE_FORMULA = frozenset("\\}^_{")
"""Signs of mathematics, in which doubled braces are no tag."""

_FLOW = frozenset("else elsif elif break continue".split())
_SETS = frozenset({"assign", "set"})
_LITERAL_OUTPUT = frozenset({"hugo"})
_LITERAL_RAW = frozenset({"hugo", "zola"})


def without_tags(
    text: str, line: int, source: Source, fields: tuple[Field, ...]
) -> tuple[str, tuple[Problem, ...]]:
    """The text without the tags of a site's generator, and a warning for each lost one.

    `line` is the line of the file on which the text begins.
    """
    lost: dict[str, list[int]] = {}
    text = without_mdx(text, line, source, lost)
    text = _with_mark_of_excerpt(text, fields)
    if _has_sign(text):
        text = _Scan(text, line, source, fields, lost).run()
    return text, tuple(_report(source.path, what, lines) for what, lines in lost.items())


def _with_mark_of_excerpt(text: str, fields: tuple[Field, ...]) -> str:
    """Whatever an article marks the end of its excerpt with becomes the mark known here."""
    item = next((one for one in fields if one.name == "excerpt_separator"), None)
    mark = item.value.strip() if item and isinstance(item.value, str) else ""
    return text.replace(mark, "<!-- more -->", 1) if mark else text


def _has_sign(text: str) -> bool:
    """Whether a tag may be in there; most texts hold none, and are done."""
    return any(
        letter in text and any(sign in text for sign in signs) for letter, signs in _SIGNS.items()
    )


def _report(path: str, what: str, lines: list[int]) -> Problem:
    times = f" ({len(lines)} times)" if len(lines) > 1 else ""
    return Problem(
        path=path,
        line=lines[0],
        message=f"{what} has no meaning here and was removed{times}",
        hint="write what it shows as Markdown or HTML",
        severity="warning",
    )


class _Scan:
    """The state of one pass: where it is, what it has written, what it has lost."""

    def __init__(
        self,
        text: str,
        line: int,
        source: Source,
        fields: tuple[Field, ...],
        lost: dict[str, list[int]],
        *,
        values: Values | None = None,
        depth: int = 0,
    ) -> None:
        self.text = text
        self.line = line
        self.source = source
        self.fields = fields
        self.lost = lost
        self.out: list[str] = []
        self.absent: set[str] = set()  # endings that do not come any more
        self.values = values or Values(source, fields)
        self.depth = depth  # of includes
        self.branches = Branches(text, self.values)
        self.behind = -1  # the last tag

    def run(self) -> str:
        position = 0
        while True:
            match = _OPENING.search(self.text, position)
            if match is None:
                break
            self.out.append(self.text[position : match.start()])
            position = self._step(match)
        self.out.append(self.text[position:])
        return "".join(self.out)

    def _step(self, match: re.Match[str]) -> int:
        """Write what stands in the place of what begins here; returns where it ends."""
        sign, start = match.group(), match.start()
        if sign[0] in "`~":
            return self._code(sign, start, match.end())
        if sign[0] == "<":
            ending = "-->" if sign == "<!--" else f"</{sign[1:]}"
            return self._keep(start, self._after(ending, match.end()))
        if sign[0] == "\n":
            return self._indented(start + 2)
        if sign[0] == "{":
            return self._braces(sign, start)
        before, end = self._line_around(start)
        if before.strip() or (sign[0] == "[" and self.text[match.end() : end].strip()):
            return self._keep(start, match.end())
        if sign[0] == ":":
            self.out.append(box_title(self.text[start:end]))
        return end

    def _line_around(self, position: int) -> tuple[str, int]:
        """What stands on the line before a place, and where the line ends."""
        stop = self.text.find("\n", position)
        before = self.text[self.text.rfind("\n", 0, position) + 1 : position]
        return before, stop if stop >= 0 else len(self.text)

    def _code(self, sign: str, start: int, end: int) -> int:
        """A fenced block, or a span between backticks."""
        before, stop = self._line_around(start)
        is_fence = len(sign) > 2 and _FENCE_BEFORE.fullmatch(before)  # noqa: PLR2004 - a fence has 3
        if is_fence and (sign[0] == "~" or "`" not in self.text[end:stop]):
            return self._keep(start, self._end_of_fence(sign, stop), is_fence=True)
        if sign[0] == "~":
            return self._keep(start, end)
        return self._keep(start, self._end_of_span(sign, end))

    def _indented(self, start: int) -> int:
        self.out.append("\n\n")
        block = _INDENTED.match(self.text, start)
        if block is None or self._in_list(start - 1):
            return start
        return self._keep(start, block.end())

    def _braces(self, sign: str, start: int) -> int:
        if sign in {"{{", "{%"} or (sign == "{#" and self.text[start + 2 : start + 3].isspace()):
            return self._tag(start)
        found = ATTRIBUTES.match(self.text, start)
        if found is None:
            return self._keep(start, start + 1)
        before, stop = self._line_around(start)
        is_last = not self.text[found.end() : stop].strip()
        is_attached = before[-1:] in BEFORE_ATTRIBUTES
        is_alone = not before.strip() and is_last and sign[1] in ":.#"
        if is_attached or is_alone or (sign == "{:" and is_last and before[-1:].isspace()):
            above = start - len(before) - 1
            leave_id(found[0], before if before.strip() else self._line_around(above)[0], self.out)
            return found.end()
        return self._keep(start, found.end())

    def _keep(self, start: int, end: int, *, is_fence: bool = False) -> int:
        kept = self.text[start:end]
        if is_fence and "endraw" in kept and self.source.dialect not in _LITERAL_RAW:
            kept = _WRAPPED_RAW.sub(r"\1\2\3", kept)
        if "*/" in kept:
            kept = _SHOWN.sub(r"\1\2\3", kept)
        self.out.append(kept)
        return end

    def _tag(self, start: int) -> int:
        """A template tag; what only looks like one stays."""
        end: int | None
        opening = self.text[start : start + 3]
        closing = {"{%": "%}", "{#": "#}"}.get(opening[:2], "}}")
        close = self.text.find(closing, start + 2, start + _LONGEST)
        if close < 0:
            return self._keep(start, start + 2)
        if self.source.dialect == "zola" and opening[:2] != "{#":
            end = self._zola(start)
        elif opening in {"{{<", "{{%"}:
            end = self._hugo(start)
        elif opening[:2] == "{%":
            end = self._liquid(start)
        elif opening[:2] == "{#":
            end = close + 2
        else:
            end = self._output(start)
        self.behind = -1 if end is None else end
        return self._keep(start, start + 2) if end is None else end

    def _hugo(self, start: int) -> int | None:
        begin = start + 3
        window = self.text[begin : begin + _LONGEST]
        example = _EXAMPLE.match(window)
        if example is not None:
            mark = self.text[start + 2]
            self.out.append(f"{{{{{mark}{example[1]}{'>' if mark == '<' else mark}}}}}")
            return begin + example.end()
        found = _HUGO.match(window)
        if found is None:
            return None
        content = found[1].strip().removesuffix("/").strip()
        if content.startswith("/"):
            return begin + found.end()
        return self._call(content, start, begin + found.end(), "{{<", ">}}")

    def _zola(self, start: int) -> int | None:
        window = self.text[start : start + _LONGEST]
        if (shown := zola_shown(window)) is not None:
            self.out.append(shown[0])
            return start + shown[1]
        if window[1] == "%":
            return self._liquid(start)
        call = zola_call(window)
        return self._call(call[0], start, start + call[1], "{{", "}}") if call else None

    def _liquid(self, start: int) -> int | None:
        found = _LIQUID.match(self.text[start + 2 : start + 2 + _LONGEST])
        if found is None:
            return None
        content = found[1].strip().strip("-").strip()
        end = start + 2 + found.end()
        name = re.split(r"[\s(]", content, maxsplit=1)[0].lower()
        if name in {"raw", "verbatim"}:
            inner, end = self._inner(name, end)
            self.out.append(inner)
            return end
        if name == "capture":
            inner, end = self._inner(name, end)
            self.values.capture(content, inner)
            return end
        if not re.match(r"[A-Za-z_]\w*", content):
            return None
        after = self._flow(name, content, start, end)
        return self._call(content, start, end, "{%", "%}") if after is None else after

    def _flow(self, name: str, content: str, start: int, end: int) -> int | None:
        """Where a tag that shows nothing leads to; None for any other."""
        after = self.branches.ends_at(start)
        if after is not None:
            return after
        if name in {"if", "unless"}:
            return self.branches.enter(content, end)
        is_known = name.startswith("end") or name in _FLOW
        return end if is_known or (name in _SETS and self.values.assign(content)) else None

    def _output(self, start: int) -> int | None:
        before = self.text[start - 1 : start]
        if self.source.dialect in _LITERAL_OUTPUT:
            return None
        if start != self.behind and (before in _BEFORE_FORMULA or before.isalnum()):
            return None
        found = _OUTPUT.match(self.text[start + 2 : start + 2 + _LONGEST])
        if found is None:
            return None
        content = found[1].strip().strip("-").strip()
        end = start + 2 + found.end()
        if re.match(r"[a-z_]\w*\s*\(", content):
            return self._call(content, start, end, "{{", "}}")
        value = self.values.output(content)
        if value is None:
            self._lose(f"{{{{ {_short(content)} }}}}", start)
        self.out.append(value or "")
        return end

    def _call(self, content: str, start: int, end: int, *marks: str) -> int:
        """A tag by its name: its meaning, or nothing and a warning."""
        name = re.split(r"[\s(]", content, maxsplit=1)[0].lower()
        may_hold = marks[0] != "{{" and (name in DROPPED or name in TAGS)
        inner, after = self._inner(name, end) if may_hold else ("", end)
        if name in DROPPED:
            if name != "comment":
                self._lose(f"{marks[0]} {name} {marks[1]}", start)
            return after
        is_alone = self._is_alone(start, after)
        call = parse_call(content, self.source, self.fields, inner=inner, is_alone=is_alone)
        make = TAGS.get(call.name)
        shown = make(call) if make is not None else None
        if shown is None and self.depth < DEEPEST:
            shown = included(content, call, self.values, self._filled)
        if shown is None:
            self._lose(f"{marks[0]} {_short(name)} {marks[1]}", start)
            return end  # what a paired tag holds is read on as text
        self.out.append(shown)
        return after

    def _filled(self, text: str, values: Values) -> str | None:
        lost: dict[str, list[int]] = {}
        scan = _Scan(
            text, self.line, self.source, self.fields, lost, values=values, depth=self.depth + 1
        )
        made = scan.run()
        return None if lost else made

    def _closing(self, name: str, end: int) -> re.Match[str] | None:
        """The closing tag that belongs to the tag that ends here, inner ones of its kind passed."""
        if name in self.absent:
            return None
        word = re.escape(name)
        both = re.compile(
            rf"\{{%-?\s*(?P<open>{word}\b)|\{{%-?\s*end_?(?:{word})?\s*-?%\}}"
            rf"|\{{\{{[<%]\s*/\s*{word}\s*[>%]\}}\}}",
            re.IGNORECASE,
        )
        depth = 0
        for match in both.finditer(self.text, end):
            depth += 1 if match["open"] else -1
            if depth < 0:
                return match
        self.absent.add(name)
        return None

    def _inner(self, name: str, end: int) -> tuple[str, int]:
        closing = self._closing(name, end)
        if closing is None:
            return "", end
        return self.text[end : closing.start()], closing.end()

    def _after(self, ending: str, position: int) -> int:
        """Behind the next such ending; the position itself where none comes."""
        if ending in self.absent:
            return position
        found = re.compile(re.escape(ending) + r"\s*>?", re.IGNORECASE).search(self.text, position)
        if found is None:
            self.absent.add(ending)
            return position
        return found.end()

    def _end_of_fence(self, mark: str, position: int) -> int:
        ending = re.compile(rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
        found = ending.search(self.text, position)
        return found.end() if found is not None else len(self.text)

    def _end_of_span(self, run: str, position: int) -> int:
        """Behind the run of as many backticks in the same paragraph."""
        stop = self.text.find("\n\n", position)
        stop = len(self.text) if stop < 0 else stop
        found = re.compile(rf"(?<!`){run}(?!`)").search(self.text, position, stop)
        return found.end() if found is not None else position

    def _in_list(self, position: int) -> bool:
        """Whether the text before a blank line and an indentation is an item of a list."""
        for text in reversed(self.text[max(0, position - _LONGEST) : position].split("\n")):
            if text.strip() and not text.startswith((" ", "\t")):
                return _LIST_ITEM.match(text) is not None
            if _LIST_ITEM.match(text):
                return True
        return False

    def _is_alone(self, start: int, end: int) -> bool:
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        stop = self.text.find("\n", end)
        return not before and not self.text[end : stop if stop >= 0 else len(self.text)].strip()

    def _lose(self, what: str, position: int) -> None:
        self.lost.setdefault(what, []).append(self.line + self.text.count("\n", 0, position))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:39] + "…"  # noqa: PLR2004 - fits one line
