"""Files below the source folder that articles refer to."""

from __future__ import annotations

import stat
from pathlib import Path

from feeds.articles import SourceFile

__all__ = ["FileFinder"]


class FileFinder:
    """Looks up a path below the source folder; never outside it, never a hidden file."""

    def __init__(self, source: Path, *, static: tuple[Path, ...] = ()) -> None:
        self._roots = (source, *static)
        self._real = tuple(root.resolve() for root in self._roots)

    def __call__(self, path: str) -> SourceFile | None:
        if "\0" in path or any(part.startswith(".") for part in path.split("/")):
            return None
        for root, real in zip(self._roots, self._real, strict=True):
            file = root / path
            try:
                if not file.resolve().is_relative_to(real):
                    continue
                status = file.stat()
            except (OSError, ValueError):
                continue
            if stat.S_ISREG(status.st_mode):
                return SourceFile(path, status.st_size)
        return None

    def open_path(self, path: str) -> Path:
        """Where the file found under that path lies."""
        return next(root / path for root in self._roots if (root / path).is_file())
