"""What a scan finds where folders are links: the same as by asking for each where it really is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.collecting._real_folders import RealFolders
from feeds.errors import Problem
from feeds.reading.scanner import scan

LINKS = {  # link → what it leads to
    "self": ".",
    "a/up": "..",
    "a/b/root": "../..",
    "other": "a/b",
    "a/twice": "../other",
    "c/chain": "../a/twice/deep",
    "c/file.txt": "../a/x.txt",
    "out": "../outside",
    "c/out.txt": "../../outside/o.txt",
    "gone": "nowhere",
    "c/gone.txt": "nowhere.txt",
    "c/round": "round",
}
FILES = ("x.txt", "a/x.txt", "a/b/y.txt", "a/b/deep/z.txt", "c/w.txt", "kept/k.txt")


def made(folder: Path) -> Path:
    for name in (*(f"site/{one}" for one in FILES), "outside/o.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    for name, target in LINKS.items():
        (folder / "site" / name).symlink_to(target)
    return folder / "site"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return made(tmp_path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("links"))


def walked(folder: Path, root: Path, skip: Path, above: frozenset[Path]) -> Iterator[str]:
    """The files that a reader may have, by asking where each one is."""
    for one in sorted(folder.iterdir()):
        if not one.exists():
            continue
        real = one.resolve()
        if real == skip or not real.is_relative_to(root.resolve()) or real in above:
            continue
        if one.is_dir():
            yield from walked(one, root, skip, above | {real})
        else:
            yield one.relative_to(root).as_posix()


@pytest.mark.parametrize("named", [".", "link", "whole"])
def test_links_are_followed_within_the_source_alone(
    source: Path, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source.parent / "link").symlink_to("site")
    monkeypatch.chdir(source if named == "." else source.parent)
    root = source if named == "whole" else Path(named)
    skip = source / "kept"
    found = list(scan(root, suffixes=[".txt"], skip=[skip]))
    files = [one for one in found if not isinstance(one, Problem)]
    wanted = sorted(walked(root, root, skip.resolve(), frozenset({source.resolve()})))
    assert sorted(one.relative for one in files) == wanted
    assert "other/deep/z.txt" in wanted
    assert "c/chain/z.txt" in wanted
    assert not any(one.startswith(("kept/", "self/", "out/")) for one in wanted)
    assert [Path(one.place) for one in files] == [root / one.relative for one in files]
    assert {one.path for one in found if isinstance(one, Problem)} == {
        "out",
        "c/out.txt",
        "c/gone.txt",
    }


def test_what_is_left_out_is_left_out_under_the_name_of_a_link(source: Path) -> None:
    found = scan(source, suffixes=[".txt"], exclude=["a/b/**"])
    names = sorted(one.relative for one in found if not isinstance(one, Problem))
    assert names == ["a/x.txt", "c/file.txt", "c/w.txt", "kept/k.txt", "x.txt"]


PARTS = st.sampled_from([*LINKS, "a", "b", "c", "deep", ".", "..", "none", "x.txt", "up", "chain"])


@settings(max_examples=300)
@given(places=st.lists(st.lists(PARTS, max_size=5), min_size=1, max_size=8))
def test_a_folder_is_where_the_system_says(places: list[list[str]], whole: Path) -> None:
    real = RealFolders()
    for parts in places:
        for start in (str(whole), f"{whole.parent}//site", ""):
            folder = os.path.join(start, *parts)  # noqa: PTH118 - as it is written
            assert real(folder) == os.path.realpath(folder)
