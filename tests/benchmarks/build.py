"""How fast a site is built: `python -m tests.benchmarks.build [ARTICLES]`.

Generates articles (10,000 if not told otherwise), then builds them whole, again with
nothing changed, and again after one change; each build is a process of its own, as a user
would start it. Prints articles a second, the highest memory, and where the time goes.
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
from pathlib import Path

_WORDS = (
    "the sea was calm when they left harbour and nobody on the quay had thought to ask where "
    "all those boats were going at such an hour of a Sunday with lamps lit but no flag raised "
    "because old people remember how it went last time winter came early over this coast"
).split()
_PARAGRAPHS = 8
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


def timed_build(source: Path, output: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one build in a process of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-c", _CODE, "build", str(source), str(output)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build failed: {status}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def profile_build(source: Path, output: Path) -> None:
    """The functions that take most of the time, in one process."""
    from feeds.pipeline import build  # noqa: PLC0415 - only here

    profile = cProfile.Profile()
    profile.runcall(build, source, output)
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def run(number: int) -> None:
    """Print one line a build."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "seeds"), Path(folder, "public")
        write_articles(source, number)
        for name in ("full", "nothing changed", "one article changed"):
            if name == "one article changed":
                with (source / "0000" / "000000.txt").open("a", encoding="utf-8") as file:
                    file.write("\nOne more sentence.\n")
            seconds, memory = timed_build(source, output)
            print(
                f"{name:<20} {seconds:7.2f} s {number / seconds:9.0f} articles/s {memory:6.0f} MB"
            )
        if "--profile" in sys.argv:
            profile_build(source, output.with_name("profiled"))


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    run(numbers[0] if numbers else 10_000)
