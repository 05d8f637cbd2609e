"""What is said of a folder in which much was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from feeds.articles import NO_DATE
from feeds.collecting._collected import Collected
from feeds.collecting._elsewhere import sites_elsewhere, texts_elsewhere
from feeds.collecting._undated import place_of
from feeds.config import Config
from feeds.errors import Problem
from feeds.reading import CONVERT, FOREIGN, NOT_READ

__all__ = ["losses"]

_POSTS = frozenset({"_posts", "posts", "post", "blog", "articles", "news"})
_ON_PURPOSE = (
    *("a draft", "expired", "for some readers", "behind a password", "about the folder"),
    *("a section", "a part of", "part of", "a redirection", "a template", "kept out", "the site"),
    "a file for programs",
    *("the text of a row", "a page", "an error page", "the home page", "empty"),
)
"""What the reasons of files begin with that are meant not to be articles of their own."""

_ALL_SAY = "feeds list --all names each of them; if they are articles, fix what it says"


def losses(source: Path, collected: Collected, config: Config) -> Iterator[Problem]:
    """Warnings, so that no article is missing in silence; an error where none is left."""
    yield from _unread(collected)
    yield from sites_elsewhere(source, collected, config)
    yield from texts_elsewhere(collected, config)
    yield from _exports(source, collected)
    if collected.left_out and not collected.rows and not collected.failed:
        reasons = Counter(reason for _, reason in collected.left_out)
        shown = ", ".join(f"{number} × {reason}" for reason, number in reasons.most_common(3))
        yield _warning(".", f"all {len(collected.left_out)} files are left out: {shown}", _ALL_SAY)
    elif config.site is not None:
        yield from _lost_posts(collected, config)


def _unread(collected: Collected) -> Iterator[Problem]:
    """Dated files; where no article is found, the undated ones as well."""
    files: dict[str, list[str]] = defaultdict(list)
    undated = (
        () if collected.rows else (path for path, why in collected.left_out if NOT_READ in why)
    )
    for path in sorted({*collected.held, *undated}):
        suffix = PurePosixPath(path).suffix
        if suffix.lower() in FOREIGN:
            files[suffix].append(path)
    for suffix, paths in files.items():
        word = "file is" if len(paths) == 1 else "files are"
        yield Problem(
            path=paths[0],
            message=f"{len(paths)} {suffix} {word} not read",
            hint=f"convert such articles: {_command(paths[0])}; or leave them out with exclude",
            severity="warning" if collected.rows else "error",
        )


def _command(path: str) -> str:
    """What makes Markdown or HTML of a file, and where its date goes."""
    name = PurePosixPath(path)
    made = CONVERT[name.suffix.lower()].format(name=name.name, stem=name.stem)
    return f"{made}, and state the date at the head of what it makes"


def _exports(source: Path, collected: Collected) -> Iterator[Problem]:
    for path, held in sorted(collected.held.items()):
        if held.is_export:
            yield Problem(
                path=path,
                message=f"this is {held.reason}, whose articles are not read",
                hint=f"run feeds import {source / path} {source}, which makes files of them",
                severity="warning" if collected.rows else "error",
            )


def _lost_posts(collected: Collected, config: Config) -> Iterator[Problem]:
    """More than half of a folder of posts that nobody left out on purpose, nor warned of."""
    if not collected.left_out:
        return  # nearly always
    posts = config.site.posts if config.site else ()
    warns = config.undated == "warn"
    dated = {place_of(row.draft.file) for row in collected.rows} if warns else set()
    found = Counter(_folder(row.draft.file, posts) for row in collected.rows)
    lost: dict[str, Counter[str]] = defaultdict(Counter)
    for path, why in collected.left_out:
        is_told = why == NO_DATE and place_of(path) in dated
        if not is_told and not why.startswith(_ON_PURPOSE):
            lost[_folder(path, posts)][why] += 1
    for folder, reasons in sorted(lost.items()):
        number = reasons.total()
        if folder and number > found[folder]:
            mostly = "mostly: " if len(reasons) > 1 else ""
            reason = f"{mostly}{reasons.most_common(1)[0][0]}"
            message = f"{number} of {number + found[folder]} files are left out: {reason}"
            yield _warning(folder, message, _ALL_SAY)


def _folder(path: str, posts: tuple[str, ...]) -> str:
    """The folder of posts that a file lies in; "" for none.

    It is one that the site's generator has for posts, else one with a usual name.
    """
    for folder in posts:
        if not folder or path.startswith(f"{folder}/"):
            return folder or "."
    parts = path.split("/")[:-1]
    for depth, name in enumerate(parts, 1):
        if name in _POSTS:
            return "/".join(parts[:depth])
    return ""


def _warning(path: str, message: str, hint: str) -> Problem:
    return Problem(path=path, message=message, hint=hint, severity="warning")
