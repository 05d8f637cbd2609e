"""What other files say of an article: a `.meta` file beside it, the data of its folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from feeds.generators import Paths, Source
from feeds.model import Field, Value
from feeds.reading._bundle import SECTIONS, handed_down, indexes, up_to_root
from feeds.reading._data_files import SCRIPTS, computed_in, entries_of_data
from feeds.reading._defaults import with_site_defaults
from feeds.reading._front_matter import split_front_matter
from feeds.reading._meaning import fields_of
from feeds.reading._raw_fields import Malformed, RawField
from feeds.reading._side_files import has_small, read_small
from feeds.reading._states import KEPT_OUT, UNCLEAR
from feeds.reading.keys import fold
from feeds.reading.people import PEOPLE

__all__ = [
    "file_beside",
    "files_of_folders",
    "height_of",
    "indexes_of_folder",
    "names_for_folder",
    "own_data_of",
    "says_of_others",
    "sidecar",
    "states_of_folder",
    "with_defaults",
]

_LAYOUT = "layout"
_NOT_INHERITED = frozenset({"tags", "title", "date", "eleventy_computed"})
"""`tags` of a folder names its collection."""


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
    over = [one for one in (*computed_in(entries), *data) if one.is_over][:1]
    above = {fold(one.key) for one in over}
    own = [one for one in entries if fold(one.key) not in above]
    said = {fold(entry.key) for entry in own} | above | {_LAYOUT}
    made = (*over, *own, *(one for one in data if fold(one.key) not in said))
    return (*made, *_of_layout((*made, *data), layouts))


def _of_folders(source: Source) -> list[RawField]:
    """What the folders of an article say; most say nothing, and are asked but once."""
    if not source.file:
        return []
    folder = os.path.dirname(source.file)  # noqa: PTH120 - asked for every article
    own = _own_data(source) if source.generator.paths.folder_data else []
    if folder in source.around.silent or _is_silent(folder, source):
        return own
    data = _folder_data(source) or handed_down(source)
    return _nearest(own, data) if own else data


def _is_silent(folder: str, source: Source) -> bool:
    """Whether neither a folder nor one above it has a file that may say something."""
    silent, paths = source.around.silent, source.generator.paths
    sections = SECTIONS if paths.sections else ()
    found: list[str] = []
    one = folder or os.curdir
    for _ in range(height_of(source.path, paths, _below(source)) + 1):
        if one in silent:
            break
        for name in _files_of(one, paths.folder_data, sections):
            if has_small(name, source):
                return False
        found.append(one)
        if one == os.curdir:
            break
        one = os.path.dirname(one) or os.curdir  # noqa: PTH120 - a text
    silent.update(found)
    return True


def _own_data(source: Source) -> list[RawField]:
    """What `a.11tydata.json` beside `a.md` says of it alone.

    Each file is looked for by its name: a list of the folder would be as long as the site.
    """
    if source.file in source.around.alone:
        return []
    files = own_data_of(source.file, source.generator.paths)
    there = [file for file in files if os.access(file, os.F_OK) and os.path.isfile(file)]  # noqa: PTH113 - texts
    return _nearest(*_parsed_files(there, source)) if there else []


def own_data_of(file: str, paths: Paths) -> tuple[str, ...]:
    """The files that may say something of one article alone, whether they are there or not."""
    stem = file.rpartition(".")[0]
    return tuple(stem + end for end in paths.folder_data if end.startswith(".11tydata."))


def _nearest(*rows: Iterable[RawField]) -> list[RawField]:
    """Each key once: the first that is computed, else the first of all."""
    found: dict[str, RawField] = {}
    for entry in chain.from_iterable(rows):
        if not (entry.key in found and found[entry.key].is_over):
            found[entry.key] = entry if entry.is_over else found.get(entry.key, entry)
    return list(found.values())


def states_of_folder(source: Source) -> tuple[Field, ...]:
    """What the folder of a file says of who may see all that lies in it."""
    fields, _ = fields_of(with_defaults((), source), source)
    return tuple(item for item in fields if item.name in {"draft", KEPT_OUT, UNCLEAR})


def says_of_others(file: str, folder_data: Iterable[str], suffixes: Iterable[str]) -> bool:
    """Whether a file, by its name, is data of articles in other files.

    `suffixes` are those of files that a `.meta` file may speak of.
    """
    folder, name = os.path.split(file)
    if name in PEOPLE or name.endswith((".11tydata.json", *SCRIPTS)):
        return True
    if name.endswith((".meta", ".nbdata")):
        stem = file.rpartition(".")[0]
        return any(map(os.path.isfile, (stem + one for one in suffixes)))
    return name in _data_names(os.path.basename(folder), folder_data)  # noqa: PTH119


def _data_names(folder: str, endings: Iterable[str]) -> tuple[str, ...]:
    """The files that speak of a folder: by its name and an ending, or under a name of their own."""
    return tuple([end[1:] if end[0] == "/" else folder + end for end in endings])


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

    The folder that addresses are counted from is the highest that is looked at.
    """
    paths = source.generator.paths
    if not paths.folder_data:
        return []
    files = files_of_folders(source.file, source.path, paths, _below(source))
    return _nearest(*_parsed_files((one for one in files if not one.endswith(SECTIONS)), source))


