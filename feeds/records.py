"""Dataclasses and named tuples that cost little until they are used: a run makes objects of a
third of them.

The standard library writes and compiles up to nine functions for each class, and the types of its
fields, which takes a seventh of a short run. Here `__init__` or `__new__` alone is compiled, and
only once there are some objects; the others are closures, or those of all such classes. All else is
as there: fields, `replace`, patterns, pickles.
"""

from __future__ import annotations

import dataclasses
from collections import _tuplegetter  # type: ignore[attr-defined]
from collections.abc import Callable
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

__all__ = ["NamedTuple", "dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
    from typing import NamedTuple
else:

    def dataclass(*, frozen=False, slots=False, kw_only=False, eq=True, order=False):
        """As dataclasses.dataclass, of whose options it has those that the program uses."""

        def made(kind):
            kind.__doc__ = kind.__doc__ or kind.__name__  # or it is made of the signature
            kind = _with_fields(kind, slots=slots, kw_only=kw_only)
            methods = {"__init__": _waiting(kind, frozen=frozen), "__repr__": _repr}
            if eq:
                methods |= _comparing(kind, frozen=frozen, order=order)
            if frozen:
                methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
            if frozen and slots:
                methods |= _pickling(kind)
            for name, method in methods.items():
                if name not in kind.__dict__ or kind.__dict__[name] is None:
                    setattr(kind, name, method)
            return kind

        return made

    class _Named(type):
        """Makes the classes of named tuples."""

        def __new__(cls, name, _bases, own):
            """A class of tuples in which each annotation is the name of a part."""
            fields = tuple(own.get("__annotations__", ()))
            defaults = {one: own.pop(one) for one in fields if one in own}
            own["__new__"] = _waiting_new(fields, defaults)
            own |= {one: _tuplegetter(at, one) for at, one in enumerate(fields)}
            own |= {"_fields": fields, "__match_args__": fields, "_field_defaults": defaults}
            return type.__new__(type, name, (_NamedParts,), {"__slots__": (), **own})

    class _NamedParts(tuple):
        """What all of them have."""

        __slots__ = ()

        @classmethod
        def _make(cls, parts):
            """One of these parts, in their order."""
            return cls(*parts)

        def _replace(self, /, **named):
            """The same with other parts."""
            return type(self)(**{**self._asdict(), **named})

        def _asdict(self):
            """The parts by their names."""
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            parts = (f"{name}={part!r}" for name, part in self._asdict().items())
            return f"{type(self).__name__}({', '.join(parts)})"

    NamedTuple = type.__new__(_Named, "NamedTuple", (), {})


_OF_OBJECT: Any = vars(dataclasses)["_FIELD"]
_OF_CLASS: Any = vars(dataclasses)["_FIELD_CLASSVAR"]
_Kind = TypeVar("_Kind", bound=type[Any])
_Methods = dict[str, Callable[..., Any] | None]
_FIRST = 16  # objects that take less time than to compile an __init__ for them
_NEW = object()  # what a field holds that is made by its default_factory


def _with_fields(kind: _Kind, *, slots: bool, kw_only: bool) -> _Kind:
    """The class with its fields, as the standard library knows them, and without any method."""
    found: dict[str, Any] = {}
    for base in kind.__mro__[-1:0:-1]:
        found |= getattr(base, "__dataclass_fields__", {})
    own = kind.__dict__.get("__annotations__", {})  # noqa: RUF063 - inspect takes longer
    for name, stated in own.items():
        found[name] = one = _field(kind, name, stated, kw_only=kw_only)
        if one.default is not dataclasses.MISSING:
            setattr(kind, name, one.default)
        elif name in kind.__dict__:
            delattr(kind, name)  # it says how the field is made
    setattr(kind, "__dataclass_fields__", found)  # noqa: B010 - of no class that mypy knows
    names = [one.name for one in dataclasses.fields(kind)]
    places = tuple(one for one in names if not found[one].kw_only)
    if "__match_args__" not in kind.__dict__:
        setattr(kind, "__match_args__", places)  # noqa: B010 - likewise
    return _with_slots(kind, names) if slots else kind


def _field(kind: type[Any], name: str, stated: Any, *, kw_only: bool) -> Any:
    """One field; what is of the class alone is none, but is known as such."""
    default = getattr(kind, name, dataclasses.MISSING)
    if isinstance(default, MemberDescriptorType):  # a slot of a base
        default = dataclasses.MISSING
    is_made = isinstance(default, dataclasses.Field)
    one: Any = default if is_made else dataclasses.field(default=default)
    is_of_class = "ClassVar" in str(stated)
    one.name, one.type = name, stated
    one._field_type = _OF_CLASS if is_of_class else _OF_OBJECT  # noqa: SLF001 - as it does itself
    if not is_of_class and one.kw_only is dataclasses.MISSING:
        one.kw_only = kw_only
    return one


def _with_slots(kind: _Kind, names: list[str]) -> _Kind:
    """The class once more, with a slot for each field that no base has."""
    known = {slot for base in kind.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    own = {
        name: value
        for name, value in kind.__dict__.items()
        if name not in names and name not in {"__dict__", "__weakref__"}
    }
    own["__slots__"] = tuple(name for name in names if name not in known)
    make: Any = type(kind)
    made: _Kind = make(kind.__name__, kind.__bases__, own)
    made.__qualname__ = kind.__qualname__
    return made


def _waiting(kind: _Kind, *, frozen: bool) -> Callable[..., None]:
    """An __init__ for the first objects, which then puts the compiled one in its place."""
    fields = dataclasses.fields(kind)
    names = {one.name for one in fields}
    needed = {one.name for one in fields if one.default is one.default_factory}  # is missing
    is_checked = hasattr(kind, "__post_init__")
    made = 0

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        nonlocal made
        made += 1
        if values or made > _FIRST or not needed <= named.keys() <= names:
            kind.__init__ = compiled = _compiled(kind, frozen=frozen)
            compiled(self, *values, **named)
            return
        for one in fields:
            if one.name in named:
                value = named[one.name]
            elif one.default is not dataclasses.MISSING:
                value = one.default
            else:
                value = cast("Callable[[], Any]", one.default_factory)()
            object.__setattr__(self, one.name, value)
        if is_checked:
            self.__post_init__()

    return __init__


def _compiled(kind: _Kind, *, frozen: bool) -> Callable[..., None]:
    """The __init__ of a class, which sets its fields."""
    names: dict[str, Any] = {"_new": _NEW, "_set": object.__setattr__}
    by_place, by_name, body = ["self"], ["*"], ["pass"]
    for one in dataclasses.fields(kind):
        parameter = value = one.name
        if one.default is not dataclasses.MISSING:
            names[f"_of_{one.name}"] = one.default
            parameter = f"{one.name}=_of_{one.name}"
        elif one.default_factory is not dataclasses.MISSING:
            names[f"_of_{one.name}"] = one.default_factory
            parameter = f"{one.name}=_new"
            value = f"_of_{one.name}() if {one.name} is _new else {one.name}"
        (by_name if one.kw_only else by_place).append(parameter)
        body.append(
            f"_set(self, {one.name!r}, {value})" if frozen else f"self.{one.name} = {value}"
        )
    if hasattr(kind, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join(by_place + (by_name if len(by_name) > 1 else []))
    exec(f"def __init__({parameters}): {'; '.join(body)}", names)  # noqa: S102 - of names of fields
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


def _waiting_new(fields: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., Any]:
    """A __new__ for the first tuples, which then puts the compiled one in its place."""
    number, made = len(fields), 0

    def __new__(cls: type[Any], *values: Any, **named: Any) -> Any:  # noqa: N807
        nonlocal made
        made += 1
        if made <= _FIRST and len(values) == number and not named:
            return tuple.__new__(cls, values)
        if made <= _FIRST and not values and len(named) == number and {*fields} == named.keys():
            return tuple.__new__(cls, map(named.__getitem__, fields))
        kind = next(one for one in cls.__mro__ if "_fields" in one.__dict__)
        compiled = _compiled_new(kind.__qualname__, fields, defaults)
        setattr(kind, "__new__", compiled)  # noqa: B010 - a method, which it may be
        return compiled(cls, *values, **named)

    return __new__


def _compiled_new(
    kind: str, fields: tuple[str, ...], defaults: dict[str, Any]
) -> Callable[..., Any]:
    """The __new__ of a class of named tuples."""
    names: dict[str, Any] = {"_made": tuple.__new__}
    parts = ", ".join(fields)
    made: Callable[..., Any] = eval(  # noqa: S307 - of names of fields
        f"lambda _cls, {parts}: _made(_cls, ({parts}{',' if fields else ''}))", names
    )
    made.__defaults__ = tuple(defaults.values())
    made.__name__, made.__qualname__ = "__new__", f"{kind}.__new__"
    return made


def _comparing(kind: _Kind, *, frozen: bool, order: bool) -> _Methods:
    values = _values_of([one.name for one in dataclasses.fields(kind) if one.compare])

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def __lt__(self: Any, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) < values(other)

    def __le__(self: Any, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) <= values(other)

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    made: _Methods = {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}
    return made | ({"__lt__": __lt__, "__le__": __le__} if order else {})


def _pickling(kind: _Kind) -> _Methods:
    """Slots of a frozen object are set past its __setattr__."""
    names = [one.name for one in dataclasses.fields(kind)]
    values = _values_of(names)

    def __getstate__(self: Any) -> tuple[Any, ...]:  # noqa: N807
        return values(self)

    def __setstate__(self: Any, state: tuple[Any, ...]) -> None:  # noqa: N807
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


def _values_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """The fields of an object, in their order."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _repr(self: Any) -> str:
    shown = [
        f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr
    ]
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse(_self: Any, name: str, _value: Any = None) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")
