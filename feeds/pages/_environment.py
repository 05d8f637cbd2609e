"""The templates, compiled once, and the stylesheet."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["STYLESHEET", "stylesheet", "template"]

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
