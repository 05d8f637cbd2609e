"""The feeds of a Hugo site: its front page's, and those of sections and languages. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.config import FeedSetting
from feeds.generators._generator import Place, under
from feeds.generators._hugo_languages import (
    default_of,
    keys_of,
    languages_of,
    of_others,
    prefix_of,
    sections_of,
    stated_patterns,
)
from feeds.generators._site_text import Said

__all__ = ["main_files", "section_feeds"]

_USUAL = frozenset("post posts blog articles article notes news writing journal".split())


def main_files(said: Said, place: Place) -> Iterator[str]:
    """The front page's feed, and that of the only section."""
    file = (said.text("outputformats.rss.basename") or "index") + ".xml"
    prefix = prefix_of(said, default_of(said))
    yield prefix + file
    if place.section and len(keys_of(said)) < 2:  # noqa: PLR2004 - a second language
        yield f"{prefix}{place.section}/{file}"


def section_feeds(said: Said, place: Place) -> Iterator[FeedSetting]:
    """The feeds of sections and languages, at the addresses that Hugo gives them."""
    if place.below:
        return
    default = default_of(said)
    stated = {
        name.lower()
        for name in (*said.listed("params.mainsections"), *stated_patterns(said, default))
    }
    others = of_others(said)
    for language in languages_of(said):
        is_main = language.key == default
        if not is_main and not language.prefix:
            continue  # it has an address of its own, and is in the main feed here
        every = "*" if is_main or language.folder else f"*.{language.key}.*"
        if not is_main:
            name = language.prefix.strip("/")
            yield FeedSetting(name=name, paths=(under(language.folder, every),))
        sections = list(sections_of(place, language.folder))
        for section in sections if len(sections) > 1 or others else ():
            if section.lower() in stated or section.lower() in _USUAL:
                yield FeedSetting(
                    name=language.prefix + section.lower().replace(" ", "-"),
                    title=section,
                    paths=(
                        f"{under(language.folder, section)}/{every}",
                        *(others if is_main else ()),
                    ),
                )
