"""Copies of articles' files and exports of whole blogs are no attachments, whatever links there."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pipeline.sites import FIRST, SITE, build, contents, write

WORD = "UNTOLD"
HEAD = "title: Plan\ndate: 2024-01-02"
DRAFT = f"---\n{HEAD}\ndraft: true\n---\n{WORD}\n"
LOOSE = replace(SITE, undated="skip")
COPY = "is a copy of an article's source"
BEGINS = "it begins as an article does"


def packed(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return made.getvalue()


COPIES = {
    **{
        name: (name, DRAFT, COPY)
        for name in (
            "b.md.bak", "b.md~", "b.md.~1~", "b.md.orig", "#b.md#", "b (copy).md.old",
            "b.md.2024-01-01", "b.MD.BAK", "b.mdx.save", "b.rst.rej", "b.md.swp", "b.md.gz",
            "b.md.sync-conflict-20240101", "b.md_old", "b.md.tmp.1", "b.html.bak", "b.txt~",
            "b.json.orig", "b.markdown.LOCAL", "b.adoc.bak", "b.ipynb.old", "b.html.old.2",
        )
    },
    "a copy that is a text": ("b.md.txt", DRAFT, "says 'draft: true' at its head"),
    "a copy in place of the suffix": ("b.old", f"Undated, {WORD}.\n", COPY),
    "YAML under another name": ("c.data", DRAFT, BEGINS),
    "YAML without a name's end": ("draft", DRAFT, BEGINS),
    "TOML": ("c.bin", f'+++\ntitle = "b"\n+++\n{WORD}\n', BEGINS),
    "lines with dots": ("c.part", f".. title: b\n.. date: 2024-01-02\n\n{WORD}\n", BEGINS),
    "metadata that are not closed": ("c.part", f"---\ntitle: [b\n---\n{WORD}\n", BEGINS),
    "CRLF and a mark": ("c.x", "\ufeff" + DRAFT.replace("\n", "\r\n"), BEGINS),
}  # fmt: skip


@pytest.mark.parametrize("case", COPIES)
def test_a_copy_of_a_source_is_no_attachment(case: str, tmp_path: Path) -> None:
    name, text, says = COPIES[case]
    link = name.replace("#", "%23").replace(" ", "%20")
    files = {"a.md": f"---\ntitle: A\ndate: 2024-01-01\n---\n[it]({link}), said.\n", name: text}
    output, report = build(tmp_path, {**files, "b.md": DRAFT}, LOOSE)
    assert report.published
    assert leaks(output) == []
    (problem,) = [one for one in report.problems if one.path == "a.md"]
    assert says in problem.message
    assert (problem.line, problem.severity, bool(problem.hint)) == (5, "warning", True)


def test_what_only_looks_like_a_copy_stays_one(tmp_path: Path) -> None:
    files = dict.fromkeys(
        "b.md.pdf b.md.png notes.old data.csv.gz log.1 app.tar.gz x.v2.zip c.yml a.mdb".split(),
        "title without: any\nmark: of an article\n",
    )
    links = " ".join(f"[it]({name})" for name in files)
    text = f"---\ntitle: A\ndate: 2024-01-01\n---\n{links}\n"
    output, report = build(tmp_path, {"a.md": text, **files}, replace(LOOSE, exclude=("*.gz",)))
    refused = {one.message.split()[0] for one in report.problems}
    assert refused == {"app.tar.gz", "data.csv.gz"}
    assert {Path(name).name for name in contents(output)} >= files.keys() - refused


WP = 'xmlns:wp="https://wordpress.org/export/1.2/"'
ITEM = f"<title>b</title><link>https://e.org/b</link><description>{WORD}</description>"
RSS = (
    '<rss version="2.0" {space}><channel><title>q</title><item>{item}{more}</item></channel></rss>'
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" {space}><entry><title>b</title>{more}</entry></feed>'
)
GHOST = json.dumps({"db": [{"meta": {}, "data": {"posts": [{"title": "b", "html": WORD}]}}]})
EXPORTS: dict[str, tuple[str, str | bytes]] = {
    "WordPress": (
        "b.xml", RSS.format(space=WP, item=ITEM, more="<wp:post_type>post</wp:post_type>")
    ),
    "WordPress, by another name": (
        "b.rss", RSS.format(space=WP, item=ITEM, more="<wp:post_type>post</wp:post_type>")
    ),
    "WordPress in UTF-16": (
        "b.xml",
        RSS.format(space=WP, item=ITEM, more="<wp:post_type>post</wp:post_type>").encode("utf-16"),
    ),
    "WordPress, far from its head": (
        "b.xml",
        RSS.format(
            space=WP, item=ITEM + "x" * 3_000_000, more="<wp:post_type>post</wp:post_type>"
        ),
    ),
    "RSS with a state": (
        "b.xml", RSS.format(space="", item=ITEM, more="<status><![CDATA[draft]]></status>")
    ),
    "Atom with a draft": (
        "b.atom",
        ATOM.format(space='xmlns:app="http://www.w3.org/2007/app"',
                    more=f"<app:control><app:draft>yes</app:draft></app:control><p>{WORD}</p>"),
    ),
    "Blogger": (
        "b.xml",
        ATOM.format(space="", more="<category scheme='k' "
                    f"term='http://schemas.google.com/blogger/2008#post'/>{WORD}"),
    ),
    "BlogML": ("b.xml", f'<blog xmlns="http://www.blogml.com/2006/09/BlogML">{WORD}</blog>'),
    "Ghost": ("b.json", GHOST),
    "Ghost under another name": ("b.dat", GHOST),
    "Substack": ("b.csv", f"post_id,is_published,title\n1,true,{WORD}\n"),
    "readers of Substack": ("b.csv", f"email,active_subscription\n{WORD}@e.org,true\n"),
    "Substack, packed": ("b.zip", packed(**{"posts.csv": "post_id", "posts/1.b.html": WORD})),
    "Medium, packed": ("b.zip", packed(**{"posts/draft_b.html": WORD, "profile/x.html": ""})),
    "Blogger, packed": ("b.zip", packed(**{"Takeout/Blogger/Blogs/b/feed.atom": WORD})),
    "Ghost, packed": ("b.zip", packed(**{"b.ghost.json": GHOST})),
    "WordPress, packed": (
        "b.zip",
        packed(**{"b.xml": RSS.format(space=WP, item=ITEM, more="<wp:post_type>x</wp:post_type>")}),
    ),
    "a dump of a database": (
        "b.sql",
        "CREATE TABLE `wp_x` (a int);\n" + "-- \n" * 300_000
        + f"INSERT INTO `wp_posts` VALUES (1,'b','{WORD}','draft');\n",
    ),
    "a database": (
        "b.db",
        b"SQLite format 3\0" + b"\0" * 900 + b"CREATE TABLE posts (t)\0b\0" + WORD.encode()
        + b"\0draft\0",
    ),
    "sources, packed": ("b.zip", packed(**{"posts/b.md": DRAFT})),
}  # fmt: skip


@pytest.mark.parametrize("case", EXPORTS)
def test_an_export_is_no_attachment(case: str, tmp_path: Path) -> None:
    name, data = EXPORTS[case]
    text = f"---\ntitle: A\ndate: 2024-01-01\n---\n[it]({name}) said\n"
    source = write(tmp_path / "seeds", {"a.md": text})
    (source / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    output, report = build(tmp_path, {}, LOOSE)
    assert report.published
    assert not [one for one in contents(output) if Path(one).name == name]
    (problem,) = [one for one in report.problems if one.path == "a.md"]
    assert (problem.line, problem.severity) == (5, "warning")
    assert problem.message.startswith(name)


ORDINARY: dict[str, str | bytes] = {
    "feed.xml": RSS.format(space="", item=ITEM, more="<category>draft</category>"),
    "feed.atom": ATOM.format(space="", more="<published>2024-01-01</published>"),
    "map.gpx": "<gpx/>", "tree.xml": "<tree><status>old</status></tree>",
    "schema.sql": "CREATE TABLE posts (title text);\nINSERT INTO posts VALUES ('a');\n",
    "code.zip": packed(**{"main.py": "x", "README.md": "# Words\n", "posts/x.html": "y"}),
    "broken.zip": b"PK\x03\x04broken", "d.json": '{"db": 1}', "e.csv": "post_id,n\n1,2\n",
}  # fmt: skip


def test_other_xml_data_and_archives_stay_attachments(tmp_path: Path) -> None:
    links = " ".join(f"[it]({name})" for name in ORDINARY)
    source = write(tmp_path / "seeds", {"a.md": f"---\ntitle: A\ndate: 2024\n---\n{links}\n"})
    for name, data in ORDINARY.items():
        (source / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    output, report = build(tmp_path, {}, LOOSE)
    assert report.problems == ()
    assert {f"a/{name}" for name in ORDINARY} <= contents(output).keys()


def test_an_export_among_the_articles_is_reported_once(tmp_path: Path) -> None:
    export = RSS.format(space=WP, item=ITEM, more="<wp:post_type>post</wp:post_type>")
    files = {"a.txt": FIRST, "wp.xml": export, "sitemap.xml": "<urlset/>"}
    _, report = build(tmp_path, files)
    (problem,) = report.problems
    assert (problem.path, problem.severity) == ("wp.xml", "warning")
    assert problem.message == "this is an export of WordPress, whose articles are not read"
    assert "run feeds import " in problem.hint
    (tmp_path / "seeds" / "a.txt").unlink()
    _, report = build(tmp_path / "new", {"wp.xml": export})
    assert not report.published
    assert [one.path for one in report.errors] == ["wp.xml"]


def leaks(output: Path) -> list[str]:
    return [name for name, data in contents(output).items() if WORD.encode() in data]
