"""The command line: what it prints and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.commands import feeds
from tests.pipeline.sites import FIRST, SECOND, write

FILES = {"seeds/a.txt": FIRST, "seeds/b.txt": SECOND}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, FILES)


def test_a_build_needs_nothing_said(site: Path) -> None:
    done = feeds("build", cwd=site)
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[-3:-1] == [
        "2 articles → 3 feeds, 0 problems",
        "the site begins at public/index.html; look at it: feeds serve",
    ]
    assert lines[-1] == 'preview: set url = "https://…" before publishing'
    assert "dates without a time" not in done.out
    told = feeds("build", "--verbose", cwd=site).out.splitlines()
    assert "dates without a time: 1 to the month, 1 to the day" in told
    assert (site / "public" / "feed.xml").is_file()


def test_an_address_ends_the_preview(site: Path) -> None:
    done = feeds("build", "seeds", "out", "--url", "https://tide.example.org/blog", cwd=site)
    assert done.out.splitlines()[-2:] == [
        "2 articles → 3 feeds, 0 problems",
        "the site begins at out/index.html; look at it: feeds serve out",
    ]
    feed = (site / "out" / "feed.xml").read_text(encoding="utf-8")
    assert "https://tide.example.org/blog/first-light.html" in feed


def test_problems_go_to_standard_error_and_end_with_one(site: Path) -> None:
    write(site / "seeds", {"c.txt": "date: 2019-02-30\n\nText.\n", "d.txt": "No date.\n"})
    done = feeds("build", cwd=site)
    assert done.code == 1
    expected = (
        r"seeds/c\.txt:1: error: there is no 30 February 2019\n  .+\n"
        r"seeds/d\.txt:1: error: no date is stated\n  .+\n"
    )
    assert re.fullmatch(expected, done.err)
    assert done.out.splitlines()[-1] == "2 articles → 3 feeds, 2 errors, nothing published"
    assert not (site / "public").exists()


def test_keep_going_still_ends_with_one(site: Path) -> None:
    write(site / "seeds", {"d.txt": "No date.\n"})
    done = feeds("build", "--keep-going", cwd=site)
    assert done.code == 1
    assert (site / "public" / "first-light.html").is_file()


def test_what_lacks_a_date_may_be_said_to_be_a_page(site: Path) -> None:
    write(site / "seeds", {"boats.txt": "title: Boats\n\nMany.\n"})
    done = feeds("build", cwd=site)
    assert (done.code, "`page: yes` for a page of the site" in done.err) == (1, True)
    write(site / "seeds", {"boats.txt": "title: Boats\npage: yes\n\nMany.\n"})
    assert feeds("build", cwd=site).code == 0
    assert (site / "public" / "boats.html").is_file()


def test_now_releases_what_is_scheduled(site: Path) -> None:
    write(site / "seeds", {"c.txt": "date: 2030-01-02\n\nLater.\n"})
    before = feeds("build", "--now", "2030-01-01", cwd=site)
    after = feeds("build", "--now", "2030-01-02", cwd=site)
    assert "1 scheduled waits; the next is due 2030-01-02T00:00+00:00" in before.out
    assert "3 articles" in after.out


def test_settings_of_another_file(site: Path) -> None:
    write(site, {"other.toml": 'title = "Other"\nurl = "https://other.example.org"\n'})
    done = feeds("build", "seeds", "out", "--config", "other.toml", cwd=site)
    assert done.code == 0
    assert "<title>Other</title>" in (site / "out" / "index.html").read_text(encoding="utf-8")


def test_settings_are_found_above_the_source(site: Path) -> None:
    write(site, {"feeds.toml": 'output = "site"\ntitle = "Found"\n'})
    feeds("build", cwd=site / "seeds")
    done = feeds("build", cwd=site)
    assert done.code == 0
    assert (site / "site" / "index.html").is_file()


WRONG = (
    (("build", "--limit"), 2, "No such option"),
    (("bild",), 2, "No such command"),
    (("build", "a", "b", "c"), 2, "unexpected extra argument"),
    (("build", "nowhere"), 2, "nowhere: error: there is no such folder\n  give the folder"),
    (
        ("build", "--url", "example.org"),
        2,
        "--url: error: 'example.org' is not a web address\n  write",
    ),
    (("build", "--now", "tomorrow"), 2, "--now: error: "),
    (("build", "--config", "none.toml"), 2, "none.toml: error: there is no such file\n  "),
    (("list", "nowhere"), 2, "nowhere: error: there is no such folder"),
    (
        ("serve", "nowhere"),
        2,
        "nowhere: error: there is no such folder\n  name one",
    ),
)


@pytest.mark.parametrize(("arguments", "code", "message"), WRONG, ids=str)
def test_wrong_use(site: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    done = feeds(*arguments, cwd=site)
    assert (done.code, message in done.err) == (code, True), done


def test_a_site_below_is_offered_where_the_usual_folder_is_not_there(tmp_path: Path) -> None:
    post = "---\ntitle: Fog\n---\nOne could hear the bell.\n"
    write(tmp_path, {"my web/_config.yml": "title: Tide\n", "my web/_posts/2021-11-03-a.md": post})
    done = feeds("build", cwd=tmp_path)
    hint = "run feeds build 'my web': a site of Jekyll lies there"
    assert (done.code, done.err) == (2, f"seeds: error: there is no such folder\n  {hint}\n")
    assert feeds("build", "my web", cwd=tmp_path).code == 0


def test_a_wrong_setting_is_located(site: Path) -> None:
    write(site, {"feeds.toml": 'title = "Tide"\nlimt = 3\n'})
    done = feeds("build", cwd=site)
    assert done.code == 1
    assert done.err == "feeds.toml:2: error: unknown setting limt\n  did you mean limit?\n"


def test_list_shows_one_article_a_line(site: Path) -> None:
    done = feeds("list", cwd=site)
    lines = done.out.splitlines()
    assert (done.code, len(lines)) == (0, 2)
    assert lines[0].split()[:2] == ["2019-05-15", "day"]
    assert lines[0].endswith("a.txt  First light")


def test_list_as_json(site: Path) -> None:
    write(site / "seeds", {"c.txt": f"draft: yes\nauthor: Ann\n{SECOND}"})
    rows = json.loads(feeds("list", "--json", cwd=site).out)
    assert next(row["path"] for row in rows) == "a.txt"
    assert list(rows[0]) == (
        "path id title date precision published updated language url tags authors draft".split()
    )
    assert rows[0]["date"] == "2019-05-15"
    assert rows[0]["published"] == "2019-05-15T12:00:00+00:00"
    assert rows[0]["tags"] == ["sea"]
    assert not any(row["draft"] for row in rows)
    (row,) = json.loads(feeds("list", "--all", "--json", cwd=site).out)[len(rows) :]
    assert row == {"path": "c.txt", "left_out": "a draft", "draft": True}


def test_list_shows_what_was_left_out(site: Path) -> None:
    write(site, {"feeds.toml": 'undated = "skip"\n'})
    write(site / "seeds", {"c.txt": "No date.\n"})
    assert "c.txt" not in feeds("list", cwd=site).out
    assert "c.txt  left out: no date is stated" in feeds("list", "--all", cwd=site).out
    rows = json.loads(feeds("list", "--all", "--json", cwd=site).out)
    assert (rows[-1]["path"], rows[-1]["left_out"]) == ("c.txt", "no date is stated")


def test_undated_articles_are_errors_or_left_out_as_the_option_says(site: Path) -> None:
    write(site / "seeds", {"c.txt": "No date.\n"})
    assert feeds("build", cwd=site).code == 1
    done = feeds("build", "--undated", "skip", cwd=site)
    assert (done.code, done.err) == (0, "")
    assert feeds("list", "--undated", "skip", cwd=site).code == 0
    write(site, {"feeds.toml": 'undated = "skip"\n'})
    assert feeds("build", "--undated", "error", cwd=site).code == 1
    assert feeds("build", "--undated", "never", cwd=site).code == 2


def test_help_teaches(tmp_path: Path) -> None:
    whole = feeds("--help", cwd=tmp_path)
    assert feeds(cwd=tmp_path).err.startswith("Usage: feeds [OPTIONS] COMMAND")
    assert "feeds build SOURCE OUTPUT" in " ".join(whole.out.split())
    for command in re.findall(r"^  ([a-z]+)  ", whole.out, re.MULTILINE):
        shown = feeds(command, "--help", cwd=tmp_path)
        assert (shown.code, "Usage: feeds" in shown.out) == (0, True)


def test_version(tmp_path: Path) -> None:
    assert feeds("--version", cwd=tmp_path).out == f"feeds {version('feeds')}\n"


def test_output_survives_a_terminal_without_unicode(site: Path) -> None:
    done = feeds("build", cwd=site, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "2 articles → 3 feeds" in done.out


def test_a_closed_pipe_is_no_fault(site: Path) -> None:
    write(site / "seeds", {f"{n}.txt": f"date: 2019\n\nNumber {n} is here.\n" for n in range(2000)})
    command = f"{sys.executable} -m feeds list | head -n 1"
    done = subprocess.run(command, shell=True, cwd=site, capture_output=True, check=False)
    assert (done.stderr, done.stdout.count(b"\n")) == (b"", 1)


def test_a_build_that_is_interrupted_says_so_and_changes_nothing(site: Path) -> None:
    write(site / "seeds", {f"{n}.txt": f"date: 2019\n\nNumber {n} is here.\n" for n in range(1500)})
    program = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
process = os.getpid()
def hook(event, arguments):  # at the first page, which any process of the build may write
    if event == "open" and ".feeds-building" in (path := str(arguments[0])) and "-pages/" in path:
        try:
            os.mkdir("once")
        except FileExistsError:
            return
        os.kill(process, signal.SIGINT)
sys.addaudithook(hook)
from feeds.cli import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", program, "build"], cwd=site, capture_output=True, check=False
    )
    said = b"interrupted; what is published is whole, and the next build completes it\n"
    assert (done.returncode, done.stderr) == (130, said)
    assert not (site / "public").exists()


def test_a_fault_of_ours_is_one_line(site: Path) -> None:
    program = (
        "import feeds.pipeline as p\n"
        "def build(*a, **k): raise ZeroDivisionError('by zero')\n"
        "p.build = build\n"
        "from feeds.cli import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "build"],
        cwd=site,
        capture_output=True,
        check=False,
        env=dict(os.environ),
    )
    assert done.returncode == 1
    assert done.stderr.decode().startswith(
        "error: this is a fault of feeds: ZeroDivisionError: by zero"
    )
    assert done.stderr.count(b"\n") == 2


HEAVY = ("lxml", "feedgen", "jinja2", "nh3", "eld", "sentencex", "dateutil", "yaml", "rich")


@pytest.mark.parametrize("arguments", ["--version", "--help", "build --help"])
def test_help_and_version_load_nothing_heavy(arguments: str, tmp_path: Path) -> None:
    program = (
        "import sys\nfrom feeds.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({HEAVY}) & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments.split()],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_what_is_wrong_with_very_many_files_is_told_once(site: Path) -> None:
    write(site / "seeds", {f"n{number:02d}.txt": "No date.\n" for number in range(25)})
    lines = feeds("build", cwd=site).err.splitlines()[::2]
    assert [line.partition(":")[0] for line in lines[:3]] == [f"seeds/n0{n}.txt" for n in range(3)]
    assert lines[3].startswith(
        "error: the same in 22 more places (feeds list names each): no date is"
    )
    assert len(lines) == 4
    assert len(feeds("list", cwd=site).err.splitlines()) == 50
