"""Templates whose code is kept say what Jinja would make of them, whatever happened to the code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, TemplateNotFound

from feeds.pages._compiled import CompiledTemplates

TEXT = "{% macro page(a) %}<p>{{ a }}</p>{% endmacro %}{{ page(words) }}\n"


class _Counting(Environment):
    """Counts what it translates."""

    times = 0

    def compile(self, *stated: object, **named: object) -> object:  # type: ignore[override]
        self.times += 1
        return super().compile(*stated, **named)  # type: ignore[call-overload]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The name of a package with a template, of which byte code is kept."""
    name = f"kept_{abs(hash(request.node.name))}"
    folder = tmp_path / name / "templates"
    folder.mkdir(parents=True)
    (tmp_path / name / "__init__.py").touch()
    (folder / "a.html").write_text(TEXT)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.chdir(folder)
    return name


def shown(package: str, **options: Any) -> tuple[str, int]:
    """What the template says of a text, and how often Jinja was asked to translate."""
    environment = _Counting(
        loader=CompiledTemplates(package), autoescape=options.pop("autoescape", True), **options
    )
    said = environment.get_template("a.html").render(words="a < b")
    return said, environment.times


def plain(text: str, **options: Any) -> str:
    environment = Environment(
        loader=DictLoader({"a": text}), autoescape=options.pop("autoescape", True), **options
    )
    return environment.get_template("a").render(words="a < b")


def kept() -> Path:
    (found,) = Path("__pycache__").iterdir()
    return found


def test_a_template_is_translated_once(package: str) -> None:
    assert shown(package) == (plain(TEXT), 1)
    assert shown(package) == (plain(TEXT), 0)


@pytest.mark.parametrize("option", ["trim_blocks", "lstrip_blocks", "keep_trailing_newline"])
def test_another_option_is_another_code(package: str, option: str) -> None:
    shown(package)
    assert shown(package, **{option: True}) == (plain(TEXT, **{option: True}), 1)


def test_what_is_not_escaped_is_another_code(package: str) -> None:
    shown(package)
    assert shown(package, autoescape=False) == (plain(TEXT, autoescape=False), 1)


def test_another_template_of_the_same_stamp_is_noticed(package: str) -> None:
    shown(package)
    file = Path("a.html")
    status = file.stat()
    other = TEXT.replace("<p>", "<b>").replace("</p>", "</b>")
    file.write_text(other)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert shown(package) == (plain(other), 1)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "a beginning": lambda data: data[:20],
    "no end": lambda data: data[:-5],
    "another version of Python": lambda data: b"\0\0" + data[2:],
    "no code": lambda data: data[:16] + b"N",
    "nonsense": lambda data: data[:16] + b"nonsense",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_code_is_made_again(package: str, damage: str) -> None:
    shown(package)
    kept().write_bytes(DAMAGE[damage](kept().read_bytes()))
    assert shown(package) == (plain(TEXT), 1)


def test_nothing_is_kept_where_python_keeps_nothing(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown(package) == (plain(TEXT), 1)
    assert not Path("__pycache__").exists()


def test_there_is_no_such_template(package: str) -> None:
    with pytest.raises(TemplateNotFound):
        CompiledTemplates(package).load(Environment(autoescape=True), "b.html")
