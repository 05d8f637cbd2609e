"""Netlify. It reads `_headers` and `_redirects`; a file at an address counts before a rule."""

from __future__ import annotations

from feeds.hosts._builders import build_command, published_folder
from feeds.hosts._headers import HEADERS, headers_file
from feeds.hosts._host import GONE, Host, Setup
from feeds.hosts._redirects import REDIRECTS, redirects_file
from feeds.hosts._routes import Routes
from feeds.hosts._workflow import WORKFLOW, nightly

__all__ = ["HOST"]


def _kept(routes: Routes) -> dict[str, bytes]:
    redirects = redirects_file(routes, forced=True, gone=GONE)
    return {
        HEADERS: headers_file(routes.served, routes.folder),
        **({REDIRECTS: redirects} if redirects else {}),
    }


def _written(setup: Setup) -> dict[str, str]:
    base = f'  base = "{setup.below}"\n' if setup.below else ""
    return {
        f"{setup.up}netlify.toml": f"""\
# {setup.url} on Netlify. Media types, caching and addresses that moved stand in _headers and
# _redirects, which each build writes.
[build]
{base}  command = '''{build_command(setup)}'''
  publish = "{published_folder(setup)}"

[build.environment]
  PYTHON_VERSION = "3.13"
""",
        f"{setup.up}{WORKFLOW}": nightly(setup),
    }


def _next(setup: Setup) -> tuple[str, ...]:
    del setup
    return (
        "feeds build, then commit everything, feeds.lock among it",
        "netlify init, or choose the repository at Netlify: it builds at each push",
    )


HOST = Host(
    label="Netlify",
    written=_written,
    kept=_kept,
    names=(HEADERS, REDIRECTS, GONE),
    next=_next,
    gone_page=True,
)
