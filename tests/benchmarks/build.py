"""How fast a site is built: `python -m tests.benchmarks.build [ARTICLES]`.

Generates articles (10,000 if not told otherwise) and builds them whole, again with nothing
changed, and again after one change: with what builds remember, then without. Each build is a
process of its own, as a user would start it, of a site that has an address and so a ledger.
Python's byte code is kept, whatever the environment says, and a small build goes ahead that
makes it: without it every process compiles the language tables anew, which takes more than a
second. Prints articles a second, the processors' seconds (which other work on the machine
disturbs less) and their share of the full build's, and the highest memory; with --profile,
where the time goes.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WORDS = (
    "the sea was calm when they left harbour and nobody on the quay had thought to ask where "
    "all those boats were going at such an hour of a Sunday with lamps lit but no flag raised "
    "because old people remember how it went last time winter came early over this coast"
).split()
_PARAGRAPHS = 8
_ADDRESS = ("--url", "https://tide.example.org/")
_CODE = "from feeds.cli import main; main()"


def write_articles(folder: Path, number: int) -> None:
    """`number` articles of about 350 words, a hundred to a folder, always the same."""
    source = random.Random(1)
    for index in range(number):
        path = folder / f"{index // 100:04d}" / f"{index:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_article(index, source)), encoding="utf-8")


def _article(index: int, source: random.Random) -> Iterator[str]:
    yield f"date: {2000 + index % 25}-{index % 12 + 1:02d}-{index % 28 + 1:02d}"
    yield f"title: Boat number {index} left at dawn"
    yield f"tags: sea, harbour {index % 40}"
    for position in range(_PARAGRAPHS):
        yield ""
        if position % 4 == 2:
            yield " ".join(source.choices(_WORDS, k=4)).capitalize()
            yield ""
        sentences = (" ".join(source.choices(_WORDS, k=11)).capitalize() for _ in range(4))
        yield ". ".join(sentences) + "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Of one build: seconds by the clock and of all its processes, peak megabytes of one."""

    seconds: float
    processor: float
    memory: float


def timed_build(source: Path, output: Path, *options: str) -> Cost:
    """Build once, in a process of its own that keeps byte code and cache beside the source."""
    started = time.perf_counter()
    command = [sys.executable, "-c", _CODE, "build", str(source), str(output), *_ADDRESS, *options]
    environment = {
        **os.environ,
        "PYTHONPYCACHEPREFIX": str(source.with_name("byte-code")),
        "XDG_CACHE_HOME": str(source.with_name("cache")),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build failed: {status}")
    return Cost(
        seconds=time.perf_counter() - started,
        processor=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1024,
    )


def profile_build(source: Path, output: Path) -> None:
    """The functions that take most of the time, in one process."""
    from feeds.pipeline import build  # noqa: PLC0415 - only here

    profile = cProfile.Profile()
    profile.runcall(build, source, output)
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


_BUILDS = (
    ("full", False, ()),
    ("nothing changed", False, ()),
    ("one article changed", True, ()),
    ("nothing changed, without cache", False, ("--no-cache",)),
    ("one article changed, without cache", True, ("--no-cache",)),
)


def run(number: int) -> None:
    """Print one line a build."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "seeds"), Path(folder, "public")
        write_articles(Path(folder, "few"), 1)
        timed_build(Path(folder, "few"), Path(folder, "few-public"))
        write_articles(source, number)
        full = 0.0
        for name, is_changed, options in _BUILDS:
            if is_changed:
                with (source / "0000" / "000000.txt").open("a", encoding="utf-8") as file:
                    file.write("\nOne more sentence.\n")
            cost = timed_build(source, output, *options)
            full = full or cost.processor
            print(
                f"{name:<34} {cost.seconds:7.2f} s {number / cost.seconds:7.0f} articles/s "
                f"{cost.processor:7.2f} processor s {cost.processor / full:5.0%} "
                f"{cost.memory:5.0f} MB"
            )
        if "--profile" in sys.argv:
            profile_build(source, output.with_name("profiled"))


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    run(numbers[0] if numbers else 10_000)
