"""Words by which an article says who may see it: one literal table.

What a key that keeps articles out says, and is not understood, publishes nothing: it comes to a
field UNCLEAR, which is an error. Of a key that may as well speak of other things (`status`) only
the words below count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from feeds.model import Value
from feeds.patterns import lazy_regex

__all__ = ["KEPT_OUT", "UNCLEAR", "state_in_text", "state_of"]

KEPT_OUT = "kept out"
"""The name of a field whose value is why nobody may see the article; no key is folded to it."""

UNCLEAR = "not clear"
"""The name of a field whose value is what is not understood; no key is folded to it either."""

State = tuple[str, str]
"""The name and value of the field that a key and its word come to."""

_NONE = frozenset({"", "null", "none", "nil", "nan", "n/a", "undefined", "~", "-"})
_NO = frozenset(
    "false no off 0 n f nee nein non não nao nej nei ne nie ei hayır nem нет ні いいえ 否 "
    "☐ ✗ ✘ ❌".split()
)
_YES = frozenset(
    "true yes on 1 y t x ja oui sí si sim sì ano tak kyllä jah evet igen да так はい 是 예 "
    "☑ ✓ ✔ ✅".split()
)

_DRAFTS = frozenset(
    "draft private pending unpublished future scheduled trash trashed skip auto_draft "
    "not_published not_public pending_review deleted embargoed pending_publish in_review "
    "under_review needs_review awaiting_review ready_for_review for_review to_review removed "
    "withdrawn wip work_in_progress not_ready unapproved disabled "
    "concept entwurf brouillon borrador rascunho bozza utkast udkast kladde luonnos szkic koncept "
    "taslak piszkozat ciornă черновик чернетка 下書き 草稿 초안 "
    "privé privat privado privada privato privata".split()
)
_BEGINS = lazy_regex(r"(?:draft|unpublished)\b(?![_-])|(?:not|do not|don't) publi(?:c\b|sh)")
_DAY = lazy_regex(r"\d{4}-\d\d")
_AROUND = lazy_regex(r"\A\W++|\W+\Z")
"""Signs and pictures before and behind a word."""

_PAID = frozenset("paid members subscribers only_paid only_free founding tiers".split())
_SOME = frozenset(
    "internal restricted confidential secret staff team company registered logged_in "
    "authenticated premium patrons supporters customers friends family password protected".split()
)
"""Whom else `visibility` and `access` may name; a status of that name may mean another thing."""

_SECRET = frozenset(
    "confidential strictly_confidential secret top_secret not_for_publication internal_use_only "
    "eyes_only vertrouwelijk vertraulich geheim confidentiel confidencial riservato".split()
)
"""What a status means nothing else by."""

_ALL = frozenset("public published everyone everybody anyone all open world always".split())
_HIDDEN = frozenset({"hidden", "unlisted"})


def state_of(folded: str, name: str, key: str, value: Value) -> State | None:
    """What a key that is folded so, and has that meaning, says of who may see the article.

    None where it says nothing of that.
    """
    kind = _KINDS.get(folded) or _FLAGS.get(name)
    if kind is None:
        return None
    words = [word for word in _words(value) if word not in _NONE]
    return kind(key, words) if words else None


def state_in_text(folded: str, name: str, key: str, value: str) -> State | None:
    """The same of a line in a plain text, which is not one of its sentences.

    A key that is none of our own names counts with its words alone: `Access: by the quay` says
    nothing here, and `access: everyone` that all may see it.
    """
    value = value.strip("\"'")
    state = state_of(folded, name, key, value)
    if state is not None:
        return None if state[0] == UNCLEAR and " " in value else state
    is_said = folded in _KINDS and {*_words(value)} <= _ALL | _YES | _NO | _NONE
    return (folded, value) if is_said else None


def _password(key: str, words: list[str]) -> State | None:
    return None if set(words) <= _NO else (KEPT_OUT, f"behind a password ({key})")


def _draft(key: str, words: list[str]) -> State | None:
    return ("draft", _flag(words)) if _flag(words) else _unclear(key, words)


def _hidden(key: str, words: list[str]) -> State | None:
    return ("hidden", _flag(words)) if _flag(words) else _unclear(key, words)


def _private(key: str, words: list[str]) -> State | None:
    return None if _flag(words) == "false" else _draft(key, words)


def _flagged(_key: str, words: list[str]) -> State | None:
    """Of a key that may as well have another meaning."""
    return ("draft", "true") if _flag(words) == "true" else None


def _typed(_key: str, words: list[str]) -> State | None:
    """Of a key that says what kind of text it is."""
    return ("draft", "true") if {*words} & {"draft", "drafts", "unpublished"} else None


def _of_id(_key: str, words: list[str]) -> State | None:
    """As Sanity names what was edited since it was published, or never was."""
    return ("draft", "true") if words[0].startswith("drafts.") else None


def _expired(key: str, words: list[str]) -> State | None:
    """Whether, or on which day."""
    if _flag(words):
        return _flagged(key, words)
    return ("expires", words[0]) if _DAY.match(words[0]) else None


def _hide(_key: str, words: list[str]) -> State | None:
    return ("hidden", "true") if _flag(words) == "true" else None


def _gone(_key: str, words: list[str]) -> State | None:
    """A day on which it was taken away."""
    return None if set(words) <= _NO else ("draft", "true")


def _for_members(key: str, words: list[str]) -> State | None:
    return _for_some(key, words[0]) if _flag(words) == "true" else None


def _tier(key: str, words: list[str]) -> State | None:
    return next((_for_some(key, word) for word in words if word in _PAID | {"premium"}), None)


def _listed(_key: str, words: list[str]) -> State | None:
    return ("hidden", "true") if _flag(words) == "false" else None


def _shown(_key: str, words: list[str]) -> State | None:
    """Of a key whose other values may mean anything."""
    return ("draft", "true") if _flag(words) == "false" else None


def _public(key: str, words: list[str]) -> State | None:
    if _flag(words):
        return "draft", "false" if set(words) <= _YES else "true"
    return _of_words(key, words) or (None if set(words) <= _ALL else _unclear(key, words))


def _published(key: str, words: list[str]) -> State | None:
    """`published: false`, else a date, which is read later."""
    found = _public(key, words)
    return None if found is not None and found[0] == UNCLEAR else found


def _publish(key: str, words: list[str]) -> State | None:
    """Whether, or from which day on."""
    found = _public(key, words)
    return ("release", words[0]) if found is not None and found[0] == UNCLEAR else found


def _paid(key: str, words: list[str]) -> State | None:
    return None if _flag(words) == "false" else _for_some(key, words[0])


def _free(key: str, words: list[str]) -> State | None:
    return _for_some(key, words[0]) if _flag(words) == "false" else None


def _of_words(key: str, words: list[str], some: frozenset[str] = _SECRET) -> State | None:
    for word in words:
        bare = _AROUND.sub("", word)
        plain = re.sub(r"[\s-]+", "_", bare)
        if plain in _DRAFTS or _BEGINS.match(bare):
            return "draft", "true"
        if plain.removesuffix("_only") in _PAID | some:
            return _for_some(key, word)
        if plain in _HIDDEN:
            return "hidden", "true"
    return None


def _for_some(key: str, word: str) -> State:
    return KEPT_OUT, f"for some readers only ({key}: {word})"


def _whom(key: str, words: list[str]) -> State | None:
    return _of_words(key, words, _SOME | _SECRET)


def _secrecy(key: str, words: list[str]) -> State | None:
    return _of_words(key, words, _SECRET | {"internal", "restricted", "classified"})


def _unclear(key: str, words: list[str]) -> State:
    return UNCLEAR, f"{key}: {', '.join(words)[:60]}"


def _flag(words: list[str]) -> str:
    """What flags come to, of which one yes is enough; "" where one is none."""
    if not set(words) <= _YES | _NO:
        return ""
    return "true" if _YES & set(words) else "false"


def _words(value: Value) -> Iterator[str]:
    """The texts in a value of any shape."""
    if isinstance(value, str):
        yield value.strip().lower()
        return
    for one in value.values() if isinstance(value, Mapping) else value:
        yield from _words(one)


_Kind = Callable[[str, list[str]], State | None]

_FLAGS: Mapping[str, _Kind] = {"draft": _draft, "hidden": _hidden}
"""By the name that the key has here."""

_TABLE: Mapping[str, _Kind] = {
    "password post_password passwd passphrase": _password,
    "published": _published,
    "publish": _publish,
    "is_published public is_public visible is_visible": _public,
    "private is_private unpublished is_unpublished deleted is_deleted trashed": _private,
    "secret is_secret confidential is_confidential internal is_internal protected is_protected "
    "embargoed is_embargoed withdrawn is_withdrawn removed is_removed trash "
    "wip is_wip work_in_progress "
    "concept entwurf brouillon borrador rascunho bozza utkast udkast kladde luonnos szkic koncept "
    "taslak piszkozat ciornă черновик чернетка 下書き 草稿 초안": _flagged,
    "deleted_at deleted_on removed_at removed_on trashed_at withdrawn_at withdrawn_on": _gone,
    "hide is_hidden": _hide,
    "listed is_listed": _listed,
    "dg_publish live is_live publishable is_publishable enabled "
    "is_enabled ready_to_publish": _shown,
    "id": _of_id,
    "expired is_expired": _expired,
    "type kind layout post_type": _typed,
    "status post_status state post_state stage audience workflow workflow_state workflow_status "
    "publish_state publish_status publishing_state publishing_status publication_state "
    "publication_status published_state editorial_state editorial_status draft_status "
    "content_status article_status entry_status page_status": _of_words,
    "visibility access privacy visible_to": _whom,
    "classification security_classification confidentiality sensitivity": _secrecy,
    "members_only subscribers_only paid_only is_paid premium is_premium paywall paywalled "
    "requires_login login_required requires_auth encrypted is_encrypted": _paid,
    "paid members subscribers": _for_members,
    "tier tiers subscription plan content_tier": _tier,
    "is_accessible_for_free": _free,
}
_KINDS: Mapping[str, _Kind] = {
    **{key.replace("_", ""): kind for keys, kind in _TABLE.items() for key in keys.split()},
    **{key: kind for keys, kind in _TABLE.items() for key in keys.split()},
}
