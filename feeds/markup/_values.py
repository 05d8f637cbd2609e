"""What `{{ … }}` stands for, as far as that is plain: a literal, an own field, a site's value."""

from __future__ import annotations

import re

from feeds.generators.post_names import of_name
from feeds.generators.source import Source
from feeds.model import Field

__all__ = ["Values"]

_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_ASSIGNED = re.compile(r"(?:assign|set)\s+([\w-]+)\s*=\s*(.+)", re.DOTALL)
_CAPTURED = re.compile(r"capture\s+[\"']?([\w-]+)")
_COMPARED = re.compile(r"(?P<left>\S+)\s*(?P<sign>==|!=)\s*(?P<right>\"[^\"]*\"|'[^']*'|\S+)")
_FILTER = re.compile(r"(?P<name>\w+)\s*(?::\s*|\(\s*)?(?P<argument>\"[^\"]*\"|'[^']*'|[\w.-]*)")
_URLS = frozenset({"site.url", "siteurl", "site.base_url", "base_url"})
_BASES = frozenset({"site.baseurl", "baseurl"})
_OWNERS = ("page.", "post.", "layout.", "metadata.", "data.")
_NOTHING = frozenset({"", "false", "nil", "null"})
_MOST = 200  # variables of one text
_LONGEST = 20_000  # characters of one value, whatever is added to it
_STRFTIME = {"Y": slice(0, 4), "m": slice(5, 7), "d": slice(8, 10)}


class Values:
    """The names that a text may ask for. One for each pass over a text."""

    def __init__(self, source: Source, fields: tuple[Field, ...]) -> None:
        self.source = source
        self.fields = fields
        self.variables: dict[str, str] = {}
        self.includes = [_MOST]  # that may still be filled in, shared with those inside of them

    def assign(self, content: str) -> bool:
        """`assign name = "…"`; whether its value is plain."""
        found = _ASSIGNED.fullmatch(content)
        value = self.output(found[2].strip()) if found else None
        if found is None or value is None or len(self.variables) >= _MOST:
            return False
        self.variables[found[1]] = value
        return True

    def capture(self, content: str, inner: str) -> None:
        """`capture name`, and what stands between it and its end."""
        found = _CAPTURED.match(content)
        if found and len(self.variables) < _MOST:
            self.variables[found[1]] = inner.strip()[:_LONGEST]

    def output(self, expression: str) -> str | None:
        """The text of an expression with its filters; None where it is not plain."""
        first, *filters = _split(expression)
        value = self.value(first)
        for one in filters:
            if value is None:
                return None
            value = self._filtered(value, one)
        return value[:_LONGEST] if value is not None else None

    def value(self, name: str) -> str | None:
        """What a name or a literal stands for; None for what is not known."""
        name = name.strip()
        if _LITERAL.fullmatch(name):
            return name[1:-1]
        if name in self.variables:
            return self.variables[name]
        if name.startswith("include."):
            return ""  # not given
        if name in _URLS:
            return ""  # what follows is then a path on this site
        if name in _BASES:
            return self.source.base
        if name.startswith("site.") and self.source.site is not None:
            return self.source.site.values.get(name.removeprefix("site.").lower())
        owner = next((one for one in _OWNERS if name.startswith(one)), "")
        is_own = owner or self.source.dialect == "eleventy"  # where keys are names
        return self._own(name.removeprefix(owner)) if is_own else None

    def is_true(self, condition: str) -> bool | None:
        """Whether a condition holds; None where that cannot be told."""
        compared = _COMPARED.fullmatch(condition.strip())
        if compared is not None:
            left, right = self.value(compared["left"]), self.value(compared["right"])
            if left is None or right is None:
                return None
            return (left == right) is (compared["sign"] == "==")
        name = condition.strip()
        if re.fullmatch(r"[\w.-]+", name) is None:
            return None
        value = self.value(name)
        if value is None and not name.startswith(("page.", "site.", "include.")):
            return None
        return value is not None and value.lower() not in _NOTHING

    def _own(self, key: str) -> str | None:
        own = (one.value for one in self.fields if one.key == key and isinstance(one.value, str))
        found = next(own, None)
        if found is None and key == "date" and self.source.dialect == "jekyll":
            post = of_name(self.source)
            return post[0] if post else None
        return found

    def _filtered(self, value: str, text: str) -> str | None:
        found = _FILTER.match(text)
        if found is None:
            return value
        name, argument = found["name"], self.value(found["argument"])
        if name in {"relative_url", "absolute_url", "url"}:
            is_path = value.startswith("/") or name == "relative_url"
            is_whole = re.match(r"[a-z]+:|//", value) is not None
            return f"{self.source.base}/{value.lstrip('/')}" if is_path and not is_whole else value
        if name in {"prepend", "append"}:
            if argument is None:
                return None
            return argument + value if name == "prepend" else value + argument
        if name == "markdownify":
            return f"\n\n{value}\n\n"
        return _dated(value, argument or "") if name == "date" else value


def _dated(value: str, form: str) -> str | None:
    """A date as `%Y-%m-%d` and its parts have it; None for words, which have a language."""
    if re.match(r"\d{4}-\d\d-\d\d", value) is None or not re.search(r"%[Ymd]", form):
        return None
    made = re.sub(r"%([Ymd])", lambda part: value[_STRFTIME[part[1]]], form)
    return None if "%" in made else made


def _split(expression: str) -> list[str]:
    """A value and its filters, parted at bars that stand in no text."""
    parts: list[str] = [""]
    for piece in re.split(r"(\"[^\"]*\"|'[^']*'|\|)", expression):
        if piece == "|":
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]
