"""Links that look wrong and are not: into the text itself, and to a host that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from html import unescape
from urllib.parse import unquote, urlsplit

from feeds.validation._finding import Rule
from feeds.validation.rules import html as html_rules

__all__ = ["is_right", "targets_in"]

_TARGET = re.compile(r"""(?i)\s(?:id|name)\s*+=\s*+(?:"([^"<>]++)"|'([^'<>]++)'|([^\s"'<>]++))""")


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
    if rule is html_rules.FRAGMENT_ONLY:
        name = unescape(value).strip()[1:]
        return bool(name) and not {name, unquote(name)}.isdisjoint(targets())
    if rule is html_rules.LOCAL_ADDRESS:
        host = urlsplit(unescape(value).strip()).netloc.lower()
        return bool(host) and host in text().lower()
    return False
