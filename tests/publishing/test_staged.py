"""Files that other processes wrote to the side: published as those that are handed over."""

from __future__ import annotations

import pickle
import stat
from pathlib import Path

import pytest

from feeds.errors import PublishError
from feeds.publishing import SIDE, Publication, StagedFile, Stager
from tests.publishing.site import NEW, OLD, Files, listed, publish, published, put, stage_of


def stage(publication: Publication, files: Files) -> dict[str, StagedFile]:
    """As a worker does, which has got the stager through a pipe."""
    found = publication.stager(len(files))
    assert found is not None
    stager, first = pickle.loads(pickle.dumps(found))
    made = {path: stager(n, data) for n, (path, data) in enumerate(files.items(), first)}
    assert all(made.values())
    return made


def add_staged(publication: Publication, files: Files) -> None:
    for path, staged in stage(publication, files).items():
        publication.add_staged(path, staged, origin=f"seeds/{path}.txt", stage=stage_of(path))


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
        assert stager(number, b"half of wh")
        staged = stager(number, b"whole")
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
        elsewhere = found[0]._replace(prefix=f"{tmp_path}/is/not/there/")
        assert elsewhere(0, b"words") is None


def test_names_are_looked_at_and_one_name_has_one_file(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        made = stage(publication, {"a.html": b"one", "b.html": b"two", "c.html": b"one"})
        publication.add_staged("a.html", made["a.html"])
        publication.add_staged("a.html", made["c.html"])  # the same bytes
        assert publication.check() == ()
        publication.add_staged("a.html", made["b.html"])
        publication.add_staged("../b.html", made["b.html"])
        assert len(publication.check()) == 2
        with pytest.raises(PublishError):
            publication.commit()


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
            stager(first, b"lost"),
            stager(first, b"whole"),
            stager(first + 1, b"b"),
        )
        assert lost
        assert taken
        assert other
        assert publication.add_staged("a.html", taken)
        late = stager(first, b"of a worker that goes on")
        assert late
        assert publication.add_staged("b.html", other)
        assert publication.commit().written == 2
    assert published(tmp_path) == {"a.html": b"whole", "b.html": b"b"}
    assert not (tmp_path / SIDE).exists()
    assert stager(first, b"after the end") is None


def test_a_far_worker_that_sees_another_disk_writes_nothing(tmp_path: Path) -> None:
    with Publication(tmp_path / "there") as other:
        elsewhere, _ = far_stager(other, 1)
        with Publication(tmp_path / "here") as publication:
            stager, first = far_stager(publication, 1)
            mixed = stager._replace(prefix=elsewhere.prefix)
            before = sorted((tmp_path / "there" / SIDE).iterdir())
            assert mixed(first, b"page") is None
            assert stager._replace(prefix=f"{tmp_path}/no/")(first, b"page") is None
            assert sorted((tmp_path / "there" / SIDE).iterdir()) == before


def test_a_file_that_is_not_here_is_not_taken(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        stager, first = far_stager(publication, 1)
        staged = stager(first, b"page")
        assert staged
        assert not publication.add_staged("a.html", staged._replace(name="-1-elsewhere"))
        publication.add("a.html", b"page")
        publication.commit()
    assert published(tmp_path) == {"a.html": b"page"}
