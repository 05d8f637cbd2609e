"""feeds init --templates: our templates, in a folder of the site, for somebody to change."""

from __future__ import annotations

from pathlib import Path

from feeds.cli._output import shown_path, visible
from feeds.cli._terminal import say
from feeds.errors import Problem

__all__ = ["write_templates"]


def write_templates(root: Path) -> tuple[Problem, ...]:
    """Write them below the folder of the settings; a file that is there stays, and is a problem."""
    from feeds.pages import FOLDER, MARK, template_texts  # noqa: PLC0415 - help stays quick

    folder = root / FOLDER
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        return (
            Problem(
                path=shown_path(folder),
                message="this folder is there already, and holds files of something else",
                hint="move it, or name it differently: our templates have to lie in templates",
            ),
        )
    folder.mkdir(exist_ok=True)
    problems = []
    for name, text in template_texts().items():
        place = folder / name
        try:
            with place.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            hint = "rename it, then run feeds init --templates again, to have ours beside it"
            message = "this file is there already, and stays as it is"
            problems.append(Problem(path=shown_path(place), message=message, hint=hint))
        else:
            say(visible(f"{shown_path(place)} written"))
    return tuple(problems)
