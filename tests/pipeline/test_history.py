"""Dates from git and from the file's mtime: used where they are asked for, and nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import feeds
from feeds.collecting import _collect
from feeds.collecting._history import first_commits
from feeds.config import Config
from feeds.config._settings import DateSource
from feeds.errors import ReadError
from tests.pipeline.sites import NOW, SITE, write

MAY, JUNE, JULY = (f"2019-0{month}-15T10:00:00+02:00" for month in (5, 6, 7))
TEXT = "The harbour was empty of boats that day, and nobody knew the reason for it.\n"


def git(folder: Path, *arguments: str, date: str = MAY) -> None:
    place = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
    names = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=no")
    subprocess.run(
        ["git", *names, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **place},
    )


def commit(folder: Path, date: str, files: dict[str, str] | None = None) -> None:
    write(folder, files or {})
    git(folder, "add", "--all")
    git(folder, "commit", "--allow-empty", "-m", "-x", date=date)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """With a diff.relative and a showSignature that would spoil a careless reading."""
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "diff.relative", "true")
    git(tmp_path, "config", "log.showSignature", "true")
    return tmp_path


def asked(*sources: DateSource) -> Config:
    return Config(title="The Tide", url=SITE.url, language="en", date_sources=sources)


def dates(folder: Path, *sources: DateSource) -> dict[str, tuple[str, str]]:
    """Path → (date, where it is from)."""
    collected = feeds.build(folder / "seeds", folder / "public", asked(*sources), now=NOW)
    assert not collected.errors, collected.errors
    found = feeds.read_articles(folder / "seeds", asked(*sources))
    return {one.path: (one.published.value, one.published.precision) for one in found}


def test_git_knows_when_a_file_first_came(repository: Path) -> None:
    commit(repository, MAY, {"old/a b.txt": "First. " + TEXT, "seeds/é.txt": "Other. " + TEXT})
    (repository / "old/a b.txt").rename(repository / "seeds/moved\té.txt")
    commit(repository, JUNE, {"seeds/c.txt": "Third. " + TEXT})
    commit(repository, JULY, {"seeds/c.txt": "Third. " + TEXT + "And more.\n"})
    assert dates(repository, "git") == {
        "c.txt": ("2019-06-15T10:00:00+02:00", "second"),
        "moved\té.txt": ("2019-05-15T10:00:00+02:00", "second"),
        "é.txt": ("2019-05-15T10:00:00+02:00", "second"),
    }


def test_a_name_that_is_used_again_is_another_file(repository: Path) -> None:
    commit(repository, MAY, {"seeds/a.txt": "First. " + TEXT * 3})
    git(repository, "mv", "seeds/a.txt", "seeds/b.txt")
    commit(repository, JUNE)
    commit(repository, JULY, {"seeds/a.txt": "Unlike it.\n"})
    assert first_commits(repository / "seeds", asked("git")) == {"a.txt": JULY, "b.txt": MAY}


def test_a_file_that_was_restored_is_as_old_as_it_was(repository: Path) -> None:
    commit(repository, MAY, {"seeds/a.txt": TEXT})
    (repository / "seeds/a.txt").unlink()
    commit(repository, JUNE)
    commit(repository, JULY, {"seeds/a.txt": TEXT})
    assert first_commits(repository / "seeds", asked("git")) == {"a.txt": MAY}
    assert first_commits(repository / "seeds/a.txt", asked("git")) == {"a.txt": MAY}
    assert first_commits(repository, asked("git")) == {"seeds/a.txt": MAY}


def test_mtime_is_in_utc_to_the_second(tmp_path: Path) -> None:
    write(tmp_path / "seeds", {"a.txt": TEXT, "rows.csv": "title,text\nOne,Text\n"})
    for name in ("a.txt", "rows.csv"):
        os.utime(tmp_path / "seeds" / name, ns=(0, 1_557_930_600_999_999_999))
    found = dates(tmp_path, "file name", "mtime")
    assert set(found.values()) == {("2019-05-15T14:30:00Z", "second")}
    assert len(found) == 2


def test_the_order_of_the_sources_decides_and_the_own_field_comes_first(repository: Path) -> None:
    texts = {"seeds/2018-01-02-a.txt": TEXT, "seeds/b.txt": "date: 2017\n\nOwn. " + TEXT}
    commit(repository, MAY, texts)
    write(repository, {"seeds/c.txt": "Not committed. " + TEXT})
    os.utime(repository / "seeds/c.txt", (0, 86400))
    found = dates(repository, "git", "file name", "mtime")
    assert {name: date for name, (date, _) in found.items()} == {
        "2018-01-02-a.txt": "2019-05-15T10:00:00+02:00",
        "b.txt": "2017",
        "c.txt": "1970-01-02T00:00:00Z",
    }


@pytest.mark.parametrize("sources", [(), ("file name", "folder")])
def test_neither_is_used_unless_it_is_named(
    repository: Path, sources: tuple[DateSource, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, MAY, {"seeds/a.txt": TEXT})
    monkeypatch.setenv("PATH", "")  # git cannot even be found
    report = feeds.build(repository / "seeds", repository / "public", asked(*sources), now=NOW)
    assert [problem.message for problem in report.errors] == ["no date is stated"]


def told(folder: Path) -> str:
    """The one problem of a build; it stops even one that keeps going."""
    seeds, public = folder / "seeds", folder / "public"
    report = feeds.build(seeds, public, asked("git"), now=NOW, keep_going=True)
    assert not report.published
    (problem,) = report.errors
    with pytest.raises(ReadError):
        feeds.read_articles(seeds, asked("git"))
    return str(problem)


def test_a_folder_that_is_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "seeds", {"a.txt": TEXT})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "not a git repository" in told(tmp_path)
    assert told(tmp_path).endswith('or take "git" out of date_sources')


def test_a_machine_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, MAY, {"seeds/a.txt": TEXT})
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert "there is no git on this machine" in told(repository)


def test_a_clone_without_its_history_dates_nothing(repository: Path, tmp_path: Path) -> None:
    commit(repository, MAY, {"seeds/a.txt": TEXT})
    commit(repository, JUNE)
    git(tmp_path, "clone", "--depth=1", repository.as_uri(), "shallow")
    assert "fetch-depth: 0" in told(tmp_path / "shallow")


def test_workers_date_files_as_one_process_does(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, MAY, {f"seeds/{n}.txt": f"Piece {n}. {TEXT}" for n in range(3)})
    alone = dates(repository, "git")
    monkeypatch.setattr(_collect, "FEW", 1)
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    assert dates(repository, "git") == alone
    assert len(alone) == 3
