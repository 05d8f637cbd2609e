"""One pass over the tags of a piece of HTML: what is open, what is closed, what is wrong."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from feeds.patterns import lazy_regex
from feeds.validation import _html_names as names
from feeds.validation._finding import Rule
from feeds.validation._html_harmless import harmless, passage
from feeds.validation._html_links import EMPTY_LINK, is_right, targets_in
from feeds.validation._html_tag import MOST_FLAWS, Flaw, tag_flaws

__all__ = ["RULES", "HtmlScan"]


# Possessive throughout: a tag that never ends is scanned once, not once for each character.
_TAG = lazy_regex(
    r"<(?:"
    r"""([A-Za-z][^\s/>"'<=]*+)((?:[^>"'<]++|"[^"]*+"|'[^']*+'|)*+)(>?)"""
    r"|/([A-Za-z][^\s/<>]*+)[^<>]*+(>?)"
    r"|!--((?:[^-]++|-(?!->)|)*+)((?:-->)?)"
    r"|([!?][^<>]{0,40})"
    r")"
)

_ATTRIBUTE = lazy_regex(r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")
_MENDED = names.VOID | {"p"}  # </br> and </p> make an element of their own in browsers
_NOTED = names.FOREIGN | names.VERBATIM
_LONGEST_EMPTY = 500  # characters of tags that a link without a text may hold
_ANY_TAG = lazy_regex(r"<[^>]*>")
_MEDIA = lazy_regex(r"<(?:img|svg|video|audio|picture|object|iframe|math|canvas)\b", re.IGNORECASE)

INSTRUCTION = Rule(
    code="H106",
    name="html-instruction",
    severity="warning",
    message="HTML has no processing instructions: {value}",
    hint="leave it out",
    spec=(
        "https://html.spec.whatwg.org/multipage/parsing.html#parse-error-unexpected-question-mark-instead-of-tag-name"
    ),
)
UNCLOSED = Rule(
    code="H301",
    name="unclosed-element",
    severity="warning",
    message="<{tag}> is not closed",
    hint="add </{tag}>",
    spec="https://html.spec.whatwg.org/multipage/syntax.html#normal-elements",
    once="feed",
)
UNOPENED = Rule(
    code="H302",
    name="unopened-element",
    severity="warning",
    message="</{tag}> closes nothing",
    hint="remove it, or add <{tag}> where it begins",
    spec="https://html.spec.whatwg.org/multipage/syntax.html#normal-elements",
    once="feed",
)
CROSSED = Rule(
    code="H303",
    name="crossed-elements",
    severity="warning",
    message="</{tag}> comes before </{open}>",
    hint="close <{open}> first",
    spec="https://html.spec.whatwg.org/multipage/parsing.html#misnested-tags:-b-i-/b-/i",
    once="feed",
)
BROKEN_TAG = Rule(
    code="H305",
    name="broken-tag",
    severity="warning",
    message="{what}",
    hint="finish it, or write &lt; for a literal <",
    spec="https://html.spec.whatwg.org/multipage/syntax.html#start-tags",
    once="feed",
)
DUPLICATE_ATTRIBUTE = Rule(
    code="H307",
    name="html-duplicate-attribute",
    severity="warning",
    message="<{tag}> has {attribute} twice",
    hint="keep one",
    spec="https://html.spec.whatwg.org/multipage/syntax.html#attributes-2",
    once="feed",
)


class HtmlScan:
    """One pass over the tags of one text."""

    def __init__(self, html: str, *, base: str, secure: bool) -> None:
        self.found: list[Flaw] = []
        self.verbatim: list[tuple[int, int]] = []  # where <pre>, <code> and their like stand
        self._html = html
        self._base = base
        self._secure = secure
        self._open: list[tuple[str, int, int]] = []  # name, where it begins, where it ends
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._foreign = 0  # how many <svg> and <math> are open
        self._quoted = 0  # how many <pre>, <code> …
        self._forgiven: Counter[str] = Counter()  # end tags still to come, of crossed elements
        self._targets: frozenset[str] | None = None

    def _add(self, rule: Rule, offset: int, **params: str) -> None:
        self.found.append(Flaw(rule, offset, params))

    def read(self) -> None:
        """Collect the faults of all tags; what is never closed comes last."""
        html, found = self._html, self.found
        pass_over, next_tag = passage(self._secure).match, _TAG.search
        position = 0
        while len(found) < MOST_FLAWS:
            if not self._foreign:
                position = pass_over(html, position).end()  # type: ignore[union-attr]
            match = next_tag(html, position)
            if match is None:
                break
            position = self._read(match)
        for tag, offset, _ in self._open:
            self._unclosed(tag, offset)
            if tag in names.VERBATIM and self._quoted:
                self.verbatim.append((offset, len(html)))
                self._quoted = 0

    def _read(self, match: re.Match[str]) -> int:
        """Look at one tag; where to go on, which for a script is behind its text."""
        opened, attributes, end, closed, shut = match.group(1, 2, 3, 4, 5)
        if closed is not None:
            self._close(closed.lower(), *match.span())
            if not shut:
                self._broken(match, f"</{closed} has no closing >")
        elif opened is None:
            self._other(match)
        elif not end:
            self._broken(match, f"<{opened} has no closing >")
        else:
            tag = opened.lower()
            self._start(tag, attributes, match)
            if tag in names.RAW_TEXT and not attributes.endswith("/"):
                return self._raw_end(tag, match.end())
        return match.end()

    def _unclosed(self, tag: str, offset: int) -> None:
        """An element left open; one that HTML does not have has been reported as that."""
        known = tag in names.ELEMENTS or tag in names.SAFE_FOREIGN or "-" in tag
        if known and tag not in names.OPTIONAL_END:
            self._add(UNCLOSED, offset, tag=tag)

    def _broken(self, match: re.Match[str], what: str) -> None:
        self._add(BROKEN_TAG, match.start(), what=what)

    def _raw_end(self, tag: str, position: int) -> int:
        """Where the text of a <script> ends; what looks like markup inside it is none."""
        match = re.compile(f"</{tag}", re.IGNORECASE).search(self._html, position)
        return match.start() if match else len(self._html)

    def _other(self, match: re.Match[str]) -> None:
        """A comment, a declaration, an instruction."""
        comment, ended, other = match.group(6, 7, 8)
        if comment is not None:
            if not ended:
                self._broken(match, "a comment without its -->")
        elif other.startswith("?"):
            self._add(INSTRUCTION, match.start(), value=f"<{other.split()[0]}")
        elif not other[1:8].lower().startswith("doctype"):
            self._broken(match, f"HTML has no <{other.split()[0]}")

    def _start(self, tag: str, raw: str, match: re.Match[str]) -> None:
        closed = raw.endswith("/") and bool(self._foreign)
        if tag in names.FOREIGN and not closed:
            self._foreign += 1
        plain = tag in names.PLAIN or (tag == "img" and " alt=" in raw)
        if not plain or self._foreign or (raw and not harmless(raw, self._secure)):
            self._attributes(tag, raw, match)
        if closed or tag in names.VOID:
            return
        self._open.append((tag, match.start(), match.end()))
        self._counts[tag] += 1
        if tag in names.VERBATIM:
            self._quoted += 1

    def _attributes(self, tag: str, raw: str, match: re.Match[str]) -> None:
        attributes: dict[str, str] = {}
        places: dict[str, int] = {}
        start = match.start(2)
        for one in _ATTRIBUTE.finditer(raw):
            name = one.group(1).lower()
            if name in attributes:
                if tag in names.ELEMENTS or self._foreign:  # else words in angle brackets
                    self._add(DUPLICATE_ATTRIBUTE, start + one.start(), tag=tag, attribute=name)
                continue
            attributes[name] = one.group(2) or one.group(3) or one.group(4) or ""
            places[name] = start + one.start()
        for flaw in tag_flaws(
            tag, attributes, foreign=self._foreign > 0, base=self._base, secure=self._secure
        ):
            address = attributes.get(flaw.attribute, "")
            if tag == "a" and self._is_right(flaw.rule, address, match.end()):
                continue
            offset = places.get(flaw.attribute, match.start())
            self.found.append(Flaw(flaw.rule, offset, flaw.params))

    def _is_right(self, rule: Rule, address: str, end: int) -> bool:
        """Whether the link whose tag ends at `end` is right, although it breaks `rule`."""
        return is_right(rule, address, targets=self._all_targets, text=lambda: self._inside(end))

    def _all_targets(self) -> frozenset[str]:
        if self._targets is None:
            self._targets = targets_in(self._html)
        return self._targets

    def _inside(self, begin: int) -> str:
        """The text of the link whose tag ends at `begin`, markup and all."""
        return self._html[begin : begin + _LONGEST_EMPTY].partition("</a")[0]

    def _close(self, tag: str, start: int, end: int) -> None:
        if self._open and self._open[-1][0] == tag:  # nearly always
            _, began, ended = self._open.pop()
            self._counts[tag] -= 1
            if tag in _NOTED:
                self._left(tag, began, end)
            if tag == "a":
                self._link(began, ended, start)
            return
        if not self._counts[tag]:
            if self._forgiven[tag]:
                self._forgiven[tag] -= 1
            elif tag not in _MENDED:
                self._add(UNOPENED, start, tag=tag)
            return
        crossed = ""
        while True:
            name, began, ended = self._open.pop()
            self._counts[name] -= 1
            self._left(name, began, end)
            if name == tag:
                break
            if name not in names.OPTIONAL_END and not crossed:
                crossed = name
                self._crossed(tag, name, start, began, end)
        if tag == "a":
            self._link(began, ended, start)

    def _crossed(self, tag: str, name: str, start: int, began: int, end: int) -> None:
        """</tag> met while <name> is open: crossed if </name> follows, else never closed."""
        if f"</{name}" in self._html[end : end + 2000].lower():
            self._add(CROSSED, start, tag=tag, open=name)
            self._forgiven[name] += 1
        else:
            self._unclosed(name, began)

    def _left(self, name: str, began: int, end: int) -> None:
        if name in names.FOREIGN:
            self._foreign = max(0, self._foreign - 1)
        if name in names.VERBATIM:
            self._quoted -= 1
            if not self._quoted:
                self.verbatim.append((began, end))

    def _link(self, began: int, ended: int, closed: int) -> None:
        """A link with nothing in it that can be seen or heard."""
        if closed - ended > _LONGEST_EMPTY:
            return
        inner = self._html[ended:closed].strip()
        if inner and ("<" not in inner or _MEDIA.search(inner) or _ANY_TAG.sub("", inner).strip()):
            return
        tag = self._html[began:ended]
        href = re.search(r"""href\s*=\s*["']?([^"'\s>]*)""", tag, re.IGNORECASE)
        own = href is not None and href.group(1).startswith("#")  # the anchor of a heading
        if href and not own and "aria-label" not in tag:
            self._add(EMPTY_LINK, began, value=href.group(1))


RULES: tuple[Rule, ...] = (
    INSTRUCTION,
    UNCLOSED,
    UNOPENED,
    CROSSED,
    BROKEN_TAG,
    DUPLICATE_ATTRIBUTE,
)
