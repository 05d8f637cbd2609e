"""The templates, compiled once, and the stylesheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.errors import FeedsError, Problem, PublishError
from feeds.pages._look import Look, look_rules
from feeds.pages._own_templates import FOLDER, OwnTemplates
from feeds.patterns import lazy_regex

if TYPE_CHECKING:
    from jinja2 import Environment, Template

__all__ = ["STYLESHEET", "cleaned", "document", "located", "macro", "stylesheet", "template"]

STYLESHEET = "style.css"
"""The stylesheet's name in the site's folder."""


@cache
def _stylesheet() -> bytes:
    return Path(__file__).with_name(STYLESHEET).read_bytes()


def stylesheet(look: Look | None = None) -> bytes:
    """The stylesheet of all pages, with the look that settings ask for."""
    return _stylesheet() + (look_rules(look).encode() if look else b"")


@cache
def template(name: str, own: OwnTemplates | None = None) -> Template:
    """A template, compiled; everything put into it is escaped. That of a site's own folder is
    first. Raises PublishError for one of a site's own that is no template.
    """
    with located(own, name):
        return _environment(own).get_template(name)


@cache
def _environment(own: OwnTemplates | None) -> Environment:
    """A site's own templates run in a sandbox: they see what they are given, and no files."""
    from jinja2 import (  # noqa: PLC0415 - takes 20 ms, and only pages need it
        BaseLoader,
        ChoiceLoader,
        Environment,
        FileSystemLoader,
        PackageLoader,
        StrictUndefined,
    )

    from feeds.pages._compiled import CompiledTemplates  # noqa: PLC0415 - likewise

    kind: type[Environment] = Environment
    loader: BaseLoader = CompiledTemplates("feeds.pages")
    if own is not None:
        from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - likewise

        kind = ImmutableSandboxedEnvironment
        loader = ChoiceLoader([FileSystemLoader(own.folder), PackageLoader("feeds.pages")])
    return kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


@contextmanager
def located(own: OwnTemplates | None, name: str) -> Iterator[None]:
    """What is wrong with a template of a site's own is a PublishError, at its line."""
    try:
        yield
    except Exception as error:
        if own is None or isinstance(error, FeedsError):
            raise
        raise PublishError(_problem(error, own, name)) from error


def _problem(error: Exception, own: OwnTemplates, name: str) -> Problem:
    line = getattr(error, "lineno", None) or 0
    name = getattr(error, "name", None) or name if line else name
    trace = error.__traceback__
    while trace is not None:
        made = trace.tb_frame.f_globals.get("__jinja_template__")
        if made is not None and str(made.filename).startswith(own.folder):
            name, line = made.name, made.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return Problem(
        path=f"{FOLDER}/{name}",
        line=line,
        message=f"this template cannot be used: {error}",
        hint="feeds help pages names what templates are given; without the file, ours is used",
    )


def document(name: str, own: OwnTemplates | None, **values: object) -> bytes:
    """A page made of that template."""
    if own is None:
        return cleaned(macro(name, "page", own)(**values))
    with located(own, name):
        return cleaned(macro(name, "page", own)(**values))


@cache
def macro(name: str, part: str, own: OwnTemplates | None) -> Callable[..., str]:
    """A macro of a template, such as the `page` that one of a whole page consists of: called a
    quarter quicker than a template is rendered.
    """
    made: Callable[..., str] = getattr(template(name, own).module, part)
    return made


def cleaned(page: str, *, but: str = "") -> bytes:
    """A page without control characters and lone surrogates; a character may be let through.

    Content takes those out and reports them; this is the last line of defence, for records
    that are made by hand, and done on bytes because a site has many pages.
    """
    unfit = _CONTROLS.replace(but.encode(), b"") if but else _CONTROLS
    if page.isascii():  # with none of the others
        return page.encode().translate(_LINE_ENDS, unfit)
    for character in ("\ufffe", "\uffff"):
        if character in page:
            page = page.replace(character, "")
    encoded = page.encode("utf-8", "ignore").translate(_LINE_ENDS, unfit)
    return _C1.sub(b"", encoded) if b"\xc2" in encoded else encoded


_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_LINE_ENDS = bytes.maketrans(b"\r", b"\n")
_C1 = lazy_regex(rb"\xc2[\x80-\x9f]")  # U+0080 to U+009F
