"""feeds date"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from feeds.cli._options import ConfigFile
from feeds.cli._output import EXIT_PROBLEMS, guarded, show_json, show_problems, visible
from feeds.cli._places import settings, wrong
from feeds.cli._terminal import say
from feeds.dates import Moment, Step, explain, format_rfc822, format_rfc3339
from feeds.errors import DateError, Problem

__all__ = ["date"]

_WIDTH = 10


Text = Annotated[
    str, typer.Argument(metavar="TEXT", help='The date as it is written: "15 mei 2019".')
]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="TAG", help="Language of the text, such as nl or en-GB."),
]
Zone = Annotated[
    str | None,
    typer.Option("--zone", metavar="ZONE", help="Zone of the text, such as Europe/Amsterdam."),
]
Order = Annotated[
    str | None,
    typer.Option("--order", metavar="dmy|mdy|ymd", help="Order of day, month and year in numbers."),
]


def date(
    text: Text,
    *,
    language: Language = None,
    zone: Zone = None,
    order: Order = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of lines.")] = False,
    config: ConfigFile = None,
) -> None:
    """Show how a date is read, layer by layer, and what it becomes.

    Language, zone and order are the settings', where the options do not say.
    """
    with guarded():
        made = settings(None, config)
    language = language or made.language
    with guarded():
        try:
            steps = explain(
                text,
                language=language,
                zone=zone or (made.timezone if "timezone" in made.given else None),
                order=order or made.date_order,
                gap=made.dst_gap,
                fold=made.dst_fold,
            )
        except DateError as error:
            raise wrong("--zone", error.message, error.hint) from error
        except ValueError as error:
            raise wrong("--order", str(error), "write --order dmy") from error
    moment = steps[-1].moment
    facts = _facts(moment, made.date_only_time, language) if moment else {}
    if as_json:
        show_json(_as_json(text, steps, facts))
    else:
        _show_lines(steps, facts)
    if moment is None:
        last = steps[-1]
        show_problems([Problem(path="", message=last.note, hint=last.hint)])
        raise typer.Exit(EXIT_PROBLEMS)


def _facts(moment: Moment, hour: int, language: str) -> dict[str, str]:
    instant = moment.instant(hour)
    zone = moment.zone or "the stated offset"
    return {
        "value": moment.value,
        "precision": moment.precision,
        "start": moment.start.isoformat(),
        "end": moment.end.isoformat(),
        "zone": f"{zone} ({moment.zone_source})",
        "RFC 3339": format_rfc3339(instant),
        "RFC 822": format_rfc822(instant),
        "HTML": moment.html_datetime(),
        "words": moment.words(language or "en"),
    }


def _show_lines(steps: tuple[Step, ...], facts: dict[str, str]) -> None:
    for step in steps:
        say(visible(f"{step.layer:<{_WIDTH}} {step.outcome}: {step.note}"))
        for word in step.words:
            say(visible(f"{'':<{_WIDTH}}   {word}"))
        for reading in step.readings:
            say(visible(f"{'':<{_WIDTH}}   can be {reading}"))
    if facts:
        say()
    for name, value in facts.items():
        say(visible(f"{name:<{_WIDTH}} {value}"))
    moment = steps[-1].moment
    for warning in moment.warnings if moment else ():
        say(visible(f"{'warning':<{_WIDTH}} {warning}"))


def _as_json(text: str, steps: tuple[Step, ...], facts: dict[str, str]) -> dict[str, Any]:
    last = steps[-1]
    result: dict[str, Any] = {
        "text": text,
        "steps": [
            {
                "layer": step.layer,
                "seen": step.seen,
                "outcome": step.outcome,
                "note": step.note,
                "words": list(step.words),
            }
            for step in steps
        ],
    }
    if last.moment is None:
        return result | {"refused": last.note, "hint": last.hint, "readings": list(last.readings)}
    names = {"RFC 3339": "rfc3339", "RFC 822": "rfc822", "HTML": "html"}
    result |= {names.get(name, name): value for name, value in facts.items()}
    result["zone"] = last.moment.zone
    result["zone_source"] = last.moment.zone_source
    return result | {"warnings": list(last.moment.warnings)}
