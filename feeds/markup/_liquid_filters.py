"""Jekyll's own filters (jekyllrb.com/docs/liquid/filters), beside those of Liquid itself, and those
of Nunjucks with names that Liquid does not have.

None looks at a clock, a locale or chance: `date` knows the English names that Ruby has, and
`sample`, or the date of "now", cannot be computed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from urllib.parse import quote, quote_plus

from liquid import RenderContext, TokenStream
from liquid.builtin.expressions import BooleanExpression, FilteredExpression, tokenize
from liquid.exceptions import FilterArgumentError
from liquid.filter import with_context
from liquid.token import TOKEN_EXPRESSION, Token

from feeds.dates import parse_date
from feeds.errors import DateError
from feeds.markup._strftime import strftime
from feeds.patterns import lazy_regex

__all__ = ["FILTERS"]

_WHOLE = lazy_regex(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_SLUGS: Mapping[str, str] = {
    "raw": r"\s+",
    "default": r"[\W_]+",
    "pretty": r"[^\w.~!$&'()+,;=@-]+|(?<=\W)_|_(?=\W)",
    "ascii": r"[^A-Za-z0-9]+",
}


def _uncomputed(message: str) -> FilterArgumentError:
    return FilterArgumentError(message, token=None)


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _items(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return list(value)
    return [] if value is None else [value]


def _relative_url(value: object, *, context: RenderContext) -> str:
    text, base = _text(value), _text(context.scope["baseurl"])
    return text if _WHOLE.match(text) else f"{base}/{text.lstrip('/')}"


def _absolute_url(value: object, *, context: RenderContext) -> str:
    text = _text(value)
    return _relative_url(text, context=context) if text.startswith("/") else text


def _date(value: object, form: object = "") -> object:
    if value is None or _text(value).strip() == "":
        return value
    return _dated(value, _text(form)) if form else value


def _dated(value: object, form: str) -> str:
    try:
        moment = parse_date(_text(value))
        return strftime(moment, form)
    except (DateError, ValueError) as error:
        raise _uncomputed(f"the date {_text(value)!r} cannot be written as {form!r}") from error


def _date_to(form: str) -> Callable[..., str]:
    def written(value: object, kind: object = None, style: object = None) -> str:
        if kind == "ordinal":
            day = _dated(value, "%-d")
            name = _dated(value, form.split()[1])
            year = _dated(value, "%Y")
            ordinal = f"{day}{_suffix(int(day))}"
            return f"{name} {ordinal}, {year}" if style == "US" else f"{ordinal} {name} {year}"
        return _dated(value, form)

    return written


def _suffix(day: int) -> str:
    if day in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _slugify(value: object, mode: object = "default") -> str:
    kind = _text(mode) or "default"
    text = _text(value)
    if kind == "none":
        return text
    if kind not in _SLUGS:
        raise _uncomputed(f"slugs of the kind {kind!r} are not known")
    made = re.sub(_SLUGS[kind], "-", text).strip("-")
    return made if kind == "raw" else made.lower()


def _property(item: object, name: object) -> object:
    found = item
    for part in _text(name).split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _where(value: object, name: object, wanted: object = None) -> list[object]:
    return [item for item in _items(value) if _matches(_property(item, name), wanted)]


def _matches(found: object, wanted: object) -> bool:
    if isinstance(found, list):
        return _text(wanted) in map(_text, found)
    if wanted is None:
        return found is None
    return found is not None and _text(found) == _text(wanted)


def _holds(context: RenderContext, name: str, item: object, condition: str) -> bool:
    token = Token(TOKEN_EXPRESSION, condition, 0, condition)
    parsed = BooleanExpression.parse(context.env, TokenStream(tokenize(condition, token)))
    with context.extend({name: item}):
        return bool(parsed.evaluate(context))


def _value(context: RenderContext, name: str, item: object, expression: str) -> object:
    token = Token(TOKEN_EXPRESSION, expression, 0, expression)
    parsed = FilteredExpression.parse(context.env, TokenStream(tokenize(expression, token)))
    with context.extend({name: item}):
        return parsed.evaluate(context)


def _where_exp(
    value: object, name: object, condition: object, *, context: RenderContext
) -> list[object]:
    variable, text = _text(name), _text(condition)
    return [item for item in _items(value) if _holds(context, variable, item, text)]


def _find(value: object, name: object, wanted: object = None) -> object:
    return next(iter(_where(value, name, wanted)), None)


def _find_exp(value: object, name: object, condition: object, *, context: RenderContext) -> object:
    return next(iter(_where_exp(value, name, condition, context=context)), None)


def _grouped(keys: Iterable[tuple[object, object]]) -> list[dict[str, object]]:
    groups: dict[str, list[object]] = {}
    for key, item in keys:
        groups.setdefault(_text(key), []).append(item)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.items()]


def _group_by(value: object, name: object) -> list[dict[str, object]]:
    return _grouped((_property(item, name), item) for item in _items(value))


def _group_by_exp(
    value: object, name: object, expression: object, *, context: RenderContext
) -> list[dict[str, object]]:
    text = _text(expression)
    rows = ((_value(context, _text(name), item, text), item) for item in _items(value))
    return _grouped(rows)


def _sentence(value: object, connector: object = "and") -> str:
    words = [_text(item) for item in _items(value)]
    if len(words) < 3:  # noqa: PLR2004 - two words need no comma
        return f" {_text(connector)} ".join(words)
    return f"{', '.join(words[:-1])}, {_text(connector)} {words[-1]}"


def _number_of_words(value: object, mode: object = None) -> int:
    if mode is not None:
        raise _uncomputed("how words of such scripts are counted is not known")
    return len(_text(value).split())


def _push(value: object, item: object) -> list[object]:
    return [*_items(value), item]


def _unshift(value: object, item: object) -> list[object]:
    return [item, *_items(value)]


def _to_integer(value: object) -> int:
    if isinstance(value, bool):
        return int(value)
    found = re.match(r"\s*[+-]?\d{1,18}", _text(value))
    return int(found[0]) if found else 0


def _json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise _uncomputed("this cannot be written as JSON") from error


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError


FILTERS: Mapping[str, Callable[..., object]] = {
    "relative_url": with_context(_relative_url),
    "absolute_url": with_context(_absolute_url),
    "url": with_context(_absolute_url),
    "date": _date,
    "date_to_string": _date_to("%d %b %Y"),
    "date_to_long_string": _date_to("%d %B %Y"),
    "date_to_xmlschema": lambda value: _dated(value, "%Y-%m-%dT%H:%M:%S%:z"),
    "date_to_rfc822": lambda value: _dated(value, "%a, %d %b %Y %H:%M:%S %z"),
    "slugify": _slugify,
    "where": _where,
    "where_exp": with_context(_where_exp),
    "find": _find,
    "find_exp": with_context(_find_exp),
    "group_by": _group_by,
    "group_by_exp": with_context(_group_by_exp),
    "array_to_sentence_string": _sentence,
    "number_of_words": _number_of_words,
    "push": _push,
    "pop": lambda value: _items(value)[:-1],
    "shift": lambda value: _items(value)[1:],
    "unshift": _unshift,
    "to_integer": _to_integer,
    "jsonify": _json,
    "xml_escape": lambda value: escape(_text(value)),
    "cgi_escape": lambda value: quote_plus(_text(value)),
    "uri_escape": lambda value: quote(_text(value), safe="!#$&'()*+,/:;=?@[]~%"),
    "normalize_whitespace": lambda value: " ".join(_text(value).split()),
    "smartify": _text,
    **dict.fromkeys(("safe", "string"), _text),
    "upper": lambda value: _text(value).upper(),
    "lower": lambda value: _text(value).lower(),
    "trim": lambda value: _text(value).strip(),
    "striptags": lambda value: re.sub(r"<[^<>]*>", "", _text(value)),
    "length": lambda value: len(value) if isinstance(value, str) else len(_items(value)),
    "dump": _json,
    "markdownify": lambda value: f"\n\n{_text(value)}\n\n",
}
