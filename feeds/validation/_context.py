"""The collector that every check writes to: what is known of the document, and its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta

from feeds.records import NamedTuple, dataclass
from feeds.validation._facts import FeedFacts
from feeds.validation._finding import Finding, Rule, ValidationReport
from feeds.validation._identity import hint_at
from feeds.validation._node import Node
from feeds.validation._once import Firsts, Place
from feeds.validation._state import State

__all__ = ["MORE_OF_THE_SAME", "MOST_PER_RULE", "RULES", "Context", "KeptFindings", "Where"]

_LONGEST = 80
MOST_PER_RULE = 200  # findings of one rule that are kept; a hostile document breaks one a byte


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a text: where it begins, its path, and the address relative ones start from."""

    line: int
    column: int
    path: str  # "feed/entry[3]/content"
    base: str = ""  # xml:base, or the document's own address; "" where unknown
    locate: Callable[[int], tuple[int, int]] | None = None

    def at(self, index: int) -> tuple[int, int]:
        """Line and column of character `index` of the text."""
        return self.locate(index) if self.locate else (self.line, self.column)


class KeptFindings(NamedTuple):
    """The findings of a context at one moment."""

    findings: tuple[Finding, ...]
    counts: Counter[str]
    firsts: Firsts


_TODAY = timedelta(days=1)

MORE_OF_THE_SAME = Rule(
    code="X104",
    name="more-of-the-same",
    severity="info",
    message="{count} more findings of {code} are not listed",
    hint="correct the listed ones and run again",
    spec="https://www.w3.org/TR/xml/",
)


