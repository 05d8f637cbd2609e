"""The feeds of a Hugo site: of its front page, its sections, its languages and its terms. Pure.

Hugo makes one for each list of pages, unless `outputs` or `disableKinds` say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from feeds.config import FeedSetting
from feeds.generators._generator import Names, Place, under
from feeds.generators._hugo_languages import (
    Language,
    default_of,
    keys_of,
    languages_of,
    of_others,
    prefix_of,
    sections_of,
    stated_patterns,
)
from feeds.generators._site_text import Said
from feeds.patterns import lazy_regex

__all__ = ["feeds_not_made", "further_feeds", "main_names"]

_USUAL = frozenset("post posts blog articles article notes news writing journal".split())
_TAXONOMIES: Mapping[str, str] = {"category": "categories", "tag": "tags"}
_MEDIA = (("atom", "atom+xml"), ("rss", "rss+xml"), ("json", "feed+json"))
_TERM = lazy_regex(r":(?:slug|title|slugorcontentbasename|contentbasename|filename)\b")


def main_names(said: Said, place: Place) -> Names:
    """The front page's feeds, and those of the only section."""
    prefix = prefix_of(said, default_of(said))
    only = place.section if len(keys_of(said)) < 2 else ""  # noqa: PLR2004 - a second language
    documents = _documents(said, "home") or {"rss": "index.xml"}
    return {
        kind: (prefix + file, *([f"{prefix}{only}/{file}"] if only and kind == "rss" else ()))
        for kind, file in documents.items()
    }


def further_feeds(said: Said, place: Place) -> Iterator[FeedSetting]:
    """The feeds of languages, sections and terms, at the addresses that Hugo gives them."""
    if place.below:
        return
    for language in languages_of(said):
        is_main = language.key == default_of(said)
        if not is_main and not language.prefix:
            continue  # it has an address of its own, and is in the main feed here
        title = said.text(f"languages.{language.key}.title")
        title = "" if is_main or title == said.text("title") else title
        if not is_main:
            name = language.prefix.strip("/")
            yield FeedSetting(name=name, paths=_paths(said, language, ""), site_title=title)
        yield from _sections(said, place, language, title)
        yield from _terms(said, language, title)


def feeds_not_made(said: Said, place: Place) -> Iterator[str]:
    """The feeds of terms whose addresses are not known here, by their patterns."""
    if place.below or not _documents(said, "term"):
        return
    for language in languages_of(said):
        for key in _taxonomies(said, language):
            if not _folder_of_terms(said, language, key):
                yield f"/{_pattern_of_terms(said, language, key)}index.xml"


def _paths(said: Said, language: Language, folder: str) -> tuple[str, ...]:
    """The patterns of the articles of a language in a folder."""
    is_main = language.key == default_of(said)
    every = "*" if is_main or language.folder else f"*.{language.key}.*"
    place = under(language.folder, folder)
    if is_main and not place:
        return of_others(said)
    return (under(place, every), *(of_others(said) if is_main else ()))


def _sections(said: Said, place: Place, language: Language, title: str) -> Iterator[FeedSetting]:
    """Of every section, and of those in it that have a page; the pages of these are not its own."""
    stated = {
        name.lower()
        for name in (*said.listed("params.mainsections"), *stated_patterns(said, default_of(said)))
    }
    sections = list(sections_of(place, language.folder))
    is_one = len(sections) < 2 and not of_others(said)  # noqa: PLR2004 - then it is the main feed
    ahead = f"{language.folder}/" if language.folder else ""
    below = sorted(one.removeprefix(ahead) for one in place.indexed if one.startswith(ahead))
    for section in [] if is_one else sections:
        if under(language.folder, section) in place.bundles:
            continue  # a page of its own
        if section.lower() in stated or section.lower() in _USUAL:
            yield FeedSetting(
                name=language.prefix + _name(section),
                title=section,
                paths=_paths(said, language, section),
                site_title=title,
            )
        else:
            yield from _section(said, language, section, below, title)
    for section in below:
        if "/" in section:
            yield from _section(said, language, section, below, title)


def _section(
    said: Said, language: Language, section: str, below: list[str], title: str
) -> Iterator[FeedSetting]:
    inner = (one for one in below if one.startswith(f"{section}/"))
    name = language.prefix + _name(section)
    files = {kind: f"{name}/{file}" for kind, file in _documents(said, "section").items()}
    if files:
        yield FeedSetting(
            name=name,
            title=section.rpartition("/")[2],
            paths=(
                *_paths(said, language, section),
                *(f"!{under(language.folder, one)}/*" for one in inner),
            ),
            files=files,
            site_title=title,
        )


def _terms(said: Said, language: Language, title: str) -> Iterator[FeedSetting]:
    documents = _documents(said, "term")
    for key in _taxonomies(said, language) if documents else ():
        folder = _folder_of_terms(said, language, key)
        if folder:
            yield FeedSetting(
                name=language.prefix + key,
                each=key,
                paths=_paths(said, language, ""),
                files={kind: f"{folder}{file}" for kind, file in documents.items()},
                site_title=title,
            )


def _taxonomies(said: Said, language: Language) -> tuple[str, ...]:
    """The keys of articles that have a list for each of their values."""
    for table in (f"languages.{language.key}.taxonomies", "taxonomies"):
        if found := said.below(table):
            return tuple(dict.fromkeys(found.values()))
    return tuple(_TAXONOMIES.values())


def _folder_of_terms(said: Said, language: Language, key: str) -> str:
    """`nl/tags/{slug}/`; "" where the site's own pattern for it is not known here."""
    made = _TERM.sub("{slug}", _pattern_of_terms(said, language, key))
    is_known = made.count("{slug}") == 1 and ":" not in made
    return language.prefix + made if is_known else ""


def _pattern_of_terms(said: Said, language: Language, key: str) -> str:
    tables = (f"languages.{language.key}.permalinks.term", "permalinks.term")
    stated = said.text(*(f"{table}.{key}" for table in tables)) or f"/{key}/:slug/"
    return f"{stated.strip('/')}/"


def _documents(said: Said, kind: str) -> dict[str, str]:
    """Format → the file of the feed that each page of a kind has; {} for none."""
    off = {one.lower() for one in said.listed("disablekinds")}
    if kind in off:
        return {}
    stated = [one.lower() for one in said.listed(f"outputs.{kind}")] or ["rss"]
    found: dict[str, str] = {}
    for name in stated:
        media = said.text(f"outputformats.{name}.mediatype").lower()
        made = next((key for key, end in _MEDIA if media.endswith(end)), "")
        if name == "rss" and "rss" not in off:
            made = made or "rss"
        if made:
            base = said.text(f"outputformats.{name}.basename") or "index"
            found.setdefault(made, f"{base}.{_ending(said, media, made)}")
    return found


def _ending(said: Said, media: str, kind: str) -> str:
    stated = said.listed(f"mediatypes.{media}.suffixes")
    return stated[0] if stated else {"atom": "atom", "json": "json"}.get(kind, "xml")


def _name(section: str) -> str:
    return section.lower().replace(" ", "-")
