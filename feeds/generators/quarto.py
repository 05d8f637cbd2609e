"""Quarto websites: pages that list others tell where posts lie, and which feeds are made. Pure."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from feeds.config import FeedSetting
from feeds.generators._generator import (
    Addresses,
    Generator,
    Layout,
    Marks,
    Naming,
    Paths,
    Place,
    Stated,
    innermost,
)
from feeds.generators._site_text import Said, Unreadable, read_site_text
from feeds.generators._slugs import AS_WRITTEN, Slugs, as_written
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["QUARTO"]

_FILES = ("_quarto.yml", "_quarto.yaml")
_USUAL = ("posts", "blog", "news", "notes")
_FRONT = lazy_regex(r"\s*---[ \t]*\n(?P<head>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_GLOB = lazy_regex(r"[*?\[]")
_PAGE = lazy_regex(r"\.(?:qmd|md|ipynb|rmd)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """A page that lists others."""

    page: str  # its path without the ending
    folders: tuple[str, ...]  # of the pages that it lists, below the project; "" for all
    has_feed: bool
    categories: tuple[str, ...]  # that have a feed each, besides
    title: str  # of its feed


def _listings(said: Said) -> tuple[_Listing, ...]:
    """Those of the pages that were looked into: with a feed first, then those nearer the root."""
    found = [one for path, text in said.texts.items() for one in _listing(path, text)]
    return tuple(sorted(found, key=lambda one: (not one.has_feed, one.page.count("/"), one.page)))


def _listing(path: str, text: str) -> Iterator[_Listing]:
    front = _FRONT.match(text)
    if front is None or not _PAGE.search(path):
        return
    try:
        values = read_site_text("front.yml", front["head"] + "\n").values
    except Unreadable:
        return
    stated = values.get("listing")
    rows = (
        [one for one in stated if isinstance(one, Mapping)]
        if isinstance(stated, tuple | list)
        else []
    )
    if any(key.startswith("listing.") for key in values):
        rows = [_row(values)]
    folder = posixpath.dirname(path)
    contents = [place for row in rows for place in _contents(row, folder)]
    feeds = [one for row in rows if (one := row.get("feed", "false")) and one != "false"]
    options: Mapping[str, object] = next((one for one in feeds if isinstance(one, Mapping)), {})
    if rows:
        yield _Listing(
            page=_PAGE.sub("", path),
            folders=tuple(dict.fromkeys(contents)),
            has_feed=bool(feeds),
            categories=_texts(options.get("categories")),
            title=str(options.get("title", "")),
        )


def _row(values: Mapping[str, object]) -> Mapping[str, object]:
    """The one listing whose keys stand below `listing`."""
    row = {
        key.removeprefix("listing."): one
        for key, one in values.items()
        if key.startswith("listing.")
    }
    below = {key.removeprefix("feed."): one for key, one in row.items() if key.startswith("feed.")}
    return {**row, "feed": below} if below else row


def _contents(row: Mapping[str, object], folder: str) -> Iterator[str]:
    """The folders that the pages lie in; the one of the listing itself where none is stated."""
    for stated in _texts(row.get("contents")) or (".",):
        if stated.endswith((".yml", ".yaml")):
            continue
        plain = _GLOB.split(stated)[0] if _GLOB.search(stated) else stated
        place = posixpath.dirname(plain) if plain != stated or _PAGE.search(plain) else plain
        whole = place.strip("/") if place.startswith("/") else posixpath.join(folder, place)
        found = posixpath.normpath(whole or ".")
        if not found.startswith(".."):
            yield "" if found == "." else found


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) else (value,)
    return tuple(one.strip() for one in items if isinstance(one, str) and one.strip())


def _main(said: Said) -> _Listing | None:
    return next((one for one in _listings(said) if any(one.folders)), None)


def _folders(said: Said) -> tuple[str, ...]:
    main = _main(said)
    return main.folders if main is not None else _USUAL


def _settings(said: Said, place: Place) -> Stated:
    return Stated(
        title=said.text("website.title", "book.title"),
        url=said.text("website.site-url", "book.site-url"),
        language=said.text("lang", "format.html.lang"),
        description=said.text("website.description"),
        permalink="{path}.html",
        include=tuple(_include(said, place)),
        exclude=tuple(_exclude(said, place)),
        names={"rss": files} if (files := tuple(_feeds(said))) else {},
        feed=tuple(_further(said, place)),
        date_order="mdy",  # as JavaScript has it
    )


def _include(said: Said, place: Place) -> Iterator[str]:
    """The folders that are listed, where there are several."""
    found = innermost([one for one in _folders(said) if one])
    if not place.below and len(found) > 1:
        yield from (f"{one}/*" for one in found)


def _exclude(said: Said, place: Place) -> Iterator[str]:
    """What is not rendered, drafts by name, and what was rendered, as seen from the articles."""
    render = said.listed("project.render")
    drafts = said.listed("website.drafts")
    patterns = [one[1:] for one in render if one.startswith("!")] + list(drafts)
    patterns += [said.text("project.output-dir") or "_site"]
    for pattern in patterns:
        plain = pattern.removeprefix("./").strip("/")
        if not place.below or plain.startswith("*"):
            yield plain.replace("**", "*")
        elif plain.startswith(f"{place.below}/"):
            yield plain.removeprefix(f"{place.below}/").replace("**", "*")


def _feeds(said: Said) -> Iterator[str]:
    """The feeds of what the main listing lists: each page that does has one of its name."""
    main = _main(said)
    for one in _listings(said):
        if main is not None and one.has_feed and set(one.folders) == set(main.folders):
            yield f"{one.page}.xml"


def _further(said: Said, place: Place) -> Iterator[FeedSetting]:
    """A feed for each category that a listing names, in the words of its address."""
    main = _main(said)
    for one in _listings(said):
        if (
            main is None
            or set(one.folders) != set(main.folders)
            or place.below not in {"", *one.folders}
        ):
            continue
        for category in one.categories:
            file = f"{one.page}-{category.lower()}.xml"
            yield FeedSetting(
                name=f"{one.page}-{category.lower()}", tags=(category,), files={"rss": file}
            )


def _made(naming: Naming) -> str:
    """The address of an index file, which is its folder's."""
    above, _, name = naming.path.rpartition("/")
    is_index = name.rpartition(".")[0] == "index"
    return quote(f"/{above}/" if above else "/") if is_index else ""


QUARTO = Generator(
    key="quarto",
    name="Quarto",
    marks=Marks(
        files=_FILES,
        texts=("*.qmd", "*/index.qmd", "*.md", "*/index.md", "*/*/index.qmd"),
        is_it=lambda said: (
            said.text("project.type") == "website"
            or any(key.startswith("website.") for key in said.values)
        ),
    ),
    layout=Layout(
        has_pages=lambda said: not any(_folders(said)),
        folders=_folders,
        is_joined=True,
        static=("_freeze",),  # the pictures that code has made, where its results are kept
    ),
    settings=_settings,
    paths=Paths(
        new="{slug}/index.qmd",
        hides_underscore=True,
        read=frozenset((".qmd", ".ipynb", ".md", ".rmd", ".rmarkdown")),
        folder_data=("/_metadata.yml",),
    ),
    slugs=Slugs(styles={"": replace(AS_WRITTEN, path=as_written)}),
    addresses=Addresses(made=_made),
)
