"""How fast the validator is, and what it costs a build: `python -m tests.benchmarks.validation`.

Prints megabytes a second for a large feed with HTML content, how many times feedparser's
speed that is in the same run, the memory it takes, and the gate's share of a whole build.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import feedparser

import feeds
from feeds.config import Config
from feeds.pipeline._gate import Gate
from feeds.validation import validate
from tests.benchmarks.build import write_articles

_ENTRIES = 10_000
_ARTICLES = 2_000
_PARAGRAPH = (
    "&lt;p&gt;The sea was &lt;b&gt;calm&lt;/b&gt; when they left, says "
    '&lt;a href="https://example.org/harbour"&gt;the log&lt;/a&gt; of that day.&lt;/p&gt;\n'
)
_ENTRY = """<entry>
<id>urn:uuid:00000000-0000-4000-8000-{number:012d}</id>
<title>Boat number {number} left at dawn</title>
<updated>2026-01-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}Z</updated>
<link rel="alternate" href="https://example.org/{number}"/>
<summary>Boat number {number}</summary>
<content type="html">{content}</content>
</entry>
"""


def large_feed(entries: int) -> bytes:
    """A sound Atom feed with about three kilobytes of HTML an entry."""
    inside = "".join(
        _ENTRY.format(
            number=number,
            day=28 - number // 86_400,
            hour=23 - number // 3600 % 24,
            minute=59 - number // 60 % 60,
            second=59 - number % 60,
            content=_PARAGRAPH * 18,
        )
        for number in range(entries)
    )
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Boats</title>'
        "<id>urn:uuid:00000000-0000-4000-8000-100000000000</id>"
        "<updated>2026-01-28T23:59:59Z</updated><author><name>Ada</name></author>"
        '<link rel="self" href="https://example.org/feed.xml"/>\n'
    )
    return f"{head}{inside}</feed>".encode()


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def speed() -> None:
    data = large_feed(_ENTRIES)
    size = len(data) / 1e6
    errors = [one for one in validate(data).findings if one.severity == "error"]
    if errors:
        raise SystemExit(f"the feed is not sound: {errors[0]}")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ours = seconds(lambda: validate(data))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"validate: {size:.1f} MB, {_ENTRIES} entries in {ours:.2f} s: {size / ours:.1f} MB/s")
    print(
        f"memory beyond the document: {max(after - before, 0) / 1024:.1f} MB more at the second run"
    )
    small = large_feed(_ENTRIES // 10)
    theirs = seconds(lambda: feedparser.parse(small))
    again = seconds(lambda: validate(small))
    rate = len(small) / 1e6 / theirs
    print(f"feedparser: {rate:.1f} MB/s; validate is {theirs / again:.0f} times as fast")


def gate() -> None:
    spent = 0.0
    check = Gate._check

    def timed(self: Gate, path: str, data: bytes) -> None:
        nonlocal spent
        started = time.perf_counter()
        check(self, path, data)
        spent += time.perf_counter() - started

    Gate._check = timed  # type: ignore[method-assign]
    config = Config(title="Boats", url="https://boats.example.org/", language="en", limit=_ARTICLES)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "seeds")
        write_articles(source, _ARTICLES)
        now = datetime(2026, 7, 1, tzinfo=UTC)
        whole = seconds(lambda: feeds.build(source, Path(folder, "public"), config, now=now))
    Gate._check = check  # type: ignore[method-assign]
    share = 100 * spent / whole
    print(f"gate: {spent:.2f} s of a build of {whole:.2f} s ({share:.1f} %), {_ARTICLES} articles")


if __name__ == "__main__":
    speed()
    gate()
