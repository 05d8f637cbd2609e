"""feeds build --profile: every step with its share, on standard error, and nothing else changes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from feeds.cli._processes import Memory, memory_of, processor_seconds
from feeds.cli._profile import Spent, table
from tests.cli.commands import feeds
from tests.pipeline.sites import contents, write

ROW = re.compile(r"^([a-z]+) +([\d.]+) +([\d.]+) +([\d.]+)%(?: +(\d+))?$", re.MULTILINE)
STEPS = (
    *("starting", "scanning", "reading", "identities", "pages", "feeds", "lists", "checking"),
    *("comparing", "writing", "remembering", "total"),
)
URL = ("--url", "https://tide.example.org/")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Enough articles for workers."""
    return write(
        tmp_path,
        {f"seeds/boat-{n}.txt": f"date: 2019-05\n\nBoat {n} left at dawn.\n" for n in range(450)},
    )


def test_a_table_of_steps_on_standard_error(site: Path) -> None:
    done = feeds("build", *URL, "--profile", cwd=site, FEEDS_WORKERS="2")
    rows = {name: numbers for name, *numbers in ROW.findall(done.err)}
    assert (done.code, tuple(rows)) == (0, STEPS)
    *parts, total = ([float(one or 0) for one in row] for row in rows.values())
    for column in (0, 1, 2):
        whole = sum(part[column] for part in parts)
        assert total[column] == pytest.approx(
            whole, abs=(0.1 if column == 2 else 0.01) * len(parts)
        )
    assert "450 files read, 450 pages made" in done.err
    if sys.platform.startswith("linux"):
        assert re.search(r"peak memory \d+ MB of 3 processes together", done.err)


def test_it_changes_neither_the_output_nor_the_site(site: Path) -> None:
    plain = feeds("build", "seeds", "plain", *URL, "--no-cache", cwd=site)
    watched = feeds("build", "seeds", "watched", *URL, "--no-cache", "--profile", cwd=site)
    assert watched.out == plain.out.replace("plain", "watched")
    assert contents(site / "watched") == contents(site / "plain")


def test_what_is_answered_from_stamps_is_measured_too(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": "date: 2019-05\n\nBoats left at dawn.\n"})
    for _ in range(2):  # the first build is not remembered as long as its files are young
        feeds("build", *URL, cwd=tmp_path)
    plain = feeds("build", *URL, cwd=tmp_path)
    watched = feeds("build", *URL, "--profile", cwd=tmp_path)
    assert watched.out == plain.out
    assert [name for name, *_ in ROW.findall(watched.err)][-1] == "total"


def test_a_build_that_stops_is_measured_too(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": "No date.\n"})
    done = feeds("build", "--profile", cwd=tmp_path)
    assert (done.code, "total" in done.err, "no date" in done.err) == (1, True, True)


def test_it_is_not_loaded_where_it_is_not_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": "date: 2019-05\n\nBoats left at dawn.\n"})
    program = (
        "import sys\nfrom feeds.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('feeds.cli._profile' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "build"], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stdout.decode().splitlines()[-1] == "False"


def test_shares_rates_and_memory_are_as_they_were_measured() -> None:
    steps = {"reading": Spent(3.0, 5.5), "pages": Spent(1.0, 1.5), "lists": Spent(0.0, 0.0)}
    assert list(table(steps, 300, Memory(171_400_000, 3)))[1:5] == [
        "reading           3.00      5.50   75.0%         100",
        "pages             1.00      1.50   25.0%         300",
        "lists             0.00      0.00    0.0%",
        "total             4.00      7.00  100.0%          75",
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone tells it")
def test_processes_below_this_one_are_counted() -> None:
    before = processor_seconds()
    program = "s = bytearray(b'x' * 30_000_000)\nfor n in range(3_000_000): n * n\nprint()\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        alone, both = memory_of(child.pid), memory_of(child.pid).processes
        assert (alone.size > 30_000_000, both) == (True, 1)
        live = processor_seconds() - before
        assert live > 0.05
        child.communicate(b"\n")
    assert processor_seconds() - before >= live - 0.011  # a tick of the clock
