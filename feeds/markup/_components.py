"""Components among Markdown, as Vue and web components have them: `<Badge text="beta" />`."""

from __future__ import annotations

from collections.abc import Mapping

from feeds.markup._brackets import Ends
from feeds.markup._prose import prose_of
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["COMPONENT", "Component", "component_at"]

COMPONENT = lazy_regex(r"<(?P<name>[A-Z][\w.]*+|[a-z][a-z0-9]*+-[\w-]*+)(?=[\s/>])")
"""The beginning of one; in capitals it may be an element of HTML all the same."""

_PROP = lazy_regex(r"(?<![\w:@.#-])([A-Za-z][\w-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HTML = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote "
    "body br button canvas caption center cite code col colgroup data datalist dd del details dfn "
    "dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 "
    "h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link "
    "main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup option "
    "output p param picture pre progress q rp rt ruby s samp script search section select slot "
    "small source span strike strong style sub summary sup svg table tbody td template textarea "
    "tfoot th thead time title tr track tt u ul var video wbr".split()
)
_SHOWN_LATER = frozenset("amp annotation color font lite missing mjx youtube".split())
"""What such names begin with that are read with the HTML."""


class Component(NamedTuple):
    """One opening tag."""

    name: str
    named: Mapping[str, str]  # attributes that are texts, by their names in lower case
    end: int
    is_empty: bool  # it closes itself

    def words(self, *, is_first: bool, is_last: bool) -> str:
        """What it says in its attributes, which stands ahead of what it holds.

        Blocks where it is the first, and an empty one the last on its line as well.
        """
        is_alone = is_first and (is_last or not self.is_empty)
        words = prose_of(self.named, is_alone=is_alone)
        return words if is_alone or self.is_empty or not words else f"{words} "


def component_at(text: str, start: int, ends: Ends) -> Component | None:
    """The component whose tag begins there; None for an element of HTML, and for what has no end.

    What holds tags of another language is none either: those come first.
    """
    found = COMPONENT.match(text, start)
    if found is None or found["name"].lower() in _HTML:
        return None
    name = found["name"]
    end = ends.of_tag(found.end()) if name.partition("-")[0] not in _SHOWN_LATER else -1
    if end < 0 or text.find("{{", start, end) >= 0 or text.find("{%", start, end) >= 0:
        return None
    named = {one[1].lower(): one[2] or one[3] or "" for one in _PROP.finditer(text, start, end)}
    return Component(name, named, end, is_empty=text[end - 2] == "/")
