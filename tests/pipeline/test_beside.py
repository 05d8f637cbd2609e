"""What lies beside articles, as one text for each: by it the cache knows that an article stands."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.collecting._beside import Beside
from feeds.collecting._names import Endings, Names
from feeds.collecting._read import ArticleReader
from feeds.generators import Around
from feeds.reading import found_at, read
from feeds.reading.scanner import Found
from tests.generators.sites import site_of
from tests.pipeline.sites import SITE, write

FOLDERS = ("", "posts/", "posts/a/", "posts/a/b/", "posts/c/", "notes/")
ABOVE = ("_index.md", "_index.html", "{}.json", "{}.11tydata.json")
OWN = ("x.meta", "x.11tydata.json")
SEEN: dict[str, frozenset[str]] = {  # generator → files that count beside those of folders
    "": frozenset(OWN),
    "hugo": frozenset({"index.md", "index.html", "x.meta"}),
    "eleventy": frozenset(OWN),
}

NAMES: dict[str, Callable[[], Names | None]] = {
    "none": lambda: None,
    "listed": Names,
    "by ending": lambda: Endings().now(),
}


def beside_of(generator: str, names: Names | None = None) -> Beside:
    site = site_of(generator)
    reader = ArticleReader(config=replace(SITE, site=site), people={}, versions=())
    return Beside(reader, names)


def article(root: Path, folder: str) -> Found:
    return found_at(str(root / folder / "x.md"), f"{folder}x.md")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "seeds", {f"{folder}x.md": "X.\n" for folder in FOLDERS})


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("generator", ["", "eleventy", "hugo", "zola"])
def test_it_is_the_same_after_others(root: Path, generator: str, seed: int, names: str) -> None:
    chance = random.Random(seed)
    for folder in chance.choices(FOLDERS, k=3):
        name = chance.choice((*ABOVE, *OWN, "index.md")).format((root / folder).name)
        (root / folder / name).write_text(f"{chance.randrange(9)}")
    if names == "by ending":
        time.sleep(0.06)  # so that the folders have rested
    together = beside_of(generator, NAMES[names]())
    for folder in chance.sample(FOLDERS, len(FOLDERS)):
        one = article(root, folder)
        assert together(one) == beside_of(generator)(one)


FILES = ("x.md", "y.md", "z.md", "x.html", "y.html", "n.ipynb", "o.ipynb", "q.qmd", "t.csv", "bare")
FEW = (
    "y.meta",
    "z.11tydata.json",
    "o.nbdata",
    "q.html",
    "_data.csv",
    "bare.meta",
    "t.csv",
    "a.txt",
)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("generator", ["", "eleventy", "hugo"])
def test_what_lies_beside_one_file_of_a_kind_is_not_lost(
    root: Path, generator: str, seed: int
) -> None:
    chance = random.Random(seed)
    for folder in chance.choices(FOLDERS, k=3):
        (root / folder / chance.choice(FEW)).write_text(f"{chance.randrange(9)}")
    time.sleep(0.06)  # so that the folders have rested
    together = beside_of(generator, Endings().now())
    files = [(folder, name) for folder in FOLDERS for name in FILES]
    for folder, name in chance.sample(files, len(files)):
        one = Found(place=str(root / folder / name), relative=f"{folder}{name}", size=1)
        assert together(one) == beside_of(generator)(one)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("generator", ["", "eleventy", "hugo", "zola"])
def test_articles_are_the_same_where_it_tells_what_need_not_be_looked_for(
    root: Path, generator: str, seed: int
) -> None:
    chance = random.Random(seed)
    for folder in chance.choices(FOLDERS, k=2):
        name = chance.choice((*ABOVE, OWN[1], "index.md")).format((root / folder).name)
        is_json = name.endswith("json")
        text = '{"author": "Ann"}' if is_json else "---\ncascade: {author: Ann}\ndraft: true\n---\n"
        (root / folder / name).write_text(text)
    time.sleep(0.06)  # so that the folders have rested
    beside, site = beside_of(generator, Endings().now()), site_of(generator)
    files = [article(root, folder) for folder in chance.sample(FOLDERS, len(FOLDERS))]
    for one in files:
        beside(one)
    around = Around(silent=beside.silent(), alone=beside.alone(files))
    assert around.alone, "most are"
    for one in files:
        known = list(read(one.path, one.relative, site=site, around=around))
        assert known == list(read(one.path, one.relative, site=site))


CASES = [(folder, name) for folder in FOLDERS for name in (*ABOVE, *OWN, "index.md", "other.md")]


@pytest.mark.parametrize(("folder", "name"), CASES)
@pytest.mark.parametrize("generator", SEEN)
def test_a_file_shows_to_the_articles_that_it_speaks_of(
    root: Path, generator: str, folder: str, name: str
) -> None:
    before = {one: beside_of(generator)(article(root, one)) for one in FOLDERS}
    file = root / folder / name.format((root / folder).name)
    speaks = [(ABOVE[:2] if generator == "hugo" else ABOVE, FOLDERS)]
    if generator == "eleventy":
        speaks = [(ABOVE[2:], FOLDERS)]
    for text in ("1", "2"):
        file.write_text(text)
        after = {one: beside_of(generator)(article(root, one)) for one in FOLDERS}
        changed = {one for one in FOLDERS if before[one] != after[one]}
        below = {one for one in FOLDERS if one.startswith(folder)}
        if name in speaks[0][0]:
            assert changed == below
        elif name == "index.md" and generator == "hugo":
            assert changed == (below if text == "1" else set())
        else:
            assert changed == ({folder} if name in SEEN[generator] else set())
        before = after
