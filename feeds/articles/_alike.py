"""Articles that say the same of themselves, but for title, date, tags and slug.

A site's articles have the same keys, and nearly the same values. What such values mean is found
out once; of each further article only what depends on its own words, date and name is.
"""

from __future__ import annotations

from collections.abc import Hashable

import msgspec

from feeds.articles._address import made_address, own_address
from feeds.articles._address_parts import Making, parts_of
from feeds.articles._content import shown_of, with_own_ids
from feeds.articles._dating import Dating, date_of
from feeds.articles._draft import Draft
from feeds.articles._fields import texts
from feeds.articles._own_slug import own_slug
from feeds.articles._slips import draft_meant
from feeds.articles._statement import statement_of
from feeds.articles._terms import terms_of
from feeds.articles._wording import Wording, wording_of
from feeds.config import Config
from feeds.content import sounds_in
from feeds.model import Document, Field

__all__ = ["Alike"]

_OWN = frozenset({"title", "date", "tags", "slug"})
"""What each article states for itself."""


class Alike:
    """The drafts that were made, by all that their fields say but what is an article's own.

    For articles of one site and one set of settings, none of which is changed meanwhile.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, Draft] = {}

    def draft(self, document: Document, config: Config) -> Draft | None:
        """What `draft` makes of it; None where no article like it is known, or it is special."""
        like = self._known.get(_key(document))
        if like is None or document.problems or document.left_out:
            return None
        body, html, warnings = shown_of(document, config)
        if warnings or not body.text or sounds_in(html) or any(draft_meant(document)):
            return None
        words = wording_of(document, config, html)
        dating = date_of(document, config, language=words.language)
        if words.lead or not words.title or not isinstance(dating, Dating) or dating.problems:
            return None
        return msgspec.structs.replace(
            _with_own_words(like, document, config, words, dating),
            html=with_own_ids(html, document, config),
            text=body.text,
        )

    def learn(self, document: Document, made: object) -> None:
        """Know a draft from now on, unless there is more to it."""
        if not isinstance(made, Draft) or document.line:
            return
        if made.problems or made.aliases or made.enclosures or made.title_derived:
            return
        if made.updated is None and made.expires is None:
            self._known[_key(document)] = msgspec.structs.replace(made, html="", text="")


def _with_own_words(
    like: Draft, document: Document, config: Config, words: Wording, dating: Dating
) -> Draft:
    """The draft but for its body."""
    slug, is_stated = own_slug(document, words, config)
    making = Making(
        document=document,
        config=config,
        slug=slug,
        language=words.language,
        date=dating.published,
    )
    return msgspec.structs.replace(
        like,
        path=document.path,
        file=document.path,
        title=words.title,
        slug=slug,
        slug_stated=is_stated,
        language=words.language,
        published=dating.published,
        due=dating.due,
        date_source=dating.source,
        published_at=dating.published_at,
        address=own_address(making) or made_address(making),
        parts=parts_of(making, config.patterns.of(document.path)),
        tags=texts(document, "tags"),
        terms=terms_of(document, config),
        summary=words.summary,
        digest=document.digest,
        statement=statement_of(document),
    )


def _key(document: Document) -> Hashable:
    """What the fields say, but for what is the article's own."""
    said = tuple(
        (item.name, item.key, item.line, item.source, _said(item)) for item in document.fields
    )
    return (document.line, document.markup, document.is_page, document.body_line, said)


def _said(item: Field) -> Hashable:
    value = item.value
    if item.name in _OWN:
        return type(value)
    return value if isinstance(value, str) else (repr(value),)
