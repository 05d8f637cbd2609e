"""What the types of settings say: the record in one, and an example of it."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from typing import Any, Literal, Union, get_args, get_origin

__all__ = ["example_of", "record_type"]


def record_type(hint: Any) -> type[Any] | None:
    """The dataclass in a hint such as str | AuthorSetting or tuple[FeedSetting, ...]."""
    options = get_args(hint) if get_origin(hint) in {Union, types.UnionType, tuple} else (hint,)
    if get_origin(hint) is tuple and get_origin(options[0]) in {Union, types.UnionType}:
        options = get_args(options[0])
    return next((item for item in options if isinstance(item, type) and is_dataclass(item)), None)


def example_of(hint: Any) -> str:
    """What to write instead of a value that cannot be used."""
    if get_origin(hint) is Literal:
        return "write one of " + ", ".join(f'"{item}"' for item in get_args(hint) if item)
    examples = {bool: "write true or false", int: "write a whole number", str: 'write "text"'}
    if type(None) in get_args(hint):
        hint = get_args(hint)[0]
    if hint in examples:
        return examples[hint]
    return 'write a list such as ["a", "b"]' if get_origin(hint) is tuple else "see README"
