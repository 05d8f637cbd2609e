"""A document that is cut, or broken in one of its items: the others, which are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from feeds.ledger._deployed import Fault
from feeds.ledger._xml_repairs import OUTSIDE
from feeds.patterns import lazy_regex

__all__ = ["whole_items"]

_ROOT = lazy_regex(r"<((?:[\w.-]{1,40}:)?(?:rss|feed|RDF))(?:\s[^<>]{0,8000})?>")
_CHANNEL = lazy_regex(OUTSIDE + r"|<(/?)channel(?=[\s>])[^<>]{0,8000}>", re.DOTALL)
_EDGE = lazy_regex(OUTSIDE + r"|<(/?)(item|entry)(?=[\s>])[^<>]{0,8000}>", re.DOTALL)
_MOST = 20  # faults that are named one by one


def whole_items(text: str, lines: int) -> tuple[str, tuple[Fault, ...]] | None:
    """The document of its whole items alone, and what was left out; None where none is whole.

    `lines` are those that were ahead of the text. Each item is looked at by itself.
    """
    root = _ROOT.search(text)
    parts = list(_items(text))
    if root is None or not parts:
        return None
    close = f"</{root[1]}>"
    kept, faults = [], []
    line, counted = lines + 1, 0
    for start, end, is_closed in parts:
        line, counted = line + text.count("\n", counted, start), start
        item = text[start:end]
        why = _fault(root[0] + item + close) if is_closed else "it does not end"
        if why:
            faults.append(Fault(line, f"this item is broken, and was left out: {why}"))
        else:
            kept.append(item)
    if not kept:
        return None
    head = text[: parts[0][0]]
    opened = sum({"": 1, "/": -1}.get(one[1], 0) for one in _CHANNEL.finditer(head))
    ends = ("</channel>" if opened > 0 else "") + close
    if _fault(head + ends):
        head, ends = root[0], close
        faults.insert(0, Fault(lines + 1, "what stands ahead of the items is broken"))
    if not faults:
        faults.append(Fault(line, "it breaks off, or is broken, behind this item"))
    return head + "".join(kept) + ends, _fewer(faults)


def _items(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is closed) of each; one that is not ends where the next begins."""
    start, name = -1, ""
    for edge in _EDGE.finditer(text):
        if edge[2] is None:
            continue
        if not edge[1] and not edge.group().endswith("/>"):
            if start >= 0:
                yield start, edge.start(), False
            start, name = edge.start(), edge[2]
        elif edge[1] and start >= 0 and edge[2] == name:
            yield start, edge.end(), True
            start = -1
    if start >= 0:
        yield start, len(text), False


def _fault(document: str) -> str:
    """Why it is no XML; "" where it is."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8")
    try:
        etree.fromstring(document.encode(), parser)
    except etree.XMLSyntaxError as error:
        return re.sub(r"\s*,? line \d+.*", "", error.msg or "") or "it is no XML"
    return ""


def _fewer(faults: list[Fault]) -> tuple[Fault, ...]:
    if len(faults) <= _MOST:
        return tuple(faults)
    rest = faults[_MOST:]
    return (*faults[:_MOST], Fault(rest[0].line, f"{len(rest)} more from here on, likewise"))
