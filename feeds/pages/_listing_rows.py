"""The rows of a list: an article stands in several lists, and is rendered once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from feeds.pages._dates import said
from feeds.pages._environment import cleaned, located, macro
from feeds.pages._interface_words import words_in
from feeds.pages._languages import attributes, own_name, same_language
from feeds.pages._relative_links import local_once
from feeds.pages._shell import Shell
from feeds.pages._site import ListingRow, Site
from feeds.pages._skeleton import filled

__all__ = ["rows_html", "rows_of_their_own"]


def rows_html(rows: Sequence[ListingRow], shell: Shell) -> bytes:
    """The rows of a list, by our own template, without control characters."""
    site, up = shell.site, shell.up
    if up:  # from the site's own folder, the address of a file may need another beginning
        made = [_row_anywhere(row, site) for row in rows]
        if None not in made:
            return b"".join(made).replace(_UP.encode(), up.encode())  # type: ignore[arg-type]  # all are bytes
    return cleaned("".join([_row_seen_from(row, site, up) for row in rows]))


def rows_of_their_own(rows: Sequence[ListingRow], shell: Shell) -> list[Markup]:
    """The rows of a list, by a template of the site's own."""
    site = shell.site
    with located(site.templates, "listing.html"):
        return [_row_of_their_own(row, site, shell.up) for row in rows]


_UP = "\0"  # stands for any way up, which is all that differs below the site's folder


@lru_cache(maxsize=8_192)  # an article stands in the lists of its month, its tags, its author
def _row_anywhere(row: ListingRow, site: Site) -> bytes | None:
    """A row as seen from no page in particular; None where its own words hold that sign."""
    if _UP in "".join((row.title, row.summary, row.href, *row.authors)):
        return None
    return cleaned(_row_seen_from(row, site, _UP), but=_UP)


def _row_seen_from(row: ListingRow, site: Site, up: str) -> str:
    """A row as seen from a page from which `up` leads to the site's folder."""
    texts, html = _row_parts(row, site, up)
    given = _given_to_signed_row if row.authors else _given_to_row
    return filled("listing.html", "row", bool(row.authors), texts, html, given)


def _row_of_their_own(row: ListingRow, site: Site, up: str) -> Markup:
    """The same, of a template of the site's own."""
    texts, html = _row_parts(row, site, up)
    given = _given_to_row((*texts, *html), is_signed=True) | {"row": row}
    made: Markup = macro("listing.html", "row", site.templates)(**given)  # type: ignore[assignment]  # as all macros make
    return made


def _row_parts(
    row: ListingRow, site: Site, up: str
) -> tuple[tuple[str, ...], tuple[Markup, Markup]]:
    """Its texts, and its pieces of HTML."""
    language, named, name, others = _speech(row.language, site.language)
    date, spoken = said(row.published, language, *others)
    href = local_once(row.href, site.url, up)
    stamp = row.published.html_datetime()
    texts = (row.title, href, row.summary, ", ".join(row.authors), stamp, date, name)
    return texts, (named, spoken)


@lru_cache(maxsize=256)
def _speech(stated: str, of_site: str) -> tuple[str, Markup, str, tuple[str, str]]:
    """The language of a row, its attributes, its name where it is not that of the site, and the
    languages that its date is said in otherwise.
    """
    language = stated or of_site
    name = "" if same_language(stated, of_site) else own_name(stated)
    return language, attributes(language), name, (of_site, words_in(of_site).language)


def _given_to_signed_row(parts: Sequence[Any]) -> dict[str, object]:
    return _given_to_row(parts, is_signed=True)


def _given_to_row(parts: Sequence[Any], *, is_signed: bool = False) -> dict[str, object]:
    title, href, summary, authors, stamp, date, name, language, spoken = parts
    row = SimpleNamespace(
        title=title,
        summary=summary,
        authors=[authors] if is_signed else [],
        published=SimpleNamespace(html_datetime=lambda: stamp),
    )
    return {
        "row": row,
        "href": href,
        "language_attributes": language,
        "date": date,
        "spoken": spoken,
        "name": name,
    }
