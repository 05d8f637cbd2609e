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


PAGE = """<!doctype html><html><head><title>Fog</title><meta property="article:published"
content="2021-11-03"></head><body><h1>Fog</h1><p>It came in.</p></body></html>"""


@pytest.mark.parametrize("text", ["fog.qmd", "fog.Rmd", "fog.rmd"])
@pytest.mark.parametrize(
    ("page", "body"), [("fog.html", PAGE), ("fog.md", "# Fog\n\nIt came in.\n")]
)
def test_a_page_has_the_facts_of_the_text_it_was_made_of(
    tmp_path: Path, text: str, page: str, body: str
) -> None:
    """As `--to gfm` leaves the metadata out, and a page tells no draft."""
    head = '---\ntitle: Fog\ndate: "2021-11-04"\ndraft: true\ncategories: [sea]\n---\n'
    write(tmp_path, {text: head, page: body})
    found = document(tmp_path / page)
    said = {item.name: item.value for item in found.fields}
    assert (said["title"], said["date"], said["draft"]) == ("Fog", "2021-11-04", "true")
    assert found.body.strip().removeprefix("<p>").startswith("It came in.")


def test_a_page_that_states_its_facts_needs_no_text(tmp_path: Path) -> None:
    write(tmp_path, {"fog.qmd": "---\ntitle: Haze\ndraft: true\n---\n", "fog.md": HEAD + "In.\n"})
    said = {item.name: item.value for item in document(tmp_path / "fog.md").fields}
    assert said["title"] == "Fog"
    assert "draft" not in said


def test_a_page_counts_only_where_the_site_reads_it(tmp_path: Path) -> None:
    """A website of Quarto has no article in an HTML file: the text is one."""
    head = "---\ntitle: Fog\ndate: 2021-11-03\n---\n"
    settings = "project:\n  type: website\nwebsite:\n  title: Quay\n"
    write(tmp_path, {"_quarto.yml": settings, "posts/fog.qmd": head + "In.\n"})
    write(tmp_path, {"posts/fog.html": PAGE})
    assert titles_of(tmp_path) == ["Fog"]


@pytest.mark.parametrize("settings", ["", "baseURL = 'https://quay.example.org/'\n"])
def test_the_page_of_a_draft_goes_nowhere(tmp_path: Path, settings: str) -> None:
    folder = "content" if settings else "posts"
    head = "---\ntitle: Kept\ndate: 2021-11-03\ndraft: true\n---\n"
    link = "---\ntitle: One\ndate: 2021-11-02\n---\n[The other](kept.html)\n"
    write(tmp_path, {f"{folder}/kept.Rmd": head, f"{folder}/one.md": link})
    write(tmp_path, {f"{folder}/kept.html": PAGE.replace("It came in", "Nobody knows")})
    write(tmp_path, {"hugo.toml": settings} if settings else {})
    assert titles_of(tmp_path) == ["One"]
    assert not [
        path
        for path in (tmp_path / "out").rglob("*")
        if path.is_file() and b"Nobody knows" in path.read_bytes()
    ]


def test_a_text_that_becomes_a_draft_takes_its_page_away(tmp_path: Path) -> None:
    head = "---\ntitle: Kept\ndate: 2021-11-03\n---\n"
    write(tmp_path, {"posts/kept.Rmd": head, "posts/kept.html": PAGE})
    write(tmp_path, {"posts/one.md": "---\ntitle: One\ndate: 2021-11-02\n---\nWords.\n"})
    assert titles_of(tmp_path) == ["Kept", "One"]
    write(tmp_path, {"posts/kept.Rmd": head.replace("---\ntitle", "---\ndraft: true\ntitle")})
    assert titles_of(tmp_path) == ["One"]


def titles_of(folder: Path) -> list[str]:
    """The titles in the feed of a site, built without settings of ours but its own."""
    from feeds.config import load_config  # noqa: PLC0415
    from feeds.generators import recognise  # noqa: PLC0415
    from feeds.pipeline import Options, build  # noqa: PLC0415

    config = recognise(folder, load_config(folder))
    source = config.site.folder if config.site else folder / "posts"
    options = Options(cache=folder / "caches")
    build(source, folder / "out", config, now=NOW, options=options)
    feed = next((folder / "out").glob("*.xml"))
    feeds = [one for one in (folder / "out").glob("*.xml") if b"<entry>" in one.read_bytes()]
    return [one.title for one in parsed(feeds[0] if feeds else feed).entries]
