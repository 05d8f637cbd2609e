"""Names that hold on Linux, Windows and macOS."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import PublishError
from feeds.publishing import DISK, Publication, name_problem
from feeds.publishing._names import _clash, _clash_in_parts, clashes, folded, may_clash
from tests.publishing.site import FoldingDisk, publish, published, tree

GOOD = [
    "a.html",
    "reis/index.html",
    ".nojekyll",
    ".well-known/x.txt",
    "Ünïcödé/слово/日本.html",
    "with space.png",
    "👩‍👩‍👧.txt",
    "com10.html",
    "console.html",
    "a/CONfig",
    "x" * 235 + ".html",
    "ab/" + "é" * 127,
]
BAD = [
    ("", "empty"),
    ("/etc/passwd", "outside"),
    ("../x", "outside"),
    ("a/../b", "outside"),
    ("a//b", "outside"),
    ("./a", "outside"),
    ("a/", "outside"),
    ("a\\b", "may not hold"),
    ("a:b", "may not hold"),
    ("wh?t", "may not hold"),
    ("a\0b", "may not hold"),
    ("a\nb", "may not hold"),
    ("\ud800", "may not hold"),
    ("con", "device"),
    ("CON.html", "device"),
    ("x/aux.tar.gz", "device"),
    ("nul .txt", "device"),
    ("com1/x", "device"),
    ("lpt²", "device"),
    ("ends.", "final dot"),
    ("ends /x", "final dot"),
    ("cafe\u0301.html", "NFC"),
    ("é" * 128, "255 bytes"),
    ("a/" * 119 + "abc", "240"),
    (".feeds-building/x", "needs that name"),
    (".Feeds-Manifest", "needs that name"),
]
CLASHES = [  # names, why a disk that folds case cannot hold them, on how many others warn
    (["About.html", "about.html"], "case", 1),
    (["Foo/index.html", "foo/index.html"], "case", 1),
    (["Foo/index.html", "fOO/index.html", "foo/index.html"], "case", 2),
    (["Straße.html", "STRASSE.html"], "case", 1),
    (["É.html", "é.html"], "case", 1),
    (["Fog/bell/index.html", "fog/horn/index.html"], "case", 0),
    (["A", "a/b"], "case", 1),
]
NESTED = [
    ["a", "a/b"],
    ["a", "a-b", "a/b/c"],
    ["a", "A/b", "a/c"],
]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_name_is_published(name: str, tmp_path: Path) -> None:
    assert name_problem(name) is None
    publish(tmp_path, {name: b"x"})
    assert tree(tmp_path)[name] == b"x"


@pytest.mark.parametrize(("name", "reason"), BAD)
def test_a_bad_name_is_a_located_problem(name: str, reason: str, tmp_path: Path) -> None:
    problem = name_problem(name, "seeds/x.txt")
    assert problem is not None
    assert problem.path == "seeds/x.txt"
    assert reason in problem.message
    assert problem.hint
    str(problem).encode()
    with pytest.raises(PublishError):
        publish(tmp_path / "public", {"good.html": b"x", name: b"y"})
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a./index.html", "give it another name or slug, such as 'a/'"),
        ("v1./who is mr. /b.html", "give it another name or slug, such as 'v1/who is mr/b.html'"),
        ("con./index.html", "give it another name or slug"),
    ],
)
def test_where_only_the_end_is_wrong_the_hint_has_the_name_without(name: str, hint: str) -> None:
    problem = name_problem(name, "b.md")
    assert problem is not None
    assert problem.hint == hint


@pytest.mark.parametrize(("names", "reason", "_warnings"), CLASHES)
@pytest.mark.parametrize("is_backwards", [False, True])
def test_names_that_differ_in_case_are_refused_where_the_disk_folds_it(
    names: list[str], reason: str, _warnings: int, tmp_path: Path, *, is_backwards: bool
) -> None:
    files = dict.fromkeys(reversed(names) if is_backwards else names, b"x")
    first, *later = files
    with pytest.raises(PublishError) as caught:
        publish(tmp_path, files, disk=FoldingDisk())
    assert {problem.path for problem in caught.value.problems} == {
        f"seeds/{name}.txt" for name in later
    }
    assert all(reason in problem.message for problem in caught.value.problems)
    assert tree(tmp_path) == {}
    with Publication(tmp_path, disk=FoldingDisk()) as publication:
        for name in files:
            publication.add(name, b"x", origin=name)
        while found := publication.check():
            publication.leave_out(found[:1])
        publication.commit()
    assert published(tmp_path) == {first: b"x"}


@pytest.mark.parametrize(("names", "reason", "warnings"), CLASHES)
def test_names_that_differ_in_case_are_published_as_they_are_where_the_disk_keeps_it(
    names: list[str], reason: str, warnings: int, tmp_path: Path
) -> None:
    if DISK.folds_case(str(tmp_path)):
        pytest.skip("this disk folds case")
    assert tree(tmp_path) == {}, "the probe is removed"
    found = publish(tmp_path, dict.fromkeys(names, b"x")).problems
    assert {one.path for one in found} <= {f"seeds/{name}.txt" for name in names[1:]}
    assert [(one.severity, reason in one.message) for one in found] == [
        ("warning", True)
    ] * warnings
    assert published(tmp_path) == dict.fromkeys(names, b"x")


@pytest.mark.parametrize("names", NESTED)
@pytest.mark.parametrize("is_backwards", [False, True])
def test_a_file_cannot_stand_where_another_needs_a_folder(
    names: list[str], tmp_path: Path, *, is_backwards: bool
) -> None:
    with pytest.raises(PublishError) as caught:
        publish(tmp_path, dict.fromkeys(reversed(names) if is_backwards else names, b"x"))
    (problem,) = caught.value.problems
    assert "folder" in problem.message
    assert problem.path.startswith("seeds/")
    assert tree(tmp_path) == {}


def test_a_compressed_sibling_is_no_clash_of_its_own(tmp_path: Path) -> None:
    files = {"About.html": b"<p>One.</p>" * 99, "about.html": b"<p>Two.</p>" * 99}
    with pytest.raises(PublishError) as caught:
        publish(tmp_path, files, disk=FoldingDisk(), compress=True)
    assert len(caught.value.problems) == 1


@given(st.text(max_size=30))
def test_a_name_that_passes_means_the_same_everywhere(name: str) -> None:
    if name_problem(name) is not None:
        return
    assert unicodedata.is_normalized("NFC", name)
    assert not set(name) & set('<>:"|?*\\\0')
    for part in name.split("/"):
        assert part.strip(". ") == part.lstrip(". ") != "" or part.strip(".") == part.lstrip(".")
        assert len(part.encode()) <= 255


PARTS = st.lists(st.sampled_from("aAbéÉ"), min_size=1, max_size=3).map("/".join)


@given(PARTS, PARTS)
def test_small_letters_are_seen_through_as_parts_are(one: str, two: str) -> None:
    """The quick look says of two neighbours what the look at each part of them says."""
    first, second = sorted(((one, folded(one)), (two, folded(two))), key=lambda row: row[1])
    if one != two:
        assert list(_clash(first, second)) == list(_clash_in_parts(first, second))


SMALL = st.lists(st.sampled_from("abcA"), min_size=1, max_size=3).map("/".join)


@given(st.sets(SMALL))
def test_names_that_cannot_clash_do_not(paths: set[str]) -> None:
    found = list(clashes(sorted(((name, folded(name)) for name in paths), key=lambda row: row[1])))
    assert may_clash(paths) or found == []


@pytest.mark.parametrize(
    ("paths", "may"),
    [
        (["a", "b/c", "b/d/e.html", "bc"], False),
        (["a", "a/b"], True),
        (["a/b", "a/b/c/d"], True),
        (["a", "B"], True),
        (["a", "caf\u00e9"], True),
        ([], False),
    ],
)
def test_names_in_small_letters_clash_where_one_is_a_folder(paths: list[str], *, may: bool) -> None:
    assert may_clash(paths) is may
