"""What is known of a host."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping

from feeds.hosts._routes import Routes
from feeds.records import dataclass

__all__ = ["GONE", "NOT_FOUND", "Host", "Setup"]

NOT_FOUND = "404.html"
GONE = "410.html"
"""The pages for addresses without one, and for withdrawn articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """The site as it stands in the files that `feeds init --host` writes."""

    url: str  # with a slash at its end
    name: str  # of the host, without its port
    folder: str = ""  # of the address: "" or such as "/blog"
    source: str = "seeds"  # below the root of the site
    output: str = "public"  # likewise
    lock: str = "seeds/feeds.lock"  # likewise
    below: str = ""  # the root of the site in its repository; "" for the same
    up: str = ""  # from there to the root of the repository: "" or such as "../"

    @property
    def place(self) -> str:
        """Where the site lies on a server of one's own, unless one says otherwise."""
        return f"/var/www/{self.name}"

    @property
    def root(self) -> str:
        """The folder there that is published."""
        return self.place + self.folder

    @property
    def copied(self) -> str:
        """The commands that build, and bring the site to its place."""
        copied = f"{shlex.quote(self.output + '/')} {shlex.quote(self.root + '/')}"
        return f"feeds build && sudo rsync -a --delete {copied}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A kind of host. Its functions are pure: the same site gives the same bytes."""

    label: str
    written: Callable[[Setup], Mapping[str, str]]  # once, by init: files beside feeds.toml
    kept: Callable[[Routes], Mapping[str, bytes]]  # by each build: files of the output
    names: tuple[str, ...] = ()  # of the files that builds keep
    next: Callable[[Setup], tuple[str, ...]]  # what to do when the files are written
    is_compressed: bool = False  # sends the .gz beside a file
    shows_gone: bool = True  # withdrawn articles keep a page; else they are not found
    gone_page: bool = False  # one page for all of them, with status 410
