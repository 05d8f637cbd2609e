"""Disk faults in words: what is wrong, and what to do about it."""

from __future__ import annotations

import errno
import os

from feeds.errors import Problem, PublishError

__all__ = ["publish_error", "reason"]

_UNTOUCHED = "the site is as it was"
_ELSEWHERE = "fix that, or choose another output folder"

_FAULTS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", "free some space and build again"),
    errno.EDQUOT: ("the disk quota is used up", "free some space and build again"),
    errno.EFBIG: ("the file is larger than allowed here", "raise the limit on file size"),
    errno.EROFS: ("the disk is read-only", "choose another output folder, or mount it writable"),
    errno.EACCES: (
        "no permission to write here",
        "change the folder's owner or permissions, or choose another output folder",
    ),
    errno.EPERM: (
        "this is not permitted here",
        "change the folder's owner or permissions, or choose another output folder",
    ),
    errno.ENOTDIR: (
        "a file stands where a folder is needed",
        "move it away, or choose another output folder",
    ),
    errno.EISDIR: ("a folder stands where a file is needed", "move it away"),
    errno.EEXIST: (
        "a file stands where a folder is needed",
        "move it away, or choose another output folder",
    ),
    errno.ENOTEMPTY: ("something was written into it meanwhile", "build again"),
    errno.ELOOP: ("symbolic links lead in a circle", "fix them, or choose another output folder"),
    errno.ENAMETOOLONG: (
        "the path is too long for this disk",
        "choose an output folder nearer to the root, or shorter slugs",
    ),
    errno.EMFILE: ("too many files are open", "raise the limit on open files"),
    errno.ENFILE: ("too many files are open on this machine", "end some programs"),
    errno.EIO: ("the disk reports a fault", "check the disk and build again"),
    errno.ENOENT: (
        "the folder is gone, or cannot be made here",
        "build again, or choose another output folder",
    ),
    errno.EBUSY: ("another program is using the file", "end that program and build again"),
}


def publish_error(error: OSError, path: str, *, site: str = _UNTOUCHED) -> PublishError:
    """The PublishError for a fault met while writing to `path`; says in what state `site` is."""
    message, hint = _FAULTS.get(
        error.errno or 0,
        (f"it cannot be written: {reason(error)}", _ELSEWHERE),
    )
    return PublishError(Problem(path=path, message=f"{message} ({site})", hint=hint))


def reason(error: OSError) -> str:
    """What the system says is wrong."""
    return os.strerror(error.errno) if error.errno else str(error)
