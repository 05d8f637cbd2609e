"""The programs on the same posts, in turn within one run, so that all meet the same machine."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measure import Cost, peak_memory, run
from tests.benchmarks.posts import name_of, post
from tests.benchmarks.sites import Program

__all__ = ["KINDS", "Measured", "Site", "compare", "table", "write_posts"]

KINDS = ("full", "nothing changed", "an old post changed", "one of the newest changed")
_MEGABYTE = 1_000_000


class Site:
    """The site of one program."""

    def __init__(self, program: Program, folder: Path, articles: Sequence[str]) -> None:
        """`articles` are the names of all posts, the oldest first."""
        self.program = program
        self._folder = folder
        self.articles = articles
        self._builds = 0

    def cost(self, kind: str) -> Cost:
        """A build of that kind. A full one goes into a new folder, with no cache and no ledger;
        nothing is deleted meanwhile: ext4 is slow to make files where some were just deleted.
        """
        self._make_ready(kind)
        return run(*self._call())

    def memory(self) -> int:
        """Of a full build, in bytes."""
        self._make_ready(KINDS[0])
        return peak_memory(*self._call())

    def _make_ready(self, kind: str) -> None:
        if kind == KINDS[0]:
            self._builds += 1
            if self.program.forgotten:
                for old in self._post(".").glob(self.program.forgotten):
                    old.unlink()
        elif kind != KINDS[1]:
            changed = self.articles[0 if kind == KINDS[2] else -1]
            with self._post(changed).open("a", encoding="utf-8") as file:
                file.write("\nOne more sentence.\n")

    def _post(self, name: str) -> Path:
        return self._folder / self.program.posts / name

    def _call(self) -> tuple[list[str], Path, dict[str, str]]:
        command = [*self.program.command, f"public-{self._builds}"]
        return command, self._folder, self.program.environment(self._folder, self._builds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A program, at one number of posts."""

    name: str
    posts: int
    costs: dict[str, list[Cost]]  # kind of build → one a round
    memory: int  # bytes

    def median(self, kind: str) -> Cost:
        """Of its rounds."""
        return Cost(
            wall=statistics.median(one.wall for one in self.costs[kind]),
            processor=statistics.median(one.processor for one in self.costs[kind]),
        )

    def ratio(self, kind: str, other: Measured) -> float:
        """Of the time by the clock to the other's full build, in the same round; the median."""
        pairs = zip(self.costs[kind], other.costs[KINDS[0]], strict=False)
        return statistics.median(one.wall / full.wall for one, full in pairs)


def write_posts(programs: Iterable[Program], folder: Path, number: int) -> list[Site]:
    """The site of each program, of the same posts."""
    names = [name_of(index) for index in range(number)]
    sites = []
    for program in programs:
        home = folder / program.name
        for name, text in program.files.items():
            _write(home / name, text)
        for index, name in enumerate(names):
            _write(home / program.posts / name, post(index, number))
        sites.append(Site(program, home, names))
    return sites


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def compare(
    sites: Sequence[Site], number: int, rounds: int, kinds: Sequence[str] = KINDS
) -> list[Measured]:
    """These kinds of builds, in turn. A slow program has one round."""
    costs: dict[str, dict[str, list[Cost]]] = defaultdict(lambda: defaultdict(list))
    for site in sites:
        site.cost(KINDS[0])  # byte code, and the disk's memory
    for turn in range(rounds):
        for kind in kinds:
            for site in sites:
                if not (turn and site.program.is_slow):
                    costs[site.program.name][kind].append(site.cost(kind))
    return [
        Measured(
            name=site.program.name,
            posts=number,
            costs=dict(costs[site.program.name]),
            memory=site.memory(),
        )
        for site in sites
    ]


def table(measured: Sequence[Measured], yardstick: str = "hugo") -> Iterator[str]:
    """Markdown: a row a program, with seconds, and in brackets their ratio to a full build of the
    program that is the yardstick.
    """
    usual = next((one for one in measured if one.name == yardstick), None)
    kinds = list(measured[0].costs)
    yield f"| {measured[0].posts:,} posts | {' | '.join(kinds)} | CPU, full | memory |"
    yield f"| --- |{' --- |' * (len(kinds) + 2)}"
    for one in measured:
        cells = [
            f"{one.median(kind).wall:.2f} s"
            + (f" ({one.ratio(kind, usual):.2f})" if usual is not None else "")
            for kind in kinds
        ]
        processor = f"{one.median(KINDS[0]).processor:.2f} s"
        yield f"| {one.name} | {' | '.join(cells)} | {processor} | {one.memory // _MEGABYTE} MB |"
