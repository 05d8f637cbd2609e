"""A site with every kind of page, for tools that look at pages."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import feeds
from feeds.config import Config, FeedSetting
from feeds.errors import Problem
from feeds.serve import LiveNotice
from tests.pipeline.sites import NOW, write

__all__ = ["KINDS", "make_site"]

KINDS = (
    "index.html", "page/1.html", "everything.html",
    "derived-title-of-a-short-text-that-has-none.html",
    "arabic.html", "none.html", "hidden.html", "about.html", "archive.html",
    "subscribe.html", "404.html", "410.html", "tag/index.html", "tag/sea/index.html",
    "author/index.html", "author/ann-harbour/index.html", "language/index.html",
    "language/ar/index.html", "2019/index.html", "2019/05/index.html", "wet/index.html",
    "withdrawn.html", "old/moved.html", "preview.html",
)  # fmt: skip
"""Pages of each kind; others of the same kinds are beside them."""

TEXTS = Path(__file__).with_name("texts")
"""One article with all that Markdown and HTML can hold, and one from right to left."""

OTHERS = {
    "derived.txt": "date: 2018\nlanguage: en\n\nDerived title of a short text that has none. "
    "And a second sentence.\n",
    "none.md": "---\ntitle: No language\ndate: 2018-02\n---\n1234\n",
    "nl.md": "---\ntitle: Nederlands\ndate: 2018-03\nlanguage: nl\ntags: [zee]\n---\nDe zee.\n",
    "hidden.md": "---\ntitle: Hidden\ndate: 2018-01-01\nhidden: yes\nlanguage: en\n---\nText.\n",
    "about.md": "---\ntitle: About\npage: yes\nlanguage: en\n---\nAbout this site.\n",
    "gone.md": "---\ntitle: Gone\ndate: 2017\nurl: /withdrawn.html\nlanguage: en\n---\nText.\n",
}
PIECE = "---\ntitle: Piece {0}\ndate: 2019-05-{1:02d}\nlanguage: en\ntags: [sea]\n---\nText {0}.\n"
SITE = Config(
    title="The Tide & Co",
    description="What the <sea> brings in",
    language="en",
    rights="© Ann Harbour",
    footer="Written by the sea. [About](about.html)",
    by_language=True,
    host="apache",
    feed=(FeedSetting(name="wet", title="High water", tags=("sea",)),),
)
PROBLEMS = tuple(
    Problem(path="seeds/a.md", line=number, message="the date is missing", hint="write one")
    for number in range(1, 30)
)


def make_site(root: Path, url: str, language: str = "en") -> Path:
    """Build it below `root`, for that address; returns its folder.

    With another `language` the interface is in that one; the articles are the same.
    """
    texts = {file.name: file.read_bytes() for file in sorted(TEXTS.iterdir())}
    seeds = write(root / "seeds", {**texts, **OTHERS})
    plain = (
        "---\ntitle: Piece {0}\ndate: 2019-05-{1:02d}\nlanguage: en\ntags: [sea]\n---\nText {0}.\n"
    )
    write(seeds, {f"p{n}.md": plain.format(n, n % 28 + 1) for n in range(25)})
    write(seeds, {"boat.png": picture(900, 60), "cover.png": picture(1200, 63)})
    output, config = root / "public", replace(SITE, url=url, language=language)
    report = feeds.build(seeds, output, config, now=NOW)
    assert report.published, report.problems
    (seeds / "gone.md").unlink()
    report = feeds.build(seeds, output, config, now=NOW)
    assert report.published, report.problems
    notice = LiveNotice()
    notice.update(PROBLEMS)
    page = notice.added_to((output / "index.html").read_bytes())
    (output / "preview.html").write_bytes(page)
    return output


def picture(width: int, height: int) -> bytes:
    """A grey PNG."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x90" * width) * height)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
