"""Where a build reads, for those who ask whether anything changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from feeds.cache import Inputs
from feeds.config import Config
from feeds.generators import GENERATORS
from feeds.pages import FOLDER as TEMPLATES
from feeds.pages import MARK
from feeds.planning._look import files_of_look

__all__ = ["inputs_of"]

_SETTINGS = ("feeds.toml", "pyproject.toml", ".git")


def inputs_of(source: Path, output: Path, config: Config) -> Inputs:
    """The files that a build reads, as far as they are known before it."""
    folder = source if source.is_dir() else source.parent
    trees = {str(folder.absolute())}
    if config.site:
        further = (config.site.root, *config.site.static, *config.site.people)
        trees |= {str(one.absolute()) for one in further if one.is_dir()}
    if (config.root / TEMPLATES).is_dir():
        trees.add(str((config.root / TEMPLATES).absolute()))
    return Inputs(
        trees=tuple(sorted(trees)),
        files=tuple(_files_above(source.absolute(), config)),
        skip=(os.path.realpath(output),),
    )


def _files_above(source: Path, config: Config) -> Iterator[str]:
    """Where settings are looked for, and marks of generators."""
    if config.file:
        yield str((config.root / config.file).absolute())
    yield from (str((config.root / name).absolute()) for name in files_of_look(config))
    here = Path.cwd()
    marks = sorted({name for one in GENERATORS.values() for name in one.marks.files})
    for folder in dict.fromkeys((source, *source.parents, here, *here.parents)):
        for name in (*_SETTINGS, f"{TEMPLATES}/{MARK}", *marks):
            yield f"{folder}{os.sep}{name}"
