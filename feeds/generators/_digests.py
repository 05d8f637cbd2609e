"""What the files of a site say, as digests: by them a change of the site is seen."""

from __future__ import annotations

from itertools import chain

from feeds.config import SourceSite
from feeds.stamps import digest_of

__all__ = ["digest_of_texts", "shared_of"]


def digest_of_texts(*texts: str) -> str:
    """Stands for those texts, in their order."""
    return digest_of(*(f"{text}\0".encode("utf-8", "surrogatepass") for text in texts))


def shared_of(site: SourceSite) -> str:
    """Stands for what any text of the site may ask for; "" where its generator computes none."""
    if not (site.values or site.includes):
        return ""
    values = (text for name, value in sorted(site.values.items()) for text in (name, repr(value)))
    return digest_of_texts(*values, "", *chain(*sorted(site.includes.items())))
