"""J3: the items of a JSON Feed."""

from __future__ import annotations

from feeds.validation._finding import Rule

__all__ = ["RULES"]

_ITEMS = "https://www.jsonfeed.org/version/1.1/#items"
_ATTACHMENTS = "https://www.jsonfeed.org/version/1.1/#attachments"


def _item(members: str) -> str:
    return (
        '{\n  "version": "https://jsonfeed.org/version/1.1",\n'
        '  "title": "Reisblog",\n'
        f'  "items": [{{{members}}}]\n}}'
    )


_GOOD = _item('"id": "tag:example.org,2026:1", "content_text": "Dag."')

MISSING_ID = Rule(
    code="J301",
    name="json-missing-id",
    severity="error",
    message="the item has {lack} id",
    hint='add "id" with the url of the item, and never change it',
    spec=_ITEMS,
    why="A reader knows by the id which items are new; without one it must drop the item.",
    bad=_item('"content_text": "Dag."'),
    good=_GOOD,
    hint_for_id='add "id" with the url of the item, and never change it',
)
DUPLICATE_ID = Rule(
    code="J302",
    name="json-duplicate-id",
    severity="error",
    message="another item has the id {value}, at line {line}",
    hint="leave one out; a new item gets an id of its own, one that was published keeps it",
    spec=_ITEMS,
    why="A reader takes the second for a new edition of the first and shows only one.",
    bad=_item('"id": "1", "content_text": "Dag."}, {"id": "1", "content_text": "Weer."'),
    good=_item('"id": "1", "content_text": "Dag."}, {"id": "2", "content_text": "Weer."'),
    hint_for_id="leave one out; a new item gets an id of its own, one that was published keeps it",
)
NO_CONTENT = Rule(
    code="J303",
    name="json-no-content",
    severity="error",
    message="the item has neither content_html nor content_text",
    hint="add one of them; the summary or the title will do where there is no more",
    spec=_ITEMS,
    why="One of the two must be there, and NetNewsWire drops items with neither.",
    bad=_item('"id": "1", "title": "Dag"'),
    good=_GOOD,
    once="feed",
)
BAD_DATE = Rule(
    code="J304",
    name="json-bad-date",
    severity="error",
    message='"{key}" is no RFC 3339 date: {value}',
    hint="write it as 2026-05-01T12:00:00Z or 2026-05-01T12:00:00+02:00",
    spec="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
    why="A reader that cannot read the date shows the time at which it found the item.",
    bad=_item('"id": "1", "content_text": "Dag.", "date_published": "2026-05-01"'),
    good=_item('"id": "1", "content_text": "Dag.", "date_published": "2026-05-01T12:00:00Z"'),
)
MODIFIED_FIRST = Rule(
    code="J305",
    name="json-modified-before-published",
    severity="warning",
    message="date_modified is before date_published",
    hint="set date_modified to the last change, or leave it out",
    spec=_ITEMS,
    why="Nothing is changed before it is published; readers that sort by change bury the item.",
    bad=_item(
        '"id": "1", "content_text": "Dag.",\n    "date_published": "2026-05-03T12:00:00Z", '
        '"date_modified": "2026-05-01T12:00:00Z"'
    ),
    good=_item(
        '"id": "1", "content_text": "Dag.",\n    "date_published": "2026-05-01T12:00:00Z", '
        '"date_modified": "2026-05-02T12:00:00Z"'
    ),
    once="feed",
)
BAD_MEDIA_TYPE = Rule(
    code="J306",
    name="json-bad-media-type",
    severity="error",
    message="mime_type is no media type: {value}",
    hint='write it as "audio/mpeg"',
    spec=_ATTACHMENTS,
    why="A reader chooses its player by it.",
    bad=_item(
        '"id": "1", "content_text": "Dag.",\n    '
        '"attachments": [{"url": "https://a.nl/a.mp3", "mime_type": "mp3"}]'
    ),
    good=_item(
        '"id": "1", "content_text": "Dag.",\n    '
        '"attachments": [{"url": "https://a.nl/a.mp3", "mime_type": "audio/mpeg"}]'
    ),
)
BAD_NUMBER = Rule(
    code="J307",
    name="json-bad-number",
    severity="error",
    message='"{key}" is {value}, and should be {expected}',
    hint="give the number, or leave it out where it is unknown",
    spec=_ATTACHMENTS,
    why="Readers show it as the size or the length of a recording.",
    bad=_item(
        '"id": "1", "content_text": "Dag.",\n    "attachments": [{"url": "https://a.nl/a.mp3",'
        ' "mime_type": "audio/mpeg", "size_in_bytes": -1}]'
    ),
    good=_item(
        '"id": "1", "content_text": "Dag.",\n    "attachments": [{"url": "https://a.nl/a.mp3",'
        ' "mime_type": "audio/mpeg", "size_in_bytes": 1024}]'
    ),
)
HTML_IN_PLAIN = Rule(
    code="J308",
    name="json-html-in-text",
    severity="warning",
    message='"{key}" is plain text and holds HTML: {value}',
    hint="remove the markup; put HTML into content_html",
    spec=_ITEMS,
    why="Readers show plain text as it stands, tags and entities included.",
    bad=_item('"id": "1", "title": "A <b>bold</b> step", "content_text": "Dag."'),
    good=_item('"id": "1", "title": "A bold step", "content_text": "Dag."'),
    once="name",
)
BAD_LANGUAGE = Rule(
    code="J309",
    name="json-bad-language",
    severity="error",
    message='"language" is no language tag: {value}',
    hint="write a tag of BCP 47, such as nl or pt-BR",
    spec="https://www.rfc-editor.org/info/bcp47",
    why="It chooses the voice, the hyphenation and the direction of the text.",
    bad=_item('"id": "1", "content_text": "Dag.", "language": "Nederlands"'),
    good=_item('"id": "1", "content_text": "Dag.", "language": "nl"'),
)
DUPLICATE_TAG = Rule(
    code="J310",
    name="json-duplicate-tag",
    severity="info",
    message="the tag {value} stands twice",
    hint="keep one",
    spec=_ITEMS,
    why="Readers show it twice.",
    bad=_item('"id": "1", "content_text": "Dag.", "tags": ["reis", "reis"]'),
    good=_item('"id": "1", "content_text": "Dag.", "tags": ["reis"]'),
    once="feed",
)

RULES: tuple[Rule, ...] = (
    MISSING_ID,
    DUPLICATE_ID,
    NO_CONTENT,
    BAD_DATE,
    MODIFIED_FIRST,
    BAD_MEDIA_TYPE,
    BAD_NUMBER,
    HTML_IN_PLAIN,
    BAD_LANGUAGE,
    DUPLICATE_TAG,
)
