"""Files that other processes wrote to the side: published as those that are handed over."""

from __future__ import annotations

import errno
import os
import pickle
import stat
import unicodedata
from pathlib import Path

import pytest

from feeds.errors import PublishError
from feeds.publishing import SIDE, Disk, Publication, StagedFile, Stager
from tests.publishing.site import NEW, OLD, Files, folders, listed, publish, published, put, tree


def stage(publication: Publication, files: Files) -> dict[str, StagedFile]:
    """As a worker does, which has got the stager through a pipe."""
    found = publication.stager(len(files))
    assert found is not None
    stager, first = pickle.loads(pickle.dumps(found))
    made = {path: stager(n, data, path) for n, (path, data) in enumerate(files.items(), first)}
    assert all(made.values())
    return made


def add_staged(publication: Publication, files: Files) -> None:
    for path, staged in stage(publication, files).items():
        publication.add_staged(path, staged, origin=f"seeds/{path}.txt")


def test_they_are_published(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        publication.add("own.css", b"handed over")
        add_staged(publication, OLD)
        publication.add("other.css", b"handed over")
        result = publication.commit()
    assert published(tmp_path) == {**OLD, "own.css": b"handed over", "other.css": b"handed over"}
    assert listed(tmp_path) == sorted([*OLD, "own.css", "other.css"])
    assert result.written == len(OLD) + 2
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o644
    assert not (tmp_path / SIDE).exists()


def test_without_a_commit_nothing_is_left(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        add_staged(publication, OLD)
    assert list(tmp_path.iterdir()) == []


def test_a_rehearsal_writes_elsewhere(tmp_path: Path) -> None:
    output, aside = tmp_path / "public", tmp_path / "aside"
    aside.mkdir()
    with Publication(output, aside=str(aside)) as publication:
        add_staged(publication, OLD)
        assert publication.rehearse().written == len(OLD)
    assert not output.exists()


def test_a_file_that_is_written_again_by_another_worker_is_whole(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        found = publication.stager(1)
        assert found is not None
        stager, number = found
        assert stager(number, b"half of wh", "a.html")
        staged = stager(number, b"whole", "a.html")
        assert staged is not None
        publication.add_staged("a.html", staged)
        publication.commit()
    assert published(tmp_path) == {"a.html": b"whole"}


def test_files_that_stand_there_have_to_be_compared_first(tmp_path: Path) -> None:
    put(tmp_path, {"CNAME": b"example.org"})
    with Publication(tmp_path) as publication:
        assert publication.stager(1) is None


def test_a_compressed_sibling_needs_the_bytes(tmp_path: Path) -> None:
    with Publication(tmp_path, compress=True) as publication:
        assert publication.stager(1) is None


def test_a_disk_that_fails_is_left_to_who_hands_the_bytes_over(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        found = publication.stager(1)
        assert found is not None
        elsewhere = found[0]._replace(prefix=f"{tmp_path}/is/not/there/", root=f"{tmp_path}/is/not")
        assert elsewhere(0, b"words", "a.html") is None


def stager_of(publication: Publication) -> Stager:
    found = publication.stager(0)
    assert found is not None
    return found[0]


@pytest.mark.parametrize("is_there", [False, True], ids=["no folder", "an empty folder"])
def test_what_no_one_added_is_not_published(tmp_path: Path, *, is_there: bool) -> None:
    """A worker that was lost, or a page that was left out, may have written a file."""
    output = tmp_path / "public"
    if is_there:
        output.mkdir()
    with Publication(output) as publication:
        stage(publication, {"lost/in/a.html": b"lost", "lost.html": b"lost"})
        made = stage(publication, {"here/b.html": b"a page", "here/c.html": b"c", "d": b"d"})
        for path, staged in made.items():
            publication.add_staged(path, staged, origin="seeds/a.txt")
        publication.add("here/b.html", b"a feed", origin="seeds/b.txt", stage="feed")
        publication.add("d/e.html", b"the file d is in the way", origin="seeds/e.txt")
        publication.leave_out(publication.check())
        publication.commit()
    assert published(output) == {"here/b.html": b"a feed", "here/c.html": b"c", "d": b"d"}
    assert listed(output) == ["d", "here/b.html", "here/c.html"]
    assert folders(output) == {
        parent.as_posix() for path in listed(output) for parent in Path(path).parents
    } - {"."}


def test_a_page_that_somebody_took_away_is_missed(tmp_path: Path) -> None:
    output = tmp_path / "public"
    with Publication(output) as publication:
        add_staged(publication, OLD)
        (page,) = output.rglob("a.html")
        page.unlink()
        with pytest.raises(PublishError, match="the site is as it was"):
            publication.commit()
    assert not output.exists()


def test_a_disk_that_decomposes_accents_has_the_same_files(tmp_path: Path) -> None:
    with Publication(tmp_path / "public") as publication:
        add_staged(publication, {"caf\u00e9/\u00e9.html": b"words", "a.html": b"a page"})
        (page,) = (tmp_path / "public").rglob("\u00e9.html")
        page.rename(page.with_name("e\u0301.html"))
        page.parent.rename(page.parent.with_name("cafe\u0301"))
        publication.commit()
    found = published(tmp_path / "public").items()
    assert {unicodedata.normalize("NFC", path): data for path, data in found} == {
        "caf\u00e9/\u00e9.html": b"words",
        "a.html": b"a page",
    }


def test_a_new_site_takes_the_place_of_its_folder_as_a_whole(tmp_path: Path) -> None:
    moves: list[str] = []

    class Watched(Disk):
        def replace(self, source: str, target: str) -> None:
            moves.append(target.removeprefix(f"{tmp_path}/"))
            super().replace(source, target)

    with Publication(tmp_path / "new" / "public", disk=Watched()) as publication:
        add_staged(publication, dict.fromkeys((f"{n}.html" for n in range(20)), b"a page"))
        publication.add("feed.xml", b"a feed", stage="feed")
        assert publication.commit().written == 21
    assert moves[-1] == "new/public"
    assert len(moves) < 6
    assert len(published(tmp_path / "new" / "public")) == 21
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["public"]


def test_a_folder_that_was_there_is_never_replaced(tmp_path: Path) -> None:
    tmp_path.chmod(0o2775)
    was = tmp_path.stat()
    with Publication(tmp_path) as publication:
        add_staged(publication, OLD)
        publication.commit()
    assert published(tmp_path) == OLD
    now = tmp_path.stat()
    assert (now.st_ino, now.st_mode) == (was.st_ino, was.st_mode)


def test_what_comes_into_a_new_folder_meanwhile_stays(tmp_path: Path) -> None:
    """Here a moment before the site takes the place of its folder."""
    output = tmp_path / "public"

    class Late(Disk):
        def replace(self, source: str, target: str) -> None:
            if target == str(output):
                put(output, {"mine.txt": b"mine"})
            super().replace(source, target)

    with Publication(output, disk=Late()) as publication:
        add_staged(publication, OLD)
        with pytest.raises(PublishError, match="written into it meanwhile"):
            publication.commit()
    assert tree(tmp_path) == {"public/mine.txt": b"mine"}
    publish(output, OLD)
    assert published(output) == {**OLD, "mine.txt": b"mine"}


@pytest.mark.parametrize("kind", ["a link", "a file"])
def test_what_somebody_put_beside_the_output_stays(tmp_path: Path, kind: str) -> None:
    put(tmp_path / "other", {"mine.txt": b"mine"})
    beside = tmp_path / f"{SIDE}-public"
    if kind == "a link":
        beside.symlink_to(tmp_path / "other")
    else:
        beside.write_bytes(b"mine")
    publish(tmp_path / "public", OLD)
    assert published(tmp_path / "public") == OLD
    assert tree(tmp_path / "other") == {"mine.txt": b"mine"}
    assert beside.is_symlink() or beside.read_bytes() == b"mine"


def test_an_output_folder_may_have_the_longest_name_there_is(tmp_path: Path) -> None:
    output = tmp_path / ("o" * 250)
    publish(output, OLD)
    assert published(output) == OLD


def test_a_disk_that_replaces_no_folder_moves_what_is_in_it(tmp_path: Path) -> None:
    class Old(Disk):
        def replace(self, source: str, target: str) -> None:
            if Path(source).is_dir():
                raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), target)
            super().replace(source, target)

    with Publication(tmp_path / "public", disk=Old()) as publication:
        add_staged(publication, OLD)
        publication.commit()
    assert published(tmp_path / "public") == OLD
    assert listed(tmp_path / "public") == sorted(OLD)


def test_names_are_looked_at_and_one_name_has_one_file(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        found = publication.stager(4)
        assert found is not None
        stager, first = found
        pages = (b"one", b"one", b"two")
        made = [stager(n, data, "a.html") for n, data in enumerate(pages, first)]
        outside = stager(first + 3, b"out", "../b.html")
        assert [one.number if one else None for one in (*made[1:], outside)] == [
            first + 1,
            first + 2,
            first + 3,
        ]
        for one in made[:2]:  # the same bytes
            assert one is not None
            publication.add_staged("a.html", one)
        assert publication.check() == ()
        assert made[2] is not None
        assert outside is not None
        publication.add_staged("a.html", made[2])
        publication.add_staged("../b.html", outside)
        assert len(publication.check()) == 2
        with pytest.raises(PublishError):
            publication.commit()
    assert list(tmp_path.iterdir()) == []


def test_somebody_else_s_file_is_not_replaced(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        add_staged(publication, OLD)
        put(tmp_path, {"a.html": b"mine"})
        with pytest.raises(PublishError):
            publication.commit()
    assert published(tmp_path) == {"a.html": b"mine"}


def test_they_are_known_by_the_next_publication(tmp_path: Path) -> None:
    with Publication(tmp_path, clock=lambda: 1) as publication:
        add_staged(publication, {"a.html": OLD["a.html"]})
        publication.commit()
        known = dict(publication.known())["a.html"]
    assert known is not None
    with Publication(tmp_path, clock=lambda: 1) as publication:
        assert publication.recall("a.html", known) is not None
    publish(tmp_path, {"a.html": NEW["a.html"]})
    with Publication(tmp_path, clock=lambda: 1) as publication:
        assert publication.recall("a.html", known) is None


def far_stager(publication: Publication, number: int) -> tuple[Stager, int]:
    """As a worker on an engine has it."""
    found = publication.stager(number, is_far=True)
    assert found is not None
    stager, first = pickle.loads(pickle.dumps(found))
    return stager, first


def test_of_far_workers_the_file_that_is_named_is_taken(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        stager, first = far_stager(publication, 2)
        lost, taken, other = (
            stager(first, b"lost", "a.html"),
            stager(first, b"whole", "a.html"),
            stager(first + 1, b"b", "b.html"),
        )
        assert lost
        assert taken
        assert other
        assert publication.add_staged("a.html", taken)
        late = stager(first, b"of a worker that goes on", "a.html")
        assert late
        assert publication.add_staged("b.html", other)
        assert publication.commit().written == 2
    assert published(tmp_path) == {"a.html": b"whole", "b.html": b"b"}
    assert not (tmp_path / SIDE).exists()
    assert stager(first, b"after the end", "a.html") is None


def test_a_far_worker_that_sees_another_disk_writes_nothing(tmp_path: Path) -> None:
    with Publication(tmp_path / "there") as other:
        elsewhere, _ = far_stager(other, 1)
        with Publication(tmp_path / "here") as publication:
            stager, first = far_stager(publication, 1)
            mixed = stager._replace(prefix=elsewhere.prefix)
            before = sorted((tmp_path / "there" / SIDE).iterdir())
            assert mixed(first, b"page", "a.html") is None
            assert stager._replace(prefix=f"{tmp_path}/no/")(first, b"page", "a.html") is None
            assert sorted((tmp_path / "there" / SIDE).iterdir()) == before


def test_a_file_that_is_not_here_is_not_taken(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        stager, first = far_stager(publication, 1)
        staged = stager(first, b"page", "a.html")
        assert staged
        assert not publication.add_staged("a.html", staged._replace(name="-1-elsewhere"))
        publication.add("a.html", b"page")
        publication.commit()
    assert published(tmp_path) == {"a.html": b"page"}
