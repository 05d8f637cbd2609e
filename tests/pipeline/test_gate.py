"""An invalid feed is never published: the build stops, names the place, and changes nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

import feeds
from feeds.errors import ConfigError
from feeds.formats import FORMATS
from feeds.model import Feed
from feeds.pipeline import Options, _write_site
from feeds.publishing import _disk
from tests.pipeline.sites import FIRST, NOW, SECOND, SITE, build, contents, write
from tests.publishing.site import FaultyDisk, Killed


def spoiled(feed: Feed) -> bytes:
    """The Atom document with a date that is none."""
    return FORMATS["atom"].render(feed).replace(b"<updated>20", b"<updated>about 20")


def test_an_invalid_feed_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, first = build(tmp_path, {"a.txt": FIRST})
    assert first.published
    before = contents(output)
    formats = {**FORMATS, "atom": replace(FORMATS["atom"], render=spoiled)}
    monkeypatch.setattr("feeds.pipeline._write_feeds.FORMATS", formats)
    _, second = build(tmp_path, {"b.txt": SECOND})
    assert not second.published
    assert contents(output) == before
    problem = next(one for one in second.errors if one.path == "feed.xml")
    assert "V101" in problem.message
    assert problem.line
    assert "about 20" in problem.message
    assert "write it like 2026-01-31" in problem.hint


GOOD = "---\ntitle: Good\ndate: 2020-01-02\n---\nOther words.\n"
BAD = "---\ntitle: Bad\ndate: 2020-01-01\n{field}\n---\nWords.\n"
REFUSED = [
    ('enclosure: {url: "https://e.org/a.mp3", type: "sound", length: 12}', 4),
    ('enclosure: {url: "https://e.org/a.mp3", type: "audio / mpeg", length: 12}', 4),
]
FORMAT_FILES = {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"}


@pytest.mark.parametrize("format_name", FORMAT_FILES)
@pytest.mark.parametrize("is_cached", [False, True])
@pytest.mark.parametrize(("field", "line"), REFUSED)
def test_what_the_gate_refuses_is_left_out_with_keep_going_and_found_again(
    tmp_path: Path, field: str, line: int, format_name: Any, *, is_cached: bool
) -> None:
    files = {"good.md": GOOD, "bad.md": BAD.format(field=field)}
    config = replace(SITE, formats=(format_name,))
    options = Options(cache=tmp_path / "cache" if is_cached else None)
    output, first = build(tmp_path, files, config, options=options)
    assert not first.published
    assert {(one.path, one.line) for one in first.errors} == {("bad.md", line)}
    _, second = build(tmp_path, files, config, keep_going=True, options=options)
    assert second.published
    assert second.errors == first.errors
    assert second.articles == 1
    data = (output / FORMAT_FILES[format_name]).read_bytes()
    assert b"Good" in data
    assert b"Bad" not in data
    before = contents(output)
    for _ in range(2):
        _, third = build(tmp_path, files, config, options=options)
        assert not third.published
        assert third.errors == first.errors
        assert contents(output) == before


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_copy_of_the_process_finds_what_the_process_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    """It reads the documents while lists are made."""
    monkeypatch.setenv("FEEDS_WORKERS", workers)
    monkeypatch.setattr(_write_site, "WORTH_A_COPY", range(1, 99))
    options = Options(cache=tmp_path / "cache")
    files = {"good.md": GOOD, "bad.md": BAD.format(field=REFUSED[0][0])}
    _, first = build(tmp_path, files, options=options)
    assert [(one.path, one.line, one.message[:9]) for one in first.errors] == [
        ("bad.md", 4, "feed.xml:"),
        ("bad.md", 4, "rss.xml: "),
        ("bad.md", 4, "feed.json"),
    ]
    _, second = build(tmp_path, files, options=options, keep_going=True)
    assert second.published
    assert second.errors == first.errors


def test_what_was_published_of_a_refused_article_stays(tmp_path: Path) -> None:
    files = {"good.md": GOOD, "bad.md": BAD.format(field="lang: en")}
    output, first = build(tmp_path, files)
    assert first.published
    before = contents(output)
    _, second = build(tmp_path, {"bad.md": BAD.format(field=REFUSED[0][0])}, keep_going=True)
    assert second.published
    assert second.errors
    after = contents(output)
    assert after.keys() == before.keys()
    assert after["feed.xml"] == before["feed.xml"]


def test_keep_going_does_not_pass_what_belongs_to_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST})
    before = contents(output)
    formats = {**FORMATS, "atom": replace(FORMATS["atom"], render=spoiled)}
    monkeypatch.setattr("feeds.pipeline._write_feeds.FORMATS", formats)
    _, second = build(tmp_path, {"b.txt": SECOND}, keep_going=True)
    assert not second.published
    assert contents(output) == before


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """A file that cannot be published, in a site where "good.md" is fine."""

    name: str
    files: dict[str, str] = field(default_factory=dict)
    foreign: str = ""  # a file of someone else's in the output
    place: str  # where the error is: file:line
    said: str
    lost: str = ""  # the file that is not published; "" where the foreign one stands there
    stays: bool = True  # whether the article of bad.md is published without it


HEAD = "---\ntitle: Bad\ndate: 2020-01-01\n{field}---\n{body}\n"


def bad(field: str = "", body: str = "Words.") -> dict[str, str]:
    return {"bad.md": HEAD.format(field=field and f"{field}\n", body=body)}


TROUBLES = [
    Trouble(
        name="alias",
        files=bad("aliases: ['/old: thing/']"),
        place="bad.md:4",
        said="'old: thing/index.html' cannot be published under that name",
        lost="old: thing/index.html",
    ),
    Trouble(
        name="alias that needs a folder where a page stands",
        files=bad("aliases:\n- /good.html/old/"),
        place="bad.md:4",
        said="needs a folder",
        lost="good.html/old/index.html",
    ),
    Trouble(
        name="alias of another's file",
        files=bad("aliases: /mine/"),
        foreign="mine/index.html",
        place="bad.md:4",
        said="no build made this file",
    ),
    Trouble(
        name="page",
        files=bad("url: /a*b/"),
        place="bad.md:4",
        said="'a*b/index.html' cannot be published under that name",
        lost="a*b/index.html",
        stays=False,
    ),
    Trouble(
        name="page of another's file",
        files=bad("slug: mine"),
        foreign="mine.html",
        place="bad.md:4",
        said="no build made this file",
        stays=False,
    ),
    Trouble(
        name="page in another's folder",
        files=bad("tags: x"),
        foreign="bad.html/notes.txt",
        place="bad.md:2",
        said="'bad.html/notes.txt', which no build made",
        stays=False,
    ),
    Trouble(
        name="picture of another's file",
        files={**bad("url: /a/", "![x](pic.png)"), "pic.png": "picture"},
        foreign="a/pic.png",
        place="bad.md:6",
        said="no build made this file",
    ),
    Trouble(
        name="picture where a page is",
        files={
            **bad("url: /a/", "![x](b.html)"),
            "b.html": "<!doctype html><title>No date</title><p>Words.",
            "other.md": "---\ntitle: Other\ndate: 2020-01-03\nurl: /a/b.html\n---\nOther.\n",
        },
        place="bad.md:6",
        said="is to be published twice",
    ),
]


@pytest.mark.parametrize("case", TROUBLES, ids=lambda case: case.name)
def test_a_file_that_cannot_be_published_names_its_article_and_keep_going_publishes_the_rest(
    tmp_path: Path, case: Trouble
) -> None:
    files = {"good.md": GOOD, **case.files}
    if case.foreign:
        write(tmp_path / "public", {case.foreign: "mine"})
    before = contents(tmp_path / "public")
    output, report = build(tmp_path, files)
    assert not report.published
    (error,) = report.errors
    assert f"{error.path}:{error.line}" == case.place
    assert case.said in error.message
    assert error.hint
    assert contents(output) == before
    _, report = build(tmp_path, files, keep_going=True)
    assert report.published
    assert report.errors == (error,)
    made = contents(output)
    assert "good.html" in made
    assert case.lost not in made
    assert (b"Bad" in made["feed.xml"]) is case.stays
    assert not case.foreign or made[case.foreign] == b"mine"
    _, report = build(tmp_path, {}, keep_going=True)
    assert report.errors == (error,)
    assert contents(output) == made


COPIES = [  # the file's name, its address in the body
    ("a*b.png", "a*b.png"),
    ("con.png", "con.png"),
    ("a:b.png", "./a:b.png"),
]


@pytest.mark.skipif(os.name == "nt", reason="no file has such a name there")
@pytest.mark.parametrize(("name", "address"), COPIES)
@pytest.mark.parametrize("place", ["body", "image", "enclosure"])
def test_a_file_of_a_bad_name_is_a_warning_and_the_link_to_it_stays(
    tmp_path: Path, name: str, address: str, place: str
) -> None:
    text = f"---\ntitle: A\ndate: 2020-01-01\nimage: {address}\n---\nWords.\n"
    if place == "body":
        text = f"---\ntitle: A\ndate: 2020-01-01\n---\n![x]({address})\n"
    if place == "enclosure":
        text = text.replace("image", "enclosure")
    output, report = build(tmp_path, {"a.md": text, name: "picture"})
    assert report.published
    (problem,) = report.problems
    assert problem.severity == "warning"
    assert (problem.path, problem.line) == ("a.md", 5 if place == "body" else 4)
    assert "cannot be published beside the page" in problem.message
    assert problem.hint
    assert f"https://tide.example.org/{name}" in (output / "feed.json").read_text()


def test_a_file_that_vanishes_while_the_site_is_made_is_a_warning(tmp_path: Path) -> None:
    text = "---\ntitle: A\ndate: 2020-01-01\n---\n\n![x](pic.png)\n"

    files = {"a.md": text, "b.md": text.replace("A", "B"), "pic.png": "picture"}
    files["b.md"] = files["b.md"].replace("pic.png", "other.png")
    files["other.png"] = "another"

    def other(stage: str, _done: int, _total: int) -> None:
        if stage == "pages":
            (tmp_path / "seeds/other.png").unlink(missing_ok=True)

    output, report = build(tmp_path, files, progress=other)
    assert report.published
    (problem,) = report.problems
    assert (problem.severity, problem.path, problem.line) == ("warning", "b.md", 6)
    assert "other.png" in problem.message
    assert "a/pic.png" in contents(output)


def test_a_kept_document_counts_only_if_the_gate_noted_its_bytes(tmp_path: Path) -> None:
    options = Options(cache=tmp_path / "cache")
    output, first = build(tmp_path, {"good.md": GOOD}, options=options)
    assert first.published
    made, notes = contents(output), noted(tmp_path)
    assert notes
    for path in notes:
        path.unlink()
    _, second = build(tmp_path, {}, options=options)
    assert second.published
    assert contents(output) == made
    assert noted(tmp_path) == notes, "the documents were read once more"


def test_what_another_version_of_the_validator_found_valid_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options(cache=tmp_path / "cache")
    build(tmp_path, {"good.md": GOOD}, options=options)
    before = {path: data.read_bytes() for path, data in noted(tmp_path).items()}
    monkeypatch.setattr("feeds.cache._tables.version", lambda: "another")
    _, second = build(tmp_path, {}, options=options)
    assert second.published
    after = {path: data.read_bytes() for path, data in noted(tmp_path).items()}
    assert after.keys() == before.keys()
    assert after != before


def noted(folder: Path) -> dict[Path, Path]:
    """The files that hold what the gate found valid."""
    return {path: path for path in sorted((folder / "cache").rglob("*-valid-*"))}


@pytest.mark.parametrize("fail_at", range(2, 14, 3))
def test_a_plain_build_after_an_interrupted_one_finds_what_the_gate_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fail_at: int
) -> None:
    files = {"good.md": GOOD, "bad.md": BAD.format(field=REFUSED[0][0])}
    options = Options(cache=tmp_path / "cache")
    with monkeypatch.context() as patched, suppress(Killed):
        patched.setattr(_disk, "DISK", FaultyDisk(fail_at))
        build(tmp_path, files, keep_going=True, options=options)
    _, report = build(tmp_path, files, options=options)
    assert not report.published
    assert [(one.path, one.line) for one in report.errors] == [("bad.md", 4)] * 3


SETTINGS = """\
title = "T"
icon = "javascript:alert(1)"
logo = "https://"
[author]
name = "Ann"
url = "data:text/html,x"
"""


def test_addresses_of_the_site_that_are_left_out_are_located_warnings(tmp_path: Path) -> None:
    source = write(tmp_path, {"feeds.toml": SETTINGS, "good.md": GOOD})
    report = feeds.build(source, tmp_path / "public", now=NOW)
    assert report.published
    assert [(one.severity, one.path, one.line) for one in report.problems] == [
        ("warning", "feeds.toml", line) for line in (2, 3, 6)
    ]
    assert all(one.hint for one in report.problems)
    assert b"javascript" not in b"".join(contents(tmp_path / "public").values())


JEKYLL = "title: T\nurl: https://www.example.org\nbaseurl: https://www.example.org/log\n"


def test_an_address_of_the_site_that_holds_another_is_an_error_that_says_what_to_write(
    tmp_path: Path,
) -> None:
    files = {"_config.yml": JEKYLL, "_posts/2020-01-02-good.md": GOOD}
    with pytest.raises(ConfigError) as caught:
        feeds.build(write(tmp_path, files), tmp_path / "public", now=NOW)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("_config.yml", 3)
    assert "baseurl: /blog" in problem.hint


@pytest.mark.parametrize("front", ["layout: home", "layout: page\nslug: x\ndate: 2020-01-01"])
@pytest.mark.parametrize("body", ["", "\n\n", "<!-- nothing -->\n"])
def test_a_page_without_a_word_is_left_out_and_blocks_no_site_of_a_generator(
    tmp_path: Path, front: str, body: str
) -> None:
    files = {
        "hugo.toml": 'title = "T"\nbaseURL = "https://tide.example.org/"\n',
        "content/posts/good.md": GOOD,
        "content/posts/empty.md": f"---\n{front}\n---\n{body}",
    }
    report = feeds.build(write(tmp_path, files), tmp_path / "public", now=NOW)
    assert report.published, report.problems
    assert report.articles == 1
    assert [path for path, _ in report.left_out] == ["posts/empty.md"]
