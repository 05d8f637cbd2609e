"""feeds new: the folder and the form that a site's articles have, and no file overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import feeds
from tests.pipeline.sites import FIRST, write

YAML = '---\nTitle: "Old"\npubDate: 2019-05-15\n---\n\nText.\n'
TOML = '+++\ntitle = "Old"\ndate = 2019-05-15\n+++\n\nText.\n'
JEKYLL = "---\nlayout: post\ntitle: Old\n---\n\nText.\n"
LINES = "Title: Old\nDate: 2019-05-15\n\nText.\n"

SITES: list[tuple[dict[str, str], str, str]] = [
    ({}, "seeds/fog-at-sea.txt", "title: Fog at sea\ndate: 2026-01-31\n\n"),
    ({"seeds/a.txt": FIRST}, "seeds/fog-at-sea.txt", "title: Fog at sea\ndate: 2026-01-31\n\n"),
    (
        {"seeds/a.md": YAML},
        "seeds/fog-at-sea.md",
        '---\nTitle: "Fog at sea"\npubDate: 2026-01-31\n---\n\n',
    ),
    (
        {"seeds/2019/05/old/index.md": TOML},
        "seeds/2026/01/fog-at-sea/index.md",
        '+++\ntitle = "Fog at sea"\ndate = 2026-01-31\n+++\n\n',
    ),
    (
        {"seeds/blog/2019-05-15-old.md": LINES},
        "seeds/blog/2026-01-31-fog-at-sea.md",
        "Title: Fog at sea\nDate: 2026-01-31\n\n",
    ),
    (
        {"_config.yml": "title: J\n", "_posts/2019-05-15-old.md": JEKYLL},
        "_posts/2026-01-31-fog-at-sea.md",
        '---\nlayout: post\ntitle: "Fog at sea"\n---\n\n',
    ),
    (
        {"_config.yml": "title: J\n", "_posts/.keep": ""},
        "_posts/2026-01-31-fog-at-sea.md",
        '---\ntitle: "Fog at sea"\ndate: 2026-01-31\n---\n\n',
    ),
]


@pytest.mark.parametrize(("files", "path", "text"), SITES, ids=[row[1] for row in SITES])
def test_a_new_article_is_like_the_others(
    tmp_path: Path, files: dict[str, str], path: str, text: str
) -> None:
    write(tmp_path, files)
    done = feeds("new", "Fog  at sea", "--now", "2026-01-31T12:00Z", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (0, f"{path}\n", "")
    assert (tmp_path / path).read_text(encoding="utf-8") == text
    again = feeds("new", "Fog at sea", "--now", "2026-01-31T12:00Z", cwd=tmp_path)
    assert (again.code, "it is there already" in again.err) == (1, True)
    assert (tmp_path / path).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "title",
    ['Fog: at "sea"', "One | two", "#1 \\ back", "date: 2020", "Æther — 漢字", "!"],
)
@pytest.mark.parametrize("files", [{}, {"seeds/a.md": YAML}, {"seeds/a.md": TOML}], ids=str)
def test_any_title_is_read_back(tmp_path: Path, title: str, files: dict[str, str]) -> None:
    write(tmp_path, files)
    assert feeds("new", title, "--now", "2026-01-31", cwd=tmp_path).code == 0
    rows = json.loads(feeds("list", "--json", cwd=tmp_path).out)
    assert (title, "2026-01-31") in {(row["title"], row["date"]) for row in rows}


def test_today_is_that_of_the_sites_zone(tmp_path: Path) -> None:
    write(tmp_path, {"feeds.toml": 'timezone = "Pacific/Auckland"\n'})
    done = feeds("new", "Late", "--now", "2026-01-31T23:00:00Z", cwd=tmp_path)
    assert "date: 2026-02-01\n" in (tmp_path / done.out.strip()).read_text()
    done = feeds("new", "Epoch", cwd=tmp_path, SOURCE_DATE_EPOCH="1769860800")
    assert "date: 2026-02-01\n" in (tmp_path / done.out.strip()).read_text()


@pytest.mark.parametrize("files", [row[0] for row in SITES], ids=[row[1] for row in SITES])
def test_a_draft_is_left_out(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path, files)
    made = feeds("new", "--draft", "Not yet", "--now", "2026-01-31", cwd=tmp_path)
    assert made.code == 0, made
    rows = json.loads(feeds("list", "--all", "--json", cwd=tmp_path).out)
    assert [row["draft"] for row in rows if "not-yet" in row["path"]] == [True]


CALLS: list[tuple[list[str], int, str]] = [
    ([], 2, "Missing argument"),
    ([" "], 2, "the title is empty"),
    (["T", "--now", "yesterday"], 2, "--now"),
    (["T", "--source", "file"], 2, "file: error: "),
    (["T", "--config", "none"], 2, "none: error: "),
]


@pytest.mark.parametrize(("arguments", "code", "message"), CALLS, ids=str)
def test_a_wrong_call_makes_nothing(
    tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    write(tmp_path, {"file": "x"})
    done = feeds("new", *arguments, cwd=tmp_path)
    assert (done.code, message in done.err) == (code, True), done
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
