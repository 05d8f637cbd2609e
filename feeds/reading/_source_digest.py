"""What an article was made of, as a short digest: whatever this program makes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from feeds.generators import Source

__all__ = ["COVERAGE", "digest_of_article", "digest_of_source"]

COVERAGE = 3
"""Which parts a digest covers. Raise it when articles are made of further files, or of other
bytes: digests of another coverage are compared by the article's own bytes alone."""

_OWN = 8  # bytes of a digest: two articles of a site do not share one by chance
_BESIDE = 4


def digest_of_article(data: bytes, source: Source) -> str:
    """The digest of an article's file, whose text its generator may compute.

    A text with double braces or tags may ask for any value of its site, itself or in what it
    includes: then the digest of all of them, made once for the site, is a part of its own.
    """
    shared = source.site.shared if source.site is not None else ""
    is_computed = bool(shared) and (b"{{" in data or b"{%" in data)
    return digest_of_source(data, (*source.beside, shared) if is_computed else source.beside)


def digest_of_source(raw: bytes | str, beside: Sequence[str] = ()) -> str:
    """The digest of an article's file or row, and after a hyphen that of what it includes.

    `raw` is the whole file, or the row as it stands in its file; `beside` are the texts of its
    sidecar, of the data of its folders and of what it asks of its site. Line ends do not count,
    since version control may change them; neither do the path, the machine and the time.
    """
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    own = hashlib.blake2b(data, digest_size=_OWN).hexdigest()
    if not beside:
        return own
    made = hashlib.blake2b(digest_size=_BESIDE)
    for text in beside:
        made.update(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass") + b"\0")
    return f"{own}-{made.hexdigest()}"
