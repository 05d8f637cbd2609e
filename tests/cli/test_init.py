"""feeds init: what it writes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

from feeds.config import load_config
from tests.cli.commands import feeds
from tests.pipeline.sites import write

HUGO = {
    "hugo.toml": "baseURL = 'https://e.example/'\ntitle = 'A \"title\"'\ntimeZone = 'CEST'\n",
    "content/posts/a.md": "---\ndate: 2020-01-01\n---\nText.\n",
}


def test_what_a_site_states_is_written_down(tmp_path: Path) -> None:
    write(tmp_path, HUGO)
    before = feeds("build", ".", "one", cwd=tmp_path)
    assert "1 article → 4 feeds, 1 warning" in before.out
    assert (before.code, before.out.splitlines()[-1]) == (
        0,
        "the site begins at one/index.html; look at it: feeds serve one",
    )
    (tmp_path / "content" / "feeds.lock").unlink()
    done = feeds("init", cwd=tmp_path)
    assert done.code == 0
    assert "hugo.toml: warning: timezone 'CEST' is no IANA name" in done.err
    made = load_config(tmp_path)
    assert (made.title, made.url, made.source) == ('A "title"', "https://e.example/", "content")
    assert feeds("build", ".", "two", cwd=tmp_path).code == 0
    one, two = (tmp_path / name / "index.xml" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"feeds.toml": "title = 'Mine'\n"})
    done = feeds("init", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "feeds.toml: error: it is there already\n  edit it, or delete it" in done.err
    assert (tmp_path / "feeds.toml").read_text() == "title = 'Mine'\n"


def test_a_folder_of_no_generator_gets_a_beginning(tmp_path: Path) -> None:
    done = feeds("init", ".", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out == "seeds/first.txt written: a first article\nnext: feeds build\n"
    assert [path.name for path in tmp_path.iterdir()] == ["seeds"]
    built = feeds("build", cwd=tmp_path)
    assert (built.code, built.err) == (0, "")
    assert "1 article → 3 feeds, 0 problems" in built.out


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = feeds("init", "none", cwd=tmp_path)
    assert done.code == 2
    assert "none: error: there is no such folder" in done.err


def test_a_build_without_arguments_finds_the_site(tmp_path: Path) -> None:
    write(tmp_path, HUGO)
    done = feeds("build", cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("Hugo site, known by its hugo.toml; taken from it: title, url,")
    assert (tmp_path / "public" / "index.xml").is_file()


def test_a_site_below_is_named_with_the_command_for_it(tmp_path: Path) -> None:
    write(tmp_path, {f"my site/{name}": text for name, text in HUGO.items()})
    done = feeds("init", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    line = "my site is a site of Hugo; for its settings: feeds init 'my site'"
    assert done.out.splitlines()[-1] == line
