"""The pictures that the cells of a notebook hold, each under a name made of its bytes.

Such a name stays when cells are put in between, and changes with the picture.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from feeds.patterns import lazy_regex
from feeds.reading._notebook_cells import Cell, text_of

__all__ = ["PICTURES", "fault_of_picture", "picture_name", "pictures_of"]

_BASE64 = {
    "image/png": (".png", b"\x89PNG"),
    "image/jpeg": (".jpg", b"\xff\xd8"),
    "image/gif": (".gif", b"GIF8"),
    "image/webp": (".webp", b"RIFF"),
}
"""Media type → the ending of a file, and what it begins with."""

_SVG = "image/svg+xml"
PICTURES = (_SVG, *_BASE64)
"""The media types of pictures, of several the one that is taken first."""

_LETTERS = 16  # of a digest in a name
_BLANK = lazy_regex(r"\s+")
_PROGRAMS = frozenset({"script", "foreignobject", "iframe", "embed", "object", "audio", "video",
                       "handler", "set", "animate"})  # fmt: skip
_ADDRESS = lazy_regex(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,]|https?:)", re.IGNORECASE)


def picture_name(kind: str, value: object) -> tuple[str, bytes] | None:
    """The name of a picture and its bytes; None for what is no picture of that media type."""
    data = _svg(text_of(value)) if kind == _SVG else _decoded(text_of(value), kind)
    if data is None:
        return None
    ending = ".svg" if kind == _SVG else _BASE64[kind][0]
    return hashlib.sha256(data).hexdigest()[:_LETTERS] + ending, data


def fault_of_picture(bundle: Mapping[str, Any]) -> str:
    """Why none of the pictures of a bundle can be shown; "" where one can, or there is none."""
    faults = []
    for kind in PICTURES:
        text = text_of(bundle.get(kind)).strip()
        if not text:
            continue
        if picture_name(kind, text) is not None:
            return ""
        if kind == _SVG:
            faults.append("it is no SVG that can be read")
        elif _bytes_of(text) is None:
            faults.append(f"its base64 is broken ({kind})")
        else:
            faults.append(f"its bytes are no {kind}")
    return faults[0] if faults else ""


def pictures_of(cells: tuple[Cell, ...]) -> Mapping[str, bytes]:
    """All pictures that the cells show, by their names."""
    return dict(filter(None, (picture_name(kind, value) for kind, value in _found(cells))))


def _found(cells: tuple[Cell, ...]) -> Iterator[tuple[str, Any]]:
    for cell in cells:
        files = cell.files.values() if cell.kind == "markdown" and cell.shows_input else ()
        for bundle in (*cell.outputs, *files):
            yield from ((kind, bundle[kind]) for kind in PICTURES if kind in bundle)


def _decoded(text: str, kind: str) -> bytes | None:
    data = _bytes_of(text)
    return data if data is not None and data.startswith(_BASE64[kind][1]) else None


def _bytes_of(text: str) -> bytes | None:
    try:
        return b64decode(_BLANK.sub("", text), validate=True)
    except (binascii.Error, ValueError):
        return None


def _svg(text: str) -> bytes | None:
    """A drawing without programs in it; None for what is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.strip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if _local(root) != "svg":
        return None
    for one in [one for one in root.iter() if _local(one) in _PROGRAMS]:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    for one in root.iter(etree.Element):
        for name, value in list(one.attrib.items()):
            plain = str(name).rpartition("}")[2].lower()
            if plain.startswith("on") or (
                plain in {"href", "src"} and not _ADDRESS.match(str(value))
            ):
                del one.attrib[name]
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
