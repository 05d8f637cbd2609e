"""How long the ledger of a large site takes: python -m tests.benchmarks.ledger [ARTICLES]."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from feeds.ledger import Ledger, load, reconcile, save
from tests.ledger.worlds import Text, World

T = TypeVar("T")


def main(number: int) -> None:
    """Print the seconds of each step, for a site of that many articles with one change."""
    texts = {
        f"{one}.txt": Text(title=f"Title {one}", body=f"Body {one}.", date=f"20{one % 25:02d}-05")
        for one in range(number)
    }
    world = World(texts=texts)
    facts = [text.fact(path, Ledger()) for path, text in texts.items()]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        first = _timed("first reconcile", lambda: reconcile(Ledger(), facts, world.rules))
        _timed("save", lambda: save(first.ledger, place))
        ledger = _timed("load", lambda: load(place))
        facts[0] = Text(title="Title 0", body="Changed.", date="2000-05").fact("0.txt", ledger)
        after = _timed("reconcile one change", lambda: reconcile(ledger, facts, world.rules))
        _timed("save one change", lambda: save(after.ledger, place))
        files = list(place.iterdir())
        print(f"{sum(path.stat().st_size for path in files)} bytes in {len(files)} files")


def _timed(name: str, step: Callable[[], T]) -> T:
    start = time.perf_counter()
    made = step()
    print(f"{time.perf_counter() - start:7.2f} s  {name}")
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
