"""A site with a past: articles that moved or were withdrawn, archives, tags, usual addresses."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote, unquote

from tests.cli.commands import feeds
from tests.pipeline.sites import write

SETTINGS = """\
title = "The Tide"
url = "{url}"
host = "{host}"
description = "What the sea brings in."
language = "en"
author = "Ann Harbour"
limit = 3
archive = 2
by_tag = true
{more}"""

WORDPRESS = 'names = {rss = ["feed/index.xml"], atom = ["feed/atom/index.xml"]}\n'

TEXT = "The sea was calm when they left harbour. Nobody on the quay had thought to ask. " * 5

ARTICLES = {
    f"posts/{number}.md": f"---\ndate: 2019-05-{number:02}\ntitle: Day {number}\ntags: [sea]\n---\n"
    f"{TEXT}\n"
    for number in range(1, 9)
}
FIRST = {
    **ARTICLES,
    "posts/moved.md": f"---\ndate: 2018-01-01\nslug: before\n---\nMoved. {TEXT}\n",
    "posts/gone.md": f"---\ndate: 2018-01-02\nslug: withdrawn\n---\nGone. {TEXT}\n",
    "posts/far.md": f"---\ndate: 2018-01-04\nslug: near\n---\nFar. {TEXT}\n",
    "posts/folder.md": f"---\ndate: 2018-01-03\nurl: /2018/gone/\n---\nGone as well. {TEXT}\n",
}
ODD = (
    "/é t/é+$.html",
    "/a{path}b{}.html",
    "/$host/${uri}/",
    "/semi;colon's.html",
    "/(x)[y]^z.html",
    "/~t~/",
    "/100%25.html",
    "/and&=@!,.html",
    "/.well/dots..html",
)
"""Addresses with signs that mean something to one server or another."""

SECOND = {
    "posts/far.md": f"---\ndate: 2018-01-04\nurl: /ü x/100% $1/\n---\nFar. {TEXT}\n",
    "posts/moved.md": "---\ndate: 2018-01-01\nslug: after\n"
    f"aliases: {json.dumps(['/2018/old/', *ODD])}\n---\nMoved. {TEXT}\n",
}

MOVED = {
    "before.html": "after.html",
    "near.html": "%C3%BC%20x/100%25%20$1/",
    "2018/old/": "after.html",
    "2018/old": "after.html",
    **{quote(unquote(old[1:])): "after.html" for old in ODD},
}
GONE = ("withdrawn.html", "2018/gone/", "2018/gone")


def make_site(folder: Path, *, url: str, host: str, more: str = "") -> None:
    """Two builds into `folder`/public, an article moved and two withdrawn between them."""
    settings = SETTINGS.format(url=url, host=host, more=more)
    write(folder, {"feeds.toml": settings, **{f"seeds/{name}": FIRST[name] for name in FIRST}})
    done = feeds("init", "--host", host, cwd=folder)
    assert done.code == 0, done.err
    done = feeds("build", "--now", "2026-01-01", cwd=folder)
    assert done.code == 0, done.err
    write(folder, {f"seeds/{name}": SECOND[name] for name in SECOND})
    for name in ("gone", "folder"):
        (folder / f"seeds/posts/{name}.md").unlink()
    done = feeds("build", "--now", "2026-01-02", "--allow", "deleted", cwd=folder)
    assert done.code == 0, done.err
