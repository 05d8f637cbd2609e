"""The manual: the pages of feeds/docs, which are installed with the program."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

__all__ = ["manual_pages", "purpose_of"]

_INDEX = "README.md"  # for people who look at the folder on the web


def manual_pages() -> Mapping[str, str]:
    """The name of each page, as `feeds help` takes it, and its text in Markdown."""
    folder = files("feeds") / "docs"
    found = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    return {
        name.removesuffix(".md"): (folder / name).read_text(encoding="utf-8")
        for name in found
        if name.endswith(".md") and name != _INDEX
    }


def purpose_of(page: str) -> str:
    """What a page is for: its heading, which is a line that says so."""
    return page.partition("\n")[0].removeprefix("# ")
