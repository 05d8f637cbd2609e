"""Media types by the endings of files: a table of ours, so that every machine says the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias
from urllib.parse import unquote

from feeds.patterns import lazy_regex

__all__ = ["UNKNOWN_TYPE", "Kind", "kind_of", "media_type", "type_of_ending"]

Kind: TypeAlias = Literal["", "sound", "film", "other"]

UNKNOWN_TYPE = "application/octet-stream"

_SOUNDS: Mapping[str, str] = {
    "audio/mpeg": "mp3 mp2 mpga",
    "audio/mp4": "m4a m4b m4r",
    "audio/aac": "aac adts",
    "audio/ogg": "ogg oga opus spx",
    "audio/flac": "flac",
    "audio/wav": "wav wave",
    "audio/aiff": "aif aiff aifc",
    "audio/webm": "weba",
    "audio/matroska": "mka",
    "audio/midi": "mid midi",
    "audio/amr": "amr",
    "audio/ac3": "ac3",
    "audio/x-caf": "caf",
    "audio/x-ms-wma": "wma",
    "audio/x-pn-realaudio": "ra ram",
}
_FILMS: Mapping[str, str] = {
    "video/mp4": "mp4 m4v mp4v",
    "video/quicktime": "mov qt",
    "video/webm": "webm",
    "video/ogg": "ogv",
    "video/matroska": "mkv",
    "video/mpeg": "mpg mpeg",
    "video/3gpp": "3gp",
    "video/x-msvideo": "avi",
    "video/x-ms-wmv": "wmv",
    "video/x-flv": "flv",
}
_OTHERS: Mapping[str, str] = {
    "image/jpeg": "jpg jpeg jpe",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/svg+xml": "svg",
    "image/tiff": "tif tiff",
    "image/bmp": "bmp",
    "image/heic": "heic",
    "image/jxl": "jxl",
    "image/vnd.microsoft.icon": "ico",
    "font/woff": "woff",
    "font/woff2": "woff2",
    "font/ttf": "ttf",
    "font/otf": "otf",
    "text/plain": "txt text",
    "text/html": "html htm",
    "text/css": "css",
    "text/javascript": "js mjs",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/markdown": "md markdown",
    "text/calendar": "ics",
    "text/vcard": "vcf",
    "text/vtt": "vtt",
    "text/x-python": "py",
    "application/pdf": "pdf",
    "application/epub+zip": "epub",
    "application/x-mobipocket-ebook": "mobi",
    "application/vnd.amazon.ebook": "azw azw3",
    "application/json": "json",
    "application/geo+json": "geojson",
    "application/xml": "xml",
    "application/yaml": "yaml yml",
    "application/toml": "toml",
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/gpx+xml": "gpx",
    "application/vnd.google-earth.kml+xml": "kml",
    "application/postscript": "ps eps",
    "application/rtf": "rtf",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/zip": "zip",
    "application/gzip": "gz tgz",
    "application/x-tar": "tar",
    "application/x-bzip2": "bz2",
    "application/x-xz": "xz",
    "application/zstd": "zst",
    "application/x-7z-compressed": "7z",
    "application/vnd.rar": "rar",
    "application/vnd.debian.binary-package": "deb",
    "application/vnd.android.package-archive": "apk",
    "application/java-archive": "jar",
    "application/wasm": "wasm",
    "application/x-bittorrent": "torrent",
    "application/x-sh": "sh",
    "application/x-ipynb+json": "ipynb",
    "application/x-subrip": "srt",
    "application/vnd.apple.mpegurl": "m3u8",
}


def _by_ending(table: Mapping[str, str]) -> dict[str, str]:
    return {ending: kind for kind, endings in table.items() for ending in endings.split()}


_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(_by_ending(_OTHERS), "other"),
    **dict.fromkeys(_by_ending(_FILMS), "film"),
    **dict.fromkeys(_by_ending(_SOUNDS), "sound"),
}
_TYPES: Mapping[str, str] = {**_by_ending(_OTHERS), **_by_ending(_FILMS), **_by_ending(_SOUNDS)}
_LAST = 40  # signs of an address that its ending is looked for in
_ENDING = lazy_regex(r"\.([A-Za-z0-9]{1,8})$")


def media_type(address: str) -> str:
    """The media type that the ending of an address, or of a path, stands for; "" for none."""
    return _TYPES.get(_ending(address), "")


def type_of_ending(ending: str) -> str:
    """The media type of `mp3` or `.mp3`; "" where it is not known."""
    return _TYPES.get(ending.strip().removeprefix(".").lower(), "")


def kind_of(address: str) -> Kind:
    """Whether the ending of an address is that of a sound or a film; "" for no known one."""
    return _KINDS.get(_ending(address), "")


def _ending(address: str) -> str:
    """Of the path; where that has none that is known, of what is asked for behind it."""
    if "." not in address and "%" not in address:
        return ""
    path, _, asked = address.partition("#")[0].partition("?")
    for text in (path[-_LAST:].rstrip(), asked[-_LAST:].rstrip()):
        found = _ENDING.search(unquote(text) if "%" in text else text)
        if found and found[1].lower() in _TYPES:
            return found[1].lower()
    return ""
