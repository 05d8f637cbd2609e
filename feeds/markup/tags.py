"""Template tags and shortcodes in a text: shown as what they mean, or removed and reported.

Texts of Liquid sites are computed as a whole. All others, and those that are no whole Liquid,
are read tag by tag, in one pass from left to right. Code is kept as it stands, so that a tag
shown as an example is never touched.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from feeds.deferred import deferred
from feeds.errors import Problem
from feeds.generators import Source
from feeds.markup._ahead import is_end_of_line
from feeds.markup._as_html import as_html
from feeds.markup._brackets import Ends
from feeds.markup._components import component_at
from feeds.markup._excerpt import with_mark_of_excerpt
from feeds.markup._fences import parts_of
from feeds.markup._formulas import is_in_formula
from feeds.markup._shield import MARKS, shielded, unshielded, without_gaps
from feeds.markup._shown_tags import shown_of, unknown_of
from feeds.markup._values import Values
from feeds.markup._walk import LONGEST_TAG, Walk, has_sign
from feeds.markup._zola import zola_call, zola_shown
from feeds.markup.attributes import leave_id, leave_words, with_language
from feeds.markup.boxes import box_title
from feeds.markup.captions import with_captions
from feeds.markup.lost import Lines, LostTags, short
from feeds.markup.mdx import without_mdx
from feeds.markup.words import CODE, DROPPED, TAGS
from feeds.model import Field
from feeds.patterns import lazy_regex

if TYPE_CHECKING:
    from feeds.markup.liquid import Liquid

__all__ = ["without_tags"]

_DEFINITION = lazy_regex(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_HUGO = lazy_regex(r"((?:[^>%`\"]++|\"[^\"]*\"|`[^`]*`|[>%](?!\}\})|)*+)[>%]\}\}")
_EXAMPLE = lazy_regex(r"\s*/\*(.*?)\*/\s*[>%]\}\}", re.DOTALL)
_SHOWN = lazy_regex(r"(\{\{[<%])\s*/\*((?:[^*]++|\*(?!/)|)*+)\*/\s*([>%]\}\})")
_LIQUID = lazy_regex(r"((?:[^%]++|%(?!\})|)*+)%\}")
_OUTPUT = lazy_regex(r"-?([^{}<%][^{}]*)\}\}")
_WRAPPED_RAW = lazy_regex(
    r"\A([^\n]*\n[ \t]*)\{%-?[ ]*raw[ ]*-?%\}[ \t]*\n?(.*?)\n?[ \t]*\{%-?[ ]*endraw[ ]*-?%\}"
    r"([ \t]*\n[^\n]*)\Z",
    re.DOTALL,
)
_LONGEST_CALL = 5000  # characters of a shortcode of Zola
_MOST_OPEN = 50  # components without an end, after which none is looked for
_DEEPEST = 8
"""Tags in one another that hold what stands in them; deeper ones stand beside it."""

_SHORTCODES = frozenset({"{{<", "{{%"})
_SILENT = frozenset("else elsif elif when break continue".split())
_SETS = frozenset({"assign", "set"})
_without_notes = deferred("feeds.markup._notes:without_notes")


def without_tags(
    text: str, line: int, source: Source, fields: tuple[Field, ...]
) -> tuple[str, tuple[Problem, ...]]:
    """The text without the tags of a site's generator, and a warning for each lost one.

    `line` is the line of the file on which the text begins.
    """
    lost = LostTags()
    text = without_mdx(text, line, source, lost, fields)
    text = _without_notes(text, line, source, lost) if "%%" in text else text
    text = with_mark_of_excerpt(text, fields)
    if has_sign(text):
        text = _shown(text, line, source, fields, lost)
    notes = source.generator.markup.code_notes
    text = notes[1].sub("", text) if notes is not None and notes[0] in text else text
    if "caption]" in text:
        parts = parts_of(text)
        text = "".join(part if is_code else with_captions(part) for part, is_code in parts)
    return text, lost.problems(source.path)


def _shown(text: str, line: int, source: Source, fields: tuple[Field, ...], lost: LostTags) -> str:
    has_tag = "{%" in text or "{{" in text
    if not has_tag or not source.generator.markup.liquid or any(one in text for one in MARKS):
        return _Tags(text, line, source, lost, Values(source, fields)).run()
    hidden = shielded(text, is_html=source.is_html)
    if "{%" in hidden or "{{" in hidden:
        from feeds.markup.liquid import Liquid  # noqa: PLC0415 - few texts need it

        liquid = Liquid(source, fields, keys_are_names=source.generator.markup.bare_names)
        made = liquid.render(hidden, line, lost.uncomputed)
        if made is None:
            return _Tags(text, line, source, lost, liquid).run()
        hidden = made
    values = Values(source, fields)
    rest = _Tags(without_gaps(hidden), line, source, lost, values, is_computed=True)
    return unshielded(rest.run())


class _Tags(Walk):
    """One pass over a text, tag by tag."""

    def __init__(
        self,
        text: str,
        line: int,
        source: Source,
        lost: LostTags,
        values: Values | Liquid,
        *,
        is_computed: bool = False,  # by Liquid: what still looks like its tags is text
        depth: int = 0,  # tags that it stands in
    ) -> None:
        super().__init__(text, is_html=source.is_html)
        self.lines = Lines(text, line)
        self.source = source
        self.lost = lost
        self.values = values
        self.is_computed = is_computed
        self.depth = depth
        self.ends = Ends(text, longest=LONGEST_TAG, most_open=_MOST_OPEN)
        self.behind = -1  # the last tag

    def keep(self, start: int, end: int, *, is_fence: bool = False) -> int:
        kept = self.text[start:end]
        if is_fence and "endraw" in kept and not self.source.generator.markup.literal_raw:
            kept = _WRAPPED_RAW.sub(r"\1\2\3", unshielded(kept))
        if is_fence:
            kept = with_language(kept)
        if "*/" in kept:
            kept = _SHOWN.sub(r"\1\2\3", kept)
        self.out.append(kept)
        return end

    def mark(self, sign: str, start: int, end: int) -> int:
        if sign[0] == ":":
            self.out.append(box_title(self.text[start:end]))
        return end

    def attributes(self, start: int, end: int) -> int:
        line = self.line.start(start)
        if self.line.is_first(start):
            line = self.text.rfind("\n", 0, max(0, line - 1)) + 1
        elif self.text[start - 1] == "]":
            leave_words(self.out, self._defined)
        leave_id(self.text[start:end], self.text, line, self.out)
        return end

    @cached_property
    def _defined(self) -> frozenset[str]:
        """The names that links of the text may have."""
        return frozenset(name.strip().casefold() for name in _DEFINITION.findall(self.text))

    def component(self, start: int) -> int:
        """Its words ahead of what it holds; one without words stays, and only that is shown."""
        found = component_at(self.text, start, self.ends)
        if found is None:
            return self.keep(start, start + 1)
        is_last = is_end_of_line(self.text, found.end)
        words = found.words(is_first=self.line.is_first(start), is_last=is_last)
        words = as_html(words) if self.is_html else words
        if found.is_empty:
            self.lost.add(f"<{found.name}>", self.lines.at(start), kept=words)
        self.out.append(words if words or found.is_empty else self.text[start : found.end])
        return found.end

    def tag(self, start: int) -> int:
        """A template tag; what only looks like one stays."""
        end: int | None
        opening = self.text[start : start + 3]
        closing = {"{%": "%}", "{#": "#}"}.get(opening[:2], "}}")
        close = self.signs.after(closing, start + 2)
        is_text = self.is_computed and opening[:2] != "{#" and opening not in _SHORTCODES
        if is_text or close + len(closing) > min(start + LONGEST_TAG, len(self.text)):
            return self.keep(start, start + 2)
        if self.source.generator.markup.only_calls and opening[:2] != "{#":
            end = self._zola(start)
        elif opening in _SHORTCODES:
            end = self._hugo(start)
        elif opening[:2] == "{%":
            end = self._liquid(start)
        elif opening[:2] == "{#":
            end = close + 2
        else:
            end = self._output(start)
        self.behind = -1 if end is None else end
        return self.keep(start, start + 2) if end is None else end

    def _hugo(self, start: int) -> int | None:
        begin = start + 3
        longest = min(begin + LONGEST_TAG, len(self.text))
        is_short = self.signs.after("*/", begin) < longest
        example = _EXAMPLE.match(self.text, begin, longest) if is_short else None
        if example is not None:
            mark = self.text[start + 2]
            self.out.append(f"{{{{{mark}{example[1]}{'>' if mark == '<' else mark}}}}}")
            return example.end()
        end = min(self.signs.after(f"{mark}}}}}", begin) for mark in ">%")
        found = _HUGO.match(self.text, begin, longest) if end < longest else None
        if found is None:
            return None
        content = found[1].strip().removesuffix("/").strip()
        if content.startswith("/"):
            return found.end()
        return self._call(content, start, found.end(), "{{<", ">}}")

    def _zola(self, start: int) -> int | None:
        window = self.text[start : start + _LONGEST_CALL]
        if (shown := zola_shown(window)) is not None:
            self.out.append(shown[0])
            return start + shown[1]
        if window[1] == "%":
            return self._liquid(start)
        call = zola_call(window)
        return self._call(call[0], start, start + call[1], "{{", "}}") if call else None

    def _liquid(self, start: int) -> int | None:
        found = _LIQUID.match(self.text, start + 2, start + 2 + LONGEST_TAG)
        if found is None:
            return None
        content = found[1].strip().strip("-").strip()
        end = found.end()
        name = re.split(r"[\s(]", content, maxsplit=1)[0].lower()
        if name in {"raw", "verbatim"}:
            inner, end = self._inner(name, end)
            self.out.append(inner)
            return end
        if not re.match(r"[A-Za-z_]\w*", content):
            return None
        is_silent = name.startswith("end") or name in _SILENT
        if is_silent or (name in _SETS and self.values.assign(content)):
            return end
        return self._call(content, start, end, "{%", "%}")

    def _output(self, start: int) -> int | None:
        if not self.source.generator.markup.has_output:
            return None
        found = _OUTPUT.match(self.text, start + 2, start + 2 + LONGEST_TAG)
        if found is None:
            return None
        content = found[1].strip().strip("-").strip()
        end = found.end()
        if re.match(r"[a-z_]\w*\s*\(", content):
            return self._call(content, start, end, "{{", "}}")
        value = self.values.output(content)
        if value is None:
            if start != self.behind and is_in_formula(self.text, start):
                return None
            self.lost.add(f"{{{{ {short(content)} }}}}", self.lines.at(start))
        self.out.append(value or "")
        return end

    def _call(self, content: str, start: int, end: int, *marks: str) -> int:
        """A tag by its name: its meaning, or nothing and a warning."""
        name = re.split(r"[\s(]", content, maxsplit=1)[0].lower()
        is_known = name in DROPPED or (name in TAGS and self.depth < _DEEPEST)
        may_hold = marks[0] != "{{" and is_known
        inner, after = self._inner(name, end) if may_hold else ("", end)
        if name in DROPPED:
            if name != "comment":
                self.lost.add(f"{marks[0]} {name} {marks[1]}", self.lines.at(start))
            return after
        is_alone = self._is_alone(start, after)
        values = self.values
        inner = self._read(inner, end) if name not in CODE else _SHOWN.sub(r"\1\2\3", inner)
        shown = shown_of(content, values.source, values.fields, inner=inner, is_alone=is_alone)
        if shown is None:
            words = unknown_of(content, values.source, values.fields, is_alone=is_alone)
            what = f"{marks[0]} {short(name)} {marks[1]}"
            self.lost.add(what, self.lines.at(start), kept=words or self.is_closed(name, marks[0]))
            gap = " " if words and not is_alone and self.text[after : after + 1].isalnum() else ""
            shown = words + gap + inner
        self.out.append(shown)
        return after  # what an unknown tag holds is read on as text

    def _read(self, inner: str, position: int) -> str:
        """What a tag holds, with the tags in there shown as well."""
        if not has_sign(inner):
            return inner
        line, depth = self.lines.at(position), self.depth + 1
        known = (self.source, self.lost, self.values)
        return _Tags(inner, line, *known, is_computed=self.is_computed, depth=depth).run()

    def closing(self, name: str, end: int) -> re.Match[str] | None:
        """That of the tag that ends here; one word closes any of Zola's tags."""
        is_any = self.source.generator.markup.only_calls
        return super().closing("" if is_any else name, end)

    def _inner(self, name: str, end: int) -> tuple[str, int]:
        closing = self.closing(name, end)
        if closing is None:
            return "", end
        return self.text[end : closing.start()], closing.end()

    def _is_alone(self, start: int, end: int) -> bool:
        return self.line.start(start) == start and is_end_of_line(self.text, end)
