"""nginx. It reads its configuration when it starts or reloads, not while it serves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus

from feeds.hosts._host import GONE, NOT_FOUND, Host, Setup
from feeds.hosts._routes import Kind, Routes, spelled
from feeds.hosts._served import ARCHIVES, FEEDS, PAGES, TYPES

__all__ = ["HOST", "KEPT"]

KEPT = ".feeds-nginx.conf"

_TEXTS = (
    "text/css text/plain text/xml text/javascript application/javascript application/json "
    "application/xml application/atom+xml application/rss+xml image/svg+xml "
    + " ".join(kind for kind in TYPES.values() if kind != TYPES["xml"])
)
_NOSNIFF = "add_header X-Content-Type-Options nosniff always;"


def _kept(routes: Routes) -> dict[str, bytes]:
    return {KEPT: ("\n".join(_lines(routes)) + "\n").encode()}


def _lines(routes: Routes) -> Iterator[str]:
    """All is within one location, so that it neither meets nor changes what else is served."""
    folder = routes.folder
    yield "# Each build writes this file: change nginx.conf instead. Reload nginx then."
    if folder:
        yield f"location = {_string(folder)} {{ return 301 {_string(spelled(folder) + '/')}; }}"
    yield f"location ^~ {_string(folder + '/')} {{"
    yield from (f"    {line}" for line in _common(folder))
    for address, (status, target) in routes.answers.items():
        is_path = status == HTTPStatus.OK
        if not (is_path and "$" in target):  # nginx cannot say it: it begins a variable there
            answer = _answer(status, target.replace("$", "%24"))
            yield f"    location = {_string(address)} {{ {answer} }}"
    for (kind, is_archive), documents in routes.groups.items():
        paths = "|".join(one.regex() for one in documents)
        yield f"    location ~ {_string(f'^{re.escape(folder)}/(?:{paths})$')} {{"
        yield from (f"        {line}" for line in _document(kind, is_archive=is_archive))
        yield "    }"
    yield "    location ~ /\\.(?!well-known/) { return 404; }"
    yield f'    location ~ "\\.(?:html|css)$" {{ {_NOSNIFF} add_header Cache-Control {PAGES}; }}'
    yield "}"


def _common(folder: str) -> tuple[str, ...]:
    return (
        "index index.html;",
        "autoindex off;",
        "absolute_redirect off;",
        "charset utf-8;",
        f"charset_types {_TEXTS};",
        "gzip_static on;",
        "gzip_vary on;",
        f"error_page 403 404 =404 {_string(f'{folder}/{NOT_FOUND}')};",
        f"error_page 410 {_string(f'{folder}/{GONE}')};",
        _NOSNIFF,
    )


def _document(kind: Kind, *, is_archive: bool) -> tuple[str, ...]:
    return (
        "types { }",
        f"default_type {TYPES[kind]};",
        _NOSNIFF,
        "add_header Access-Control-Allow-Origin * always;",
        f'add_header Cache-Control "{ARCHIVES if is_archive else FEEDS}";',
    )


def _answer(status: int, target: str) -> str:
    if status == HTTPStatus.OK:
        return f"rewrite ^ {_string(target)} last;"
    return f"return {status} {_string(target)};" if target else f"return {status};"


def _string(text: str) -> str:
    """A word of the configuration; a backslash in it is one of a regular expression."""
    return f'"{text}"'


def _written(setup: Setup) -> dict[str, str]:
    return {
        "nginx.conf": f"""\
# {setup.url} on nginx. The site lies in {setup.root}; where it lies elsewhere, change that below.
server {{
    listen 80;
    listen [::]:80;
    server_name {setup.name};
    root "{setup.place}";
    # What each build keeps up to date: media types, caching, addresses that moved or are gone.
    # In a server block of your own, root and this line are all that is needed.
    include "{setup.root}/{KEPT}*";
}}
"""
    }


def _next(setup: Setup) -> tuple[str, ...]:
    return (
        f"sudo cp nginx.conf /etc/nginx/sites-available/{setup.name}",
        f"sudo ln -s ../sites-available/{setup.name} /etc/nginx/sites-enabled/",
        f"each time: {setup.copied} && sudo systemctl reload nginx",
    )


HOST = Host(
    label="nginx",
    written=_written,
    kept=_kept,
    names=(KEPT, GONE),
    next=_next,
    is_compressed=True,
    gone_page=True,
)
