"""What Liquid must not see of a text is shielded: code, raw blocks, braces that are no tag.

A shielded text has the length of the text itself, so that a place in one is a place in the
other. Jekyll computes tags in code as well; a tag that stands in code here is an example of
one, and is shown.
"""

from __future__ import annotations

from feeds.markup._walk import LONGEST_TAG, Walk
from feeds.markup.words import CODE
from feeds.patterns import lazy_regex

__all__ = ["MARKS", "shielded", "unshielded", "without_gaps"]

_BRACE = "\ufdd0"  # stands for "{"; this character is none, in Unicode's own words
_GONE = "\ufdd1"  # stands for a character that is not shown
_OTHER = "\ufdd2"  # stands for the "{" of a shortcode in another language
MARKS = (_BRACE, _GONE, _OTHER)

_OPENING = lazy_regex(r"\{(?=[{%])")
_LIQUID = lazy_regex(r"\{%-?[ \t\n]*(?P<name>#|[A-Za-z_]\w*)(?:[^%]++|%(?!\})|)*+%\}")
_OUTPUT = lazy_regex(r"\{\{(?:[^}]++|\}(?!\})|)*+\}\}")
_LITERAL = frozenset({"raw", "verbatim"})
_RAW = lazy_regex(r"\{%-?\s*(?:end)?raw\s*-?%\}")


def shielded(text: str, *, is_html: bool = False) -> str:
    """The text with its Liquid tags, and nothing else that looks like one."""
    return _Shield(text, is_html=is_html).run()


def without_gaps(text: str) -> str:
    """A shielded text as Markdown and shortcodes see it: its hidden Liquid tags stay hidden."""
    return text.replace(_GONE, "").replace(_OTHER, "{")


def unshielded(text: str) -> str:
    """What a reader sees of a text that was shielded."""
    return text.replace(_BRACE, "{")


class _Shield(Walk):
    def plain(self, text: str) -> None:
        self.out.append(text)

    def keep(self, start: int, end: int, *, is_fence: bool = False) -> int:
        del is_fence
        return self._hide(start, end)

    def mark(self, sign: str, start: int, end: int) -> int:
        del sign
        return self._hide(start, end)

    def attributes(self, start: int, end: int) -> int:
        return self._hide(start, end)

    def tag(self, start: int) -> int:
        opening = self.text[start : start + 3]
        if opening in {"{{<", "{{%"}:
            self.out.append(_OTHER + _OTHER + opening[2])
            return start + 3
        if opening[:2] == "{#":
            self.out.append(_OTHER)
            return start + 1
        pattern, ending = (_LIQUID, "%}") if opening[1] == "%" else (_OUTPUT, "}}")
        longest = min(start + LONGEST_TAG, len(self.text))
        is_short = self.signs.after(ending, start + 2) < longest
        found = pattern.match(self.text, start, longest) if is_short else None
        if found is None:
            return self._hide(start, start + 2)
        end = found.end()
        name = found["name"].lower() if opening[1] == "%" else ""
        if name in _LITERAL or name in CODE:
            return self._block(name, start, end)
        self.out.append(found.group())
        return end

    def _block(self, name: str, start: int, end: int) -> int:
        """A block whose tags are shown; of a raw block its own tags are not."""
        closing = self.closing(name, end)
        if name in _LITERAL:
            self.out.append(_GONE * (end - start))
        else:
            self.out.append(self.text[start:end])
        if closing is None:
            return end
        inner = self.text[end : closing.start()]
        if name in CODE:
            inner = _RAW.sub(lambda match: _GONE * len(match.group()), inner)
        self.out.append(_OPENING.sub(_BRACE, inner))
        if name in _LITERAL:
            self.out.append(_GONE * len(closing.group()))
            return closing.end()
        return closing.start()

    def _hide(self, start: int, end: int) -> int:
        self.out.append(_OPENING.sub(_BRACE, self.text[start:end]))
        return end
