"""The manual: the pages of feeds/docs, which are installed with the program."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

__all__ = ["manual_pages", "purpose_of"]


def manual_pages() -> Mapping[str, str]:
    """The name of each page, as `feeds help` takes it, and its text in Markdown."""
    found = sorted((files("feeds") / "docs").iterdir(), key=lambda one: one.name)
    return {
        one.name.removesuffix(".md"): one.read_text(encoding="utf-8")
        for one in found
        if one.name.endswith(".md")
    }


def purpose_of(page: str) -> str:
    """What a page is for: its heading, which is a line that says so."""
    return page.partition("\n")[0].removeprefix("# ")
