"""Directives and roles that Sphinx, Nikola, Pelican and Tinkerer add, in terms of docutils.

Loaded only where docutils is. Nothing here opens a file or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles

from feeds.content._rst_only import is_for_pages
from feeds.patterns import lazy_regex

__all__ = ["known_words"]

_DIRECTIVE = lazy_regex(
    r"^[ \t]*\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?([\w:+.-]*\w)[ \t]?::", re.MULTILINE
)
_ROLE = lazy_regex(r":(\w[\w:+.-]{0,60}):`|`:(\w[\w:+.-]{0,60}):")
_TITLED = lazy_regex(r"(?P<text>.*?)\s*<(?P<target>[^<>]*)>\s*", re.DOTALL)
_NOT_SHOWN = frozenset(
    "index highlight currentmodule module meta tags post update author categories comments "
    "py:module py:currentmodule tabularcolumns default-domain sectionauthor codeauthor "
    "todo todolist".split()
)
_CODE = frozenset({"code", "code-block", "sourcecode", "highlight-block", "prompt", "ipython"})
_BOXES = {
    "seealso": "See also",
    "versionadded": "New in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
}
_PICTURES = frozenset({"thumbnail", "lead-image"})
_VIDEOS = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/",
           "gist": "https://gist.github.com/", "soundcloud": "https://soundcloud.com/"}  # fmt: skip
_DOCUMENTS = frozenset({"doc", "std:doc"})
_PLAIN = frozenset({"ref", "numref", "any", "term", "eq", "download", "std:ref", "fa", "octicon"})
_CODES = frozenset(
    "kbd file samp command program option guilabel menuselection envvar func class meth mod attr "
    "exc data obj const dfn makevar manpage mimetype newsgroup regexp token keyword".split()
)


class _AnyOption(dict[str, Any]):
    """An option_spec that takes every option as it is written."""

    def __missing__(self, key: str) -> Any:
        return lambda argument: argument or ""

    def __bool__(self) -> bool:
        return True


class _Lenient(Directive):
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = _AnyOption()

    @property
    def argument(self) -> str:
        return " ".join(self.arguments).strip()

    def inside(self) -> list[nodes.Node]:
        """The content, read as reStructuredText."""
        box = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, box)
        return list(box.children)


class _Code(_Lenient):
    def run(self) -> list[nodes.Node]:
        text = "\n".join(self.content)
        return [nodes.literal_block(text, text)] if text else []


class _Raw(_Lenient):
    """HTML is kept, to be sanitised with the rest of the body; all else is for other media."""

    def run(self) -> list[nodes.Node]:
        if "file" in self.options or "url" in self.options:
            message = '"raw" that reads a file or an address is not allowed.'
            return [self.state_machine.reporter.warning(message, line=self.lineno)]
        text = "\n".join(self.content)
        if "html" not in self.argument.lower().split():
            return []
        return [nodes.raw(text, text, format="html")]


class _NotShown(_Lenient):
    def run(self) -> list[nodes.Node]:
        return self.inside() if self.name.lower() in {"post", "update"} else []


class _More(_Lenient):
    def run(self) -> list[nodes.Node]:
        return [nodes.comment("more", "more"), *self.inside()]


class _Box(_Lenient):
    def run(self) -> list[nodes.Node]:
        title = _BOXES[self.name.lower()]
        says = self.argument
        if self.name.lower() == "seealso":
            said = [nodes.paragraph(says, says)] if says else []
        else:
            title, said = f"{title} {says}".strip(), []
        return [nodes.admonition("", nodes.title(title, title), *said, *self.inside())]


class _Only(_Lenient):
    def run(self) -> list[nodes.Node]:
        return self.inside() if is_for_pages(self.argument) else []


class _Picture(_Lenient):
    def run(self) -> list[nodes.Node]:
        address = "".join(self.argument.split())
        alt = self.options.get("alt", "")
        return [nodes.image("", uri=address, alt=alt), *self.inside()] if address else []


class _Video(_Lenient):
    def run(self) -> list[nodes.Node]:
        name = self.argument
        if not re.fullmatch(r"[\w./-]+", name):
            return []
        address = _VIDEOS[self.name.lower()] + name
        return [nodes.paragraph("", "", nodes.reference("", address, refuri=address))]


class _Unknown(_Lenient):
    """Of a directive that nobody here knows its content stays, and it is reported."""

    def run(self) -> list[nodes.Node]:
        message = f'Unknown directive "{self.name}"; only the text in it was kept.'
        reported = self.state_machine.reporter.warning(message, line=self.lineno)
        return [reported, *self.inside()]


def _class_for(name: str) -> type[Directive] | None:
    table: Mapping[str, type[Directive]] = {
        "raw": _Raw,
        "more": _More,
        "only": _Only,
        **dict.fromkeys(_CODE, _Code),
        **dict.fromkeys(_NOT_SHOWN, _NotShown),
        **dict.fromkeys(_BOXES, _Box),
        **dict.fromkeys(_PICTURES, _Picture),
        **dict.fromkeys(_VIDEOS, _Video),
    }
    return table.get(name)


def _role(name: str, raw: str, text: str, line: int, inliner: Any, **_more: Any) -> Any:
    """One role for all that docutils does not have: the words, in the dress that fits."""
    text = text.replace("\x00", "\\")
    titled = _TITLED.fullmatch(text)
    shown = (titled["text"] if titled else "") or text
    name = name.lower()
    if name in _DOCUMENTS:
        target = (titled["target"] if titled else text).strip()
        shown = shown.strip("/!~")
        return [
            nodes.reference(raw, shown, refuri=f"{{filename}}{target.removesuffix('.rst')}.rst")
        ], []
    if name == "abbr":
        return [nodes.abbreviation(raw, re.sub(r"\s*\([^()]*\)\s*$", "", text) or text)], []
    if name in _PLAIN:
        return [nodes.Text(shown)], []
    if name.rpartition(":")[2] in _CODES or name.split(":")[0] in {"py", "c", "cpp", "js", "rst"}:
        shown = shown.rpartition(".")[2] if shown.startswith("~") else shown.lstrip("!")
        return [nodes.literal(raw, shown)], []
    reported = inliner.reporter.warning(f'Unknown role "{name}"; its text was kept.', line=line)
    return [nodes.Text(shown)], [reported]


def _raw_role(_name: str, raw: str, text: str, *_place: Any, **more: Any) -> Any:
    """A role made of `raw`, as `.. role:: html(raw)` with `:format: html`."""
    if "html" not in str((more.get("options") or {}).get("format", "")).split():
        return [], []
    return [nodes.raw(raw, text.replace("\x00", "\\"), format="html")], []


_raw_role.options = {"format": directives.unchanged}  # type: ignore[attr-defined]


# docutils has no public way to forget what it was taught
_DIRECTIVES: dict[str, Any] = directives._directives  # type: ignore[attr-defined]  # noqa: SLF001
_ROLES: dict[str, Any] = roles._roles  # type: ignore[attr-defined]  # noqa: SLF001
_OF_DOCUTILS = frozenset(directives._directive_registry)  # type: ignore[attr-defined]  # noqa: SLF001
_ROLES_OF_DOCUTILS = frozenset(roles._role_registry)  # type: ignore[attr-defined]  # noqa: SLF001


@contextmanager
def known_words(text: str) -> Iterator[None]:
    """Teach docutils, for as long as it lasts, the directives and roles of a text."""
    kept = dict(_DIRECTIVES), dict(_ROLES)
    try:
        for name in {match[1].lower() for match in _DIRECTIVE.finditer(text)}:
            own = _class_for(name)
            if own is None and name not in _OF_DOCUTILS:
                own = _Unknown
            if own is not None:
                directives.register_directive(name, own)
        for name in {(match[1] or match[2]).lower() for match in _ROLE.finditer(text)}:
            if name not in _ROLES_OF_DOCUTILS and not _is_made(name, text):
                roles.register_local_role(name, _role)  # type: ignore[arg-type]
        roles.register_local_role("raw", _raw_role)
        yield
    finally:
        for table, before in ((_DIRECTIVES, kept[0]), (_ROLES, kept[1])):
            table.clear()
            table.update(before)


def _is_made(name: str, text: str) -> bool:
    """Whether the text itself makes a role of that name."""
    return re.search(rf"^\.\.[ \t]+role::[ \t]+{re.escape(name)}\b", text, re.MULTILINE) is not None
