"""Nothing unpublished goes out packed, or under a name that does not say what it is."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.errors import ReadError
from feeds.reading import members
from tests.pipeline.sites import SITE, build, contents, write

WORD = "UNTOLD"
LOOSE = replace(SITE, undated="skip")
HEAD = "title: b\ndate: 2024-01-02"
ROW = f'{{"title": "b", "date": "2024-01-02", "text": "{WORD}", "draft": true}}\n'
OTHER = '{"title": "c", "date": "2024-01-01", "text": "For all."}\n'
CSV = f"title,date,text,status\nb,2024-01-02,{WORD},draft\n"
WORDPRESS = f"<rss><channel><item><wp:post_type>post</wp:post_type>{WORD}</item></channel></rss>"


def tar(members: dict[str, str], mode: str = "w") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, text in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return made.getvalue()


def zipped(members: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def packed(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)


HOLDS = {
    "rows in gzip": ("b.jsonl.gz", packed(ROW)),
    "a title alone": ("b.jsonl.gz", packed(f'{{"title": "{WORD}", "draft": true}}\n')),
    "rows behind others": ("b.jsonl.gz", packed(OTHER * 3000 + ROW)),
    "a list in gzip": ("b.json.gz", packed(f"[{ROW}]")),
    "a table in gzip": ("b.csv.gz", packed(CSV)),
    "an export in gzip": ("b.xml.gz", packed(WORDPRESS)),
    "an export in UTF-16": ("b.xml.gz", gzip.compress(WORDPRESS.encode("utf-16"), mtime=0)),
    "an article in gzip": ("notes.gz", packed(f"---\n{HEAD}\ndraft: true\n---\n{WORD}\n")),
    "bzip2": ("b.json.bz2", bz2.compress(ROW.encode())),
    "xz": ("b.json.xz", lzma.compress(ROW.encode())),
    "tar": ("b.tar", tar({"x/a.txt": "Words.", "x/b.jsonl": ROW})),
    "tar in gzip": ("b.tar.gz", tar({"x/b.csv": CSV}, "w:gz")),
    "tgz": ("b.tgz", tar({"x/b.md": f"---\n{HEAD}\n---\n{WORD}"}, "w:gz")),
    "tar in xz": ("b.tar.xz", tar({"b.xml": WORDPRESS}, "w:xz")),
    "zip": ("b.zip", zipped({"a/b.json": ROW})),
    "gzip in zip": ("b.zip", zipped({"a/b.jsonl.gz": packed(ROW)})),
    "zip in zip": ("b.zip", zipped({"in.zip": zipped({"b.csv": CSV})})),
    "zip in tar in gzip": ("b.tar.gz", gzip.compress(tar({"a/b.jsonl": ROW}), mtime=0)),
    "zip behind a program": ("setup.exe", b"MZ" + b"\0" * 600 + zipped({"b.json": ROW})),
    "a folder of drafts": ("b.zip", zipped({"_drafts/plan.md": f"# Plan\n\n{WORD}\n"})),
    "the draft itself": ("b.zip", zipped({"plan.md": f"{WORD}\n"})),
    "under another name": ("b.data", packed(ROW)),
    "cut off": ("b.jsonl.gz", packed(ROW + OTHER * 9000)[:-20]),
    "with an error behind the draft": ("b.jsonl.gz", packed(ROW + '{"title": ')),
    "with an error ahead of it": ("b.json.gz", packed('[{"title": "x",},\n' + ROW + "]")),
    "with a state that is not understood": ("b.jsonl.gz", packed(ROW.replace("true", '"maybe"'))),
}  # fmt: skip
PLAIN = {
    "rows": ("rows.dat", ROW.encode()),
    "rows behind others": ("rows", (OTHER * 300 + ROW).encode()),
    "a list": ("list.bin", f"[{ROW}]".encode()),
    "a table": ("table.dat", CSV.encode()),
    "a table with tabs": ("table.log", CSV.replace(",", "\t").encode()),
    "a table in UTF-16": ("t.dat", CSV.encode("utf-16")),
    "rows in UTF-16": ("t.dat", ROW.encode("utf-16")),
    "UTF-16": ("b.data", f"---\n{HEAD}\ndraft: true\n---\n{WORD}\n".encode("utf-16")),
    "front matter in JSON": ("b.data", f'{{"title": "b", "draft": true}}\n\n{WORD}\n'.encode()),
}


def linked(tmp_path: Path, name: str, data: bytes, **more: object) -> tuple[dict[str, bytes], str]:
    """The site with a link to that file, and the warning of it."""
    draft = f"---\n{HEAD}\ndraft: true\n---\nSecret.\n"
    files = {"a.md": f"---\ntitle: A\ndate: 2024-01-01\n---\n[it]({name})\n", "plan.md": draft}
    source = write(tmp_path / "seeds", files)
    (source / name).write_bytes(data)
    output, report = build(tmp_path, {}, replace(LOOSE, **more))  # type: ignore[arg-type]
    assert report.published
    problems = [one for one in report.problems if one.path == "a.md"]
    assert all((one.line, one.severity) == (5, "warning") for one in problems)
    return contents(output), "".join(f"{one.message}; {one.hint}" for one in problems)


@pytest.mark.parametrize(("name", "data"), [*HOLDS.values(), *PLAIN.values()],
                         ids=[*HOLDS, *(f"plain {name}" for name in PLAIN)])  # fmt: skip
def test_a_file_that_holds_a_draft_is_no_attachment(name: str, data: bytes, tmp_path: Path) -> None:
    found, says = linked(tmp_path, name, data)
    assert not [path for path in found if path.endswith(name)]
    assert says.startswith(name)
    if (name, data) in HOLDS.values():
        assert f'static = ["{name}"]' in says


ORDINARY = {
    "words.gz": packed("Only words.\n"),
    "rain.csv.gz": packed("day,rain\n1,2\n"),
    "numbers.jsonl.gz": packed('{"n": 1}\n{"n": 2}\n'),
    "map.xml.gz": packed("<gpx><name>x</name></gpx>"),
    "code.tar.gz": tar({
        "x/package.json": '{"name": "x", "private": true, "author": "A", "description": "d"}',
        "x/tsconfig.json": '{"a": 1, // why\n}', "x/README.md": "# Words\n", "x/main.py": "x = 1\n",
        "x/page.html": "<!doctype html><title>t</title><p>Words.", "x/data.csv": "a,b\n1,2\n",
    }, "w:gz"),
    "photos.zip": zipped({"a.jpg": b"\xff\xd8", "b.png": b"\x89PNG"}),
    "broken.zip": b"PK\x03\x04broken", "broken.gz": b"\x1f\x8bbroken", "empty.zip": zipped({}),
    "settings.dat": b'{"name": "x", "version": 2}', "table.log": b"a,b,c\n1,2,3\n",
}  # fmt: skip


@pytest.mark.parametrize("name", ORDINARY)
def test_other_packed_files_stay_attachments(name: str, tmp_path: Path) -> None:
    found, says = linked(tmp_path, name, ORDINARY[name])
    assert (found[f"a/{name}"], says) == (ORDINARY[name], "")


def test_what_static_names_is_published_as_it_stands(tmp_path: Path) -> None:
    name, data = HOLDS["rows in gzip"]
    found, says = linked(tmp_path, name, data, static=(name,))
    assert (found[name], says) == (data, "")


NOTHING = b'{"a": "' + b"0" * 30_000_000


def bomb(depth: int) -> bytes:
    data = zipped({"b.json": NOTHING})
    for _ in range(depth):
        data = zipped({"in.zip": data})
    return data


BOMBS = {
    "much of nothing": (gzip.compress(NOTHING, mtime=0), "times its size"),
    "packed twice": (bomb(1), "times its size"),
    "too deep": (bomb(5), "deep"),
    "bz2": (bz2.compress(NOTHING), "times its size"),
    "xz in gzip": (gzip.compress(lzma.compress(NOTHING), mtime=0), "times its size"),
    "many files": (zipped({f"{number}.txt": "x" for number in range(10_001)}), "10000 files"),
}


@pytest.mark.parametrize(("data", "says"), BOMBS.values(), ids=BOMBS)
def test_what_is_too_much_to_look_into_is_not_published(
    data: bytes, says: str, tmp_path: Path
) -> None:
    found, told = linked(tmp_path, "b.zip", data)
    assert not [path for path in found if path.endswith("b.zip")]
    assert "cannot be looked into" in told
    assert says in told
    assert 'static = ["b.zip"]' in told


def test_no_more_is_unpacked_than_the_limit(tmp_path: Path) -> None:
    def read(size: int) -> list[int]:
        (tmp_path / "b.gz").write_bytes(packed("x" * size))
        found = members(tmp_path / "b.gz", most=2_000_000)
        return [len(stream.read()) for _, stream in found]

    assert read(2_000_000) == [2_000_000]
    with pytest.raises(ReadError, match="more than 1 MB when unpacked"):
        read(2_000_001)
