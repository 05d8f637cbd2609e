"""feeds help: the pages of the manual, readable in a terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from feeds.cli._manual import manual_pages, purpose_of
from feeds.cli._manual_text import page_text
from tests.cli.commands import feeds
from tests.cli.terminal import on_a_terminal

PAGES = manual_pages()

MARKDOWN = """# A page

Some `code` and **bold** words, [a page](other.md)
(see [other](other.md#part)), [a file](../../LICENSE), a [site](https://example.org/).

<!-- a comment -->
- one item
  that goes on
- another

```sh
feeds   build   # stays as it is, however long it may be, even beyond the end of the line
```

## A part

| Setting | Default | Meaning |
| --- | --- | --- |
| `a` | `1` | The first\\|one. |
| `b` | | Without. |

| Word | Meaning |
| --- | --- |
| `one` | What it is, in so many words. |
| `other` | Less. |
"""
TEXT = """A page
======

Some `code` and bold words, a page
(`feeds help other`) (see `feeds help
other`), a file, a site
(https://example.org/).

- one item that goes on
- another

    feeds   build   # stays as it is, however long it may be, even beyond the end of the line

A part
------

a   Default: `1`
    The first|one.

b
    Without.

one    What it is, in so many words.
other  Less.
"""


def test_a_page_as_plain_text() -> None:
    assert page_text(MARKDOWN, 40) == TEXT


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_manual_is_plain_and_fits(name: str) -> None:
    text = page_text(PAGES[name], 80)
    prose = [line for line in text.splitlines() if not line.startswith("    ")]
    assert max(map(len, prose)) <= 80
    assert not re.search(r"```|\]\(|\*\*|^#|^\|", text, re.MULTILINE)
    absent = words_of(PAGES[name]) - words_of(text)
    assert absent <= words_of(" ".join(UNSHOWN.findall(PAGES[name])))


UNSHOWN = re.compile(r"\]\(.+?\)|^\| .+ \|\n(?=\| ---)|^```.*$", re.MULTILINE)
"""What has no place in a plain text: targets of links, heads of tables, marks of code."""


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def test_help_lists_the_pages_and_shows_one(tmp_path: Path) -> None:
    listed = feeds("help", cwd=tmp_path).out
    assert max(map(len, listed.splitlines())) <= 80
    for name, text in PAGES.items():
        assert re.search(rf"^  {name} +{re.escape(purpose_of(text))}$", listed, re.MULTILINE)
    done = feeds("help", "settings", cwd=tmp_path, PAGER="false")
    assert (done.code, done.out) == (0, page_text(PAGES["settings"], 80))


@pytest.mark.parametrize(
    ("pager", "shown"),
    [("sed s/^/paged:/", True), ("", False), ("no-such-program", False), ("'", False)],
)
def test_a_page_is_paged_on_a_terminal_alone(tmp_path: Path, pager: str, *, shown: bool) -> None:
    seen = on_a_terminal(tmp_path, "help", "upgrading", PAGER=pager)
    assert seen.replace("\r", "").startswith("paged:Upgrading" if shown else "Upgrading")
    assert "paged:" not in feeds("help", "upgrading", cwd=tmp_path, PAGER=pager).out


def test_a_page_is_paged_by_less_where_no_pager_is_named(tmp_path: Path) -> None:
    """One that is on the path under that name."""
    program = tmp_path / "less"
    program.write_text('#!/bin/sh\necho "$LESS"\ncat\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PAGER", raising=False)
        patch.delenv("LESS", raising=False)
        seen = on_a_terminal(tmp_path, "help", "upgrading", PATH=path)
    assert seen.replace("\r", "").startswith("FRX\nUpgrading")


@pytest.mark.parametrize(
    ("topic", "hint"),
    [
        ("setings", "settings"),
        ("front_mater", "front-matter"),
        ("Hostin", "hosting"),
        ("bild", "build"),
    ],
)
def test_a_topic_that_is_nearly_one(tmp_path: Path, topic: str, hint: str) -> None:
    done = feeds("help", topic, cwd=tmp_path)
    assert (done.code, f"did you mean {hint}?" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("topic", "pages"),
    [
        ("permalink", ("settings",)),
        ("title", ("settings", "front-matter", "python")),
        ("--keep-going", ("commands",)),
        ("expires", ("front-matter",)),
        ("parse_date", ("python",)),
    ],
)
def test_a_word_of_a_table_leads_to_its_page(
    tmp_path: Path, topic: str, pages: tuple[str, ...]
) -> None:
    done = feeds("help", "--", topic, cwd=tmp_path)
    hint = "it is explained in " + ", ".join(f"feeds help {page}" for page in sorted(pages))
    assert (done.code, hint in done.err) == (2, True), done.err


def test_a_name_may_be_written_as_people_do(tmp_path: Path) -> None:
    whole = feeds("help", "front-matter", cwd=tmp_path).out
    for name in ("Front-Matter", "front_matter", "front-matter.md"):
        assert feeds("help", name, cwd=tmp_path).out == whole


def test_no_page_has_the_name_of_a_command() -> None:
    from feeds.cli._app import COMMANDS  # noqa: PLC0415 - imports every command

    assert not PAGES.keys() & {name for name, _, _ in COMMANDS}
