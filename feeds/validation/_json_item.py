"""One item of a JSON Feed, and the facts that are kept of it."""

from __future__ import annotations

from datetime import datetime

from feeds.validation._bodies import body_of
from feeds.validation._facts import LATE, EntryFacts, LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._json import JsonNode, Members
from feeds.validation._json_fields import ATTACHMENT, ITEM
from feeds.validation._json_record import RecordCheck
from feeds.validation.values.dates import moment_of, rfc3339

__all__ = ["RULES", "ItemCheck"]

_DATES = ("date_published", "date_modified")

MISSING_ID = Rule(
    code="J301",
    name="json-missing-id",
    severity="error",
    message="the item has {lack} id",
    hint='add "id" with the url of the item, and never change it',
    spec="https://www.jsonfeed.org/version/1.1/#items",
    hint_for_id='add "id" with the url of the item, and never change it',
)
DUPLICATE_ID = Rule(
    code="J302",
    name="json-duplicate-id",
    severity="error",
    message="another item has the id {value}, at line {line}",
    hint="leave one out; a new item gets an id of its own, one that was published keeps it",
    spec="https://www.jsonfeed.org/version/1.1/#items",
    hint_for_id="leave one out; a new item gets an id of its own, one that was published keeps it",
)
NO_CONTENT = Rule(
    code="J303",
    name="json-no-content",
    severity="error",
    message="the item has neither content_html nor content_text",
    hint="add one of them; the summary or the title will do where there is no more",
    spec="https://www.jsonfeed.org/version/1.1/#items",
    once="feed",
)
MODIFIED_FIRST = Rule(
    code="J305",
    name="json-modified-before-published",
    severity="warning",
    message="date_modified is before date_published",
    hint="set date_modified to the last change, or leave it out",
    spec="https://www.jsonfeed.org/version/1.1/#items",
    once="feed",
)


class ItemCheck:
    """Checks items one by one, and remembers their ids."""

    def __init__(self, record: RecordCheck) -> None:
        self._record = record
        self._ids: dict[str, int] = {}  # id → line

    def check(self, index: int, node: JsonNode) -> None:
        """Check the item at `index`."""
        record, path = self._record, f"$.items[{index}]"
        members = node.value
        if not isinstance(members, Members):
            record.wrong(node, path, "items", "an array of objects")
            return
        self._id(node, members, path)
        if not record.stated(members, ITEM, "content_html", "content_text"):
            record.report(NO_CONTENT, node.start, path)
        record.members(members, ITEM, path, required=frozenset({"id"}))
        record.authors(members, path)
        attachments = self._attachments(members, path)
        self._facts(node, members, attachments, path)

    def _id(self, node: JsonNode, members: Members, path: str) -> None:
        record = self._record
        if record.missing(members, "id"):
            if "id" in members or not record.stated(members, ITEM, "id"):
                lack = "an empty" if "id" in members else "no"
                record.report(MISSING_ID, node.start, path, lack=lack)
            return
        value = members["id"]
        if not isinstance(value.value, str):
            return
        line = self._ids.setdefault(value.value, 0)
        if line:
            record.report(DUPLICATE_ID, value.start, f"{path}.id", value=value.value, line=line)
        else:
            self._ids[value.value] = record.places.at(value.start)[0]

    def _attachments(self, members: Members, path: str) -> tuple[LinkFacts, ...]:
        node = members.get("attachments")
        if node is None or not isinstance(node.value, list):
            return ()
        record, links = self._record, []
        for index, one in enumerate(node.value):
            place = f"{path}.attachments[{index}]"
            if not isinstance(one.value, Members):
                record.wrong(one, place, "attachments", "an array of objects")
                continue
            record.required(one, one.value, ("url", "mime_type"), place, what="attachment")
            record.members(one.value, ATTACHMENT, place, required=frozenset({"url", "mime_type"}))
            links.append(self._link(one, one.value, place))
        return tuple(links)

    def _link(self, node: JsonNode, members: Members, path: str) -> LinkFacts:
        line, column = self._record.places.at(node.start)
        size = members.get("size_in_bytes")
        return LinkFacts(
            rel="enclosure",
            href=_text(members, "url"),
            type=_text(members, "mime_type"),
            length=str(size.value) if size and isinstance(size.value, int | float) else "",
            line=line,
            column=column,
            path=path,
        )

    def _facts(
        self, node: JsonNode, members: Members, links: tuple[LinkFacts, ...], path: str
    ) -> None:
        published = _date(members, "date_published")
        modified = _date(members, "date_modified")
        if published and modified and published - modified > LATE:
            start = members["date_modified"].start
            self._record.report(MODIFIED_FIRST, start, f"{path}.date_modified")
        line, column = self._record.places.at(node.start)
        text = _text(members, "content_html") or _text(members, "content_text")
        self._record.context.facts.entries.append(
            EntryFacts(
                id=_text(members, "id"),
                title=_text(members, "title"),
                link=_text(members, "url"),
                updated=modified,
                published=published,
                dated=self._record.stated(members, ITEM, *_DATES),
                language=_text(members, "language"),
                body=body_of(text, text),
                links=links,
                line=line,
                column=column,
                path=path,
            )
        )


def _text(members: Members, key: str) -> str:
    node = members.get(key)
    return node.value if node is not None and isinstance(node.value, str) else ""


def _date(members: Members, key: str) -> datetime | None:
    return moment_of(rfc3339(_text(members, key)))


RULES: tuple[Rule, ...] = (
    MISSING_ID,
    DUPLICATE_ID,
    NO_CONTENT,
    MODIFIED_FIRST,
)
