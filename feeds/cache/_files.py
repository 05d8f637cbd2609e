"""Files of a cache: whole at every moment, and nobody else's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import IO

__all__ = ["cache_folder", "is_ours", "replace_by", "replacing"]

_WRITABLE = 0o022  # by others


def cache_folder() -> Path | None:
    """The folder for caches on this machine; None for a user who has no home."""
    stated = os.environ.get("XDG_CACHE_HOME", "")
    if sys.platform == "win32":
        stated = stated or os.environ.get("LOCALAPPDATA", "")
    if stated and Path(stated).is_absolute():
        return Path(stated, "feeds")
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "feeds"


def replace_by(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file, piece by piece, that is whole at every moment. Raises OSError."""
    with replacing(path) as file:
        file.writelines(pieces)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """The same, written during the block; the file takes its place after it. Raises OSError."""
    descriptor, side = _opened(path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        side.replace(path)
    except BaseException:  # an interrupt, too
        side.unlink(missing_ok=True)
        raise


_TURNS = count()


def _opened(folder: Path) -> tuple[int, Path]:
    """A new file, of a name that no other one has, for its owner alone. Raises OSError."""
    while True:
        side = folder / f".new-{os.getpid()}-{next(_TURNS)}"
        with suppress(FileExistsError):  # left by a process that was killed
            return os.open(side, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600), side


_BINARY = getattr(os, "O_BINARY", 0)


def is_ours(status: os.stat_result) -> bool:
    """Whether nobody else could have written the file."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _WRITABLE
