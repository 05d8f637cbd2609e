"""Whole drafts stay where a worker put them that read their files: no byte depends on it.

The workers are copies of this process, so that what goes wrong for them can be said here.
"""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from feeds.cache import _aside
from feeds.collecting import _collect, _drafts, _reread
from feeds.making import _page_jobs
from feeds.pipeline import Options, _write_articles, build
from feeds.publishing import SIDE, Piece, Shelf
from feeds.workers import LocalEngine, _crew, _process
from tests.pipeline.sites import NOW, SITE, contents, write

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest has threads

ARTICLES = 150  # more than one process is given here
FEW = 100
BODY = 8000  # characters of each
Put = Callable[[Shelf, bytes], str]
PUT: Put = Shelf.put


class Far(LocalEngine):
    """Its workers may see other disks."""

    is_far = True


class Counting(LocalEngine):
    """Counts the bytes that pass between the processes."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0

    @contextmanager
    def ready(self, function, number, least):  # type: ignore[no-untyped-def, override]
        def counted(batches: Iterable[object]) -> Iterator[object]:
            for batch in batches:
                self.passed += len(pickle.dumps(batch))
                yield batch

        class Mapped:
            def map(self, batches: Iterable[object]) -> Iterator[object]:
                return counted(pool.map(counted(batches)))

        with super().ready(function, number, least) as pool:
            yield Mapped()


@pytest.fixture(autouse=True)
def copies(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (_crew, _process):
        monkeypatch.setattr(module, "can_fork", lambda: True)
    for module, name in ((_collect, "FEW"), (_reread, "FEW"), (_write_articles, "_FEW")):
        monkeypatch.setattr(module, name, FEW)
    monkeypatch.setenv("FEEDS_WORKERS", "2")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """One in two dozen has an offset of seconds, which JSON cannot say, or is scheduled."""

    def text(number: int) -> str:
        day = f"{2000 + number % 20}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        day = {5: "1890-01-01", 7: "2030-01-01"}.get(number % 24, day)
        words = f"Words {number * 7}. " * (BODY // 12)
        return f"---\ndate: {day}\ntimezone: Europe/Paris\n---\n# Number {number}\n\n{words}\n"

    return write(tmp_path / "seeds", {f"{one}.md": text(one) for one in range(ARTICLES)})


def made(articles: Path, output: Path, engine: LocalEngine | None = None, **options: object):  # type: ignore[no-untyped-def]
    """All that a build says and writes. Nothing else of it stays."""
    ledger = articles / "feeds.lock"
    ledger.unlink(missing_ok=True)
    report = build(
        articles, output, SITE, now=NOW, options=Options(engine=engine, **options)  # type: ignore[arg-type]
    )  # fmt: skip
    assert not (output / SIDE).exists()
    kept = ledger.read_bytes() if ledger.exists() else b""
    return report.problems, report.left_out, report.published, contents(output), kept


@pytest.fixture
def expected(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """What a build makes in which all drafts stay in one process."""
    with monkeypatch.context() as alone:
        alone.setenv("FEEDS_WORKERS", "0")
        alone.setattr(Shelf, "put", lambda _shelf, _data: "")
        return made(articles, tmp_path / "alone")


def unseen(_shelf: Shelf, _data: bytes) -> str:
    return ""


def unseen_by_some(shelf: Shelf, data: bytes) -> str:
    return PUT(shelf, data) if len(data) % 2 else ""


def put_elsewhere(shelf: Shelf, data: bytes) -> str:
    return f"{PUT(shelf, data)}-elsewhere"


def put_elsewhere_by_some(shelf: Shelf, data: bytes) -> str:
    return PUT(shelf, data) if len(data) % 2 else put_elsewhere(shelf, data)


@pytest.mark.parametrize(
    ("engine", "put"),
    [
        (LocalEngine, PUT),
        (LocalEngine, unseen),
        (Far, PUT),
        (Far, unseen_by_some),
        (Far, put_elsewhere),
        (Far, put_elsewhere_by_some),
    ],
)
def test_the_site_is_the_same_wherever_drafts_lie(
    articles: Path,
    expected: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine: type[LocalEngine],
    put: Put,
) -> None:
    monkeypatch.setattr(Shelf, "put", put)
    assert made(articles, tmp_path / "together", engine()) == expected


def test_bodies_do_not_pass_between_processes(
    articles: Path, expected: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[int] = []
    for put in (PUT, unseen):
        monkeypatch.setattr(Shelf, "put", put)
        engine = Counting()
        assert made(articles, tmp_path / str(len(passed)), engine) == expected
        passed.append(engine.passed)
    bodies = ARTICLES * BODY
    assert passed[0] < bodies // 2
    assert passed[1] > 2 * bodies, "there and back"


def test_workers_of_every_kind_put_drafts_down(
    articles: Path, expected: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interpreters, as other systems than Linux have them."""
    for module in (_crew, _process):
        monkeypatch.setattr(module, "can_fork", lambda: False)
    engine = Counting()
    assert made(articles, tmp_path / "interpreters", engine) == expected
    assert engine.passed < ARTICLES * BODY // 2


def test_few_articles_are_kept_in_memory(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(FEW - 1, ARTICLES):
        (articles / f"{number}.md").unlink()
    monkeypatch.setattr(Shelf, "put", None)
    monkeypatch.setattr(_aside, "_IN_MEMORY", 10**9)
    assert made(articles, tmp_path / "few")[2]


def test_a_worker_that_dies_with_drafts_put_down(
    articles: Path, expected: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, mark = os.getpid(), tmp_path / "died"

    def die(shelf: Shelf, data: bytes) -> str:
        path = PUT(shelf, data)
        if os.getpid() != parent and not mark.exists():
            mark.touch()
            os._exit(3)
        return path

    monkeypatch.setattr(Shelf, "put", die)
    assert made(articles, tmp_path / "out") == expected
    assert mark.exists()


def blind(_found: Iterable[bytes | Piece]) -> list[bytes]:
    raise FileNotFoundError(2, "No such file or directory", "the shelf")


def test_a_worker_that_does_not_see_what_another_put_down(
    articles: Path, expected: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_page_jobs, "pieces_of", blind)
    assert made(articles, tmp_path / "out", Far()) == expected


def test_drafts_that_are_lost_stop_the_build(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (_page_jobs, _drafts):
        monkeypatch.setattr(module, "pieces_of", blind)
    problems, _, is_published, files, ledger = made(articles, tmp_path / "out")
    (problem,) = [one for one in problems if one.severity == "error"]
    assert problem.path == "the shelf"
    assert "cannot be read again" in problem.message
    assert problem.hint
    assert (is_published, files, ledger) == (False, {}, b"")


@pytest.mark.parametrize("put", [PUT, unseen, put_elsewhere])
def test_articles_that_are_read_again(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, put: Put
) -> None:
    """No file is new, and each page has to be made."""
    monkeypatch.setattr(Shelf, "put", put)
    cache, engine = tmp_path / "cache", Counting()
    assert made(articles, tmp_path / "out", cache=cache)[2]
    shutil.rmtree(tmp_path / "out")
    again = made(articles, tmp_path / "out", engine, cache=cache)
    monkeypatch.setattr(Shelf, "put", PUT)
    assert again == made(articles, tmp_path / "whole")
    assert (engine.passed < ARTICLES * BODY // 2) == (put is PUT)


def test_a_dry_run_leaves_nothing(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "temporary", {})
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    assert made(articles, tmp_path / "out", dry_run=True)[2]
    assert not (tmp_path / "out").exists()
    assert list(folder.iterdir()) == []
