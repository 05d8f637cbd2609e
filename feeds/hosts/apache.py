"""Apache. It reads `.htaccess` with each request, so that nothing has to be reloaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import unquote

from feeds.hosts._host import GONE, NOT_FOUND, Host, Setup
from feeds.hosts._routes import Routes, spelled, spellings
from feeds.hosts._served import ARCHIVES, FEEDS, PAGES, TYPES

__all__ = ["HOST", "KEPT"]

KEPT = ".htaccess"

_PAGES = {"html": "text/html", "css": "text/css"}
_CACHED = (("feeds_feed", FEEDS), ("feeds_archive", ARCHIVES))


def _kept(routes: Routes) -> dict[str, bytes]:
    return {KEPT: ("\n".join(_lines(routes)) + "\n").encode()}


def _lines(routes: Routes) -> Iterator[str]:
    folder = routes.folder
    yield "# Each build writes this file: change apache.conf instead, or the server's own settings."
    yield f'ErrorDocument 404 "{spelled(folder)}/{NOT_FOUND}"'
    yield f'ErrorDocument 410 "{spelled(folder)}/{GONE}"'
    yield "AddCharset utf-8 .html .css .txt .js .json .xml .svg"
    yield from _types(routes)
    yield from _caching(routes)
    for address, (status, target) in routes.answers.items():
        if status == HTTPStatus.GONE:
            yield f'RedirectMatch 410 "^{_regex(address)}$"'
        elif status == HTTPStatus.MOVED_PERMANENTLY and not re.search("[?#]", unquote(target)):
            yield f'RedirectMatch 301 "^{_regex(address)}$" "{_replacement(unquote(target))}"'
    yield from _without_rewriting(routes)
    yield 'RedirectMatch 404 "/\\.(?!well-known(?:/|$))"'
    yield from _rewriting(routes)


def _types(routes: Routes) -> Iterator[str]:
    """By the names of the documents, and of their compressed siblings."""
    for kind, media_type in TYPES.items():
        names = sorted({one.name for one in routes.served if one.kind == kind})
        if names:
            yield f'<FilesMatch "^(?:{"|".join(map(_regex, names))})(?:\\.gz)?$">'
            yield f'    ForceType "{media_type}; charset=utf-8"'
            yield "</FilesMatch>"
    for suffix, media_type in _PAGES.items():
        yield f'<FilesMatch "\\.{suffix}\\.gz$">'
        yield f'    ForceType "{media_type}; charset=utf-8"'
        yield "</FilesMatch>"


def _caching(routes: Routes) -> Iterator[str]:
    """Headers, where the server can set them (a2enmod headers)."""
    for (_, is_archive), documents in routes.groups.items():
        paths = f"{_regex(routes.folder)}/(?:{'|'.join(one.regex() for one in documents)})"
        yield f'SetEnvIf Request_URI "^{paths}(?:\\.gz)?$" {_CACHED[is_archive][0]}'
        yield f'SetEnvIf Request_URI "^{paths}$" no-gzip'  # else Apache changes its ETag
    yield "<IfModule mod_headers.c>"
    yield "    Header always set X-Content-Type-Options nosniff"
    yield '    <FilesMatch "\\.(?:html|css)(?:\\.gz)?$">'
    yield f"        Header set Cache-Control {PAGES}"
    yield "    </FilesMatch>"
    for mark, value in _CACHED:
        yield f'    Header set Cache-Control "{value}" env={mark}'
        yield f'    Header set Access-Control-Allow-Origin "*" env={mark}'
    yield "</IfModule>"


def _rewriting(routes: Routes) -> Iterator[str]:
    """What stands for a folder, and compressed siblings, where the server can (a2enmod rewrite)."""
    yield "<IfModule mod_rewrite.c>"
    yield "    RewriteEngine On"
    for address, (status, target) in routes.answers.items():
        if status == HTTPStatus.OK:
            inner = address.removeprefix(f"{routes.folder}/")
            yield f'    RewriteRule "^{_regex(inner)}$" "{_replacement(target)}" [END]'
    if routes.usual:
        usual = "|".join(_regex(one) for old, _ in routes.usual for one in spellings(old))
        yield f'    RewriteRule "^(?:{usual})$" "-" [L]'  # it leads on, also where a folder is
    yield "    RewriteCond %{REQUEST_FILENAME} -d"
    yield "    RewriteCond %{REQUEST_FILENAME}/index.html !-f"
    yield '    RewriteRule "^" "-" [R=404,L]'
    yield "    <IfModule mod_headers.c>"
    yield "        RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b"
    yield "        RewriteCond %{REQUEST_FILENAME}.gz -s"
    yield f'        RewriteRule "^(.*(?:{_packed(routes)}))$" "$1.gz" [E=no-gzip:1,END]'
    yield f'        <FilesMatch "(?:{_packed(routes)})\\.gz$">'
    yield "            RemoveType .gz"
    yield "            AddEncoding gzip .gz"
    yield "        </FilesMatch>"
    yield f'        <FilesMatch "(?:{_packed(routes)})(?:\\.gz)?$">'
    yield "            Header merge Vary Accept-Encoding"
    yield "        </FilesMatch>"
    yield "    </IfModule>"
    yield "</IfModule>"


def _without_rewriting(routes: Routes) -> Iterator[str]:
    """What stands for a folder: its address leads to it, where it cannot answer there."""
    if routes.same:
        yield "<IfModule !mod_rewrite.c>"
        for address, (status, target) in routes.answers.items():
            if status == HTTPStatus.OK:
                yield f'    RedirectMatch 301 "^{_regex(address)}$" "{_replacement(target)}"'
        yield "</IfModule>"


def _packed(routes: Routes) -> str:
    """What has a compressed sibling that is sent in its place."""
    names = sorted({one.name for one in routes.served})
    return "|".join([*(f"\\.{suffix}" for suffix in _PAGES), *map(_regex, names)])


def _regex(text: str) -> str:
    return re.escape(text)


def _replacement(text: str) -> str:
    """What a match is replaced by, in which these signs have a meaning. Apache quotes it itself."""
    return re.sub(r"[$&\\]", r"\\\g<0>", text)


def _written(setup: Setup) -> dict[str, str]:
    return {
        "apache.conf": f"""\
# {setup.url} on Apache. The site lies in {setup.root}; where it lies elsewhere, change that below.
<VirtualHost *:80>
    ServerName {setup.name}
    DocumentRoot "{setup.place}"
    <Directory "{setup.root}">
        # Each build keeps {KEPT} there up to date: media types, caching, addresses that moved.
        AllowOverride FileInfo
        Require all granted
    </Directory>
</VirtualHost>
"""
    }


def _next(setup: Setup) -> tuple[str, ...]:
    return (
        "on a shared host there is nothing to set up: the site brings its .htaccess along",
        "sudo a2enmod headers rewrite",
        f"sudo cp apache.conf /etc/apache2/sites-available/{setup.name}.conf",
        f"sudo a2ensite {setup.name} && sudo systemctl restart apache2",
        f"each time: {setup.copied}",
    )


HOST = Host(
    label="Apache",
    written=_written,
    kept=_kept,
    names=(KEPT, GONE),
    next=_next,
    is_compressed=True,
    gone_page=True,
)
