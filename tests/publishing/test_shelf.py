"""Data that processes leave for one another at the side of a publication."""

from __future__ import annotations

import errno
import pickle
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.errors import PublishError
from feeds.publishing import SIDE, Piece, Publication, Shelf, _shelf, has_all, pieces_of
from tests.publishing.site import OLD, FaultyDisk, publish, published


def shelf_of(publication: Publication, *, is_far: bool = False) -> Shelf:
    """As a worker has it, which has got it through a pipe."""
    made: Shelf = pickle.loads(pickle.dumps(publication.shelf(is_far=is_far)))
    return made


@given(files=st.lists(st.lists(st.binary(max_size=9), max_size=9), max_size=5), order=st.randoms())
@settings(max_examples=30)
def test_each_piece_is_found_again(
    files: list[list[bytes]],
    order: st.Random,  # type: ignore[name-defined]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Publication(Path(folder, "public")) as publication,
    ):
        shelf = shelf_of(publication)
        asked: list[tuple[bytes | Piece, bytes]] = [(b"here", b"here")]
        for pieces in files:
            path, start = shelf.put(b"".join(pieces)), 0
            assert has_all(path, sum(map(len, pieces)))
            for one in pieces:
                asked.append((Piece(path, start, len(one)), one))
                start += len(one)
        order.shuffle(asked)
        assert pieces_of(place for place, _ in asked) == [data for _, data in asked]


@pytest.mark.parametrize("is_far", [False, True])
def test_nobody_else_reads_it_and_nothing_of_it_stays(tmp_path: Path, *, is_far: bool) -> None:
    with Publication(tmp_path) as publication:
        shelf = shelf_of(publication, is_far=is_far)
        paths = [Path(shelf.put(b"words")) for _ in range(3)]
        assert len({*paths}) == 3
        assert {stat.S_IMODE(one.stat().st_mode) for one in paths} == {0o600}
        for name, data in OLD.items():
            publication.add(name, data)
        publication.commit()
    assert published(tmp_path) == OLD
    assert not (tmp_path / SIDE).exists()
    assert not any(has_all(str(one), 5) for one in paths)
    assert shelf.put(b"of a worker that goes on") == ""
    with Publication(tmp_path) as publication:
        assert shelf_of(publication).put(b"words")
    assert published(tmp_path) == OLD
    assert not (tmp_path / SIDE).exists()


def test_a_rehearsal_has_it_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    with Publication(tmp_path / "public", aside=str(tmp_path / "aside")) as publication:
        assert shelf_of(publication).put(b"words").startswith(f"{tmp_path}/aside/")
    assert not (tmp_path / "public").exists()


def test_what_a_killed_build_left_goes_with_the_next_one(tmp_path: Path) -> None:
    (tmp_path / SIDE).mkdir()
    (tmp_path / SIDE / "1-shelf-0123").write_bytes(b"words")
    publish(tmp_path, OLD)
    assert not (tmp_path / SIDE).exists()


def test_a_far_worker_that_sees_another_disk_puts_nothing_there(tmp_path: Path) -> None:
    with Publication(tmp_path / "there") as other, Publication(tmp_path / "here") as publication:
        elsewhere = shelf_of(other, is_far=True)
        shelf = shelf_of(publication, is_far=True)
        before = sorted((tmp_path / "there" / SIDE).iterdir())
        assert shelf._replace(prefix=elsewhere.prefix).put(b"words") == ""
        assert shelf._replace(prefix=f"{tmp_path}/no/").put(b"words") == ""
        assert sorted((tmp_path / "there" / SIDE).iterdir()) == before
        found = publication.stager(1, is_far=True)
        assert found is not None
        assert found[0].proof == shelf.proof, "of one side"


def test_half_of_what_a_full_disk_took_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Publication(tmp_path) as publication:
        shelf = shelf_of(publication)
        before = sorted((tmp_path / SIDE).iterdir())
        monkeypatch.setattr(_shelf, "_DISK", FaultyDisk(0, errno.ENOSPC, torn=True))
        assert shelf.put(b"words") == ""
        assert sorted((tmp_path / SIDE).iterdir()) == before


def test_a_proof_that_cannot_be_left_is_a_problem(tmp_path: Path) -> None:
    disk = FaultyDisk()
    with Publication(tmp_path, disk=disk) as publication:
        disk.fail_at, disk.error = len(disk.steps), errno.ENOSPC
        with pytest.raises(PublishError, match="the disk is full"):
            publication.shelf(is_far=True)


@pytest.mark.parametrize("piece", [("gone", 0, 1), ("there", 3, 3), ("there", 9, 1)])
def test_what_is_not_there_is_a_fault(tmp_path: Path, piece: tuple[str, int, int]) -> None:
    (tmp_path / "there").write_bytes(b"words")
    name, start, size = piece
    assert not has_all(str(tmp_path / name), size + start)
    with pytest.raises(OSError, match=name):
        pieces_of([b"here", Piece(str(tmp_path / name), start, size)])
