"""Records do what dataclasses of the standard library do, and all of the program are records."""

from __future__ import annotations

import ast
import copy
import dataclasses
import pickle
import sys
import typing
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, field, fields, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, ClassVar, get_type_hints

import msgspec
import pytest

import feeds
from feeds import records

Make = Callable[..., Callable[[type[Any]], type[Any]]]
MAKERS: tuple[Make, ...] = (dataclasses.dataclass, records.dataclass)
PACKAGE = Path(feeds.__file__).parent

OPTIONS: tuple[dict[str, bool], ...] = (
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "kw_only": True, "order": True},
    {"frozen": True, "slots": True, "eq": False},
    {"slots": True, "order": True},
)


class Shapes:
    """The same classes, made by one decorator."""

    def __init__(self, make: Make, options: dict[str, bool]) -> None:
        decorate = make(**options)

        class Point:
            x: int
            y: int = 2

        class Several:
            name: str
            parts: list[str] = field(default_factory=list)
            hidden: str = field(default="h", repr=False, compare=False)

        class Nothing:
            pass

        class Own:  # noqa: PLW1641 - that is the case
            x: int = 0

            def __repr__(self) -> str:
                return "own"

            def __eq__(self, other: object) -> bool:
                return True

        class Checked:
            x: int = 1

            def __post_init__(self) -> None:
                if self.x < 0:
                    raise ValueError("below 0")

        for one in (Point, Several, Nothing, Own, Checked):
            one.__qualname__ = one.__name__
            made = decorate(one)
            setattr(self, one.__name__, made)
            setattr(sys.modules[__name__], one.__name__, made)  # where pickle looks for it

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


def outcome(run: Callable[[], object]) -> object:
    """What came of it, or what was raised."""
    try:
        return run()
    except (TypeError, ValueError, AttributeError) as error:
        return type(error), str(error).replace("Shapes.__init__.<locals>.", "")


