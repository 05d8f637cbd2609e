"""The feeds of an Eleventy site: of its templates, and of its plugin for feeds. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from feeds.config import FeedSetting
from feeds.generators._feed_files import names_of, title_of
from feeds.generators._generator import Names, Place
from feeds.generators._site_text import FeedTemplate, Said
from feeds.patterns import lazy_regex

__all__ = ["feeds_not_made", "further_feeds", "main_feeds", "paths_of_main"]

_USUAL = frozenset({"post", "posts", "all", "blog", "articles"})
_COLLECTION = lazy_regex(r"\bcollections(?:\.(?P<name>[\w$-]+)|\[\s*['\"](?P<quoted>[^'\"]+)['\"])")
_PLUGIN = lazy_regex(r"\baddPlugin\s*\(")
_OUTPUT = lazy_regex(r"\boutputPath\s*:\s*['\"]/?(?P<file>[\w./-]+)['\"]")
_TYPE = lazy_regex(r"\btype\s*:\s*['\"](?P<kind>atom|rss|json)['\"]")
_NAME = lazy_regex(r"\bcollection\s*:\s*\{[^{}]*?\bname\s*:\s*['\"](?P<name>[^'\"]+)['\"]")


def main_feeds(said: Said) -> Names:
    """The files of the feed of all posts."""
    main = _main(said)
    return names_of(one for one in _templates(said) if not main or _labels(one) == main)


def paths_of_main(said: Said, place: Place) -> tuple[str, ...]:
    """The patterns that leave out the folders that only other feeds show."""
    if "all" in _main(said):
        return ()
    return tuple(f"!{path}" for labels in _groups(said) for path in _paths(labels, place) or ())


def further_feeds(said: Said, place: Place) -> Iterator[FeedSetting]:
    """The feeds of other collections: a folder of that name, or whatever has it as a tag."""
    for labels, templates in _groups(said).items():
        paths = _paths(labels, place)
        if paths is not None:
            yield FeedSetting(
                name=re.sub(r"\.\w+$", "", templates[0].file),
                title=title_of(templates[0].file),
                paths=paths,
                tags=() if paths else tuple(sorted(labels)),
                files=names_of(templates),
            )
    for template in said.computed:
        if file := _file_of_tag(template):
            yield FeedSetting(
                name=re.sub(r"/?\{slug\}.*", "", file) or "tags",
                each="tags",
                files={template.kind: file},
            )


def _file_of_tag(template: FeedTemplate) -> str:
    """`tags/{slug}/feed.xml` of a template for each tag; "" for any other."""
    made = _TAG_SLUG.sub("{slug}", template.pattern)
    return made if made.count("{slug}") == 1 and "{{" not in made else ""


_TAG_SLUG = lazy_regex(r"\{\{-?\s*tag\s*\|\s*slug(?:ify)?\s*-?\}\}")


def feeds_not_made(said: Said, place: Place) -> Iterator[str]:
    """Those of folders that are not read here."""
    for labels, templates in _groups(said).items():
        if _paths(labels, place) is None:
            yield from (one.file for one in templates)
    yield from (one.pattern for one in said.computed if not _file_of_tag(one))


def _groups(said: Said) -> dict[frozenset[str], list[FeedTemplate]]:
    """The collections that are shown beside those of the main feed, and where they are."""
    main = _main(said)
    groups: dict[frozenset[str], list[FeedTemplate]] = {}
    for one in _templates(said) if main else ():
        if _labels(one) != main:
            groups.setdefault(_labels(one), []).append(one)
    return groups


def _paths(labels: frozenset[str], place: Place) -> tuple[str, ...] | None:
    """Patterns of the folders of collections: () where none is called so, None outside."""
    folders = [one for one in place.folders if one.rpartition("/")[2] in labels]
    ahead = f"{place.below}/" if place.below else ""
    inside = [one.removeprefix(ahead) for one in folders if one.startswith(ahead)]
    return tuple(f"{one}/*" for one in inside) if inside or not folders else None


def _main(said: Said) -> frozenset[str]:
    """The collections that the main feed shows; none where any template says nothing of that."""
    found = [_labels(one) for one in _templates(said)]
    if not all(found):
        return frozenset()
    return next((one for one in found if one & _USUAL), next(iter(found), frozenset()))


def _labels(template: FeedTemplate) -> frozenset[str]:
    return frozenset(one["name"] or one["quoted"] for one in _COLLECTION.finditer(template.text))


def _templates(said: Said) -> Iterator[FeedTemplate]:
    """The site's own templates, and what its settings say to the plugin, as such."""
    yield from said.feeds
    for name, text in said.texts.items():
        if "eleventy" not in name.rpartition("/")[2]:
            continue
        starts = [one.start() for one in _PLUGIN.finditer(text)]
        for start, end in pairwise((*starts, len(text))):
            output = _OUTPUT.search(text, start, end)
            kind, collection = _TYPE.search(text, start, end), _NAME.search(text, start, end)
            if output is not None:
                yield FeedTemplate(
                    kind=kind["kind"] if kind else "atom",
                    file=output["file"],
                    text=f"collections['{collection['name']}']" if collection else "",
                )
