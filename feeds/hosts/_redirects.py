"""The `_redirects` file that Netlify and Cloudflare Pages read."""

from __future__ import annotations

from feeds.hosts._routes import Routes, spelled

__all__ = ["REDIRECTS", "redirects_file"]

REDIRECTS = "_redirects"
_OK = 200
_MOVED = 301


def redirects_file(routes: Routes, *, forced: bool = False, gone: str = "") -> bytes:
    """The bytes of `_redirects`, each address in all its spellings; b"" where nothing moved.

    `forced`: a rule counts although a file is at that address, which must be said to Netlify
    alone. `gone` is the page to show for withdrawn articles, with status 410; "" for no rule.
    """
    must = "!" if forced else ""
    rows = []
    for address, (status, target) in routes.answers.items():
        if status == _OK:
            rows.append(f"{spelled(address)} {spelled(target)} 200\n")
        elif status == _MOVED:
            rows.append(f"{spelled(address)} {target} 301{must}\n")
        elif gone:
            rows.append(f"{spelled(address)} {spelled(routes.folder)}/{gone} 410{must}\n")
    return "".join(sorted(rows)).encode()
