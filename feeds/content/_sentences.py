"""Sentences: titles and summaries made of whole ones."""

from __future__ import annotations

from sentencex import segment

from feeds.content._characters import one_line
from feeds.patterns import lazy_regex

__all__ = ["first_sentence", "sentences", "summarise", "title_from", "truncate"]

_TITLE_LENGTH = 120
_SUMMARY_LENGTH = 280
_MOST = 10_000  # characters of a paragraph; the library's time grows with the square of them

# For the last word of a sentence: looking through the whole of it takes fifty times as long.
_DOTTED = lazy_regex(r"(?:^|[(\[\"'“‘«])(?:\w{1,4}\.){2,}$")
"""o.a., f.eks., z.B.: letters and dots, twice or more."""

_INITIAL = lazy_regex(r"(?:^|[(\[\"'“‘«])[^\W\d_]\.$")
"""M., J.: one letter, as of a name or a form of address."""

_ORDINAL = lazy_regex(r"^\d{1,4}\.$")
"""17. in Danish, German, Czech and many more."""


def sentences(text: str, language: str = "") -> tuple[str, ...]:
    """Split the beginning of a paragraph into sentences, each on one line, none empty.

    The library does the work; what it cuts after an abbreviation, an initial or an ordinal
    is joined again, and nothing that goes on in lower case begins a sentence.
    """
    return tuple(_sentences(one_line(text), language))


def _sentences(line: str, language: str) -> list[str]:
    """Those of a paragraph that is on one line."""
    parts: list[str] = []
    last = ""
    for piece in segment(language.partition("-")[0] or "en", line[:_MOST]):
        sentence = piece.strip()
        if not sentence:
            continue
        if last.endswith(".") and _goes_on(last, sentence):
            parts[-1] = last = f"{last} {sentence}"
        else:
            parts.append(sentence)
            last = sentence
    return parts


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence does not end at its full stop."""
    first = after[0] if after[0].isalpha() else after.lstrip("\"'“‘«„([")[:1]
    if first.islower():
        return True
    word = _last_word(before)
    if word[:-1].isalpha() and len(word) > len("M."):
        return False  # as nearly always
    if _INITIAL.search(word) or _DOTTED.search(word):
        return first.isalnum()
    return bool(_ORDINAL.search(word)) and first.isdigit()


def _last_word(sentence: str) -> str:
    return sentence[sentence.rfind(" ") + 1 :]


def first_sentence(text: str, language: str = "") -> str:
    """The first sentence of a text, or "" where there is none."""
    return next(iter(sentences(text, language)), "")


def truncate(text: str, length: int) -> str:
    """At most `length` characters, cut at a word, with "…" where something was cut."""
    if len(text) <= length:
        return text
    cut = text[:length]
    if not text[length - 1].isspace() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    else:
        cut = cut[: length - 1]
    return cut.rstrip(" ,;:-–—") + "…"


def title_from(text: str, language: str = "") -> tuple[str, str]:
    """A title made of the first sentence, and that sentence as it stands.

    Whole if it has at most 120 characters, its full stop dropped; else cut at a word.
    """
    sentence = first_sentence(text, language)
    title = truncate(sentence, _TITLE_LENGTH)
    if title.endswith(".") and not title.endswith("..") and not _DOTTED.search(_last_word(title)):
        title = title[:-1]
    return title, sentence


def summarise(paragraphs: tuple[str, ...], language: str = "", *, after: str = "") -> str:
    """Whole sentences of at most 280 characters from paragraphs, each on one line, in order.

    `after` is the sentence that a derived title was made of: the summary begins behind it.
    "" where nothing remains, or where the first sentence alone is too long and nothing
    shorter is true to it (it is then cut at a word).
    """
    chosen: list[str] = []
    length = 0
    skip = bool(after)
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph, language):
            if skip:
                skip = False
                if sentence == after:
                    continue
            length += len(sentence) + bool(chosen)
            if length > _SUMMARY_LENGTH:
                return " ".join(chosen) or truncate(sentence, _SUMMARY_LENGTH)
            chosen.append(sentence)
    return " ".join(chosen)
