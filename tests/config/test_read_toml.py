"""TOML is bounded before it is parsed, wherever it stands."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

import feeds
from feeds.config import Config, TomlError, parse_config, read_toml
from feeds.errors import ConfigError, ReadError
from feeds.generators import recognise
from tests.pipeline.sites import write

DEEP = {
    "a dotted name": "a = 1\n" + ".".join(["b"] * 12_000) + " = 1\n",
    "with blanks": "a = 1\n" + " . ".join(["b"] * 12_000) + " = 1\n",
    "in quotes": "a = 1\n" + ".".join(['"b.c"'] * 12_000) + " = 1\n",
    "a table": "a = 1\n[" + ".".join(["b"] * 12_000) + "]\n",
    "a table of many": "a = 1\n[[" + ".".join(["b"] * 12_000) + "]]\n",
    "lists": "a = 1\nb = " + "[" * 12_000 + "]" * 12_000 + "\n",
    "tables in one another": "a = 1\nb = " + "{c = " * 12_000 + "1" + "}" * 12_000 + "\n",
    "a name in such a table": "a = 1\nb = {" + ".".join(["b"] * 12_000) + " = 1}\n",
}
SOUND = (
    'a = "' + "." * 500 + "[" * 500 + '"\n',
    "a = '''\n" + ".[{" * 500 + "\n'''\n",
    'a = """\n' + '.[{\\"' * 500 + '\n"""\n',
    "# " + ".[{" * 500 + "\na = 1\n",
    "".join(f"a{number}.b.c = 1.5\n" for number in range(500)),
    "a = [" + "[1.5, 2.5], " * 500 + "]\n",
    "".join(f"[[a.b]]\nc.d = {{e = {number}.5}}\n" for number in range(500)),
    ".".join("abcdefghijklmnopqrst") + " = 1\n",
)


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_nested_too_deep_is_named_with_its_line(text: str) -> None:
    with pytest.raises(TomlError, match="nested more than 20 deep") as caught:
        read_toml(text)
    assert caught.value.line == 2
    assert caught.value.column > 20


@pytest.mark.parametrize("text", SOUND, ids=range(len(SOUND)))
def test_dots_and_brackets_that_nest_nothing_are_no_matter(text: str) -> None:
    assert read_toml(text)


def test_a_long_name_takes_no_memory() -> None:
    tracemalloc.start()
    with pytest.raises(TomlError):
        read_toml(DEEP["a dotted name"])
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_front_matter_settings_and_site_files_say_so(text: str, tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {"a.md": f"+++\n{text}+++\nWords.\n"})
    with pytest.raises(ReadError, match=r"a\.md:3:\d+: names or brackets are nested"):
        feeds.read_articles(source, Config())
    with pytest.raises(ConfigError, match=r"feeds\.toml:2:\d+: names or brackets are nested"):
        parse_config(text, tmp_path / "feeds.toml")
    site = write(tmp_path / "site", {"hugo.toml": text, "content/a.md": "Words.\n"})
    found = recognise(site, Config()).site
    assert found is not None
    assert [(one.path, one.line) for one in found.problems] == [("hugo.toml", 2)]


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 5000])
def test_a_number_of_too_many_digits_is_a_located_problem(number: str, tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {"a.md": f"+++\nweight = {number}\n+++\nWords.\n"})
    with pytest.raises(ReadError, match=r"a\.md:2:10: this number is too long"):
        feeds.read_articles(source, Config())
    with pytest.raises(ConfigError, match=r"feeds\.toml:1:9: this number"):
        parse_config(f"limit = {number}", tmp_path / "feeds.toml")
