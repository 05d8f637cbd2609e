"""Questions of who is who, and the commands that answer them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import Done, feeds
from tests.ledger.sites import URL, Site

SETTINGS = f'title = "The Tide"\nurl = "{URL}"\nlanguage = "en"\n'


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(root=tmp_path)
    (tmp_path / "feeds.toml").write_text(SETTINGS)
    made.fill(12)
    assert feeds("build", cwd=tmp_path).code == 0
    return made


def run(site: Site, *arguments: str) -> Done:
    return feeds(*arguments, cwd=site.root)


def _ids(site: Site) -> set[str]:
    return {one.id for one in site.ledger.entries.values() if one.state == "published"}


def _half_changed(site: Site, name: str, new: str) -> None:
    """Renamed, with another title and date and one sentence of two."""
    number = name.removesuffix(".txt")
    site.rename(name, new)
    site.edit(new, f"Number {number}", f"Report {number}")
    site.edit(new, "date: 2019-", "date: 2018-")
    site.edit(new, f"It is not much for {number}.", f"By now it is a lot, says {number}.")


def test_a_word_replaced_in_twelve_renamed_posts_is_no_question(site: Site) -> None:
    before = _ids(site)
    for number in range(1, 13):
        site.rename(f"{number}.txt", f"2019/post-{number}.txt")
        site.edit(f"2019/post-{number}.txt", "not much", "not a lot")
    assert run(site, "build").code == 0
    assert _ids(site) == before


def test_all_clear_questions_are_answered_at_once(site: Site) -> None:
    before = _ids(site)
    for number in range(1, 13):
        _half_changed(site, f"{number}.txt", f"report-{number}.txt")
    stopped = run(site, "build")
    assert stopped.code == 1
    assert "feeds mv --all" in stopped.err
    assert "2 further files are in question like these" in stopped.err
    done = run(site, "mv", "--all")
    assert (done.code, done.err) == (0, "")
    assert "1.txt → report-1.txt\n" in done.out
    assert done.out.endswith("12 settled\n")
    assert run(site, "build").code == 0
    assert _ids(site) == before
    assert run(site, "mv", "--all").out == "0 settled\n"


def test_what_is_not_clear_is_named_and_left(site: Site) -> None:
    _half_changed(site, "1.txt", "report-1.txt")
    site.rename("2.txt", "x/2.txt")
    (site.source / "x/2.txt").write_text("title: Else\ndate: 2021-01-01\n\nAll others here.\n")
    done = run(site, "mv", "--all")
    assert done.code == 1
    assert done.out == "1.txt → report-1.txt\n1 settled, 1 left\n"
    assert "2.txt is gone, and they have the file's name in common, and nothing" in done.err
    assert 'feeds mv "2.txt" "x/2.txt"' in done.err
    assert run(site, "mv", "2.txt", "x/2.txt").code == 0
    assert run(site, "build").code == 0
    assert len(_ids(site)) == 12


def test_a_question_between_two_files_that_are_there_can_be_answered(site: Site) -> None:
    """The article of 1.txt is in 2.txt now, half rewritten, and a new one in 1.txt."""
    before = _ids(site)
    one = next(entry.id for entry in site.ledger.entries.values() if entry.path == "1.txt")
    site.drop("2.txt")
    _half_changed(site, "1.txt", "2.txt")
    site.write("1.txt", "title: Else\ndate: 2021-01-01\n\nAll others here. None was before.\n")
    stopped = run(site, "build")
    assert stopped.code == 1
    assert 'feeds mv "1.txt" "2.txt"' in stopped.err
    assert run(site, "mv", "1.txt", "2.txt").code == 0
    assert run(site, "build", "--as-new", "1.txt").code == 0
    known = {
        entry.path: entry.id for entry in site.ledger.entries.values() if entry.id in _ids(site)
    }
    assert known["2.txt"] == one
    assert known["1.txt"] not in before


def test_a_file_is_not_given_to_another_article_unasked(site: Site) -> None:
    done = run(site, "mv", "1.txt", "2.txt")
    assert done.code == 1
    assert "it is the file of another article" in done.err


def test_mv_wants_two_files_or_all(site: Site) -> None:
    for arguments in ((), ("1.txt",), ("--all", "1.txt", "2.txt")):
        done = run(site, "mv", *arguments)
        assert done.code == 2
        assert "give OLD and NEW, or --all" in done.err
