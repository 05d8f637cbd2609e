"""Manners of the command line: exit codes, colour, how much is said, help that can be read."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest

from feeds.cli._app import COMMANDS
from feeds.cli._progress import bar_line, step_line
from tests.cli.commands import feeds
from tests.cli.terminal import on_a_terminal
from tests.pipeline.sites import FIRST, SECOND, write

NAMES = tuple(name for name, _, _ in COMMANDS)
ESCAPE = "\x1b"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, {"seeds/a.txt": FIRST, "seeds/b.txt": SECOND})


CALLS: list[tuple[str, int, str, str]] = [
    # arguments, exit code, on stdout, on stderr
    ("-h", 0, "Usage: feeds ", ""),
    ("--help", 0, "Usage: feeds ", ""),
    ("-V", 0, f"feeds {version('feeds')}", ""),
    ("build -V", 0, f"feeds {version('feeds')}", ""),
    ("build", 0, "2 articles → 3 feeds", ""),
    ("-q build", 0, "", ""),
    ("build -q", 0, "", ""),
    ("list -q", 0, "", ""),
    ("build -v", 0, "dates without a time: 1 to the month, 1 to the day", ""),
    ("-v build", 0, "2 files read, 2 pages made", ""),
    ("", 2, "", "Usage: feeds "),
    ("-v", 2, "", "issing command"),
    ("bild", 2, "", "build"),
    ("build --kep-going", 2, "", "--keep-going"),
    ("build --allow foo", 2, "", "--allow: error: 'foo'"),
    ("build --now yesterday", 2, "", "--now: error: "),
    ("build --url x.org", 2, "", "--url: error: 'x.org' is not a web address"),
    ("build --url https://", 2, "", "--url: error: "),
    ("build --config no.toml", 2, "", "no.toml: error: there is no such file"),
    ("build --config seeds", 2, "", "seeds: error: "),
    ("build --undated never", 2, "", "--undated: error: "),
    ("build --color blue", 2, "", "auto, always, never"),
    ("build --against nowhere", 2, "", "nowhere: error: there is no such folder"),
    ("build nowhere", 2, "", "nowhere: error: there is no such folder"),
    ("build seeds seeds/a.txt", 2, "", "seeds/a.txt: error: a file stands"),
    ("build seeds seeds", 2, "", "would share this folder"),
    ("diff seeds seeds/a.txt", 2, "", "seeds/a.txt: error: a file stands"),
    ("diff --now yesterday", 2, "", "--now: error: "),
    ("list --url x.org", 2, "", "--url: error: "),
    ("validate --now yesterday", 2, "", "--now: error: "),
    ("validate --format xml", 2, "", "--format: error: "),
    ("validate nowhere", 2, "", "nowhere: error: "),
    ("date now --zone X/Y", 2, "", "--zone: error: "),
    ("date --color", 2, "", "--color"),
    ("date", 2, "", "Missing argument"),
    ("date 03/04/2024", 1, "can be 2024-03-04", "error: 03/04/2024 can be"),
    ("serve nowhere", 2, "", "nowhere: error: "),
    ("serve --port 70000", 2, "", "--port: error: '70000' is no port"),
    ("serve --port abc", 2, "", "--port: error: 'abc' is no port"),
    ("init nowhere", 2, "", "nowhere: error: "),
    ("init seeds/a.txt", 2, "", "seeds/a.txt: error: "),
    ("import nowhere.xml", 2, "", "nowhere.xml: error: "),
    ("mv a.txt", 2, "", "give OLD and NEW, or --all"),
    ("mv no.txt c.txt", 2, "", "no.txt: error: there is no such file"),
    ("mv no.txt a.txt", 2, "", "no.txt: error: nothing was ever published of it"),
    ("mv a.txt ../a.txt", 2, "", "../a.txt: error: this is outside of the source folder"),
    ("purge no.txt", 2, "", "it knows no article 'no.txt'"),
    ("build --limit", 2, "", "--limit"),
    ("build a b c", 2, "", "extra argument"),
]


@pytest.mark.parametrize(("line", "code", "out", "err"), CALLS, ids=[row[0] for row in CALLS])
def test_a_call_answers_with_its_exit_code(
    site: Path, line: str, code: int, out: str, err: str
) -> None:
    done = feeds(*line.split(), cwd=site)
    assert done.code == code, done
    assert out in done.out if out else done.out == ""
    assert err in done.err if err else done.err == ""
    if code == 2:
        assert not re.search("Value error|list\\[|Input should|<[a-z]+>", done.err)


def test_problems_in_the_content_are_no_wrong_call(site: Path) -> None:
    write(site, {"seeds/c.txt": "date: 2019-02-30\n\nText.\n", "feeds.toml": "limt = 3\n"})
    assert feeds("build", cwd=site).code == 1
    (site / "feeds.toml").unlink()
    assert feeds("build", cwd=site).code == 1


COLOURS: list[tuple[str, dict[str, str], bool]] = [
    ("build", {}, False),
    ("build --color auto", {}, False),
    ("build --color always", {}, True),
    ("--color always build", {}, True),
    ("build --color never", {"FORCE_COLOR": "1"}, False),
    ("build", {"FORCE_COLOR": "1"}, True),
    ("build", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ("build", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ("build", {"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ("build", {"FORCE_COLOR": "0"}, False),
    ("build --color always", {"NO_COLOR": "1"}, True),
    ("list", {"FORCE_COLOR": "1"}, True),
    ("build --bogus", {"FORCE_COLOR": "1"}, True),
    ("build --bogus", {}, False),
    ("validate bad.json", {"FORCE_COLOR": "1"}, True),
    ("validate bad.json", {"FORCE_COLOR": "1", "NO_COLOR": "yes"}, False),
]


@pytest.mark.parametrize(("line", "env", "coloured"), COLOURS, ids=str)
def test_colour_is_sent_where_it_is_wanted(
    site: Path, line: str, env: dict[str, str], *, coloured: bool
) -> None:
    write(site, {"seeds/c.txt": "No date.\n", "bad.json": "{}"})
    plain = {"NO_COLOR": "", "FORCE_COLOR": "", "TERM": "xterm"}
    done = feeds(*line.split(), cwd=site, **plain | env)
    assert (ESCAPE in done.out + done.err) is coloured, done


def test_words_are_coloured_and_not_whole_lines(site: Path) -> None:
    write(site, {"seeds/c.txt": "No date.\n"})
    line = feeds("build", "--color", "always", cwd=site).err.splitlines()[0]
    assert line.endswith(" no date is stated")
    assert f"{ESCAPE}[1;31merror{ESCAPE}[0m: no date" in line


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
@pytest.mark.parametrize("command", ["build", "list", "validate seeds/bad.json"])
def test_no_escape_sequence_where_none_is_wanted(
    site: Path, command: str, env: dict[str, str]
) -> None:
    write(site, {"seeds/c.txt": "No date.\n", "seeds/bad.json": "{}"})
    shown = on_a_terminal(site, *command.split(), **env)
    assert shown
    assert ESCAPE not in shown


def test_a_terminal_gets_colour_and_no_word_is_broken(site: Path) -> None:
    write(site, {"seeds/c.txt": "No date.\n"})
    shown = on_a_terminal(site, "build")
    assert ESCAPE in shown
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).rpartition("\r ")[2].splitlines()
    assert all(len(line.rpartition("\r")[2]) <= 80 for line in lines), lines
    assert "  leave such articles out" in shown or 'undated = "skip"' in shown


STEPS: list[tuple[tuple[str, int, int, float], str]] = [
    (("reading", 0, 3000, 0.0), "reading 0/3000"),
    (("reading", 1200, 3000, 1.5), "reading 1200/3000, 800/s, 2 s left"),
    (("reading", 12, 0, 0.1), "reading 12"),
    (("reading", 1, 1000, 13.0), "reading 1/1000"),
    (("pages", 100, 100_000, 1.0), "pages 100/100000, 100/s, 16 min 39 s left"),
    (("pages", 3000, 3000, 3.0), "pages 3000/3000, 1000/s"),
    (("writing", 0, 0, 9.0), "writing"),
]


@pytest.mark.parametrize(("state", "line"), STEPS, ids=str)
def test_progress_names_step_total_rate_and_time_left(
    state: tuple[str, int, int, float], line: str
) -> None:
    assert step_line(*state) == line


BARS: list[tuple[tuple[str, int, int], int, str]] = [
    (("reading", 0, 3000), 79, "reading    [                        ] 0/3000"),
    (
        ("reading", 1500, 3000),
        79,
        "reading    [############            ] 1500/3000, 1000/s, 2 s left",
    ),
    (("identities", 8, 8), 79, "identities [########################] 8/8, 5/s"),
    (("rows", 1500, 0), 79, "rows 1500, 1000/s"),
    (("lists", 0, 0), 79, "lists"),
    (("reading", 1500, 3000), 40, "reading 1500/3000, 1000/s, 2 s left"),
    (("reading", 1500, 3000), 20, "reading 1500/3000, 1"),
]


@pytest.mark.parametrize(("state", "width", "line"), BARS, ids=str)
def test_a_bar_is_drawn_where_there_is_a_total_and_room(
    state: tuple[str, int, int], width: int, line: str
) -> None:
    assert bar_line(step_line(*state, 1.5), *state, width) == line


def test_a_terminal_shows_each_step_and_a_pipe_none_of_a_short_build(site: Path) -> None:
    write(site, {f"seeds/boat-{n}.txt": f"date: 2019-05\n\nBoat {n} left.\n" for n in range(450)})
    *drawn, _ = on_a_terminal(site, "build", FEEDS_WORKERS="0").partition("\r\n")[0].split("\r")
    lines = [line.rstrip() for line in drawn]
    steps = [line.split()[0] for line in lines if line]
    named = [*("scanning", "reading", "identities", "pages", "feeds", "lists", "checking")]
    assert list(dict.fromkeys(steps)) == [*named, "comparing", "writing"]
    assert any(line.startswith("reading    [") for line in lines)
    assert max(map(len, lines)) <= 79
    assert feeds("build", "--no-cache", cwd=site).err == ""


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_fits_and_speaks_no_python(tmp_path: Path, name: str) -> None:
    done = feeds(*name.split(), "-h", cwd=tmp_path, COLUMNS="80")
    assert done.code == 0
    assert "..." not in done.out.replace("]...", "")
    assert not re.search(r"<(str|int|path|list|float|bool)|\[str\]|int range|\{\w+\}", done.out)
    assert max(map(len, done.out.splitlines())) <= 80
    for option in ("-h, --help", "-V, --version", "-q, --quiet", "-v, --verbose", "--color"):
        assert option in done.out


def test_commands_stand_in_the_order_of_the_work(tmp_path: Path) -> None:
    whole = feeds("-h", cwd=tmp_path).out
    assert tuple(re.findall(r"^  ([a-z]+)  ", whole, re.MULTILINE)) == NAMES


def test_what_is_withdrawn_is_named(site: Path) -> None:
    url = ("--url", "https://tide.example.org/")
    assert "withdrawn" not in feeds("build", *url, cwd=site).out
    (site / "seeds" / "a.txt").unlink()
    done = feeds("build", *url, "--allow", "deleted", cwd=site)
    assert (done.code, "1 withdrawn: a.txt\n" in done.out) == (0, True), done
    (site / "seeds" / "b.txt").unlink()
    done = feeds("build", *url, "--allow", "deleted", cwd=site)
    assert "0 articles → 3 feeds without entries, 0 problems\n" in done.out


def test_errors_and_warnings_are_counted_apart(site: Path) -> None:
    write(
        site,
        {"seeds/c.txt": "No date.\n", "seeds/d.md": "---\ndate: 2019\n---\nWords. ![](no.png)\n"},
    )
    done = feeds("build", "--keep-going", cwd=site)
    assert "3 articles → 3 feeds, 1 error, 1 warning\n" in done.out


def test_a_missing_folder_says_which_file_to_make(tmp_path: Path) -> None:
    done = feeds("build", cwd=tmp_path)
    assert (done.code, done.out) == (1, "nothing published: 1 error\n")
    assert "make the file seeds/first.txt with a first line such as `date: 2019-05-15`" in done.err


@pytest.mark.parametrize("command", ["build", "list", "diff", "build --json"])
def test_articles_that_lie_here_are_named(tmp_path: Path, command: str) -> None:
    """Who has texts, and no folder seeds, learns both ways to go on."""
    write(tmp_path, {"2019/a.md": "---\ndate: 2019-05-15\n---\nText.\n", "README.md": "Text.\n"})
    done = feeds(*command.split(), cwd=tmp_path)
    assert done.code == 2
    assert "feeds build . public" in done.err
    assert "make the file seeds/first.txt with a first line such as `date: 2019-05-15`" in done.err
    assert feeds("build", ".", "public", cwd=tmp_path).code == 0
    assert feeds("init", cwd=tmp_path).code == 0
    assert feeds("build", cwd=tmp_path).code == 0


WRONG = "date: someday\n\nX.\n"
ODD = {
    "seeds/two\nlines.txt": WRONG,
    "seeds/\u202ecount.txt": WRONG,
    "seeds/é/x.txt": WRONG,
    "seeds/y.txt": "date: 1\ntags: [\n\nX.\n",
}


def test_colour_changes_no_word_of_what_is_wrong(site: Path) -> None:
    write(site, ODD)
    plain = feeds("build", "--color", "never", cwd=site).err
    coloured = feeds("build", "--color", "always", cwd=site).err
    assert ESCAPE not in plain
    assert re.sub(rf"{ESCAPE}\[[\d;]*m", "", coloured) == plain != coloured
    assert "seeds/two\\nlines.txt:1: " in plain
    assert "seeds/\\u202ecount.txt:1: " in plain
    assert "seeds/é/x.txt:1" in plain


@pytest.mark.parametrize("place", ["..", "seeds", "../seeds"])
def test_places_are_named_from_the_folder_of_the_call(site: Path, place: str) -> None:
    write(site, {"seeds/z/no.txt": WRONG})
    here = site if place == "seeds" else site / "seeds"
    named = {"..": "z/no.txt", "seeds": "seeds/z/no.txt", "../seeds": "../seeds/z/no.txt"}[place]
    source = str(site / "seeds") if place == ".." else place
    done = feeds("build", source, str(site / "made"), cwd=here)
    assert done.err.startswith(f"{named}:1: error: ")
