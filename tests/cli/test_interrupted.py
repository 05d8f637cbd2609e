"""Ctrl-C at any moment of a build: the site is whole, one line is said, and nothing is left over.

The moment is a number of events (files opened, renamed and so on) in the main process, so that a
busy machine interrupts at the same place as an idle one. As on a terminal, the signal goes to all
processes of the build.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.sites import contents, write

PROGRAM = """
import os, signal, sys
from feeds.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
at, log, process, seen = int(sys.argv.pop(1)), sys.argv.pop(1), os.getpid(), []
events = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
def hook(event, arguments):
    if event in events and os.getpid() == process and not str(arguments[0]).endswith("c"):
        seen.append(event)  # not of compiled modules, which are many
        if len(seen) == at:
            os.killpg(0, signal.SIGINT)
sys.addaudithook(hook)
try:
    main()
finally:
    at = 0
    with open(log, "w") as file:
        file.write("\\n".join(seen))
"""
SAID = "interrupted; what is published is whole, and the next build completes it\n"
MOMENTS = 6  # evenly over the build
ARTICLES = 420  # enough for workers


class Site:
    """A site that was published, whose articles have changed since."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, at: int = 0) -> subprocess.CompletedProcess[str]:
        """A build, interrupted at the event of that number; 0 for one that may end."""
        (self.folder / "temporary").mkdir(exist_ok=True)
        program = [sys.executable, "-c", PROGRAM, str(at), str(self.folder / "events")]
        address = ("--url", "https://tide.example.org/", "--now", "2026-01-31")
        return subprocess.run(
            [*program, "build", *address],
            cwd=self.folder,
            env={
                **os.environ,
                "FEEDS_WORKERS": "2",
                "TMPDIR": str(self.folder / "temporary"),
                "XDG_CACHE_HOME": str(self.folder / "cache"),
            },
            capture_output=True,
            text=True,
            start_new_session=True,
            check=False,
            timeout=300,
        )

    def change(self) -> None:
        """Half of the articles, and a new one."""
        for number in range(0, ARTICLES, 2):
            with (self.folder / f"seeds/boat-{number}.txt").open("a", encoding="utf-8") as file:
                file.write("\nThey came back after lunch.\n")
        write(self.folder, {"seeds/new.txt": "date: 2020-06\n\nA boat was built.\n"})

    @property
    def published(self) -> dict[str, bytes]:
        """The site and its ledger."""
        ledger = {"feeds.lock": (self.folder / "seeds/feeds.lock").read_bytes()}
        return contents(self.folder / "public") | ledger

    @property
    def events(self) -> list[str]:
        """What the last build did."""
        return (self.folder / "events").read_text(encoding="utf-8").split("\n")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """To be copied, so that every interruption meets the same."""
    site = Site(tmp_path_factory.mktemp("changed"))
    write(
        site.folder,
        {
            f"seeds/boat-{n}.txt": f"date: 2019-05-{n % 28 + 1:02d}\n\nBoat {n} left at dawn.\n"
            for n in range(ARTICLES)
        },
    )
    assert site.build().returncode == 0
    site.change()
    return site


def copied(site: Site, folder: Path) -> Site:
    """With the times of its files, by which unchanged ones are known."""
    return Site(shutil.copytree(site.folder, folder / "site"))


@pytest.fixture(scope="module")
def whole(changed: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same after a build that nothing interrupted."""
    site = copied(changed, tmp_path_factory.mktemp("whole"))
    assert site.build().returncode == 0
    assert site.published != changed.published
    return site


def moments(events: list[str]) -> list[int]:
    """Evenly over the build; while pages take their places, and while the cache is written."""
    even = [1 + len(events) * number // MOMENTS for number in range(MOMENTS)]
    renames = [number for number, event in enumerate(events, 1) if event == "os.rename"]
    return [*even, renames[0] + 1, renames[len(renames) // 2], renames[-20]]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="signals to a group are of POSIX")
@pytest.mark.parametrize("number", range(MOMENTS + 3))
def test_an_interrupted_build(number: int, changed: Site, whole: Site, tmp_path: Path) -> None:
    site = copied(changed, tmp_path)
    done = site.build(moments(whole.events)[number])
    assert (done.returncode, done.stderr) == (130, SAID)
    assert site.published in (changed.published, whole.published)
    assert list((site.folder / "temporary").iterdir()) == []
    assert not [path for path in contents(site.folder / "cache") if ".new-" in path]
    assert site.build().returncode == 0
    assert site.published == whole.published


@pytest.fixture(scope="module")
def bare(changed: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same without a published site: workers then write the pages themselves."""
    site = copied(changed, tmp_path_factory.mktemp("bare"))
    shutil.rmtree(site.folder / "public")
    return site


@pytest.fixture(scope="module")
def full(bare: Site, whole: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """That after a build that nothing interrupted."""
    site = copied(bare, tmp_path_factory.mktemp("full"))
    assert site.build().returncode == 0
    assert site.published == whole.published
    return site


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="signals to a group are of POSIX")
@pytest.mark.parametrize("part", [0.5, 0.7, 0.8, 0.9])
def test_an_interrupted_build_into_an_empty_folder(
    part: float, bare: Site, full: Site, whole: Site, tmp_path: Path
) -> None:
    site = copied(bare, tmp_path / "interrupted")
    published = max(n for n, event in enumerate(full.events, 1) if event == "os.rmdir")
    done = site.build(int(published * part))  # what comes later depends on how long all took
    assert (done.returncode, done.stderr) == (130, SAID)
    assert site.published in (bare.published, whole.published)
    assert not (site.folder / "public" / ".feeds-building").exists()
    assert site.build().returncode == 0
    assert site.published == whole.published


def test_a_second_signal_does_not_wait() -> None:
    program = (
        "import signal\nfrom feeds.publishing import interrupts_wait\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "with interrupts_wait():\n"
        "    signal.raise_signal(signal.SIGINT)\n    print('waits', flush=True)\n"
        "    signal.raise_signal(signal.SIGINT)\n    print('never')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("waits\n", -signal.SIGINT)
