"""The command that builds a site at its host, for those that build it themselves."""

from __future__ import annotations

import shlex

from feeds.hosts._headers import HEADERS
from feeds.hosts._host import NOT_FOUND, Setup
from feeds.hosts._redirects import REDIRECTS
from feeds.hosts._workflow import INSTALL

__all__ = ["build_command", "published_folder"]


def published_folder(setup: Setup) -> str:
    """What the host serves at its root."""
    return f"{setup.output}-root" if setup.folder else setup.output


def build_command(setup: Setup) -> str:
    """Install and build. What the host itself reads stands at the root of what it serves, also
    where the site lies in a folder there.
    """
    build = f"feeds build --locked --against {shlex.quote(setup.url)}"
    command = f'pip install "{INSTALL}" && {build}'
    if not setup.folder:
        return command
    root = published_folder(setup)
    site = root + setup.folder
    own = " ".join(shlex.quote(f"{site}/{name}") for name in (HEADERS, REDIRECTS, NOT_FOUND))
    return (
        f"{command} {shlex.quote(setup.source)} {shlex.quote(site)} "
        f"&& cp {own} {shlex.quote(root + '/')}"
    )
