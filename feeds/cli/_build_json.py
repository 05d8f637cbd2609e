"""The report of a build as one JSON object."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from feeds.cli._output import located, show_json, shown_path
from feeds.errors import FeedsError

if TYPE_CHECKING:
    from feeds.pipeline import Report

__all__ = ["as_row", "failed"]


def as_row(report: Report, source: Path, output: Path) -> dict[str, Any]:
    """All that the lines say, and where the site begins."""
    is_there = report.published and not report.is_dry
    return {
        "published": is_there,
        "dry_run": report.is_dry,
        "preview": report.is_preview,
        "articles": report.articles,
        "pages": report.pages,
        "feeds": report.feeds,
        "files": {
            "written": report.written,
            "unchanged": report.unchanged,
            "removed": report.removed,
        },
        "withdrawn": list(report.withdrawn),
        "redirects": [list(one) for one in report.redirects],
        "left_out": [{"path": path, "reason": reason} for path, reason in report.left_out],
        "scheduled": report.scheduled,
        "next_due": report.next_due.isoformat() if report.next_due else None,
        "index": f"{shown_path(output)}/index.html" if is_there and report.has_pages else None,
        "problems": [located(one, source) for one in sorted(set(report.problems))],
    }


def failed(error: FeedsError) -> None:
    """What stopped a build before it began, in the same form."""
    from feeds.pipeline import Report  # noqa: PLC0415 - help and --version stay quick

    show_json(as_row(Report(problems=error.problems), Path(), Path()))
