"""Files of a cache: whole at every moment, and nobody else's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["cache_folder", "is_ours", "replace_by"]

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
    import tempfile  # noqa: PLC0415 - reading needs none of it

    descriptor, side = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
        Path(side).replace(path)
    except BaseException:  # an interrupt, too
        Path(side).unlink(missing_ok=True)
        raise


def is_ours(status: os.stat_result) -> bool:
    """Whether nobody else could have written the file."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _WRITABLE
