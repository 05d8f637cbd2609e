"""Running the command line on a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

__all__ = ["on_a_terminal"]


def on_a_terminal(site: Path, *arguments: str, **env: str) -> str:
    """What appears on a terminal of 80 columns, both streams."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "feeds", *arguments],
        cwd=site,
        stdout=follower,
        stderr=follower,
        env={
            **{name: value for name, value in os.environ.items() if "COLOR" not in name},
            "COLUMNS": "80",
            "TERM": "xterm",
            **env,
        },
    )
    os.close(follower)
    data = b""
    while True:
        ready, _, _ = select.select([leader], [], [], 300)
        try:
            piece = os.read(leader, 65536) if ready else b""
        except OSError:  # the other end is closed
            piece = b""
        if not piece:
            break
        data += piece
    process.wait(timeout=300)
    os.close(leader)
    return data.decode()
