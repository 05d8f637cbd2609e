"""Liquid's own tags, and all others of a site, as nodes that report what they cannot compute."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TextIO, cast

from liquid import BoundTemplate, RenderContext, TokenStream
from liquid.ast import Node
from liquid.builtin.output import Output, OutputNode
from liquid.builtin.tags.assign_tag import AssignNode, AssignTag
from liquid.builtin.tags.capture_tag import CaptureNode, CaptureTag
from liquid.builtin.tags.case_tag import CaseNode, CaseTag
from liquid.builtin.tags.for_tag import ForNode, ForTag
from liquid.builtin.tags.if_tag import IfNode, IfTag
from liquid.builtin.tags.tablerow_tag import TablerowNode, TablerowTag
from liquid.builtin.tags.unless_tag import UnlessNode, UnlessTag
from liquid.exceptions import LiquidError, LiquidSyntaxError, ResourceLimitError
from liquid.parser import get_parser
from liquid.stringify import to_liquid_string
from liquid.tag import Tag
from liquid.token import TOKEN_EOF, TOKEN_EXPRESSION, TOKEN_TAG, Token

from feeds.markup._formulas import is_in_formula
from feeds.markup._liquid_names import Absent, Unknown
from feeds.markup.lost import short

__all__ = ["TAGS", "LiquidContext", "Pass", "Tags"]

_LONGEST = 200_000  # characters of one value

_MOST_ITEMS = 20_000  # of a list
_MOST = 200  # variables of one text


class Pass(Protocol):
    """One text on its way through Liquid, as its nodes see it."""

    behind: int
    """Where the last output ended that was none of a formula."""

    def report(self, what: str, position: int, kept: str = "") -> None:
        """Report what stands at a position of the text and is not computed, and its words."""

    def tag(self, content: str, inner: str, start: int, end: int) -> str | None:
        """What a tag that is not Liquid's own shows; None where that is not known."""

    def include(self, markup: str, position: int, context: LiquidContext) -> str | None:
        """What a part of the site's own shows; None where it cannot be computed whole."""

    def words(self, content: str, start: int, end: int) -> str:
        """What a tag says in its arguments, where nothing else is known of it."""


class LiquidContext(RenderContext):
    """The state of one pass, with bounds on each value."""

    __slots__ = ("running",)

    running: Pass

    def __init__(self, template: BoundTemplate, running: Pass, **options: Any) -> None:
        super().__init__(template, **options)
        self.running = running

    def assign(self, key: str, val: Any) -> None:
        if len(self.locals) >= _MOST and key not in self.locals:
            raise ResourceLimitError("too many variables", token=None)
        super().assign(key, bounded(val))

    def filter(self, name: str, token: Token | None) -> Callable[..., object]:
        made = super().filter(name, token)

        def filtered(*values: object, **named: object) -> object:
            for value in values:
                bounded(value)
            if name in {"replace", "join"} and _product(values) > _LONGEST:
                raise ResourceLimitError("a text is too long", token=token)
            return bounded(made(*values, **named))

        return filtered


def bounded(value: Any) -> Any:
    """The value. Raises ResourceLimitError where it is larger than anybody writes."""
    is_long = isinstance(value, str) and len(value) > _LONGEST
    is_large = isinstance(value, list | tuple | range) and len(value) > _MOST_ITEMS
    if is_long or is_large or (isinstance(value, int) and value.bit_length() > 64):  # noqa: PLR2004
        raise ResourceLimitError("a value is too large", token=None)
    return value


def _product(values: tuple[object, ...]) -> int:
    """The most characters that replacing, or joining, could make."""
    first, *others = values or ("",)
    length = len(first) if isinstance(first, str | list) else 1
    return length + length * max((len(one) for one in others if isinstance(one, str)), default=1)


def _reported(base: type[Node], name: str) -> type[Node]:
    """A tag of Liquid that shows nothing, and is reported, where its own words are not known.

    What it holds reports for itself.
    """

    def render_to_output(self: Any, context: LiquidContext, buffer: TextIO) -> int:
        try:
            _known(self, context)
            return int(base.render_to_output(self, context, buffer))
        except ResourceLimitError:
            raise
        except LiquidError:
            context.running.report(f"{{% {name} %}}", self.token.start_index)
            return 0

    return type(f"Reported{base.__name__}", (base,), {"render_to_output": render_to_output})


def _known(node: Any, context: LiquidContext) -> None:
    """Raises UndefinedError where a loop would go over what is not known, as over nothing."""
    if isinstance(node, ForNode | TablerowNode):
        value = node.expression.iterable.evaluate(context)
        if isinstance(value, Unknown):
            str(value)


