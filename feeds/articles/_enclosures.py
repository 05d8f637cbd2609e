"""The files that an article offers, as feeds have them: whole addresses, true sizes."""

from __future__ import annotations

import msgspec

from feeds.articles._links import Links
from feeds.articles._offered import Offered
from feeds.content import UNKNOWN_TYPE, media_type, one_line, scheme_of
from feeds.model import Enclosure

__all__ = ["enclosure_of", "in_static_folder"]


def enclosure_of(offered: Offered, address: str, links: Links) -> Enclosure:
    """The enclosure at an absolute address; the size of a local file is measured."""
    local = links.file(_on_site(offered.url, links.base))
    return Enclosure(
        url=address,
        type=offered.type or media_type(address) or UNKNOWN_TYPE,
        length=local.size if local else offered.length,
        title=one_line(offered.title),
        duration=offered.duration,
    )


def in_static_folder(offered: Offered, links: Links) -> Offered:
    """A path that leads nowhere from the article, and to a file from the root of the site."""
    is_path = bool(offered.url) and not scheme_of(offered.url) and offered.url[0] not in "/.#{|"
    rooted = f"/{offered.url}"
    if is_path and links.file(offered.url) is None and links.file(rooted) is not None:
        return msgspec.structs.replace(offered, url=rooted)
    return offered


def _on_site(address: str, base: str) -> str:
    """A whole address of this site as a path on it: its file may be here."""
    return f"/{address.removeprefix(base)}" if address.startswith(base) else address
