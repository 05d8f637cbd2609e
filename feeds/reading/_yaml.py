"""YAML front matter → raw entries, the plain kind without a parser."""

from __future__ import annotations

from feeds.reading._raw_fields import RawField
from feeds.reading._yaml_plain import parse_plain

__all__ = ["parse_yaml"]


def parse_yaml(text: str, line: int) -> list[RawField] | None:
    """The top-level entries of a mapping; None where the text is no mapping at all.

    `line` is the line of the file on which the text begins. Raises Malformed.
    """
    plain = parse_plain(text, line)
    if plain is not None:
        return plain
    from feeds.reading._yaml_events import parse_events  # noqa: PLC0415 - 20 ms, for few sites

    return parse_events(text, line)
