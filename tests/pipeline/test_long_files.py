"""Files of many rows, which all processes read: as one process reads them from head to end."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.collecting import Drafts, _collect, _file_records, _long_files, _reread
from feeds.collecting._long_files import LongFiles, ReadParts
from feeds.collecting._read import ArticleReader
from feeds.collecting._read_cache import ReadFiles
from feeds.collecting._read_settings import settings_of_reading
from feeds.collecting._reread import Reread
from feeds.collecting._sent_outcomes import Sending
from feeds.config import Config
from feeds.pipeline import Options, build
from feeds.reading import SUFFIXES, Found, scan
from feeds.workers import LocalEngine
from tests.pipeline.sites import NOW, SITE, contents, write

ROWS = 150
Row = dict[str, object]


def rows() -> Iterator[Row]:
    """Articles, with some among them of which there is something to say."""
    for number in range(ROWS):
        row: Row = {
            "title": f"Number {number}",
            "date": f"{2000 + number % 20}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            "text": f"Words é {number * 7}.\n\nMore of them.",
            "draft": "true" if number % 40 == 7 else "",
            "by": "Ann",
        }
        if number % 50 == 11:
            row["date"] = "never"
        if number % 50 == 12:
            row["darft"] = "yes"
        yield row


def as_lines() -> bytes:
    lines = [json.dumps(row, ensure_ascii=number % 2 == 0) for number, row in enumerate(rows())]
    lines[20:20] = ["", "[1]", '{"title": ', "   ", '{"a": 1} x']
    data = "\r\n".join(lines[:60]) + "\n" + "\n".join(lines[60:])
    return b"\xef\xbb\xbf" + data.encode().replace(b"Number 70", b"Number \xff", 1)


def as_list() -> bytes:
    whole = json.dumps(list(rows()), indent=1)
    return whole.replace('"Number 90",', '"Number 90",\n\n', 1).encode()


def as_broken_list() -> bytes:
    return as_list().replace(b'"Number 120"', b'"Number 120', 1)


def as_objects() -> bytes:
    return "\n".join(
        json.dumps(row, indent=number % 2 or None) for number, row in enumerate(rows())
    ).encode()


def as_table() -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, ["title", "date", "text", "draft", "by", "darft"])
    writer.writeheader()
    writer.writerows(rows())
    return file.getvalue().replace("Number 33,", "Number 33,,,,,,,,,", 1).encode()


def as_open_table() -> bytes:
    return as_table() + b'Last,2020-01-01,"and no end\nof it\n'


FORMS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "JSON Lines": ("a.jsonl", as_lines),
    "a list of JSON": ("a.json", as_list),
    "a list that breaks off": ("a.json", as_broken_list),
    "objects of JSON": ("a.json", as_objects),
    "a table": ("a.csv", as_table),
    "a table whose last row has no end": ("a.csv", as_open_table),
    "a table with tabs": ("a.tsv", lambda: as_table().replace(b",", b"\t")),
    "data": ("a.json", lambda: b'{"version": "1"}'),
    "nothing": ("a.jsonl", lambda: b"\n" * 5000),
    "one article": ("a.md", lambda: b"date: 2020-01-01\n\n" + b"Words. " * 300),
}


class Watched(LocalEngine):
    """Notes for how many rows workers were wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    def ready(self, function, number, least):  # type: ignore[no-untyped-def]
        if isinstance(function, Sending) and isinstance(function.read, ReadParts):
            self.asked.append(number)
        return super().ready(function, number, least)


def built(home: Path, engine: LocalEngine, name: str) -> object:
    """All that a build says and writes, in a cache of its own."""
    options = Options(cache=home / f"cache of {name}", engine=engine)
    report = build(
        home / "seeds", home / name, SITE, now=NOW, keep_going=True, options=options
    )  # fmt: skip
    ledger = home / "seeds" / "feeds.lock"
    kept = ledger.read_bytes() if ledger.exists() else b""
    ledger.unlink(missing_ok=True)
    made = contents(home / name) if (home / name).exists() else {}
    return report.problems, report.left_out, report.articles, made, kept


@pytest.mark.parametrize("form", FORMS)
def test_workers_read_the_rows_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    name, text = FORMS[form]
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / name).write_bytes(text())
    engine = Watched()
    monkeypatch.setenv("FEEDS_WORKERS", "0")
    whole = built(tmp_path, engine, "whole")
    monkeypatch.setattr(_collect, "LONG", 10)
    alone = built(tmp_path, engine, "alone")
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    monkeypatch.setattr(_collect, "FEW", 20)
    monkeypatch.setattr(_long_files, "FEW", 20)
    monkeypatch.setattr(_file_records, "_TOGETHER", 7)
    together = built(tmp_path, engine, "together")
    again = built(tmp_path, engine, "together")
    assert alone == whole
    assert together == whole
    assert again == whole
    has_rows = form not in {"data", "nothing", "one article"}
    assert (engine.asked[2] >= 20) == has_rows
    assert (engine.asked[0], engine.asked[3]) == (0, 0)  # no long one; known from the cache


