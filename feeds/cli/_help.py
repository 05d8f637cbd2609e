"""feeds help"""

from __future__ import annotations

from importlib.resources import files
from typing import Annotated, Any

import typer

from feeds.cli._near import near
from feeds.cli._options import wrong
from feeds.cli._output import guarded

__all__ = ["show_help"]

Topic = Annotated[
    str | None,
    typer.Argument(metavar="TOPIC", help="A command, or a page of the manual.", show_default=False),
]


def show_help(ctx: typer.Context, topic: Topic = None) -> None:
    """Say what a command does, or show a page of the manual."""
    group: Any = ctx.find_root().command
    pages = _pages()
    if topic is None:
        print(group.get_help(ctx.find_root()))
        if pages:
            print(f"\nPages of the manual, for feeds help: {', '.join(pages)}")
    elif topic in group.commands:
        command = group.commands[topic]
        print(command.get_help(type(ctx)(command, info_name=topic, parent=ctx.find_root())))
    elif topic in pages:
        print(pages[topic].read_text(encoding="utf-8"), end="")
    else:
        with guarded():
            known = [*group.commands, *pages]
            raise wrong(topic, "there is no such command or page", near(topic, known))


def _pages() -> dict[str, Any]:
    """The pages that are installed with the program, by their names."""
    folder = files("feeds") / "docs"
    if not folder.is_dir():
        return {}
    return {
        one.name.removesuffix(".md"): one
        for one in sorted(folder.iterdir(), key=lambda one: one.name)
        if one.name.endswith(".md") and one.name != "README.md"
    }
