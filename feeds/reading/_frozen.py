"""What Quarto has kept of a text whose code it ran: `_freeze/posts/fog/execute-results/html.json`.

It counts as long as the text is the one that was run. Its pictures lie in the same folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import re

from feeds.generators import Source
from feeds.patterns import lazy_regex
from feeds.reading._side_files import read_small

__all__ = ["HEAD", "frozen_beside", "frozen_text"]

_FOLDER = "_freeze"
_RESULT = "execute-results/html.json"
_HIGHEST = 4  # folders above a text in which its project may be kept
_SUFFIXES = ("qmd", "rmd", "ipynb")
_CODE = lazy_regex(
    r"^([ \t>]*(`{3,}|~{3,}))[ \t]*\{[ \t]*\.([\w+-]+)[^}\n]*\}[ \t]*$", re.MULTILINE
)
_ATTRIBUTES = lazy_regex(r"(!\[[^\]\n]*\]\([^)\n]*\))\{[^{}\n]*\}")
HEAD = lazy_regex(r"\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def frozen_beside(file: str) -> tuple[str, ...]:
    """The files that may hold the results of a text, whether they are there or not."""
    stem, _, suffix = file.replace(os.sep, "/").rpartition(".")
    if suffix.lower() not in _SUFFIXES:
        return ()
    parts = stem.split("/")
    depths = range(len(parts) - 1, max(len(parts) - 2 - _HIGHEST, 0), -1)
    return tuple(
        "/".join((*parts[:depth], _FOLDER, *parts[depth:], *_RESULT.split("/"))) for depth in depths
    )


def frozen_text(text: str, source: Source) -> str:
    """What was kept of this very text; "" where nothing was, or it has changed since."""
    for file in frozen_beside(str(source.file or "")):
        kept = read_small(file, source)
        markdown = _markdown(kept, text) if kept else ""
        if markdown:
            place = file.rpartition(f"/{_FOLDER}/")[2].removesuffix(f"/{_RESULT}")
            return _as_markdown(markdown, place)
    return ""


def _markdown(kept: str, text: str) -> str:
    try:
        whole = json.loads(kept)
    except (ValueError, RecursionError):
        return ""
    result = whole.get("result") if isinstance(whole, dict) else None
    markdown = result.get("markdown") if isinstance(result, dict) else None
    if not isinstance(markdown, str) or whole.get("hash") not in set(_digests(text)):
        return ""
    return markdown


def _digests(text: str) -> tuple[str, str]:
    """That of the text with either kind of line ends, as Quarto knows it by."""
    forms = (text, text.replace("\n", "\r\n"))
    first, second = (
        hashlib.md5(one.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
        for one in forms
    )
    return first, second


def _as_markdown(markdown: str, place: str) -> str:
    """Its code in plain fences; its pictures at the place where Quarto keeps them."""
    body = HEAD.sub("", markdown.replace("\r\n", "\n"), count=1)
    body = _ATTRIBUTES.sub(r"\1", _CODE.sub(r"\1\3", body))
    return body.replace(f"]({place.rpartition('/')[2]}_files/", f"](/{place}/")
