"""What code of a Gatsby site makes addresses of, as far as that can be read. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.generators._generator import UnusedAddress, under
from feeds.generators._site_text import Said
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["CODE", "fault_of", "pattern_of"]

CODE = tuple(f"gatsby-node.{suffix}" for suffix in ("js", "mjs", "ts", "cjs"))
"""The files in which a site makes its pages."""

_PAGE = lazy_regex(r"\bcreatePage\(\s*\{")
_FIELD = lazy_regex(r"\bcreateNodeField\(\s*\{")
_IS_SLUG = lazy_regex(r"\bname\s*:\s*['\"`](?:slug|path|permalink|url)['\"`]")
_PATH = lazy_regex(r"\bpath\s*:\s*(?P<value>`[^`]*`|[^,}\n]+)")
_VALUE = lazy_regex(r"\bvalue\b\s*(?::\s*(?P<value>`[^`]*`|[^,}\n]+))?")
_LOOKED_AT = 800  # characters of an object
_OTHERS = lazy_regex(r"tag|categor|author|pagin|numpages|archive|currentpage|index", re.IGNORECASE)
_NAME = lazy_regex(r"\w+", re.ASCII)
_OWN = lazy_regex(
    r"(?:[\w.?]*\.)?(?:fields\??\.slug|frontmatter\??\.(?:slug|path|permalink|url))|slug|value"
    r"|createFilePath\(.*",
    re.DOTALL,
)
_TEMPLATE = lazy_regex(r"`/?(?P<above>[\w/-]*?)/?\$\{(?P<inner>[^`]*)\}/?`")
_LITERAL = lazy_regex(r"['\"`][^$'\"`]*['\"`]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Code that makes an address, and what stands ahead of an article's own path in it."""

    above: str | None  # None where code computes the rest
    code: str
    file: str
    line: int


def pattern_of(said: Said) -> str:
    """The addresses of its articles, in our words; their path where code computes them."""
    found = [next((one.above for one in row if one.above), "") for row in _all(said)]
    return under("/".join(filter(None, reversed(found))), "{path}/")


def fault_of(said: Said) -> UnusedAddress | None:
    """That code computes all addresses that the pages of articles are made at."""
    fields, pages = _all(said)
    computed = [one for one in fields if one.above is None]
    if not computed and pages and all(one.above is None for one in pages):
        computed = pages
    if not computed:
        return None
    one = computed[0]
    return UnusedAddress(
        file=one.file,
        line=one.line,
        text=f"code computes these addresses ({' '.join(one.code.split())[:80]})",
        hint=f'set permalink in feeds.toml, such as permalink = "{_offer(one.code)}"',
    )


def _offer(code: str) -> str:
    found = _TEMPLATE.fullmatch(code)
    return under(found["above"], "{slug}/") if found and "$" not in found["inner"] else "{path}/"


def _all(said: Said) -> tuple[list[_Made], list[_Made]]:
    """Of the slugs that nodes get, and of the pages that are made of them."""
    texts = [(file, text) for file, text in said.texts.items() if file in CODE]
    fields = [one for file, text in texts for one in _made(file, text, _FIELD, _VALUE)]
    pages = [one for file, text in texts for one in _made(file, text, _PAGE, _PATH)]
    return fields, pages


def _made(file: str, text: str, call: re.Pattern[str], row: re.Pattern[str]) -> Iterator[_Made]:
    for one in call.finditer(text):
        end = one.end() + _LOOKED_AT
        found = row.search(text, one.end(), end)
        if found is None or (call is _FIELD and not _IS_SLUG.search(text, one.end(), end)):
            continue
        code = _behind((found["value"] or "value").strip(), text)
        if not _LITERAL.fullmatch(code) and not _OTHERS.search(code):
            line = text.count("\n", 0, found.start()) + 1
            yield _Made(above=_above(code), code=code, file=file, line=line)


def _behind(code: str, text: str) -> str:
    """What a name stands for, where the text states it."""
    stated = rf"\b(?:const|let|var)\s+{code}\s*=\s*(`[^`]*`|[^;\n]+)"
    found = re.search(stated, text) if _NAME.fullmatch(code) else None
    return found[1].strip() if found else code


def _above(code: str) -> str | None:
    if _OWN.fullmatch(code):
        return ""
    found = _TEMPLATE.fullmatch(code)
    return found["above"] if found and _OWN.fullmatch(found["inner"].strip()) else None
