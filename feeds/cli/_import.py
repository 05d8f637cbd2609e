"""feeds import"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from feeds.cli._options import ConfigFile, Now, Url
from feeds.cli._output import EXIT_PROBLEMS, guarded, show_problems, shown_path, visible
from feeds.cli._places import is_address, output_of, read_now, settings, wrong
from feeds.cli._terminal import say

if TYPE_CHECKING:
    from feeds.moving import Imported

__all__ = ["import_feed"]

Feed = Annotated[
    str,
    typer.Argument(
        metavar="FEED",
        help="Address or file of a feed; or an export of WordPress, Blogger, Ghost, Substack, "
        "Medium or Movable Type, as a file, a zip file or a folder.",
    ),
]
Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="SOURCE", help="Folder that the articles go into.", show_default="seeds"
    ),
]
Ids = Annotated[
    bool,
    typer.Option(
        "--ids",
        help="Write no articles: give those that are there the ids that the feed has for them. "
        "Once for each format.",
    ),
]
Pages = Annotated[bool, typer.Option("--pages", help="Take the pages of an export, too.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Write nothing; show what would be.")]


def import_feed(
    feed: Feed,
    source: Folder = None,
    *,
    ids: Ids = False,
    pages: Pages = False,
    dry_run: DryRun = False,
    url: Url = None,
    config: ConfigFile = None,
    now: Now = None,
) -> None:
    """Turn the entries of a feed into article files that keep ids, dates and addresses.

    No file is ever overwritten. What an export has not published, or not for everybody, becomes
    a draft.
    """
    from feeds.moving import import_articles, import_ids  # noqa: PLC0415 - help stays quick

    with guarded():
        made = settings(source, config, url=url)
        if not is_address(feed) and not Path(feed).exists():
            raise wrong(feed, "there is no such file", "give a feed's address, or its file")
        folder = output_of(source, made) if source else made.root / made.source
        if ids:
            found = import_ids(feed, folder, made, now=read_now(now), dry_run=dry_run)
        else:
            found = import_articles(feed, folder, made, pages=pages, dry_run=dry_run)
    for path in found.files:
        say(visible(shown_path(folder / path)))
    show_problems(found.problems, folder)
    _say_what_is_not_public(found)
    say(_summary(found, ids=ids, dry_run=dry_run))
    if found.files and found.settings:
        say("to keep their addresses, in feeds.toml:")
        for line in found.settings.splitlines():
            say(visible(line))
    if any(one.severity == "error" for one in found.problems):
        raise typer.Exit(EXIT_PROBLEMS)


def _say_what_is_not_public(found: Imported) -> None:
    """A line for each kind."""
    for kind, number in found.left_out:
        say(visible(f"left out: {_count(number, *_WORDS.get(kind, (kind,)))}"))
    for whom, number in found.held:
        say(visible(f"kept as drafts: {number} {whom}"))


def _summary(found: Imported, *, ids: bool, dry_run: bool) -> str:
    from feeds.pipeline import count_problems  # noqa: PLC0415 - help stays quick

    would = ", nothing written" if dry_run else ""
    if ids:
        return f"ids of {_count(found.ids, 'article')} taken over{would}"
    parts = [_count(len(found.files), "article")]
    parts += [f"{_count(found.drafts, 'draft')} among them"] if found.drafts else []
    parts.append(count_problems(found.problems))
    return visible(", ".join(parts)) + would


_WORDS = {
    "trash": ("text in the trash", "texts in the trash"),
    "auto-draft": ("empty draft",),
    "nav_menu_item": ("menu item",),
    "settings": ("setting",),
    "entry with the id of another": ("entry with the id of another", "entries with ids of others"),
}
"""What exports call it → what people do."""


def _count(number: int, word: str, several: str = "") -> str:
    return f"{number} {word if number == 1 else several or f'{word}s'}"
