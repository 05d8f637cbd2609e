"""Rows that have their texts in files of their own: no more of these is seen than of the row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from feeds.pipeline import Options
from feeds.pipeline import build as run
from tests.pipeline.sites import NOW, SITE, build, contents, write

WORD = "UNTOLD"
HEAD = "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n"
ROWS = {
    "1.fog": "1.fog,2024-01-01T10:00:00Z,true,,newsletter,everyone,Fog,About fog,\n",
    "2.paid": "2.paid,2024-01-02T10:00:00Z,true,,newsletter,only_paid,Paid,,\n",
    "3.draft": "3.draft,,false,,newsletter,everyone,Draft,,\n",
    "4.later": "4.later,2031-01-02T10:00:00Z,true,,newsletter,everyone,Later,,\n",
    "5.off": "5.off,2024-01-02T10:00:00Z,false,,newsletter,everyone,Off,,\n",
}
TEXTS = {name: f"<p>{'For all' if name == '1.fog' else WORD}.</p>\n" for name in ROWS}


@pytest.mark.parametrize("folder", ["posts/", ""])
@pytest.mark.parametrize("suffix", ["html", "htm"])
def test_an_export_of_substack_as_it_is_unpacked(folder: str, suffix: str, tmp_path: Path) -> None:
    links = " ".join(f"[it]({folder}{name}.{suffix})" for name in ROWS)
    files = {
        "a.md": f"---\ntitle: A\ndate: 2024-01-01\n---\n{links}\n",
        "posts.csv": HEAD + "".join(ROWS.values()),
        **{f"{folder}{name}.{suffix}": text for name, text in TEXTS.items()},
    }
    output, report = build(tmp_path, files)
    assert (report.published, report.articles, report.errors) == (True, 2, ())
    found = contents(output)
    assert [name for name, data in found.items() if WORD.encode() in data] == []
    assert b"For all." in found["feed.xml"]
    assert {one.path for one in report.problems} == {"a.md"}
    assert not [name for name in found if name.startswith("a/")]


def test_other_tables_and_pages_stay_what_they_are(tmp_path: Path) -> None:
    page = '<!doctype html><title>b</title><meta name="date" content="2024-01-02"><p>Words.</p>'
    files = {
        "posts.csv": "slug,title,date,text\nb,C,2024-01-03,Its own.\n",
        "posts/b.html": page, "posts/c.html": f"{page}C.",
        "d.csv": "id,n\ne,1\n", "d/e.html": f"{page}E.",
    }  # fmt: skip
    _, report = build(tmp_path, files)
    assert (report.articles, report.problems) == (4, ())


def test_a_build_with_a_cache_sees_what_changes(tmp_path: Path) -> None:
    source = write(
        tmp_path / "seeds", {"posts.csv": HEAD + ROWS["1.fog"], "posts/1.fog.html": "<p>One.</p>"}
    )
    wishes = Options(cache=tmp_path / "cache", allow=frozenset({"vanished", "deleted", "new"}))
    config = replace(SITE, undated="skip")

    def words() -> tuple[bool, ...]:
        run(source, tmp_path / "public", config, now=NOW, options=wishes)
        feed = (tmp_path / "public" / "feed.xml").read_bytes()
        return b"One." in feed, b"Two." in feed

    assert words() == (True, False)
    write(source, {"posts/1.fog.html": "<p>Two.</p>"})
    assert words() == (False, True)
    write(source, {"posts.csv": HEAD + ROWS["1.fog"].replace("true", "false")})
    assert words() == (False, False)


def test_a_post_of_ghost_has_its_address(tmp_path: Path) -> None:
    text = (
        '{"db": [{"data": {"posts": [{"id": "1", "title": "Fog", "slug": "fog-day", "html": '
        '"<p>x</p>", "status": "published", "visibility": "public", "published_at": '
        '"2024-01-02T10:00:00.000Z"}], "users": [{"id": "u", "name": "Ann"}], '
        '"posts_authors": [{"post_id": "1", "author_id": "u"}]}}]}'
    )
    output, _ = build(tmp_path, {"g.json": text})
    assert (output / "fog-day" / "index.html").is_file()
    assert b"<name>Ann</name>" in (output / "feed.xml").read_bytes()
