"""Two real readers that subscribe to a site on loopback: reader, and newsboat."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from feeds.serve import make_server

__all__ = ["Newsboat", "PyReader", "served"]


@contextmanager
def served(output: Path) -> Iterator[str]:
    """The address at which a site is served."""
    server = make_server(output, 0, lambda _line: None)
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class PyReader:
    """`reader` (PyPI): what is unread is what it showed as new."""

    def __init__(self, folder: Path, urls: list[str]) -> None:
        module = pytest.importorskip("reader")
        self._reader = module.make_reader(str(folder / "reader.sqlite"))
        for url in urls:
            self._reader.add_feed(url)

    def news(self) -> dict[str, set[str]]:
        """Feed → titles of the articles that are new since the last time; they are then read."""
        self._reader.update_feeds(scheduled=False)  # now, whatever its hour
        found: dict[str, set[str]] = {feed.url: set() for feed in self._reader.get_feeds()}
        for entry in list(self._reader.get_entries(read=False)):
            found[entry.feed_url].add(entry.title)
            self._reader.mark_entry_as_read(entry)
        return found

    def close(self) -> None:
        self._reader.close()


class Newsboat:
    """newsboat (Debian), without its screen."""

    def __init__(self, folder: Path, urls: list[str]) -> None:
        program = shutil.which("newsboat")
        if program is None:
            pytest.skip("newsboat is not installed")
        self._program = program
        self._urls = urls
        self._cache = folder / "cache.db"
        for name, text in (("urls", "\n".join(urls)), ("config", "")):
            (folder / name).write_text(text + "\n")
        self._options = [
            f"--url-file={folder / 'urls'}",
            f"--cache-file={self._cache}",
            f"--config-file={folder / 'config'}",
        ]

    def news(self) -> dict[str, set[str]]:
        """As PyReader.news."""
        command = [self._program, *self._options, "-x", "reload"]
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr.decode()
        found: dict[str, set[str]] = {url: set() for url in self._urls}
        with sqlite3.connect(self._cache) as cache:
            query = "select feedurl, title from rss_item where unread = 1 and deleted = 0"
            for url, title in cache.execute(query):
                found[url].add(title)
            cache.execute("update rss_item set unread = 0")
        cache.close()
        return found

    def close(self) -> None:
        """It is no server."""
