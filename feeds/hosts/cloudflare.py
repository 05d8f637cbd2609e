"""Cloudflare Pages. It reads `_headers` and `_redirects`; it has no status 410."""

from __future__ import annotations

from feeds.hosts._builders import build_command, published_folder
from feeds.hosts._headers import HEADERS, headers_file
from feeds.hosts._host import Host, Setup
from feeds.hosts._redirects import REDIRECTS, redirects_file
from feeds.hosts._routes import Routes
from feeds.hosts._workflow import WORKFLOW, nightly

__all__ = ["HOST"]


def _kept(routes: Routes) -> dict[str, bytes]:
    redirects = redirects_file(routes)
    return {
        HEADERS: headers_file(routes.served, routes.folder),
        **({REDIRECTS: redirects} if redirects else {}),
    }


def _written(setup: Setup) -> dict[str, str]:
    label = setup.name.removesuffix(".pages.dev").replace(".", "-")
    return {
        "wrangler.toml": f"""\
# {setup.url} on Cloudflare Pages. The command that builds it there:
#   {build_command(setup)}
# Media types, caching and addresses that moved stand in _headers and _redirects, which each
# build writes.
name = "{label}"
pages_build_output_dir = "{published_folder(setup)}"
compatibility_date = "2025-01-01"
""",
        f"{setup.up}{WORKFLOW}": nightly(setup),
    }


def _next(setup: Setup) -> tuple[str, ...]:
    return (
        "feeds build, then commit everything, feeds.lock among it",
        f"choose the repository at Cloudflare; build command: {build_command(setup)}",
        "or deploy what was built here: npx wrangler pages deploy",
    )


HOST = Host(
    label="Cloudflare Pages",
    written=_written,
    kept=_kept,
    names=(HEADERS, REDIRECTS),
    next=_next,
    shows_gone=False,
)
