"""The feeds that a site makes with templates of its own: names, formats, and what they show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from feeds.generators._site_text import FeedTemplate, Said
from feeds.patterns import lazy_regex

__all__ = ["FOLDERS", "feed_templates", "names_of", "title_of"]

_LARGEST = 64 * 1024
_MOST = 200  # files of a folder that are looked at
_MOST_PARTS = 20  # that a template includes
_MOST_ABOVE = 5  # layouts, of which each is in the next
FOLDERS = (
    *("", "assets", "feed", "feeds", "rss", "pages", "source"),
    *("content", "content/feed", "src", "src/feed"),
)
"""Where templates of feeds usually lie."""
_BELOW = ("*", "*/feed", "*/feeds", "*/rss")
"""Patterns of further folders, which may be those of languages."""
_IGNORED = lazy_regex(r"[._]|(?:node_modules|vendor|public|dist|build|docs|test|tests)\Z")
_LAYOUTS = tuple(
    f"{above}{name}"
    for above in ("", "src/", "source/")
    for name in ("_layouts", "_includes/layouts", "_includes")
)
_NAME = lazy_regex(r"feed|atom|rss|\.(?:xml|rdf|njk|liquid)\b", re.IGNORECASE)
_TEMPLATE = lazy_regex(r"(?:\.(?:njk|liquid|ejs|hbs|html|11ty\.\w+|md))+$")
_FRONT = lazy_regex(
    r"\s*---(?:json|yaml)?[ \t]*\n(?P<head>.*?)^---[ \t]*$(?P<body>.*)", re.DOTALL | re.MULTILINE
)
_PERMALINK = lazy_regex(
    r"^[ \t]*[\"']?permalink[\"']?[ \t]*:[ \t]*[\"']?"
    r"(?:\{\{[ \t]*(?P<name>[\w.]+)[ \t]*\}\}|/?(?P<path>[\w./-]+))[\"']?,?[ \t]*$",
    re.MULTILINE,
)
_COMPUTED = lazy_regex(
    r"^[ \t]*[\"']?permalink[\"']?[ \t]*:[ \t]*[\"']?/?(?P<text>[^\s\"'{}]*\{\{[^\n]*?"
    r"\.(?:xml|json|rss|atom))\b",
    re.MULTILINE,
)
_LAYOUT = lazy_regex(
    r"^[ \t]*[\"']?layout[\"']?[ \t]*:[ \t]*[\"']?(?P<name>[\w./-]+)", re.MULTILINE
)
_INCLUDE = lazy_regex(r"\{%-?\s*(?:include|render)\s+['\"]?(?P<name>[\w./-]+)")
_LANGUAGE = lazy_regex(
    r"^[ \t]*[\"']?(?:lang|locale|language)[\"']?[ \t]*:[ \t]*[\"']?(?P<tag>[\w-]+)", re.MULTILINE
)
_ASKS_LANGUAGE = lazy_regex(r"\bpage\.(?:lang|locale|language)\b")
_KINDS = (
    ("atom", lazy_regex(r"<feed\b")),
    ("rss", lazy_regex(r"<rss\b")),
    ("json", lazy_regex(r"jsonfeed\.org/version")),
)


def feed_templates(root: Path, said: Said, folders: Sequence[str]) -> tuple[FeedTemplate, ...]:
    """The feeds that the site publishes, in the order of their folders and names.

    A template counts that has metadata at its head, `feed`, `atom` or `rss` in its name, or the
    ending of a template, and the outermost element of a feed in its text, in what it includes or
    in the layouts around it.
    """
    found: dict[tuple[str, str], FeedTemplate] = {}
    for folder in dict.fromkeys((*folders, *_further(root), *_of_collections(root, said))):
        for file in _templates(root / folder):
            made = _made(root, file, folder, said)
            if made is not None:
                found.setdefault((made.kind, made.file or made.pattern), made)
    return tuple(found.values())


def names_of(templates: Iterable[FeedTemplate]) -> dict[str, tuple[str, ...]]:
    """Format → the files of one feed that is made by several templates."""
    names: dict[str, dict[str, None]] = {}
    for one in templates:
        if one.file:
            names.setdefault(one.kind, {}).setdefault(one.file)
    return {kind: tuple(files) for kind, files in names.items()}


def title_of(file: str) -> str:
    """What a feed is about, by the name of its file: `links` for `links/feed.xml`."""
    parts = re.sub(r"\.\w+$", "", file).split("/")
    return next((one for one in reversed(parts) if one.lower() not in _PLAIN), parts[-1])


_PLAIN = frozenset("feed feeds index rss rss2 atom news".split())


def _further(root: Path) -> Iterator[str]:
    return (name for name in _matching(root, _BELOW) if not _IGNORED.match(name))


def _of_collections(root: Path, said: Said) -> Iterator[str]:
    """The folders of Jekyll's collections: what states its address there may be a feed."""
    tables = (name.split(".")[1] for name in said.values if name.startswith("collections."))
    for label in sorted({*said.listed("collections"), *tables}):
        if label.isidentifier():
            yield from _matching(root, (f"_{label}", f"_{label}/*"))


