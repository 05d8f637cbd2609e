"""A last look at a body: the source of templates that readers would see.

What the passes over tags do not know, or bring in themselves (a part of the site, a value, the
text of a record), may hold tags of its own. Nothing is changed here; it is only seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from feeds.content import LinesOf
from feeds.errors import Problem
from feeds.generators import Markup
from feeds.markup._formulas import is_in_formula
from feeds.model import Document
from feeds.patterns import lazy_regex

__all__ = ["left_over_problems"]

_SIGNS = (("{", "{{"), ("{", "{%"), ("%", "%7B%7B"), ("&", "&lt;&lt;&lt; "), ("&", "8&lt;--"))
"""The third in the addresses that Markdown makes, the last two of files that are to be included.
One letter is found much faster than two."""

_MARKUPS = frozenset({"markdown", "html", "rst"})
_CODE = lazy_regex(
    r"<(pre|code|script|style|math|svg|textarea|samp|kbd|cite)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = lazy_regex(r"<[A-Za-z/][^<>]*>")
_SEEN = lazy_regex(
    r"\s(?:href|src|alt|title|poster)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')", re.IGNORECASE
)
_LEFT = lazy_regex(
    r"(?P<tag>\{%-?[ \t]*[A-Za-z_]\w*[^{}]{0,300}?%\})"
    r"|(?P<shortcode>\{\{[<%][ \t]*/?[A-Za-z][^{}]{0,300}?[>%]\}\})"
    r"|(?P<call>\{\{-?[ \t]*[A-Za-z_]\w*\([^{}]{0,300}?\)[ \t]*-?\}\})"
    r"|(?P<output>\{\{-?[ \t]*[$A-Za-z_][\w.$-]*(?:\[[^{}\[\]]{0,80}\][\w.]*)*[ \t]*"
    r"(?:\|[^{}]{0,300})?-?\}\})"
    r"|(?P<snippet>(?m:^)[ \t]*(?:<<<[ \t]*@?[/\w.-]*[/.][^\s{}]{1,200}"
    r"|-{1,2}8<-{1,2}[ \t]+[\"'][^\"'\n]{1,200}[\"']))"
)
_ON_PURPOSE = lazy_regex(
    r"\{%-?\s*(raw|verbatim)\b.*?(?:end\1|\Z)|\{[{%][<%]?\s*/\*.*?(?:\*/|\Z)|\sv-pre\b.*?(?:</|\Z)",
    re.DOTALL,
)
_ESCAPED = lazy_regex(r"&#(?:123|[xX]7[bB]);|&lbrace;|&lcub;|\\\{\\?\{|\{\{-?\s*['\"]\{")


def left_over_problems(html: str, document: Document, markup: Markup) -> tuple[Problem, ...]:
    """A warning for each kind of template source in a body, with the line of the first."""
    if not _has_sign(html) or document.markup not in _MARKUPS:
        return ()
    if _ESCAPED.search(document.source):  # braces that are to be seen
        return ()
    found: dict[str, list[str]] = {}
    for kind, written in _left_over(html, markup):
        found.setdefault(kind, []).append(written)
    if not found:
        return ()
    shown = "\0".join(one.group() for one in _ON_PURPOSE.finditer(document.source))
    line_of = LinesOf(document.source, document.line or 1) if document.source else None
    problems = []
    for texts in found.values():
        left = [one for one in texts if one not in shown]
        if left:
            line = line_of(left[0]) if line_of is not None else document.line
            problems.append(_problem(document.path, line, left))
    return tuple(problems)


def _has_sign(html: str) -> bool:
    for letter, sign in _SIGNS:  # noqa: SIM110 - of every article: a third of what `any` takes
        if letter in html and sign in html:
            return True
    return False


def _left_over(html: str, markup: Markup) -> Iterator[tuple[str, str]]:
    """(kind, what is written), of what stands outside code."""
    html = _CODE.sub(" ", html)
    texts = [_TAG.sub("\n", html)]
    texts += [
        unquote(one[1] or one[2] or "") for tag in _TAG.findall(html) for one in _SEEN.finditer(tag)
    ]
    for text in texts:
        plain = unescape(text)
        for one in _LEFT.finditer(plain):
            kind = one.lastgroup or ""
            is_text = kind == "output" and (markup.only_calls or not markup.has_output)
            if not is_text and not is_in_formula(plain, one.start()):
                yield kind, one.group().strip()


def _problem(path: str, line: int, left: list[str]) -> Problem:
    first = " ".join(left[0].split())
    return Problem(
        path=path,
        line=line,
        message=f"readers see the source of a template: {first}"
        + (f" ({len(left)} such places)" if len(left) > 1 else ""),
        hint="write what it shows; what is an example stands between backticks, as code",
        severity="warning",
    )
