"""Quarto and R Markdown files are read, never run."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.model import Document
from feeds.reading import read
from tests.pipeline.sites import NOW, SITE, parsed, write

HEAD = '---\ntitle: "Fog"\ndate: 2021-11-03\n---\n\n'
TEXT = HEAD + "It came in.\n\n```{r}\nplot(fog)\n```\n\nIt went.\n"


def document(path: Path) -> Document:
    (found,) = read(path, path.name)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("name", ["fog.qmd", "fog.Rmd", "fog.rmd"])
def test_the_text_and_the_code_are_read(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: TEXT})
    found = document(tmp_path / name)
    assert found.markup == "markdown"
    assert found.body == "\nIt came in.\n\n```r\nplot(fog)\n```\n\nIt went.\n"
    assert {item.name: item.value for item in found.fields}["title"] == "Fog"
    (problem,) = found.problems
    assert (problem.line, problem.severity) == (8, "warning")
    assert problem.message.startswith("what 1 piece of code gives is not in the article")
    assert problem.hint == f"put the result beside it: quarto render {name} --to gfm"


def test_without_code_there_is_nothing_to_say(tmp_path: Path) -> None:
    write(tmp_path, {"fog.qmd": HEAD + "It came in.\n"})
    assert document(tmp_path / "fog.qmd").problems == ()


@pytest.mark.parametrize("made", ["fog.md", "fog.html", "fog.markdown"])
def test_what_was_made_of_it_counts(tmp_path: Path, made: str) -> None:
    write(tmp_path, {"fog.qmd": TEXT, made: HEAD + "It came in.\n"})
    found = document(tmp_path / "fog.qmd")
    assert (found.left_out, found.body, found.problems) == (f"{made} is made of it", "", ())


def test_a_site_of_them_is_built(tmp_path: Path) -> None:
    from feeds.pipeline import build  # noqa: PLC0415

    write(tmp_path / "seeds", {"fog.qmd": TEXT, "b.Rmd": HEAD.replace("Fog", "B") + "Words.\n"})
    report = build(tmp_path / "seeds", tmp_path / "out", SITE, now=NOW)
    assert report.articles == 2
    assert "language-r" in (tmp_path / "out/feed.json").read_text()


def test_a_file_that_is_made_later_is_seen(tmp_path: Path) -> None:
    from feeds.pipeline import Options, build  # noqa: PLC0415

    def titles() -> list[str]:
        options = Options(cache=tmp_path / "caches")
        build(tmp_path / "seeds", tmp_path / "out", SITE, now=NOW, options=options)
        return [one.title for one in parsed(tmp_path / "out" / "feed.xml").entries]

    write(tmp_path / "seeds", {"fog.qmd": TEXT})
    assert titles() == ["Fog"]
    write(tmp_path / "seeds", {"fog.md": TEXT.replace("Fog", "Haze")})
    assert titles() == ["Haze"]
