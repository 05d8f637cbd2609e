"""Articles as authors keep them: the Markdown of real blogs, repeated until there are enough.

The blogs lie beside the checkout, in `shared/corpora`. Each copy says in its title and at its end
which one it is, so that no two articles are the same. Of what Hugo's short codes stand for, only
what they enclose is shown: the blogs have no templates with them. A `url` elsewhere, which Hugo
refuses, is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.benchmarks.compare import Site
from tests.benchmarks.sites import Program
from tests.shared import SHARED

__all__ = ["CORPORA", "write_corpora"]

CORPORA = SHARED / "corpora"

_TITLE = re.compile(r"^(title: *)(['\"]?)([^\s>|'\"].*?)(\2[ \t]*)$", re.MULTILINE)
_URL = re.compile(r"^url: *['\"]?https?:.*\n", re.MULTILINE)
_SHORT_CODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w/-]+)[^{}]*?(/?)\s*[%>]\}\}")


def write_corpora(programs: Iterable[Program], folder: Path, number: int) -> list[Site]:
    """The site of each program, of the same files."""
    texts = {file: file.read_text(encoding="utf-8") for file in _files()}
    sites = []
    for program in programs:
        home = folder / program.name
        extra = short_codes(texts.values()) if program.name == "hugo" else {}
        for name, text in {**program.files, **extra}.items():
            _write(home / name, text)
        names = []
        for copy, file in _copies(list(texts), number):
            names.append(f"copy-{copy:04d}/{file.relative_to(CORPORA).as_posix()}")
            _write(home / program.posts / names[-1], _copied(texts[file], copy))
        sites.append(Site(program, home, names))
    return sites


def _files() -> list[Path]:
    return sorted(one for one in CORPORA.glob("*/**/*.md") if one.name != "README.md")


def _copies(files: list[Path], number: int) -> Iterator[tuple[int, Path]]:
    for index in range(number):
        copy, place = divmod(index, len(files))
        yield copy, files[place]


def _copied(text: str, copy: int) -> str:
    text = _TITLE.sub(lambda found: f"{found[1]}{found[2]}{found[3]}, {copy}{found[4]}", text, 1)
    return f"{_URL.sub('', text).rstrip()}\n\nThis is copy {copy}.\n"


def short_codes(texts: Iterable[str]) -> dict[str, str]:
    """File of a layout → a template that shows what a short code encloses, of all in the texts."""
    is_closed: dict[str, bool] = {}
    for text in texts:
        for closing, name, _ in _SHORT_CODE.findall(text):
            is_closed[name] = is_closed.get(name, False) or bool(closing)
    return {
        f"layouts/shortcodes/{name}.html": "{{ .Inner }}" if closed else "{{/* nothing */}}"
        for name, closed in is_closed.items()
    }


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
