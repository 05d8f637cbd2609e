"""The `_redirects` file that Netlify and Cloudflare Pages read."""

from __future__ import annotations

from feeds.hosts._routes import Routes

__all__ = ["REDIRECTS", "redirects_file"]

REDIRECTS = "_redirects"


def redirects_file(routes: Routes, *, forced: bool = False, gone: str = "") -> bytes:
    """The bytes of `_redirects`; b"" where nothing moved.

    `forced`: a rule counts although a file is at that address, which must be said to Netlify
    alone. `gone` is the page to show for withdrawn articles, with status 410; "" for no rule.
    """
    must = "!" if forced else ""
    rows = [f"{routes.address(old)} {routes.address(new)} 200\n" for old, new in routes.same]
    rows += [
        f"{routes.address(old)} {routes.address(new)} 301{must}\n" for old, new in routes.moved
    ]
    if gone:
        rows += [f"{routes.address(old)} {routes.folder}/{gone} 410{must}\n" for old in routes.gone]
    return "".join(sorted(rows)).encode()
