"""What is read for an article, besides its own file: a cache has to know of all of it."""

from __future__ import annotations

import builtins
import io
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from feeds.generators import GENERATORS, UNKNOWN, Around, Paths, generator_of
from feeds.reading import (
    SUFFIXES,
    file_beside,
    frozen_beside,
    height_of,
    indexes_of_folder,
    is_table,
    made_beside,
    names_for_folder,
    own_data_of,
    read,
    tables_of_folder,
    texts_of_page,
    texts_of_table,
)
from tests.generators.sites import site_of

TEXTS = {
    "seeds/_index.md": "+++\n[cascade]\nauthor = 'Ann'\n+++\n",
    "seeds/seeds.json": '{"author": "Ann"}',
    "seeds/posts/posts.json": '{"author": "Ann"}',
    "seeds/posts/_index.md": "---\ncascade: {author: Ann}\n---\n",
    "seeds/posts/a.meta": ".. author: Ann\n",
    "seeds/authors.yml": "ann: Ann\n",
}
ARTICLE = "---\ntitle: Boat\ndate: 2019-05-15\n---\n\nThe sea was calm. {{< ref 'b.md' >}}\n"


def of_folders(place: str, relative: str, paths: Paths) -> Iterator[str]:
    """What may speak of all in the folder of a file, or in one above it."""
    for folder in list(Path(place).parents)[: height_of(relative, paths, "") + 1]:
        yield from (str(folder / name) for name in names_for_folder(str(folder), paths))
        yield from indexes_of_folder(str(folder), paths)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files that were opened or looked at."""
    found: set[str] = set()

    def spied(original: Any) -> Any:
        def spy(place: Any, *arguments: Any, **options: Any) -> Any:
            if isinstance(place, str | Path):
                found.add(str(place))
            return original(place, *arguments, **options)

        return spy

    for owner, name in (
        *((builtins, "open"), (io, "open")),
        *((os, "open"), (os, "stat"), (os, "lstat"), (os, "access")),
    ):
        monkeypatch.setattr(owner, name, spied(getattr(owner, name)))
    for name in ("exists", "lexists", "isfile", "isdir"):
        monkeypatch.setattr(os.path, name, spied(getattr(os.path, name)))
    monkeypatch.setattr(os, "scandir", spied(os.scandir))
    monkeypatch.setattr(os, "listdir", spied(os.listdir))
    return found


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("generator", ["", *GENERATORS])
def test_nothing_else_is_read(tmp_path: Path, asked: set[str], generator: str, suffix: str) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    relative = f"posts/a{suffix}"
    file = tmp_path / "seeds" / relative
    file.write_text('{"title": "Boat"}\n' if "json" in suffix else ARTICLE)
    asked.clear()
    list(read(file, relative, site=site_of(generator)))
    place, paths = str(file), generator_of(site_of(generator)).paths
    known = {
        place,
        file_beside(place),
        *of_folders(place, relative, paths),
        *tables_of_folder(place, relative),
        *made_beside(place),
        *frozen_beside(place),
        *texts_of_page(place),
    }
    if own_data_of(place, paths):
        known |= {str(file.parent), *own_data_of(place, paths)}
    if is_table(relative):
        known |= {str(file.parent), str(file.with_suffix("")), *texts_of_table(place)}
    assert {one for one in asked if one.startswith(str(tmp_path))} <= known
    assert suffix != ".md" or place in asked


def test_what_folders_say_is_asked_for_up_to_the_source_folder() -> None:
    place = ("/x/seeds/posts/a.md", "posts/a.md")
    assert [*of_folders(*place, UNKNOWN.paths)] == [
        "/x/seeds/posts/posts.11tydata.json",
        "/x/seeds/posts/posts.json",
        "/x/seeds/posts/_index.md",
        "/x/seeds/posts/_index.html",
        "/x/seeds/seeds.11tydata.json",
        "/x/seeds/seeds.json",
        "/x/seeds/_index.md",
        "/x/seeds/_index.html",
    ]
    assert not [*of_folders(*place, GENERATORS["jekyll"].paths)]
    assert not indexes_of_folder("/x/seeds/posts", GENERATORS["zola"].paths)


FOLDERS = ("", "posts/", "posts/a/", "posts/a/b/", "posts/c/", "notes/")
NAMES = ("{}.json", "{}.11tydata.json", "_index.md", "_index.html")


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("generator", ["", "eleventy", "hugo", "quarto", "zola"])
def test_an_article_is_the_same_after_others(tmp_path: Path, generator: str, seed: int) -> None:
    """What folders say is found once for all articles, in whatever order they come."""
    chance = random.Random(seed)
    root = tmp_path / "seeds"
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / "x.md").write_text(ARTICLE)
    for folder in chance.choices(FOLDERS, k=chance.randrange(3)):
        name = chance.choice(NAMES).format((root / folder).name)
        word = f"Ann {chance.randrange(9)}"
        is_json = name.endswith("json")
        text = f'{{"author": "{word}"}}' if is_json else f"---\ncascade: {{author: {word}}}\n---\n"
        (root / folder / name).write_text(text)
    around, site = Around(), site_of(generator)
    for folder in chance.sample(FOLDERS, len(FOLDERS)):
        place = (root / folder / "x.md", f"{folder}x.md")
        after = list(read(*place, site=site, around=around))
        assert after == list(read(*place, site=site))
