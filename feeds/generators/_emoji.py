"""Whether a site shows `:tada:` as the sign of that name: by its settings or by its plugins."""

from __future__ import annotations

from collections.abc import Callable

from feeds.generators._site_text import Said

__all__ = ["PACKAGES", "by_flag", "by_package", "by_plugin"]

PACKAGES = "package.json"


def by_flag(name: str, *, default: bool = False) -> Callable[[Said], bool]:
    """Where a setting says so."""
    return lambda said: said.flag(name, default=default)


def by_package(*names: str) -> Callable[[Said], bool]:
    """Where one of these packages is among those that the site is made with."""
    return lambda said: any(f'"{name}"' in said.texts.get(PACKAGES, "") for name in names)


def by_plugin(setting: str, *names: str) -> Callable[[Said], bool]:
    """Where one of these names stands in a list, or a table, of what is switched on."""

    def is_on(said: Said) -> bool:
        stated = said.values.get(setting)
        listed = stated if isinstance(stated, list | tuple) else ()
        found = {one for item in listed for one in (item if isinstance(item, dict) else [item])}
        prefixes = tuple(f"{setting}.{name}." for name in names)
        named = {f"{setting}.{name}" for name in names}
        in_table = any(key in named or key.startswith(prefixes) for key in said.values)
        return in_table or not found.isdisjoint(names)

    return is_on
