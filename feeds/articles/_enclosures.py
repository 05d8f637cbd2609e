"""The files that an article offers, as feeds have them: whole addresses, true sizes."""

from __future__ import annotations

import msgspec

from feeds.articles._draft import Draft, PageDraft
from feeds.articles._links import Links
from feeds.articles._offered import Offered
from feeds.content import UNKNOWN_TYPE, media_type, one_line, scheme_of
from feeds.model import Enclosure

__all__ = ["enclosure_of", "in_static_folder", "picture_of"]


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
    """The same, at the address from the root of the site where its path leads nowhere else."""
    url = _rooted(offered.url, links)
    return offered if url == offered.url else msgspec.structs.replace(offered, url=url)


def picture_of(draft: Draft | PageDraft, links: Links) -> str | None:
    """The address of the picture that an article names, if it is one."""
    if not draft.image:
        return None
    return links.resolve("enclosure", "href", _rooted(draft.image, links))


def _rooted(address: str, links: Links) -> str:
    """A path that leads nowhere from the article, and to a file from the root of the site, with a
    slash ahead; any other address as it is.
    """
    is_path = bool(address) and not scheme_of(address) and address[0] not in "/.#{|"
    from_root = f"/{address}"
    is_rooted = is_path and links.file(address) is None and links.file(from_root) is not None
    return from_root if is_rooted else address


def _on_site(address: str, base: str) -> str:
    """A whole address of this site as a path on it: its file may be here."""
    return f"/{address.removeprefix(base)}" if address.startswith(base) else address