CASES: dict[str, Callable[[Any], object]] = {
    "repr": lambda s: repr(s.Point(x=1)),
    "repr of several": lambda s: repr(s.Several(name="a")),
    "repr of nothing": lambda s: repr(s.Nothing()),
    "repr of its own": lambda s: repr(s.Own()),
    "by place": lambda s: repr(s.Point(1, 3)),
    "by name": lambda s: repr(s.Point(y=3, x=1)),
    "too few": lambda s: s.Point(),
    "too many": lambda s: s.Point(1, 2, 3),
    "unknown": lambda s: s.Point(x=1, z=2),
    "equal": lambda s: (s.Point(x=1) == s.Point(x=1), s.Point(x=1) == s.Point(x=2)),
    "not equal": lambda s: s.Point(x=1) != s.Point(x=1, y=3),
    "of another class": lambda s: (s.Nothing() == s.Point(x=1), s.Point(x=1) == 3),
    "hidden": lambda s: s.Several(name="a") == s.Several(name="a", hidden="b"),
    "nothing": lambda s: s.Nothing() == s.Nothing(),
    "equal of its own": lambda s: s.Own() == 3,
    "hash": lambda s: len({hash(one) for one in (s.Point(x=1), s.Point(x=1))}),
    "hash of tuple": lambda s: s.Point.__hash__ is None or s.Point.__hash__ is object.__hash__,
    "hash of its own": lambda s: s.Own.__hash__ is None,
    "less": lambda s: (s.Point(x=1) < s.Point(x=2), s.Point(x=1) < s.Point(x=1)),
    "at most": lambda s: (s.Point(x=1) <= s.Point(x=1), s.Point(x=1) >= s.Point(x=2)),
    "more": lambda s: s.Point(x=1) > s.Point(x=2),
    "less than another": lambda s: s.Point(x=1) < 3,
    "not shared": lambda s: s.Several(name="a").parts is s.Several(name="a").parts,
    "replace": lambda s: repr(replace(s.Point(x=1), x=4)),
    "copy": lambda s: repr(copy.copy(s.Several(name="a", parts=["b"]))),
    "deepcopy": lambda s: repr(copy.deepcopy(s.Several(name="a", parts=["b"]))),
    "fields": lambda s: [(one.name, one.kw_only, one.compare) for one in fields(s.Several)],
    "types": lambda s: [(one.name, one.type) for one in fields(s.Several)],
    "annotations": lambda s: s.Several.__annotations__,
    "hints": lambda s: get_type_hints(s.Several),
    "of a pattern": lambda s: s.Point.__match_args__,
    "slots": lambda s: getattr(s.Point, "__slots__", None),
    "checked": lambda s: repr(s.Checked(x=1)),
    "refused": lambda s: s.Checked(x=-1),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("options", OPTIONS, ids=lambda one: " ".join(one) or "plain")
def test_it_does_what_a_dataclass_does(case: str, options: dict[str, bool]) -> None:
    plain, ours = (Shapes(make, options) for make in MAKERS)
    expected = outcome(partial(CASES[case], plain))
    for _ in range(records._FIRST + 2):  # both by the first __init__ and by the compiled one
        assert outcome(partial(CASES[case], ours)) == expected


@pytest.mark.parametrize("options", OPTIONS, ids=lambda one: " ".join(one) or "plain")
def test_it_goes_to_other_processes(options: dict[str, bool]) -> None:
    shapes = Shapes(records.dataclass, options)
    one = shapes.Several(name="a", parts=["b"], hidden="c")
    found = pickle.loads(pickle.dumps(one))
    assert (found.name, found.parts, found.hidden) == ("a", ["b"], "c")
    assert type(found) is type(one)


def test_what_is_frozen_does_not_change() -> None:
    point = Shapes(records.dataclass, {"frozen": True, "slots": True}).Point(x=1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2
    with pytest.raises(FrozenInstanceError):
        point.z = 2
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert point.x == 1


def test_one_is_made_of_another() -> None:
    @records.dataclass(frozen=True, slots=True, kw_only=True)
    class Below:
        x: int = 1

    @records.dataclass(frozen=True, kw_only=True)
    class Above(Below):
        y: int = 2

        @cached_property
        def both(self) -> int:
            return self.x + self.y

    assert Above(x=3).both == 5
    assert repr(Above()).endswith("Above(x=1, y=2)")
    assert Above() != Below()
    assert Above(x=3, y=1) == Above(x=3, y=1)


def test_what_is_of_the_class_is_no_field() -> None:
    @records.dataclass(frozen=True)
    class Point:
        x: int
        most: ClassVar[int] = 3

    assert [one.name for one in fields(Point)] == ["x"]
    assert (Point(1).most, Point(1)) == (3, Point(x=1))


def test_its_init_is_compiled_once_there_are_some() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Point:
        x: int

    waiting = Point.__init__
    assert Point(x=0).x == 0
    assert Point.__init__ is waiting
    assert [Point(x=number).x for number in range(records._FIRST)] == [*range(records._FIRST)]
    made = Point.__init__
    assert made is not waiting
    assert Point(2).x == 2
    assert Point.__init__ is made


def test_the_program_has_no_other() -> None:
    for module in sorted(PACKAGE.rglob("*.py")):
        source = module.read_text(encoding="utf-8")
        if ("dataclass" in source or "NamedTuple" in source) and module.name != "records.py":
            assert not list(other_makers(ast.parse(source))), f"{module}: take feeds.records"


def other_makers(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses":
            yield from {alias.name for alias in node.names} & {"dataclass", "InitVar", "KW_ONLY"}
        if isinstance(node, ast.ImportFrom) and node.module == "typing":
            yield from {alias.name for alias in node.names} & {"NamedTuple"}
        if isinstance(node, ast.Attribute) and node.attr == "dataclass":
            yield from {ast.unparse(node.value)} & {"dataclasses"}


class Tuples:
    """The same classes of named tuples, made by one base."""

    def __init__(self, base: Any) -> None:
        class Point(base):  # type: ignore[misc]
            """A place."""

            x: int
            y: int = 2

            @property
            def both(self) -> int:
                return int(self.x + self.y)

        class Nothing(base):  # type: ignore[misc]
            pass

        class One(base):  # type: ignore[misc]
            only: str

        self.point: Any = Point
        self.nothing: Any = Nothing
        self.one: Any = One


TUPLE_STEPS: dict[str, Callable[[Tuples], object]] = {
    "by place": lambda one: one.point(1, 3),
    "by name": lambda one: one.point(y=1, x=3),
    "with a default": lambda one: one.point(1),
    "both ways": lambda one: one.point(1, y=4),
    "none missing": lambda one: one.nothing(),
    "one part": lambda one: one.one("a"),
    "too few": lambda one: one.point(),
    "too many": lambda one: one.point(1, 2, 3),
    "another name": lambda one: one.point(1, z=3),
    "twice": lambda one: one.point(1, x=3),
    "made": lambda one: one.point._make([1, 4]),
    "replaced": lambda one: one.point(1)._replace(x=5),
    "as a table": lambda one: one.point(1)._asdict(),
    "own method": lambda one: one.point(1).both,
    "parts": lambda one: (one.point(1).x, one.point(1)[1], [*one.point(1)]),
    "equal to a tuple": lambda one: (one.point(1) == (1, 2), hash(one.point(1)) == hash((1, 2))),
    "order": lambda one: sorted([one.point(3), one.point(1)]),
    "no other part": lambda one: setattr(one.point(1), "z", 1),
    "a part is fixed": lambda one: setattr(one.point(1), "x", 1),
    "copy": lambda one: copy.deepcopy(one.point([1])),
    "fields": lambda one: (one.point._fields, one.point._field_defaults, one.point.__match_args__),
    "types": lambda one: get_type_hints(one.point),
    "no dictionary": lambda one: hasattr(one.point(1), "__dict__"),
    "decoded": lambda one: msgspec.json.decode(b"[4,5]", type=one.point),
    "decoded in part": lambda one: msgspec.json.decode(b"[4]", type=one.point),
    "not decoded": lambda one: msgspec.json.decode(b'["4"]', type=one.point),
    "encoded": lambda one: msgspec.json.encode(one.point(1)),
    "doc": lambda one: one.point.__doc__,
}


@pytest.mark.parametrize("uses", [0, records._FIRST, records._FIRST + 1])
@pytest.mark.parametrize("step", TUPLE_STEPS)
def test_a_named_tuple_is_as_the_usual_one(step: str, uses: int) -> None:
    outcomes = []
    for base in (typing.NamedTuple, records.NamedTuple):
        made = Tuples(base)
        for _ in range(uses):
            assert made.point(1, 2) == (1, 2)
            assert made.point(x=3, y=4) == (3, 4)
            made.one("b")
            made.nothing()
        try:
            outcomes.append(repr(TUPLE_STEPS[step](made)))
        except (TypeError, AttributeError, msgspec.ValidationError) as error:
            outcomes.append(type(error).__name__)
    assert outcomes[0] == outcomes[1]


class Kept(records.NamedTuple):
    name: str
    number: int = 0


def test_a_named_tuple_can_be_pickled_and_matched() -> None:
    for kept in [Kept("a"), *(Kept(name="b", number=at) for at in range(20))]:
        assert pickle.loads(pickle.dumps(kept)) == kept
        match kept:
            case Kept(name, number=number):
                assert (name, number) == kept
