"""feeds new"""

from __future__ import annotations

from typing import Annotated

import typer

from feeds.cli._options import ConfigFile, NoCache, Now, SourceOption
from feeds.cli._output import guarded, shown_path, visible
from feeds.cli._places import cache_of, read_now, settings, wrong
from feeds.cli._terminal import say

__all__ = ["new"]

Title = Annotated[str, typer.Argument(metavar="TITLE", help="Title of the article.")]
Draft = Annotated[bool, typer.Option("--draft", help="Mark it as a draft: it is not published.")]


def new(
    title: Title,
    *,
    draft: Draft = False,
    source: SourceOption = None,
    config: ConfigFile = None,
    now: Now = None,
    no_cache: NoCache = False,
) -> None:
    """Make the file of a new article, with its title and today's date, and print its path.

    It goes into the folder, and has the form, that most of the newest articles have. No file
    is ever overwritten.
    """
    from feeds.moving import new_article  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        words = " ".join(title.split())
        if not words:
            raise wrong("TITLE", "the title is empty", 'write one: feeds new "A title"')
        if source is not None and source.exists() and not source.is_dir():
            raise wrong(str(source), "this is no folder", "name the folder of the articles")
        made = settings(source, config)
        folder = made.site.folder if made.site else source or made.root / made.source
        path = new_article(
            folder,
            made,
            words,
            now=read_now(now),
            is_draft=draft,
            cache=cache_of(no_cache=no_cache),
        )
    say(visible(shown_path(path)))
