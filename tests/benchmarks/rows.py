"""JSON Lines of many articles: time and memory an article, from a thousand to a million."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measure import peak_memory, run
from tests.benchmarks.posts import rows
from tests.benchmarks.sites import Program

__all__ = ["OUTLOOK", "RowsCost", "expected", "measure_rows", "rows_table"]

OUTLOOK = 10_000_000  # articles that nobody builds here


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsCost:
    """Of a full build of one file."""

    articles: int
    wall: float  # seconds
    processor: float
    memory: int  # bytes, of all processes together


def measure_rows(feeds: Program, folder: Path, number: int) -> RowsCost:
    """Build it twice: for the time, and for the memory, since looking at it takes time."""
    home = folder / f"rows-{number}"
    for name, text in feeds.files.items():
        (home / feeds.posts).mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    with (home / feeds.posts / "boats.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(rows(number))
    cost = run([*feeds.command, "public-1"], home, feeds.environment(home, 1))
    for old in (home / feeds.posts).glob(feeds.forgotten):
        old.unlink()
    return RowsCost(
        articles=number,
        wall=cost.wall,
        processor=cost.processor,
        memory=peak_memory([*feeds.command, "public-2"], home, feeds.environment(home, 2)),
    )


def rows_table(costs: Iterable[RowsCost]) -> Iterator[str]:
    """Markdown: a row a number of articles, as soon as it is measured; and what to expect of
    ten million.
    """
    yield "| articles | time | an article | CPU | memory | an article |"
    yield "| --- | --- | --- | --- | --- | --- |"
    last: list[RowsCost] = []
    for one in costs:
        yield _row(one)
        last = [*last[-1:], one]
    if len(last) > 1:
        yield _row(expected(last[0], last[1], OUTLOOK)).replace(" |", ", expected |", 1)


def expected(small: RowsCost, large: RowsCost, articles: int) -> RowsCost:
    """What so many articles would take, if each further one took what it did between these two."""
    share = (articles - large.articles) / (large.articles - small.articles)
    return RowsCost(
        articles=articles,
        wall=large.wall + share * (large.wall - small.wall),
        processor=large.processor + share * (large.processor - small.processor),
        memory=round(large.memory + share * (large.memory - small.memory)),
    )


def _row(one: RowsCost) -> str:
    return (
        f"| {one.articles:,} | {one.wall:,.1f} s | {one.wall / one.articles * 1e6:,.0f} µs "
        f"| {one.processor:,.1f} s | {one.memory / 1e6:,.0f} MB "
        f"| {one.memory / one.articles / 1e3:,.1f} KB |"
    )
