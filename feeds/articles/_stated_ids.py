"""The ids that an article states: one for all formats, or one for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from feeds.articles._fields import scalars, text
from feeds.errors import Problem
from feeds.model import Document
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["StatedIds", "is_uri", "stated_ids"]

_FORMATS = ("atom", "rss", "json")  # whose id becomes that of all formats, where they differ
_URI = lazy_regex(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+")


def is_uri(text: str) -> bool:
    """Whether this may be an atom:id (RFC 4287, 4.2.6) as it stands."""
    return _URI.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedIds:
    """`id: tag:x,2019:1` is one; `id: {rss: "12345"}` is `by_format`, and shared if it has to."""

    shared: str = ""  # "" for none
    by_format: Mapping[str, str] = field(default_factory=dict)  # atom, rss, json → id
    problems: tuple[Problem, ...] = ()


def stated_ids(document: Document) -> StatedIds:
    """What the first `id` of a document says, as a text or as a table of formats."""
    item = document.first("id")
    value = item.value if item and isinstance(item.value, Mapping) else {}
    table = {key.strip().lower(): next(iter(scalars(one)), "") for key, one in value.items()}
    stated = {name: table[name] for name in _FORMATS if table.get(name)}
    if item is None or not stated:
        return StatedIds(shared=text(document, "id"))
    texts = tuple(stated.values())
    shared = next((one for one in texts if is_uri(one)), texts[0] if texts else "")
    unknown = sorted(name for name in table if name not in _FORMATS)
    problems = tuple(_unknown(document, item.line, unknown)) if unknown else ()
    return StatedIds(shared=shared, by_format=stated, problems=problems)


def _unknown(document: Document, line: int, names: Iterable[str]) -> Iterable[Problem]:
    yield Problem(
        path=document.path,
        line=document.line or line,
        message=f"ids are for {', '.join(_FORMATS)}, not for {', '.join(map(repr, names))}",
        hint='write one id, or such as id: {atom: "tag:…", rss: "…"}',
        severity="warning",
    )
