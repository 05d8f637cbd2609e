"""An entry of a feed → the text of an article file, which our own readers read back as it was.

The file is HTML below YAML: a body that is HTML already stays exactly what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from html import escape, unescape
from typing import TypeAlias
from urllib.parse import unquote, urljoin, urlsplit

from feeds.articles import fraction, is_uri, slugify
from feeds.config import Config
from feeds.content import as_shown, clean_text, html_to_text, is_too_deep, one_line, safe_html
from feeds.dates import Moment, format_rfc3339, parse_date
from feeds.errors import DateError
from feeds.ledger import DeployedEntry, DeployedFeed
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["ArticleFile", "article_file"]

_Value: TypeAlias = "str | list[str] | dict[str, str] | list[dict[str, str]]"

_WEB = ("http://", "https://")
_DAY = lazy_regex(r"\d{4}(?:-\d\d){0,2}")
_SUFFIX = lazy_regex(r"\.(?:html?|xhtml|php|aspx?|md)$", re.IGNORECASE)
_TAG = lazy_regex(r"<[^<>]*>")
_CONTENTS = lazy_regex(r"\[(?=\[?_?toc)", re.IGNORECASE)
_ONE_LINE = 2**31 - 1
_NEAR = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """What to write, what to call it, and what could not be kept."""

    name: str  # without its folder; two articles may want one
    text: str
    is_draft: bool
    faults: tuple[str, ...] = ()


def article_file(entry: DeployedEntry, feed: DeployedFeed, config: Config) -> ArticleFile | None:
    """The file that says all that the entry does; None for an entry without title and text.

    `config` is that of the site it is for: a date without a time is written as such where the
    site makes the same instant of it, or with the zone in which it does.
    """
    faults: list[str] = []
    summary = _line(entry.summary)
    body = _body(entry, feed, faults)
    title = _line(entry.title)
    if not body and summary and summary != title:
        body = f"<p>{escape(summary, quote=False)}</p>"
    if not (title or body):
        return None
    slug = _slug(entry, title or html_to_text(body)[:200])
    is_draft = bool(entry.state)
    date = _date(entry, config, faults)
    fields: dict[str, _Value] = {
        "title": title,
        **date,
        "updated": _updated(entry),
        "id": _id(entry, feed),
        "url": "" if is_draft and not entry.held else _address(entry.url.strip()),
        "slug": slug,
        "link": entry.link if entry.link.startswith(_WEB) else "",
        "lang": _line(entry.language or feed.language),
        "author": _people(entry),
        "tags": list(dict.fromkeys(tag for one in entry.tags if (tag := _line(one)))),
        "summary": escape(summary, quote=False) if re.search(r"[<&]", summary) else summary,
        "image": _joined(entry.url, entry.image) if entry.image else "",
        "enclosure": _enclosures(entry),
        "draft": "true" if is_draft else "",
    }
    faults += map(_lost, entry.lost)
    return ArticleFile(
        name=f"{_beginning(date, is_draft=is_draft)}-{slugify(slug)}.html",
        text=_written(fields, body),
        is_draft=is_draft,
        faults=tuple(faults),
    )


def _address(stated: str) -> str:
    """A whole address, or a path on the site; "" for anything else."""
    is_path = stated.startswith("/") and not stated.startswith("//")
    return stated if is_path or stated.startswith(_WEB) else ""


def _beginning(date: Mapping[str, _Value], *, is_draft: bool) -> str:
    """What the name of a file begins with: its day, by which files sort."""
    if is_draft:
        return "draft"
    day = _DAY.match(str(date.get("date", "")))
    return day[0] if day else "undated"


def _id(entry: DeployedEntry, feed: DeployedFeed) -> _Value:
    """For all formats where it is a URI, as Atom needs; else for the one that has it alone."""
    known = clean_text(entry.id, path="")[0].strip()
    return known if is_uri(known) or not known or feed.format == "atom" else {feed.format: known}


def _lost(name: str) -> str:
    if name.startswith("wp:"):
        return f"the block {name} has no text of its own, and is not there"
    return f"the shortcode [{name}] was left as it is"


def _written(fields: Mapping[str, _Value], body: str) -> str:
    said = {key: value for key, value in fields.items() if value}
    import yaml  # noqa: PLC0415 - 20 ms, which only an import costs

    head = yaml.safe_dump(
        said, allow_unicode=True, sort_keys=False, default_flow_style=False, width=_ONE_LINE
    )
    return f"---\n{head}---\n{body}\n"


def _line(text: str) -> str:
    return one_line(clean_text(text, path="")[0])


def _body(entry: DeployedEntry, feed: DeployedFeed, faults: list[str]) -> str:
    """The body with whole addresses, and nothing in it that a generator's tag could begin with."""
    base = _joined(entry.url or feed.url, entry.base)
    html = clean_text(entry.html.replace("\r\n", "\n").replace("\r", "\n"), path="")[0]
    if is_too_deep(html):
        faults.append("its elements are nested too deeply; only the words were kept")
        html = f"<p>{escape(unescape(_TAG.sub('', html)), quote=False)}</p>"

    def resolve(_tag: str, _attribute: str, address: str) -> str:
        return _joined(entry.url if address.startswith("#") else base, address)

    shown = as_shown(html)
    faults += (f"{one.what} cannot be shown in feeds and was removed" for one in shown.lost)
    safe = safe_html(shown.html, resolve).strip()
    plain = safe.replace("{", "&#123;").replace(":::", "&#58;::")
    return _CONTENTS.sub("&#91;", plain)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def _slug(entry: DeployedEntry, words: str) -> str:
    """As the old site had it: stated, or the last part of the address."""
    try:
        path = unquote(urlsplit(entry.url).path)
    except ValueError:
        path = ""
    name = next((part for part in reversed(path.split("/")) if part), "")
    if name.lower().startswith("index."):
        name = ""
    stated = unquote(entry.slug) or (
        "" if entry.state and not entry.held else _SUFFIX.sub("", name)
    )
    if any(letter.isalnum() for letter in stated):
        return slugify(stated, stated=True)
    return slugify(words)


