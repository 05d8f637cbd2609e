"""feeds completion"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from feeds.cli._manual import manual_pages
from feeds.cli._output import guarded
from feeds.cli._places import wrong
from feeds.cli._shells import SHELLS, Command, Option
from feeds.cli._suggestions import near

__all__ = ["completion"]

Shell = Annotated[
    str, typer.Argument(metavar="|".join(SHELLS), help="The shell that you type commands into.")
]


def completion(shell: Shell, ctx: typer.Context) -> None:
    """Print a script that completes commands, options and their words in a shell.

    bash: add `eval "$(feeds completion bash)"` to ~/.bashrc. zsh: the same with zsh in ~/.zshrc,
    after compinit. fish: `feeds completion fish > ~/.config/fish/completions/feeds.fish`.
    PowerShell: `feeds completion powershell | Out-String | Invoke-Expression` in $PROFILE.
    """
    with guarded():
        write = SHELLS.get({"pwsh": "powershell"}.get(shell, shell))
        if write is None:
            raise wrong(shell, "no script is known for this shell", near(shell, SHELLS))
    print(write(_commands(ctx.find_root().command)), end="")


def _commands(group: Any) -> tuple[Command, ...]:
    """The program itself, and its commands, as they are called."""
    rows: dict[str, Any] = {"": group, **group.commands}
    words = {"help": (*group.commands, *manual_pages()), "completion": tuple(SHELLS)}
    return tuple(
        Command(
            name=name,
            help=one.short_help or "",
            options=(*map(_option, _options_of(one)), _HELP),
            words=words.get(name, ()),
        )
        for name, one in rows.items()
    )


_HELP = Option(names=("--help", "-h"), help="Show what it does.", takes_value=False)


def _options_of(command: Any) -> list[Any]:
    return [one for one in command.params if one.param_type_name == "option"]


def _option(one: Any) -> Option:
    """The words of an option are those that its help shows: `error|skip`."""
    shown = one.metavar or ""
    return Option(
        names=tuple(one.opts),
        help=(one.help or "").partition(". ")[0].partition(":")[0].rstrip("."),
        takes_value=not one.is_flag,
        words=tuple(shown.split("|")) if "|" in shown else (),
    )
