"""What ends the reading of an XML document: the rule behind expat's word, and what stands there."""

from __future__ import annotations

import re
from xml.parsers import expat

from feeds.patterns import lazy_regex
from feeds.records import NamedTuple
from feeds.validation._finding import Rule
from feeds.validation._node import Node

__all__ = [
    "BEFORE_DECLARATION",
    "CUT_SHORT",
    "ENTITY_BOMB",
    "FORBIDDEN_CHARACTER",
    "NOT_WELL_FORMED",
    "RULES",
    "UNBOUND_PREFIX",
    "UNDEFINED_ENTITY",
    "XML_BARE_AMPERSAND",
    "fault_of",
]

_codes = expat.errors.codes
_named = expat.errors

TAG_MISMATCH = Rule(
    code="X132",
    name="tag-mismatch",
    severity="error",
    message="{detail}",
    hint="close elements in the order in which they were opened",
    spec="https://www.w3.org/TR/xml/#GIMatch",
)
CUT_SHORT = Rule(
    code="X133",
    name="cut-short",
    severity="error",
    message="the document is not whole: {detail}",
    hint="publish whole files: write to another name, then rename",
    spec="https://www.w3.org/TR/xml/#sec-well-formed",
)
UNBOUND_PREFIX = Rule(
    code="X134",
    name="unbound-prefix",
    severity="error",
    message="a prefix is used here and never declared: {detail}",
    hint='declare it on the root element: xmlns:PREFIX="…"',
    spec="https://www.w3.org/TR/xml-names/#nsc-NSDeclared",
)
UNDEFINED_ENTITY = Rule(
    code="X135",
    name="undefined-entity",
    severity="error",
    message="XML does not know {detail}",
    hint="write the character itself, or its number: &#160;",
    spec="https://www.w3.org/TR/xml/#wf-entdeclared",
)
DUPLICATE_ATTRIBUTE = Rule(
    code="X136",
    name="duplicate-attribute",
    severity="error",
    message="an attribute stands twice in one tag",
    hint="leave one of them out",
    spec="https://www.w3.org/TR/xml/#uniqattspec",
)
JUNK_AFTER_ROOT = Rule(
    code="X137",
    name="junk-after-root",
    severity="error",
    message="something follows the end of the root element",
    hint="end the document after the root element; look for warnings a script printed",
    spec="https://www.w3.org/TR/xml/#NT-document",
)
BEFORE_DECLARATION = Rule(
    code="X138",
    name="before-declaration",
    severity="error",
    message="{detail} stands before the XML declaration or the root element",
    hint="let the document begin with <?xml; look for blank lines and messages of the script",
    spec="https://www.w3.org/TR/xml/#sec-prolog-dtd",
)
FORBIDDEN_CHARACTER = Rule(
    code="X139",
    name="forbidden-character",
    severity="error",
    message="XML cannot hold {detail}, not even as a reference",
    hint="take the control characters out before writing",
    spec="https://www.w3.org/TR/xml/#charsets",
)
ENTITY_BOMB = Rule(
    code="X153",
    name="entity-bomb",
    severity="error",
    message="the entities would grow beyond all measure",
    hint="leave the DOCTYPE out and write the text itself",
    spec="https://www.w3.org/TR/xml/#sec-internal-ent",
)

