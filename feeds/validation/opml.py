"""OPML 2.0: the head, the outlines, and where each subscription leads."""

from __future__ import annotations

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation._opml_outlines import BAD_DATE, OutlineCheck
from feeds.validation.values.addresses import address_fault, scheme_of
from feeds.validation.values.dates import rfc822
from feeds.validation.values.people import addr_spec

__all__ = ["RULES", "check_opml"]

_VERSIONS = frozenset({"1.0", "1.1", "2.0"})
_DATES = frozenset({"dateCreated", "dateModified"})
_NUMBERED = frozenset({"vertScrollState", "windowTop", "windowLeft", "windowBottom", "windowRight"})
_HEAD = (
    _DATES | _NUMBERED | {"title", "ownerName", "ownerEmail", "ownerId", "docs", "expansionState"}
)
_NUMBER = lazy_regex(r"-?\d{1,9}")
_NUMBERS = lazy_regex(r"(?:\d{1,9}(?:\s*,\s*\d{1,9})*)?")


def check_opml(root: Node, context: Context) -> None:
    """Report what is wrong with a list of subscriptions."""
    context.format = "opml-2.0"
    _OpmlCheck(context).check(root)


BAD_VERSION = Rule(
    code="O101",
    name="opml-version",
    severity="error",
    message="the version of OPML is missing or unknown: {value}",
    hint='write <opml version="2.0">',
    spec="https://opml.org/spec2.opml",
)
MISSING_HEAD = Rule(
    code="O102",
    name="opml-missing-head",
    severity="error",
    message="the list has no head",
    hint="add <head><title>…</title></head> before the body",
    spec="https://opml.org/spec2.opml",
)
MISSING_BODY = Rule(
    code="O103",
    name="opml-missing-body",
    severity="error",
    message="the list has no body",
    hint="add <body> with the outlines",
    spec="https://opml.org/spec2.opml",
)
EMPTY_BODY = Rule(
    code="O104",
    name="opml-empty-body",
    severity="error",
    message="the body has no outline",
    hint="add at least one outline, or do not publish the list",
    spec="https://opml.org/spec2.opml",
)
BAD_NUMBER = Rule(
    code="O113",
    name="opml-bad-number",
    severity="error",
    message="{name} is no number: {value}",
    hint="write whole numbers, with commas between them in expansionState",
    spec="https://opml.org/spec2.opml",
)
BAD_OWNER = Rule(
    code="O115",
    name="opml-bad-owner",
    severity="warning",
    message="{name} is not {expected}: {value}",
    hint="give {expected}, or leave the element out",
    spec="https://opml.org/spec2.opml",
)
MISSING_TITLE = Rule(
    code="O117",
    name="opml-missing-title",
    severity="info",
    message="the list has no title",
    hint="add <title>…</title> to the head",
    spec="https://opml.org/spec2.opml",
)


class _OpmlCheck(OutlineCheck):
    """One list of subscriptions."""

    def check(self, root: Node) -> None:
        version = root.attributes.get("version", "")
        if version not in _VERSIONS:
            self._on(root, BAD_VERSION, value=version or "none")
        elif version != "2.0":
            self._context.format = f"opml-{version}"
        parts = self._children(root, frozenset({"head", "body"}), single=True)
        found = {node.tag.name: node for node in parts}
        if "head" in found:
            self._head(found["head"])
        else:
            self._on(root, MISSING_HEAD)
        if "body" in found:
            self._body(found["body"])
        else:
            self._on(root, MISSING_BODY)

    def _head(self, head: Node) -> None:
        children = self._children(head, _HEAD, single=True)
        if not any(child.tag.name == "title" and child.text.strip() for child in children):
            self._on(head, MISSING_TITLE)
        for child in children:
            self._head_value(child, child.tag.name, child.text.strip())

    def _head_value(self, node: Node, name: str, value: str) -> None:
        if name == "expansionState" and not _NUMBERS.fullmatch(value):
            self._on(node, BAD_NUMBER, name=name, value=value)
        if not value:
            return
        if name in _DATES and rfc822(value) is None:
            self._on(node, BAD_DATE, name=name, value=value)
        elif name in _NUMBERED and not _NUMBER.fullmatch(value):
            self._on(node, BAD_NUMBER, name=name, value=value)
        elif name == "ownerEmail" and not addr_spec(value):
            self._on(node, BAD_OWNER, name=name, value=value, expected="an e-mail address")
        elif name in {"ownerId", "docs"} and not _is_web(value):
            self._on(node, BAD_OWNER, name=name, value=value, expected="a web address")

    def _body(self, body: Node) -> None:
        outlines = self._outlines(body)
        first = next(outlines, None)
        if first is None:
            self._on(body, EMPTY_BODY)
            return
        self._outline(first)
        for outline in outlines:
            self._outline(outline)


def _is_web(value: str) -> bool:
    return scheme_of(value) in {"http", "https"} and address_fault(value) is None


RULES: tuple[Rule, ...] = (
    BAD_VERSION,
    MISSING_HEAD,
    MISSING_BODY,
    EMPTY_BODY,
    BAD_NUMBER,
    BAD_OWNER,
    MISSING_TITLE,
)
