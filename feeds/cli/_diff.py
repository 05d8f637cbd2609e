"""feeds diff"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from feeds.cli._options import Against, Allow, AsJson, ConfigFile, NoCache, Now, Source, Url
from feeds.cli._output import EXIT_PROBLEMS, guarded, show_json, show_problems, visible
from feeds.cli._places import cache_of, places, read_against, read_allow, read_now
from feeds.cli._terminal import say

if TYPE_CHECKING:
    from feeds.ledger import Difference, Kind

__all__ = ["diff"]

Published = Annotated[
    Path | None,
    typer.Argument(metavar="OUTPUT", help="Folder that was published.", show_default="public"),
]

_KINDS: tuple[Kind, ...] = ("new", "updated", "resurfaced", "vanished", "deleted")


def diff(
    source: Source = None,
    output: Published = None,
    *,
    as_json: AsJson = False,
    against: Against = None,
    allow: Allow = None,
    url: Url = None,
    config: ConfigFile = None,
    now: Now = None,
    no_cache: NoCache = False,
) -> None:
    """Show what subscribers would see of a build, feed by feed. Nothing is written.

    Exit status 1 if a build would stop.
    """
    from feeds.pipeline import Options  # noqa: PLC0415 - help and --version stay quick
    from feeds.pipeline import diff as run  # noqa: PLC0415

    with guarded():
        made, folder, target = places(source, output, config, url=url)
        options = Options(
            against=read_against(against),
            allow=read_allow(allow or ()),
            cache=cache_of(no_cache=no_cache),
        )
        found = run(folder, target, made, now=read_now(now), options=options)
    if as_json:
        rows = [_row(one) for one in found.differences]
        show_json([*rows, *({"address": line} for line in found.addresses)])
    else:
        _show(found.differences, found.addresses)
    show_problems(found.problems, folder)
    if any(problem.severity == "error" for problem in found.problems):
        raise typer.Exit(EXIT_PROBLEMS)


def _row(difference: Difference) -> dict[str, Any]:
    return {
        "feed": difference.name,
        **{
            kind: [
                {"id": change.id, "title": change.title, "url": change.url}
                for change in difference.of(kind)
            ]
            for kind in _KINDS
        },
        "reordered": difference.reordered,
    }


def _show(differences: tuple[Difference, ...], addresses: tuple[str, ...]) -> None:
    if not differences and not addresses:
        say("subscribers would see no change")
    for line in addresses:
        say(visible(line))
    for difference in differences:
        counts = [f"{len(difference.of(kind))} {kind}" for kind in _KINDS if difference.of(kind)]
        counts += ["reordered"] if difference.reordered else []
        say(f"{difference.name}: {', '.join(counts)}")
        for kind in _KINDS:
            for change in difference.of(kind):
                say(visible(f"  {kind:<10}  {change.title or change.id}  {change.url}"))
