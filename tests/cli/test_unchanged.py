"""A site of which nothing changed is not built again: what the last build said is said."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from feeds.cache import edited_since, forget_outputs, recall_run
from feeds.stamps import is_settled, stamp_of
from feeds.workers import Meanwhile
from tests.cli.commands import Done, feeds
from tests.pipeline.sites import contents, write

SITE = {
    "feeds.toml": 'url = "https://example.org/"\n',
    "seeds/a.md": "---\ndate: 2019-05-15\ntags: [sea]\n---\n# A\n\nWords. [Data](table.csv)\n",
    "seeds/b.md": "---\ndate: 2019-05-16\nexpires: 2030-01-01\n---\n# B\n\nMore. [x](a.md#no)\n",
    "seeds/c.md": "---\ndate: 2029-05-16\n---\n# C\n\nLater.\n",
    "seeds/table.csv": "1,2\n",
    "seeds/notes/d.md": "# D\n\nBelow.\n",
    "seeds/notes/d.meta": ".. date: 2018-01-01\n",
}
CALL = ("build", "seeds", "public")
TRIES = 20  # builds until one is recorded: files have to rest for a moment first


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")  # by the clock
    root = write(tmp_path / "site", SITE)
    monkeypatch.chdir(root)
    return root


def is_recorded(call: tuple[str, ...] = CALL, *, now: int = 0) -> bool:
    return recall_run(call, now or time.time_ns()) is not None


def build(site: Path, call: tuple[str, ...] = CALL) -> Done:
    """One build, by the clock."""
    return feeds(*call, cwd=site, SOURCE_DATE_EPOCH="")


def built(site: Path, call: tuple[str, ...] = CALL) -> Done:
    """Builds until the next one need not be made; what the last of them said."""
    for _ in range(TRIES):
        done = build(site, call)
        if is_recorded(call):
            return done
        time.sleep(0.05)
    raise AssertionError("no build was recorded")


@pytest.mark.parametrize("more", [(), ("--json",), ("-v",), ("-q",), ("--keep-going", "--locked")])
def test_what_is_said_again_is_what_a_build_would_say(site: Path, more: tuple[str, ...]) -> None:
    build(site)
    built(site, CALL + more)
    before = contents(site / "public")
    again = build(site, CALL + more)
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"], "feeds", "runs"))
    assert not is_recorded(CALL + more)
    assert again == build(site, CALL + more)
    assert "no such part" in again.err
    assert contents(site / "public") == before


def appended(name: str, text: str = "\n") -> Callable[[Path], object]:
    def change(site: Path) -> None:
        with (site / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def written(name: str, text: str = "") -> Callable[[Path], object]:
    return lambda site: write(site, {name: text})


def kept_times(site: Path) -> None:
    """Other words of the same length, and the old time of modification."""
    file = site / "seeds" / "a.md"
    status = file.stat()
    file.write_text(file.read_text().replace("Words", "Texts"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


CAUSES: dict[str, Callable[[Path], object]] = {
    "an article changed": appended("seeds/a.md", "More.\n"),
    "an article changed and kept its times": kept_times,
    "a new article": written("seeds/e.txt", "date: 2020-01-01\n\nNew.\n"),
    "an article went": lambda site: (site / "seeds/b.md").unlink(),
    "an article has another name": lambda site: (site / "seeds/a.md").rename(site / "seeds/z.md"),
    "a file beside an article": appended("seeds/notes/d.meta", ".. title: T\n"),
    "a new file beside an article": written("seeds/a.meta", ".. author: Ann\n"),
    "an index of a folder": written("seeds/notes/_index.md", "---\ntitle: Notes\n---\n"),
    "a file of authors": written("seeds/authors.yml", "ann:\n  name: Ann\n"),
    "an attachment": appended("seeds/table.csv", "3,4\n"),
    "an attachment went": lambda site: (site / "seeds/table.csv").unlink(),
    "a folder came": lambda site: (site / "seeds/new").mkdir(),
    "a link to a folder came": lambda site: (site / "seeds/link").symlink_to(site / "seeds/notes"),
    "a setting": appended("feeds.toml", 'title = "T"\n'),
    "settings nearer by": written("seeds/feeds.toml", 'url = "https://example.org/"\n'),
    "the mark of a generator": written("hugo.toml", 'baseURL = "https://example.org/"\n'),
    "a page": appended("public/a.html"),
    "a page went": lambda site: (site / "public/a.html").unlink(),
    "a feed": appended("public/feed.xml"),
    "the manifest": appended("public/.feeds-manifest", "x.html\n"),
    "the output went": lambda site: shutil.rmtree(site / "public"),
    "the ledger": appended("seeds/feeds.lock"),
    "the ledger went": lambda site: (site / "seeds/feeds.lock").unlink(),
    "the source went": lambda site: (site / "seeds").rename(site / "texts"),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_every_change_is_noticed(site: Path, cause: str) -> None:
    built(site)
    CAUSES[cause](site)
    assert not is_recorded()


def moment(text: str) -> int:
    return int(time.mktime(time.strptime(text, "%Y-%m-%d"))) * 1_000_000_000


def test_what_is_due_is_noticed(site: Path) -> None:
    built(site)
    assert is_recorded(now=moment("2029-05-14"))
    assert not is_recorded(now=moment("2029-05-18"))


def test_what_expires_is_noticed(site: Path) -> None:
    (site / "seeds/c.md").unlink()
    built(site)
    assert is_recorded(now=moment("2029-05-18"))
    assert not is_recorded(now=moment("2030-01-03"))


def test_a_page_that_is_due_is_noticed(site: Path) -> None:
    head = "---\npublish_on: 2027-02-01\nexpires: 2028-02-01\n---\n"
    write(site, {"seeds/about.md": f"{head}# About\n\nI am.\n"})
    built(site)
    assert is_recorded(now=moment("2027-01-30"))
    assert not is_recorded(now=moment("2027-02-03"))


def test_a_clock_that_was_set_back_is_noticed(site: Path) -> None:
    built(site)
    assert not is_recorded(now=moment("2019-06-01"))


@pytest.mark.parametrize(
    "call", [(*CALL, "--minor"), ("build",), ("build", "seeds"), (*CALL, "--now", "2031-01-01")]
)
def test_another_call_is_another_build(site: Path, call: tuple[str, ...]) -> None:
    built(site)
    assert not is_recorded(call)


def test_another_version_of_a_library_is_noticed(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(site)
    folder = tmp_path / "site-packages"
    (folder / "lxml-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(folder))
    assert not is_recorded()


SETTINGS = 'url = "https://example.org/"\n'
WARNED: dict[str, dict[str, str]] = {
    "a part that is not there": {"seeds/x.md": "---\ndate: 2019-01-01\n---\n[x](a.md#none)\n"},
    "a file that is not there": {"seeds/x.md": "---\ndate: 2019-01-01\n---\n[x](none.pdf)\n"},
    "an address that is taken": {
        "seeds/x.md": "---\ndate: 2019-01-01\nurl: /y.html\n---\nX.\n",
        "seeds/y.md": "---\ndate: 2019-01-02\nurl: /y.html\n---\nY.\n",
    },
    "an address of a page of the site": {
        "seeds/x.md": "---\ndate: 2019-01-01\nurl: /index.html\n---\nX.\n"
    },
    "a former address that is taken": {
        "seeds/x.md": "---\ndate: 2019-01-01\naliases: [/a.html]\n---\nX.\n"
    },
    "the same text twice": {
        "seeds/x.md": "---\ndate: 2019-01-01\n---\n# X\n\nThe very same words of the tide.\n",
        "seeds/y.md": "---\ndate: 2019-01-01\n---\n# X\n\nThe very same words of the tide.\n",
    },
    "no date": {"feeds.toml": f'{SETTINGS}undated = "warn"\n', "seeds/x.md": "X.\n"},
    "a program in a text": {
        "seeds/x.md": "---\ndate: 2019-01-01\n---\n<script>alert(1)</script>\n\nX.\n"
    },
    "names that differ in capitals": {
        "seeds/x.md": "---\ndate: 2019-01-01\nurl: /X.html\n---\nX.\n",
        "seeds/y.md": "---\ndate: 2019-01-02\nurl: /x.html\n---\nY.\n",
    },
    "a feed of a tag that none has": {
        "feeds.toml": f'{SETTINGS}[[feed]]\nname = "fog"\ntags = ["fog"]\n'
        '[feed.files]\natom = "fog.xml"\n'
    },
    "a setting of pages where none are made": {
        "feeds.toml": f'{SETTINGS}pages = false\naccent = "#123456"\n'
    },
    "a colour that cannot be read": {"feeds.toml": f'{SETTINGS}accent = "#ffff00"\n'},
}


def rested(root: Path) -> None:
    """Wait until a later change of a file would show in its stamp."""
    files = [one for one in root.rglob("*") if one.is_file()]
    while not all(is_settled(stamp_of(one.stat()), time.time_ns()) for one in files):
        time.sleep(0.02)


@pytest.mark.parametrize("warned", WARNED)
def test_a_first_build_with_warnings_is_remembered(site: Path, warned: str) -> None:
    write(site, WARNED[warned])
    rested(site)
    first = build(site)
    assert "warning: " in first.err
    assert is_recorded()
    again = build(site)
    assert again.err == first.err
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"], "feeds", "runs"))
    assert build(site) == again


def test_a_move_is_reported_once(site: Path) -> None:
    settings = f'{SETTINGS}pages = false\npermalink = "/{{slug}}/"\n'
    write(site, {"feeds.toml": settings, "seeds/b.md": "---\ndate: 2019-05-16\n---\n# B\n"})
    built(site)
    write(site, {"feeds.toml": settings.replace("/{", "/n/{")})
    rested(site)
    assert "moved; redirect on your site" in build(site).out
    again = build(site)
    assert "redirect on" not in again.out
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"], "feeds", "runs"))
    assert build(site) == again


def test_a_warning_of_what_stood_there_before_is_given_once(site: Path) -> None:
    built(site)
    (site / "public" / ".feeds-manifest").unlink()
    appended("seeds/a.md", "More.\n")(site)
    rested(site)
    assert "the list of published files was lost" in build(site).err
    assert not is_recorded()
    assert "the list of published files was lost" not in built(site).err


def test_that_a_published_article_stays_is_said_once(site: Path) -> None:
    built(site)
    text = (site / "seeds/a.md").read_text(encoding="utf-8")
    write(site, {"seeds/a.md": text.replace("2019-05-15", "2029-05-15")})
    rested(site)
    assert "it is published already, and stays" in build(site).err
    assert not is_recorded()
    assert "it is published already" not in built(site).err


INSIDE = ("build", "seeds", "seeds/public")


@pytest.mark.parametrize("folder", ["seeds/public", "seeds/notes/public", "seeds/public2"])
def test_an_output_among_the_texts_is_no_input_by_its_place(site: Path, folder: str) -> None:
    """A folder elsewhere with the same name is."""
    write(site, {"seeds/notes/public/e.md": "---\ndate: 2018-02-01\n---\n# E\n\nWords.\n"})
    built(site, INSIDE)
    write(site, {f"{folder}/new.txt": "date: 2020-01-01\n\nNew.\n"})
    assert is_recorded(INSIDE) == (folder == "seeds/public")


def test_an_output_behind_a_link_is_no_input_where_it_lies(site: Path) -> None:
    (site / "seeds/made").mkdir()
    (site / "public").symlink_to(site / "seeds/made")
    built(site)
    write(site, {"seeds/made/new.txt": "date: 2020-01-01\n\nNew.\n"})
    assert is_recorded()


@pytest.mark.parametrize(
    "more",
    [("--dry-run",), ("--against", "public"), ("--no-cache",), ("--as-new", "a.md")],
    ids=lambda more: more[0],
)
def test_some_calls_are_always_made(site: Path, more: tuple[str, ...]) -> None:
    built(site)
    for _ in range(3):
        build(site, CALL + more)
        assert not is_recorded(CALL + more)


def test_a_build_with_an_error_is_made_again(site: Path) -> None:
    built(site)
    write(site, {"seeds/e.txt": "date: someday\n\nNew.\n"})
    for _ in range(3):
        assert build(site).code == 1
        assert not is_recorded()


def test_a_damaged_record_is_none(site: Path) -> None:
    built(site)
    for file in Path(os.environ["XDG_CACHE_HOME"], "feeds", "runs").iterdir():
        file.write_bytes(file.read_bytes()[:-1] + b"\0")
    assert not is_recorded()
    assert build(site).code == 0


LONG = {f"seeds/static/{number:03d}-{'long' * 50}.css": "" for number in range(400)}
"""Files of a site that make it a large one: its outputs are looked at by a process of their own."""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_large_site_is_unchanged_as_a_small_one_is(
    site: Path, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    monkeypatch.setenv("FEEDS_WORKERS", workers)
    write(site, LONG | {"feeds.toml": SITE["feeds.toml"] + 'static = ["static"]\n'})
    built(site)
    assert (site / "public/.feeds-manifest").stat().st_size > 64 * 1024
    assert recall_run(CALL, time.time_ns(), Meanwhile) is not None
    assert "0 files written" in build(site).out
    written(min(LONG).replace("seeds", "public"), "other")(site)
    assert recall_run(CALL, time.time_ns(), Meanwhile) is None
    forget_outputs()
    assert "1 file written" in build(site).out
    built(site)
    appended("seeds/a.md", "More.\n")(site)
    rested(site)
    now = time.time_ns()
    assert recall_run(CALL, now, Meanwhile) is None
    assert edited_since(CALL, now) is not None
    assert build(site).code == 0
    assert "More." in (site / "public/a.html").read_text(encoding="utf-8")
