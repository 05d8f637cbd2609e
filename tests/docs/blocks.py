"""The code blocks of README and of the manual, as a reader sees them: comments are no text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PAGES", "README", "ROOT", "Block", "blocks_of", "comments_of", "prose_of", "rendered"]

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = sorted((ROOT / "feeds" / "docs").glob("*.md"))

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_FENCE = re.compile(r"^```(?P<info>[a-z ]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_NAMED = re.compile(r"\b(?:is|be) `(?P<name>[^`\s]+)`(?:, [^`]*)?:\s*\Z")
"""The end of the text above a block that is a file: "This is `seeds/first-light.txt`:"."""
_NEARLY = re.compile(r"\bis\s`[^`\s]+\.\w+`[^.]*:\Z")


@dataclass(frozen=True)
class Block:
    """A code block: what its fence says, its text, and the file that the text above names."""

    page: str
    section: str  # the heading that it stands below
    line: int
    language: str
    text: str
    file: str = ""  # relative to the folder of the reader's site; "" for none
    kind: str = ""  # the second word of the fence: why it is not run

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.language} {self.kind}".rstrip()


def rendered(text: str) -> str:
    """Without comments, but for those in a code block, which are shown."""
    parts = re.split(r"(^```.*?^```$)", text, flags=re.DOTALL | re.MULTILINE)
    return "".join(part if part.startswith("```") else _COMMENT.sub("", part) for part in parts)


def comments_of(page: Path) -> list[str]:
    """What a reader does not see, outside code blocks."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return [found.strip() for found in re.findall(r"<!--(.*?)-->", text, re.DOTALL)]


def blocks_of(page: Path) -> list[Block]:
    """Those of a page, in their order."""
    text = rendered(page.read_text(encoding="utf-8"))
    found = []
    end = 0
    for match in _FENCE.finditer(text):
        above = text[end : match.start()].rstrip().rpartition("\n\n")[2]
        named = _NAMED.search(" ".join(above.split()))
        assert named or not _NEARLY.search(above), f"{page.name}: which file is it? {above}"
        end = match.end()
        language, _, kind = match["info"].partition(" ")
        found.append(
            Block(
                page=page.name,
                section=(_SECTION.findall(text, 0, match.start()) or [""])[-1],
                line=text.count("\n", 0, match.start()) + 1,
                language=language,
                text=match["text"],
                file=named["name"] if named else "",
                kind=kind,
            )
        )
    assert text.count("```") == 2 * len(found), f"{page.name}: a fence that is no block"
    return found


def prose_of(page: Path) -> str:
    """What is shown outside code blocks."""
    return _FENCE.sub("", rendered(page.read_text(encoding="utf-8")))
