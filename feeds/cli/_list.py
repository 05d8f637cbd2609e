"""feeds list"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from feeds.cli._options import AsJson, ConfigFile, NoCache, Source, UndatedOption, Url
from feeds.cli._output import EXIT_PROBLEMS, guarded, show_json, show_problems, visible
from feeds.cli._places import cache_of, folder_of, settings
from feeds.cli._terminal import say
from feeds.dates import format_rfc3339
from feeds.model import Article

if TYPE_CHECKING:
    from feeds.pipeline import Survey

__all__ = ["list_articles"]

_DRAFT = "a draft"


def list_articles(
    source: Source = None,
    *,
    as_json: AsJson = False,
    show_all: Annotated[
        bool, typer.Option("--all", help="Also pages without a date, and what was left out.")
    ] = False,
    url: Url = None,
    config: ConfigFile = None,
    undated: UndatedOption = None,
    no_cache: NoCache = False,
) -> None:
    """Show what was understood of each article, one a line, newest first."""
    from feeds.pipeline import survey  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        made = settings(source, config, url=url, undated=undated)
        folder = folder_of(source, made)
        found = survey(folder, made, cache=cache_of(no_cache=no_cache))
    if as_json:
        rows: list[dict[str, Any]] = [_row(article) for article in found.articles]
        if show_all:
            rows += _further_rows(found)
        show_json(rows)
    else:
        _show_lines(found.articles, dict(found.date_sources))
        if show_all:
            _show_further_lines(found)
    show_problems(found.problems, folder)
    if any(problem.severity == "error" for problem in found.problems):
        raise typer.Exit(EXIT_PROBLEMS)


def _further_rows(found: Survey) -> Iterator[dict[str, Any]]:
    for path, address, title in found.pages:
        yield {"path": path, "page": True, "title": title, "url": address}
    for path, reason in found.left_out:
        yield {"path": path, "left_out": reason, "draft": reason == _DRAFT}


def _show_further_lines(found: Survey) -> None:
    for path, address, title in found.pages:
        say(visible(f"{path}  a page: {title}, at {address}"))
    for path, reason in found.left_out:
        say(visible(f"{path}  left out: {reason}"))


def _row(article: Article) -> dict[str, Any]:
    return {
        "path": article.path,
        "id": article.id,
        "title": article.title,
        "date": article.published.value,
        "precision": article.published.precision,
        "published": format_rfc3339(article.published_at),
        "updated": format_rfc3339(article.updated),
        "language": article.language,
        "url": article.url,
        "tags": list(article.tags),
        "authors": [author.name for author in article.authors],
        "draft": False,
    }


def _show_lines(articles: tuple[Article, ...], sources: dict[str, str]) -> None:
    for article in articles:
        inferred = sources.get(article.path, "field")
        found = f" ({inferred})" if inferred != "field" else ""
        line = (
            f"{article.published.value:<25}{found} {article.published.precision:<6}  "
            f"{article.language or '-':<3} {article.path}  {article.title}"
        )
        say(visible(line))
