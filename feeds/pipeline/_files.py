"""Files below the source folder that articles refer to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from feeds.articles import SourceFile

__all__ = ["FileFinder"]


class FileFinder:
    """Looks up a path below the source folder; never outside it, never a hidden file."""

    def __init__(self, source: Path, *, static: tuple[Path, ...] = ()) -> None:
        self._roots = (source, *static)
        self._real = tuple(root.resolve() for root in self._roots)
        self._inside: dict[tuple[str, Path], bool] = {}  # (folder, root as it is) → whether

    def __call__(self, path: str) -> SourceFile | None:
        if "\0" in path or any(part.startswith(".") for part in path.split("/")):
            return None
        for root, real in zip(self._roots, self._real, strict=True):
            file = os.path.join(root, path)  # noqa: PTH118 - asked for every picture of a site
            try:
                status = os.lstat(file)
                if stat.S_ISLNK(status.st_mode):
                    if not Path(file).resolve().is_relative_to(real):
                        continue
                    status = Path(file).stat()
                elif not self._is_inside(os.path.dirname(file), real):  # noqa: PTH120 - a text
                    continue
            except (OSError, ValueError):
                continue
            if stat.S_ISREG(status.st_mode):
                return SourceFile(path, status.st_size)
        return None

    def _is_inside(self, folder: str, real: Path) -> bool:
        if (folder, real) not in self._inside:
            self._inside[folder, real] = Path(folder).resolve().is_relative_to(real)
        return self._inside[folder, real]

    def open_path(self, path: str) -> Path:
        """Where the file found under that path lies."""
        return next(root / path for root in self._roots if (root / path).is_file())