_FATAL: dict[int, Rule] = {
    _codes[_named.XML_ERROR_UNDEFINED_ENTITY]: UNDEFINED_ENTITY,
    _codes[_named.XML_ERROR_UNBOUND_PREFIX]: UNBOUND_PREFIX,
    _codes[_named.XML_ERROR_TAG_MISMATCH]: TAG_MISMATCH,
    _codes[_named.XML_ERROR_NO_ELEMENTS]: CUT_SHORT,
    _codes[_named.XML_ERROR_UNCLOSED_TOKEN]: CUT_SHORT,
    _codes[_named.XML_ERROR_UNCLOSED_CDATA_SECTION]: CUT_SHORT,
    _codes[_named.XML_ERROR_DUPLICATE_ATTRIBUTE]: DUPLICATE_ATTRIBUTE,
    _codes[_named.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: JUNK_AFTER_ROOT,
    _codes[_named.XML_ERROR_MISPLACED_XML_PI]: BEFORE_DECLARATION,
    _codes[_named.XML_ERROR_BAD_CHAR_REF]: FORBIDDEN_CHARACTER,
    _codes[_named.XML_ERROR_AMPLIFICATION_LIMIT_BREACH]: ENTITY_BOMB,
    _codes[_named.XML_ERROR_RECURSIVE_ENTITY_REF]: ENTITY_BOMB,
}
_FORBIDDEN = lazy_regex(rb"[\x00-\x08\x0B\x0C\x0E-\x1F]|\xEF\xBF[\xBE\xBF]")
_BARE_AMPERSAND = lazy_regex(rb"&(?!#?\w+;)")


class _FatalFault(NamedTuple):
    """The rule that is broken, what fills its message, and a hint where it is not the rule's."""

    rule: Rule
    detail: str
    hint: str = ""


NOT_WELL_FORMED = Rule(
    code="X131",
    name="not-well-formed",
    severity="error",
    message="this is not XML: {detail}",
    hint="write the document with an XML library",
    spec="https://www.w3.org/TR/xml/#sec-well-formed",
)


def fault_of(
    error: expat.ExpatError, data: bytes, at: int, top: Node | None, *, whole: bool
) -> _FatalFault:
    """What expat means by an error at byte `at`.

    `top` is the innermost open element; `whole` is false behind the root's beginning.
    """
    rule = _FATAL.get(error.code, NOT_WELL_FORMED)
    if rule is NOT_WELL_FORMED:
        rule = _token_rule(data, at)
    if rule is BEFORE_DECLARATION and not whole:
        rule = NOT_WELL_FORMED
    if rule is TAG_MISMATCH and top is not None:
        detail = f"</{_name_at(data, at)}> does not close {_opened(top)}"
        return _FatalFault(rule, detail)
    if rule is CUT_SHORT:
        hint = f"{_opened(top)}, is not closed; {rule.hint}" if top is not None else ""
        return _FatalFault(rule, "it ends in the middle", hint)
    if rule is NOT_WELL_FORMED:
        return _FatalFault(rule, expat.errors.messages.get(error.code, ""))
    return _FatalFault(rule, _token(data, at))


def _opened(node: Node) -> str:
    """An open element, as written, and where it was opened."""
    tag = node.tag
    name = f"{tag.prefix}:{tag.name}" if tag.prefix else tag.name
    return f"<{name}>, opened at line {node.line}"


def _name_at(data: bytes, at: int) -> str:
    """The name in the end tag at byte `at`, which may be behind its beginning."""
    here = data[at : at + 60].decode("utf-8", "replace")
    return re.split(r"[\s>]", here.lstrip("</"))[0]


XML_BARE_AMPERSAND = Rule(
    code="X140",
    name="bare-ampersand",
    severity="error",
    message="an ampersand begins no reference",
    hint="write &amp;",
    spec="https://www.w3.org/TR/xml/#syntax",
)


def _token_rule(data: bytes, at: int) -> Rule:
    """What an "invalid token" at byte `at` is, where that is known."""
    if _FORBIDDEN.match(data, at):
        return FORBIDDEN_CHARACTER
    ampersand = data.rfind(b"&", max(at - 20, 0), at + 1)
    if ampersand >= 0 and _BARE_AMPERSAND.match(data, ampersand):
        return XML_BARE_AMPERSAND
    return NOT_WELL_FORMED


def _token(data: bytes, at: int) -> str:
    """What stands at byte `at`, to be named in a message."""
    here = data[at : at + 60].decode("utf-8", "replace")
    if here[:1] == "&":
        return here.partition(";")[0] + ";"
    if here[:1] == "<":
        return re.split(r"[\s/>]", here[1:])[0]
    return f"U+{ord(here[0]):04X}" if here else ""


RULES: tuple[Rule, ...] = (
    NOT_WELL_FORMED,
    TAG_MISMATCH,
    CUT_SHORT,
    UNBOUND_PREFIX,
    UNDEFINED_ENTITY,
    DUPLICATE_ATTRIBUTE,
    JUNK_AFTER_ROOT,
    BEFORE_DECLARATION,
    FORBIDDEN_CHARACTER,
    XML_BARE_AMPERSAND,
    ENTITY_BOMB,
)
