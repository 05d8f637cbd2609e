"""Substack: `posts.csv` says what `posts/123.fog.html` are, and who may read them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field
from urllib.parse import urlsplit

from feeds.content import one_line
from feeds.ledger import DeployedEntry, DeployedFeed, Fault, instant, plain_html
from feeds.model import Enclosure
from feeds.moving.exports._html import without
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["substack_in"]

_FACTS = "posts.csv"
_TEXT = lazy_regex(r"posts/([^/]+)\.html")
_NUMBER = lazy_regex(r"^\d+\.")
_POSTS = frozenset({"", "newsletter", "podcast", "video", "thread"})
_WHOM = {
    "only_paid": "for paying readers",
    "only_free": "for subscribers",
    "founding": "for founding members",
}
_WALL = lazy_regex(r"class=[\"'][^\"']{0,200}\bpaywall")
_BUTTONS = (
    ".button-wrapper, .captioned-button-wrap, .subscription-widget-wrap, "
    ".subscription-widget-wrap-editor"
)
_ADDRESS = lazy_regex(r"https://[a-z0-9.-]{1,253}/(?:subscribe\b|p/[\w-]{1,200})")
_READERS = lazy_regex(r"(?:^|/)email_list[^/]*\.csv$")


@dataclass(slots=True)
class _SubstackParts:
    """What is known so far of an export."""

    texts: dict[str, tuple[str, str]]  # number and slug → name of the file, HTML
    home: str = ""
    entries: list[DeployedEntry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    buttons: int = 0


def substack_in(files: Mapping[str, bytes]) -> DeployedFeed | None:
    """The articles of an export; None where it is none."""
    facts = next((name for name in files if name.rpartition("/")[2].lower() == _FACTS), "")
    rows, faults = _rows(files[facts], facts) if facts else ([], [])
    if not rows or "post_id" not in rows[0][1]:
        return None
    found = _SubstackParts(texts=dict(_texts(files, facts[: -len(_FACTS)])), faults=faults)
    found.home = _home(found.texts, {row["post_id"] for _, row in rows})
    for line, row in rows:
        _add(found, row, Fault(line, "", facts))
    for key, (name, html) in found.texts.items():
        found.faults.append(Fault(0, "posts.csv does not name it: it is kept as a draft", name))
        row = {"post_id": key, "is_published": "false"}
        found.entries.append(_entry(found, row, html))
    if not found.home:
        said = "nothing in it says the address of the publication: the ids stay unknown"
        hint = "take them over with the first build: feeds build --adopt ADDRESS/feed"
        found.faults.append(Fault(0, f"{said}; {hint}", facts))
    return DeployedFeed(
        format="rss",
        home=found.home,
        maker="substack",
        is_export=True,
        entries=tuple(found.entries),
        left=tuple(_left(found, files)),
        faults=tuple(found.faults),
    )


def _left(found: _SubstackParts, files: Mapping[str, bytes]) -> Iterator[tuple[str, int]]:
    if found.buttons:
        yield "subscription button", found.buttons
    lists = [data for name, data in files.items() if _READERS.search(name)]
    readers = sum(max(0, len(data.strip().splitlines()) - 1) for data in lists)
    if readers:
        yield "subscriber", readers


def _rows(data: bytes, name: str) -> tuple[list[tuple[int, dict[str, str]]], list[Fault]]:
    """(line, what it says) of each; a line that is no row is a fault."""
    lines = data.decode("utf-8-sig", "replace").replace("\0", "").splitlines(keepends=True)
    reader = csv.reader(lines)
    rows: list[tuple[int, dict[str, str]]] = []
    faults: list[Fault] = []
    head: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return rows, faults
        except csv.Error as error:
            faults.append(Fault(line, f"this is no row of a table: {error}", name))
            continue
        if not head:
            head = [one.strip().lower() for one in cells]
        elif any(cells):
            rows.append((line, dict(zip(head, (one.strip() for one in cells), strict=False))))


def _texts(files: Mapping[str, bytes], folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The texts in the folder of the table."""
    for name, data in files.items():
        match = _TEXT.fullmatch(name.removeprefix(folder)) if name.startswith(folder) else None
        if match:
            yield match[1], (name, data.decode("utf-8-sig", "replace"))


def _home(texts: Mapping[str, tuple[str, str]], ids: set[str]) -> str:
    """The address that the buttons of most texts lead to: to the text itself, or to subscribe."""
    own = {f"/p/{_NUMBER.sub('', one)}" for one in ids}
    hosts: Counter[str] = Counter()
    for _, html in texts.values():
        paths = (urlsplit(one) for one in set(_ADDRESS.findall(html)))
        hosts.update({one.netloc for one in paths if one.path == "/subscribe" or one.path in own})
    best = min(hosts, key=lambda host: (-hosts[host], host), default="")
    return f"https://{best}/" if best else ""


def _add(found: _SubstackParts, row: Mapping[str, str], place: Fault) -> None:
    key = row["post_id"]
    name, html = found.texts.pop(key, ("", ""))
    entry = _entry(found, row, html)
    if not name and row.get("type", "") != "thread":
        what = f"its text {key}.html is not in the export"
        found.faults.append(place._replace(message=what))
    if not name and not entry.title:
        return
    found.entries.append(entry)


def _entry(found: _SubstackParts, row: Mapping[str, str], html: str) -> DeployedEntry:
    slug = _NUMBER.sub("", row["post_id"])
    path = f"/p/{slug}" if not slug.isdigit() else ""
    kind = row.get("type", "").lower()
    is_draft = row.get("is_published", "").lower() not in {"true", "1", "yes"}
    held = "" if is_draft else _held(row, kind, html)
    body, buttons = without(html, _BUTTONS)
    found.buttons += buttons
    published = instant(row.get("post_date", ""))
    sound = row.get("podcast_url", "")
    return DeployedEntry(
        id=found.home.rstrip("/") + path if found.home and path else "",
        title=plain_html(row.get("title", "")),
        url=path,
        published=published.replace(microsecond=0) if published else None,
        summary=one_line(plain_html(row.get("subtitle", ""))),
        html=body,
        enclosures=(Enclosure(url=sound, type="", length=0),) if sound else (),
        slug=slug,
        kind="page" if kind == "page" else "post",
        state="draft" if is_draft or held else "",
        held=held,
    )


def _held(row: Mapping[str, str], kind: str, html: str) -> str:
    """Whom a published post is for alone; a word that is not known keeps it back."""
    whom = row.get("audience", "").lower()
    if whom not in {"", "everyone"}:
        return _WHOM.get(whom, f"for some readers only ({one_line(whom)[:40]})")
    if _WALL.search(html):
        return "for paying readers"
    return "" if kind in _POSTS | {"page"} else f"of the kind {one_line(kind)[:40]}"
