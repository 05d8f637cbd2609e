"""Work on several processes gives what one process gives."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from feeds.workers import LocalEngine, Meanwhile, Pool, _crew, _meanwhile, _process, processors
from tests.pipeline.work import BEGUN, Beginnings, Begun, Fussy, Holds, Noted, Origin, Squares

PARENT = os.getpid()

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest has threads


@pytest.fixture(params=["fork", "interpreter"], autouse=True)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name = str(request.param)
    for module in (_crew, _meanwhile, _process):
        monkeypatch.setattr(module, "can_fork", lambda: name == "fork")
    return name


@pytest.mark.parametrize(("workers", "number"), [(0, 0), (0, 5), (1, 5), (2, 0), (2, 1), (2, 20)])
def test_results_come_in_order(workers: int, number: int) -> None:
    batches = [range(index, index + 3) for index in range(number)]
    with Pool(Squares(), workers) as pool:
        assert list(pool.map(batches)) == [[n * n for n in batch] for batch in batches]


@pytest.mark.parametrize("workers", [0, 2])
def test_batches_are_taken_as_they_are_needed(workers: int) -> None:
    taken: list[int] = []

    def batches() -> Iterator[range]:
        for index in range(100):
            taken.append(index)
            yield range(index)

    with Pool(Squares(), workers) as pool:
        results = pool.map(batches())
        for _ in range(5):
            next(results)
    assert len(taken) <= 6 + 2 * workers


def test_a_worker_leaves_no_file_open() -> None:
    code = (
        "from feeds.workers import Pool; from tests.pipeline.work import Squares\n"
        "with Pool(Squares(), 2) as pool: print(list(pool.map([range(2), range(3)])))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", code],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("[[0, 1], [0, 1, 4]]\n", "")


def test_batches_and_answers_that_no_pipe_holds() -> None:
    batches = [[index] * 600_000 for index in range(6)]
    with Pool(Squares(), 2) as pool:
        for index, found in enumerate(pool.map(batches)):
            assert found == [index * index] * 600_000


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_is_done_without(workers: int) -> None:
    with Pool(Fussy(PARENT), workers) as pool:
        found = list(pool.map(["a", "die", "b", "die", "c", "d"]))
    assert found == ["A", "DIE", "B", "DIE", "C", "D"]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_what_is_raised_there_is_raised_here(workers: int) -> None:
    with Pool(Fussy(PARENT), workers) as pool, pytest.raises(LookupError, match="as told"):
        list(pool.map(["a", "raise", "b"]))


def test_the_number_can_be_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEEDS_WORKERS", "5")
    assert processors() == 5
    monkeypatch.setenv("FEEDS_WORKERS", "many")
    assert 0 <= processors() <= 8


def test_no_worker_holds_what_another_one_waits_for() -> None:
    with Pool(Squares(), 3) as pool:
        results = pool.map([[1], [2], [3], [4], [5], [6]])
        assert [next(results) for _ in range(6)] == [[1], [4], [9], [16], [25], [36]]
        pool._crew.workers.pop(0).stop()  # returns once it has seen the end of its pipe


def test_descriptors_of_this_process_end_with_it(tmp_path: Path, kind: str) -> None:
    with (tmp_path / "lock").open("w") as file, Pool(Holds(), 1) as pool:
        assert list(pool.map([file.fileno()] * 2)) == [True, False], kind


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalEngine]:
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    made = LocalEngine()
    yield made
    made.rest()


def test_workers_stay_for_the_next_function(engine: LocalEngine) -> None:
    with engine.ready(Origin(), 400, 400) as pool:
        first = {worker for _, worker in pool.map("abcdef")}
    with engine.ready(Squares(), 400, 400) as squares:
        assert list(squares.map([[1], [2], [3]])) == [[1], [4], [9]]
    with engine.ready(Origin(), 400, 400) as pool:
        found = dict(pool.map("abcdef"))
    assert first - {PARENT} == set(found.values()), "the same two"
    assert PARENT in first
    assert PARENT not in found.values(), "which need no first batch of this process"


def test_workers_that_begin_early_have_what_the_first_batches_load(
    engine: LocalEngine, kind: str
) -> None:
    engine.begin(Begun(), "first", "raise", "second")
    with engine.ready(Beginnings(), 400, 400) as pool:
        found = {begun for begun, _ in pool.map("abcdef")}
    assert found == {("first", "second") if kind == "fork" else ()}
    assert BEGUN == [], "this process has gone on meanwhile"
    with engine.ready(Origin(), 400, 400) as pool:
        workers = {worker for _, worker in pool.map("abcdef")}
    assert PARENT not in workers
    assert len(workers) == 2


def test_workers_that_die_at_their_beginning_are_done_without(engine: LocalEngine) -> None:
    engine.begin(Begun(), "die")
    for _ in range(2):
        with engine.ready(Squares(), 400, 400) as pool:
            assert list(pool.map([[1], [2], [3]])) == [[1], [4], [9]]


def test_a_copy_of_a_worker_goes_on_without_it(engine: LocalEngine) -> None:
    engine.begin(Begun(), "first")
    with engine.ready(Fussy(PARENT), 400, 400) as pool:
        assert list(pool.map(["a", "die", "b", "c"])) == ["A", "DIE", "B", "C"]
    with engine.ready(Squares(), 400, 400) as squares:
        assert list(squares.map([[1], [2], [3]])) == [[1], [4], [9]]


def test_all_workers_end_with_the_build(engine: LocalEngine) -> None:
    engine.begin(Origin(), "first")
    with engine.ready(Origin(), 400, 400) as pool:
        workers = {worker for _, worker in pool.map("abcdef")}
    ends = [os.pidfd_open(one) for one in workers] if hasattr(os, "pidfd_open") else []
    engine.rest()
    assert all(select.select([one], [], [], 60)[0] for one in ends)
    for one in ends:
        os.close(one)


def test_what_workers_do_ahead_nobody_waits_for(engine: LocalEngine, tmp_path: Path) -> None:
    engine.ahead(Noted(tmp_path / "nowhere"))
    engine.begin(Origin())
    engine.ahead(Noted(tmp_path / "nowhere"))
    engine.ahead(Noted(tmp_path))
    with engine.ready(Origin(), 400, 400) as pool:
        workers = {worker for _, worker in pool.map("abcdef")}
    assert {int(one.name) for one in tmp_path.iterdir()} == workers
    assert PARENT not in workers


def test_little_work_is_done_here_whoever_waits(engine: LocalEngine) -> None:
    engine.begin(Origin())
    with engine.ready(Origin(), 399, 400) as pool:
        assert {worker for _, worker in pool.map("abc")} == {PARENT}
    with engine.ready(Origin(), 400, 400) as pool:
        assert PARENT not in {worker for _, worker in pool.map("abc")}


def test_answers_that_nobody_waited_for_are_answers_to_nothing_else(engine: LocalEngine) -> None:
    with engine.ready(Origin(), 400, 400) as pool:
        next(pool.map("abcdef"))
    with engine.ready(Squares(), 400, 400) as squares:
        assert list(squares.map([[1], [2], [3]])) == [[1], [4], [9]]
    with engine.ready(Fussy(PARENT), 400, 400) as fussy, pytest.raises(LookupError):
        list(fussy.map(["a", "raise", "b", "c", "d"]))
    with engine.ready(Squares(), 400, 400) as squares:
        assert list(squares.map([[1], [2], [3]])) == [[1], [4], [9]]


def test_all_that_die_are_started_again_for_the_next_function(engine: LocalEngine) -> None:
    with engine.ready(Fussy(PARENT), 400, 400) as fussy:
        assert list(fussy.map(["a", "die", "die", "b"])) == ["A", "DIE", "DIE", "B"]
    with engine.ready(Origin(), 400, 400) as pool:
        assert {worker for _, worker in pool.map("abcdef")} > {PARENT}


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not _process.can_fork()
    finally:
        done.set()
        other.join()


@pytest.mark.parametrize("workers", ["0", "2"])
@pytest.mark.parametrize("word", ["a", "die"])
def test_a_call_that_is_made_meanwhile(
    monkeypatch: pytest.MonkeyPatch, workers: str, word: str
) -> None:
    monkeypatch.setenv("FEEDS_WORKERS", workers)
    assert Meanwhile(Fussy(PARENT), word).result() == word.upper()
    with pytest.raises(LookupError, match="as told"):
        Meanwhile(Fussy(PARENT), "raise").result()


def test_a_call_that_nobody_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    begun = Meanwhile(Squares(), range(600_000))  # more than a pipe holds
    begun.drop()
    begun.drop()
    assert Meanwhile(Squares(), [3]).result() == [9]
