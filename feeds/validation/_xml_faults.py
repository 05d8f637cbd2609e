"""What ends the reading of an XML document: the rule behind expat's word, and what stands there."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.rules import markup

__all__ = ["fault_of"]

_codes = expat.errors.codes
_named = expat.errors
FATAL: dict[int, Rule] = {
    _codes[_named.XML_ERROR_UNDEFINED_ENTITY]: markup.UNDEFINED_ENTITY,
    _codes[_named.XML_ERROR_UNBOUND_PREFIX]: markup.UNBOUND_PREFIX,
    _codes[_named.XML_ERROR_TAG_MISMATCH]: markup.TAG_MISMATCH,
    _codes[_named.XML_ERROR_NO_ELEMENTS]: markup.CUT_SHORT,
    _codes[_named.XML_ERROR_UNCLOSED_TOKEN]: markup.CUT_SHORT,
    _codes[_named.XML_ERROR_UNCLOSED_CDATA_SECTION]: markup.CUT_SHORT,
    _codes[_named.XML_ERROR_DUPLICATE_ATTRIBUTE]: markup.DUPLICATE_ATTRIBUTE,
    _codes[_named.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: markup.JUNK_AFTER_ROOT,
    _codes[_named.XML_ERROR_MISPLACED_XML_PI]: markup.BEFORE_DECLARATION,
    _codes[_named.XML_ERROR_BAD_CHAR_REF]: markup.FORBIDDEN_CHARACTER,
    _codes[_named.XML_ERROR_AMPLIFICATION_LIMIT_BREACH]: markup.ENTITY_BOMB,
    _codes[_named.XML_ERROR_RECURSIVE_ENTITY_REF]: markup.ENTITY_BOMB,
}
FORBIDDEN = re.compile(rb"[\x00-\x08\x0B\x0C\x0E-\x1F]|\xEF\xBF[\xBE\xBF]")
BARE_AMPERSAND = re.compile(rb"&(?!#?\w+;)")


class FatalFault(NamedTuple):
    """The rule that is broken, what fills its message, and a hint where it is not the rule's."""

    rule: Rule
    detail: str
    hint: str = ""


def fault_of(
    error: expat.ExpatError, data: bytes, at: int, top: Node | None, *, whole: bool
) -> FatalFault:
    """What expat means by an error at byte `at`.

    `top` is the innermost open element; `whole` is false behind the root's beginning.
    """
    rule = FATAL.get(error.code, markup.NOT_WELL_FORMED)
    if rule is markup.NOT_WELL_FORMED:
        rule = _token_rule(data, at)
    if rule is markup.BEFORE_DECLARATION and not whole:
        rule = markup.NOT_WELL_FORMED
    if rule is markup.TAG_MISMATCH and top is not None:
        detail = f"</{_name_at(data, at)}> does not close {_opened(top)}"
        return FatalFault(rule, detail)
    if rule is markup.CUT_SHORT:
        hint = f"{_opened(top)}, is not closed; {rule.hint}" if top is not None else ""
        return FatalFault(rule, "it ends in the middle", hint)
    if rule is markup.NOT_WELL_FORMED:
        return FatalFault(rule, expat.errors.messages.get(error.code, ""))
    return FatalFault(rule, _token(data, at))


def _opened(node: Node) -> str:
    """An open element, as written, and where it was opened."""
    tag = node.tag
    name = f"{tag.prefix}:{tag.name}" if tag.prefix else tag.name
    return f"<{name}>, opened at line {node.line}"


def _name_at(data: bytes, at: int) -> str:
    """The name in the end tag at byte `at`, which may be behind its beginning."""
    here = data[at : at + 60].decode("utf-8", "replace")
    return re.split(r"[\s>]", here.lstrip("</"))[0]


def _token_rule(data: bytes, at: int) -> Rule:
    """What an "invalid token" at byte `at` is, where that is known."""
    if FORBIDDEN.match(data, at):
        return markup.FORBIDDEN_CHARACTER
    ampersand = data.rfind(b"&", max(at - 20, 0), at + 1)
    if ampersand >= 0 and BARE_AMPERSAND.match(data, ampersand):
        return markup.BARE_AMPERSAND
    return markup.NOT_WELL_FORMED


def _token(data: bytes, at: int) -> str:
    """What stands at byte `at`, to be named in a message."""
    here = data[at : at + 60].decode("utf-8", "replace")
    if here[:1] == "&":
        return here.partition(";")[0] + ";"
    if here[:1] == "<":
        return re.split(r"[\s/>]", here[1:])[0]
    return f"U+{ord(here[0]):04X}" if here else ""
