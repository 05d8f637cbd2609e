"""TOML text → Config: every wrong setting located, with what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

import msgspec

from feeds.config._excluded import excluded, faults_of_excluded
from feeds.config._hints import example_of, record_type
from feeds.config._look import faults_of_look
from feeds.config._permalinks import faults_of
from feeds.config._read_toml import TomlError, read_toml
from feeds.config._settings import Config, FeedSetting
from feeds.dates import zone_key
from feeds.errors import ConfigError, DateError, Problem

__all__ = ["INTERNAL", "check_permalinks", "load_config", "parse_config"]

_LINKS = "https://example.org/"

INTERNAL = frozenset({"root", "file", "given", "site", "preview"})


def load_config(start: Path | str, *, file: Path | None = None) -> Config:
    """The settings for a source folder: those of `file`, else of the nearest file above it.

    Looked for in `start` and its parents, up to a folder with `.git`: feeds.toml, then a
    pyproject.toml with [tool.feeds]. Raises ConfigError with every problem of that file.
    """
    if file is not None:
        return _load(file, required=True) or Config(root=file.parent)
    folder = Path(start).absolute()
    for parent in (folder, *folder.parents):
        for name in ("feeds.toml", "pyproject.toml"):
            found = _load(parent / name, required=False)
            if found is not None:
                return found
        if (parent / ".git").exists():
            break
    return Config(root=Path(start))


def _load(file: Path, *, required: bool) -> Config | None:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        if required:
            raise _failure(
                file, "there is no such file", "give --config an existing file"
            ) from error
        return None
    except (OSError, UnicodeDecodeError) as error:
        if not required and isinstance(error, (IsADirectoryError, NotADirectoryError)):
            return None
        hint = "make it a UTF-8 file"
        if isinstance(error, OSError):
            hint = "give yourself the right to read it, or name another one with --config"
        what = f"the settings cannot be read ({getattr(error, 'strerror', error)})"
        raise _failure(file, what, hint) from error
    if not required and file.name == "pyproject.toml" and "tool.feeds" not in text:
        return None
    return parse_config(text, file)


def parse_config(text: str, file: Path) -> Config:
    """Settings from the text of feeds.toml or pyproject.toml; raises ConfigError."""
    try:
        tables = read_toml(text)
    except TomlError as error:
        raise _failure(file, error.message, "fix that line", error.line, error.column) from error
    prefix = ""
    if file.name == "pyproject.toml" or "tool" in tables:
        tool = tables.get("tool", {})
        tables, prefix = (tool.get("feeds", {}) if isinstance(tool, dict) else {}), "tool.feeds"
    if not isinstance(tables, dict):
        raise _failure(file, "tool.feeds is not a table", "write [tool.feeds]")
    reader = _SettingsReader(file.name, text, prefix)
    values = reader.record(Config, tables, ())
    config = Config(**values, root=file.parent, file=file.name, given=frozenset(values))
    reader.check(config)
    if reader.problems:
        raise ConfigError(*reader.problems)
    return replace(config, url=config.url.strip(), exclude=excluded(config))


def check_permalinks(config: Config) -> None:
    """Raise ConfigError for patterns that no file stated and that cannot be used."""
    faults = tuple(faults_of(config.patterns))
    if faults:
        raise ConfigError(
            *(Problem(path=where[0], message=message, hint=hint) for where, message, hint in faults)
        )


def _failure(file: Path, message: str, hint: str, line: int = 0, column: int = 0) -> ConfigError:
    return ConfigError(
        Problem(path=file.name, line=line, column=column, message=message, hint=hint)
    )


class _SettingsReader:
    """Turns TOML values into settings, collecting a located Problem for each that fails."""

    def __init__(self, name: str, text: str, prefix: str) -> None:
        self.name = name
        self.lines = text.splitlines()
        self.prefix = prefix
        self.problems: list[Problem] = []

    def record(
        self, kind: type[Any], table: Mapping[str, Any], where: tuple[str, ...]
    ) -> dict[str, Any]:
        hints = get_type_hints(kind)
        known = [item.name for item in fields(kind) if item.name not in INTERNAL]
        values = {}
        for key, value in table.items():
            name = key.replace("-", "_")
            if name not in known:
                self._unknown((*where, key), known)
                continue
            converted = self._value(hints[name], value, (*where, key))
            if converted is not _WRONG:
                values[name] = converted
        return values

    def _value(self, hint: Any, value: Any, where: tuple[str, ...]) -> Any:
        nested = record_type(hint)
        if nested is not None and isinstance(value, dict):
            return self._nested(nested, value, where)
        if get_origin(hint) is tuple and nested is None and isinstance(value, str):
            value = [value]  # one pattern or name may stand without its brackets
        if get_origin(hint) is tuple and nested is not None and isinstance(value, list):
            return self._rows(hint, nested, value, where)
        try:
            return msgspec.convert(value, hint, strict=True)
        except msgspec.ValidationError as error:
            what = str(error).split(" - at")[0].replace("`", "'")
            self._add(
                where, f"{where[-1]} = {_shown(value)} cannot be used: {what}", example_of(hint)
            )
            return _WRONG

    def _rows(self, hint: Any, nested: type[Any], rows: list[Any], where: tuple[str, ...]) -> Any:
        """A list of tables, among which there may be texts where the hint says so."""
        may_be_text = str in get_args(get_args(hint)[0])
        made = []
        for row in rows:
            if isinstance(row, dict):
                made.append(self._nested(nested, row, where))
            elif may_be_text and isinstance(row, str):
                made.append(row)
            else:
                made.append(_WRONG)
                what = "a text or a table" if may_be_text else "a table"
                self._add(where, f"{where[-1]} holds {_shown(row)}, which is not {what}", "fix it")
        return _WRONG if any(row is _WRONG for row in made) else tuple(made)

    def _nested(self, kind: type[Any], table: dict[str, Any], where: tuple[str, ...]) -> Any:
        values = self.record(kind, table, where)
        for item in fields(kind):
            if item.name not in values and item.default is item.default_factory is MISSING:
                self._add(where, f"{where[-1]} has no {item.name}", f'add {item.name} = "…"')
                return _WRONG
        return kind(**values)

    def check(self, config: Config) -> None:
        """What types cannot say."""
        for name in ("url", "hub"):
            value = getattr(config, name).strip()
            if value and not _is_http(value):
                self._add(
                    (name,),
                    f"{name} = {_shown(value)} is not a web address",
                    f'write it whole, such as {name} = "{_LINKS}"',
                )
        if urlsplit(config.url).query or urlsplit(config.url).fragment:
            self._add(("url",), "url has a query or a fragment", f'write it like "{_LINKS}"')
        if config.limit < 1:
            self._add(("limit",), "limit is below 1", "write limit = 30")
        for name in ("max_bytes", "archive", "max_new", "max_deleted"):
            if (getattr(config, name) or 0) < 0:
                self._add((name,), f"{name} is below 0", f"write {name} = 0 or more")
        if not 0 <= config.date_only_time <= 23:  # noqa: PLR2004 - hours of a day
            self._add(("date_only_time",), "date_only_time is no hour of the day", "write 0 to 23")
        for key, value in config.names.items():
            self._check_name("names", key, (value,) if isinstance(value, str) else value)
        for one in config.feed:
            self._check_feed(one)
        faults = (*faults_of(config.patterns), *faults_of_look(config), *faults_of_excluded(config))
        for where, message, hint in faults:
            self._add(where, message, hint)
        self._check_text(config)

    def _check_name(self, table: str, key: str, values: tuple[str, ...]) -> None:
        where = (*table.split("."), key)
        if key not in {"atom", "rss", "json"}:
            self._add(where, f"{table}.{key} is no format", "use atom, rss or json")
        for value in values:
            if not value or value.startswith("/") or ".." in Path(value).parts:
                self._add(
                    where,
                    f"{table}.{key} = {_shown(value)} is no file in the output",
                    'write a relative name such as "feed.xml"',
                )

    def _check_feed(self, feed: FeedSetting) -> None:
        if feed.values and not feed.each:
            self._add(
                ("feed", "values"),
                f"the feed {feed.name} has values of nothing",
                'say of which key they are, such as each = "tags"',
            )
        for key, value in feed.files.items():
            files = (value,) if isinstance(value, str) else value
            self._check_name("feed.files", key, files)
            for file in files:
                if ("{slug}" in file) != bool(feed.each):
                    self._add(
                        ("feed", "files"),
                        f"feed.files.{key} = {_shown(file)} does not fit: with each, and only "
                        "then, a file is named by {slug}",
                        'write it like "tags/{slug}/index.xml", or take out {slug}',
                    )

    def _check_text(self, config: Config) -> None:
        try:
            zone_key(config.timezone)
        except DateError:
            self._add(
                ("timezone",),
                f"timezone = {_shown(config.timezone)} is no IANA name",
                'write one such as "Europe/Amsterdam"',
            )
        if config.language and not re.fullmatch(
            r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", config.language
        ):
            self._add(
                ("language",),
                f"language = {_shown(config.language)} is no language tag",
                'write one such as "en" or "pt-BR"',
            )
        if config.id_prefix and not re.fullmatch(
            r"tag:[^,:/\s]+,\d{4}(-\d\d){0,2}:\S*|urn:\S+|https?://\S+", config.id_prefix
        ):
            self._add(
                ("id_prefix",),
                f"id_prefix = {_shown(config.id_prefix)} is no tag URI prefix",
                'write one such as "tag:example.org,2026:"',
            )

    def _unknown(self, where: tuple[str, ...], known: list[str]) -> None:
        import difflib  # noqa: PLC0415 - most settings are right

        near = difflib.get_close_matches(where[-1].replace("-", "_"), known, n=1, cutoff=0.6)
        hint = f"did you mean {near[0]}?" if near else "known are " + ", ".join(sorted(known))
        self._add(where, f"unknown setting {where[-1]}", hint)

    def _add(self, where: tuple[str, ...], message: str, hint: str) -> None:
        self.problems.append(
            Problem(path=self.name, line=self._line(where), message=message, hint=hint)
        )

    def _line(self, where: tuple[str, ...]) -> int:
        """The line of a setting: under its table's header, or as a dotted key; 0 if not found."""
        full = ".".join((*([self.prefix] if self.prefix else []), *where))
        table = ""
        for number, text in enumerate(self.lines, 1):
            header = re.match(r"\s*+\[\[?([^\]]++)\]", text)
            if header:
                table = header[1].replace(" ", "").replace('"', "")
                if table == full:
                    return number
                continue
            key = re.match(r"\s*([A-Za-z0-9_.\"'-]+)\s*=", text)
            if key and ".".join(filter(None, (table, key[1].strip("\"'")))) == full:
                return number
        return self._line(where[:-1]) if len(where) > 1 else 0


_WRONG = object()


def _shown(value: object) -> str:
    return msgspec.json.encode(value).decode() if isinstance(value, str) else str(value)


def _is_http(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value
