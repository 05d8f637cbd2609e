"""reStructuredText → HTML through docutils, which reads no file and lets no raw HTML in."""

from __future__ import annotations

from typing import Any

from feeds.content._blocks import text_to_html
from feeds.patterns import lazy_regex

__all__ = ["rst_to_html"]

_ROLE = lazy_regex(r":[\w:+.-]+:`(?P<text>[^`<]*?)(?:\s*<[^<>`]*>)?`")
_MARKS = lazy_regex(r"^[|`]{1,2}([^`|<]*?)(?:\s*<[^<>]*>)?[|`]{0,2}_{0,2}$")
"""What makes a reference or a literal of words: it has no meaning where the target is missing."""

_WARNING = 2  # the level of a message in docutils; below are those of no consequence
_SETTINGS = {
    "_disable_config": True,
    "docinfo_xform": False,
    "doctitle_xform": False,
    "embed_stylesheet": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "initial_header_level": 2,
    "input_encoding": "unicode",
    "math_output": "LaTeX",
    "raw_enabled": False,
    "report_level": _WARNING,
    "syntax_highlight": "none",
    "warning_stream": False,
}


def rst_to_html(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The HTML, and (line from 1, message) of what docutils could not carry over."""
    from docutils.core import publish_doctree, publish_from_doctree  # noqa: PLC0415 - an extra
    from docutils.writers import html5_polyglot  # noqa: PLC0415 - an extra

    from feeds.content._rst_known import known_words  # noqa: PLC0415 - an extra

    try:
        with known_words(text):
            tree = publish_doctree(text, settings_overrides=_SETTINGS)
        messages = _without_messages(tree)
        writer = html5_polyglot.Writer()
        publish_from_doctree(tree, writer=writer, settings_overrides=_SETTINGS)
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:  # fmt: skip - a fault of docutils: the words stay
        return text_to_html(text), ((1, f"docutils cannot read it ({type(error).__name__})"),)
    return str(writer.parts["fragment"]), messages


def _without_messages(tree: Any) -> tuple[tuple[int, str], ...]:
    """Take the parser's own messages out of the text; what they are about stays as words."""
    from docutils import nodes  # noqa: PLC0415 - an extra

    found: dict[tuple[int, str], None] = {}
    for message in [*tree.findall(nodes.system_message), *tree.transform_messages]:
        if message.get("level", _WARNING) < _WARNING:
            continue  # docutils itself shows none of these
        first = message.children[0].astext() if message.children else ""
        found.setdefault((int(message.get("line") or 1), " ".join(first.split())))
    tree.transform_messages = []
    marks = (nodes.system_message, nodes.problematic)
    parents = {id(one.parent): one.parent for kind in marks for one in tree.findall(kind)}
    for parent in parents.values():  # each once: taking out one child looks at all of them
        parent[:] = [
            nodes.Text(_shown(child.astext())) if isinstance(child, nodes.problematic) else child
            for child in parent
            if not isinstance(child, nodes.system_message)
        ]
    for picture in tree.findall(nodes.image):
        picture.setdefault("alt", "")  # else its address is shown
    for literal in tree.findall(nodes.literal):
        literal["classes"] = ["code"]  # which the writer makes <code> of
    return tuple(found)


def _shown(words: str) -> str:
    """The words of what docutils could not resolve, without their marks."""
    role = _ROLE.fullmatch(words)
    return role["text"] if role is not None else _MARKS.sub(r"\1", words).strip("|`")
