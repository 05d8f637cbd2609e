"""The cases of each generator: a folder of data, of which every file has its kind.

`site` and `articles` are a whole small site with what is `expected` of its settings, and the
`truth` of its articles. Of small sites in one file, `addresses` says what their articles are
published at, `feeds` which feeds they have and what is in each, and `published` what the generator
itself made of them. `settings`, `patterns`,
`headings`, `heading_settings` and `bodies` are rows.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["FOLDER", "cases_of", "rows_of"]

FOLDER = Path(__file__).parent


def cases_of(kind: str) -> dict[str, Any]:
    """Generator, or generator and name → case: of `hugo/truth.json`, of `hugo/addresses/a.json`."""
    single = {path.parent.name: path for path in FOLDER.glob(f"*/{kind}.json")}
    several = {f"{path.parts[-3]}/{path.stem}": path for path in FOLDER.glob(f"*/{kind}/*.json")}
    found = sorted({**single, **several}.items())
    assert found, f"no generator has cases of the kind {kind}"
    return {name: json.loads(path.read_text(encoding="utf-8")) for name, path in found}


def rows_of(kind: str) -> list[tuple[str, Any]]:
    """(generator, row) of all rows of a kind."""
    rows = [(name, row) for name, rows in cases_of(kind).items() for row in rows]
    assert rows, f"no generator has rows of the kind {kind}"
    return rows
