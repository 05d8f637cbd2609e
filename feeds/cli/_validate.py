"""feeds validate"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from feeds.cli._output import EXIT_PROBLEMS, guarded
from feeds.cli._places import read_now, wrong
from feeds.cli._terminal import is_coloured, say
from feeds.logins import without_login
from feeds.records import dataclass

if TYPE_CHECKING:
    from feeds.validation.reports import Checked

__all__ = ["validate"]


class ReportForm(StrEnum):
    """The forms of output."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH|URL…",
        help="Feeds, folders of them, addresses, or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(one.value for one in ReportForm),
        help="How to show what was found.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings fail, too.")]
All = Annotated[
    bool, typer.Option("--all", help="Show every finding, not only the first three of a rule.")
]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Show how often each rule is broken, and no places.")
]
Select = Annotated[
    str,
    typer.Option(
        "--select",
        metavar="CODES",
        help="Only these codes or their beginnings, such as A,R2,J304.",
    ),
]
Ignore = Annotated[
    str,
    typer.Option(
        "--ignore", metavar="CODES", help="Not these codes or their beginnings, such as Q,H401."
    ),
]
Base = Annotated[
    str,
    typer.Option(
        "--base", metavar="URL", help="The address that the feed, or the folder, will have."
    ),
]
Against = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="FOLDER",
        help="The folder as it was published before: no id may change.",
    ),
]
Explain = Annotated[
    str,
    typer.Option(
        "--explain", metavar="CODE", help="Say what a rule asks, and why; all lists the rules."
    ),
]
Time = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="TIME",
        help="The time to go by, such as 2026-01-31T12:00:00Z: later dates are in the future.",
        show_default="the clock",
    ),
]


def validate(
    places: Places = None,
    *,
    output: Output = ReportForm.TEXT.value,
    strict: Strict = False,
    every: All = False,
    statistics: Statistics = False,
    select: Select = "",
    ignore: Ignore = "",
    base: Base = "",
    against: Against = None,
    explain: Explain = "",
    now: Time = None,
) -> None:
    """Check feeds of any origin: Atom, RSS, JSON Feed, OPML, and what is inside them.

    Exit status: 0 valid, 1 invalid, 2 wrong usage.
    """
    from feeds.validation import RULES  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        if explain:
            print(_explained(explain), end="")
            return
        form = _form(output)
        options = _Options(
            base=base,
            now=read_now(now) or datetime.now(UTC),
            select=_codes("--select", select, RULES),
            ignore=_codes("--ignore", ignore, RULES),
            against=against,
        )
        is_listed = form is ReportForm.TEXT and not statistics
        found = chain.from_iterable(_checked(one, options) for one in _places(places, options))
        shown = _listed(found, every=every) if is_listed else found
        checked = [replace(one, source=b"") for one in shown]  # feeds are not kept
    _show(checked, form, statistics=statistics, strict=strict)
    failing = {"error", "warning"} if strict else {"error"}
    if any(finding.severity in failing for one in checked for finding in one.report.findings):
        raise typer.Exit(EXIT_PROBLEMS)


def _listed(found: Iterable[Checked], *, every: bool) -> Iterator[Checked]:
    """Print each report as it comes."""
    from feeds.validation.reports import text  # noqa: PLC0415 - help and --version stay quick

    for one in found:
        print(text.shown_of(one, colour=is_coloured(sys.stdout), every=every), end="")
        yield one


def _show(checked: list[Checked], form: ReportForm, *, statistics: bool, strict: bool) -> None:
    """Print all reports as a document, or what stands below those that were listed."""
    from feeds.validation.reports import REPORTS, text  # noqa: PLC0415 - likewise

    if form is not ReportForm.TEXT:
        print(REPORTS[form](checked), end="")
        return
    print(text.statistics(checked) if statistics else "", end="")
    say(text.summary(checked, strict=strict))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """What holds for every place of one run."""

    base: str
    now: datetime
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    against: Path | None


def _form(stated: str) -> ReportForm:
    try:
        return ReportForm(stated)
    except ValueError:
        known = ", ".join(one.value for one in ReportForm)
        raise wrong("--format", f"{stated!r} is no form", f"write one of {known}") from None


def _codes(option: str, stated: str, rules: Mapping[str, object]) -> tuple[str, ...]:
    """Codes and their beginnings, each of which some rule has. Raises UsageError."""
    codes = tuple(code.strip().upper() for code in stated.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in rules):
            raise wrong(option, f"no rule has the code {code}", "see feeds validate --explain all")
    return codes


def _explained(code: str) -> str:
    """The page of a rule, or the list of all. Raises UsageError."""
    from feeds.validation import RULES  # noqa: PLC0415 - help and --version stay quick
    from feeds.validation.reports import explain, list_rules  # noqa: PLC0415 - likewise

    if code.lower() == "all":
        return list_rules(RULES.values())
    rule = RULES.get(code.upper()) or next((r for r in RULES.values() if r.name == code), None)
    if rule is None:
        alike = [one for one in RULES.values() if one.code.startswith(code.upper())]
        if not alike:
            raise wrong("--explain", f"no rule has the code {code}", "write all for the list")
        return list_rules(alike)
    return explain(rule)


def _places(places: list[str] | None, options: _Options) -> list[str]:
    """What to check; all of it exists. Raises UsageError."""
    if not places:
        raise wrong("", "nothing to validate", "name a feed, a folder, an address, or -")
    for place in places:
        if not _is_address(place) and place != "-" and not Path(place).exists():
            raise wrong(place, "there is no such file or folder", "name one that is there")
    if options.base and not _is_address(options.base):
        raise wrong("--base", f"{options.base!r} is no web address", "write https://example.org/")
    if options.against is not None:
        if not options.against.is_dir():
            raise wrong("--against", f"{options.against} is no folder", "name the earlier output")
        if len(places) != 1 or not Path(places[0]).is_dir():
            raise wrong("--against", "compares two folders", "name one folder to validate")
    return places


def _is_address(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))


def _checked(place: str, options: _Options) -> Iterator[Checked]:
    """The reports of one place. Raises UsageError where it cannot be read."""
    from feeds.validation import validate as check  # noqa: PLC0415 - help stays quick
    from feeds.validation.folder import validate_folder  # noqa: PLC0415 - likewise
    from feeds.validation.network import validate_url  # noqa: PLC0415 - likewise
    from feeds.validation.reports import Checked  # noqa: PLC0415 - likewise

    base, now, select, ignore = options.base, options.now, options.select, options.ignore
    if _is_address(place):
        report, data = validate_url(place, base=base, now=now, select=select, ignore=ignore)
        yield Checked(file=without_login(place), source=data, report=report)
        return
    try:
        if place != "-" and Path(place).is_dir():
            found = 0
            against = options.against
            for one in validate_folder(
                Path(place), base=base, now=now, select=select, ignore=ignore, against=against
            ):
                found += 1
                yield one
            if not found:
                raise wrong(place, "no feed was found here", "name the folder that is published")
            return
        data = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
    except OSError as error:
        raise wrong(place, f"cannot be read: {error.strerror}", "name a file") from error
    name = "" if place == "-" else Path(place).name
    report = check(data, name=name, base=base, now=now, select=select, ignore=ignore)
    yield Checked(file=place, source=data, report=report)
