"""feeds help"""

from __future__ import annotations

import re
import shutil
import sys
from typing import Annotated, Any

import typer

from feeds.cli._manual import manual_pages, purpose_of
from feeds.cli._manual_text import page_text
from feeds.cli._output import guarded
from feeds.cli._pager import show_pages
from feeds.cli._places import wrong
from feeds.cli._suggestions import near

__all__ = ["show_help"]

_WIDEST = 80  # columns; longer lines are hard to read

Topic = Annotated[
    str | None,
    typer.Argument(metavar="TOPIC", help="A command, or a page of the manual.", show_default=False),
]


def show_help(ctx: typer.Context, topic: Topic = None) -> None:
    """Say what a command does, or show a page of the manual. Without a topic, list them."""
    group: Any = ctx.find_root().command
    if topic is None:
        print(group.get_help(ctx.find_root()))
        print(f"\n{_listed()}")
    elif topic in group.commands:
        command = group.commands[topic]
        print(command.get_help(type(ctx)(command, info_name=topic, parent=ctx.find_root())))
    else:
        _show_page(topic, list(group.commands))


def _show_page(topic: str, commands: list[str]) -> None:
    pages = manual_pages()
    name = topic.lower().removesuffix(".md").replace("_", "-")
    if name not in pages:
        with guarded():
            explained = [f"feeds help {page}" for page in pages if _explains(pages[page], topic)]
            hint = (
                f"it is explained in {', '.join(explained)}"
                if explained
                else near(name, [*commands, *pages])
            )
            raise wrong(topic, "there is no such command or page", hint)
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDEST
    show_pages(page_text(pages[name], min(columns, _WIDEST)))


def _explains(page: str, word: str) -> bool:
    """Whether a table has a row for it: a setting, an option, a key, a name."""
    return re.search(rf"^\| `\{{?{re.escape(word)}(?![\w.-])", page, re.MULTILINE) is not None


def _listed() -> str:
    """The pages, with what each is for."""
    pages = manual_pages()
    longest = max(map(len, pages), default=0)
    rows = (f"  {name:{longest}}  {purpose_of(text)}" for name, text in pages.items())
    return "\n".join(["Pages of the manual, for feeds help TOPIC:", *rows])
