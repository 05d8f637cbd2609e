"""The value of an expression of Python that is made of constants; nothing is ever called."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

__all__ = ["Computed", "constant"]

_LONGEST = 100_000  # characters of a text, or items of a list


class Computed(ValueError):  # noqa: N818 - a finding, not a fault of ours
    """An expression whose value only the program itself would know."""


def constant(node: ast.expr, known: Mapping[str, object]) -> Any:
    """Literals, names of earlier constants, and texts and lists put together with `+`.

    Raises Computed for anything else, and for what grows beyond bounds.
    """
    try:
        return _value(node, known)
    except (TypeError, ValueError, RecursionError) as error:
        raise Computed from error


def _value(node: ast.expr, known: Mapping[str, object]) -> Any:
    if isinstance(node, ast.Name) and node.id in known:
        return known[node.id]
    if isinstance(node, ast.Tuple):
        return tuple(_value(one, known) for one in node.elts)
    if isinstance(node, ast.List):
        return [_value(one, known) for one in node.elts]
    if isinstance(node, ast.Dict):
        return {
            _value(key, known): _or_none(value, known)
            for key, value in zip(node.keys, node.values, strict=True)
            if key is not None
        }
    if isinstance(node, ast.JoinedStr):
        return _bounded("".join(_part(one, known) for one in node.values))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _sum(_value(node.left, known), _value(node.right, known))
    return ast.literal_eval(node)


def _or_none(node: ast.expr, known: Mapping[str, object]) -> Any:
    """Of a table, what can be known: one entry that is computed hides no other."""
    try:
        return _value(node, known)
    except (TypeError, ValueError):
        return None


def _part(node: ast.expr, known: Mapping[str, object]) -> str:
    if isinstance(node, ast.FormattedValue):
        if node.conversion != -1 or node.format_spec is not None:
            raise Computed
        node = node.value
    value = _value(node, known)
    if not isinstance(value, str | int):
        raise Computed
    return str(value)


def _sum(left: Any, right: Any) -> Any:
    if type(left) is not type(right) or type(left) not in {str, list, tuple}:
        raise Computed
    return _bounded(left + right)


def _bounded(value: Any) -> Any:
    if len(value) > _LONGEST:
        raise Computed
    return value
