"""How fast a JSON Feed with HTML is checked: `python -m tests.benchmarks.json_feed [MEGABYTES]`.

Generates a valid feed (10 MB if not told otherwise) and prints megabytes a second for the
whole check, for its HTML alone, and for the standard library's decoder; and the memory that
each megabyte of the feed costs at most.
"""

from __future__ import annotations

import json
import sys
import time
import tracemalloc
from collections.abc import Callable

from feeds.validation import validate
from feeds.validation.html import html_flaws

_PARAGRAPH = (
    '<p>The <a href="https://example.org/sea/{n}">sea</a> was calm when they left harbour &amp; '
    "nobody on the quay had thought to ask where <em>all those boats</em> were going at such an "
    "hour of a Sunday, with lamps lit but no flag raised, because old people remember how it "
    "went last time winter came early over this coast.</p>\n"
    '<p><img src="https://example.org/{n}.jpg" alt="A boat" width="600"></p>\n'
)


def feed(size: int) -> bytes:
    """A valid feed of about `size` bytes, always the same."""
    items: list[dict[str, object]] = []
    made = 0
    while made < size:
        number = len(items)
        html = "".join(_PARAGRAPH.format(n=f"{number}-{part}") for part in range(12))
        made += len(html) + 400
        items.append(
            {
                "id": f"tag:example.org,2026:{number}",
                "url": f"https://example.org/{number}",
                "title": f"Boat number {number} left at dawn",
                "content_html": html,
                "date_published": f"2026-05-01T12:{59 - number % 60:02d}:00Z",
                "tags": ["sea", f"harbour {number % 40}"],
            }
        )
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Tide",
        "home_page_url": "https://example.org/",
        "feed_url": "https://example.org/feed.json",
        "items": items,
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode()


def speed(work: Callable[[], object], size: int) -> float:
    """Megabytes a second of processor time, the best of three."""
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        work()
        best = max(best, size / (time.process_time() - started) / 1e6)
    return best


def main() -> None:
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 10) * 1e6)
    data = feed(size)
    html = "".join(item["content_html"] for item in json.loads(data)["items"])
    whole = speed(lambda: validate(data), len(data))
    inner = speed(lambda: html_flaws(html), len(html))
    plain = speed(lambda: json.loads(data), len(data))
    print(f"{len(data) / 1e6:.1f} MB: {whole:.0f} MB/s in all, HTML alone {inner:.0f} MB/s,")
    print(f"json.loads {plain:.0f} MB/s")
    tracemalloc.start()
    validate(data)
    print(f"memory: {tracemalloc.get_traced_memory()[1] / len(data):.1f} bytes a byte")


if __name__ == "__main__":
    main()
