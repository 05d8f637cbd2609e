"""Quarto and R Markdown files are read, never run."""

from __future__ import annotations

import hashlib
import json
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


def _kept(text: str, markdown: str, *, hash_of: str = "") -> str:
    digest = hashlib.md5((hash_of or text).encode(), usedforsecurity=False).hexdigest()
    return json.dumps({"hash": digest, "result": {"engine": "knitr", "markdown": markdown}})


RESULT = (
    HEAD + "It came in.\n\n::: {.cell}\n\n```{.r .cell-code}\nplot(fog)\n```\n\n"
    "::: {.cell-output .cell-output-stdout}\n\n```\n[1] 7\n```\n\n\n:::\n:::\n\n"
    "![](index_files/figure-html/plot-1.png){width=672}\n\nIt went.\n"
)
SITE_FILES = {
    "_quarto.yml": "project:\n  type: website\nwebsite:\n  title: Q\n  site-url: https://q.example\n",
    "index.qmd": "---\nlisting:\n  contents: posts\n---\n",
    "_freeze/posts/fog/index/figure-html/plot-1.png": "\x89PNG",
}


def test_what_quarto_has_kept_is_shown_as_long_as_the_text_is_the_same(tmp_path: Path) -> None:
    from feeds.pipeline import Options, build  # noqa: PLC0415

    def shown(kept: str) -> tuple[str, int]:
        files = {**SITE_FILES, "posts/fog/index.qmd": TEXT}
        files["_freeze/posts/fog/index/execute-results/html.json"] = kept
        write(tmp_path / "site", files)
        options = Options(cache=tmp_path / "caches")
        report = build(tmp_path / "site", tmp_path / "out", now=NOW, options=options)
        (entry,) = parsed(tmp_path / "out" / "feed.xml").entries
        return entry.content[0].value, len(report.problems)

    html, problems = shown(_kept(TEXT, RESULT))
    assert problems == 0
    assert "[1] 7" in html
    assert 'class="language-r"' in html
    assert ":::" not in html
    assert "width" not in html
    address = "posts/fog/index/figure-html/plot-1.png"
    assert f'src="https://q.example/{address}"' in html
    assert (tmp_path / "out" / address).is_file()
    html, problems = shown(_kept(TEXT, RESULT, hash_of="another text"))
    assert ("[1] 7" in html, problems) == (False, 1)
    html, problems = shown("{")
    assert ("[1] 7" in html, problems) == (False, 1)
    html, _ = shown(_kept(TEXT, RESULT.replace("[1] 7", "[1] 8")))
    assert "[1] 8" in html


@pytest.mark.parametrize("kept", ["[]", "7", '{"result": []}', '{"result": {"markdown": 7}}', "["])
def test_whatever_is_kept_the_text_is_read(tmp_path: Path, kept: str) -> None:
    write(tmp_path, {"fog.qmd": TEXT, "_freeze/fog/execute-results/html.json": kept})
    assert "It went." in document(tmp_path / "fog.qmd").body
