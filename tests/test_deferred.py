"""What waits to be imported is there, and does what the function itself does."""

from __future__ import annotations

import ast
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import feeds
from feeds.deferred import DeferredTable, _Deferred, deferred
from feeds.formats import FORMATS
from feeds.hosts import HOSTS, Host, host_of
from feeds.reading import READERS

PACKAGE = Path(feeds.__file__).parent


def modules_that_defer() -> list[str]:
    return [
        ".".join(("feeds", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
            ".__init__"
        )
        for file in sorted(PACKAGE.rglob("*.py"))
        if any(
            isinstance(node, ast.Call) and ast.unparse(node.func) == "deferred"
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        )
    ]


def all_deferred() -> list[_Deferred]:
    constants = [one for name in modules_that_defer() for one in vars(import_module(name)).values()]
    rows = [one for row in READERS.values() for one in (row.one, row.many)]
    formats = [row.render for row in FORMATS.values()]
    return [one for one in (*constants, *rows, *formats) if isinstance(one, _Deferred)]


def test_all_of_them_are_there() -> None:
    found = all_deferred()
    assert len(found) > 15
    for one in found:
        assert callable(one.found()), one.place


def test_it_is_called_as_the_function_is() -> None:
    waiting = deferred("textwrap:shorten")
    assert waiting("a long text", width=10, placeholder="") == "a long"
    assert pickle.loads(pickle.dumps(waiting))("a b", 10) == "a b"


def test_a_table_has_all_its_rows() -> None:
    assert len(HOSTS) == len({host.label for host in HOSTS.values()}) > 5
    assert all(isinstance(host, Host) for host in HOSTS.values())
    assert host_of("nginx") is HOSTS["nginx"]
    assert host_of("none") is None


def test_a_table_is_not_imported_to_be_looked_through() -> None:
    table = DeferredTable[object]({"a": "feeds.no_such:A"})
    assert (list(table), len(table), "a" in table, "b" in table) == (["a"], 1, True, False)
    with pytest.raises(ImportError):
        table["a"]
    with pytest.raises(KeyError):
        table["b"]


def test_nothing_is_imported_before() -> None:
    program = (
        "import sys\nfrom feeds.deferred import deferred\n"
        "waiting = deferred('colorsys:rgb_to_hls')\n"
        "assert 'colorsys' not in sys.modules\n"
        "waiting(0, 0, 0)\nassert 'colorsys' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("place", ["feeds.no_such:f", "feeds.errors:no_such"])
def test_what_is_not_there_is_missed_when_it_is_called(place: str) -> None:
    with pytest.raises((ImportError, AttributeError)):
        deferred(place)()
