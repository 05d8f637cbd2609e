"""File endings and the media types that go with them."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

__all__ = ["FEED_ENDINGS", "MEDIA_TYPES", "ending_of", "fits"]

MEDIA_TYPES: dict[str, tuple[str, ...]] = {  # the usual one first
    ".mp3": ("audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mp3"),
    ".m4a": ("audio/mp4", "audio/x-m4a", "audio/m4a", "audio/aac"),
    ".aac": ("audio/aac", "audio/x-aac"),
    ".oga": ("audio/ogg",),
    ".ogg": ("audio/ogg", "application/ogg", "video/ogg"),
    ".opus": ("audio/ogg", "audio/opus"),
    ".wav": ("audio/wav", "audio/x-wav", "audio/vnd.wave"),
    ".flac": ("audio/flac", "audio/x-flac"),
    ".weba": ("audio/webm",),
    ".mp4": ("video/mp4", "audio/mp4"),
    ".m4v": ("video/x-m4v", "video/mp4", "video/m4v"),
    ".mov": ("video/quicktime",),
    ".webm": ("video/webm", "audio/webm"),
    ".ogv": ("video/ogg",),
    ".mpg": ("video/mpeg",),
    ".mpeg": ("video/mpeg",),
    ".avi": ("video/x-msvideo", "video/avi"),
    ".mkv": ("video/x-matroska", "video/matroska"),
    ".jpg": ("image/jpeg", "image/jpg"),
    ".jpeg": ("image/jpeg", "image/jpg"),
    ".png": ("image/png",),
    ".gif": ("image/gif",),
    ".webp": ("image/webp",),
    ".avif": ("image/avif",),
    ".svg": ("image/svg+xml",),
    ".pdf": ("application/pdf", "application/x-pdf"),
    ".epub": ("application/epub+zip", "document/x-epub"),
    ".zip": ("application/zip", "application/x-zip-compressed"),
    ".torrent": ("application/x-bittorrent",),
}

FEED_ENDINGS: dict[str, tuple[str, frozenset[str]]] = {
    # what static hosts make of it, and which formats may be served so
    ".atom": ("application/atom+xml", frozenset({"atom"})),
    ".rss": ("application/rss+xml", frozenset({"rss"})),
    ".json": ("application/json", frozenset({"json"})),
    ".opml": ("text/x-opml", frozenset({"opml"})),
    ".html": ("text/html", frozenset()),
    ".htm": ("text/html", frozenset()),
    ".txt": ("text/plain", frozenset()),
    ".xml": ("application/xml", frozenset({"atom", "rss", "opml"})),
    ".rdf": ("application/rdf+xml", frozenset({"rss"})),
}


def ending_of(address: str) -> str:
    """The file ending of an address or path in lower case, with its full stop; "" for none."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    name = unquote(path).rpartition("/")[2]
    stem, stop, ending = name.rpartition(".")
    return f".{ending.lower()}" if stop and stem else ""


def fits(media_type: str, ending: str) -> bool:
    """Whether the type is one of those of the ending; an unknown ending or type fits."""
    usual = MEDIA_TYPES.get(ending)
    bare = media_type.partition(";")[0].strip().lower()
    return usual is None or not bare or bare in usual or bare == "application/octet-stream"
