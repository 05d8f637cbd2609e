"""The templates, compiled once, and the stylesheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["STYLESHEET", "document", "stylesheet", "template"]

STYLESHEET = "style.css"
"""The stylesheet's name in the site's folder."""


@cache
def stylesheet() -> bytes:
    """The stylesheet of all pages."""
    return files("feeds.pages").joinpath(STYLESHEET).read_bytes()


@cache
def template(name: str) -> Template:
    """A template of this room, compiled; everything put into it is escaped."""
    from jinja2 import (  # noqa: PLC0415 - takes 60 ms, and only pages need it
        Environment,
        PackageLoader,
        StrictUndefined,
    )

    environment = Environment(
        loader=PackageLoader("feeds.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    return environment.get_template(name)


def document(name: str, **values: object) -> bytes:
    """A page made of that template, without control characters and lone surrogates.

    Content takes those out and reports them; this is the last line of defence, for records
    that are made by hand, and done on bytes because a site has many pages.
    """
    page = _page(name)(**values)
    for character in ("\ufffe", "\uffff"):
        if character in page:
            page = page.replace(character, "")
    encoded = page.encode("utf-8", "ignore").translate(_LINE_ENDS, _CONTROLS)
    return _C1.sub(b"", encoded)


@cache
def _page(name: str) -> Callable[..., str]:
    """The macro that a template of a whole page consists of: called a quarter quicker than
    a template is rendered.
    """
    page: Callable[..., str] = template(name).module.page  # type: ignore[attr-defined]  # as said
    return page


_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_LINE_ENDS = bytes.maketrans(b"\r", b"\n")
_C1 = re.compile(rb"\xc2[\x80-\x9f]")  # U+0080 to U+009F
