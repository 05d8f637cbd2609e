"""The manual is whole: what the code knows is explained, and what is explained is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from typer.main import get_command

import feeds
from feeds.cli._app import COMMANDS, app
from feeds.config import make_schema
from feeds.config._permalinks import KNOWN_PARTS
from feeds.errors import ALLOWANCES
from feeds.generators import GENERATORS
from feeds.hosts import HOSTS
from feeds.reading import FOREIGN, SUFFIXES, keys
from feeds.validation.rules import RULES
from tests.docs.blocks import ROOT, blocks_of, prose_of

DOCS = ROOT / "feeds" / "docs"
NO_ARTICLE = {".xml", ".gz"}
"""Suffixes that are looked at for the sake of a message alone."""


def text_of(page: str) -> str:
    return prose_of(DOCS / f"{page}.md")


def rows(text: str, head: str) -> list[list[str]]:
    """The cells of all tables whose first column is called so."""
    found: list[list[str]] = []
    is_in = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if not cells:
            is_in = False
        elif is_in and not set(cells[0]) <= set("-: "):
            found.append([cell.replace("\\|", "|") for cell in cells])
        is_in = is_in or (bool(cells) and cells[0] == head)
    return found


def code(cell: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", cell)


def settings_in(schema: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, its schema) of all settings, those of tables as `feed.name`."""
    for name, one in schema["properties"].items():
        yield prefix + name, one
        for inner in (one, one.get("items", {}), *one.get("anyOf", [])):
            if "properties" in inner:
                yield from settings_in(inner, f"{prefix}{name}.")


def test_every_setting_stands_in_a_table_with_its_default() -> None:
    stated = {code(row[0])[0]: row[1] for row in rows(text_of("settings"), "Setting")}
    known = dict(settings_in(make_schema()))
    assert stated.keys() == known.keys()
    for name, written in stated.items():
        if written.startswith("`"):
            assert written == f"`{_toml(known[name]['default'])}`", name
        else:
            assert known[name].get("default", "") == "", name


