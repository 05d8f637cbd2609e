"""What other files say of an article: a `.meta` file beside it, the data of its folders."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from feeds.generators import Paths, Source, read_site_text
from feeds.model import Field, Value
from feeds.reading._bundle import SECTIONS, handed_down, indexes, up_to_root
from feeds.reading._defaults import with_site_defaults
from feeds.reading._front_matter import split_front_matter
from feeds.reading._json import entries_of
from feeds.reading._meaning import fields_of
from feeds.reading._raw_fields import Malformed, RawField
from feeds.reading._side_files import read_small
from feeds.reading._states import KEPT_OUT, UNCLEAR
from feeds.reading._yaml import parse_yaml
from feeds.reading.keys import fold
from feeds.reading.people import PEOPLE

__all__ = [
    "file_beside",
    "files_of_folders",
    "indexes_of_folders",
    "says_of_others",
    "sidecar",
    "states_of_folder",
    "with_defaults",
]

_LAYOUT = "layout"
_NOT_INHERITED = frozenset({"tags", "title", "date", "eleventy_computed"})
"""`tags` of a folder names its collection."""

_SCRIPTS = (".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")
_COMPUTED = re.compile(r"^[ \t]*[\"']?permalink[\"']?\s*[:(]", re.MULTILINE)
_EXCLUDED = "eleventyExcludeFromCollections"  # scripts are read in lower case


def sidecar(source: Source) -> list[RawField]:
    """What `a.meta` beside `a.md` says, in lines or as front matter (Nikola); else nothing.

    Raises ReadError for one that cannot be read.
    """
    if not source.file:
        return []
    file = file_beside(source.file)
    text = read_small(file, source)
    path = f"{source.path.rpartition('.')[0]}.{file.rpartition('.')[2]}"
    return list(split_front_matter(text, path).entries) if text else []


def with_defaults(entries: Sequence[RawField], source: Source) -> tuple[RawField, ...]:
    """The article's own entries, then what its folder says where it says nothing itself."""
    data = _of_folders(source)
    layouts = source.site.layouts if source.site is not None else {}
    if not data and not layouts:
        return with_site_defaults(entries, source)
    said = {fold(entry.key) for entry in entries}
    made = (*entries, *(one for one in data if fold(one.key) not in said | {_LAYOUT}))
    return (*made, *_of_layout((*entries, *data), layouts))


def _of_folders(source: Source) -> list[RawField]:
    """What the folders of an article say; most say nothing, and are asked but once."""
    folder = os.path.dirname(source.file)  # noqa: PTH120 - asked for every article
    if folder in source.around.silent:
        return []
    read = len(source.beside)
    data = _folder_data(source) or handed_down(source)
    if len(source.beside) == read:
        source.around.silent.add(folder)
    return data


def states_of_folder(source: Source) -> tuple[Field, ...]:
    """What the folder of a file says of who may see all that lies in it."""
    fields, _ = fields_of(with_defaults((), source), source)
    return tuple(item for item in fields if item.name in {"draft", KEPT_OUT, UNCLEAR})


def says_of_others(file: str, folder_data: Iterable[str], suffixes: Iterable[str]) -> bool:
    """Whether a file, by its name, is data of articles in other files.

    `suffixes` are those of files that a `.meta` file may speak of.
    """
    folder, name = os.path.split(file)
    if name in PEOPLE or name.endswith((".11tydata.json", *_SCRIPTS)):
        return True
    if name.endswith((".meta", ".nbdata")):
        stem = file.rpartition(".")[0]
        return any(map(os.path.isfile, (stem + one for one in suffixes)))
    return name in _data_names(os.path.basename(folder), folder_data)  # noqa: PTH119


def _data_names(folder: str, endings: Iterable[str]) -> tuple[str, ...]:
    """The files that speak of a folder: by its name and an ending, or under a name of their own."""
    return tuple(end[1:] if end.startswith("/") else f"{folder}{end}" for end in endings)


def _of_layout(entries: Iterable[RawField], layouts: Mapping[str, str]) -> Iterator[RawField]:
    """The address that the layout of an article gives it where nothing else does (Eleventy)."""
    said: dict[str, Value] = {}
    for entry in entries:
        said.setdefault(fold(entry.key), entry.value)
    layout = said.get(_LAYOUT)
    address = layouts.get(layout, "") if isinstance(layout, str) else ""
    if address and "permalink" not in said:
        yield RawField("permalink", address, 0)


