"""What the metadata keys of every dialect mean: one literal table."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from feeds.patterns import lazy_regex

__all__ = ["KNOWN", "NAMES", "canonical", "fold", "meaning", "rank"]

_MEANINGS: Mapping[str, str] = {
    "title": "title headline content_title name web_title titel tittel titre titolo titulo título "
    "otsikko tytuł titulek nadpis",
    "date": "date published pubdate pub_date publish_date published_date published_at "
    "date_published publication_date publishdate timestamp created created_at date_created "
    "post_date year datepublished issued pub_datetime pubdatetime "
    "date_publish publishedat published_on published_time posted_at posted_on first_published_at "
    "web_publication_date publication_time pub_time datum dato fecha dátum päivämäärä "
    "veröffentlicht gepubliceerd publisert publicerad publiceret publicatiedatum "
    "veröffentlichungsdatum",
    "updated": "updated lastmod updatedon modified last_modified last_modified_at updated_at "
    "last_updated date_modified date_updated modified_at updated_date datemodified last_update "
    "mod_date mod_datetime moddatetime date_modify",
    "expires": "expires expiry_date expirydate expires_at unpublish_date unpublishdate "
    "unpublish_at unpublish_on expires_on expiration expiration_date valid_until visible_until "
    "expire expiry expire_at expire_on expire_date unpublished_at unpublished_on "
    "unpublish date_expired date_expires expired_at expired_on valid_to show_until "
    "display_until hide_after remove_after remove_on delete_on delete_after",
    "release": "publish_on publish_at publish_from publish_after scheduled scheduled_at "
    "scheduled_on scheduled_for schedule_date embargo embargo_until embargoed_until go_live "
    "visible_from visible_after show_from show_after hide_until hidden_until private_until "
    "draft_until not_before valid_from available_from release_on "
    "release_at embargo_date go_live_date go_live_at go_live_on live_from",
    "slug": "slug basename post_name url_slug abbrlink",
    "url": "url permalink path address web_url",
    "canonical": "canonical canonical_url canonicalurl original_url",
    "link": "link external_url external_link link_to link_url",
    "aliases": "aliases alias redirect_from redirects",
    "id": "id guid uuid",
    "author": "author authors by byline writer creator autor auteur autore auteurs autoren "
    "autores forfatter författare kirjoittaja",
    "tags": "tags tag categories category keywords topics labels subjects",
    "summary": "summary description excerpt subtitle_summary abstract teaser preamble lead "
    "samenvatting zusammenfassung resumen résumé ingress ingres",
    "draft": "draft is_draft isdraft",
    "hidden": "hidden unlisted feed_exclude",
    "language": "language lang locale",
    "image": "image cover banner thumbnail feature_image featured_image hero_image og_image "
    "cover_image header_image social_image image_url url_to_image top_image thumbnail_url "
    "lead_image main_image",
    "enclosure": "enclosure enclosures audio podcast attachments media",
    "timezone": "timezone tz time_zone",
    "minor": "minor",
    "toc": "toc table_of_contents show_toc",
    "image_alt": "image_alt cover_alt cover_image_alt featured_image_alt feature_image_alt "
    "hero_image_alt og_image_alt",
    "page": "page",
    "source": "source sources",
    "body": "body text content_html html content content_text markdown md "
    "content_markdown body_markdown body_html article full_text rendered story maintext main_text "
    "body_text article_body post_content content_encoded lead_paragraph tekst texte texto "
    "testo brødtekst brödtext inhalt inhoud",
}

KNOWN: Mapping[str, str] = {key: name for name, keys in _MEANINGS.items() for key in keys.split()}
"""Folded key → canonical name."""

NAMES = frozenset(_MEANINGS)
"""The canonical names."""

_RANK: Mapping[str, int] = {key: place for place, key in enumerate(KNOWN)}

_SEPARATORS = lazy_regex(r"[\s\-.]+")
_OWNER = lazy_regex(r"^(?:content|article|post|entry|item|story|news|page)_")
_CAMEL = lazy_regex(r"(?<=[a-z0-9])(?=[A-Z])")


def canonical(key: str, mapping: Mapping[str, str] | None = None) -> str:
    """The name this project has for a key: `pubDate`, `PUBLISHED_DATE` → `date`.

    Case, hyphens, blanks and camel case do not count. An unknown key keeps its folded form.
    `mapping` is the configured [tool.feeds.fields] and comes first.
    """
    return meaning(key, mapping)[1]


def meaning(key: str, mapping: Mapping[str, str] | None = None) -> tuple[str, str]:
    """The folded key, or the one that `mapping` puts in its place; and what that one means."""
    folded = fold(key)
    for stated, name in mapping.items() if mapping else ():
        if fold(stated) == folded:
            return _meaning(fold(name))
    return _meaning(folded)


@lru_cache(maxsize=1024)
def _meaning(folded: str) -> tuple[str, str]:
    return folded, _known(folded) or folded


def _known(folded: str) -> str | None:
    """`content_title` and `post_date` are a title and a date, as are `contenttitle`s."""
    return (
        KNOWN.get(folded)
        or KNOWN.get(folded.replace("_", ""))
        or KNOWN.get(_OWNER.sub("", folded, count=1))
    )


@lru_cache(maxsize=1024)
def rank(key: str) -> int:
    """Where a key stands in the table: of two that mean the same, the lower is surer.

    `date` comes ahead of `publishDate`, and that ahead of `created`.
    """
    folded = fold(key)
    place = _RANK.get(folded)
    return _RANK.get(folded.replace("_", ""), len(_RANK)) if place is None else place


@lru_cache(maxsize=1024)
def fold(key: str) -> str:
    """Lower case, words joined by one underscore; signs that nobody sees do not count, nor does
    the mark of a question (`Published?`).
    """
    if not key.isascii():
        plain = unicodedata.normalize("NFKC", key)
        key = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return _SEPARATORS.sub("_", _CAMEL.sub("_", key.strip())).lower().strip("_?")
