"""What a user sees of bad input: every problem in a line of its own, that ends in what to do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import Done, feeds
from tests.pipeline.sites import FIRST, SECOND, contents, write

DAY = b"date: 2019-05-15\n\n"
BAD: dict[str, bytes] = {
    "binary.txt": bytes(range(256)) * 20,
    "body-date.txt": b"On 3 May 2019 we went home.\n",
    "empty.txt": b"",
    "empty-with-mark.txt": b"\xef\xbb\xbf",
    "impossible.txt": b"date: 2019-02-30\n\nText.\n",
    "mixed.txt": DAY + "één ".encode() + b"caf\xe9 \xc3\xa9\n",
    "no-date.txt": b"title: Undated\n\nText.\n",
    "surrogate.txt": DAY + b"Half \xed\xa0\x80 a pair.\n",
}
PROBLEM = re.compile(
    r"seeds/(?P<path>[^:]+)(?::\d+)?(?::\d+)?: error: (?P<message>.+)\n  (?P<hint>.+)\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "seeds", {"a.txt": FIRST, "b.txt": SECOND})
    return tmp_path


def test_all_of_it_at_once_from_where_the_user_stands(site: Path) -> None:
    write(site / "seeds", BAD)
    (site / "seeds" / "dangling.txt").symlink_to("nowhere")
    for arguments in (["build"], ["list"], ["build", "--keep-going"]):
        done = feeds(*arguments, cwd=site)
        assert done.code == 1
        assert PROBLEM.sub("", done.err) == ""
        paths = [match["path"] for match in PROBLEM.finditer(done.err)]
        assert paths == sorted([*BAD, "dangling.txt"])
        assert (site / "public").exists() is (arguments[-1] == "--keep-going")


def test_names_cannot_speak_to_the_terminal(site: Path) -> None:
    names = dict.fromkeys(
        ("two\nlines.txt", "red\x1b[31m.txt", "turned\u202etxt.txt"), b"No date.\n"
    )
    write(site / "seeds", {**names, "ok\x1b[0m.txt": DAY + b"Fine.\n"})
    for command in ("build", "list"):
        done = feeds(command, cwd=site)
        assert done.code == 1
        assert not set("\x1b\u202e") & set(done.out + done.err)
        assert [line.partition(":")[0] for line in done.err.splitlines()[::2]] == [
            r"seeds/red\x1b[31m.txt",
            r"seeds/turned\u202etxt.txt",
            r"seeds/two\nlines.txt",
        ]


@pytest.mark.parametrize("limit", [b"x" * 251, "é".encode() * 125, "🌊".encode() * 62])
def test_the_longest_names(site: Path, limit: bytes) -> None:
    folder = os.fsencode(site / "seeds")
    with open(folder + b"/" + limit + b".txt", "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(DAY + b"A long name.\n")
    done = feeds("build", cwd=site)
    assert (done.code, done.err) == (0, "")
    assert (site / "public" / "a-long-name.html").is_file()


CALLS: list[tuple[list[str], int, str]] = [
    (["build", "nowhere"], 2, "nowhere: error: there is no such folder\n  "),
    (["build", "none"], 1, "none: error: there is no article here\n  "),
    (["build", "seeds", "seeds"], 2, "seeds: error: articles and site would share this folder\n  "),
    (["build", "seeds", "file"], 2, "file: error: a file stands where a folder is needed\n  "),
    (
        ["build", "seeds", "file/sub"],
        2,
        "file/sub: error: a file stands where a folder is needed\n  ",
    ),
    (["build", "seeds", "foreign"], 1, "foreign/index.html: error: no build made this file"),
    (["list", "nowhere"], 2, "nowhere: error: there is no such folder\n  "),
]


@pytest.mark.parametrize(("arguments", "code", "start"), CALLS, ids=str)
def test_folders_that_will_not_do(site: Path, arguments: list[str], code: int, start: str) -> None:
    write(site / "none", {})
    write(site / "foreign", {"index.html": "mine", "CNAME": "mine"})
    write(site, {"file": "mine"})
    was = contents(site)
    done = feeds(*arguments, cwd=site)
    assert (done.code, len(done.err.splitlines())) == (code, 2)
    assert done.err.startswith(start)
    assert contents(site) == was


def test_the_output_may_lie_inside_the_source(site: Path) -> None:
    for _ in range(2):
        done = feeds("build", "seeds", "seeds/public", cwd=site)
        assert (done.code, done.err) == (0, "")
        assert "2 articles" in done.out


def test_foreign_files_are_left_alone(site: Path) -> None:
    foreign = {"CNAME": "tide.example.org", "old/page.html": "old", ".htaccess": "x"}
    write(site / "public", foreign)
    assert feeds("build", cwd=site).code == 0
    (site / "seeds" / "a.txt").unlink()
    assert feeds("build", cwd=site).code == 0
    found = contents(site / "public")
    assert {name: found[name].decode() for name in foreign} == foreign
    assert "first-light.html" not in found


@pytest.fixture
def tiny_disk(site: Path) -> Iterator[Path]:
    """A file system of 64 KiB at `public`, where the machine lets one be mounted."""
    place = site / "public"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("no mount command")
    options = ["-t", "tmpfs", "-o", "size=160k", "tmpfs", str(place)]
    if subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be mounted here")
    yield place
    subprocess.run([umount, "-l", str(place)], check=True)


def only_problem(done: Done) -> str:
    assert done.code == 1
    (line, hint) = done.err.splitlines()
    return f"{line}; {hint.strip()}"


def test_a_full_and_then_read_only_disk(site: Path, tiny_disk: Path) -> None:
    assert feeds("build", cwd=site).code == 0
    was = contents(tiny_disk)
    write(site / "seeds", {"big.txt": DAY + b"Many words. " * 8000})
    said = only_problem(feeds("build", cwd=site))
    assert "the disk is full (the site is as it was); free some space" in said
    assert contents(tiny_disk) == was
    remount = ["mount", "-o", "remount,ro", str(tiny_disk)]
    if subprocess.run(remount, capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be remounted here")
    said = only_problem(feeds("build", cwd=site))
    assert said.startswith("public: error: the disk is read-only (the site is as it was); ")
    assert contents(tiny_disk) == was
