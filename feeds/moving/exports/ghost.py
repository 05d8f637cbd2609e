"""Ghost: one JSON file of tables, in which posts are joined to their authors and tags."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from feeds.errors import Problem, ReadError
from feeds.ledger import DeployedEntry, DeployedFeed, Fault, instant
from feeds.moving.exports._editor import html_of_card_text
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["ghost_in", "is_ghost"]

_MARK = lazy_regex(rb'^(?:\xef\xbb\xbf)?\s*\{\s*"(?:db"\s*:\s*\[\s*\{\s*")?(?:meta|data)"')
_PLACEHOLDER = "__GHOST_URL__"
_PICTURE = lazy_regex(r"(?:__GHOST_URL__)?/content/(?:images|media|files)/[^\s\"'<>]{1,500}")
_WHOM = {
    "members": "for members",
    "paid": "for paying readers",
    "tiers": "for paying readers",
    "filter": "for some members",
}
_STATES = {"published": "", "scheduled": "", "draft": "draft"}
_MAIL = "sent as mail alone"
_GATE = lazy_regex(
    r"<!--\s*+kg-gated-block:begin\b([^\n>]*)-->|<!--\s*+kg-gated-block:end\b[^\n>]*-->"
)
_OPEN = lazy_regex(r"\bnonMember\s*:\s*[\"']?true\b")
_TABLES = {"members": "member", "comments": "comment", "snippets": "snippet"}
"""Tables of what people wrote or are → what is said of their rows."""

_Row: TypeAlias = "Mapping[str, Any]"


@dataclass(frozen=True, slots=True)
class _GhostTables:
    """An export, by the names of its tables."""

    rows: Mapping[str, tuple[_Row, ...]]
    people: Mapping[str, tuple[str, str, str]]  # by id: name, address of a page, of mail
    tags: Mapping[str, str]  # by id; the internal ones are missing
    authors_of: Mapping[str, list[str]]  # id of a post → ids of people
    tags_of: Mapping[str, list[str]]
    more: Mapping[str, _Row]  # id of a post → row of posts_meta


def is_ghost(data: bytes) -> bool:
    """Whether it looks like one, by its beginning."""
    return _MARK.match(data[:200]) is not None


def ghost_in(data: bytes, name: str) -> DeployedFeed:
    """The articles of an export. Raises ReadError."""
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        why = f"it is no JSON: {getattr(error, 'msg', error)}"
        raise ReadError(
            Problem(path=name, line=line, message=why, hint="export it again: it may be cut")
        ) from error
    inner = whole.get("db", [whole]) if isinstance(whole, dict) else []
    first = inner[0] if isinstance(inner, list) and inner else {}
    rows = first.get("data") if isinstance(first, dict) else None
    if not isinstance(rows, dict) or not isinstance(rows.get("posts"), list):
        raise ReadError(
            Problem(
                path=name,
                message="it is JSON, but neither an export of Ghost nor a JSON Feed",
                hint="give the file that Ghost made: Settings, Import/Export, Export content",
            )
        )
    tables = _tables({key: _objects(value) for key, value in rows.items()})
    settings = {str(row.get("key")): row.get("value") for row in tables.rows.get("settings", ())}
    faults: list[Fault] = []
    counts: Counter[str] = Counter()
    entries = tuple(_entry(row, tables, faults, counts) for row in tables.rows["posts"])
    return DeployedFeed(
        format="rss",
        title=_text(settings, "title"),
        language=_language(_text(settings, "locale") or _text(settings, "lang")),
        maker="ghost",
        is_export=True,
        entries=entries,
        left=(*_left(tables), *(one for one in counts.items() if one[1])),
        faults=(*faults, *_pictures(entries, name)),
    )


def _objects(value: object) -> tuple[_Row, ...]:
    rows = value if isinstance(value, list) else []
    return tuple(row for row in rows if isinstance(row, dict))


def _tables(rows: Mapping[str, tuple[_Row, ...]]) -> _GhostTables:
    people = {
        _text(row, "id"): (_text(row, "name"), _text(row, "website"), "")
        for row in rows.get("users", ())
    }
    tags = {
        _text(row, "id"): _text(row, "name")
        for row in rows.get("tags", ())
        if _text(row, "visibility") != "internal" and not _text(row, "name").startswith("#")
    }
    return _GhostTables(
        rows=rows,
        people=people,
        tags=tags,
        authors_of=_joined(rows.get("posts_authors", ()), "author_id"),
        tags_of=_joined(rows.get("posts_tags", ()), "tag_id"),
        more={_text(row, "post_id"): row for row in rows.get("posts_meta", ())},
    )


def _joined(rows: tuple[_Row, ...], key: str) -> Mapping[str, list[str]]:
    """Post → the others, in the order that the rows state."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: _number(row.get("sort_order"))):
        found[_text(row, "post_id")].append(_text(row, key))
    return found


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _text(row: _Row, key: str) -> str:
    value = row.get(key)
    return str(value).strip() if isinstance(value, str | int) and value is not True else ""


