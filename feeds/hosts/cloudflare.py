"""Cloudflare Pages. It reads `_headers` and `_redirects`; it has no status 410."""

from __future__ import annotations

from feeds.hosts._headers import HEADERS, headers_file
from feeds.hosts._host import NOT_FOUND, Host, Setup
from feeds.hosts._redirects import REDIRECTS, redirects_file
from feeds.hosts._routes import Routes
from feeds.hosts._workflow import INSTALL, WORKFLOW, nightly

__all__ = ["HOST"]


def _kept(routes: Routes) -> dict[str, bytes]:
    redirects = redirects_file(routes)
    return {
        HEADERS: headers_file(routes.served, routes.folder),
        **({REDIRECTS: redirects} if redirects else {}),
    }


def _written(setup: Setup) -> dict[str, str]:
    publish = f"{setup.output}-root" if setup.folder else setup.output
    label = setup.name.split(".")[0]
    return {
        "wrangler.toml": f"""\
# {setup.url} on Cloudflare Pages. The command that builds it there:
#   {_command(setup, publish)}
# Media types, caching and addresses that moved stand in _headers and _redirects, which each
# build writes.
name = "{label}"
pages_build_output_dir = "{publish}"
compatibility_date = "2025-01-01"
""",
        f"{setup.up}{WORKFLOW}": nightly(setup),
    }


def _command(setup: Setup, publish: str) -> str:
    build = f'pip install "{INSTALL}" && feeds build --locked --against {setup.url}'
    if not setup.folder:
        return build
    # What the host itself reads stands at the root of what is published.
    moved = " ".join(f"{publish}{setup.folder}/{name}" for name in (HEADERS, REDIRECTS, NOT_FOUND))
    return f"{build} {setup.source} {publish}{setup.folder} && cp {moved} {publish}/"


def _next(setup: Setup) -> tuple[str, ...]:
    publish = f"{setup.output}-root" if setup.folder else setup.output
    return (
        "feeds build, then commit everything, feeds.lock among it",
        f"choose the repository at Cloudflare; build command: {_command(setup, publish)}",
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
