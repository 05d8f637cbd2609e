"""Clocks, times of files and streams as few machines have them: no fault, and the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.commands import feeds
from tests.pipeline.sites import contents, write

SITE = {
    "feeds.toml": 'url = "https://tide.example.org/"\ntitle = "The Tide"\n',
    "seeds/a.txt": "title: First light\ndate: 2019-05-15\n\nThe sea was calm.\n",
}
SECONDS = (-(10**14), -(10**10), -1, 0, 10**10, 10**14)  # of the years -3166904 to 3170843


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return write(tmp_path / "site", SITE)


def test_the_last_second_that_there_is_stops_no_build(site: Path) -> None:
    stated = "title: T\ndate: 2019-05-15\nupdated: 9999-12-31T23:59:59Z\n\n"
    for words in ("Words.\n", "Other words.\n", ""):
        if words:
            write(site, {"seeds/b.txt": stated + words})
        else:
            (site / "seeds/b.txt").unlink()
        done = feeds("build", "--allow", "deleted", cwd=site, SOURCE_DATE_EPOCH="")
        assert (done.code, "fault" in done.err) == (0, False)


def _touch(file: Path, seconds: int) -> None:
    with suppress(OSError):
        os.utime(file, (seconds, seconds))
    if file.stat().st_mtime_ns != seconds * 10**9:
        pytest.skip("this disk keeps no such time")


@pytest.mark.parametrize("date", ["2262-05-01", "2600-01-01", "9999-12-31T23:59:59Z"])
@pytest.mark.parametrize("now", ["", "253402300799"])
def test_what_is_due_far_from_now_is_no_fault(date: str, now: str, site: Path) -> None:
    write(site, {"seeds/b.txt": f"title: Later\ndate: {date}\n\nWords.\n"})
    for _ in range(2):
        done = feeds("build", cwd=site, SOURCE_DATE_EPOCH=now)
        assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("seconds", SECONDS)
def test_files_may_be_of_any_time(seconds: int, site: Path) -> None:
    assert feeds("build", cwd=site).code == 0
    before = contents(site / "public")
    for name in ("seeds/a.txt", "seeds", "public/feed.xml", "feeds.toml"):
        _touch(site / name, seconds)
        done = feeds("build", cwd=site, SOURCE_DATE_EPOCH="")
        assert (done.code, done.err) == (0, "")
        assert contents(site / "public") == before


@pytest.mark.parametrize("seconds", SECONDS)
def test_a_time_that_no_date_can_have_is_none(seconds: int, site: Path) -> None:
    write(site, {"feeds.toml": 'date_sources = ["field", "mtime"]\n', "seeds/b.txt": "Words.\n"})
    _touch(site / "seeds/b.txt", seconds)
    done = feeds("list", cwd=site)
    assert "fault" not in done.err
    is_date = abs(seconds) <= 10**10
    assert (done.code, "(mtime)" in done.out) == (0 if is_date else 1, is_date)


@pytest.mark.skipif(os.name == "nt", reason="asks a shell of POSIX")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["build", "list", "validate public"])
def test_a_stream_may_be_closed(closed: str, command: str, site: Path) -> None:
    feeds("build", cwd=site)
    before = contents(site)
    write(site, {"seeds/a.txt": f"{SITE['seeds/a.txt']}Quite calm.\n"})
    call = f'"{sys.executable}" -m feeds {command} {closed}'
    done = subprocess.run(call, shell=True, cwd=site, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not {name for name in contents(site) if name not in before}
    if command == "build":
        assert b"Quite calm" in (site / "public/feed.xml").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other links")
@pytest.mark.parametrize("place", ["public", "feeds.toml", "seeds/a", "seeds/b.md", "nowhere"])
def test_links_that_lead_in_a_circle_are_located(place: str, site: Path) -> None:
    (site / place).unlink(missing_ok=True)
    (site / place).symlink_to(site / place)
    called = ("build", "seeds", "nowhere") if place == "nowhere" else ("build",)
    done = feeds(*called, cwd=site)
    assert done.code in {0, 1}
    assert "fault" not in done.err
    assert done.code == 0 or done.err.startswith(place)
    assert "fault" not in feeds("list", cwd=site).err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize("place", ["public/feed.xml", "public/first-light.html", "seeds/b.md"])
def test_a_named_pipe_is_not_waited_for(place: str, site: Path) -> None:
    (site / place).parent.mkdir(exist_ok=True)
    os.mkfifo(site / place)
    done = feeds("build", cwd=site)
    assert (done.code, f"{place}: " in done.err, "error: " in done.err) == (1, True, True)
