"""Whatever is in an export: its articles, or a located problem; never a file elsewhere."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.config import Config
from feeds.errors import Problem, ReadError
from feeds.moving import import_articles
from feeds.moving.exports import read_export
from tests.moving.exports.samples import ghost, medium_page, substack, zipped
from tests.pipeline.sites import contents

FOG = medium_page("Fog", "<p>Words.</p>", address="https://medium.com/@a/fog-ab12cd34ef56")
PIECES = st.lists(
    st.one_of(
        st.binary(max_size=5),
        st.sampled_from(
            [
                *(
                    "post_id,post_date,is_published,title\n",
                    "1.fog,2021-11-03,true,Fog\n",
                    '"',
                    ",",
                ),
                *("\0", "\ufeff", FOG, "<article>", '<div class="e-content">', "</div>", "<p>A"),
                *(ghost({"title": "Fog"}), '{"db":[{"data":{"posts":[', '{"data":', "{", "[", "]"),
                *('{"title":"A","html":"<p>A"}', "null", "]}}]}", "<feed>", "<rss><item>"),
            ]
        ).map(str.encode),
    ),
    max_size=6,
).map(b"".join)
NAMES = st.sampled_from(
    "posts.csv|a/posts.csv|posts/1.fog.html|posts/draft_a.html|a/posts/1.fog.html|x.json|feed.atom|"
    "../../posts.csv|/posts/1.fog.html|..\\..\\posts\\1.fog.html|C:\\posts.csv|posts/../../x.xml|"
    "posts/\u202e.html|con.json|.git/x.json|email_list.csv".split("|")
)


@given(st.dictionaries(NAMES, PIECES, max_size=4))
def test_any_zip_file(files: dict[str, bytes]) -> None:
    problems: tuple[Problem, ...] = ()
    with tempfile.TemporaryDirectory() as folder:
        place, inside = Path(folder, "x.zip"), Path(folder, "deep", "er", "new")
        with ZipFile(place, "w", ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        try:
            problems = import_articles(str(place), inside, Config()).problems
        except ReadError as error:
            problems = error.problems
            assert problems
        made = [path for path in Path(folder).rglob("*") if path.is_file()]
        assert all(path == place or path.parent == inside for path in made)
    assert all(one.path and one.message for one in problems)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from("id title slug html lexical status page type children root".split()),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(
                "id uuid title slug html status visibility type page published_at updated_at image "
                "author_id custom_excerpt post_id tag_id sort_order name key value".split()
            ),
            VALUES,
        ),
        max_size=3,
    ),
    VALUES,
)
def test_any_tables_of_ghost(rows: list[dict[str, object]], other: object) -> None:
    data = {"posts": rows, "posts_tags": rows, "users": rows, "tags": other, "posts_meta": rows}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "x.json")
        place.write_text(json.dumps({"db": [{"data": data}]}), encoding="utf-8")
        found = import_articles(str(place), Path(folder, "new"), Config())
        assert len(found.files) <= len(rows)


@given(VALUES, st.sampled_from(["lexical", "mobiledoc"]))
def test_any_text_of_an_editor(value: object, key: str) -> None:
    whole = {"root": value, "sections": value, "markups": value, "cards": value}
    text = ghost({"title": "Fog", "html": None, key: json.dumps(whole)})
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "x.json")
        place.write_text(text, encoding="utf-8")
        assert len(read_export(place)[0].entries) == 1


def test_an_export_that_is_cut_says_where(tmp_path: Path) -> None:
    text = json.dumps(json.loads(ghost({"title": "Fog"})), indent=1)
    (tmp_path / "x.json").write_text(text[:-20], encoding="utf-8")
    with pytest.raises(ReadError) as raised:
        read_export(tmp_path / "x.json")
    (problem,) = raised.value.problems
    assert (problem.path, problem.line > 3) == ("x.json", True)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    place = zipped(tmp_path / "x.zip", {"posts.csv": " " * 8_000_000})
    with pytest.raises(ReadError, match="unpacks to more than 4 MB"):
        read_export(place)


def test_a_damaged_text_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    place = zipped(tmp_path / "x.zip", substack())
    data = bytearray(place.read_bytes())
    start = data.index(b"posts/2.bell.html") + len(b"posts/2.bell.html") + 4
    data[start : start + 8] = b"\xff" * 8
    place.write_bytes(bytes(data))
    found = import_articles(str(place), tmp_path / "new", Config())
    said = {Path(one.path).name: one.message for one in found.problems if not one.line}
    assert said["2.bell.html"] == "it is damaged, and was not read"
    assert "2021-11-03-fog.html" in found.files


def test_a_zip_file_behind_a_password_is_refused(tmp_path: Path) -> None:
    place = zipped(tmp_path / "x.zip", {"posts.csv": "a"})
    data = bytearray(place.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    place.write_bytes(bytes(data))
    with pytest.raises(ReadError, match="behind a password"):
        read_export(place)


def test_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text(ghost({"title": "Fog"}), encoding="utf-8")
    (tmp_path / "export").mkdir()
    with suppress(OSError):
        (tmp_path / "export" / "x.json").symlink_to(tmp_path / "secret.json")
    with pytest.raises(ReadError, match="no export"):
        read_export(tmp_path / "export")


def test_contents_are_what_they_were(tmp_path: Path) -> None:
    place = zipped(tmp_path / "x.zip", substack())
    before = place.read_bytes()
    first = import_articles(str(place), tmp_path / "a", Config())
    second = import_articles(str(place), tmp_path / "b", Config())
    assert (first, place.read_bytes()) == (second, before)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
