"""What JavaScript and TypeScript state literally. Nothing is ever executed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from feeds.patterns import lazy_regex

__all__ = ["literals_of"]

_DEEPEST = 8  # tables in one another

_TOKEN = lazy_regex(
    r"//[^\n]*+|/\*.*?(?:\*/|\Z)|(?P<quote>['\"`])"
    r"|(?P<word>[A-Za-z_$][\w$]*+)|(?P<mark>[{}\[\]():=,;]|\|\||\?\?)",
    re.DOTALL,
)
_STRINGS = {  # from behind the quote; `end` where it is closed
    "'": lazy_regex(r"((?:\\.|[^'\n\\]++|)*+)(?P<end>')?", re.DOTALL),
    '"': lazy_regex(r'((?:\\.|[^"\n\\]++|)*+)(?P<end>")?', re.DOTALL),
    "`": lazy_regex(r"((?:\\.|[^`\\]++|)*+)(?P<end>`)?", re.DOTALL),
}


def literals_of(text: str) -> Iterator[tuple[str, Any]]:
    """The texts and flags that JavaScript or TypeScript states literally; the first one counts."""
    return iter(_Script().read(text).items())


class _Script:
    """One pass over the words of a script; never further than its brackets."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self.above: list[str] = []
        self.last = ""
        self.key = ""
        self.is_value = False  # whether a value comes next
        self.named = ""  # the text that stood last, which may name the plugin set up next
        self.blogs = 0
        self.open: dict[str, int] = {}  # quote → how far none of its kind is closed

    def read(self, text: str) -> dict[str, Any]:
        place = 0
        while (token := _TOKEN.search(text, place)) is not None:
            place = token.end()
            if token["mark"]:
                self._mark(token["mark"])
            elif token["word"]:
                self._word(token["word"])
            elif token["quote"]:
                place = self._quoted(text, token["quote"], place)
        return self.found

    def _quoted(self, text: str, quote: str, start: int) -> int:
        """Where a string ends; a quote that nothing closes is a sign like any other."""
        if start < self.open.get(quote, 0):
            return start
        found = _STRINGS[quote].match(text, start)
        assert found is not None
        if found["end"] is None:
            self.open[quote] = found.end()  # nor is one that follows up to there
            return start
        self._text(re.sub(r"\\(.)", r"\1", found[1]), whole="${" not in found[1])
        return found.end()

    def _mark(self, mark: str) -> None:
        if mark in {"||", "??"}:  # what counts where an environment says nothing
            self.is_value = bool(self.key)
            return
        if mark in ":=":
            self.key, self.is_value = self.last, True
        elif mark in "{[(":
            self.above.append(self.key if self.last == ":" else self._plugin(mark))
            self.key, self.is_value = "", False
        else:
            if mark in "}])" and self.above:
                self.above.pop()
            self.key, self.is_value = "", False
        self.last = mark if mark in ":=" else ""

    def _plugin(self, mark: str) -> str:
        """A name for the options of each blog among the plugins of Docusaurus."""
        if mark != "{" or not self.named.endswith("content-blog"):
            return ""
        self.named, self.blogs = "", self.blogs + 1
        return f"content-blog.{self.blogs - 1}"

    def _word(self, word: str) -> None:
        if self.is_value and word in {"true", "false"}:
            self._keep(word)
        self.last, self.is_value = word, False

    def _text(self, text: str, *, whole: bool) -> None:
        self.named = text
        if self.is_value and whole:
            self._keep(text)
        self.last, self.is_value = text, False

    def _keep(self, value: str) -> None:
        if self.key and len(self.above) <= 2 * _DEEPEST:
            name = ".".join(part for part in (*self.above, self.key) if part).lower()
            self.found.setdefault(name, value)
