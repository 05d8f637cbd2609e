"""The pictures in README: what a browser shows of a page and of a feed in public/.

    python -m tests.docs.pictures

takes them again, with Chromium, and notes the files that they were taken of.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from feeds.serve import HOST, make_server

__all__ = ["FOLDER", "NOTE", "SHOWN", "noted", "what_is_shown"]

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "pictures"
NOTE = FOLDER / "taken-of.txt"
"""A line for each picture: its name, and the digest of the files that it shows."""

SHOWN: Mapping[str, tuple[str, ...]] = {
    "page.png": ("how-to-read-a-tide-table.html", "style.css"),
    "feed.png": ("feed.xml", "feed.css"),
}
"""Picture → the file in public/ that it shows, and the style of that."""

_SIZE = "720,500"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    f"--window-size={_SIZE}",
)


def what_is_shown(files: tuple[str, ...]) -> str:
    """A digest of them, whatever ends their lines."""
    data = b"\0".join((ROOT / "public" / name).read_bytes() for name in files)
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def noted() -> dict[str, str]:
    """Picture → the digest of what it was taken of."""
    lines = NOTE.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines)


def _take(browser: str, address: str, picture: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        call = [browser, *_FLAGS, f"--user-data-dir={profile}", f"--screenshot={picture}", address]
        subprocess.run(call, check=True, capture_output=True, timeout=120)


def take_all() -> None:
    """Take every picture again, and note of what. Raises OSError where there is no browser."""
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        raise OSError("no Chromium here: install it to take the pictures")
    server = make_server(ROOT / "public", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    FOLDER.mkdir(exist_ok=True)
    for name, files in SHOWN.items():
        _take(browser, f"http://{HOST}:{server.server_address[1]}/{files[0]}", FOLDER / name)
    server.shutdown()
    server.server_close()
    lines = (f"{name} {what_is_shown(files)}\n" for name, files in SHOWN.items())
    NOTE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    try:
        take_all()
    except OSError as fault:
        sys.exit(str(fault))
