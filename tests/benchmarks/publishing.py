"""How many files a second are published: `python -m tests.benchmarks.publishing [FILES]`."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from feeds.publishing import Publication, PublicationResult

PAGE = b"<p>A paragraph of some length, as articles have them.</p>\n" * 60  # 3.5 kB
FILES = 20_000


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    names = [f"{number:06}.html" for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        for label, changed in (("first", 0), ("no change", 0), ("one change", 1), ("all", count)):
            result, seconds = timed(lambda n=changed: run(output, names, n))  # type: ignore[misc]
            rate = round(count / seconds)
            sys.stdout.write(
                f"{label:<11}{result.written:>7} written {seconds:7.2f} s {rate:>8} files/s\n"
            )


def run(output: Path, names: list[str], changed: int) -> PublicationResult:
    with Publication(output) as publication:
        for number, name in enumerate(names):
            mark = b" changed" if number < changed else b""
            publication.add(name, name.encode() + mark + PAGE)
        return publication.commit()


def timed(job: Callable[[], PublicationResult]) -> tuple[PublicationResult, float]:
    start = time.perf_counter()
    return job(), time.perf_counter() - start


if __name__ == "__main__":
    main()