def test_a_long_file_of_which_a_part_is_forgotten_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_file_records, "_TOGETHER", 7)
    monkeypatch.setenv("FEEDS_WORKERS", "0")
    write(tmp_path / "seeds", {"a.jsonl": "\n".join(map(json.dumps, rows()))})
    cache = tmp_path / "cache"

    def read() -> int:
        return build(
            tmp_path / "seeds", tmp_path / "out", SITE, now=NOW, keep_going=True,
            options=Options(cache=cache),
        ).read  # fmt: skip

    assert (read(), read()) == (1, 0)
    tables = [one for one in sorted(cache.rglob("read-*")) if b"a.jsonl\\u0000" in one.read_bytes()]
    assert len(tables) > 1
    tables[0].unlink()
    assert (read(), read()) == (1, 0)


@pytest.fixture
def read_files(tmp_path: Path) -> ReadFiles:
    config = Config()
    reader = ArticleReader(config=settings_of_reading(config), people={}, versions=())
    return ReadFiles(reader=reader, config=config, is_remembered=True)


def found_in(folder: Path) -> list[Found]:
    found = scan(folder, suffixes=SUFFIXES, include=(), exclude=(), static=(), skip=())
    return [one for one in found if isinstance(one, Found)]


def test_batches_are_neither_many_rows_nor_long_ones(tmp_path: Path, read_files: ReadFiles) -> None:
    def lines(number: int, size: int) -> str:
        return f'{{"title": "{"a" * size}"}}\n' * number

    write(tmp_path, {"a.jsonl": lines(70, 1), "b.jsonl": lines(5, 1_000_000), "c.jsonl": "\n"})
    long = LongFiles(found_in(tmp_path), read_files)
    assert long.number == 400  # enough, if not by their number
    sizes = []
    for batch in long.batches():
        turn = long.turn()
        assert turn.file == batch.file
        assert turn.is_last == (not batch.parts)
        sizes.append((turn.file.relative[0], len(batch.parts)))
    many = [("a", 32), ("a", 32), ("a", 6), ("a", 0)]
    assert sizes == [*many, *[("b", 1)] * 5, ("b", 0), ("c", 1), ("c", 0)]


def test_a_file_that_is_replaced_is_read_as_it_was(tmp_path: Path, read_files: ReadFiles) -> None:
    before, after = (f'{{"title": "{word}", "text": "{word}"}}\n' * 2000 for word in ("A", "other"))
    write(tmp_path, {"a.jsonl": before, "new": after})
    long = LongFiles([one for one in found_in(tmp_path) if one.size > 1000][:1], read_files)
    read = ReadParts(read_files=read_files)
    said = []
    for number, batch in enumerate(long.batches()):
        if number == 3:
            (tmp_path / "new").replace(tmp_path / "a.jsonl")
        (found,) = read(batch)
        turn = long.turn()
        said += [one.undated.path for one in found.outcomes if one.undated]
        if turn.is_last:
            assert read_files.with_look(turn.file, (), turn.look).seen is None
    assert said == [f"a.jsonl:{number}" for number in range(1, 2001)]


@pytest.mark.parametrize("form", ["JSON Lines", "a list of JSON", "objects of JSON", "a table"])
def test_pages_of_unchanged_rows_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    name, text = FORMS[form]
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / name).write_bytes(text())
    for module in (_collect, _reread):
        monkeypatch.setattr(module, "LONG", 10)
    monkeypatch.setattr(_long_files, "FEW", 20)
    monkeypatch.setenv("FEEDS_WORKERS", "2")
    engine = Watched()
    options = Options(cache=tmp_path / "cache", engine=engine)
    build(tmp_path / "seeds", tmp_path / "out", SITE, now=NOW, keep_going=True, options=options)
    other = replace(SITE, title="Another title")
    again = build(
        tmp_path / "seeds", tmp_path / "out", other, now=NOW, keep_going=True, options=options
    )  # fmt: skip
    assert (again.read, again.made) == (0, again.articles)
    assert engine.asked[-1] >= 20
    (tmp_path / "seeds" / "feeds.lock").unlink()
    build(tmp_path / "seeds", tmp_path / "whole", other, now=NOW, keep_going=True)
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_of_a_long_file_no_more_is_read_than_is_wanted(
    tmp_path: Path, read_files: ReadFiles
) -> None:
    rows = "".join(f'{{"title": "{number}", "date": "2020"}}\n' for number in range(1, 2001))
    write(tmp_path, {"a.jsonl": rows, "b.jsonl": rows})
    found = found_in(tmp_path)
    only = {one: {f"{one.relative}:7", f"{one.relative}:1999"} for one in found}
    long = LongFiles(found, read_files, only)
    assert [len(batch.parts) for batch in long.batches()] == [2, 0, 2, 0]


def test_wanted_drafts_of_long_files_come_from_their_rows(
    tmp_path: Path, read_files: ReadFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_reread, "LONG", 10)
    write(
        tmp_path, {"a.json": json.dumps([{"title": "A"}, {"title": "B", "date": "2020"}], indent=1)}
    )
    (file,) = found_in(tmp_path)
    with Drafts() as drafts:
        found = [*Reread(read_files=read_files)({file: ("a.json:5",)}, drafts)]
    rows = [outcome.row for one in found for outcome in one.outcomes]
    assert [row.draft.title for row in rows if row] == ["B"]
