"""Builds that are hit by a fault or killed: every file whole, no dead link, the next one right."""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import feeds
from feeds.publishing import SIDE, _disk
from tests.pipeline.sites import FIRST, NOW, SECOND, SITE, contents, parsed, write
from tests.publishing.site import FaultyDisk, Killed

BEFORE = {"a.txt": FIRST, "b.txt": SECOND, "c.txt": "date: 2020\n\nTo be removed.\n"}
AFTER = {
    "a.txt": FIRST.replace("calm", "rough"),
    "b.txt": SECOND,
    "d.txt": "date: 2021-01-02\ntitle: New here\n\nJust arrived. See [it](b.txt).\n",
}
STEPS = 15  # a build of these has more mutations


def make(folder: Path, files: dict[str, str]) -> feeds.Report:
    source = folder / "seeds"
    for path in source.glob("*.txt"):
        path.unlink()
    write(source, files)
    return feeds.build(source, folder / "public", SITE, now=NOW)


def site_of(folder: Path, *versions: dict[str, str]) -> dict[str, bytes]:
    """What builds make of these files, one version after the other."""
    for files in versions:
        assert make(folder, files).published
    return contents(folder / "public")


def assert_whole(output: Path, sites: list[dict[str, bytes]]) -> None:
    found = contents(output)
    for name, data in found.items():
        if not name.startswith((SIDE, ".feeds-manifest")):
            assert data in [site[name] for site in sites if name in site], name
    if "index.html" in found:
        links = set(re.findall(r'href="([\w-]+\.html)"', found["index.html"].decode()))
        assert len(links) > 1
        assert links <= found.keys()
    for feed in ("feed.xml", "rss.xml"):
        if feed in found:
            for entry in parsed(output / feed).entries:
                assert (output / entry.link.rpartition("/")[2]).is_file(), entry.link


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, None], ids=["full", "broken", "kill"])
def test_a_fault_at_every_write_of_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int | None
) -> None:
    before, after = site_of(tmp_path / "b", BEFORE), site_of(tmp_path / "a", BEFORE, AFTER)
    fail_at, was_hit = 0, True
    while was_hit:
        folder = tmp_path / str(fail_at)
        make(folder, BEFORE)
        disk = FaultyDisk(fail_at, error)
        report = None
        with monkeypatch.context() as patched:
            patched.setattr(_disk, "DISK", disk)
            try:
                report = make(folder, AFTER)
            except Killed:
                assert error is None
        was_hit = len(disk.steps) > fail_at
        assert_whole(folder / "public", [before, after])
        if report is not None and not report.published:
            assert all(problem.hint for problem in report.errors)
            if "the site is as it was" in str(report.errors[0]):
                assert contents(folder / "public") == before
        assert make(folder, AFTER).published
        assert contents(folder / "public") == after
        fail_at += 1
    assert fail_at > STEPS


ARTICLES = 60


def many(mark: str) -> Iterator[tuple[str, str]]:
    for number in range(ARTICLES):
        yield f"{number}.txt", f"date: 2019-05-01\ntitle: Piece {number}\n\nVersion {mark}.\n"
    yield f"only-{mark}.txt", f"date: 2019-06-01\ntitle: Only {mark}\n\nSeen in {mark}.\n"


def start(source: Path, output: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "feeds", "build", source, output, "--now", "2026-07-01", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


@pytest.fixture(scope="module")
def two_sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, bytes]]]:
    """Two versions of a source folder beside one another, and the sites they become."""
    folder = tmp_path_factory.mktemp("two")
    sites = []
    for mark in "12":
        write(folder / mark, dict(many(mark)))
        process = start(folder / mark, folder / f"site-{mark}")
        process.communicate()
        assert process.returncode == 0
        sites.append(contents(folder / f"site-{mark}"))
    return folder, sites


def test_two_real_builds_at_once_do_not_mix(
    two_sites: tuple[Path, list[dict[str, bytes]]], tmp_path: Path
) -> None:
    folder, sites = two_sites
    output = tmp_path / "public"
    builds = [start(folder / mark, output) for mark in "12"]
    said = [build.communicate() for build in builds]
    for build, (_, err) in zip(builds, said, strict=True):
        refused = re.fullmatch(r".*: another build is publishing here.*\n  let it end, .*\n", err)
        assert build.returncode == (1 if refused else 0), err
    assert any(build.returncode == 0 for build in builds)
    assert contents(output) in sites


LOCK = "feeds.lock"
LIVE = ("--url", SITE.url)


@dataclass(frozen=True, kw_only=True)
class Live:
    """A site with a ledger before and after a change: sources, outputs and ledgers."""

    changed: Path  # the articles as changed, with the ledger as it was
    deployed: Path  # the output as it was
    sites: list[dict[str, bytes]]
    locks: list[bytes]

    def copies(self, folder: Path) -> tuple[Path, Path]:
        return (
            Path(shutil.copytree(self.changed, folder / "seeds")),
            Path(shutil.copytree(self.deployed, folder / "public")),
        )


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Live:
    folder = tmp_path_factory.mktemp("live")
    seeds, public = write(folder / "seeds", dict(many("1"))), folder / "public"
    locks, sites = [], []
    for mark in "12":
        process = start(seeds, public, *LIVE)
        _, err = process.communicate()
        assert process.returncode == 0, err
        locks.append((seeds / LOCK).read_bytes())
        sites.append(contents(public))
        if mark == "1":
            shutil.copytree(public, folder / "deployed")
            (seeds / "only-1.txt").unlink()
            write(seeds, dict(many("2")))
            shutil.copytree(seeds, folder / "changed")
    assert locks[0] != locks[1]
    return Live(changed=folder / "changed", deployed=folder / "deployed", sites=sites, locks=locks)


@pytest.mark.parametrize("seed", range(5))
def test_kill_minus_nine_of_a_real_build(live: Live, tmp_path: Path, seed: int) -> None:
    """The next build stamps as the killed one did, whether or not that came to the ledger."""
    source, output = live.copies(tmp_path)
    process = start(source, output, *LIVE)
    while process.poll() is None and not (output / SIDE).exists():
        time.sleep(0.002)
    time.sleep(random.Random(seed).uniform(0, 0.6))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert_whole(output, live.sites)
    assert (source / LOCK).read_bytes() in live.locks
    healed = start(source, output, *LIVE)
    _, err = healed.communicate()
    assert healed.returncode == 0, err
    assert contents(output) == live.sites[1]
    assert (source / LOCK).read_bytes() == live.locks[1]
    assert sorted(contents(source)) == sorted(contents(live.changed))


def test_two_builds_at_once_keep_one_ledger(live: Live, tmp_path: Path) -> None:
    source, output = live.copies(tmp_path)
    builds = [start(source, output, *LIVE) for _ in range(2)]
    said = [build.communicate()[1] for build in builds]
    for build, err in zip(builds, said, strict=True):
        refused = "another build is publishing here" in err
        assert build.returncode == (1 if refused else 0), err
    assert any(build.returncode == 0 for build in builds)
    assert contents(output) == live.sites[1]
    assert (source / LOCK).read_bytes() == live.locks[1]
