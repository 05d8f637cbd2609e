"""Real processes: killed with -9, several at once, out of space, without permission."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from feeds.errors import PublishError
from feeds.publishing import MANIFEST, SIDE
from tests.publishing.site import folders, listed, publish, published, tree

PAGES = 400
PROGRAM = """
import sys
from pathlib import Path
from feeds.errors import PublishError
from tests.publishing.test_processes import site
from tests.publishing.site import publish
mark = sys.argv[2]
print("started", flush=True)
while True:
    try:
        publish(Path(sys.argv[1]), site(mark))
        print("published", flush=True)
    except PublishError as error:
        print("refused", str(error).count("another build"), flush=True)
    if sys.argv[3] == "once":
        break
    mark = {"1": "2", "2": "1"}.get(mark, mark)
"""


def site(mark: str) -> dict[str, bytes]:
    """The same names for each mark but for one, so that something is removed too."""
    names = [f"{n % 7}/{n}.html" for n in range(PAGES)] + [f"only-{mark}.html"]
    pages = {name: f"{name} {mark} ".encode() * 50 for name in names}
    return {"feed.xml": f"{mark}: {' '.join(names)}".encode(), **pages}


def start(output: Path, mark: str, how: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(output), mark, how],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def assert_whole(output: Path) -> None:
    sites = [site("1"), site("2")]
    found = {name: data for name, data in published(output).items() if not name.startswith(SIDE)}
    for name, data in found.items():
        assert data in [one[name] for one in sites if name in one], name
    if "feed.xml" in found:
        mark = found["feed.xml"][:1].decode()
        for name in found["feed.xml"].decode().split()[1:]:
            assert name in found
        if mark == "2" or "only-2.html" not in found:
            assert found[f"only-{mark}.html"] == site(mark)[f"only-{mark}.html"]


@pytest.mark.parametrize("seed", range(6))
def test_kill_minus_nine_leaves_whole_files_and_the_next_build_heals(
    tmp_path: Path, seed: int
) -> None:
    process = start(tmp_path, "1", "on and on")
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    time.sleep(random.Random(seed).uniform(0, 0.25))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert_whole(tmp_path)
    publish(tmp_path, site("2"))
    assert published(tmp_path) == site("2")
    assert listed(tmp_path) == sorted(site("2"))
    assert SIDE not in folders(tmp_path)


def test_several_at_once_do_not_mix(tmp_path: Path) -> None:
    processes = [start(tmp_path, mark, "once") for mark in "1234"]
    said = [process.communicate(timeout=300)[0] for process in processes]
    assert all(process.returncode == 0 for process in processes)
    assert any("published" in text for text in said)
    assert all("published" in text or "refused 1" in text for text in said)
    assert published(tmp_path) in [site(mark) for mark in "1234"]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 KiB, where the machine lets one be mounted."""
    place = tmp_path / "tiny"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("no mount command")
    options = ["-t", "tmpfs", "-o", "size=256k,nr_inodes=600", "tmpfs", str(place)]
    if subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be mounted here")
    yield place
    subprocess.run([umount, "-l", str(place)], check=True)


@pytest.mark.parametrize("name", [".", "public"])
def test_a_full_disk_leaves_the_site_as_it_was(tiny_disk: Path, name: str) -> None:
    small = {"feed.xml": b"1: a.html", "a.html": b"a" * 1000}
    output = tiny_disk / name
    publish(output, small)
    was = tree(output)
    with pytest.raises(PublishError, match=r"the disk is full .*free some space"):
        publish(output, {**small, "big.html": b"b" * 300_000})
    assert tree(output) == was
    with pytest.raises(PublishError, match="the disk is full"):
        publish(output, {f"{n}.html": b"" for n in range(700)})  # no inode left
    assert tree(output) == was
    publish(output, {"b.html": b"b"})
    assert published(output) == {"b.html": b"b"}


def test_a_read_only_disk_is_told(tiny_disk: Path) -> None:
    publish(tiny_disk, {"a.html": b"a"})
    was = tree(tiny_disk)
    remount = ["mount", "-o", "remount,ro", str(tiny_disk)]
    if subprocess.run(remount, capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be remounted here")
    with pytest.raises(PublishError, match="the disk is read-only"):
        publish(tiny_disk, {"a.html": b"b"})
    assert tree(tiny_disk) == was


LIMITED = """
import resource, sys
from pathlib import Path
from feeds.errors import PublishError
from tests.publishing.site import publish
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    publish(Path(sys.argv[1]), {"a.html": b"b", "big.html": b"b" * 20_000})
except PublishError as error:
    print(error)
"""


def run(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    return done.stdout


def test_a_limit_on_file_size_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, {"a.html": b"a"})
    was = tree(tmp_path)
    assert "larger than allowed here (the site is as it was)" in run(LIMITED, str(tmp_path))
    assert tree(tmp_path) == was


DENIED = """
import os, sys
from pathlib import Path
from feeds.errors import PublishError
from tests.publishing.site import publish
if os.getuid() == 0:
    os.setuid(65534)
try:
    publish(Path(sys.argv[1]), {"a.html": b"b"})
except PublishError as error:
    print(error)
"""


def test_a_folder_of_someone_else_is_told(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish(output, {"a.html": b"a"})
    was = tree(output)
    if os.getuid() == 0:
        for parent in [tmp_path, *tmp_path.parents][:3]:
            parent.chmod(0o755)
    output.chmod(0o555)
    said = run(DENIED, str(output))
    output.chmod(0o755)
    assert "no permission to write here (the site is as it was)" in said
    assert tree(output) == was
    assert (output / MANIFEST).exists()
