"""What may not be in a published body, seen by a parser that is not the sanitiser's."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["PAYLOADS", "dangers"]

PAYLOADS = tuple(
    line
    for line in (Path(__file__).parent / "hostile.txt").read_text("utf-8").split("\n")
    if line and not line.startswith("# ")
)
"""Bodies that call hit() where a sanitiser lets them, one a line."""

_FORBIDDEN = frozenset(
    "script style iframe frame frameset object embed applet svg form button select textarea "
    "noscript template base link meta title xmp plaintext noembed noframes foreignobject desc "
    "annotation-xml annotation mglyph malignmark maction math:script".split()
)
_ADDRESSES = frozenset(
    "href src srcset poster cite data action formaction xlink:href background".split()
)
_RUNS = re.compile(
    r"[\s\x00-\x20]*(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE
)
_DATA = re.compile(r"\s*(?:data|blob|file):", re.IGNORECASE)


def dangers(html: str) -> list[str]:
    """What in a body could run, load or deceive: as it is, and once more after it was written
    out again, which is when mutations show.
    """
    found: list[str] = []
    for _ in range(2):
        body = LexborHTMLParser(f"<body><div>{html}</div>").body
        assert body is not None
        found += [one for node in body.css("*") for one in _of(node)]
        first = body.css_first("div")
        assert first is not None
        if body.inner_html != first.html:
            found.append("it ends the element around it")
        html = first.inner_html or ""
    return found


def _of(node: LexborNode) -> list[str]:
    tag = node.tag or ""
    found = [f"<{tag}>"] if tag.lower() in _FORBIDDEN else []
    if tag == "input" and node.attributes.get("type") != "checkbox":
        found.append("<input>")
    for name, value in node.attributes.items():
        if name.lower().startswith("on") or name in {"style", "srcdoc", "is", "ping"}:
            found.append(f"{tag}[{name}]")
        if name in _ADDRESSES and (_RUNS.match(value or "") or _DATA.match(value or "")):
            found.append(f"{tag}[{name}={value}]")
    return found
