"""diff, mv, purge and stamp, as users run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import Done, feeds
from tests.ledger.sites import URL, Site
from tests.pipeline.sites import contents

SETTINGS = f'title = "The Tide"\nurl = "{URL}"\nlanguage = "en"\n'


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(root=tmp_path)
    (tmp_path / "feeds.toml").write_text(SETTINGS)
    made.fill(3)
    assert feeds("build", cwd=tmp_path).code == 0
    return made


def run(site: Site, *arguments: str) -> Done:
    return feeds(*arguments, cwd=site.root)


def test_diff_of_nothing(site: Site) -> None:
    assert run(site, "diff").out == "subscribers would see no change\n"


def test_diff_tells_each_feed_and_changes_nothing(site: Site) -> None:
    site.add(4)
    site.edit("1.txt", "not much", "a lot")
    site.drop("2.txt")
    before = contents(site.root)
    done = run(site, "diff")
    assert done.code == 0
    assert done.out.startswith(
        "feed.xml: 1 new, 1 updated, 1 deleted\n"
        f"  new         Number 4  {URL}number-4.html\n"
        f"  updated     Number 1  {URL}number-1.html\n"
        f"  deleted     Number 2  {URL}number-2.html\n"
    )
    rows = json.loads(run(site, "diff", "--json").out)
    assert {row["feed"] for row in rows} == {"feed.xml", "rss.xml", "feed.json"}
    for row in rows:
        assert [change["title"] for change in row["new"]] == ["Number 4"]
        assert [change["title"] for change in row["updated"]] == ["Number 1"]
        assert [change["title"] for change in row["deleted"]] == ["Number 2"]
        assert not row["reordered"]
    assert contents(site.root) == before


def test_diff_shows_what_would_stop_a_build(site: Site) -> None:
    (site.source / "feeds.lock").unlink()
    (site.root / "feeds.toml").write_text(SETTINGS + 'site_id = "urn:x:other"\n')
    done = run(site, "diff")
    assert done.code == 1
    assert "3 resurfaced, 3 vanished" in done.out
    assert "--allow vanished" in done.err
    allowed = ("--allow", "vanished", "--allow", "resurfaced")
    assert run(site, "diff", *allowed).code == 0


def test_diff_of_a_changed_order(site: Site) -> None:
    site.edit("3.txt", "2019-01-03", "2018-12-01")
    assert "feed.xml: reordered" in run(site, "diff").out


def test_a_preview_has_no_subscribers(site: Site) -> None:
    (site.root / "feeds.toml").unlink()
    done = run(site, "diff")
    assert (done.code, done.out) == (1, "")
    assert "has no subscribers" in done.err


@pytest.mark.parametrize("names", [("2.txt", "x/two.txt"), ("seeds/2.txt", "seeds/x/two.txt")])
@pytest.mark.parametrize("is_moved", [True, False], ids=["by hand", "by the command"])
def test_mv_moves_a_file_and_its_article(
    site: Site,
    names: tuple[str, str],
    is_moved: bool,  # noqa: FBT001
) -> None:
    ids = site.feed().ids
    if is_moved:
        site.rename("2.txt", "x/two.txt")
        site.edit("x/two.txt", "Number 2", "Other title")
    assert run(site, "mv", *names).out == "2.txt → x/two.txt\n"
    assert (site.source / "x/two.txt").is_file()
    assert not (site.source / "2.txt").exists()
    assert run(site, "build").code == 0
    assert site.feed().ids == ids


@pytest.mark.parametrize("place", ["../2.txt", "x/../../2.txt", "/else/2.txt"])
def test_mv_stays_in_the_source_folder(site: Site, place: str) -> None:
    done = run(site, "mv", "2.txt", place)
    assert done.code == 2
    assert "outside of the source folder" in done.err
    assert (site.source / "2.txt").is_file()


def test_mv_of_nothing_and_onto_another_article(site: Site) -> None:
    assert "there is no such file" in run(site, "mv", "9.txt", "8.txt").err
    done = run(site, "mv", "1.txt", "2.txt")
    assert done.code == 1
    assert "it is the file of another article" in done.err


def test_the_question_and_its_two_answers(site: Site) -> None:
    site.rename("2.txt", "two.txt")
    site.edit("two.txt", "Number 2", "Other title")
    site.edit("two.txt", "2019-01-02", "2020-03-04")
    site.edit("two.txt", "It is not much for 2.", "There is more to it than that.")
    done = run(site, "build")
    assert done.code == 1
    assert 'feeds mv "2.txt" "two.txt"' in done.err
    assert run(site, "build", "--as-new", "seeds/two.txt").code == 0
    assert len(site.feed().deleted) == 1


def test_purge_leaves_the_id_alone(site: Site) -> None:
    (one,) = [entry.id for entry in site.feed().entries if entry.title == "Number 2"]
    assert "its file is still there" in run(site, "purge", "2.txt").err
    site.drop("2.txt")
    assert run(site, "purge", "2.txt").out == f"purged {one}; now run feeds build\n"
    assert run(site, "build").code == 0
    assert site.feed().deleted == (one,)
    assert b"2.txt" not in (site.source / "feeds.lock").read_bytes()
    assert not (site.output / "number-2.html").exists()
    assert "it knows no article" in run(site, "purge", "urn:x:1").err


def test_a_withdrawn_article_is_purged_while_its_file_is_there(tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    (tmp_path / "feeds.toml").write_text(SETTINGS + "archive = 2\nlimit = 2\nmax_deleted = 9\n")
    site.fill(8)
    assert run(site, "build").code == 0
    assert b"not much for 1" in (site.output / "archive/1/feed.xml").read_bytes()
    site.edit("1.txt", "title:", "draft: yes\ntitle:")
    assert "archive documents keep what they hold of 1.txt: feeds purge" in run(site, "build").out
    assert run(site, "purge", "1.txt").code == 0
    assert run(site, "build").code == 0
    for file in site.output.rglob("*.xml"):
        assert b"not much for 1." not in file.read_bytes(), file


FILES = {
    "fields.txt": "title: A text\ndate: 2019-05\n\nText with fields. It has words.\n",
    "prefix.txt": " date 2019-05 A text with a prefix. It has words.\n\nMore of it.\n",
    "yaml.md": "---\ntitle: Yaml\ndate: 2019-05\n---\n\nText.\n",
    "toml.md": '+++\ntitle = "Toml"\ndate = "2019-05"\n+++\n\nText.\n',
    "page.html": "<!doctype html>\n<html><head><title>Page</title>"
    '<meta name="date" content="2019-05"></head><body><p>Text of a page.</p></body></html>\n',
}


def test_stamped_files_need_no_ledger(tmp_path: Path) -> None:
    made = Site(root=tmp_path)
    (tmp_path / "feeds.toml").write_text(SETTINGS)
    for name, text in FILES.items():
        made.write(name, text)
    made.write("crlf.md", "---\r\ntitle: Dos\r\ndate: 2019-05\r\n---\r\n\r\nText.\r\n")
    assert feeds("build", cwd=tmp_path).code == 0
    before = {entry.title: entry.id for entry in made.feed().entries}
    assert len(before) == 6
    done = run(made, "stamp")
    assert done.out.endswith("6 files stamped\n"), done.err
    (made.source / "feeds.lock").unlink()
    for number, name in enumerate([*FILES, "crlf.md"]):
        made.rename(name, f"renamed-{number}{Path(name).suffix}")
    assert run(made, "build").code == 0
    assert {entry.title: entry.id for entry in made.feed().entries} == before
    assert run(made, "stamp").out == "0 files stamped\n"
