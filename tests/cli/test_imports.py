"""A build imports what it needs and no more. That is counted: time differs between machines."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pipeline.sites import write

TYPER = ("typer", "click", "pydantic", "pydantic_core", "rich", "feeds.cli._app")
READERS = tuple(
    f"feeds.reading.{name}"
    for name in (
        *("delimited", "jsonl", "jsontree", "notebook", "packed", "page", "rst", "template"),
        *("archives", "_notebook_cells", "_notebook_files", "_json_ld", "_microdata"),
    )
)
RARE = (
    *("eld", "regex", "yaml", "liquid", "pygments", "docutils", "charset_normalizer", "anyascii"),
    *("tarfile", "subprocess", "http.client", "urllib.request", "multiprocessing", "asyncio"),
    *("feeds.moving", "feeds.serve", "feeds.fetch", "feeds.workers._dask", "distributed"),
    *("feeds.config._schema", "feeds.hosts.nginx", "jinja2.sandbox", "sqlite3"),
)
WRITERS = ("feedgen", "dateutil", "feeds.formats.atom", "feeds.formats.rss", "feeds.validation")
PIPELINE = tuple(
    f"feeds.{room}"
    for room in (
        *("pipeline", "config", "generators", "content", "reading", "articles", "ledger"),
        *("formats", "pages", "validation", "collecting", "planning", "making", "publishing"),
    )
)
LIBRARIES = ("lxml", "jinja2", "nh3", "selectolax", "sentencex", "pyromark", "tomllib", "json")

Change = Callable[[Path], object]


PROGRAM = """
import sys
from feeds.cli import main
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
print(*sys.modules)
"""


def imported(site: Path) -> set[str]:
    """All modules that a build has in the end."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "build", "seeds", "public"],
        cwd=site, capture_output=True, check=True, env=dict(os.environ),
    )  # fmt: skip
    return set(done.stdout.decode().splitlines()[-1].split())


def rest(site: Path) -> None:
    """Build until a build is remembered, for which files have to rest for a moment."""
    for _ in range(20):
        if "feeds.pipeline" not in imported(site):
            return
        time.sleep(0.05)
    raise AssertionError("no build was remembered")


def append(name: str) -> Change:
    def change(site: Path) -> None:
        with (site / name).open("a", encoding="utf-8") as file:
            file.write("\nMore words of the sea.\n")

    return change


CASES: dict[str, tuple[Change, tuple[str, ...], int]] = {
    "nothing": (rest, (*TYPER, *RARE, *WRITERS, *PIPELINE, *LIBRARIES), 30),
    "an old article": (
        append("seeds/a04.md"),
        (*TYPER, *RARE, *READERS, *WRITERS, "email", "jinja2", "fractions"),
        450,
    ),
    "the newest article": (append("seeds/a09.md"), (*TYPER, *RARE, *READERS), 565),
}
"""What changed → what must not be imported, and how many modules of ours may be at most."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site of ten articles, of which the feeds hold three, as two builds left it."""
    folder = tmp_path_factory.mktemp("imports")
    words = "The tide comes in over the mud, and the birds walk ahead of it along the shore. " * 5
    texts = {
        f"seeds/a{number:02d}.md": f"---\ndate: 2019-05-{number + 1:02d}\n---\n# A{number}\n\n"
        f"{words}\n"
        for number in range(10)
    }
    settings = 'url = "https://example.org/"\nlanguage = "en"\nlimit = 3\n'
    root = write(folder / "site", {"feeds.toml": settings, **texts})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "caches"))
        patch.setenv("SOURCE_DATE_EPOCH", "")
        patch.setenv("FEEDS_WORKERS", "0")
        rest(root)  # or what comes is no edit, which keeps what the next one needs
        append("seeds/a05.md")(root)
        imported(root)
        yield root


def below(modules: set[str], names: tuple[str, ...]) -> Iterator[str]:
    for module in sorted(modules):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            yield module


@pytest.mark.parametrize("case", CASES)
def test_a_build_imports_what_it_needs(case: str, site: Path) -> None:
    change, unneeded, most = CASES[case]
    change(site)
    modules = imported(site)
    plain = {name for name in unneeded if name not in started()}
    assert list(below(modules, tuple(plain))) == []
    assert len([*below(modules, ("feeds",))]) <= most


def started() -> set[str]:
    """What Python has imported before any program of it runs, here."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules, sep='\\n')"],
        capture_output=True, check=True,
    )  # fmt: skip
    return set(done.stdout.decode().split())
