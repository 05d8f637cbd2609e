"""What a publication writes, leaves alone, refuses and removes."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from feeds.errors import Problem, PublishError
from feeds.publishing import MANIFEST, SIDE, Publication, _side
from feeds.publishing._manifest import HEADER
from tests.publishing.site import (
    FOREIGN,
    NEW,
    OLD,
    Files,
    folders,
    listed,
    publish,
    published,
    put,
    tree,
)


def problems(output: Path, files: Files) -> tuple[Problem, ...]:
    with pytest.raises(PublishError) as caught:
        publish(output, files)
    return caught.value.problems


def test_a_first_publication_makes_the_folder_and_everything_in_it(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "public"
    result = publish(output, OLD)
    assert published(output) == OLD
    assert listed(output) == sorted(OLD)
    assert (result.written, result.unchanged, result.removed) == (len(OLD), 0, 0)
    assert result.problems == ()
    assert SIDE not in folders(output)


def foreign_file(output: Path) -> None:
    put(output, {"a.html": b"mine"})


def foreign_folder(output: Path) -> None:
    put(output, {"a.html/x": b"mine"})


def foreign_link(output: Path) -> None:
    (output / "a.html").symlink_to("elsewhere")


def foreign_file_on_the_way(output: Path) -> None:
    put(output, {"gone": b"mine"})


@pytest.mark.parametrize(
    "write", [foreign_file, foreign_folder, foreign_link, foreign_file_on_the_way]
)
@pytest.mark.parametrize("is_checked", [False, True])
def test_what_is_written_into_an_empty_folder_meanwhile_is_not_replaced(
    tmp_path: Path, write: Callable[[Path], None], *, is_checked: bool
) -> None:
    with Publication(tmp_path) as publication:
        for path, data in OLD.items():
            publication.add(path, data)
        if is_checked:
            assert publication.check() == ()
        write(tmp_path)
        before = tree(tmp_path)
        assert publication.check()
        with pytest.raises(PublishError):
            publication.commit()
        assert tree(tmp_path) == before


def test_the_very_bytes_of_ours_may_come_meanwhile(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        publication.add("a.html", OLD["a.html"])
        put(tmp_path, {"a.html": OLD["a.html"]})
        publication.commit()
    assert published(tmp_path) == {"a.html": OLD["a.html"]}


def test_an_update_writes_what_changed_and_removes_what_is_no_longer_made(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    put(tmp_path, FOREIGN)
    result = publish(tmp_path, NEW)
    assert published(tmp_path) == {**NEW, **FOREIGN}
    assert listed(tmp_path) == sorted(NEW)
    assert (result.written, result.unchanged, result.removed) == (7, 1, 4)
    assert folders(tmp_path) == {"becomes-a-folder", "gone", "new", "other", "other/deep"}


def test_what_does_not_change_is_not_touched(tmp_path: Path) -> None:
    publish(tmp_path, OLD, compress=True)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            os.utime(path, ns=(1, 10**18))
    result = publish(tmp_path, OLD, compress=True)
    assert (result.written, result.removed) == (0, 0)
    assert result.unchanged == len(OLD) + 1
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or path.stat().st_mtime_ns == 10**18, path


def test_whatever_happened_to_a_published_file_is_mended(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    (tmp_path / "a.html").write_bytes(b"OLD a" * 400)  # same size
    (tmp_path / "b.html").unlink()
    (tmp_path / "style.css").write_bytes(b"")
    assert publish(tmp_path, OLD).written == 3
    assert published(tmp_path) == OLD


def test_leaving_without_commit_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    was = tree(tmp_path)
    with Publication(tmp_path) as publication:
        for path, data in NEW.items():
            publication.add(path, data)
        assert tree(tmp_path).keys() > was.keys()
    assert tree(tmp_path) == was
    with Publication(tmp_path / "x" / "y") as publication:
        publication.add("a.html", b"a")
    assert tree(tmp_path) == was
    assert not (tmp_path / "x").exists()


def test_a_kept_file_stays_with_its_sibling_and_an_unknown_one_is_told(tmp_path: Path) -> None:
    publish(tmp_path, OLD, compress=True)
    put(tmp_path, {"mine.html": b"mine"})
    with Publication(tmp_path, compress=True) as publication:
        assert publication.keep("a.html")
        assert publication.keep("a.html")
        assert not publication.keep("never.html")
        assert not publication.keep("mine.html")
        publication.commit()
    assert sorted(published(tmp_path)) == ["a.html", "a.html.gz", "mine.html"]
    (tmp_path / "a.html").unlink()
    with Publication(tmp_path) as publication:
        assert not publication.keep("a.html")


def test_a_local_file_is_copied_and_compared(tmp_path: Path) -> None:
    source, output = tmp_path / "big.bin", tmp_path / "public"
    source.write_bytes(os.urandom(3 * 1024 * 1024))
    for written in (1, 0):
        with Publication(output) as publication:
            publication.add_file("media/big.bin", source)
            publication.add_file("media/big.bin", source)
            result = publication.commit()
        assert result.written == written
        assert (output / "media/big.bin").read_bytes() == source.read_bytes()
    data = bytearray(source.read_bytes())
    data[-1] ^= 1
    source.write_bytes(data)
    with Publication(output) as publication:
        publication.add_file("media/big.bin", source)
        assert publication.commit().written == 1
    assert (output / "media/big.bin").read_bytes() == data


def test_a_file_that_cannot_be_copied_is_a_warning_and_what_was_published_of_it_stays(
    tmp_path: Path,
) -> None:
    publish(tmp_path / "public", OLD)
    with Publication(tmp_path / "public") as publication:
        publication.add_file("x.png", tmp_path / "x.png", origin="seeds/a.txt")
        publication.add_file("y.png", tmp_path, origin="seeds/b.txt")
        publication.add_file("a*b.png", Path(__file__), origin="seeds/c.txt")
        publication.add_file("style.css", tmp_path / "x.png", origin="seeds/d.txt")
        publication.add("a.html", OLD["a.html"])
        found = publication.commit().problems
    assert {problem.severity for problem in found} == {"warning"}
    assert [problem.path for problem in found] == [f"seeds/{name}.txt" for name in "abcd"]
    assert all(problem.hint for problem in found)
    left = published(tmp_path / "public")
    assert left == {name: OLD[name] for name in ("a.html", "style.css")}


def test_the_same_name_twice_is_a_problem_unless_the_bytes_agree(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        publication.add("a.html", b"a", origin="seeds/1.txt")
        publication.add("a.html", b"a", origin="seeds/2.txt")
        assert publication.check() == ()
        publication.add("a.html", b"b", origin="seeds/3.txt")
        with pytest.raises(PublishError) as caught:
            publication.commit()
    (problem,) = caught.value.problems
    assert problem.path == "seeds/3.txt"
    assert "seeds/1.txt" in problem.message
    assert tree(tmp_path) == {}


class TestForeignFiles:
    def test_one_in_the_way_stops_the_publication(self, tmp_path: Path) -> None:
        put(tmp_path, {"a.html": b"my own page"})
        (problem,) = problems(tmp_path, OLD)
        assert problem.path == f"{tmp_path}/a.html"
        assert "seeds/a.html.txt" in problem.message
        assert tree(tmp_path) == {"a.html": b"my own page"}

    def test_one_with_the_same_bytes_is_taken_over(self, tmp_path: Path) -> None:
        put(tmp_path, {"b.html": OLD["b.html"]})
        assert publish(tmp_path, OLD).unchanged == 1
        assert "b.html" in listed(tmp_path)

    @pytest.mark.parametrize(
        ("foreign", "place"),
        [
            ({"gone": b"a file"}, "gone"),
            ({"a.html/mine.txt": b"in a folder"}, "seeds/a.html.txt"),
            ({"a.html/x/mine.txt": b"deeper"}, "seeds/a.html.txt"),
        ],
    )
    def test_a_file_for_a_folder_and_a_folder_for_a_file(
        self, tmp_path: Path, foreign: Files, place: str
    ) -> None:
        put(tmp_path, foreign)
        assert any(problem.path.endswith(place) for problem in problems(tmp_path, OLD))
        assert tree(tmp_path) == foreign

    def test_an_empty_folder_gives_way(self, tmp_path: Path) -> None:
        (tmp_path / "a.html" / "x").mkdir(parents=True)
        publish(tmp_path, OLD)
        assert published(tmp_path) == OLD

    def test_none_is_removed_even_where_its_name_was_once_ours(self, tmp_path: Path) -> None:
        publish(tmp_path, OLD)
        publish(tmp_path, NEW)
        put(tmp_path, {"gone/c.html": b"mine now"})
        publish(tmp_path, NEW)
        assert (tmp_path / "gone/c.html").read_bytes() == b"mine now"

    def test_a_folder_made_of_our_file_stays(self, tmp_path: Path) -> None:
        publish(tmp_path, OLD)
        (tmp_path / "b.html").unlink()
        put(tmp_path, {"b.html/mine": b"mine"})
        publish(tmp_path, {"feed.xml": b"new:"})
        assert published(tmp_path) == {"feed.xml": b"new:", "b.html/mine": b"mine"}


class TestLostManifest:
    def test_a_page_with_our_very_bytes_shows_that_the_folder_is_ours(self, tmp_path: Path) -> None:
        site = {**OLD, "same.html": b"the same in both" * 10}
        publish(tmp_path, site)
        (tmp_path / MANIFEST).unlink()
        result = publish(tmp_path, {**site, "a.html": b"changed"})
        assert published(tmp_path)["a.html"] == b"changed"
        assert [problem.severity for problem in result.problems] == ["warning"]

    @pytest.mark.parametrize(
        "foreign",
        [{"style.css": OLD["style.css"] * 100}, {"b.html": OLD["b.html"]}, {}],
        ids=["an asset is no proof", "a tiny page neither", "nothing equal"],
    )
    def test_nothing_less_does(self, tmp_path: Path, foreign: Files) -> None:
        put(tmp_path, {**foreign, "a.html": b"mine"})
        assert len(problems(tmp_path, {**OLD, **foreign})) == 1

    @pytest.mark.parametrize(
        ("text", "kept", "warnings"),
        [
            ("# some other file\na.html\n", True, 1),
            ("", True, 1),
            ("{HEADER}\n../outside\n/etc/passwd\nstyle.css\n", True, 2),
            ("{HEADER}\n<<<<<<< ours\na.html\n=======\nb.html\n>>>>>>> theirs\n", False, 0),
            ("{HEADER}\r\na.html\r\nb.html\r\n", False, 0),
        ],
    )
    def test_a_damaged_list_removes_nothing_that_it_does_not_name(
        self, tmp_path: Path, text: str, *, kept: bool, warnings: int
    ) -> None:
        output = tmp_path / "public"
        publish(output, {"a.html": b"a", "b.html": b"b", "style.css": b"s"})
        put(tmp_path, {"outside": b"mine"})
        (output / MANIFEST).write_text(text.replace("{HEADER}", HEADER), newline="")
        result = publish(output, {"style.css": b"s"})
        assert (output / "a.html").exists() is kept
        assert (tmp_path / "outside").exists()
        assert len(result.problems) == warnings
        assert all(problem.hint for problem in result.problems)
        assert listed(output) == ["style.css"]

    def test_a_list_that_is_a_folder_is_told(self, tmp_path: Path) -> None:
        (tmp_path / MANIFEST).mkdir()
        assert problems(tmp_path, OLD)[0].hint


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o177, 0o777])
def test_modes_do_not_depend_on_the_umask(tmp_path: Path, umask: int) -> None:
    output = tmp_path / "public"
    before = os.umask(umask)
    try:
        publish(output, OLD, compress=True)
        publish(output, NEW, compress=True)
    finally:
        os.umask(before)
    for path in (output, *output.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), path


def test_a_file_that_nobody_could_read_is_opened(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    (tmp_path / "a.html").chmod(0o600)
    (tmp_path / "b.html").chmod(0o664)  # readable: left as it is
    assert publish(tmp_path, OLD).written == 0
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "b.html").stat().st_mode) == 0o664


class TestSymbolicLinks:
    def test_the_output_folder_may_be_one(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "public").symlink_to("real")
        publish(tmp_path / "public", OLD)
        publish(tmp_path / "public", NEW)
        assert published(tmp_path / "real") == NEW
        assert (tmp_path / "public").is_symlink()

    def test_one_to_nowhere_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "public").symlink_to("nowhere")
        assert problems(tmp_path / "public", OLD)[0].hint

    @pytest.mark.parametrize("name", ["gone", "a.html"])
    def test_none_inside_is_followed(self, tmp_path: Path, name: str) -> None:
        output, outside = tmp_path / "public", tmp_path / "outside"
        put(outside, {"c.html": b"theirs", "deeper/d.png": b"theirs"})
        output.mkdir()
        (output / name).symlink_to(outside)
        assert any(name in problem.path for problem in problems(output, OLD))
        assert tree(outside) == {"c.html": b"theirs", "deeper/d.png": b"theirs"}

    def test_a_file_of_ours_that_became_one_is_replaced_and_its_target_stands(
        self, tmp_path: Path
    ) -> None:
        output = tmp_path / "public"
        put(tmp_path, {"target": b"theirs"})
        publish(output, OLD)
        for name in ("a.html", "style.css"):
            (output / name).unlink()
            (output / name).symlink_to(tmp_path / "target")
        publish(output, {path: data for path, data in OLD.items() if path != "style.css"})
        assert (tmp_path / "target").read_bytes() == b"theirs"
        assert (output / "a.html").read_bytes() == OLD["a.html"]
        assert not (output / "a.html").is_symlink()
        assert not (output / "style.css").is_symlink()

    def test_nothing_is_removed_through_a_folder_that_became_one(self, tmp_path: Path) -> None:
        output, outside = tmp_path / "public", tmp_path / "outside"
        publish(output, OLD)
        (output / "gone").rename(outside)
        (output / "gone").symlink_to(outside)
        publish(output, NEW)
        assert tree(outside) == {"c.html": b"old c", "deeper/d.png": b"old d"}
        assert (output / "gone").is_symlink()

    def test_the_side_folder_may_not_be_one(self, tmp_path: Path) -> None:
        output, outside = tmp_path / "public", tmp_path / "outside"
        put(outside, {"1": b"theirs"})
        output.mkdir()
        (output / SIDE).symlink_to(outside)
        assert "remove it" in problems(output, OLD)[0].hint
        assert tree(outside) == {"1": b"theirs"}


def test_special_files_are_refused_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    assert problems(tmp_path, OLD)[0].path.endswith("a.html")
    assert stat.S_ISFIFO((tmp_path / "a.html").lstat().st_mode)


def test_remains_of_a_killed_build_are_cleared(tmp_path: Path) -> None:
    put(tmp_path, {f"{SIDE}/7": b"half", f"{SIDE}/lock": b"1", f"{SIDE}/x": b""})
    publish(tmp_path, OLD)
    assert published(tmp_path) == OLD
    assert SIDE not in folders(tmp_path)


def test_a_second_publication_at_once_is_refused_and_told_what_to_do(tmp_path: Path) -> None:
    with Publication(tmp_path) as first:
        first.add("a.html", b"a")
        (problem,) = problems(tmp_path, NEW)
        assert problem.path == str(tmp_path)
        assert f"process {os.getpid()}" in problem.message
        assert problem.hint == "let it end, then build again"
        first.commit()
    assert published(tmp_path) == {"a.html": b"a"}
    publish(tmp_path, NEW)
    assert published(tmp_path) == NEW


def test_a_disk_without_locks_is_used_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(_side, "_lock", refuse)
    (problem,) = publish(tmp_path, OLD).problems
    assert problem.severity == "warning"
    assert published(tmp_path) == OLD


def test_one_file_under_two_spellings_is_not_removed(tmp_path: Path) -> None:
    """Two hard links look as one file does on a disk that folds case."""
    publish(tmp_path, {"About.html": b"about", "x.html": b"x"})
    (tmp_path / "about.html").hardlink_to(tmp_path / "About.html")
    result = publish(tmp_path, {"about.html": b"other", "x.html": b"x"})
    assert (tmp_path / "about.html").read_bytes() == b"other"
    assert (result.written, result.removed) == (1, 0)
    assert listed(tmp_path) == ["about.html", "x.html"]
