"""How a build left its files is noted while it remembers them: at its end each is seen once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from feeds.cache import Cache
from feeds.cache._folder_digest import Stamps, list_files, list_noted
from feeds.making import Recall
from feeds.publishing import Publication
from feeds.stamps import Seen, digest_of_bytes, stamp_of
from tests.pipeline.sites import write

MANY = 2500  # files: more than are digested at once
NEVER = 2**63  # nanoseconds since 1970: by then every file has rested
AT_ONCE = 1  # before that no file has


def listed(folder: Path, number: int) -> tuple[list[str], list[str]]:
    write(folder, {f"{place:04}.html": f"page {place}" for place in range(number)})
    write(folder, {"feeds.lock": "a ledger"})
    return sorted(map(str, folder.glob("*.html"))), [str(folder / "feeds.lock")]


def noted(paths: list[str], *, is_settled: bool = True, digest: str = "") -> Stamps:
    made = Stamps()
    for path in paths:
        made.add(
            Seen(stamp_of(Path(path).stat()), is_settled, digest) if Path(path).exists() else None
        )
    return made


@pytest.mark.parametrize("number", [0, 1, 1024, MANY])
def test_noted_stamps_make_the_listing_that_a_look_makes(tmp_path: Path, number: int) -> None:
    paths, ahead = listed(tmp_path, number)
    paths.append(str(tmp_path / "gone.html"))
    found = list_noted(paths, noted(paths), NEVER, ahead=ahead)
    assert found == list_files(paths, NEVER, ahead=ahead)
    assert found is not None
    assert found.is_settled


@pytest.mark.parametrize("digest", ["", digest_of_bytes(b"page 0")])
def test_what_has_not_rested_is_known_by_its_bytes(tmp_path: Path, digest: str) -> None:
    paths, ahead = listed(tmp_path, 1)
    found = list_noted(paths, noted(paths, is_settled=False, digest=digest), AT_ONCE, ahead=ahead)
    assert found == list_files(paths, AT_ONCE, ahead=ahead)
    assert found is not None
    assert found.doubtful == {
        ahead[0]: digest_of_bytes(b"a ledger"),
        paths[0]: digest_of_bytes(b"page 0"),
    }


def test_stamps_of_other_files_are_of_no_use(tmp_path: Path) -> None:
    paths, ahead = listed(tmp_path, 3)
    assert list_noted(paths, noted(paths[1:]), NEVER, ahead=ahead) is None


@pytest.mark.skipif(sys.platform == "win32", reason="it knows no time of change")
def test_a_build_notes_all_that_its_list_names(tmp_path: Path) -> None:
    """Those that it found as they are, those that it made, and those of which it keeps nothing."""
    output = tmp_path / "public"
    files = {"a.html": b"as it is", "b/c.html": b"words", "feed.xml": b"<feed/>"}
    with Publication(output, clock=lambda: 1) as publication:
        publication.add("a.html", files["a.html"])
        publication.commit()
    recall = Recall(Cache(tmp_path / "cache", tmp_path), output, compress=False)
    with Publication(output, clock=lambda: NEVER) as publication:
        for name, data in files.items():
            publication.add(name, data)
        recall.note_file("b/c.html", "0123456789abcdef")
        publication.commit()
        stamps = recall.save(publication)
    assert stamps is not None
    paths = [str(output / name) for name in sorted(files)]
    assert list_noted(paths, stamps, NEVER, ahead=()) == list_files(paths, NEVER)
    again = Recall(Cache(tmp_path / "cache", tmp_path), output, compress=False)
    kept = again.file("b/c.html", "0123456789abcdef")
    assert kept is not None
    assert kept.known.file.stamp == stamp_of((output / "b/c.html").stat())
    assert again.file("a.html", "0123456789abcdef") is None
