"""HTML inside a feed: safe, whole, absolute, readable.

One pass of a compiled pattern over the text and a stack of open elements; nothing is built.
The checks know the text alone: each `Flaw` has the offset in the text, and the caller
knows where in the document that is.
"""

from __future__ import annotations

from functools import partial
from itertools import islice

from feeds.validation._bodies import is_escaped_twice
from feeds.validation._context import Context, Where
from feeds.validation._finding import Rule
from feeds.validation._html_scan import HtmlScan
from feeds.validation._html_tag import MOST_FLAWS, Flaw
from feeds.validation._html_text import DOUBLE_ESCAPED, text_flaws

__all__ = ["RULES", "check_content", "html_flaws"]


def html_flaws(html: str, *, base: str = "", secure: bool = False) -> list[Flaw]:
    """The faults of a piece of HTML, at most MOST_FLAWS of its tags and as many of its text.

    `base` is the xml:base in force ("" for none), `secure` says that the feed is at an https
    address. What is balanced is judged as browsers do: <p>, <li> and their like may stay open.
    """
    scan = HtmlScan(html, base=base, secure=secure)
    if "<" in html:
        scan.read()
    found = scan.found[:MOST_FLAWS]
    found += [Flaw(*flaw) for flaw in islice(text_flaws(html, scan.verbatim), MOST_FLAWS)]
    return found


BODY_TWICE = Rule(
    code="H407",
    name="body-escaped-twice",
    severity="warning",
    message="the body is escaped twice: readers show its tags as text",
    hint="escape it once, or put it into CDATA as it is",
    spec="https://www.rssboard.org/rss-encoding-examples",
    once="feed",
)


def check_content(text: str, where: Where, context: Context) -> None:
    """Report the faults of a piece of HTML that stands at `where`."""
    secure = context.base.startswith("https:")
    base = where.base if where.base != context.base else ""  # xml:base, if any
    twice = is_escaped_twice(text)
    if twice:
        context.add_at(BODY_TWICE, partial(where.at, 0), where.path)
    for rule, offset, params in html_flaws(text, base=base, secure=secure):
        if twice and rule is DOUBLE_ESCAPED:
            continue
        context.add_at(rule, partial(where.at, offset), where.path, **params)


RULES: tuple[Rule, ...] = (BODY_TWICE,)