class Context:
    """One validation: the circumstances of the document, and what was found.

    `name` is the file name, `base` the address the document has or will have, `charset` and
    `content_type` what HTTP said of it ("" where unknown); `now` None means that no rule may
    ask for the time.
    """

    __slots__ = (
        "_counts",
        "_findings",
        "_firsts",
        "_ignore",
        "_select",
        "base",
        "charset",
        "content_type",
        "encoding",
        "facts",
        "format",
        "looks_at_html",
        "name",
        "now",
        "size",
        "state",
    )

    def __init__(
        self,
        *,
        name: str = "",
        base: str = "",
        content_type: str = "",
        charset: str = "",
        now: datetime | None = None,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.base = base
        self.content_type = content_type
        self.charset = charset
        self.now = now
        self.format = ""
        self.encoding = ""  # what the document was read as, in Python's name
        self.size = 0  # of the document, in bytes
        self.facts = FeedFacts()
        self.state = State()
        self.looks_at_html = "H" not in ignore and (
            not select or any(one[0] == "H" for one in select)
        )  # the costliest of all checks
        self._select = select
        self._ignore = ignore
        self._findings: list[Finding] = []
        self._counts: Counter[str] = Counter()
        self._firsts = Firsts()

    def is_to_come(self, moment: datetime) -> bool:
        """Whether it lies on a later day, where the time is known.

        An entry of today may have any hour: a date without one is often noon.
        """
        return self.now is not None and moment - self.now > _TODAY

    def add(self, rule: Rule, line: int, column: int, path: str, /, **params: object) -> None:
        """Report `rule` at a place (from 1; 0 unknown); `params` fill its message and hint.

        A `hint` among them is shown instead of the rule's own.
        """
        self.add_at(rule, lambda: (line, column), path, **params)

    def add_at(self, rule: Rule, place: Place, path: str, /, **params: object) -> None:
        """`add` at a place that takes time to find: it is asked for only where it is shown."""
        if self.enough(rule):
            return
        code = rule.code
        self._counts[code] += 1
        if rule.once and self._firsts.has(rule, path, place, len(self._findings)):
            return
        line, column = place()
        own = str(params.pop("hint", ""))
        texts = {key: _shortened(str(value)) for key, value in params.items()}
        self._findings.append(
            Finding(
                code=code,
                severity=rule.severity,
                line=line,
                column=column,
                path=path,
                message=rule.message.format(**texts),
                hint=own or hint_at(rule, path).format(**texts),
                spec=rule.spec,
            )
        )

    def kept(self) -> KeptFindings:
        """What has been found so far, to come back to."""
        return KeptFindings(tuple(self._findings), Counter(self._counts), deepcopy(self._firsts))

    def back_to(self, kept: KeptFindings) -> None:
        """Forget what was found and noted since."""
        self._findings, self._counts = list(kept.findings), Counter(kept.counts)
        self._firsts = kept.firsts
        self.format = ""
        self.facts, self.state = FeedFacts(), State()

    def discard(self) -> None:
        """Forget what was found: it was about a feed, and this is none."""
        self._findings.clear()
        self._counts.clear()
        self._firsts = Firsts()

    def at(self, rule: Rule, node: Node, attribute: str = "", **params: object) -> None:
        """Report at an attribute of `node`, or with "" at the beginning of its text."""
        if self.enough(rule):
            return
        line, column = node.attribute_place(attribute) if attribute else node.text_place()
        self.named(rule, node, attribute, line, column, params)

    def on(self, rule: Rule, node: Node, **params: object) -> None:
        """Report at the start tag of `node`."""
        self.named(rule, node, "", node.line, node.column, params)

    def ending(self, rule: Rule, node: Node, **params: object) -> None:
        """Report at the end tag of `node`: where what is missing would have stood last."""
        self.named(rule, node, "", node.end_line, node.end_column, params)

    def named(
        self,
        rule: Rule,
        node: Node,
        attribute: str,
        line: int,
        column: int,
        params: dict[str, object],
    ) -> None:
        """`add`, with the names of the element and of what it stands in."""
        if self.enough(rule):
            return
        label = node.tag.label
        shown = attribute.rpartition("}")[2]
        parent = node.parent.tag.label if node.parent else ""
        names: dict[str, object] = {
            "element": f"{label}/@{shown}" if attribute else label,
            "parent": parent or "the document",
        }
        path = f"{node.path}/@{shown}" if attribute else node.path
        self.add(rule, line, column, path, **(names | params))

    def enough(self, rule: Rule) -> bool:
        """Whether a finding of this rule need not be made: not asked for, or one of too many."""
        code = rule.code
        if not self.wants(rule):
            return True
        if self._counts[code] < MOST_PER_RULE:
            return False
        self._counts[code] += 1
        return True

    def count(self, rule: Rule, number: int) -> None:
        """So many more findings of a rule whose places are not given."""
        if number and self.wants(rule):
            self._counts[rule.code] += number

    def wants(self, rule: Rule) -> bool:
        """Whether the caller asked for this rule; lets a costly check be left out."""
        code = rule.code
        if not self._select:
            if rule.opt_in:
                return False
        elif not code.startswith(self._select):
            return False
        return not (self._ignore and code.startswith(self._ignore))

    def report(self) -> ValidationReport:
        """The findings in the order of their places."""
        found = self._firsts.counted(self._findings, self._counts)
        more = MORE_OF_THE_SAME
        for code, count in sorted(self._counts.items()):
            if count > MOST_PER_RULE and not self._firsts.stand_for_all(code) and self.wants(more):
                left = {"code": code, "count": count - MOST_PER_RULE}
                message = more.message.format(**left)
                found.append(
                    Finding(
                        code=more.code,
                        severity=more.severity,
                        message=message,
                        hint=more.hint,
                        spec=more.spec,
                    )
                )
        found.sort(key=lambda one: (one.line, one.column, one.code))
        return ValidationReport(format=self.format, findings=tuple(found))


def _shortened(value: str) -> str:
    """A value for a message: one line, at most LONGEST characters."""
    line = " ".join(value.split()) if "\n" in value or "\t" in value else value
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


RULES: tuple[Rule, ...] = (MORE_OF_THE_SAME,)
