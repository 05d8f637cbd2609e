"""JSON Feed: every member with what it may hold, and the place of each fault."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.validation import Finding, validate
from feeds.validation._once import stands_for

V1 = "https://jsonfeed.org/version/1"
V11 = "https://jsonfeed.org/version/1.1"
FULL: dict[str, Any] = {
    "version": V11,
    "title": "Reisblog & zo",
    "home_page_url": "https://example.org/",
    "feed_url": "https://example.org/feed.json",
    "description": "Op reis",
    "user_comment": "Paste the address into a reader.",
    "next_url": "https://example.org/feed-2.json",
    "icon": "https://example.org/icon.png",
    "favicon": "https://example.org/favicon.ico",
    "authors": [{"name": "Sanne", "url": "https://example.org/sanne", "avatar": "https://a.nl/s"}],
    "author": {"name": "Sanne"},
    "language": "nl",
    "expired": False,
    "hubs": [{"type": "WebSub", "url": "https://hub.example.org/"}],
    "_blog": {"about": "https://example.org/about", "mood": [1, None]},
    "items": [
        {
            "id": "tag:example.org,2026:2",
            "url": "https://example.org/2",
            "external_url": "https://elsewhere.example/",
            "title": "Dag <3 & nacht",
            "content_html": "<p>Dag</p>",
            "content_text": "Dag",
            "summary": "Kort",
            "image": "https://example.org/a.jpg",
            "banner_image": "https://example.org/b.jpg",
            "date_published": "2026-05-02T12:00:00Z",
            "date_modified": "2026-05-02T12:00:00.5+02:00",
            "authors": [{"name": "Sanne"}],
            "tags": ["reis", "zee"],
            "language": "pt-BR",
            "attachments": [
                {
                    "url": "https://example.org/a.mp3",
                    "mime_type": "audio/mpeg",
                    "title": "Geluid",
                    "size_in_bytes": 1024,
                    "duration_in_seconds": 12.5,
                }
            ],
            "_x1": {},
        }
    ],
}
FULL["items"][0]["date_modified"] = "2026-05-02T14:00:00.5+02:00"


def findings(document: Any) -> tuple[Finding, ...]:
    return validate(json.dumps(document, indent=1).encode()).findings


def test_a_feed_with_every_member_has_no_fault() -> None:
    report = validate(json.dumps(FULL).encode())
    assert report.format == "json-1.1"
    assert report.findings == ()


CHANGES: list[tuple[str, Any, str]] = [  # path in the full feed, its new value, the code
    ("version", "https://jsonfeed.org/version/2", "J202"),
    ("version", 1.1, "J205"),
    ("title", 3, "J205"),
    ("title", "", "J203"),
    ("title", None, "J203"),
    ("title", "A <b>bold</b> step", "J308"),
    ("title", "{{ site.title }}", "H404"),
    ("home_page_url", "/", "J208"),
    ("feed_url", "https://example.org/a b", "J208"),
    ("feed_url", "https:///feed.json", "J208"),
    ("next_url", "https://example.org/feed.json", "J216"),
    ("icon", ["x"], "J205"),
    ("icon", None, "J206"),
    ("icon", "", "J207"),
    ("authors", {"name": "Sanne"}, "J205"),
    ("authors", ["Sanne"], "J205"),
    ("authors", [{}], "J218"),
    ("author", "Sanne", "J205"),
    ("language", "Dutch", "J309"),
    ("expired", "false", "J205"),
    ("hubs", [{"url": "https://hub.example.org/"}], "J219"),
    ("hubs", ["https://hub.example.org/"], "J205"),
    ("items", {}, "J205"),
    ("items", ["a"], "J205"),
    ("items/0/id", 7, "J205"),
    ("items/0/id", "", "J301"),
    ("items/0/url", "example.org/2", "J208"),
    ("items/0/date_published", "2026-05-02", "J304"),
    ("items/0/date_published", "2026-05-02T12:00:00", "J304"),
    ("items/0/date_published", "2026-02-30T12:00:00Z", "J304"),
    ("items/0/date_published", 1777723200, "J205"),
    ("items/0/date_published", "1026-05-02T12:00:00Z", "V107"),
    ("items/0/tags", "reis", "J205"),
    ("items/0/tags", ["reis", 3], "J205"),
    ("items/0/tags", ["reis", "reis"], "J310"),
    ("items/0/summary", "Dag &amp; nacht", "J308"),
    ("items/0/content_html", "<script>x()</script>", "H101"),
    ("items/0/content_html", "<a href='/2'>2</a>", "H201"),
    ("items/0/attachments", [{"mime_type": "audio/mpeg"}], "J219"),
    ("items/0/attachments/0/mime_type", "mp3", "J306"),
    ("items/0/attachments/0/size_in_bytes", "1024", "J205"),
    ("items/0/attachments/0/size_in_bytes", True, "J205"),
    ("items/0/attachments/0/size_in_bytes", 1.5, "J307"),
    ("items/0/attachments/0/duration_in_seconds", -1, "J307"),
    ("items/0/published", "2026-05-02T12:00:00Z", "J214"),
    ("items/0/mood", "good", "J213"),
    ("items/0/_", {}, "J215"),
    ("items/0/_a.b", {}, "J215"),
    ("_blog", "good", "J215"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "code"), CHANGES)
def test_one_change_has_one_consequence(path: str, value: Any, code: str) -> None:
    document = json.loads(json.dumps(FULL))
    holder = document
    *steps, last = path.split("/")
    for step in steps:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    holder[int(last) if isinstance(holder, list) else last] = value
    found = findings(document)
    assert code in {finding.code for finding in found}
    text = json.dumps(document, indent=1).splitlines()
    for finding in found:
        assert 1 <= finding.line <= len(text)
        assert 1 <= finding.column <= len(text[finding.line - 1])


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("version", ["J201"]),
        ("title", ["J203"]),
        ("items", ["J204"]),
        ("home_page_url", ["J209"]),
        ("feed_url", ["J210", "Q205"]),
    ],
)
def test_what_is_required_is_missed(key: str, codes: list[str]) -> None:
    document = {name: value for name, value in FULL.items() if name != key}
    assert sorted(finding.code for finding in findings(document)) == codes


def test_version_1_0_does_not_have_what_1_1_brought() -> None:
    found = validate(json.dumps(FULL | {"version": V1}).encode())
    assert found.format == "json-1.0"
    (one,) = found.findings
    assert one.code == "J212"
    assert stands_for(one) == 4


def test_version_1_0_has_one_author() -> None:
    kept = {"title", "home_page_url", "feed_url", "author"}
    old = {key: value for key, value in FULL.items() if key in kept} | {
        "version": V1,
        "items": [{"id": "1", "content_text": "a", "date_published": "2026-05-02T12:00:00Z"}],
    }
    assert findings(old) == ()
    assert [finding.code for finding in findings(old | {"version": V11})] == ["J211"]


ENCODINGS: list[tuple[str, str]] = [
    ("utf-8-sig", "J103"),
    ("utf-16", "J102"),
    ("utf-16-be", "J102"),
    ("utf-32-le", "J102"),
    ("latin-1", "J102"),
]


@pytest.mark.parametrize(("encoding", "code"), ENCODINGS)
def test_it_is_utf_8_without_a_mark(encoding: str, code: str) -> None:
    text = json.dumps(FULL | {"title": "Café"}, ensure_ascii=False)
    report = validate(text.encode(encoding))
    assert code in {finding.code for finding in report.findings}
    assert report.format == "json-1.1"


def test_a_fault_in_html_is_marked_in_the_string_with_its_escapes() -> None:
    html = r"<p>\u00e9\n\"<\/p><img src=\"a.jpg\" alt=\"\">"
    text = f'{{"version": "{V11}", "items": [{{"id": "1",\n "content_html": "{html}"}}]}}'
    (found,) = [one for one in validate(text.encode()).findings if one.code == "H201"]
    line = text.splitlines()[found.line - 1]
    assert line[found.column - 1 :].startswith(r"src=\"a.jpg\"")


DOCUMENTS = st.dictionaries(
    st.sampled_from([*FULL, "date", "_", "_x"]),
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.lists(st.text(max_size=3))
    | st.lists(st.dictionaries(st.sampled_from([*FULL["items"][0], "name", "type", "mime_type"]),
               st.none() | st.text(max_size=8) | st.floats() | st.lists(st.integers()))),
)  # fmt: skip


@given(DOCUMENTS)
@settings(max_examples=80)
def test_no_document_is_too_strange(document: Any) -> None:
    data = json.dumps(document).encode()
    report = validate(data)
    assert report == validate(data)
    assert all(finding.line >= 1 and finding.column >= 1 for finding in report.findings)


@given(st.binary(max_size=60).map(lambda data: b'{"items": ' + data))
@settings(max_examples=60)
def test_no_bytes_are_too_strange(data: bytes) -> None:
    assert not validate(data).valid


@pytest.mark.parametrize(
    "written", ["https://jsonfeed.org/version/1", "https:\\/\\/jsonfeed.org\\/version\\/1"]
)
def test_the_version_holds_for_items_ahead_of_it(written: str) -> None:
    items = '"items": [{"id": "a", "content_text": "b", "date_published": "2026-01-31T09:30:00Z", '
    rest = '"author": {"name": "Ada"}}], "title": "t", "feed_url": "https://example.org/feed.json"'
    home = '"home_page_url": "https://example.org/"'
    found = validate(f'{{{items}{rest}, {home}, "version": "{written}"}}'.encode())
    assert (found.format, found.findings) == ("json-1.0", ())
