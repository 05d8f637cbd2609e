"""What a rule asks, why, and how it looks done wrong and right."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill, indent

from feeds.validation._finding import Rule
from feeds.validation.reports._columns import shown

__all__ = ["explain", "list_rules"]

_GROUPS = {
    "X": "XML, encodings and files",
    "A": "Atom",
    "R": "RSS",
    "J": "JSON Feed",
    "O": "OPML",
    "E": "extensions",
    "V": "values: dates, addresses, languages, types",
    "H": "HTML inside content",
    "Q": "quality beyond the specifications",
    "S": "across a site",
    "N": "over the network",
}
_WIDTH = 88


def explain(rule: Rule) -> str:
    """The page of one rule."""
    parts = [
        f"{rule.code} {rule.name} ({rule.severity})",
        fill(f"{_sentence(rule.message)}.", _WIDTH),
        fill(rule.why, _WIDTH),
    ]
    if rule.opt_in:
        parts.append(f"It is reported only where it is selected: --select {rule.code}.")
    if rule.bad:
        parts.append("Wrong:\n\n" + indent(_visible(rule.bad), "    "))
    parts.append("Right:\n\n" + indent(_visible(rule.good), "    "))
    parts.append(fill(f"What to do: {_plain(rule.hint)}.", _WIDTH))
    parts.append(rule.spec)
    return "\n\n".join(parts) + "\n"


def list_rules(rules: Iterable[Rule]) -> str:
    """All rules, one a line, by group."""
    lines: list[str] = []
    group = ""
    for rule in sorted(rules, key=lambda one: (list(_GROUPS).index(one.code[0]), one.code)):
        if rule.code[0] != group:
            group = rule.code[0]
            lines += ["", f"{group}  {_GROUPS[group]}"] if lines else [f"{group}  {_GROUPS[group]}"]
        lines.append(f"  {rule.code}  {rule.severity:<7}  {rule.name}")
    return "\n".join(lines) + "\n"


def _sentence(template: str) -> str:
    text = _plain(template)
    return text[:1].upper() + text[1:]


def _plain(template: str) -> str:
    """A template with its holes shown as …."""
    holes = _Holes()
    return template.format_map(holes)


class _Holes(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _visible(text: str) -> str:
    return "\n".join(shown(line) for line in text.splitlines())
