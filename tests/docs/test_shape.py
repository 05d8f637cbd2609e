"""What a reader sees can be followed: links lead somewhere, names are shown, README is short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from feeds.cli._app import COMMANDS
from feeds.validation.rules import RULES
from tests.docs.blocks import PAGES, README, ROOT, blocks_of, comments_of, prose_of, rendered
from tests.docs.stories import calls_in, check_call, options_of
from tests.test_house import OLD_WORDS

LONGEST = 35  # words of a sentence
USAGE = re.compile(r"[\[|…]|COMMAND|TOPIC| -- ")
"""A call that shows what may stand there is none."""

FOREIGN = {"--reinstall", "--nginx", "-d"}
"""Options of other programs."""

LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """The parts of a page, as GitHub names them."""
    heads = re.findall(r"^#+ (.+)$", prose_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_readme_is_short_and_opens_three_doors() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count("\n") <= 200
    top = text.partition("\n## ")[0]
    doors = re.findall(r"^- \[.+?\]\((#[\w-]+)\)", top, re.MULTILINE)
    assert doors == ["#a-new-folder", "#a-blog-you-have", "#only-check-my-feed"]


@pytest.mark.parametrize("page", [README, *PAGES], ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(prose_of(page)):
        path, _, part = target.partition("#")
        if path.startswith("https://"):
            continue
        file = page.parent / path if path else page
        assert file.resolve().is_file(), target
        assert file.resolve().is_relative_to(ROOT)
        assert not part or part in anchors(file), target


@pytest.mark.parametrize("page", [README, *PAGES], ids=lambda page: page.stem)
def test_no_line_is_too_long_to_edit(page: Path) -> None:
    """Prose; tables and code have lines of their own length."""
    for line in prose_of(page).splitlines():
        assert len(line) <= 101 or line.startswith("|"), line


@pytest.mark.parametrize("page", [README, *PAGES], ids=lambda page: page.stem)
def test_words_are_plain(page: Path) -> None:
    """As in code and messages."""
    assert not [line for line in prose_of(page).splitlines() if OLD_WORDS.search(line)]


@pytest.mark.parametrize("page", [README, *PAGES], ids=lambda page: page.stem)
def test_sentences_are_short(page: Path) -> None:
    """Those of paragraphs and lists: many readers have another first language."""
    lines = [line for line in prose_of(page).splitlines() if not line.startswith(("|", "#"))]
    parts = re.split(r"\n\n|\n- |\n\d+\. ", "\n".join(lines))
    sentences = [one for part in parts for one in re.split(r"(?<=[.!?:;])\s", part)]
    assert max(len(one.split()) for one in sentences) <= LONGEST


@pytest.mark.parametrize("page", [README, *PAGES], ids=lambda page: page.stem)
def test_what_prose_says_of_commands_can_be_done(page: Path) -> None:
    """Calls in a sentence are parsed as those in blocks; options and rules are there."""
    spans = re.findall(r"`([^`]+)`", prose_of(page))
    calls = [one for one in spans if one.startswith("feeds ") and not USAGE.search(one)]
    for name, *rest in calls_in(calls):
        if not rest or rest[-1].startswith("--"):  # spoken of, and not called
            assert {name, *rest[-1:]} <= options_of(name) | {name}
        else:
            check_call([name, *rest])
    known = {option for name, _, _ in COMMANDS for option in options_of(name)}
    stated = {word for one in spans for word in re.findall(r"(?<!\S)--?[a-z][a-z-]*", one)}
    assert stated <= known | FOREIGN
    rules = {word for one in spans for word in re.findall(r"\b[A-Z]\d{3}\b", one)}
    assert rules <= {rule.code for rule in RULES.values()}


def test_a_comment_is_no_part_of_what_is_followed() -> None:
    """The names of files stand in the text; a comment may mark a block for a program alone."""
    shown = rendered("<!-- file: a.txt -->\n```text\n<!-- kept -->\n```\n")
    assert shown == "```text\n<!-- kept -->\n```\n"
    hidden = [one for page in (README, *PAGES) for one in comments_of(page)]
    assert hidden == ["command: publish", "command: test"]
    files = [block.file for block in blocks_of(README) if block.file]
    assert files[:2] == ["seeds/first-light.txt", "seeds/second-thoughts.txt"]


def test_commands_for_a_clone_are_marked() -> None:
    """`.ci/run` takes the command of the tests from here."""
    text = README.read_text(encoding="utf-8")
    marked = re.findall(r"<!-- command: (\w+) -->\n```sh network\n(.+?)```", text, re.DOTALL)
    assert [name for name, _ in marked] == ["publish", "test"]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- command: test -->" in script
    assert all(
        line.split()[0] in {"python3", ".venv/bin/python", ".venv/bin/feeds"}
        for _, block in marked
        for line in block.splitlines()
    )


def test_what_is_said_to_be_checked_is_checked() -> None:
    assert "RSS 1.0 is read, not checked" in " ".join(prose_of(README).split())
