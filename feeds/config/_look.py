"""What is wrong with the settings of a site's look."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.config._permalinks import Fault
from feeds.config._settings import Config
from feeds.patterns import lazy_regex

__all__ = ["FONT_ROLES", "FONT_SUFFIXES", "faults_of_look", "is_font_file"]

FONT_ROLES = ("text", "headings", "interface", "code")
"""What fonts may be set for."""

FONT_SUFFIXES = (".woff2", ".woff", ".ttf", ".otf")

_COLOUR = lazy_regex(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STACK = lazy_regex(r"""[\w ,.'"-]+""")
"""Names of fonts as CSS lists them: nothing that ends a rule or fetches anything."""


def is_font_file(value: str) -> bool:
    """Whether it names a file, and not fonts that visitors may have."""
    return value.lower().endswith(FONT_SUFFIXES)


def faults_of_look(config: Config) -> Iterator[Fault]:
    """What is wrong with the settings accent, fonts and extra_css."""
    accent, extra_css = config.accent, config.extra_css
    if extra_css and (not extra_css.endswith(".css") or _is_elsewhere(extra_css)):
        yield (
            ("extra_css",),
            f"extra_css = {extra_css!r} is no stylesheet beside the settings",
            'write its path from there, such as "extra.css"',
        )
    if accent and not _COLOUR.fullmatch(accent):
        yield (
            ("accent",),
            f"accent = {accent!r} is no colour",
            'write it in hexadecimal digits, such as "#8f1d14"',
        )
    for role, value in config.fonts.items():
        if role not in FONT_ROLES:
            known = ", ".join(FONT_ROLES)
            yield ("fonts", role), f"fonts.{role} is not known", f"use {known}"
        else:
            yield from _faults(role, value)


def _faults(role: str, value: str | tuple[str, ...]) -> Iterator[Fault]:
    """Fonts come from the machine of the visitor, or from the site: from nowhere else."""
    hint = 'write fonts such as "Georgia, serif", or files of yours such as ["Text.woff2"]'
    for one in (value,) if isinstance(value, str) else value:
        if "//" in one or "url(" in one:
            yield ("fonts", role), f"fonts.{role} = {one!r} is on another host", hint
        elif is_font_file(one):
            if _is_elsewhere(one):
                yield (
                    ("fonts", role),
                    f"fonts.{role} = {one!r} is not beside the settings",
                    "give its path from there",
                )
        elif not isinstance(value, str) or not _STACK.fullmatch(one) or _is_open(one):
            yield ("fonts", role), f"fonts.{role} = {one!r} names no fonts", hint


def _is_elsewhere(path: str) -> bool:
    return path.startswith("/") or ".." in path.split("/")


def _is_open(stack: str) -> bool:
    """Whether a name that begins with a quotation mark does not end with one."""
    return any(stack.count(mark) % 2 for mark in "\"'")