def _entry(
    row: _Row, tables: _GhostTables, faults: list[Fault], counts: Counter[str]
) -> DeployedEntry:
    key, slug, title = _text(row, "id"), _text(row, "slug"), _text(row, "title")
    more = tables.more.get(key, {})
    state, held = _state(row, more)
    html, said = _html(row)
    html, gated = _for_everybody(html)
    counts["members-only block"] += gated
    if said:
        faults.append(Fault(0, f"{title or slug or 'an untitled post'}: {said}"))
    people = tables.authors_of.get(key) or [_text(row, "author_id")]
    return DeployedEntry(
        id=_text(row, "uuid") if key.isdecimal() else key,
        title=title,
        url=f"/{slug}/" if slug else "",
        published=_instant(row.get("published_at")),
        updated=_instant(row.get("updated_at")),
        language=_language(_text(row, "locale") or _text(row, "language")),
        summary=_text(row, "custom_excerpt") or _text(more, "meta_description"),
        html=html.replace(_PLACEHOLDER, ""),
        image=(_text(row, "feature_image") or _text(row, "image")).replace(_PLACEHOLDER, ""),
        authors=tuple(tables.people[one] for one in people if one in tables.people),
        tags=tuple(tables.tags[one] for one in tables.tags_of.get(key, ()) if one in tables.tags),
        slug=slug,
        kind="page" if _text(row, "type") == "page" or row.get("page") in (1, True) else "post",
        state=state,
        held=held,
    )


def _language(stated: str) -> str:
    """A tag, which older versions write as `en_US`."""
    return stated.replace("_", "-")


def _state(row: _Row, more: _Row) -> tuple[str, str]:
    """Whether it is a draft, and whom a finished text is for alone.

    Words that are not known keep a text back.
    """
    status, whom = _text(row, "status").lower(), _text(row, "visibility").lower()
    if status == "sent" or more.get("email_only") in (1, True):
        return "draft", _MAIL
    if _STATES.get(status, "draft"):
        return "draft", ""
    if whom in {"", "public"}:
        return "", ""
    return "draft", _WHOM.get(whom, f"for some readers only ({whom[:40]})")


def _html(row: _Row) -> tuple[str, str]:
    """The text, and what is to be said of it."""
    html = _text(row, "html")
    if html:
        return html, ""
    for editor in ("lexical", "mobiledoc"):
        made = html_of_card_text(_text(row, editor))
        if made:
            return made, f"of its text only the form of the editor ({editor}) is there: look at it"
    return "", ""


def _for_everybody(html: str) -> tuple[str, int]:
    """Without the blocks that only members see, and how many those were.

    A block that does not end goes on to the end of the text.
    """
    kept, start, hidden, number = [], 0, False, 0
    for gate in _GATE.finditer(html):
        if not hidden:
            kept.append(html[start : gate.start()])
        begins = gate[1] is not None
        if begins and not _OPEN.search(gate[1]):
            number, hidden = number + 1, True
        elif not begins:
            hidden = False
        start = gate.end()
    return "".join(kept) + ("" if hidden else html[start:]), number


def _instant(value: object) -> datetime | None:
    """ISO 8601, a time as databases write it, or milliseconds since 1970; UTC."""
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value // 1000, UTC)
        except (ValueError, OverflowError, OSError):
            return None
    found = instant(value) if isinstance(value, str) else None
    return found.replace(microsecond=0) if found else None


def _left(tables: _GhostTables) -> Iterator[tuple[str, int]]:
    for table, word in _TABLES.items():
        if tables.rows.get(table):
            yield word, len(tables.rows[table])
    injected = (row.get(f"codeinjection_{place}") for row in tables.rows["posts"]
                for place in ("head", "foot"))  # fmt: skip
    number = sum(1 for one in injected if one)
    if number:
        yield "code injection", number
    canonical = sum(1 for row in tables.more.values() if row.get("canonical_url"))
    canonical += sum(1 for row in tables.rows["posts"] if row.get("canonical_url"))
    if canonical:
        yield "canonical link", canonical


def _pictures(entries: tuple[DeployedEntry, ...], name: str) -> Iterator[Fault]:
    """Ghost keeps its files beside the export."""
    found = {one for entry in entries for one in _PICTURE.findall(f"{entry.html} {entry.image}")}
    if found:
        said = f"{len(found)} files of Ghost are shown in the texts, and not in the export"
        yield Fault(0, f"{said}; copy its folder content into the folder of the articles", name)
