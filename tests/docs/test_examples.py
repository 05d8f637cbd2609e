"""README and the manual are true: every example in them is done, and prints what it says."""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from tests.docs.blocks import PAGES, README, ROOT, Block, blocks_of, prose_of
from tests.docs.stories import follow

UNRUN = {
    "README.md": 6,
    "commands.md": 1,
    "feeds-lock.md": 1,
    "hosting.md": 6,
    "moving.md": 1,
    "upgrading.md": 1,
}
"""Page → blocks that need a network, or do not end: their commands are parsed, and not run."""


@pytest.fixture(scope="module", autouse=True)
def environment() -> Iterator[None]:
    """A fixed day, and the program on the path."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1769860800")
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
        patch.setenv("PYTHONUTF8", "1")
        yield


def done_in(folder: Path, blocks: list[Block]) -> Counter[str]:
    """How many blocks were held to the truth, by the way it was done."""
    return Counter(follow(block, folder) for block in blocks)


@pytest.fixture(scope="module")
def readers_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counter[str]]:
    """The folder of a reader who did all that README says, beginning with none."""
    folder = tmp_path_factory.mktemp("reader")
    return folder, done_in(folder, blocks_of(README))


def test_what_readme_says(readers_site: tuple[Path, Counter[str]]) -> None:
    folder, done = readers_site
    assert done == {"written": 3, "compared": 5, "parsed": UNRUN["README.md"]}
    assert (folder / "public" / "second-thoughts.html").is_file()
    assert (folder / "seeds" / "feeds.lock").is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_says(
    page: Path, readers_site: tuple[Path, Counter[str]], tmp_path: Path
) -> None:
    """Each section goes on from the folder that README makes: a reader may begin at any."""
    blocks = blocks_of(page)
    done: Counter[str] = Counter()
    for number, (_, section) in enumerate(groupby(blocks, key=lambda block: block.section)):
        folder = tmp_path / str(number) / "site"
        shutil.copytree(readers_site[0], folder)
        done += done_in(folder, list(section))
    assert done.total() == len(blocks)
    assert done["parsed"] == UNRUN.get(page.name, 0)


def test_the_site_has_the_files_that_are_named(readers_site: tuple[Path, Counter[str]]) -> None:
    """Those of the table in the page about pages, and no others."""
    text = prose_of(ROOT / "feeds" / "docs" / "pages.md")
    named = {
        file
        for cell in re.findall(r"^\| (`.+?`) \|", text, re.MULTILINE)
        for file in re.findall(r"`(.+?)`", cell)
    }
    found = {path.name for path in (readers_site[0] / "public").iterdir()}
    articles = {path.stem for path in (readers_site[0] / "seeds").glob("*.txt")}
    assert len(articles) == 2
    assert named <= found
    assert len(found - named) == 2  # the other article, and the list of files


def test_there_are_examples_of_every_kind() -> None:
    blocks = [block for page in PAGES for block in blocks_of(page)]
    kinds = Counter(block.language for block in blocks)
    assert {"console", "sh", "toml", "python", "yaml", "markdown", "text"} <= kinds.keys()
    assert len(blocks) > 80
