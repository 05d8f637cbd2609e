"""A small site and the disks that fail under it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from feeds.publishing import MANIFEST, Disk, Publication, PublicationResult, Stage

Files = Mapping[str, bytes]

OLD: Files = {
    "feed.xml": b"old: a.html b.html gone/c.html same.html",
    "a.html": b"old a" * 400,
    "b.html": b"old b, of the same length",
    "gone/c.html": b"old c",
    "gone/deeper/d.png": b"old d",
    "same.html": b"the same in both",
    "style.css": b"old style",
    "becomes-a-folder": b"old file",
    "becomes-a-file/x.html": b"old x",
}
NEW: Files = {
    "feed.xml": b"new: a.html b.html new/e.html same.html",
    "a.html": b"new a" * 500,
    "b.html": b"new b, of the same length",
    "new/e.html": b"new e",
    "same.html": b"the same in both",
    "style.css": b"new style",
    "becomes-a-folder/y.html": b"new y",
    "becomes-a-file": b"new file",
}
FOREIGN: Files = {"CNAME": b"example.org", "gone/notes.txt": b"mine", "other/deep/z": b"z"}


class Killed(BaseException):
    """Stands for the end of the process: nothing after it runs."""


class FaultyDisk(Disk):
    """Fails at its n-th mutation, with an error number, or by a kill that lasts."""

    def __init__(self, fail_at: int = -1, error: int | None = None, *, torn: bool = False) -> None:
        self.steps: list[str] = []
        self.fail_at = fail_at
        self.error = error  # None: a kill
        self.torn = torn  # half of the file is written first
        self._dead = False

    def step(self, action: str, path: str) -> None:
        if self._dead:
            raise Killed
        self.steps.append(action)
        if len(self.steps) - 1 == self.fail_at and not (self.torn and action == "write"):
            self.fail(path)

    def write(self, path: str, chunks: Iterable[bytes], *, mode: int = 0o644) -> None:
        if not self.torn or len(self.steps) != self.fail_at:
            super().write(path, chunks, mode=mode)
            return
        whole = b"".join(chunks)
        super().write(path, [whole[: len(whole) // 2]], mode=mode)
        self.fail(path)

    def fail(self, path: str) -> None:
        if self.error is None:
            self._dead = True
            raise Killed
        raise OSError(self.error, os.strerror(self.error), path)


class FoldingDisk(Disk):
    """Says that it folds case; the disk below it does or does not."""

    def folds_case(self, folder: str) -> bool:
        super().folds_case(folder)
        return True


ERRORS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO)


def stage_of(path: str) -> Stage:
    if path.endswith((".xml", ".json")):
        return "feed"
    return "page" if path.endswith(".html") else "asset"


def publish(
    output: Path, files: Files, *, disk: Disk | None = None, compress: bool = False
) -> PublicationResult:
    with Publication(output, disk=disk, compress=compress) as publication:
        for path, data in files.items():
            publication.add(path, data, origin=f"seeds/{path}.txt", stage=stage_of(path))
        return publication.commit()


def put(output: Path, files: Files) -> None:
    """Files that no build made."""
    for path, data in files.items():
        place = output / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def tree(output: Path) -> dict[str, bytes]:
    """All files, whoever made them."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def folders(output: Path) -> set[str]:
    return {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_dir()}


def published(output: Path) -> dict[str, bytes]:
    """All files but the list of them."""
    return {path: data for path, data in tree(output).items() if path != MANIFEST}


def listed(output: Path) -> list[str]:
    return (output / MANIFEST).read_text(encoding="utf-8").splitlines()[1:]