def _matching(root: Path, patterns: Iterable[str]) -> Iterator[str]:
    """The folders below the root that fit."""
    for pattern in patterns:
        for folder in sorted(root.glob(pattern))[:_MOST]:
            if folder.is_dir():
                yield folder.relative_to(root).as_posix()


def _templates(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(file.name for file in folder.iterdir())[:_MOST]
    except OSError:
        return
    yield from (folder / name for name in names if _NAME.search(name) or folder.name in FOLDERS)


def _made(root: Path, file: Path, folder: str, said: Said) -> FeedTemplate | None:
    """What a template makes; None for any other file."""
    split = _FRONT.match(_read(file))
    if split is None:
        return None
    text = split["body"] + "".join(_layouts(root, split["head"]))
    text += "".join(_included(root, text))
    kind = next((name for name, mark in _KINDS if mark.search(text)), "")
    name = _published(file, folder, split["head"], said) if kind else ""
    if not re.search(r"\.(?:xml|json|rss|atom|rdf)$", name):
        computed = _COMPUTED.search(split["head"]) if kind else None
        return (
            FeedTemplate(kind=kind, file="", text=text, pattern=computed["text"])
            if computed
            else None
        )
    stated = _LANGUAGE.search(split["head"]) if _ASKS_LANGUAGE.search(text) else None
    language = stated["tag"].replace("_", "-") if stated else ""
    return FeedTemplate(kind=kind, file=name, text=text, language=language)


def _published(file: Path, folder: str, head: str, said: Said) -> str:
    """The file that is made of a template."""
    stated = _PERMALINK.search(head)
    if stated is None:
        if folder.startswith("_"):
            return ""  # the collection says where
        name = _TEMPLATE.sub("", f"{folder}/{file.name}".lstrip("/"))
        return re.sub(r"^(?:src|source|content)/", "", name)
    owner, _, key = (stated["name"] or "").lower().partition(".")
    return stated["path"] or said.text(key, f"{owner}.{key}").lstrip("/")


def _included(root: Path, text: str) -> Iterator[str]:
    """The texts of the parts that a template includes."""
    for found in islice(_INCLUDE.finditer(text), _MOST_PARTS):
        yield _layout(root, found["name"])


def _layouts(root: Path, head: str) -> Iterator[str]:
    """The texts of the layout that a head names, and of those that it is in."""
    for _ in range(_MOST_ABOVE):
        stated = _LAYOUT.search(head)
        text = _layout(root, stated["name"]) if stated else ""
        if not text:
            return
        split = _FRONT.match(text)
        yield split["body"] if split else text
        head = split["head"] if split else ""


def _layout(root: Path, name: str) -> str:
    if ".." in name.split("/"):
        return ""
    for folder in _LAYOUTS:
        place = root / folder / name
        found = [place, *sorted(place.parent.glob(f"{place.name}.*"))[:_MOST]]
        for file in found:
            if file.is_file():
                return _read(file)
    return ""


def _read(file: Path) -> str:
    """The text of a small file; "" for what cannot be read."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return ""
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