def _toml(value: object) -> str:
    """A default as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def test_every_part_of_an_address_is_shown_for_the_article(tmp_path: Path) -> None:
    page = DOCS / "settings.md"
    (block,) = (block for block in blocks_of(page) if block.file.endswith("-first.md"))
    file = tmp_path / block.file
    file.parent.mkdir(parents=True)
    file.write_text(block.text, encoding="utf-8")
    shown = {code(row[0])[0]: code(row[1])[0] for row in rows(text_of("settings"), "Part")}
    assert {part.strip("{}") for part in shown} == KNOWN_PARTS
    base = "https://tide.example.org/"
    for part, value in shown.items():
        config = feeds.Config(url=base, permalink=f"{part}/at/{{slug}}/")
        (article,) = feeds.read_articles(tmp_path / "seeds", config)
        assert unquote(article.permalink) == f"{base}{value}/at/calm-sea/", part


def test_every_word_that_a_setting_takes_is_named() -> None:
    words = [word for _, setting in settings_in(make_schema()) for word in _words(setting)]
    assert len(words) > 20
    absent = [word for word in words if f'"{word}"' not in text_of("settings")]
    assert absent == []


def _words(schema: dict[str, Any]) -> Iterator[str]:
    yield from (word for word in schema.get("enum", ()) if word)
    for inner in (schema.get("items"), *schema.get("anyOf", ())):
        if inner:
            yield from _words(inner)


def options(text: str) -> dict[str, str]:
    """Name → how it is written, of the tables of options."""
    written = [code(row[0]) for row in rows(text, "Option")]
    return {one[-1].split()[0]: one[-1] for one in written}


def sections(text: str) -> dict[str, str]:
    """`## feeds NAME` → what stands below it."""
    _, *parts = re.split(r"^## feeds (\w+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_every_command_has_its_section_in_the_order_of_the_help() -> None:
    assert list(sections(text_of("commands"))) == [name for name, _, _ in COMMANDS]


@pytest.mark.parametrize("name", [name for name, _, _ in COMMANDS])
def test_every_option_of_a_command_is_explained(name: str) -> None:
    page = text_of("commands")
    shared = options(page.partition("\n## ")[0])
    section = sections(page)[name]
    further = re.findall(r"Of the options above it takes (.+?)\.", " ".join(section.split()))
    stated = options(section) | {word: shared[word] for line in further for word in code(line)}
    group: Any = get_command(app)
    command = group.commands[name]
    known = {
        param.opts[0]: param.opts[0] + (f" {param.metavar}" if param.metavar else "")
        for param in command.params
        if param.param_type_name == "option"
    }
    everywhere = {"--quiet", "--verbose", "--color", "--version", "--help"}
    assert everywhere <= shared.keys()
    assert {word: known[word] for word in known.keys() - everywhere} == stated
    context = command.make_context(name, [], resilient_parsing=True)
    usage = " ".join(["feeds", name, *command.collect_usage_pieces(context)[1:]])
    assert f"`{usage}`" in section


def test_every_surprise_that_may_be_let_through_is_explained() -> None:
    words = [code(row[0])[0] for row in rows(text_of("feeds-lock"), "Word")]
    assert words == [f"--allow {word}" for word in ALLOWANCES]


def test_every_key_of_front_matter_is_explained() -> None:
    page = text_of("front-matter")
    stated = [code(row[0])[0] for row in rows(page, "Key") if "," not in row[0]]
    assert set(stated) == keys.NAMES
    others = {code(row[0])[0]: set(code(row[1])) for row in rows(page, "Key")[len(keys.NAMES) :]}
    known: dict[str, set[str]] = {}
    for key, name in keys.KNOWN.items():
        known.setdefault(name, set()).update({key} - {name})
    assert others == {name: words for name, words in known.items() if words}


def test_every_kind_of_file_is_named() -> None:
    stated = {suffix for row in rows(text_of("front-matter"), "Files") for suffix in code(row[0])}
    assert stated == SUFFIXES.keys() - FOREIGN.keys() - NO_ARTICLE


def test_every_generator_has_its_section() -> None:
    found = re.findall(r"^## (.+)$", text_of("moving"), re.MULTILINE)
    assert {one.name for one in GENERATORS.values()} <= set(found)
    readme = prose_of(ROOT / "README.md")
    assert all(one.name in readme for one in GENERATORS.values())


def test_every_public_name_is_explained_as_in_the_code() -> None:
    assert feeds.__all__ == sorted(feeds.__all__)
    stated = {code(name)[0]: meaning for name, meaning in rows(text_of("python"), "Name")}
    assert list(stated) == feeds.__all__
    for name, meaning in stated.items():
        assert (getattr(feeds, name).__doc__ or "").strip().splitlines()[0] == meaning


def test_every_rule_that_has_to_be_asked_for_is_named() -> None:
    named = {code(row[0])[0] for row in rows(text_of("commands"), "Rule")}
    assert named == {rule.code for rule in RULES.values() if rule.opt_in}


def test_every_input_of_an_action_is_explained() -> None:
    stated = {code(row[0])[0] for row in rows(text_of("ci"), "Input")}
    files = (ROOT / ".github" / "actions").glob("*/action.yml")
    known = [yaml.safe_load(file.read_text(encoding="utf-8"))["inputs"] for file in files]
    assert known
    assert stated == {name for inputs in known for name in inputs}


def test_dates_are_read_as_the_table_says() -> None:
    table = rows(text_of("dates"), "Written")
    assert len(table) > 5
    for written, meaning in table:
        moment = feeds.parse_date(code(written)[0], zone="Europe/Amsterdam")
        assert meaning.removeprefix("a ").partition(",")[0] == moment.precision


def test_every_host_has_its_section() -> None:
    examples = " ".join(block.text for block in blocks_of(DOCS / "hosting.md"))
    assert {host for host in HOSTS if f"feeds init --host {host}\n" in examples} == set(HOSTS)


def test_every_field_of_an_article_and_of_a_date_is_explained() -> None:
    stated = [name for row in rows(text_of("python"), "Field") for name in code(row[0])]
    known = [item.name for item in fields(feeds.Article)]
    assert sorted(stated) == sorted([*known, *feeds.Moment.__struct_fields__])


def test_readme_lists_every_page() -> None:
    listed = [
        re.findall(r"\((feeds/docs/[\w-]+\.md)\)", row[0])
        for row in rows(prose_of(ROOT / "README.md"), "Page")
    ]
    pages = {path.relative_to(ROOT).as_posix() for path in DOCS.glob("*.md")}
    assert {path for found in listed for path in found} == pages
    assert all(Path(ROOT / found[0]).is_file() for found in listed)
