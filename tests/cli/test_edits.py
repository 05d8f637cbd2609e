"""Of a site in which a few files were edited, a build looks at these alone."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from feeds.cache import edited_since, recall_run
from tests.cli.test_unchanged import CALL, appended, build, built, rested, written
from tests.pipeline.sites import contents, write

SITE = {
    "feeds.toml": 'url = "https://example.org/"\nlimit = 2\n',
    **{
        f"seeds/{name}.md": f"---\ndate: 2019-05-1{number}\n---\n# {name}\n\nWords of {name}.\n"
        for number, name in enumerate(("one", "two", "three", "four"))
    },
    "seeds/notes.txt": "What we have in mind.\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")  # by the clock
    root = write(tmp_path / "site", SITE)
    monkeypatch.chdir(root)
    return root


def edited(call: tuple[str, ...] = CALL) -> tuple[str, ...]:
    """The names of the files that the next build would look at alone."""
    now = time.time_ns()
    assert recall_run(call, now) is None
    found = edited_since(call, now)
    return tuple(Path(one).name for one in (*found.files, *found.added)) if found else ()


@pytest.mark.parametrize("path", ["n{}.md", "n{}/index.md", "2019/0{}/n.md"])
def test_one_new_article_after_the_other(site: Path, path: str) -> None:
    built(site)
    for number in range(5, 9):
        text = f"---\ndate: 2019-05-0{number}\n---\n# N{number}\n\nWords of {number}.\n"
        write(site, {f"seeds/{path.format(number)}": text})
        rested(site)
        assert edited() == (path.format(number).rpartition("/")[2],)
        done = build(site)
        assert done.code == 0
        assert f"{number} articles" in done.out
        assert recall_run(CALL, time.time_ns()) is not None
    appended(f"seeds/{path.format(6)}", "More.\n")(site)
    rested(site)
    assert edited() == (path.format(6).rpartition("/")[2],)
    assert build(site).code == 0
    before, ledger = contents(site / "public"), (site / "seeds/feeds.lock").read_bytes()
    assert "0 files written" in build(site, (*CALL, "--no-cache")).out
    assert contents(site / "public") == before
    assert (site / "seeds/feeds.lock").read_bytes() == ledger


ADDED: dict[str, Callable[[Path], object]] = {
    "a folder": lambda site: (site / "seeds/new").mkdir(),
    "another went": lambda site: (site / "seeds/two.md").unlink(),
    "a link to nothing": lambda site: (site / "seeds/x.md").symlink_to("none.md"),
    "a year of the ledger": written("seeds/feeds-2016.lock", "feeds-lock 9\n"),
    "settings": written("seeds/feeds.toml", 'title = "T"\n'),
    "too many": lambda site: write(site, {f"seeds/x{one}.md": "Words.\n" for one in range(64)}),
}


@pytest.mark.parametrize("cause", ADDED)
def test_with_a_new_file_nothing_else_may_come_or_go(site: Path, cause: str) -> None:
    built(site)
    write(site, {"seeds/n.md": "---\ndate: 2019-05-15\n---\nNew.\n"})
    ADDED[cause](site)
    rested(site)
    assert edited() == ()


@pytest.mark.parametrize("name", ["one", "four"])
def test_one_edit_after_the_other(site: Path, name: str) -> None:
    built(site)
    for step in range(3):
        appended(f"seeds/{name}.md", f"Step {step}.\n")(site)
        rested(site)
        assert edited() == (f"{name}.md",)
        done = build(site)
        assert done.code == 0
        assert "4 articles" in done.out
        assert f"Step {step}." in (site / f"public/{name}.html").read_text(encoding="utf-8")
    again = built(site)
    assert "0 files written" in again.out
    before, ledger = contents(site / "public"), (site / "seeds/feeds.lock").read_bytes()
    assert "0 files written" in build(site, (*CALL, "--no-cache")).out
    assert contents(site / "public") == before
    assert (site / "seeds/feeds.lock").read_bytes() == ledger


def test_files_that_were_saved_a_moment_ago(site: Path) -> None:
    """Their stamps do not tell yet whether they are saved once more: their bytes do."""
    built(site)
    for step in range(4):
        appended("seeds/one.md", f"Step {step}.\n")(site)
        assert edited() == ("one.md",)
        assert build(site).code == 0
        assert recall_run(CALL, time.time_ns()) is not None
    before = contents(site / "public")
    assert "0 files written" in build(site, (*CALL, "--no-cache")).out
    assert contents(site / "public") == before


def test_what_it_says_is_what_a_usual_build_says(site: Path) -> None:
    call = (*CALL, "-v")
    built(site, call)
    appended("seeds/one.md", "More.\n")(site)
    rested(site)
    assert edited(call)
    done = build(site, call)
    assert "1 file read, 1 page made" in done.out
    assert "4 files written" in done.out  # its page, two lists with its summary, the sitemap


OTHERS: dict[str, Callable[[Path], object]] = {
    "an article went": lambda site: (site / "seeds/two.md").unlink(),
    "a page was altered": appended("public/one.html"),
    "a page went": lambda site: (site / "public/one.html").unlink(),
    "the list of files": appended("public/.feeds-manifest", "x.html\n"),
    "the ledger": appended("seeds/feeds.lock"),
    "the settings": appended("feeds.toml", 'title = "T"\n'),
}


@pytest.mark.parametrize("cause", OTHERS)
def test_with_another_change_it_is_no_edit(site: Path, cause: str) -> None:
    built(site)
    appended("seeds/one.md", "More.\n")(site)
    OTHERS[cause](site)
    rested(site)
    found = edited()
    assert not found or "feeds.toml" in found
    assert build(site, (*CALL, "--allow", "deleted")).code == 0
    before = contents(site / "public")
    build(site, (*CALL, "--no-cache"))
    assert contents(site / "public") == before


def test_many_files_are_no_edit(site: Path) -> None:
    for number in range(70):
        text = f"---\ndate: 2018-01-01\n---\n# N{number}\n\nWords of {number}.\n"
        write(site, {f"seeds/n{number}.md": text})
    built(site)
    for number in range(70):
        appended(f"seeds/n{number}.md", "More.\n")(site)
    rested(site)
    assert edited() == ()
    assert "70 files" in build(site, (*CALL, "-v")).out


def test_what_was_kept_for_it_may_be_gone(site: Path) -> None:
    built(site)
    for file in Path(os.environ["XDG_CACHE_HOME"], "feeds").rglob("*-state"):
        file.unlink()
    appended("seeds/one.md", "More.\n")(site)
    rested(site)
    assert edited() == ("one.md",)
    assert "4 files written" in build(site).out


def test_a_year_of_the_ledger_that_came_is_read(site: Path) -> None:
    built(site)
    assert recall_run(CALL, time.time_ns()) is not None
    write(site, {"seeds/feeds-2016.lock": "this is none\n"})
    assert recall_run(CALL, time.time_ns()) is None
    done = build(site)
    assert done.code != 0
    assert "feeds-2016.lock" in done.out + done.err


@pytest.mark.parametrize("picture", ["img/new.png", "img/deep/new.png", "favicon.png"])
def test_a_picture_in_a_folder_of_a_generator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    post = "---\ntitle: {0}\ndate: 2019-05-1{0}\n---\nWords of {0}.\n\n![a boat](/{1})\n"
    posts = {f"content/posts/{one}.md": post.format(one, "img/boat.png") for one in range(4)}
    files = {"hugo.toml": 'baseURL = "https://example.org/"\n', "static/img/boat.png": "PNG"}
    root = write(tmp_path / "site", {**files, **posts})
    monkeypatch.chdir(root)
    call = ("build", ".", "public")
    built(root, call)
    write(root, {f"static/{picture}": "PNG", "content/posts/new.md": post.format(5, picture)})
    rested(root)
    assert set(edited(call)) == {"new.md", picture.rpartition("/")[2]}
    assert build(root, call).code == 0
    assert (root / "public" / picture).read_bytes() == b"PNG"
    before = contents(root / "public")
    assert "0 files written" in build(root, (*call, "--no-cache")).out
    assert contents(root / "public") == before
