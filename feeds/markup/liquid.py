"""Texts of Liquid sites (Jekyll, Eleventy, Bridgetown), rendered by python-liquid.

Nothing is guessed: what the site's generator alone can compute is left out and reported, with
its line. Loops, sizes, depth and includes are bounded, and no clock is looked at. Jekyll's
dialect: jekyllrb.com/docs/liquid, jekyllrb.com/docs/includes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from liquid import BoundTemplate, Environment, TokenStream
from liquid.builtin.expressions import FilteredExpression, tokenize
from liquid.exceptions import LiquidError
from liquid.stringify import to_liquid_string
from liquid.token import TOKEN_EXPRESSION, Token

from feeds.generators import Source
from feeds.markup._ahead import LineAt
from feeds.markup._as_html import as_html
from feeds.markup._call import Call
from feeds.markup._captures import with_plain_names
from feeds.markup._liquid_filters import FILTERS
from feeds.markup._liquid_names import Absent, Unknown, names_of
from feeds.markup._liquid_nodes import TAGS, LiquidContext, Tags
from feeds.markup._prose import prose_of
from feeds.markup._shown_tags import shown, shown_of, unknown_of
from feeds.markup._walk import LONGEST_TAG
from feeds.markup.lost import Lines
from feeds.markup.words import DROPPED
from feeds.model import Field
from feeds.patterns import lazy_regex

__all__ = ["Liquid"]

_DEEPEST = 3  # includes in one another
_MOST_INCLUDES = 200  # of one text
_CLOSED = lazy_regex(r"\{%-?\s*end_?(\w+)")
_ASSIGNED = lazy_regex(r"(?:assign|set)\s+([\w-]+)\s*=\s*(.+)", re.DOTALL)
_LINK = lazy_regex(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*\S[^\n]*$", re.MULTILINE)
_INCLUDE = lazy_regex(
    r"include\w*\s+(?P<name>\{\{.*?\}\}|\"[^\"]*\"|'[^']*'|[^\s,]+)(?P<rest>.*)", re.DOTALL
)
_PARAMETER = lazy_regex(
    r"(?<![\w-])(?P<key>[\w-]++)\s*+[=:]\s*+"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<name>[^\s,]+))"
)
_BEFORE_NAME = lazy_regex(r"[{%-]*+\s*+")
_AFTER_WORDS = lazy_regex(r"[^\S\n]*+-?(?:%\})?[^\S\n]*+(?:\n|\Z)")
_SHOWS = lazy_regex(r"<(?:img|a|audio|video|picture|table|hr)\b", re.IGNORECASE)
_UNSEEN = lazy_regex(
    r"<(script|style|iframe|svg|noscript|form)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)

Report: TypeAlias = "Callable[[str, int, str], None]"
"""(what is not computed, its line in the file, the words of it that are shown) → nothing"""


class _Environment(Environment):
    block_nesting_limit = 50
    loop_iteration_limit = 10_000
    output_stream_limit = 8_000_000


@cache
def _environment() -> Environment:
    made = _Environment(undefined=Absent)
    for name in ("include", "render", "doc", "echo", "liquid"):
        made.tags.pop(name, None)
    tags = Tags(made.tags)
    made.tags = tags
    for tag in TAGS:
        made.add_tag(tag)
    for name, function in FILTERS.items():
        made.add_filter(name, function)
    return made


@lru_cache(maxsize=256)
def _template(text: str) -> BoundTemplate:
    """The text, parsed. Raises LiquidError."""
    if "capture" in text:
        text = with_plain_names(text)
    environment = _environment()
    tags = environment.tags
    assert isinstance(tags, Tags)
    before, tags.closed = tags.closed, frozenset(_CLOSED.findall(text))
    try:
        return environment.from_string(text)
    finally:
        tags.closed = before


class Liquid:
    """One article's text on its way through Liquid; its variables live as long as this."""

    def __init__(
        self, source: Source, fields: tuple[Field, ...], *, keys_are_names: bool = False
    ) -> None:
        self.source = source
        self.fields = fields
        self.left = _MOST_INCLUDES
        self.context = LiquidContext(
            _template(""),
            _Text(self, "", 0, lambda _what, _line, _kept: None),
            globals=names_of(source, fields, keys_are_names=keys_are_names),
        )

    def render(self, text: str, line: int, report: Report) -> str | None:
        """The text with its tags computed; None where it is no Liquid, or has no end.

        `line` is that of the file on which the text begins.
        """
        rows: list[tuple[str, int, str]] = []
        made = self._rendered(text, _Text(self, text, line, lambda *row: rows.append(row)))
        for row in rows if made is not None else ():
            report(*row)
        return made

    def assign(self, content: str) -> bool:
        """`assign name = …`; whether its value is known."""
        found = _ASSIGNED.fullmatch(content)
        value = self.value(found[2].strip()) if found else Unknown("")
        if found is None or isinstance(value, Absent | Unknown):
            return False
        try:
            self.context.assign(found[1], value)
        except LiquidError:
            return False
        return True

    def output(self, expression: str) -> str | None:
        """One value with its filters; None where it is not known."""
        value = self.value(expression)
        if isinstance(value, Absent | Unknown):
            return None
        return to_liquid_string(value, autoescape=False)

    def value(self, expression: str) -> object:
        """The same as a value of Liquid; Unknown, or Absent, where it has none."""
        token = Token(TOKEN_EXPRESSION, expression, 0, expression)
        try:
            stream = TokenStream(tokenize(expression, token))
            return FilteredExpression.parse(_environment(), stream).evaluate(self.context)
        except (LiquidError, RecursionError):
            return Unknown(expression)

    def _rendered(self, text: str, running: _Text) -> str | None:
        context = self.context
        before, context.running = context.running, running
        try:
            template = _template(text)
            buffer = context.get_buffer()
            template.render_with_context(context, buffer, partial=True)
        except (LiquidError, RecursionError):
            return None
        finally:
            context.running = before
        return buffer.getvalue()


