"""The languages of a Hugo site: their folders, and what stands ahead of their addresses. Pure."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from feeds.generators._generator import Place
from feeds.generators._site_text import Said
from feeds.generators._usable_settings import sound
from feeds.records import dataclass

__all__ = [
    "Language",
    "base_of",
    "default_of",
    "hosts_of",
    "keys_of",
    "languages_of",
    "of_others",
    "off_keys",
    "prefix_of",
    "sections_of",
    "stated_patterns",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of a site: its key, its folder, and what stands ahead of its addresses."""

    key: str
    folder: str
    prefix: str
    place: str  # the same where our own pages are: that of an address of its own is `nl/` too


def default_of(said: Said) -> str:
    """The key of the language that has no folder in addresses, unless it is asked for."""
    return (said.text("defaultcontentlanguage") or "en").lower()


def prefix_of(said: Said, language: str) -> str:
    """What stands ahead of the addresses of one language."""
    is_below = said.flag("defaultcontentlanguageinsubdir", default=False)
    is_alone = language == default_of(said) and not is_below
    return "" if is_alone or said.text(f"languages.{language}.baseurl") else f"{language}/"


def hosts_of(said: Said) -> dict[str, str]:
    """Language → the address that it has for itself, but for the default one's: the site's."""
    default = default_of(said)
    stated = {key: said.text(f"languages.{key}.baseurl") for key in keys_of(said) if key != default}
    sounds = {key: sound("url", address) for key, address in stated.items() if address}
    return {key: address for key, address in sounds.items() if address}


def keys_of(said: Said) -> tuple[str, ...]:
    """The languages that a site lists, the default one first."""
    found = dict.fromkeys(
        name.split(".")[1] for name in said.values if re.match(r"languages\.[\w-]+\.", name)
    )
    disabled = {key.lower() for key in said.listed("disablelanguages")}
    kept = (
        key
        for key in found
        if key not in disabled and not said.flag(f"languages.{key}.disabled", default=False)
    )
    default = default_of(said)
    return tuple(sorted(kept, key=lambda key: key != default))


def off_keys(said: Said) -> tuple[str, ...]:
    """The languages that the site lists and does not publish."""
    listed = {name.split(".")[1] for name in said.values if re.match(r"languages\.[\w-]+\.", name)}
    return tuple(sorted(listed - set(keys_of(said))))


def _content(said: Said, language: str = "") -> str:
    own = said.text(f"languages.{language}.contentdir") if language else ""
    stated = posixpath.normpath((own or said.text("contentdir")).strip("/"))
    return "content" if stated == "." or stated.startswith("..") else stated


def base_of(said: Said) -> str:
    """The folder that holds the articles of every language."""
    keys = keys_of(said) or (default_of(said),)
    folders = {_content(said, key) for key in keys}
    return posixpath.commonpath(sorted(folders)) or "."


def languages_of(said: Said) -> Iterator[Language]:
    """Those that the site publishes; of a site that lists none, the default one."""
    base, hosts = base_of(said), hosts_of(said)
    for key in keys_of(said) or (default_of(said),):
        folder = posixpath.relpath(_content(said, key), base)
        prefix = prefix_of(said, key)
        yield Language(
            key=key,
            folder="" if folder == "." else folder,
            prefix=prefix,
            place=f"{key}/" if key in hosts else prefix,
        )


def sections_of(place: Place, folder: str) -> Iterator[str]:
    """The names of the folders in one folder of articles."""
    for one in place.folders:
        above, _, name = one.rpartition("/")
        if above == folder:
            yield name


def of_others(said: Said) -> tuple[str, ...]:
    """The patterns that leave out all languages but the default one, which have own feeds."""
    default = default_of(said)
    return tuple(
        f"!{language.folder}/*" if language.folder else f"!*.{language.key}.*"
        for language in languages_of(said)
        if language.key != default and language.prefix
    )


def stated_patterns(said: Said, language: str) -> dict[str, str]:
    """Section → the pattern of its addresses."""
    tables = ("permalinks", "permalinks.page")
    return {
        name: pattern
        for table in (*tables, *(f"languages.{language}.{table}" for table in tables))
        for name, pattern in said.below(table).items()
    }