def _parsed_files(files: Iterable[str], source: Source) -> Iterator[tuple[RawField, ...]]:
    root = source.file.removesuffix(source.path) or "."
    for file in files:
        text = read_small(file, source)
        if text:
            yield _parsed(text, os.path.relpath(file, root))


def file_beside(file: str) -> str:
    """The file that may say something of the articles in a file, whether it is there or not."""
    stem, dot, end = file.rpartition(".")  # asked for every article
    if end == "ipynb" and os.path.isfile(f"{stem}.nbdata"):  # noqa: PTH113 - Pelican's; a text
        return f"{stem}.nbdata"
    return f"{stem if dot and os.sep not in end else file}.meta"


def files_of_folders(file: str, relative: str, paths: Paths, below: str = "") -> tuple[str, ...]:
    """Those that may say something of all that is in its folder, and in those above, up to the
    source folder. Where folders have data, up to the one that addresses are counted from: the
    source folder is so far `below` it.

    What is read for an article lies in its own file, in `file_beside` and in these. Besides, it
    is asked whether one of `indexes_of_folder` is there.
    """
    folder = os.path.dirname(file)  # noqa: PTH120 - asked for every article
    sections = SECTIONS if paths.sections else ()
    return _files_for(folder, height_of(relative, paths, below), paths.folder_data, sections)


def names_for_folder(folder: str, paths: Paths) -> tuple[str, ...]:
    """The names of the files in a folder that speak of all in it and below it."""
    return _names_for(folder, paths.folder_data, SECTIONS if paths.sections else ())


def _below(source: Source) -> str:
    """The source folder, below the one that addresses are counted from."""
    return source.site.below if source.site is not None else ""


def height_of(relative: str, paths: Paths, below: str) -> int:
    """How many folders above that of a file may say something of it."""
    higher = below.count("/") + 1 if below and paths.folder_data else 0
    return relative.count("/") + higher


def indexes_of_folder(folder: str, paths: Paths, languages: Iterable[str] = ()) -> list[str]:
    """The files that make all in a folder and below it another page's, if they are there."""
    names = indexes(languages) if paths.bundles else ()
    return [os.path.join(folder, name) for name in names]  # noqa: PTH118 - a text


@lru_cache(maxsize=256)
def _files_for(
    folder: str, depth: int, folder_data: tuple[str, ...], sections: tuple[str, ...]
) -> tuple[str, ...]:
    """The same for all files of a folder that lies `depth` folders below the source folder."""
    return tuple(
        file for one in up_to_root(folder, depth) for file in _files_of(one, folder_data, sections)
    )


def _files_of(folder: str, folder_data: tuple[str, ...], sections: tuple[str, ...]) -> list[str]:
    """Those that speak of a folder, in it."""
    within = os.path.join(folder, "")  # noqa: PTH118 - a text
    return [within + name for name in _names_for(folder, folder_data, sections)]


def _names_for(
    folder: str, folder_data: tuple[str, ...], sections: tuple[str, ...]
) -> tuple[str, ...]:
    return (*_data_names(_name_of(folder), folder_data), *sections)


def _name_of(folder: str) -> str:
    return "" if folder == os.curdir else os.path.basename(folder)  # noqa: PTH119 - a text


@lru_cache(maxsize=64)
def _parsed(text: str, name: str) -> tuple[RawField, ...]:
    try:
        entries = entries_of_data(text, name)
    except (ValueError, RecursionError, Malformed):
        return ()  # the file is reported where it is read itself
    return tuple(entry for entry in entries if fold(entry.key) not in _NOT_INHERITED)
