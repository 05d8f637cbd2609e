"""Addresses between pages: relative, so that they hold from disk and below any folder."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from feeds.articles import file_of, quoted
from feeds.content import parted
from feeds.patterns import lazy_regex

__all__ = ["address_of", "file_at", "local", "local_html", "local_once", "way_up"]


def way_up(path: str) -> str:
    """From a file of the site to the site's folder: `2019/05/a.html` → `../../`."""
    return "../" * path.count("/")


def address_of(path: str, base: str) -> str:
    """The absolute address of a file of the site; a folder's index is the folder."""
    if path == "index.html" or path.endswith("/index.html"):
        path = path[: -len("index.html")]
    return base + quoted(path)


def local_once(address: str, base: str, up: str) -> str:
    """The address as a link on one of our pages: relative where it is the site's own.

    A folder is linked by its index file: from disk nothing else opens it.
    """
    if not address.startswith(base):
        return address
    file, rest = _file(address[len(base) :])
    return _relative(file, up) + rest


local = lru_cache(maxsize=1024)(local_once)
"""The same, remembered: tags, and a page's neighbours, are asked for again by their neighbours."""


def file_at(address: str, base: str) -> str:
    """The file of the site that answers at an address; "" for one that is elsewhere."""
    if not address.startswith(base):
        return ""
    return file_of(re.split("[?#]", address[len(base) :], maxsplit=1)[0])


def local_html(html: str, base: str, up: str) -> str:
    """A body, as the sanitiser writes it, with the site's own addresses made relative, so that
    its pictures and links work from disk and in a preview.

    Paths stay exactly as they are: not everything below the site's address need be ours.
    """
    if base not in html:
        return html
    if not base or "srcset=" in html:
        return _TAG.sub(partial(_local_tag, base=base, up=up), html)
    made: list[str] = []
    before = ""
    for is_in_tag, part in parted(html, base):
        if made:
            is_link = is_in_tag and before.endswith(_BEGINNINGS)
            made.append(_way(part.partition('"')[0], up) if is_link else base)
        made.append(part)
        before = part
    return "".join(made)


_BEGINNINGS = (' href="', ' src="', ' poster="', ' cite="')


def _local_tag(tag: re.Match[str], *, base: str, up: str) -> str:
    def in_attribute(attribute: re.Match[str]) -> str:
        name, value = attribute[1], attribute[2]
        if name == "srcset":
            value = ", ".join(shorter(part) for part in value.split(", "))
        else:
            value = shorter(value)
        return f' {name}="{value}"'

    def shorter(address: str) -> str:
        return _relative(address[len(base) :], up) if address.startswith(base) else address

    return _ATTRIBUTE.sub(in_attribute, tag[0]) if base in tag[0] else tag[0]


_TAG = lazy_regex(r'<[a-z](?:[^<>"]|"[^"]*")*>')
_ATTRIBUTE = lazy_regex(r' (href|src|poster|cite|srcset)="([^"]*)"')


def _file(address: str) -> tuple[str, str]:
    """The file that answers at an address below the site's, and the query and fragment."""
    if "?" not in address and "#" not in address:
        return quoted(file_of(address)), ""
    cut = re.split(r"(?=[?#])", address, maxsplit=1)
    return quoted(file_of(cut[0])), cut[1]


def _relative(path: str, up: str) -> str:
    return _way(path, up) + path


def _way(path: str, up: str) -> str:
    """What stands ahead of a path; without any way up, a path may look like something else."""
    if up:
        return up
    return "./" if not path or path[0] in "/?#" or ":" in path.partition("/")[0] else ""