class _Text:
    """One text: the article's, or a part of the site's own inside of it."""

    def __init__(
        self, liquid: Liquid, text: str, line: int, report: Report, depth: int = 0
    ) -> None:
        self.liquid = liquid
        self.text = text
        self.line = LineAt(text)
        self.lines = Lines(text, line)
        self.to = report
        self.depth = depth
        self.behind = 0

    def report(self, what: str, position: int, kept: str = "") -> None:
        self.to(what, self.lines.at(position), kept)

    def tag(self, content: str, inner: str, start: int, end: int) -> str | None:
        is_alone = self._is_alone(start, end)
        name = content.split(maxsplit=1)[0].lower()
        if name in DROPPED:
            self.report(f"{{% {name} %}}", start)
            return ""
        liquid = self.liquid
        if name == "set":  # as Nunjucks says it
            return "" if liquid.assign(content) else None
        return shown_of(content, liquid.source, liquid.fields, inner=inner, is_alone=is_alone)

    def include(self, markup: str, position: int, context: LiquidContext) -> str | None:
        """A part of the site's own, whose named arguments are `include.…` in there.

        A part that computes, or shows, nothing here is left out whole.
        """
        found = _INCLUDE.match(markup)
        if found is None:
            return None
        values = {key: self._value(match) for key, match in _parameters(found["rest"])}
        name = self._name(found["name"])
        call = self._call(name, values, found["rest"], position, position + len(markup))
        if (known := shown(call)) is not None:
            return as_html(known) if self.liquid.source.is_html else known
        html = self._part(name, values, context, position)
        if html is None or not (_SHOWS.search(html) or _UNSEEN.sub("", html).strip()):
            return None
        return f"\n\n{html.strip()}\n\n" if call.is_alone else html.strip()

    def words(self, content: str, start: int, end: int) -> str:
        """What a tag says in its arguments, where nothing else is known of it."""
        found = _INCLUDE.match(content)
        if found is None:
            liquid, is_alone = self.liquid, self._is_alone(start, end)
            return unknown_of(content, liquid.source, liquid.fields, is_alone=is_alone)
        values = {key: self._value(match) for key, match in _parameters(found["rest"])}
        call = self._call(found["name"], values, found["rest"], start, start + len(content))
        words = prose_of(call.named, is_alone=call.is_alone)
        return as_html(words) if self.liquid.source.is_html else words

    def _call(self, name: str, values: Mapping[str, object], rest: str, *place: int) -> Call:
        """An include as a tag of its own name, with the arguments that have a value."""
        return Call(
            name=name.rpartition("/")[2].partition(".")[0].lower(),
            values=tuple(_bare(rest)),
            named={
                key.lower(): to_liquid_string(value, autoescape=False)
                for key, value in values.items()
                if not isinstance(value, Absent | Unknown)
            },
            is_alone=self._is_alone(*place),
            source=self.liquid.source,
            fields=self.liquid.fields,
        )

    def _name(self, written: str) -> str:
        if written.startswith("{{"):
            return self.liquid.output(written[2:-2].strip()) or ""
        return written.strip("\"'")

    def _value(self, match: re.Match[str]) -> object:
        for quoted in (match["double"], match["single"]):
            if quoted is not None:
                return re.sub(r"\\([\"'\\])", r"\1", quoted)
        value = self.liquid.value(match["name"])
        return None if isinstance(value, Absent) else value

    def _part(
        self, name: str, values: dict[str, object], context: LiquidContext, position: int
    ) -> str | None:
        """What a part of the site shows; of one that is not known whole, what it defines."""
        site, liquid = self.liquid.source.site, self.liquid
        text = site.includes.get(name) if site is not None else None
        if text is None or liquid.left <= 0 or self.depth >= _DEEPEST:
            return None
        liquid.left -= 1
        if "<pre" not in text:  # what is indented would be code
            text = "\n".join(line.lstrip() for line in text.split("\n"))
        lost: list[tuple[str, int, str]] = []
        part = _Text(liquid, text, 0, lambda *row: lost.append(row), self.depth + 1)
        with context.extend({"include": _Given(values)}):
            made = liquid._rendered(text, part)  # noqa: SLF001 - the same pass
        if not lost:
            return made
        if links := "\n".join(_LINK.findall(made or "")):
            self.report("{% include %}", position)
        return links or None

    def _is_alone(self, start: int, end: int) -> bool:
        """Whether a tag, from its name to the end of its words, stands on a line of its own."""
        before = _BEFORE_NAME.match(self.text, self.line.start(start), start)
        after = _AFTER_WORDS.match(self.text, end)
        return before is not None and before.end() == start and after is not None


class _Given(dict[str, object]):
    """The arguments of an include; one that is not given is nil."""

    def __missing__(self, key: str) -> None:
        return None


def _parameters(rest: str) -> list[tuple[str, re.Match[str]]]:
    return [(match["key"], match) for match in _PARAMETER.finditer(rest[:LONGEST_TAG])]


def _bare(rest: str) -> list[str]:
    """The arguments without a name."""
    words = _PARAMETER.sub(" ", rest[:LONGEST_TAG]).replace(",", " ").split()
    return [word.strip("\"'") for word in words]
