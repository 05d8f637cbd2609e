"""What a build says to programs, and what it would do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import feeds
from tests.pipeline.sites import FIRST, SECOND, contents, write

URL = ("--url", "https://tide.example.org/")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, {"seeds/a.txt": FIRST, "seeds/b.txt": SECOND})


def test_a_build_as_json(site: Path) -> None:
    done = feeds("build", "--json", cwd=site)
    row = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (row["published"], row["articles"], row["feeds"]) == (True, 2, 3)
    assert row["files"] == {"written": 16, "unchanged": 0, "removed": 0}
    assert (row["withdrawn"], row["problems"], row["preview"]) == ([], [], True)
    assert row["index"] == "public/index.html"


def test_problems_as_json(site: Path) -> None:
    write(site, {"seeds/c.txt": "date: 2019-02-30\n\nText.\n"})
    done = feeds("build", "--json", "-v", cwd=site)
    row = json.loads(done.out)
    assert (done.code, row["published"]) == (1, False)
    assert row["problems"] == [
        {
            "path": "seeds/c.txt",
            "line": 1,
            "column": 0,
            "severity": "error",
            "message": "there is no 30 February 2019",
            "hint": "write a day from 2019-02-01 to 2019-02-28",
        }
    ]


def test_what_is_withdrawn_as_json(site: Path) -> None:
    feeds("build", *URL, cwd=site)
    (site / "seeds" / "a.txt").unlink()
    done = feeds("build", *URL, "--json", "--allow", "deleted", cwd=site)
    assert json.loads(done.out)["withdrawn"] == ["a.txt"]


@pytest.mark.parametrize(
    ("settings", "arguments", "code"),
    [("limt = 1\n", (), 1), ("", ("--now", "yesterday"), 2), ("", ("nowhere",), 2)],
)
def test_what_stops_a_build_early_is_json_as_well(
    site: Path, settings: str, arguments: tuple[str, ...], code: int
) -> None:
    write(site, {"feeds.toml": settings})
    done = feeds("build", *arguments, "--json", cwd=site)
    row = json.loads(done.out)
    assert (done.code, row["published"], len(row["problems"])) == (code, False, 1)


@pytest.mark.parametrize("url", [(), URL], ids=["preview", "site"])
def test_a_dry_run_writes_nothing_and_counts_as_the_build_does(
    site: Path, url: tuple[str, ...]
) -> None:
    before = contents(site)
    dry = feeds("build", *url, "--dry-run", cwd=site)
    assert (dry.code, dry.err) == (0, "")
    assert dry.out.splitlines()[-1] == "dry run: nothing was written"
    assert contents(site) == before
    assert not (site / "public").exists()
    done = feeds("build", *url, cwd=site)
    count = dry.out.partition(" files would be written, ")
    assert f"{count[0]} files written, {count[2].splitlines()[0]}" in done.out
    (site / "seeds" / "a.txt").write_text(FIRST + "\nMore.\n")
    before = contents(site)
    again = json.loads(feeds("build", *url, "--dry-run", "--json", cwd=site).out)
    assert contents(site) == before
    assert (again["dry_run"], again["published"]) == (True, False)
    assert again["files"] == json.loads(feeds("build", *url, "--json", cwd=site).out)["files"]


def test_a_dry_run_ends_as_the_build_would(site: Path) -> None:
    write(site, {"seeds/c.txt": "No date.\n"})
    assert feeds("build", "--dry-run", cwd=site).code == 1
    assert feeds("build", "--dry-run", "--undated", "skip", cwd=site).code == 0
    write(site, {"public/index.html": "mine"})
    done = feeds("build", "--dry-run", "--undated", "skip", cwd=site)
    assert (done.code, "no build made this file" in done.err) == (1, True)
