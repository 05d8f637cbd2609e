"""JSON that is no JSON Feed: what it is instead."""

from __future__ import annotations

from typing import Final

from feeds.validation._json import Json, Members

__all__ = ["json_stranger"]

_SHOWN: Final = 4  # keys that are named
_LONGEST: Final = 60
_OF_A_FEED: Final = frozenset(
    "title home_page_url feed_url description authors author user_comment next_url".split()
)
_ACTIVITIES: Final = frozenset(
    "Collection OrderedCollection CollectionPage OrderedCollectionPage Person Service Group"
    " Note Article Create Announce".split()
)
_KEYS: Final = (  # what gives a document away, the surest first
    ("jsonrpc", "an answer in JSON-RPC"),
    ("openapi", "the description of an interface (OpenAPI)"),
    ("swagger", "the description of an interface (Swagger)"),
    ("rss", "RSS written as JSON, which no specification knows"),
    ("channel", "RSS written as JSON, which no specification knows"),
    ("responseData", "an answer of Google's old feed service"),
    ("@context", "a document in JSON-LD"),
    ("start_url", "the manifest of a web app"),
    ("dependencies", "a package.json"),
    ("devDependencies", "a package.json"),
    ("$schema", "a JSON schema, or a document made by one"),
    ("features", "a map (GeoJSON)"),
)


def json_stranger(root: Json) -> str:
    """What a JSON document is that is no feed; "" where it is meant as one."""
    if not isinstance(root, Members):
        kind = {list: "a list", str: "a string", type(None): "null", bool: "true or false"}
        return kind.get(type(root), "a number")
    if _is_meant_as_feed(root):
        return ""
    kind_of = root.get("type")
    if kind_of is not None and kind_of.value in _ACTIVITIES and isinstance(kind_of.value, str):
        return "a document of ActivityPub"
    for key, what in _KEYS:
        if key in root:
            return what
    return _error(root) or _others(root)


def _is_meant_as_feed(root: Members) -> bool:
    versions = [node.value for key, node in root.items() if key.lower() == "version"]
    if any(isinstance(one, str) and "jsonfeed" in one for one in versions):
        return True
    if {"home_page_url", "feed_url"} & root.keys():
        return True
    return bool({"items", "entries"} & root.keys()) and bool(_OF_A_FEED & root.keys())


def _error(root: Members) -> str:
    """An error answer, with what it says."""
    for key in ("error", "errors", "message", "detail", "exception"):
        node = root.get(key)
        if node is None:
            continue
        said = node.value
        if isinstance(said, Members) and (inner := said.get("message")):
            said = inner.value
        shown = f": {said[:_LONGEST]}" if isinstance(said, str) and said else ""
        return f"an error answer{shown}"
    return ""


def _others(root: Members) -> str:
    names = list(root)
    if not names:
        return "an empty object"
    shown = ", ".join(f'"{name[:20]}"' for name in names[:_SHOWN])
    return f"an object with {shown}" + (" …" if len(names) > _SHOWN else "")
