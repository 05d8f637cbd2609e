"""A new article file: in the folder and the form that the articles of a site have already."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from feeds.articles import slugify
from feeds.config import Config
from feeds.errors import Problem, PublishError
from feeds.generators import generator_of
from feeds.model import Document
from feeds.moving._article_head import Head, head_of
from feeds.moving._place_of_new import path_of, pattern_of, says_day
from feeds.pipeline import day_of_run, survey
from feeds.reading import READERS, read

__all__ = ["first_article", "new_article"]

_ALIKE = 20  # of the newest articles: what most of them have in common is the form
_WRITTEN = frozenset((*READERS["markdown"].suffixes, *READERS["text"].suffixes))
_FIRST = """\
This is the first article. A line such as `date: {date}` at the head of a text file is all that
an article needs; the title above can stay out, too.

Write on below, or make the next one: feeds new "A title"
"""


def new_article(
    source: Path,
    config: Config,
    title: str,
    *,
    now: datetime | None = None,
    is_draft: bool = False,
    cache: Path | None = None,
) -> Path:
    """Make an article's file, with its title and today's date in the site's zone.

    Raises PublishError where there is such a file already, or it cannot be written.
    """
    day = day_of_run(now, config.timezone)
    pattern, head = _form(source, config, cache)
    slug = slugify(title, config.language)
    for place, form in (
        (pattern, head),
        (str(Path(pattern).with_suffix(".md")), replace(head, style="yaml")),
    ):
        path = source / path_of(place, day, slug)
        text = form.text(title, day.isoformat(), is_draft=is_draft)
        if _reads_back(path.name, text, title):
            break
    _write(path, text)
    return path


def first_article(source: Path, config: Config, *, now: datetime | None = None) -> Path:
    """Make the first article of a site that has none. Raises PublishError."""
    day = day_of_run(now, config.timezone).isoformat()
    path = source / "first.txt"
    _write(path, Head().text("First words", day) + _FIRST.format(date=day))
    return path


def _reads_back(name: str, text: str, title: str) -> bool:
    """Whether the title is read as it was written: ` | ` in a line begins another field."""
    with tempfile.TemporaryDirectory(prefix="feeds-") as folder:
        file = Path(folder, name)
        file.write_text(text, encoding="utf-8")
        (found,) = read(file, name)
    field = found.first("title") if isinstance(found, Document) else None
    return field is not None and field.value == title


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        hint = "write on in that file, or give the new article another title"
        raise PublishError(
            Problem(path=str(path), message="it is there already", hint=hint)
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(
            Problem(path=str(path), message=f"it cannot be written: {reason}", hint="change that")
        ) from error


def _form(source: Path, config: Config, cache: Path | None) -> tuple[str, Head]:
    """The pattern of the path, and what stands at the head of the file."""
    found = list(_forms(source, config, cache))
    if found:
        return Counter(found).most_common(1)[0][0]  # of equals the newest
    generator = generator_of(config.site)
    if config.site is None:
        return "{slug}.txt", Head()
    return generator.paths.new, Head(style="yaml", draft=generator.paths.draft)


def _forms(source: Path, config: Config, cache: Path | None) -> Iterator[tuple[str, Head]]:
    """Those of the newest articles that are written by hand."""
    if not source.is_dir():
        return
    draft = generator_of(config.site).paths.draft
    paths = (
        article.path
        for article in survey(source, config, cache=cache).articles
        if Path(article.path).suffix.lower() in _WRITTEN
    )
    for path, _ in zip(paths, range(_ALIKE), strict=False):
        pattern = pattern_of(path)
        yield pattern, head_of(source / path, draft=draft, has_date=says_day(pattern))
