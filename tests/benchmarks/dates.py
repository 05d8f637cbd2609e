"""How many dates a second one core reads: `python -m tests.benchmarks.dates`.

Beside dateutil and dateparser where they are installed, on the same strings, all different;
then how long the import takes. Processor time, the best of several rounds, so that a busy
machine does not show.
"""

from __future__ import annotations

import importlib
import importlib.util
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import process_time

from feeds.dates import parse_date

_NUMBER = 20_000
_SLOW = 200  # strings for a library that reads some hundred a second
_ROUNDS = 3
_IMPORTS = 5
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def _samples() -> dict[str, tuple[str, list[str]]]:
    """Name → (language, strings)."""
    numbers = random.Random(20190515)
    start = datetime(1990, 1, 1, tzinfo=UTC)
    times = [start + timedelta(seconds=number) for number in numbers.sample(range(10**9), _NUMBER)]
    dutch, french = (_MONTHS[name].split() for name in ("nl", "fr"))
    return {
        "ISO 8601": ("", [time.isoformat() for time in times]),
        "RFC 822": ("", [format_datetime(time) for time in times]),
        "English": ("en", [f"{time:%B %d, %Y at %I:%M %p}" for time in times]),
        "Dutch": ("nl", [f"{t.day} {dutch[t.month - 1]} {t.year} om {t:%H:%M} uur" for t in times]),
        "French": (
            "fr",
            [f"{t.day} {french[t.month - 1]} {t.year} à {t:%H}h{t:%M}" for t in times],
        ),
    }


def _readers(language: str) -> Iterator[tuple[str, int, Callable[[str], object]]]:
    """(name, how many strings to give it, reader)"""
    yield "feeds", _NUMBER, lambda text: parse_date(text, language=language or None)
    if importlib.util.find_spec("dateutil"):
        from dateutil.parser import parse  # noqa: PLC0415 - measured only where installed

        yield "dateutil", _NUMBER // 10, parse
    if importlib.util.find_spec("dateparser"):
        languages = [language or "en"]
        slow = importlib.import_module("dateparser").parse
        yield "dateparser", _SLOW, lambda text: slow(text, languages=languages)


def _rate(read: Callable[[str], object], texts: list[str]) -> tuple[float, int]:
    """Strings a second of the quickest round, and how many were read."""
    best, taken = float("inf"), 0
    for _ in range(_ROUNDS):
        taken, start = 0, process_time()
        for text in texts:
            try:
                taken += read(text) is not None
            except (ValueError, OverflowError):
                continue
        best = min(best, process_time() - start)
    return len(texts) / best, taken


def _import_times() -> list[float]:
    """Milliseconds that `import feeds.dates` adds to the start of an interpreter."""
    program = (
        "from time import process_time as t; a = t(); import feeds.dates; print((t() - a) * 1000)"
    )
    return [
        float(subprocess.check_output([sys.executable, "-c", program])) for _ in range(_IMPORTS)
    ]


def main() -> None:
    """Print the table."""
    for name, (language, texts) in _samples().items():
        ours = 0.0
        for reader, number, read in _readers(language):
            rate, taken = _rate(read, texts[:number])
            ours = ours or rate
            print(
                f"{name:<9} {reader:<10} {rate:>9,.0f} a second  {ours / rate:>7.1f}  "
                f"read {taken} of {number}"
            )
    print(f"import    {min(_import_times()):.1f} ms")


if __name__ == "__main__":
    main()
