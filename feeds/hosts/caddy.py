"""Caddy. It reads its configuration when it starts or reloads, not while it serves."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.hosts._host import GONE, NOT_FOUND, Host, Setup
from feeds.hosts._routes import Routes, spelled
from feeds.hosts._served import ARCHIVES, FEEDS, PAGES, TYPES

__all__ = ["HOST", "KEPT"]

KEPT = ".feeds-caddy"


def _kept(routes: Routes) -> dict[str, bytes]:
    return {KEPT: ("\n".join(_lines(routes)) + "\n").encode()}


def _lines(routes: Routes) -> Iterator[str]:
    """All is within one handle, so that it neither meets nor changes what else is served."""
    folder = routes.folder
    yield "# Each build writes this file: change the Caddyfile instead. Reload Caddy then."
    if folder:
        yield f"redir {_word(folder)} {_word(spelled(folder) + '/')} 301"
    yield f"handle {_word(folder + '/*')} {{"
    yield from (f"\t{line}" for line in _inner(routes))
    yield "}"


def _inner(routes: Routes) -> Iterator[str]:
    yield "header X-Content-Type-Options nosniff"
    yield from _answers(routes)
    yield "@hidden path_regexp /\\.(feeds-|ht)"
    yield from _page("hidden", NOT_FOUND, 404, routes.folder)
    yield "@none not file {path} {path}/index.html"
    yield from _page("none", NOT_FOUND, 404, routes.folder)
    yield "handle {"  # after what was rewritten above
    yield from (f"\t{line}" for line in _files(routes))
    yield "}"


def _files(routes: Routes) -> Iterator[str]:
    yield "@pages path *.html *.css */"
    yield f"header @pages Cache-Control {PAGES}"
    for (kind, is_archive), documents in routes.groups.items():
        name = f"@{kind}{'_archives' if is_archive else ''}"
        paths = (_word(f"{routes.folder}/{one.pattern}") for one in documents)
        yield f"{name} path {' '.join(paths)}"
        yield f"header {name} {{"
        yield f'\tContent-Type "{TYPES[kind]}; charset=utf-8"'
        yield f'\tCache-Control "{ARCHIVES if is_archive else FEEDS}"'
        yield "\tAccess-Control-Allow-Origin *"
        yield "}"
        yield f"header {name} {{"
        yield "\tVary Accept-Encoding"
        yield "\tdefer"  # the server adds it to compressed answers alone
        yield "}"
    yield "file_server {"
    yield "\tprecompressed gzip"
    yield "}"


def _answers(routes: Routes) -> Iterator[str]:
    """Compared letter by letter: Caddy's own matcher of paths takes no heed of case."""
    if not routes.answers:
        return
    yield "map {path} {feeds_status} {feeds_target} {"
    for address, (status, target) in routes.answers.items():
        if "{" not in address + target:  # it begins a placeholder; the page there leads on
            yield f'\t{_word(address)} "{status}" {_word(target)}'
    yield '\tdefault "0" ""'
    yield "}"
    yield "@moved vars {feeds_status} 301"
    yield "redir @moved {feeds_target} 301"
    yield "@same vars {feeds_status} 200"
    yield "rewrite @same {feeds_target}"
    yield "@gone vars {feeds_status} 410"
    yield from _page("gone", GONE, 410, routes.folder)


def _page(matcher: str, file: str, status: int, folder: str) -> Iterator[str]:
    """One page for all addresses of a kind."""
    yield f"handle @{matcher} {{"
    yield f"\trewrite * {_word(f'{folder}/{file}')}"
    yield "\tfile_server {"
    yield f"\t\tstatus {status}"
    yield "\t}"
    yield "}"


def _word(text: str) -> str:
    """A word of the configuration."""
    return f'"{text}"'


def _written(setup: Setup) -> dict[str, str]:
    return {
        "Caddyfile": f"""\
# {setup.url} on Caddy. The site lies in {setup.root}; where it lies elsewhere, change that below.
{setup.name} {{
	root * "{setup.place}"
	# What each build keeps up to date: media types, caching, addresses that moved or are gone.
	# In a site block of your own, root and this line are all that is needed.
	import "{setup.root}/{KEPT}*"
}}
"""
    }


def _next(setup: Setup) -> tuple[str, ...]:
    return (
        "sudo cp Caddyfile /etc/caddy/Caddyfile",
        f"each time: {setup.copied} && sudo systemctl reload caddy",
    )


HOST = Host(
    label="Caddy",
    written=_written,
    kept=_kept,
    names=(KEPT, GONE),
    next=_next,
    is_compressed=True,
    gone_page=True,
)
