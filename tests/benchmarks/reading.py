"""How many articles a second one core reads: `python -m tests.benchmarks.reading [ARTICLES]`.

The same articles (1000 if not told otherwise) in every format: from the file to a Document,
and on to a Draft, where the body becomes clean HTML and the date a moment. Processor time,
the best of several rounds, so that a busy machine does not show. Files lie in a temporary
folder and are warm, since the disk is not what is measured.
"""

from __future__ import annotations

import csv
import io
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import process_time

from feeds.articles import Draft, draft
from feeds.config import Config
from feeds.model import Document
from feeds.reading import read

_ROUNDS = 3
_PARAGRAPHS = 6
_WORDS = (
    "sea harbour boat tide rope lamp quay winter coast gull storm sail anchor morning people "
    "remember how the went of and to a in that it was for on are with as they at be this have"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    title: str
    date: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]


def _articles(number: int) -> list[_Article]:
    """Articles of about 2 KB, always the same."""
    chance = random.Random(20190515)
    return [
        _Article(
            title=f"Boat {index} leaves the {chance.choice(_WORDS)}",
            date=f"{2000 + index % 25}-{index % 12 + 1:02d}-{index % 28 + 1:02d}",
            tags=("sea", f"harbour {index % 40}"),
            paragraphs=tuple(
                " ".join(chance.choices(_WORDS, k=70)).capitalize() + "."
                for _ in range(_PARAGRAPHS)
            ),
        )
        for index in range(number)
    ]


def _markdown(one: _Article) -> str:
    tags = "".join(f"\n  - {tag}" for tag in one.tags)
    head = f'---\ntitle: "{one.title}"\ndate: {one.date}\ntags:{tags}\n---\n\n'
    first, *rest = one.paragraphs
    return f"{head}{first}\n\n## The *sea*\n\n- [a link](https://example.org/)\n- `code`\n\n" + (
        "\n\n".join(rest) + "\n"
    )


def _page(one: _Article) -> str:
    body = "".join(f"<p>{text}</p>\n" for text in one.paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{one.title}</title>'
        f'<meta property="article:published_time" content="{one.date}T12:00:00Z"></head><body>'
        f'<nav><a href="/">Home</a></nav><main><article><h1>{one.title}</h1>{body}</article>'
        "</main><footer>The end</footer></body></html>\n"
    )


def _text(one: _Article) -> str:
    body = "\n\n".join(one.paragraphs)
    return f"title: {one.title}\ndate: {one.date}\ntags: {', '.join(one.tags)}\n\n{body}\n"


def _json_lines(articles: list[_Article]) -> str:
    return "".join(json.dumps(_row(one)) + "\n" for one in articles)


def _table(articles: list[_Article]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, ["title", "date", "tags", "text"])
    writer.writeheader()
    writer.writerows({**_row(one), "tags": ", ".join(one.tags)} for one in articles)
    return text.getvalue()


def _row(one: _Article) -> dict[str, object]:
    text = "\n\n".join(one.paragraphs)
    return {"title": one.title, "date": one.date, "tags": list(one.tags), "text": text}


_ONE_EACH: Mapping[str, tuple[str, Callable[[_Article], str]]] = {
    "Markdown": ("md", _markdown),
    "HTML": ("html", _page),
    "text": ("txt", _text),
}
_ALL_IN_ONE: Mapping[str, tuple[str, Callable[[list[_Article]], str]]] = {
    "JSON Lines": ("jsonl", _json_lines),
    "CSV": ("csv", _table),
}


def _folders(root: Path, articles: list[_Article]) -> Iterator[tuple[str, list[Path]]]:
    """(format, its files)"""
    for name, (suffix, write) in _ONE_EACH.items():
        files = [root / f"boat-{index}.{suffix}" for index in range(len(articles))]
        for file, one in zip(files, articles, strict=True):
            file.write_text(write(one), encoding="utf-8")
        yield name, files
    for name, (suffix, write_all) in _ALL_IN_ONE.items():
        file = root / f"boats.{suffix}"
        file.write_text(write_all(articles), encoding="utf-8")
        yield name, [file]


def _documents(files: list[Path]) -> list[Document]:
    found: list[Document] = []
    for file in files:
        for item in read(file, file.name):
            if not isinstance(item, Document):
                raise SystemExit(str(item))
            found.append(item)
    return found


def _drafts(documents: list[Document], config: Config) -> int:
    return sum(isinstance(draft(one, config), Draft) for one in documents)


def _best(work: Callable[[], object]) -> float:
    """Seconds of the quickest round."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return best


def main() -> None:
    """Print the table."""
    articles = _articles(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    config = Config(language="en")
    with tempfile.TemporaryDirectory() as folder:
        for name, files in _folders(Path(folder), articles):
            documents = _documents(files)
            made = _drafts(documents, config)
            reading = _best(partial(_documents, files))
            drafting = _best(partial(_drafts, documents, config))
            number = len(articles)
            print(
                f"{name:<10} read {number / reading:>9,.0f} a second, "
                f"with its draft {number / (reading + drafting):>8,.0f}; {made} of {number}"
            )


if __name__ == "__main__":
    main()
