"""Medium: one HTML page for each story, draft and response, in `posts/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from feeds.ledger import DeployedEntry, DeployedFeed, Fault, instant
from feeds.moving.exports._html import inner_html, parsed, text_of, without
from feeds.patterns import lazy_regex

__all__ = ["medium_in"]

_PAGE = lazy_regex(r"(?:^|/)posts/([^/]+)\.html$")
_DRAFT = "draft_"
_NUMBER = lazy_regex(r"-?[0-9a-f]{8,14}$")
_OWN = lazy_regex(r"(?:^|\.)medium\.com$")
_AHEAD = ".graf--title, .section:first-child > .section-divider"
_SUBTITLE = ", .graf--subtitle"
_RESPONSE = "perhaps a response to somebody"


def medium_in(files: Mapping[str, bytes]) -> DeployedFeed | None:
    """The articles of an export; None where it is none."""
    entries, faults = [], []
    for name, data in files.items():
        if not _PAGE.search(name):
            continue
        root = parsed(data.decode("utf-8-sig", "replace"))
        body = root.css_first(".e-content") if root is not None else None
        if root is None or body is None:
            faults.append(Fault(0, "it is no story of Medium, and was left out", name))
        else:
            entries.append(_entry(root, body, name))
    if not entries:
        return None
    return DeployedFeed(
        format="rss", maker="medium", is_export=True, entries=tuple(entries), faults=tuple(faults)
    )


def _entry(root: LexborNode, body: LexborNode, name: str) -> DeployedEntry:
    canonical = _address(root, "a.p-canonical")
    time = root.css_first("time.dt-published")
    published = instant((time.attributes.get("datetime") or "") if time is not None else "")
    is_draft = name.rpartition("/")[2].startswith(_DRAFT) or (time is None and not canonical)
    title, words = text_of(root, ".p-name"), text_of(root, ".e-content")
    held = _RESPONSE if not is_draft and _is_response(body, title, words) else ""
    summary = text_of(root, ".p-summary")
    html, _ = without(inner_html(body), _AHEAD + (_SUBTITLE if summary else ""))
    return DeployedEntry(
        id=_id(root, canonical),
        title=title,
        url="" if _OWN.search(urlsplit(canonical).hostname or "") else canonical,
        published=published.replace(microsecond=0) if published else None,
        summary=summary,
        html=html,
        authors=tuple(_authors(root)),
        tags=tuple(" ".join(one.text().split()) for one in root.css("a.p-tag")),
        slug=_slug(canonical, name),
        state="draft" if is_draft or held else "",
        held=held,
    )


def _is_response(body: LexborNode, title: str, words: str) -> bool:
    """Whether it is one paragraph without a heading, whose beginning serves as its title."""
    if body.css_first("h1, h2, h3, h4, figure, img, pre, ul, ol, iframe") is not None:
        return False
    return len(body.css("p")) <= 1 and words.startswith(title.rstrip(".…"))


def _id(root: LexborNode, canonical: str) -> str:
    """What the feed of Medium has as guid: the short address, with the number of the story."""
    found = next((one for one in _links(root) if "medium.com/p/" in one), "")
    number = _NUMBER.search(canonical)
    return found or (f"https://medium.com/p/{number[0].lstrip('-')}" if number else "")


def _links(root: LexborNode) -> Iterator[str]:
    for one in root.css("footer a"):
        yield one.attributes.get("href") or ""


def _address(root: LexborNode, selector: str) -> str:
    found = root.css_first(selector)
    return (found.attributes.get("href") or "") if found is not None else ""


def _authors(root: LexborNode) -> Iterator[tuple[str, str, str]]:
    for one in root.css("a.p-author"):
        yield " ".join(one.text().split()), one.attributes.get("href") or "", ""


def _slug(canonical: str, name: str) -> str:
    """The words of the address; of a story without any, those of its file."""
    last = unquote(urlsplit(canonical).path).rpartition("/")[2]
    words = _NUMBER.sub("", last)
    if words.strip("-"):
        return words
    stem = (_PAGE.search(name) or ["", ""])[1].removeprefix(_DRAFT)
    return _NUMBER.sub("", stem.partition("_")[2] or stem)
