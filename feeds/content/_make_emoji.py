"""Make emoji.txt, the names of emoji that people write between colons.

    python -m feeds.content._make_emoji [FILE]

Needs the library emoji, which carries the names of Unicode and those that are usual in
programs; its version is written into the table. The program is run when a new release is to be
taken over; the package itself only reads the file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from feeds.patterns import lazy_regex

__all__ = ["TABLE", "made_table", "main"]

TABLE = Path(__file__).with_name("emoji.txt")

_WHOLE = 2  # the status of one that is written in full, as Unicode wants it
_SKIN = lazy_regex("[\U0001f3fb-\U0001f3ff]")
_NAME = lazy_regex(r":([a-z0-9_+-]{1,60}):")


def made_table() -> str:
    """The table: a line of its origin, and for each name, sorted, the name and the emoji."""
    import emoji  # noqa: PLC0415 - needed here alone

    found: dict[str, str] = {}
    for sign, facts in sorted(emoji.EMOJI_DATA.items()):
        if facts["status"] == _WHOLE and not _SKIN.search(sign):
            for name in _names(facts):
                found.setdefault(name, sign)
    head = f"# names of emoji {version('emoji')} (New BSD License), after Unicode"
    rows = (f"{name}\t{sign}" for name, sign in sorted(found.items()))
    return "\n".join((head, *rows, ""))


def _names(facts: Mapping[str, Any]) -> Iterator[str]:
    for name in (*facts.get("alias", ()), facts["en"]):
        if (found := _NAME.fullmatch(name.lower())) is not None:
            yield found[1]


def main() -> None:
    """Write the table to the file that is named, else into the package."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE
    target.write_text(made_table(), encoding="utf-8")


if __name__ == "__main__":
    main()
