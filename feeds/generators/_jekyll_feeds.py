"""The feeds of a Jekyll site: of its plugin jekyll-feed, and of templates of its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.config import FeedSetting
from feeds.generators._feed_files import names_of, title_of
from feeds.generators._generator import Names
from feeds.generators._site_text import FeedTemplate, Said
from feeds.patterns import lazy_regex

__all__ = ["feeds_of", "main_names", "paths_of_main", "places_of_articles", "shown_collections"]

_POSTS = "posts"
_FEED = "feed.xml"
_OF_POSTS = "posts.xml"  # where something else is at that address
_LOOP = lazy_regex(r"\{%-?\s*(?:for|assign)\b(?P<what>[^%]*)")
_SHOWN = lazy_regex(
    r"\bsite(?:\.(?P<name>[\w-]+)|\[['\"](?P<quoted>[\w-]+)['\"]\])"
    r"(?:\.(?P<value>[\w-]+)|\[['\"](?P<word>[^'\"]+)['\"]\])?"
)
_VALUES = frozenset({"categories", "tags"})
_NO_TAG = "!*[!A-Za-z0-9_]*"  # jekyll-feed makes feeds of plain tags alone


def places_of_articles(said: Said) -> tuple[str, ...]:
    """Patterns of the folders of posts and of the other collections, relative to their root."""
    posts = ("_posts", *("*/" * depth + "_posts" for depth in range(1, 4)))
    return (*posts, *(f"_{label}" for label in _collections(said)))


def shown_collections(said: Said) -> tuple[str, ...]:
    """The collections, besides the posts, that any feed of the site shows.

    With neither posts nor a feed that says so, those with pages and dates are the posts.
    """
    found = dict.fromkeys(_of_plugin(said))
    for template in said.feeds:
        found.update(dict.fromkeys(_labels(template, said)))
    found.pop(_POSTS, None)
    if not found and not _has_posts(said):
        return tuple(one for one in _collections(said) if _is_published(one, said))
    return tuple(found)


def main_names(said: Said) -> Names:
    """The files of the feed that shows the posts; the plugin makes none where a template does."""
    names = names_of(one for one in said.feeds if _is_main(one, said))
    usual = said.text("feed.path", "feed.collections.posts.path") or _FEED
    is_taken = any(one.file == usual for one in said.feeds)
    return names or {"atom": (_OF_POSTS if is_taken else usual,)}


def paths_of_main(said: Said) -> tuple[str, ...]:
    """The patterns that leave out what only other feeds show."""
    main = _main(said)
    return tuple(f"!_{one}/*" for one in shown_collections(said) if one not in main)


def feeds_of(said: Said) -> Iterator[FeedSetting]:
    """All feeds beside that of the posts, at their addresses."""
    yield from _own(said)
    taken = {file for one in said.feeds for file in (one.file,)}
    for label, path in _of_plugin(said).items():
        file = path or f"feed/{label}.xml"
        if label != _POSTS and file not in taken:
            yield FeedSetting(name=label, paths=(f"_{label}/*",), files={"atom": file})
    yield from _of_categories(said)
    yield from _of_tags(said)


def _of_categories(said: Said) -> Iterator[FeedSetting]:
    for label in (_POSTS, *_of_plugin(said)):
        categories = said.listed(f"feed.collections.{label}.categories")
        if label == _POSTS:
            categories = categories or said.listed("feed.categories")
        if categories:
            folder = "feed" if label == _POSTS else f"feed/{label}"
            yield FeedSetting(
                name=folder.replace("/", "-"),
                each="categories",
                values=categories,
                files={"atom": f"{folder}/{{slug}}.xml"},
                paths=paths_of_main(said) if label == _POSTS else (f"_{label}/*",),
            )


def _of_tags(said: Said) -> Iterator[FeedSetting]:
    if not (said.flag("feed.tags", default=False) or said.below("feed.tags") or _lists_tags(said)):
        return
    folder = (said.text("feed.tags.path") or "feed/by_tag").strip("/")
    yield FeedSetting(
        name=folder.replace("/", "-"),
        each="tags",
        values=(
            *said.listed("feed.tags.only"),
            *(f"!{one}" for one in said.listed("feed.tags.except")),
            _NO_TAG,
        ),
        files={"atom": f"{folder}/{{slug}}.xml"},
        paths=paths_of_main(said),
    )


def _lists_tags(said: Said) -> bool:
    return any(name.startswith("feed.tags.") for name in said.values)


def _own(said: Said) -> Iterator[FeedSetting]:
    """The feeds of the site's own templates, those that show the same as one."""
    groups: dict[tuple[frozenset[str], str], list[FeedTemplate]] = {}
    for one in said.feeds:
        if not _is_main(one, said):
            groups.setdefault((_labels(one, said), one.language), []).append(one)
    for (labels, language), templates in groups.items():
        tags = tuple(sorted(one[1:] for one in labels if one.startswith("#")))
        others = labels - {_POSTS} - {f"#{tag}" for tag in tags}
        yield FeedSetting(
            name=re.sub(r"\.\w+$", "", templates[0].file),
            title=language or title_of(templates[0].file),
            tags=tags,
            languages=(language,) if language else (),
            paths=paths_of_main(said)
            if tags or _POSTS in labels or not labels
            else tuple(f"_{one}/*" for one in sorted(others)),
            files=names_of(templates),
        )


