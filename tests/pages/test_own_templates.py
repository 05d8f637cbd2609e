"""A site's own templates win over ours, file by file, and cannot do more than make pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from feeds.config import load_config
from feeds.pages import FOLDER, MARK, template_texts
from feeds.pipeline import Options, Report, build
from tests.cli.commands import feeds
from tests.pipeline.sites import NOW, contents, write

SITE = {
    "feeds.toml": 'url = "https://e.org/"\ntitle = "Tide"\n',
    "seeds/a.md": "---\ndate: 2019-05-15\ntags: [sea]\nauthor: Ann\n---\n# A\n\nWords.\n",
    "seeds/b.md": "---\ndate: 2019-05-16\n---\n# B\n\nMore.\n",
}
PLAIN = "{% macro page() %}<p>{{ kwargs.title }} by us</p>{% endmacro %}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, SITE)


def own(root: Path, text: str = PLAIN, mark: str = "contract = 1") -> None:
    write(root / FOLDER, {MARK: mark, "article.html": text})


def run(root: Path, cache: Path | None = None) -> Report:
    return build(
        root / "seeds", root / "public", load_config(root), now=NOW, options=Options(cache=cache)
    )


def test_each_file_wins_over_ours(root: Path) -> None:
    run(root)
    before = contents(root / "public")
    own(root)
    assert run(root).problems == ()
    after = contents(root / "public")
    assert after["a.html"] == b"<p>A by us</p>"
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"a.html", "b.html"}


def test_the_files_that_init_writes_give_the_same_pages(root: Path) -> None:
    run(root)
    before = contents(root / "public")
    done = feeds("init", "--templates", cwd=root)
    assert done.code == 0, done
    assert set(template_texts()) == {path.name for path in (root / FOLDER).iterdir()}
    assert f"{FOLDER}/article.html written" in done.out
    assert run(root).problems == ()
    assert contents(root / "public") == before


def test_nothing_is_overwritten(root: Path) -> None:
    own(root)
    done = feeds("init", "--templates", cwd=root)
    assert done.code == 1
    assert f"{FOLDER}/article.html: error: this file is there already" in done.err
    assert (root / FOLDER / "article.html").read_text() == PLAIN
    assert (root / FOLDER / "listing.html").exists()


def test_a_folder_of_another_program_is_not_taken(root: Path) -> None:
    write(root / FOLDER, {"article.html": "<p>theirs</p>", "base.html": "{% block x %}"})
    assert run(root).problems == ()
    assert b"theirs" not in contents(root / "public")["a.html"]
    done = feeds("init", "--templates", cwd=root)
    assert done.code == 1
    assert "holds files of something else" in done.err
    assert not (root / FOLDER / MARK).exists()


def test_a_change_of_a_template_is_seen(root: Path) -> None:
    cache = root / ".caches"
    own(root)
    run(root, cache)
    own(root, text=PLAIN.replace("by us", "by them"))
    run(root, cache)
    assert contents(root / "public")["a.html"] == b"<p>A by them</p>"
    shutil.rmtree(root / FOLDER)
    run(root, cache)
    assert b"by them" not in contents(root / "public")["a.html"]


ANY = "{{ kwargs }}"  # takes whatever it is given
WRONG = {  # text of article.html → line, and words of the message
    "a tag that is open": ("a\n{% macro page() %}\n{% if x %}\n{% endmacro %}", 4, "endmacro"),
    "an unknown name": ("{% macro page() %}\n\n{{ zzz.at }}ANY{% endmacro %}", 3, "zzz"),
    "an unknown attribute": (
        "{% macro page(article) %}\n{{ article.zzz }}ANY{% endmacro %}", 2, "zzz"
    ),
    "no page": ("<p>x</p>", 0, "page"),
    "too few names": ("{% macro page(article) %}x{% endmacro %}", 0, "no keyword argument"),
    "a division": ("{% macro page() %}\n{{ 1 / 0 }}ANY{% endmacro %}", 2, "division"),
    "a file of the machine": (
        '{% macro page() %}{% include "/etc/passwd" %}ANY{% endmacro %}', 1, "passwd"
    ),
    "a file above": (
        '{% macro page() %}{% include "../feeds.toml" %}ANY{% endmacro %}', 1, "feeds.toml"
    ),
    "what is private": (
        "{% macro page(article) %}\n{{ article.__class__.x }}ANY{% endmacro %}", 2, "unsafe"
    ),
    "what it may not change": (
        "{% macro page() %}\n{{ kwargs.update({1: 2}) }}{% endmacro %}", 2, "unsafe"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_at_its_line(root: Path, name: str) -> None:
    text, line, words = WRONG[name]
    run(root)
    before = contents(root / "public")
    own(root, text.replace("ANY", ANY))
    report = run(root)
    assert not report.published
    (problem,) = report.errors
    assert (problem.path, problem.line) == (f"{FOLDER}/article.html", line), problem
    assert words in problem.message, problem
    assert contents(root / "public") == before


@pytest.mark.parametrize("mark", ["", "contract = 0", "contract = 99", "# nothing"])
def test_another_contract_is_an_error(root: Path, mark: str) -> None:
    own(root, mark=mark)
    done = feeds("build", cwd=root)
    assert done.code == 1
    assert f"{FOLDER}/{MARK}:1: error: these templates are made for" in done.err


def test_texts_are_escaped_there_as_well(root: Path) -> None:
    write(root, {"seeds/a.md": "---\ndate: 2019-05-15\ntitle: <b>A</b>\n---\nWords.\n"})
    own(root)
    run(root)
    assert contents(root / "public")["a.html"] == b"<p>&lt;b&gt;A&lt;/b&gt; by us</p>"


def test_the_contract_names_all_that_templates_are_given() -> None:
    """What is added here has to be added to the manual; what goes, raises CONTRACT."""
    text = (Path(__file__).parents[2] / "feeds" / "docs" / "pages.md").read_text(encoding="utf-8")
    for name, template in template_texts().items():
        for macro, arguments in re.findall(r"{% macro (\w+)\(([^)]*)\) %}", template):
            head = re.escape(f"| {name} | {macro} |")
            row = re.search(rf"^{head} (.*) \|$", text, re.MULTILINE)
            assert row is not None, (name, macro)
            stated = re.findall(r"`(\w+)`", row[1])
            assert stated == [one.strip() for one in arguments.split(",")], (name, macro)
