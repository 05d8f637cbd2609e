"""The rules of the house: who may import whom, and how large a room may grow."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeGuard

from feeds.generators import GENERATORS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "feeds"

ORDER = (
    ("deferred", "patterns", "records"),
    ("errors", "logins", "stamps"),
    ("cache", "fetch", "workers"),
    ("dates",),
    ("model",),
    ("config", "content"),
    ("generators",),
    ("markup",),
    ("reading",),
    ("articles",),
    ("ledger",),
    ("selection",),
    ("formats", "pages"),
    ("validation",),
    ("hosts", "publishing"),
    ("collecting",),
    ("planning",),
    ("making",),
    ("pipeline",),
    ("moving",),
    ("serve",),
    ("cli",),
)
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
STRANGERS = {"reading", "formats", "validation"}
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_FUNCTION = 40  # lines
MOST_ARGUMENTS = 8
LONGEST_MODULE = {"generators": 400}
"""Room → lines, where it is not 300: a generator is one file, whatever it knows."""


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rules ask of a module."""

    path: Path
    lines: int
    functions: tuple[tuple[str, int, int], ...]  # name, lines, arguments without `self`
    classes: tuple[tuple[str, int], ...]  # name, line
    plain: tuple[str, ...]  # functions and classes that are not listed and bear no underscore
    rooms: frozenset[str]  # that are imported, for types alone among them
    modules: frozenset[str]  # that are loaded when it is loaded or used
    asking: tuple[int, ...]  # lines that ask for the name of a generator
    possessive: tuple[str, ...]  # see `test_a_group_that_is_repeated_possessively_may_be_empty`

    @property
    def room(self) -> str:
        return room_of(self.path)

    def __str__(self) -> str:
        return self.path.relative_to(PACKAGE).as_posix()


@cache
def house() -> tuple[Facts, ...]:
    """All modules, each of them parsed once."""
    return tuple(map(facts_of, MODULES))


def facts_of(module: Path) -> Facts:
    source = module.read_text(encoding="utf-8")
    tree = ast.parse(source)
    nodes = [*ast.walk(tree)]
    return Facts(
        path=module,
        lines=source.count("\n"),
        functions=tuple(
            (node.name, (node.end_lineno or 0) - node.lineno + 1, number_of_arguments(node))
            for node in nodes
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ),
        classes=tuple((node.name, node.lineno) for node in nodes if isinstance(node, ast.ClassDef)),
        plain=tuple(plain_names(tree)),
        rooms=frozenset(imported_rooms(nodes)),
        modules=frozenset(imported_modules(tree)),
        asking=tuple(node.lineno for node in nodes if asks_for_a_generator(node)),
        possessive=tuple(filter(POSSESSIVE.search, patterns_in(nodes))) if "+" in source else (),
    )


def number_of_arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [one.arg for one in (*node.args.args, *node.args.kwonlyargs)]
    return len(names) - (names[:1] == ["self"])


def imported_rooms(nodes: Iterable[ast.AST]) -> set[str]:
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        names |= deferred_names(node)
    parts = [name.split(".") for name in names if name.startswith("feeds.")]
    return {part[1] for part in parts}


def deferred_names(node: ast.AST) -> set[str]:
    """What `deferred("feeds.room.module:name")` imports."""
    found = DEFERRED.fullmatch(str(node.value)) if isinstance(node, ast.Constant) else None
    return {found[1], f"{found[1]}.{found[2]}"} if found else set()


DEFERRED = re.compile(r"(feeds\.[\w.]+):(\w+)")


def imported_modules(tree: ast.Module) -> set[str]:
    """What runs when a module is loaded or used; what is imported for types alone does not."""
    names: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        names |= deferred_names(node)
        waiting += ast.iter_child_nodes(node)
    return names


def plain_names(tree: ast.Module) -> Iterator[str]:
    listed = listed_names(tree)
    for node in tree.body:
        name = node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else "_"
        if not name.startswith("_") and name not in listed:
            yield name


def listed_names(tree: ast.Module) -> list[str]:
    """The names in `__all__`."""
    return [
        str(name)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for name in ast.literal_eval(node.value)
    ]


def asks_for_a_generator(node: ast.AST) -> TypeGuard[ast.expr]:
    kinds = ast.Compare | ast.Set | ast.List | ast.Tuple | ast.Dict | ast.MatchValue
    return isinstance(node, kinds) and any(
        isinstance(one, ast.Constant) and one.value in GENERATORS
        for one in ast.iter_child_nodes(node)
    )


