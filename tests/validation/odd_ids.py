"""Odd ids through every format, and what no advice about them may say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote, urljoin

from feeds.validation import Finding, ValidationReport, validate
from feeds.validation.values.addresses import normal_form
from tests.validation.examples import CHANNEL, ENTRY, FEED, ITEM, atom, rss

__all__ = ["ODD", "harmful", "reports_of"]

BASE = "https://site.example.net/"
ODD = (
    "http://Example.org/1",
    "HTTP://example.org/1",
    "http://example.org",
    "http://example.org:80/a/../b",
    "http://example.org/%7euser",
    "http://example.org/a b",
    "http://example.org/é",
    " http://example.org/1 ",
    "\nhttp://example.org/1\n",
    "http://localhost:1313/a",
    "http://127.0.0.1/a",
    "file:///home/ada/a.html",
    "http://[::g]/",
    "http:///a",
    "htp://example.org/1",
    "yt:video:abc",
    "/articles/1",
    "articles/1.html",
    "1",
    "0042",
    "abc",
    "",
    " ",
    "None",
    "undefined",
    "https://example.org/undefined",
    "https://example.org/{{slug}}",
    "{{ page.id }}",
    "[object Object]",
    "tag:example.org:1",
    "tag:example.org,2026-02-30:1",
    "TAG:Example.org,2026:1",
    "urn:uuid:1234",
    "urn:UUID:5C0E5C7A-0D0B-4D0E-8D0A-1D2F3A4B5C6D",
    "URN:isbn:1",
    "urn:x",
    "mailto:ada@example.org",
    "javascript:void(0)",
    "https://example.org/a?b=<c>",
    "https://example.org/a#b#c",
    "https://user:secret@example.org/",
    "5c0e5c7a-0d0b-4d0e-8d0a-1d2f3a4b5c6d",
    "<b>1</b>",
    "AT&T",
)
KEEPS = re.compile(
    r"published|never change|stays? as it is|subscribers know|readers know|leave one out"
    r"|later updated|keep it\b"
)
_OF_ID = re.compile(r"(?:^|[/.:])(?:id|guid)(?:\[\d+\])?$")
_BASIC = re.compile(r"^(?:X|J10)")  # of the document as XML or JSON


def reports_of(value: str) -> Iterator[ValidationReport]:
    """The reports of feeds that have this id: of the feed, of two entries, in every format."""
    text = escape(value)
    entry, item = dict(ENTRY), dict(ITEM)
    entry["id"] = f"<id>{text}</id>"
    feed = FEED | {"id": f"<id>{text}</id>"}
    for document in (
        atom(FEED, f"<entry>{''.join(entry.values())}</entry>" * 2),
        atom(feed, ""),
        *(
            rss(CHANNEL, f"<item>{''.join((item | {'guid': guid}).values())}</item>" * 2)
            for guid in (
                f"<guid>{text}</guid>",
                f'<guid isPermaLink="false">{text}</guid>',
                f'<guid isPermalink="false">{text}</guid>',
                f"<guid>{text}</guid><guid>{text}x</guid>",
            )
        ),
        rss(CHANNEL, f"<item><title>t</title><id>{text}</id></item>"),
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Travels",
                "items": [{"id": value, "content_text": "x"}] * 2,
            }
        ),
    ):
        yield validate(document.encode("utf-8", "surrogatepass"), base=BASE)


def harmful(value: str, report: ValidationReport) -> list[Finding]:
    """The findings whose advice, once followed, would change this id."""
    return [one for one in report.findings if _harms(value, one)]


def _harms(value: str, finding: Finding) -> bool:
    said = finding.hint
    if _OF_ID.search(finding.path) and not (KEEPS.search(said) or _BASIC.match(finding.code)):
        return True
    others = {
        normal_form(value.strip()),
        value.strip(),
        value.strip().lower(),
        quote(value.strip(), safe=":/?#[]@!$&'()*+,;=%"),
        _joined(value),
        value.replace("http://", "https://"),
    }
    return any(len(other) > 3 and other != value and other in said for other in others)


def _joined(value: str) -> str:
    if not value.strip():
        return ""
    try:
        return urljoin(BASE, value.strip())
    except ValueError:
        return ""
