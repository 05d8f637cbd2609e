"""How fast sites are built, beside other programs: `python -m tests.benchmarks [MODE]`.

    python -m tests.benchmarks                            # 1,000 and 10,000 posts, five rounds
    python -m tests.benchmarks compare --sizes 100000 --programs hugo feeds --rounds 3
    python -m tests.benchmarks corpora --sizes 10000      # the Markdown of real blogs
    python -m tests.benchmarks rows --sizes 1000 10000 100000 1000000
    python -m tests.benchmarks engines --sizes 200000 --rounds 1    # processes, and Dask

They measure, and assert nothing. README.md, beside this file, says how to read the figures.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.compare import KINDS, Measured, compare, table, write_posts
from tests.benchmarks.corpora import CORPORA, write_corpora
from tests.benchmarks.measure import run
from tests.benchmarks.plot import plot
from tests.benchmarks.rows import RowsCost, measure_rows, rows_table
from tests.benchmarks.short_ways import short_ways
from tests.benchmarks.sites import NAMES, Program, programs
from tests.benchmarks.tools import Tools


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    asked = _parser().parse_args(arguments)
    asked.scratch.mkdir(parents=True, exist_ok=True)
    tools = Tools(asked.scratch)
    with tempfile.TemporaryDirectory(dir=asked.scratch) as folder:
        MODES[asked.mode](asked, tools, Path(folder))


def _parser() -> argparse.ArgumentParser:
    usual = Path(tempfile.gettempdir(), "feeds-benchmarks")
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("mode", nargs="?", choices=list(MODES), default="compare")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000], metavar="ARTICLES")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--programs", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--scratch", type=Path, default=usual, help="folder for programs and sites")
    parser.add_argument("--plot", type=Path, help="file for an SVG picture of time against size")
    return parser


def _compare(asked: argparse.Namespace, tools: Tools, folder: Path) -> None:
    chosen = list(programs(tuple(asked.programs), tools))
    measured: list[Measured] = []
    for number in asked.sizes:
        sites = write_posts(chosen, folder / str(number), number)
        found = compare(sites, number, asked.rounds)
        _say(table(found))
        measured += found
    _draw(asked.plot, _lines(measured))


def _lines(measured: Sequence[Measured]) -> dict[str, list[tuple[int, float]]]:
    """Full builds of all programs, and the rebuild of ours."""
    lines: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for one in measured:
        lines[one.name].append((one.posts, one.median(KINDS[0]).wall))
        if one.name == "feeds":
            lines["feeds, unchanged"].append((one.posts, one.median(KINDS[1]).wall))
    return dict(lines)


def _corpora(asked: argparse.Namespace, tools: Tools, folder: Path) -> None:
    if not CORPORA.exists():
        print("skipped: the real blogs are not beside this checkout")
        return
    names = tuple(name for name in asked.programs if name in {"hugo", "feeds"})
    chosen = list(programs(names, tools))
    for number in asked.sizes:
        home = folder / str(number)
        sites = write_corpora(chosen, home, number)
        _say(table(compare(sites, number, asked.rounds, KINDS[:3])))
        _profile(chosen, home)
        for one in sites:
            if one.program.name == "feeds":
                _say(short_ways(home / one.program.name, one.articles))


def _profile(chosen: Sequence[Program], home: Path) -> None:
    """Where our time goes, and how many articles went which way."""
    for feeds in chosen:
        if feeds.name == "feeds":
            folder = home / feeds.name
            call = [*feeds.command, "profiled", "--profile", "--quiet"]
            run(call, folder, feeds.environment(folder, 0))
            said = (folder / "said").read_text(encoding="utf-8")
            print(said[said.index("step ") :])


def _rows(asked: argparse.Namespace, tools: Tools, folder: Path) -> None:
    (feeds,) = programs(("feeds",), tools)
    points: list[tuple[int, float]] = []

    def measured() -> Iterator[RowsCost]:
        for number in asked.sizes:
            cost = measure_rows(feeds, folder, number)
            points.append((number, cost.wall))
            yield cost

    _say(rows_table(measured()))
    _draw(asked.plot, {"JSON Lines": points})


def _engines(asked: argparse.Namespace, tools: Tools, folder: Path) -> None:
    """The same build on this machine's own processes, and on a Dask cluster on it."""
    (local,) = programs(("feeds",), tools)
    dask = replace(local, name="feeds on Dask", command=(*local.command, "--engine", "dask"))
    for number in asked.sizes:
        sites = write_posts((local, dask), folder / str(number), number)
        _say(table(compare(sites, number, asked.rounds, KINDS[:1]), local.name))


def _draw(file: Path | None, lines: dict[str, list[tuple[int, float]]]) -> None:
    if file is not None:
        file.write_text(plot("Seconds of a build by its articles", lines), encoding="utf-8")


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)
    print()


MODES: dict[str, Callable[[argparse.Namespace, Tools, Path], None]] = {
    "compare": _compare,
    "corpora": _corpora,
    "rows": _rows,
    "engines": _engines,
}

if __name__ == "__main__":
    main()
