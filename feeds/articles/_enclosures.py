"""The files that an article offers, as feeds have them: whole addresses, true sizes."""

from __future__ import annotations

from feeds.articles._links import Links
from feeds.articles._offered import Offered
from feeds.content import UNKNOWN_TYPE, media_type, one_line
from feeds.model import Enclosure

__all__ = ["enclosure_of"]


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


def _on_site(address: str, base: str) -> str:
    """A whole address of this site as a path on it: its file may be here."""
    return f"/{address.removeprefix(base)}" if address.startswith(base) else address
