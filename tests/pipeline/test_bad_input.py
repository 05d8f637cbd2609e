"""Input that nobody meant to publish: a located line each, never an exception."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import feeds
from tests.pipeline.sites import FIRST, NOW, SECOND, SITE, build, contents, parsed, write


@dataclass(frozen=True)
class Case:
    name: str
    content: bytes
    error: str  # part of the line a user sees; "" where it is published


_NOBODY = 65534
DAY = b"date: 2019-05-15\n\n"
CASES = (
    Case("empty", b"", "a.txt:1: "),
    Case("blank lines", b"\n \n\t\n", "a.txt:1: "),
    Case("a date alone", b"date: 2019-05-15\n", "a.txt:1: the article is empty"),
    Case("binary", bytes(range(256)) * 20, "a.txt: this is not a text file"),
    Case("no date", b"Just a text.\n", "a.txt:1: no date is stated"),
    Case("impossible date", b"date: 2019-02-30\n\nText.\n", "a.txt:1: there is no 30 February"),
    Case("date in the body only", b"On 2019-05-15 it rained.\n", "a.txt:1: no date is stated"),
    Case(
        "a bad byte", DAY + "één ding\n".encode() + b"caf\xe9 \xc3\xa9\xc3\xa9\n", "a.txt:4:4: byte"
    ),
    Case("control characters", DAY + b"Be\x07ep and \x1b[31mred, it said. " + b"Word. " * 20, ""),
    Case("lone surrogates", DAY + b"Half \xed\xa0\x80 a pair.\n", "a.txt:3:6: byte"),
    Case("a UTF-8 mark", b"\xef\xbb\xbf" + DAY + "Été.\n".encode(), ""),
    Case("UTF-16", "\ufeffdate: 2019-05-15\r\n\r\nÉté à la mer.\r\n".encode("utf-16-le"), ""),
    Case("old Mac line ends", b"date: 2019-05-15\r\rText.\r", ""),
    Case("markup", DAY + b"<script>alert(1)</script> & ]]> &amp;amp; <b>.\n", ""),
    Case("right to left", DAY + "שלום עולם, \u202eabc\u202c.\n".encode(), ""),
    Case("one endless word", DAY + b"x" * 100_000, ""),
    Case("ten thousand paragraphs", DAY + b"Word.\n\n" * 10_000, ""),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_content(case: Case, tmp_path: Path) -> None:
    output, report = build(tmp_path, {"a.txt": case.content})
    if case.error:
        assert not report.published
        assert any(case.error in str(problem) for problem in report.errors), report.problems
        assert all(problem.hint for problem in report.errors)
        assert not output.exists()
    else:
        assert report.published, report.problems
        for name in ("feed.xml", "rss.xml"):
            assert len(parsed(output / name).entries) == 1


def test_all_problems_are_shown_together(tmp_path: Path) -> None:
    files = {f"{number}.txt": case.content for number, case in enumerate(CASES) if case.error}
    _, report = build(tmp_path, files)
    assert {problem.path for problem in report.errors} == set(files)


def test_an_article_of_fifty_megabytes(tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {"a.txt": FIRST})
    with (source / "big.txt").open("wb") as file:
        file.write(DAY)
        file.truncate(50 * 1024 * 1024)
    report = feeds.build(source, tmp_path / "public", SITE, now=NOW)
    assert [problem.path for problem in report.errors] == ["big.txt"]


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {"a.txt": FIRST, "b.txt": SECOND})
    assert feeds.build(source, tmp_path / "public", SITE, now=NOW).published
    (source / "b.txt").chmod(0)
    was = contents(tmp_path / "public")
    with an_ordinary_user(tmp_path):
        report = feeds.build(source, tmp_path / "public", SITE, now=NOW)
    assert "b.txt: cannot be read" in str(report.errors[0])
    assert report.errors[0].hint
    assert contents(tmp_path / "public") == was


@contextmanager
def an_ordinary_user(folder: Path) -> Iterator[None]:
    """For as long as it lasts, the rights that files give count, even for root."""
    if os.geteuid() != 0:
        yield
        return
    for path in (*list(folder.parents)[:3], folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, _NOBODY, -1)
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_links_and_folders_that_look_like_articles(tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {"a.txt": FIRST, "folder.txt/b.txt": SECOND})
    outside = write(tmp_path / "outside", {"secret.txt": "date: 2019\n\nSecret.\n"})
    (source / "dangling.txt").symlink_to("nowhere.txt")
    (source / "out.txt").symlink_to(outside / "secret.txt")
    (source / "circle").symlink_to(source, target_is_directory=True)
    os.mkfifo(source / "pipe.txt")
    report = feeds.build(source, tmp_path / "public", SITE, now=NOW, keep_going=True)
    assert [str(problem) for problem in report.errors] == [
        (
            "dangling.txt: this link points at nothing; restore what it points at (git submodule "
            "update --init, where that is one), delete it, or name it in exclude"
        ),
        "pipe.txt: this is no regular file; delete it",
    ]
    assert [problem.path for problem in report.problems if problem not in report.errors] == [
        "out.txt"
    ]
    assert report.articles == 2
    assert not any(b"Secret" in data for data in contents(tmp_path / "public").values())


NAMES = (
    "with spaces.txt",
    "🌊 wave.txt",
    "ש.txt",
    "x" * 251 + ".txt",
    "CON.txt",
    "a.b.c.txt",
    "%2e%2e.txt",
    "quote'\"<>&.txt",
)


@pytest.mark.parametrize("name", NAMES)
def test_file_names(name: str, tmp_path: Path) -> None:
    output, report = build(tmp_path, {name: "date: 2019-05-15\n\nText of this one.\n"})
    assert report.published, report.problems
    assert (output / "text-of-this-one.html").is_file()


TITLES = ("con", "../../etc/passwd", "index", "Ünïcödé", "…", "🌊", "feed", "x" * 500, "a/b\\c:d")


@pytest.mark.parametrize("title", TITLES)
def test_titles_that_would_be_bad_names(title: str, tmp_path: Path) -> None:
    output, report = build(tmp_path, {"a.txt": f"title: {title}\ndate: 2019\n\nText.\n"})
    assert report.published, report.problems
    (entry,) = parsed(output / "feed.xml").entries
    name = entry.link.rpartition("/")[2]
    assert (output / name).is_file()
    assert name.isascii()
    assert len(name) <= 80
    assert contents(output).keys() == contents(tmp_path / "public").keys()


def test_names_that_differ_only_in_case_are_told_apart(tmp_path: Path) -> None:
    files = {
        "a.txt": "url: /Light.html\n" + FIRST,
        "b.txt": "title: Light\ndate: 2020\n\nText.\n",
    }
    output, report = build(tmp_path, files)
    assert report.published
    names = [path.name for path in output.glob("*.html")]
    assert (
        len({name.casefold() for name in names}) == len(names) == 6
    )  # index, archive, subscribe, 404


def test_scripts_never_reach_a_reader(tmp_path: Path) -> None:
    text = DAY + b"<script>alert(1)</script> and <img src=x onerror=alert(1)>.\n"
    output, _ = build(tmp_path, {"a.txt": text})
    for name, data in contents(output).items():
        if name.endswith(".html"):
            assert b"<script>alert" not in data, name
            assert b"<img" not in data, name


def test_an_output_that_cannot_be_made(tmp_path: Path) -> None:
    write(tmp_path, {"public": "a file"})
    source = write(tmp_path / "seeds", {"a.txt": FIRST})
    report = feeds.build(source, tmp_path / "public", SITE, now=NOW)
    assert not report.published
    assert len(report.errors) == 1
    assert (tmp_path / "public").read_text() == "a file"
