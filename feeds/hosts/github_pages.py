"""GitHub Pages. It goes by the names of files alone: no rule is read, no status but 200 and 404."""

from __future__ import annotations

from feeds.hosts._host import Host, Setup
from feeds.hosts._routes import Routes
from feeds.hosts._workflow import WORKFLOW, pages

__all__ = ["HOST"]

_NO_JEKYLL = ".nojekyll"


def _kept(routes: Routes) -> dict[str, bytes]:
    """The site is served as it is, wherever it is deployed from."""
    del routes
    return {_NO_JEKYLL: b""}


def _written(setup: Setup) -> dict[str, str]:
    return {f"{setup.up}{WORKFLOW}": pages(setup)}


def _next(setup: Setup) -> tuple[str, ...]:
    del setup
    return (
        "at GitHub, Settings, Pages: choose GitHub Actions as the source",
        "feeds build, then commit everything, feeds.lock among it, and push",
    )


HOST = Host(
    label="GitHub Pages",
    written=_written,
    kept=_kept,
    names=(_NO_JEKYLL,),
    next=_next,
    shows_gone=False,
)
