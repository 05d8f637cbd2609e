"""Articles that are made together, and say the same of themselves: as each made alone."""

from __future__ import annotations

import csv
import io
import json
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.articles import Alike, draft, drafts
from feeds.config import Config, FeedSetting
from feeds.errors import Problem
from feeds.generators import recognise
from feeds.model import Document
from feeds.reading import read
from tests.shared import SHARED

HEADS = (
    "",
    "author: Ann\n",
    "author: [Ann, Bo]\n",
    "author:\n  name: Ann\n  url: nowhere\n",
    "layout: post\ncategories: [x, y]\n",
    "draft: yes\n",
    "darft: yes\n",
    "updated: 2021-05-06\n",
    "expires: 2030-01-01\n",
    "publishDate: 2031-01-01\n",
    "url: /there/\n",
    "url: javascript:x\n",
    "aliases: [/old/]\n",
    "image: a.png\nimage_alt: A\n",
    "enclosure: https://example.org/a.mp3\n",
    "audio: a.mp3\n",
    "id: tag:example.org,2020:1\n",
    "summary: What it says\n",
    "language: nl\n",
    "timezone: Europe/Amsterdam\n",
    "page: yes\n",
    "hidden: yes\nminor: yes\ntoc: yes\n",
    "x: \"('a',)\"\n",
)
TITLES = ("title: One\n", "title: [One]\n", 'title: "<b>Two</b> & *three*"\n', "title: ''\n", "")
DATES = ("date: 2020-05-06\n", "date: 2020-05\n", "date: never\n", "date: 2020-02-30\n", "")
OWN = ("", "tags: [a, b]\n", "tags: a, b\n", "slug: Own Slug\n", "slug: ../x\n")
BODIES = (
    "Words of the sea, and of harbours where boats lie still at night.",
    "## A\n\nText *x*.\n\n## A\n\n- one\n- two\n",
    "<audio src='a.mp3'></audio> Words.",
    "[a](javascript:x) <iframe src='https://example.org/'></iframe>",
    "{% unknown %} {{ x }}",
    "darft: yes\n\nWords.",
    "Control \x0b character.",
    "![](a.png)",
    "",
)
CONFIGS = (
    Config(),
    Config(permalink="/{year}/{slug}/", language="nl", timezone="Europe/Amsterdam"),
    Config(feed=(FeedSetting(name="x", each="categories"),), date_sources=("file name",)),
)
NAMES = ("a.md", "b-c.md", "2020-01-02-d.md", "about.md", "x/index.md", "e.html")
ARTICLE = st.tuples(*map(st.sampled_from, (NAMES, TITLES, DATES, OWN, BODIES)))
PLAIN = ("a.md", TITLES[0], DATES[0], OWN[0], BODIES[0])


def documents(folder: Path, texts: Iterable[tuple[str, str]]) -> list[Document]:
    found = []
    for number, (name, text) in enumerate(texts):
        file = folder / str(number) / name
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
        found += [one for one in read(file, name) if not isinstance(one, Problem)]
    return found


@given(
    st.lists(ARTICLE, min_size=3, max_size=8),
    st.sampled_from(HEADS),
    st.sampled_from(CONFIGS),
)
def test_drafts_are_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, ...]],
    head: str,
    config: Config,
) -> None:
    texts = [
        (name, f"---\n{title}{date}{own}{head}---\n{body}\n")
        for name, title, date, own, body in (PLAIN, *rows, *reversed(rows))
    ]
    found = documents(tmp_path_factory.mktemp("a"), texts)
    assert drafts(found, config, alike=Alike()) == [draft(one, config) for one in found]


ROWS: tuple[dict[str, object], ...] = (
    {},
    {"author": "Ann"},
    {"author": {"name": "Ann", "url": "nowhere"}},
    {"draft": True},
    {"darft": True},
    {"publishDate": "2031-01-01"},
    {"url": "/there/"},
    {"aliases": ["/old/"], "image": {"src": "a.png", "alt": "A"}},
    {"audio": "a.mp3"},
    {"id": {"atom": "tag:example.org,2020:1", "no": "x"}},
    {"language": "nl", "hidden": "yes"},
)
ROW = st.tuples(
    st.sampled_from(("One", "<b>Two</b>", "")),
    st.sampled_from(("2020-05-06", "2020-05", "never", "")),
    st.sampled_from((["a", "b"], "a, b", None)),
    st.sampled_from(BODIES),
)


def as_lines(rows: list[dict[str, object]]) -> str:
    return "\n".join(map(json.dumps, rows))


def as_list(rows: list[dict[str, object]]) -> str:
    return json.dumps(rows, indent=1)


def as_table(rows: list[dict[str, object]]) -> str:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


@given(
    st.lists(ROW, min_size=2, max_size=8),
    st.sampled_from(ROWS),
    st.sampled_from(((as_lines, "a.jsonl"), (as_list, "a.json"), (as_table, "a.csv"))),
)
def test_drafts_of_rows_are_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[object, ...]],
    more: dict[str, object],
    form: tuple[Callable[[list[dict[str, object]]], str], str],
) -> None:
    keys = ("title", "date", "tags", "body")
    made = [{**dict(zip(keys, row, strict=True)), **more} for row in (*rows, *rows)]
    write, name = form
    file = tmp_path_factory.mktemp("a") / name
    file.write_text(write(made), "utf-8")
    alike = Alike()
    for document in read(file, name):
        assert isinstance(document, Document)
        assert draft(document, Config(), alike=alike) == draft(document, Config())


def test_what_all_rows_say_is_asked_once(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"title": f"{day}", "date": f"2020-05-0{day}", "by": "Ann"} for day in range(1, 9)
    ]
    for write, name in ((as_lines, "a.jsonl"), (as_list, "a.json"), (as_table, "a.csv")):
        (tmp_path / name).write_text(write(rows), "utf-8")
        alike = Alike()
        for document in read(tmp_path / name, name):
            assert isinstance(document, Document)
            draft(document, Config(), alike=alike)
        assert (alike.asked, alike.found) == (8, 7)


def test_what_all_say_is_asked_once(tmp_path: Path) -> None:
    head = "author: Ann\nlayout: post\nimage: a.png\n---\n"
    texts = [
        (
            f"post-{day}.md",
            f"---\ntitle: Day {day}\ndate: 2020-05-0{day}\n{head}Words {day}.\n",
        )
        for day in range(1, 9)
    ]
    first, *others = documents(tmp_path, texts)
    alike = Alike()
    for document in (first, *others):
        draft(document, Config(), alike=alike)
    assert (alike.asked, alike.found) == (8, 7)
    other = pickle.loads(pickle.dumps(alike))  # of another process, which knows nothing yet
    assert draft(first, Config(), alike=other) == draft(first, Config())
    assert (other.asked, other.found) == (1, 0)


@pytest.mark.parametrize("name", ["hoizey", "otel-blog"])
def test_drafts_of_real_blogs_are_the_same(name: str) -> None:
    root = SHARED / "corpora" / name
    if not root.is_dir():
        pytest.skip("the shared data is absent: corpora")
    config = recognise(root, Config())
    found = [
        item
        for file in sorted(root.rglob("*.md"))
        for item in read(file, file.relative_to(root).as_posix(), site=config.site)
        if isinstance(item, Document)
    ]
    assert drafts(found, config, alike=Alike()) == [draft(one, config) for one in found]