def patterns_in(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Every text of a module without escapes and classes of characters, as far as it may be a
    regular expression. What an f-string fills in stands as a group.
    """
    joined = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    inner = {id(part) for node in joined for part in node.values}
    texts = [
        "".join(str(one.value) if isinstance(one, ast.Constant) else "(?:x)" for one in node.values)
        for node in joined
    ]
    texts += [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner
    ]
    for text in texts:
        if "+" in text:
            yield re.sub(r"\[\^?\]?[^\]]*\]", "x", re.sub(r"(?s)\\.", "x", text))


POSSESSIVE = re.compile(r"(?<![(|])\)(?:[*+?]|\{[\d,]+\})\+")


def test_there_are_modules() -> None:
    assert len(MODULES) > 20


def test_a_room_imports_only_from_rooms_to_its_left() -> None:
    wrong = {
        str(module): other
        for module in house()
        if module.room not in {"__init__", "__main__"}
        for other in module.rooms - {module.room}
        if other not in RANK or RANK[other] >= RANK[module.room]
    }
    assert not wrong


def test_rooms_that_could_approve_each_other_are_strangers() -> None:
    for module in house():
        if module.room in STRANGERS:
            assert not module.rooms & (STRANGERS - {module.room}), module
        if module.room == "validation":
            assert "dates" not in module.rooms, module
        if module.room in {"validation", "formats"}:
            assert "generators" not in module.rooms, module


def test_only_the_room_of_the_generators_asks_for_their_names() -> None:
    """What another room wants to know of one is a facet: no comparison, and no list of names."""
    others = (module for module in house() if module.room != "generators")
    assert not [f"{module}:{line}" for module in others for line in module.asking]


def test_no_module_and_no_function_outgrows_its_room() -> None:
    for module in house():
        assert module.lines <= LONGEST_MODULE.get(module.room, 300), module
        for name, lines, arguments in module.functions:
            assert lines <= LONGEST_FUNCTION, f"{module}: {name} has {lines} lines"
            is_command = module.room == "cli"  # its arguments are the options of a command
            assert arguments <= MOST_ARGUMENTS or is_command, f"{module}: {name}"


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Modules of a room may import each other, in one direction."""
    modules = {
        ".".join(("feeds", *module.path.relative_to(PACKAGE).with_suffix("").parts)): module
        for module in house()
        if module.path.stem != "__init__"
    }
    left = {name: module.modules & set(modules) for name, module in modules.items()}
    while free := [name for name, imported in left.items() if not imported & set(left)]:
        for name in free:
            del left[name]
    assert not left, "a circle, and what imports it"


def test_in_the_validator_a_private_name_bears_an_underscore() -> None:
    """What a module does not list in `__all__` is its own, and looks so."""
    modules = [one for one in house() if one.room == "validation" and one.path.stem != "__init__"]
    assert not [f"{module}: {name}" for module in modules for name in module.plain]


def test_a_name_of_a_class_means_one_thing() -> None:
    """Each class of the package has a name that no other one has."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for module in house():
        for name, line in module.classes:
            places[name].append(f"{module}:{line}")
    assert len(places) > 100
    assert not {name: found for name, found in places.items() if len(found) > 1}


OLD_WORDS = re.compile(
    r"\b(told|untold|mend(?:s|ed|ing)?|anew|whoever|(?:came|comes?) of|what became of)\b",
    re.IGNORECASE,
)
"""For these the field has plain words: reported, fix, again, result, made of."""


def test_code_comments_and_messages_are_in_plain_words() -> None:
    assert not [
        f"{module.relative_to(PACKAGE)}:{number}: {line}"
        for module in MODULES
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), 1)
        if OLD_WORDS.search(line)
    ]


def test_a_group_that_is_repeated_possessively_may_be_empty() -> None:
    """Write `(?:a|b|)*+` or `(?>(?:a|b)+)`. Python before 3.11.5 loses its place in the text
    where the last try of `(?:a|b)*+` fails behind its first letter; Debian 12 has 3.11.2.
    """
    assert not {str(module): module.possessive for module in house() if module.possessive}


def test_such_a_group_is_seen() -> None:
    seen = [bool(POSSESSIVE.search(text)) for text in ("(?:a|b)*+", "(?:a|)*+", "()*+", "(?>(a)*)")]
    assert seen == [True, False, False, False]


def test_no_room_is_a_lumber_room() -> None:
    lumber = {"utils", "helpers", "misc", "common", "stuff", "tools"}
    assert not [path for path in MODULES if path.stem.strip("_") in lumber]


def test_the_map_shows_the_rooms_and_their_order() -> None:
    """feeds/README.md: the line of the direction, and a row for each room."""
    text = (PACKAGE / "README.md").read_text(encoding="utf-8")
    rooms = [room for rank in ORDER for room in rank]
    assert " → ".join(", ".join(rank) for rank in ORDER) in text, "bring feeds/README.md up to date"
    table = text.partition("\n| room |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == sorted(rooms)
    found = {room_of(module) for module in MODULES} - {"__init__", "__main__"}
    assert found == set(rooms)


def test_the_glossary_explains_each_word_once() -> None:
    text = (PACKAGE / "README.md").read_text(encoding="utf-8").partition("## Glossary")[2]
    words = re.findall(r"^\| ([a-z, ]+?) \| \S", text, re.MULTILINE)[1:]
    assert len(words) == len(set(words)) >= 30


def test_no_text_cites_a_document_that_is_absent() -> None:
    """A Markdown file that code or a test names in capitals lies in the repository."""
    own = {
        path.name for folder in (ROOT, PACKAGE, ROOT / ".github") for path in folder.glob("*.md")
    }
    cited = {
        name
        for module in (*MODULES, *(ROOT / "tests").rglob("*.py"))
        for name in re.findall(r"(?<![\w/])[A-Z]{4,}\.md\b", module.read_text(encoding="utf-8"))
    }
    assert cited <= own


def test_the_top_level_holds_nothing_unexpected() -> None:
    known = {"feeds", "seeds", "public", "tests", "pyproject.toml", "README.md", "LICENSE"}
    found = {
        path.name
        for path in ROOT.iterdir()
        if not path.name.startswith(".") and not path.name.endswith((".egg-info",))
    } - {"build", "dist"}
    assert found <= known


def test_no_data_of_a_test_holds_the_time_it_was_made() -> None:
    """Processes that collect the tests in different seconds must find the same ones."""
    texts = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "tests").rglob("*.py"))}
    calls = {name: re.findall(r"gzip\.compress\(.+", text) for name, text in texts.items()}
    assert any(calls.values())
    assert not [name for name, found in calls.items() if any("mtime=" not in it for it in found)]
