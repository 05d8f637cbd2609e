"""A fault at every single mutation of a publication, as an error and as a kill."""

from __future__ import annotations

import errno
import gzip
from pathlib import Path

import pytest

from feeds.errors import PublishError
from feeds.publishing import MANIFEST, SIDE
from tests.publishing.site import (
    ERRORS,
    FOREIGN,
    NEW,
    OLD,
    FaultyDisk,
    Files,
    Killed,
    folders,
    listed,
    publish,
    published,
    put,
    tree,
)

SMALLEST = 18  # a publication of so few mutations would not be the one that is meant


def begin(output: Path, before: Files | None, *, compress: bool = False) -> None:
    """What stands there: None for nothing at all, an empty site for an empty folder."""
    if before:
        publish(output, before, compress=compress)
        put(output, FOREIGN)
        (output / "same.html").chmod(0o600)  # one more thing to mend
    elif before is not None:
        output.mkdir(parents=True)


def mutations(output: Path, before: Files | None, after: Files, *, compress: bool) -> list[str]:
    counting = FaultyDisk()
    begin(output, before, compress=compress)
    publish(output, after, disk=counting, compress=compress)
    return counting.steps


def assert_whole(output: Path, before: Files, after: Files) -> None:
    """Old or new bytes everywhere, feeds name pages that are there, foreign files stand."""
    found = {path: data for path, data in published(output).items() if not path.startswith(SIDE)}
    for path, data in FOREIGN.items():
        if before:
            assert found.pop(path) == data
    for path, data in found.items():
        if path.endswith(".gz"):
            continue
        assert data in (before.get(path), after.get(path)), path
    feed = found.get("feed.xml")
    if feed is None:
        return
    for name in feed.decode().split()[1:]:
        assert name in found, f"{name} is named and missing"
        if feed.startswith(b"new"):
            assert found[name] == after[name], f"{name} is older than the feed"


def assert_right(output: Path, site: Files, *, has_foreign: bool) -> None:
    expected = dict(site) | (dict(FOREIGN) if has_foreign else {})
    assert published(output) == expected
    assert listed(output) == sorted(site)
    assert SIDE not in folders(output)
    used = {parent.as_posix() for path in expected for parent in Path(path).parents}
    assert folders(output) == used - {"."}


CASES = [
    pytest.param(OLD, NEW, id="update"),
    pytest.param(None, NEW, id="first"),
    pytest.param({}, NEW, id="bare"),
    pytest.param(OLD, {}, id="removal"),
]
KINDS = [*ERRORS, None]


@pytest.mark.parametrize("torn", [False, True], ids=["clean", "torn"])
@pytest.mark.parametrize("error", KINDS, ids=lambda e: errno.errorcode[e] if e else "kill")
@pytest.mark.parametrize(("before", "after"), CASES)
def test_a_fault_at_any_mutation_leaves_whole_files_and_the_next_build_heals(
    tmp_path: Path, before: Files | None, after: Files, error: int | None, *, torn: bool
) -> None:
    total = len(mutations(tmp_path / "count", before, after, compress=False))
    assert total >= SMALLEST
    for fail_at in range(total):
        output = tmp_path / str(fail_at)
        begin(output, before)
        was = tree(output)
        disk = FaultyDisk(fail_at, error, torn=torn)
        failure: BaseException | None = None
        try:
            publish(output, after, disk=disk)
        except (PublishError, Killed) as caught:
            failure = caught
        if output.exists():
            assert_whole(output, before or {}, after)
        if isinstance(failure, PublishError):
            problem = failure.problems[0]
            assert problem.hint
            if "the site is as it was" in problem.message:
                assert tree(output) == was
                assert output.exists() == (before is not None)
            assert SIDE not in folders(output)
        back = bool(fail_at % 2) and before is not None
        publish(output, (before or {}) if back else after)
        assert_right(output, (before or {}) if back else after, has_foreign=bool(before))
        assert {path.name for path in tmp_path.iterdir()} <= {"count", *map(str, range(total))}


def test_an_error_before_the_swap_says_so_and_one_within_it_says_how_far_it_got(
    tmp_path: Path,
) -> None:
    said = set()
    for fail_at in range(len(mutations(tmp_path / "count", OLD, NEW, compress=False))):
        output = tmp_path / str(fail_at)
        publish(output, OLD)
        put(output, FOREIGN)
        try:
            publish(output, NEW, disk=FaultyDisk(fail_at, errno.ENOSPC))
        except PublishError as caught:
            said.add(str(caught).partition("(")[2].partition(")")[0])
    assert "the site is as it was" in said
    assert "3 of 7 changed files are in place, all whole" in said


def test_a_kill_never_leaves_a_compressed_sibling_of_other_bytes(tmp_path: Path) -> None:
    before = {path: data * 100 for path, data in OLD.items()}
    after = {path: data * 100 for path, data in NEW.items()}
    for fail_at in range(len(mutations(tmp_path / "count", before, after, compress=True))):
        output = tmp_path / str(fail_at)
        publish(output, before, compress=True)
        (output / "same.html").chmod(0o600)
        with pytest.raises(Killed):
            publish(output, after, disk=FaultyDisk(fail_at), compress=True)
        files = published(output)
        siblings = [path for path in files if path.endswith(".gz")]
        for path in siblings:
            if (plain := path.removesuffix(".gz")) in files:
                assert gzip.decompress(files[path]) == files[plain], path
        publish(output, after, compress=True)
        fresh = tmp_path / "fresh"
        publish(fresh, after, compress=True)
        assert tree(output) == tree(fresh)


def test_the_manifest_is_put_back_when_no_folder_can_be_made(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    steps = mutations(tmp_path / "count", OLD, NEW, compress=False)
    first = next(n for n, step in enumerate(steps) if step == "mkdir" and "replace" in steps[:n])
    was = tree(tmp_path)
    put(tmp_path, FOREIGN)
    with pytest.raises(PublishError, match="the site is as it was"):
        publish(tmp_path, NEW, disk=FaultyDisk(first, errno.ENOSPC))
    assert (tmp_path / MANIFEST).read_bytes() == was[MANIFEST]