class _Assign(AssignNode):
    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Give the name its value; one that is not known is reported where it is used."""
        try:
            return super().render_to_output(context, buffer)
        except ResourceLimitError:
            raise
        except LiquidError:
            context.assign(self.name, Unknown(self.name))
            return 0


class _Output(OutputNode):
    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        running = cast("LiquidContext", context).running
        try:
            value = self.expression.evaluate(context)
            if not isinstance(value, Absent | Unknown):
                running.behind = self.token.start_index + len(self.token.value)
                return buffer.write(to_liquid_string(value, autoescape=False))
        except ResourceLimitError:
            raise
        except LiquidError:
            pass
        return _not_shown(self.token, running, buffer)


class _Unreadable(Node):
    """An output in another language: a call, as Nunjucks and Zola have them, or nothing known."""

    __slots__ = ("content",)

    def __init__(self, token: Token, content: str) -> None:
        super().__init__(token)
        self.content = content
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        running = cast("LiquidContext", context).running
        if re.match(r"[a-z_]\w*\s*\(", self.content):
            start = self.token.start_index
            shown = running.tag(self.content, "", start, start + len(self.token.value))
            if shown is not None:
                return buffer.write(shown)
        return _not_shown(self.token, running, buffer)


def _not_shown(token: Token, running: Pass, buffer: TextIO) -> int:
    """Nothing and a report; inside a formula the braces are text."""
    start, text = token.start_index, token.source
    is_behind_tag = start == running.behind or text[max(0, start - 2) : start] == "%}"
    if not is_behind_tag and is_in_formula(text, start):
        return buffer.write(token.value)
    running.behind = start + len(token.value)
    content = token.value[2:-2].strip().strip("-").strip()
    running.report(f"{{{{ {short(content)} }}}}", start)
    return 0


class _OutputTag(Output):
    node_class = _Output

    def parse(self, stream: TokenStream) -> Any:
        token = stream.current
        try:
            return super().parse(stream)
        except LiquidSyntaxError:
            return _Unreadable(token, token.value[2:-2].strip().strip("-").strip())


class _OtherNode(Node):
    __slots__ = ("content", "end", "inner")

    def __init__(self, token: Token, content: str, inner: Node | None, end: int) -> None:
        super().__init__(token)
        self.content = content
        self.inner = inner
        self.end = end
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        running = cast("LiquidContext", context).running
        start, name = self.token.start_index, self.token.value
        if name.startswith("include"):
            shown = running.include(self.content, start, cast("LiquidContext", context))
        else:
            shown = running.tag(self.content, self._inside(context), start, self.end)
        if shown is None:
            words = running.words(self.content, start, self.end)
            running.report(f"{{% {short(name)} %}}", start, words)
            buffer.write(words)
            return self.inner.render(context, buffer) if self.inner is not None else 0
        return buffer.write(shown)

    def _inside(self, context: RenderContext) -> str:
        if self.inner is None:
            return ""
        held = context.get_buffer()
        self.inner.render(context, held)
        return held.getvalue()


class _OtherTag(Tag):
    """Any tag that is not Liquid's own: a plugin's, or a part of the site's own."""

    block = False

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        last = token
        if stream.current.kind == TOKEN_EXPRESSION:
            last = stream.current
        else:
            stream.pos -= 1  # the parser goes on from the last token of a tag
        end = last.start_index + len(last.value)
        content = token.source[token.start_index : end]
        inner: Node | None = None
        closing = f"end{token.value}"
        if cast("Tags", self.env.tags).is_closed(token.value):
            stream.next()
            inner = get_parser(self.env).parse_block(stream, (closing, TOKEN_EOF))
            if stream.current.kind == TOKEN_EOF:
                raise LiquidSyntaxError(f"{token.value} is not closed", token=token)
            end = stream.current.start_index + len(closing)
        return _OtherNode(token, content, inner, end)


class Tags(dict[str, Tag]):
    """Liquid's tags; for any other name a tag that is looked up when it is shown.

    `closed` are the names of the tags that the text at hand closes.
    """

    closed: frozenset[str] = frozenset()

    def is_closed(self, name: str) -> bool:
        return name in self.closed

    def get(self, name: str, default: Any = None) -> Any:
        if name in self:
            return self[name]
        if name.startswith("end") or name in {"else", "elsif", "when"}:
            return default
        return self["other"]


def _tag_of(base: type[Tag], node: type[Node]) -> type[Tag]:
    return type(f"Reported{base.__name__}", (base,), {"node_class": node})


_OWN: Mapping[type[Tag], tuple[type[Node], str]] = {
    IfTag: (IfNode, "if"),
    UnlessTag: (UnlessNode, "unless"),
    CaseTag: (CaseNode, "case"),
    ForTag: (ForNode, "for"),
    TablerowTag: (TablerowNode, "tablerow"),
    CaptureTag: (CaptureNode, "capture"),
}

TAGS: tuple[type[Tag], ...] = (
    *(_tag_of(base, _reported(node, name)) for base, (node, name) in _OWN.items()),
    _tag_of(AssignTag, _Assign),
    _OutputTag,
    type("OtherTag", (_OtherTag,), {"name": "other"}),
)
"""What an environment is given in place of Liquid's own tags, and for all others."""