def _date(entry: DeployedEntry, config: Config, faults: list[str]) -> dict[str, _Value]:
    """The date as exactly as it is known, such that the instant in the feeds is the same.

    Where what is stated covers more than the instant shows (`2018-05` and 14 May, as Atom and
    RSS tell of a week), the instant is kept: it is what subscribers have.
    """
    instant = entry.published
    stated = _line(entry.stated)
    if instant is None:
        if stated and _read(stated, config.timezone) is not None:
            return {"date": stated}
        if not entry.state:
            faults.append("it has no date; write one into the file")
        return {}
    whole = format_rfc3339(instant)
    for zone in (config.timezone, *_zones(entry)):
        moment = _read(stated, zone)
        if moment is not None and moment.instant(config.date_only_time) == instant:
            named: dict[str, _Value] = {} if zone == config.timezone else {"timezone": zone}
            return {"date": stated, **named}
    moment = _read(stated, config.timezone)
    if moment is None or moment.has_time:
        return {"date": whole}
    is_first_day = moment.start - _NEAR <= instant < moment.start + 2 * _NEAR
    return {"date": stated if is_first_day else whole}


def _zones(entry: DeployedEntry) -> tuple[str, ...]:
    """A zone of the database that always has the offset of the entry's date."""
    offset = entry.published.utcoffset() if entry.published else None
    if offset is None or offset % timedelta(hours=1):
        return ()
    hours = int(offset / timedelta(hours=1))
    return ("UTC",) if not hours else (f"Etc/GMT{-hours:+d}",) if -13 < hours < 15 else ()  # noqa: PLR2004 - the zones there are


def _read(text: str, zone: str) -> Moment | None:
    if not text:
        return None
    try:
        return parse_date(text, zone=zone)
    except DateError:
        return None


def _updated(entry: DeployedEntry) -> str:
    """A later change; not the fraction by which entries of one day differ."""
    if entry.updated is None or entry.published is None or entry.updated <= entry.published:
        return ""
    if entry.updated - entry.published == fraction(entry.id):
        return ""
    return format_rfc3339(entry.updated)


def _people(entry: DeployedEntry) -> list[dict[str, str]]:
    rows = []
    for name, url, mail in entry.authors:
        known = {"name": _line(name) or mail.partition("@")[0], "url": url, "email": mail}
        if known["name"]:
            rows.append({key: value for key, value in known.items() if value})
    return rows


def _enclosures(entry: DeployedEntry) -> list[dict[str, str]]:
    rows = []
    for one in entry.enclosures:
        row = {
            "url": _joined(entry.url, one.url) if one.url else "",
            "type": one.type,
            "length": str(one.length or ""),
            "title": _line(one.title),
            "duration": str(one.duration or ""),
        }
        if row["url"].startswith(_WEB):
            rows.append({key: value for key, value in row.items() if value})
    return rows
