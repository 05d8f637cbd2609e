"""Make subtags.txt, the subtags of languages, out of the registries.

    python -m feeds.validation.values._make_subtags REGISTRY CODES [FILE]

REGISTRY is a local copy of IANA's language-subtag-registry (RFC 5646, section 3.1), CODES one of
the table iso-639-3.tab of the ISO 639-3 registration authority. The program is run when a new
release is to be taken over; the package itself only reads the file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import fill

from feeds.patterns import lazy_regex

__all__ = ["TABLE", "main", "sections_of", "subtags_of", "written_out"]

TABLE = Path(__file__).with_name("subtags.txt")

_TYPES = ("language", "extlang", "script", "region", "variant", "grandfathered")
_SECTIONS = ("language", "iso639", *_TYPES[1:])
_WIDTH = 100
_CODE = lazy_regex(r"[a-z]{3}")


def subtags_of(registry: str, codes: str) -> dict[str, list[str]]:
    """Section → subtags, sorted. Ranges for private use are left out: languages.py has them.

    `iso639` holds the codes of three letters that tags may not begin with, but RSS may have:
    those of languages that have two letters in tags, and those that are newer than the registry.
    """
    found: dict[str, set[str]] = {name: set() for name in _SECTIONS}
    for record in _records(registry):
        subtag = record.get("Subtag") or record.get("Tag", "")
        if record.get("Type") in _TYPES and ".." not in subtag:
            found[record["Type"]].add(subtag)
    rows = (line.split("\t") for line in codes.splitlines()[1:])
    known = {code for row in rows for code in row[:3] if _CODE.fullmatch(code)}
    found["iso639"] = known - found["language"]
    return {name: sorted(words) for name, words in found.items()}


def _records(registry: str) -> Iterator[dict[str, str]]:
    """The records, each field once; a line that begins with a space goes on with the last."""
    for record in re.split(r"^%%$", registry.replace("\r\n", "\n"), flags=re.MULTILINE):
        lines = re.sub(r"\n[ \t]+", " ", record).split("\n")
        fields = [line.partition(": ") for line in lines]
        yield {name: value.strip() for name, _, value in reversed(fields) if name}


def _date_of(registry: str) -> str:
    """The release, from the record at the head."""
    found = re.match(r"File-Date: *(\d{4}-\d\d-\d\d)", registry)
    if found is None:
        raise ValueError("no language-subtag-registry: it begins with File-Date")
    return found[1]


def written_out(note: str, sections: Mapping[str, Sequence[str]]) -> str:
    """The file: a note, then each section with its subtags in lines of even length."""
    parts = [f"# {note}\n"]
    for name in _SECTIONS:
        words = fill(" ".join(sections[name]), _WIDTH, break_on_hyphens=False)
        parts.append(f"[{name}]\n{words}\n")
    return "".join(parts)


def sections_of(text: str) -> tuple[str, dict[str, list[str]]]:
    """The note of such a file, and section → subtags."""
    found = re.findall(r"^\[(\w+)\]\n([^\[]*)", text, re.MULTILINE)
    return text.partition("\n")[0].removeprefix("# "), {name: row.split() for name, row in found}


def main(arguments: Sequence[str]) -> int:
    """Write the file; 2 where the arguments are wrong."""
    if len(arguments) not in {2, 3}:
        sys.stderr.write((__doc__ or "").split("\n\n")[1].strip() + "\n")
        return 2
    registry, codes = (Path(name).read_text(encoding="utf-8") for name in arguments[:2])
    note = f"Subtags of the IANA Language Subtag Registry of {_date_of(registry)}, and ISO 639-3."
    target = Path(arguments[2]) if len(arguments) > 2 else TABLE  # noqa: PLR2004  # a third
    text = written_out(note, subtags_of(registry, codes))
    target.write_text(text, encoding="ascii", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