def _folder_data(source: Source) -> list[RawField]:
    """What `posts/posts.json` says of all that lies in `posts` (Eleventy), the nearest first.

    The source folder is the highest that is looked at.
    """
    paths = source.generator.paths
    if not source.file or not paths.folder_data:
        return []
    found: dict[str, RawField] = {}
    for file in files_of_folders(source.file, source.path, paths):
        text = "" if file.endswith(SECTIONS) else read_small(file, source)
        for entry in _parsed(text, _form_of(file)) if text else ():
            found.setdefault(entry.key, entry)
    return list(found.values())


def file_beside(file: str) -> str:
    """The file that may say something of the articles in a file, whether it is there or not."""
    stem, dot, end = file.rpartition(".")  # asked for every article
    if end == "ipynb" and os.path.isfile(f"{stem}.nbdata"):  # noqa: PTH113 - Pelican's; a text
        return f"{stem}.nbdata"
    return f"{stem if dot and os.sep not in end else file}.meta"


def files_of_folders(file: str, relative: str, paths: Paths) -> tuple[str, ...]:
    """Those that may say something of all that is in its folder, and in those above.

    What is read for an article lies in its own file, in `file_beside` and in these. Besides, it
    is asked whether one of `indexes_of_folders` is there.
    """
    folder = os.path.dirname(file)  # noqa: PTH120 - asked for every article
    sections = SECTIONS if paths.sections else ()
    return _files_for(folder, relative.count("/"), paths.folder_data, sections)


def indexes_of_folders(
    file: str, relative: str, paths: Paths, languages: Iterable[str] = ()
) -> tuple[str, ...]:
    """The files that make a file one of another page's, if they are there."""
    if not paths.bundles:
        return ()
    folders = up_to_root(os.path.dirname(file), relative.count("/"))  # noqa: PTH120 - a text
    names = indexes(languages)
    return tuple(os.path.join(folder, name) for folder in folders for name in names)  # noqa: PTH118


@lru_cache(maxsize=256)
def _files_for(
    folder: str, depth: int, folder_data: tuple[str, ...], sections: tuple[str, ...]
) -> tuple[str, ...]:
    """The same for all files of a folder that lies `depth` folders below the source folder."""
    return tuple(
        os.path.join(one, name)  # noqa: PTH118 - texts
        for one in up_to_root(folder, depth)
        for name in (*_data_names(_name_of(one), folder_data), *sections)
    )


def _name_of(folder: str) -> str:
    return "" if folder == os.curdir else os.path.basename(folder)  # noqa: PTH119 - a text


def _form_of(file: str) -> str:
    return "script" if file.endswith(_SCRIPTS) else "yaml" if file.endswith(".yml") else "json"


@lru_cache(maxsize=64)
def _parsed(text: str, form: str) -> tuple[RawField, ...]:
    try:
        entries = _FORMS[form](text)
    except (ValueError, RecursionError, Malformed):
        return ()  # the file is reported where it is read itself
    return tuple(entry for entry in entries if fold(entry.key) not in _NOT_INHERITED)


def _of_json(text: str) -> list[RawField]:
    data = json.loads(text, parse_float=str, parse_int=str)
    entries = entries_of(data, 0) if isinstance(data, dict) else []
    computed = data.get("eleventyComputed") if isinstance(data, dict) else None
    pattern = computed.get("permalink") if isinstance(computed, dict) else None
    return [RawField("permalink", pattern, 0), *entries] if isinstance(pattern, str) else entries


def _of_yaml(text: str) -> list[RawField]:
    return parse_yaml(text, 1) or []


def _of_script(text: str) -> list[RawField]:
    """The texts and flags that a script states literally at the top of its object."""
    values = read_site_text("data.js", text).values
    found = [
        RawField(_EXCLUDED if key == _EXCLUDED.lower() else key, value, 0)
        for key, value in values.items()
        if "." not in key and isinstance(value, str)
    ]
    pattern = values.get("eleventycomputed.permalink")
    if pattern is None and "permalink" not in values and _COMPUTED.search(text):
        pattern = "{{ computed }}"  # which is reported, as any other that cannot be filled in
    return [RawField("permalink", pattern, 0), *found] if isinstance(pattern, str) else found


_FORMS = {"script": _of_script, "yaml": _of_yaml, "json": _of_json}
