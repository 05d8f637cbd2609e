"""The ledger's text: what is written is read back, what is damaged is located."""

from __future__ import annotations

import errno
import functools
import itertools
import subprocess
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from feeds.errors import LedgerError
from feeds.ledger import (
    Entry,
    KnownFeed,
    Ledger,
    Page,
    _lock_parts,
    fold,
    ledger_files,
    load,
    parse,
    save,
)
from feeds.ledger._entry import State
from tests.ledger.worlds import Text, World, world
from tests.publishing.site import FaultyDisk, Killed

_INSTANTS = st.integers(-(10**9), 4 * 10**9).map(
    lambda seconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds / 7)
)
_WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12
)
_STATES: st.SearchStrategy[State] = st.sampled_from(["published", "withdrawn", "deleted"])


@st.composite
def entries(draw: st.DrawFn, identity: str = "") -> Entry:
    """Any entry."""
    state = draw(_STATES)
    return Entry(
        id=identity or "urn:x:" + draw(st.sampled_from("abcdefgh")),
        paths=(draw(_WORDS),),
        sequence=draw(st.integers(1, 5)),
        first=draw(_INSTANTS),
        updated=draw(_INSTANTS),
        state=state,
        ended=None if state == "published" else draw(_INSTANTS),
        fingerprint="1-" + draw(st.sampled_from(["aa", "bb"])) + "-",
        slug=draw(_WORDS),
        permalink=draw(_WORDS),
        moved=tuple(sorted(draw(st.sets(_WORDS, max_size=2)))),
        feeds=tuple(sorted(draw(st.sets(_WORDS, max_size=2)))),
        other_ids=draw(st.dictionaries(st.sampled_from(["rss", "json"]), _WORDS, max_size=2)),
    )


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Any ledger."""
    found = {one.id: one for one in draw(st.lists(entries(), max_size=5))}
    members = draw(st.lists(st.tuples(_WORDS, _INSTANTS), max_size=3))
    names = draw(st.sets(_WORDS, max_size=2))
    return Ledger(
        site_id=draw(st.sampled_from(["", "urn:x:site"])),
        patterns=tuple(sorted(draw(st.sets(_WORDS, max_size=2)))),
        entries=dict(sorted(found.items())),
        feeds=tuple(KnownFeed(kind="tag", name=name, title=name) for name in sorted(names)),
        pages=(Page(feed="", number=1, members=tuple(members), purged=len(names)),),
    )


def _read(ledger: Ledger, **how: bool) -> Ledger:
    files = ledger_files(ledger, **how)
    return parse([(name, data.decode()) for name, data in files.items()])


@settings(max_examples=60)
@given(ledgers(), st.booleans())
def test_what_is_written_is_read_back(ledger: Ledger, is_split: bool) -> None:  # noqa: FBT001
    assert _read(ledger, is_split=is_split) == ledger


@settings(max_examples=60)
@given(ledgers(), ledgers(), st.booleans())
def test_lines_that_stay_are_as_if_they_were_written_again(
    before: Ledger,
    after: Ledger,
    is_split: bool,  # noqa: FBT001
) -> None:
    """`written` changes no byte, whatever else changed."""
    still = before.entries
    same = {
        name: structs.replace(one, first=still[name].first) if name in still else one
        for name, one in after.entries.items()
    }  # when an article was first published never changes
    after = replace(after, entries=dict(sorted({**still, **same}.items())))
    expected = ledger_files(after, is_split=is_split)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part, data in ledger_files(before, is_split=is_split).items():
            (folder / part).write_bytes(data)
        save(after, folder, written=before)
        found = {one.name: one.read_bytes() for one in folder.iterdir()}
    if is_split and len(found) == 1:  # nothing was ever published: nothing says that it is split
        expected = ledger_files(after)
    assert found == expected


@settings(max_examples=60)
@given(st.lists(entries("urn:x:a"), min_size=1, max_size=3))
def test_folding_knows_no_order(versions: list[Entry]) -> None:
    folded = [
        functools.reduce(fold, order) for order in itertools.permutations([*versions, versions[0]])
    ]
    assert all(one == folded[0] for one in folded)
    assert folded[0].sequence == min(one.sequence for one in versions)
    assert folded[0].updated == max(one.updated for one in versions)


def test_the_text_can_be_read_by_people() -> None:
    text = ledger_files(world("b", "a").ledger)["feeds.lock"].decode()
    lines = text.splitlines()
    assert [line.split("\t")[0] for line in lines[1:]] == [
        "format", "fingerprint", "site", "permalink", "settings", "article", "article", "end",
    ]  # fmt: skip
    cells = [line.split("\t") for line in lines if line.startswith("article")]
    assert cells == sorted(cells)
    assert {cell[9] for cell in cells} == {"a.txt", "b.txt"}
    assert {cell[5] for cell in cells} == {"published"}
    assert {cell[3] for cell in cells} == {"2019-01-01T12:00:00Z", "2019-02-01T12:00:00Z"}


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_git_merges_two_branches(tmp_path: Path, style: str) -> None:
    """Additions rarely meet; where they do, what git leaves is read as a union."""
    base = world("a", "b")
    ours = base.put("c.txt", Text(title="C", date="2020")).edit("b.txt", body="Ours.").build()
    theirs = (
        base.put("d.txt", Text(title="D", date="2020")).edit("b.txt", body="Ours, but.").build()
    )
    for name, made in (("base", base), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_bytes(ledger_files(made.ledger)["feeds.lock"])
    command = ["git", "merge-file", "-p", f"--{style}", "ours", "base", "theirs"]
    if style == "merge":
        command.remove("--merge")
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    text = run.stdout.decode()
    assert "<<<<<<<" in text, "both sides changed b"
    merged = World(texts={**ours.texts, **theirs.texts}, ledger=parse([("feeds.lock", text)]))
    after = merged.build()
    expected = {**base.ids(), "c.txt": ours.id_of("c.txt"), "d.txt": theirs.id_of("d.txt")}
    assert after.ids() == expected
    assert len(merged.ledger.entries) == 4


GOOD = "format\t1\nsite\turn:x:1\n"
ROW = (
    "article\turn:x:a\t1\t2019-01-01T12:00:00Z\t2019-01-01T12:00:00Z\tpublished\t1-a-\ts\ts.html\t"
    "a.txt"
)
DAMAGE = {
    "an empty file": ("", 0, "the line that names its format is missing"),
    "a file cut off at its head": (f"{ROW}\n", 0, "the line that names its format is missing"),
    "another format": ("format\t1\nformat\t4\n", 2, "format 4 is of another version"),
    "a line cut off": (f"{GOOD}{ROW[:70]}\n", 3, "this is no article line"),
    "an unknown word": (f"{GOOD}artikel\tx\n", 3, "no line begins with 'artikel'"),
    "no date": (f"{GOOD}{ROW.replace('2019', 'year', 1)}\n", 3, "this is no article line"),
    "a local date": (f"{GOOD}{ROW.replace('00Z', '00', 1)}\n", 3, "this is no article line"),
    "no such state": (f"{GOOD}{ROW.replace('published', 'gone')}\n", 3, "this is no article line"),
    "a file cut off at a line": (
        f"{GOOD.replace('1', '3', 1)}{ROW}\n", 3, "the last line, which says end, is missing",
    ),
    "a file of a year that is not there": (
        f"{GOOD}year\t2019\n", 3, "feeds-2019.lock is missing: its articles would be new again",
    ),
    "an extra cell": (f"{GOOD}{ROW}\twhat\n", 3, "this is no article line"),
    "no sequence": (f"{GOOD}{ROW.replace('	1	', '	-	')}\n", 3, "this is no article line"),
    "two sites": (f"{GOOD}site\turn:x:2\n", 3, "two site ids, urn:x:1 and urn:x:2"),
    "half a page": (f"{GOOD}page\t\t1\t0\turn:x:a\n", 3, "this is no page line"),
    "a page sealed twice": (
        f"{GOOD}page\t\t1\t0\ta\t2019-01-01T12:00:00Z\npage\t\t1\t0\tb\t2019-01-01T12:00:00Z\n",
        4,
        "archive page 1 of feed main was sealed twice",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_located_and_ends_in_a_way_out(name: str) -> None:
    text, line, message = DAMAGE[name]
    with pytest.raises(LedgerError) as caught:
        parse([("feeds.lock", text)])
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("feeds.lock", line)
    assert message in problem.message
    assert problem.hint


def test_all_damage_is_told_at_once() -> None:
    with pytest.raises(LedgerError) as caught:
        parse([("feeds.lock", f"{GOOD}x\n{ROW}\ny\n")])
    assert [problem.line for problem in caught.value.problems] == [3, 5]


@pytest.mark.parametrize("how", ["\r\n", "bom"])
def test_what_editors_do_to_files_does_no_harm(how: str) -> None:
    text = f"{GOOD}{ROW}\n"
    changed = "\ufeff" + text if how == "bom" else text.replace("\n", how)
    assert parse([("feeds.lock", changed)]) == parse([("feeds.lock", text)])


def test_a_large_ledger_is_split_by_year_and_stays_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_lock_parts, "SPLIT_ABOVE", 2)
    made = world("a", "b")
    assert save(made.ledger, tmp_path) == ("feeds.lock",)
    grown = made.put("c.txt", Text(title="C", date="2020")).build()
    assert save(grown.ledger, tmp_path) == ("feeds-2019.lock", "feeds-2020.lock", "feeds.lock")
    assert load(tmp_path) == grown.ledger
    edited = grown.edit("c.txt", body="Changed.", date="2018").build()
    assert save(edited.ledger, tmp_path) == ("feeds-2020.lock",)
    assert load(tmp_path) == edited.ledger
    monkeypatch.setattr(_lock_parts, "SPLIT_ABOVE", 1000)
    assert save(edited.ledger, tmp_path) == ()


@pytest.mark.parametrize("is_split", [False, True])
def test_no_file_of_it_can_lose_its_last_lines_unseen(
    *, is_split: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_lock_parts, "SPLIT_ABOVE", 1 if is_split else 1000)
    made = world("a", "b").put("c.txt", Text(title="C", date="2020")).build()
    names = save(made.ledger, tmp_path)
    assert len(names) == (3 if is_split else 1)
    for name in names:
        whole = (tmp_path / name).read_text()
        lines = whole.splitlines(keepends=True)
        for kept in range(len(lines)):
            (tmp_path / name).write_text("".join(lines[:kept]))
            with pytest.raises(LedgerError, match=r"is missing.*restore it from version control"):
                load(tmp_path)
        (tmp_path / name).unlink()
        if is_split:
            with pytest.raises(LedgerError, match=rf"{name}.* missing.*restore it from version"):
                load(tmp_path)
        (tmp_path / name).write_text(whole)
    assert load(tmp_path) == made.ledger


def test_what_an_older_version_wrote_has_no_last_line(tmp_path: Path) -> None:
    made = world("a", "b")
    save(made.ledger, tmp_path)
    path = tmp_path / "feeds.lock"
    text = path.read_text()
    path.write_text(text.replace("format\t3", "format\t2").removesuffix("end\n"))
    assert load(tmp_path) == made.ledger
    assert save(made.ledger, tmp_path) == ("feeds.lock",)
    assert path.read_text() == text


@pytest.mark.parametrize("fail_at", [0, 1])
def test_saving_is_all_or_nothing_and_touches_nothing_needlessly(
    tmp_path: Path, fail_at: int
) -> None:
    made = world("a")
    save(made.ledger, tmp_path)
    before = (tmp_path / "feeds.lock").stat().st_mtime_ns
    assert save(made.ledger, tmp_path) == ()
    assert (tmp_path / "feeds.lock").stat().st_mtime_ns == before

    with pytest.raises(LedgerError, match=r"feeds\.lock: it cannot be written: No space left"):
        save(world("a", "b").ledger, tmp_path, disk=FaultyDisk(fail_at, errno.ENOSPC))
    assert load(tmp_path) == made.ledger
    assert [path.name for path in tmp_path.iterdir()] == ["feeds.lock"]
    save(world("a", "b").ledger, tmp_path, disk=FaultyDisk())


@pytest.mark.parametrize("fail_at", [0, 1])
def test_a_kill_while_saving_leaves_the_old_ledger(tmp_path: Path, fail_at: int) -> None:
    made = world("a")
    save(made.ledger, tmp_path)
    with pytest.raises(Killed):
        save(world("a", "b").ledger, tmp_path, disk=FaultyDisk(fail_at, torn=True))
    assert load(tmp_path) == made.ledger
    save(world("a", "b").ledger, tmp_path)
    assert load(tmp_path) == world("a", "b").ledger
    assert [path.name for path in tmp_path.iterdir()] == ["feeds.lock"]


def test_no_ledger_is_an_empty_one_and_half_a_ledger_is_an_error(tmp_path: Path) -> None:
    assert load(tmp_path) == Ledger()
    (tmp_path / "feeds-2019.lock").write_text("format\t1\n")
    with pytest.raises(LedgerError, match=r"it is missing, while feeds-2019\.lock is there"):
        load(tmp_path)


def test_bytes_that_are_no_text_are_located(tmp_path: Path) -> None:
    (tmp_path / "feeds.lock").write_bytes(b"format\t1\n\xff\n")
    with pytest.raises(LedgerError, match=r"feeds\.lock:2: this line is not UTF-8"):
        load(tmp_path)


def test_stamps_keep_their_fractions() -> None:
    made = world("a")
    (entry,) = made.ledger.entries.values()
    assert entry.updated.microsecond
    assert _read(made.ledger).next_end() - entry.updated < timedelta(seconds=1)
