"""Where the folders of a site really are: each is asked for once, and those above it as well."""

from __future__ import annotations

import os
import stat
import sys

__all__ = ["RealFolders"]


class RealFolders:
    """`os.path.realpath` of folders, which asks for all that lie above each of them."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, folder: str) -> str:
        """Where it is; it need not be there."""
        inner: list[str] = []  # folders that are no links, the innermost first
        one = folder
        while one not in self._known:
            if not _is_plain(one):
                self._known[one] = os.path.realpath(one)
                break
            inner.append(one)
            one = os.path.dirname(one)  # noqa: PTH120 - texts, of every folder of a site
        for one in reversed(inner):
            above, name = os.path.split(one)
            self._known[one] = os.path.join(self._known[above], name)  # noqa: PTH118
        return self._known[folder]


def _is_plain(folder: str) -> bool:
    """Whether it lies in another one, under its own name. Windows has more than links."""
    above, name = os.path.split(folder)
    if not above or name in {"", os.curdir, os.pardir} or sys.platform == "win32":
        return False
    try:
        return stat.S_ISDIR(os.lstat(folder).st_mode)
    except OSError:
        return False