def _is_main(template: FeedTemplate, said: Said) -> bool:
    labels = _labels(template, said)
    if not _has_posts(said):
        labels -= {_POSTS}  # such a loop shows nothing
    return not template.language and (not labels or labels == _main(said))


def _main(said: Said) -> frozenset[str]:
    """What the main feed shows: the posts, alone or with other collections."""
    own = [labels for one in said.feeds if (labels := _labels(one, said)) and not one.language]
    if _has_posts(said):
        return next((labels for labels in own if _POSTS in labels), frozenset({_POSTS}))
    plain = (one - {_POSTS} for one in own if not any(label.startswith("#") for label in one))
    return next(filter(None, plain), frozenset(shown_collections(said)))


def _labels(template: FeedTemplate, said: Said) -> frozenset[str]:
    """The collections that a template goes through; `#news` for a tag or a category."""
    known = {_POSTS, *_collections(said)}
    found: set[str] = set()
    for loop in _LOOP.finditer(template.text):
        for one in _SHOWN.finditer(loop["what"]):  # several, where one is `concat` to another
            name = one["name"] or one["quoted"]
            if name in known:
                found.add(name)
            elif name in _VALUES and (one["value"] or one["word"]):
                found.add(f"#{one['value'] or one['word']}")
    return frozenset(found)


def _collections(said: Said) -> tuple[str, ...]:
    """The collections that the settings name, besides the posts."""
    tables = (name.split(".")[1] for name in said.values if name.startswith("collections."))
    found = dict.fromkeys((*said.listed("collections"), *tables, *_of_plugin(said)))
    return tuple(one for one in found if one != _POSTS and re.fullmatch(r"[\w-]+", one))


def _of_plugin(said: Said) -> dict[str, str]:
    """Collection → the path of its feed, as the settings of jekyll-feed have them."""
    prefix = "feed.collections."
    tables = (name.split(".")[2] for name in said.values if name.startswith(prefix))
    return {
        label: said.text(f"{prefix}{label}.path").lstrip("/")
        for label in dict.fromkeys((*said.listed("feed.collections"), *tables))
    }


def _has_posts(said: Said) -> bool:
    return any(folder.rpartition("/")[2] == "_posts" for folder in said.dated)


def _is_published(label: str, said: Said) -> bool:
    is_written = said.flag(f"collections.{label}.output", default=False)
    return is_written and any(one.rpartition("/")[2] == f"_{label}" for one in said.dated)
