"""Links that look wrong and are not: into the text itself, and to a host that it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Collection
from html import unescape
from urllib.parse import unquote, urlsplit

from feeds.patterns import lazy_regex
from feeds.validation._finding import Rule
from feeds.validation._html_address import FRAGMENT_ONLY, LOCAL_ADDRESS

__all__ = ["EMPTY_LINK", "RULES", "is_right", "targets_in"]

_TARGET = lazy_regex(r"""(?i)\s(?:id|name)\s*+=\s*+(?:"([^"<>]++)"|'([^'<>]++)'|([^\s"'<>]++))""")

EMPTY_LINK = Rule(
    code="H402",
    name="empty-link",
    severity="info",
    message="the link to {value} has no text",
    hint="put a text or a picture inside it, or leave it out",
    spec="https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html",
    once="feed",
)


def targets_in(html: str) -> frozenset[str]:
    """The ids and names in a piece of HTML that a fragment may lead to."""
    return frozenset(unescape(one[1] or one[2] or one[3]) for one in _TARGET.finditer(html))


def is_right(
    rule: Rule, value: str, *, targets: Callable[[], Collection[str]], text: Callable[[], str]
) -> bool:
    """Whether a link that breaks `rule` is right all the same.

    A fragment leads to a place of the same text, which readers keep together. An address of the
    own machine is what an article on servers shows. `value` is the address; `targets` and `text`,
    the ids beside the link and the text inside it, are asked for only where they matter.
    """
    if rule is FRAGMENT_ONLY:
        name = unescape(value).strip()[1:]
        return bool(name) and not {name, unquote(name)}.isdisjoint(targets())
    if rule is LOCAL_ADDRESS:
        host = urlsplit(unescape(value).strip()).netloc.lower()
        return bool(host) and host in text().lower()
    return False


RULES: tuple[Rule, ...] = (EMPTY_LINK,)
