"""feeds build"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from feeds.cli._building import BuildCall, run_build
from feeds.cli._options import (
    Against,
    Allow,
    ConfigFile,
    EngineOption,
    NoCache,
    Now,
    Scheduler,
    Source,
    UndatedOption,
    Url,
)

__all__ = ["build"]

KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="Publish the good articles; still exit 1.")
]
Locked = Annotated[
    bool,
    typer.Option(
        "--locked", help="Exit 1 if feeds.lock would change: for publishing from a checkout."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Write nothing; show what a build would do.")
]
ProfileOption = Annotated[
    bool, typer.Option("--profile", help="Show what each step took, and the memory.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead of lines.")]
Minor = Annotated[bool, typer.Option("--minor", help="Changed articles keep their `updated`.")]
AsNew = Annotated[
    list[str] | None,
    typer.Option(
        "--as-new",
        metavar="FILE",
        help="This article is new, whatever it resembles. Repeatable.",
    ),
]
Adopt = Annotated[
    list[str] | None,
    typer.Option(
        "--adopt",
        metavar="FEED",
        help="Take ids over from a feed that is published already: its address or file. "
        "Once for each format.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Argument(metavar="OUTPUT", help="Folder to publish into.", show_default="public"),
]


def build(
    source: Source = None,
    output: Output = None,
    *,
    url: Url = None,
    config: ConfigFile = None,
    undated: UndatedOption = None,
    keep_going: KeepGoing = False,
    now: Now = None,
    locked: Locked = False,
    minor: Minor = False,
    as_new: AsNew = None,
    allow: Allow = None,
    against: Against = None,
    adopt: Adopt = None,
    no_cache: NoCache = False,
    dry_run: DryRun = False,
    engine: EngineOption = "local",
    scheduler: Scheduler = None,
    profile: ProfileOption = False,
    as_json: AsJson = False,
) -> None:
    """Publish a folder of articles as feeds and pages.

    Any error leaves what is published as it was, unless --keep-going is given. So does what
    would surprise subscribers (feeds diff shows it), unless --allow lets it through.
    """
    run_build(BuildCall(**locals()))  # which has these names
