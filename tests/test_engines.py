"""A build on Dask gives the bytes of a build on this machine, also where a worker is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from feeds.errors import PublishError
from feeds.pipeline import Options, build
from feeds.publishing import StagedFile, Stager
from feeds.workers import LocalEngine
from tests.cli.commands import feeds
from tests.pipeline.sites import NOW, SITE, contents, write

ARTICLES = 450  # more than one process is given


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--engine spark", "--engine: error: 'spark' is no engine"),
        ("--scheduler tcp://127.0.0.1:1", "--scheduler: error: only Dask has one"),
    ],
)
def test_what_is_no_engine_is_named(tmp_path: Path, line: str, said: str) -> None:
    write(tmp_path, {"seeds/a.txt": "date: 2019-05-15\n\nWords.\n"})
    done = feeds("build", *line.split(), cwd=tmp_path)
    assert done.code == 2
    assert said in done.err


def test_little_work_needs_no_cluster(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": "date: 2019-05-15\n\nWords.\n"})
    done = feeds(
        "build", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", cwd=tmp_path
    )  # fmt: skip
    assert done.code == 0, done


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    def text(number: int) -> str:
        day = f"{2000 + number % 20}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        link = f"[Another]({(number + 7) % ARTICLES}.md)"
        return f"---\ndate: {day}\n---\n# Number {number}\n\nWords {number * 7}. {link}\n"

    return write(tmp_path / "seeds", {f"{one}.md": text(one) for one in range(ARTICLES)})


@pytest.fixture
def local(articles: Path, tmp_path: Path) -> dict[str, bytes]:
    """The site and the ledger of a build without Dask."""
    assert build(articles, tmp_path / "local", SITE, now=NOW).published
    made = contents(tmp_path / "local")
    ledger = articles / "feeds.lock"
    return {**made, "ledger": ledger.read_bytes()}


def of(articles: Path, output: Path) -> dict[str, bytes]:
    return {**contents(output), "ledger": (articles / "feeds.lock").read_bytes()}


@pytest.mark.system
def test_two_workers_give_the_same_bytes(
    articles: Path, local: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from feeds.workers import _dask  # noqa: PLC0415 - an extra

    monkeypatch.setattr(_dask, "_TOGETHER", 2)
    (articles / "feeds.lock").unlink()
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    with _dask.DaskEngine() as engine:
        report = build(articles, tmp_path / "dask", SITE, now=NOW, options=Options(engine=engine))
    assert report.published
    assert of(articles, tmp_path / "dask") == local


@pytest.mark.system
def test_a_lost_worker_costs_its_batch_and_nothing_else(
    articles: Path, local: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import LocalCluster  # noqa: PLC0415 - an extra

    from feeds.workers import _dask  # noqa: PLC0415

    monkeypatch.setattr(_dask, "_TOGETHER", 2)  # many tasks, some of which are lost
    (articles / "feeds.lock").unlink()
    killed: list[str] = []

    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None,
            worker_dashboard_address=None, silence_logs=50, local_directory=str(tmp_path / "space"),
        ) as cluster,
        _dask.DaskEngine(cluster.scheduler_address) as engine,
    ):  # fmt: skip

        def kill_one(stage: str, done: int, _total: int) -> None:
            if done >= 100 and stage not in killed and stage in {"reading", "pages"}:
                killed.append(stage)
                os.kill(cluster.workers[0].pid, signal.SIGKILL)

        report = build(
            articles, tmp_path / "dask", SITE,
            now=NOW, progress=kill_one, options=Options(engine=engine),
        )  # fmt: skip
    assert killed == ["reading", "pages"]
    assert report.published
    assert of(articles, tmp_path / "dask") == local


PROGRAM = r"""
import os, re, signal, sys
from feeds.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
moment, sent = sys.argv.pop(1), []
def interrupt(event, arguments):  # when that file is put aside; as a terminal does, everyone
    if event == "open" and re.search(moment, str(arguments[0])) and not sent:
        sent.append(os.killpg(0, signal.SIGINT))
sys.addaudithook(interrupt)
main()
"""


@pytest.mark.system
@pytest.mark.parametrize(
    "name", ["proof", r"feeds/.+"], ids=["before files are read", "when pages are made"]
)
def test_workers_take_no_notice_of_an_interrupt(articles: Path, tmp_path: Path, name: str) -> None:
    program = [sys.executable, "-c", PROGRAM, rf"\.feeds-building/\d+-{name}$"]
    done = subprocess.run(
        [*program, "build", "-q", str(articles), "public", "--engine", "dask"],
        cwd=tmp_path, capture_output=True, text=True, start_new_session=True, check=False,
    )  # fmt: skip
    assert done.returncode == 130
    assert done.stderr.splitlines() == [
        "interrupted; what is published is whole, and the next build completes it"
    ]
    assert not (tmp_path / "public").exists()


@pytest.mark.system
def test_a_scheduler_that_does_not_answer_is_a_problem(articles: Path, tmp_path: Path) -> None:
    from feeds.workers._dask import DaskEngine  # noqa: PLC0415 - an extra

    with DaskEngine("tcp://127.0.0.1:1") as engine:
        report = build(articles, tmp_path / "dask", SITE, now=NOW, options=Options(engine=engine))
        (problem,) = report.errors
        assert problem.path == "tcp://127.0.0.1:1"
        assert "the cluster cannot be used" in problem.message
        with pytest.raises(PublishError, match="dask scheduler"):
            engine.ready(len, 1000, 1)
    assert not (tmp_path / "dask").exists()


def test_an_engine_is_asked_for_as_much_as_it_is_worth(articles: Path, tmp_path: Path) -> None:
    asked: list[tuple[int, int]] = []

    class Watched(LocalEngine):
        def ready(self, function, number, least):  # type: ignore[no-untyped-def]
            asked.append((number, least))
            return super().ready(function, number, least)

    build(articles, tmp_path / "out", SITE, now=NOW, options=Options(engine=Watched()))
    assert asked
    assert all(least == 400 for _, least in asked)


def test_pages_that_far_workers_put_elsewhere_are_made_here(
    articles: Path, local: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each second page is written, and is not there when it is looked for."""

    class Far(LocalEngine):
        is_far = True

    write_file = Stager.__call__

    def lose(stager: Stager, number: int, data: bytes, file: str) -> StagedFile | None:
        staged = write_file(stager, number, data, file)
        return staged._replace(name="-0-lost") if staged and number % 2 else staged

    (articles / "feeds.lock").unlink()
    monkeypatch.setattr(Stager, "__call__", lose)
    report = build(articles, tmp_path / "far", SITE, now=NOW, options=Options(engine=Far()))
    assert report.published
    assert of(articles, tmp_path / "far") == local


ROWS = 1500  # more than one process is given


@pytest.mark.system
def test_workers_of_a_cluster_read_the_rows_of_a_long_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from feeds.workers._dask import DaskEngine  # noqa: PLC0415 - an extra

    row = '{"title": "Number %d", "date": "20%02d-01", "text": "%s"}\n'
    lines = (row % (one, one % 20, f"Words {one}. " * 60) for one in range(ROWS))
    seeds = write(tmp_path / "seeds", {"a.jsonl": "".join(lines)})
    assert build(seeds, tmp_path / "local", SITE, now=NOW).published
    expected = of(seeds, tmp_path / "local")
    (seeds / "feeds.lock").unlink()
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    with DaskEngine() as engine:
        report = build(seeds, tmp_path / "dask", SITE, now=NOW, options=Options(engine=engine))
    assert report.published
    assert of(seeds, tmp_path / "dask") == expected
