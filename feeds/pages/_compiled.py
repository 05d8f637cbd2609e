"""Our templates, translated to Python once: the code is kept as that of modules is.

Jinja takes 15 ms for a template. Python's importer keeps the code in `__pycache__` beside it, or
where the user wants byte code to be, or not at all; so no code lies in a cache of ours. It is made
again for another template, another Jinja, another Python.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from types import CodeType
from typing import Any
from zlib import crc32

from jinja2 import Environment, PackageLoader, Template, compiler

__all__ = ["CompiledTemplates"]


class CompiledTemplates(PackageLoader):
    """The templates of a package, for an environment that is not a sandbox."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the base's
    ) -> Template:
        """The template. Raises TemplateNotFound."""
        source, path, is_current = self.get_source(environment, name)
        code = _code(environment, source, name, path or "")
        return environment.template_class.from_code(environment, code, globals or {}, is_current)


def _code(environment: Environment, source: str, name: str, path: str) -> CodeType:
    if os.path.isfile(path):  # noqa: PTH113 - else it lies in an archive
        with suppress(EOFError, ImportError, OSError, TypeError, ValueError):  # of damaged code
            code = _Importer(environment, source, name, path).get_code(name)
            if code is not None:
                return code
    return environment.compile(source, name, path)


class _Importer(SourceFileLoader):
    """Of a template as if it were a module."""

    def __init__(self, environment: Environment, source: str, name: str, path: str) -> None:
        super().__init__(name, path)
        self._environment = environment
        self._source = source

    def path_stats(self, path: str) -> dict[str, Any]:
        """What code is known by: a number for all that it depends on in place of a time."""
        made, options = os.stat(compiler.__file__), self._environment  # noqa: PTH116 - a module
        facts = (
            self._source, made.st_size, made.st_mtime_ns, options.trim_blocks,
            options.lstrip_blocks, options.keep_trailing_newline, options.autoescape,
        )  # fmt: skip
        return {**super().path_stats(path), "mtime": crc32(repr(facts).encode())}

    def source_to_code(self, *_: Any, **_options: Any) -> CodeType:  # type: ignore[override]
        """The translation."""
        return self._environment.compile(self._source, self.name, self.path)
