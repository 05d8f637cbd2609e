"""Small notebooks as Jupyter writes them."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

__all__ = ["PIXEL", "cell", "code", "notebook", "notebook_3", "shown"]

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ff"
    "ff3f0005fe02fea7f605d20000000049454e44ae426082"
)
"""A picture of one pixel."""


def cell(text: str, kind: str = "markdown", **more: Any) -> dict[str, Any]:
    """A cell of format 4."""
    return {"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True), **more}


def code(text: str, *outputs: dict[str, Any], tags: tuple[str, ...] = ()) -> dict[str, Any]:
    """A cell of code, with what a run has left."""
    meta = {"tags": list(tags)} if tags else {}
    return cell(text, "code", metadata=meta, execution_count=1, outputs=list(outputs))


def shown(**data: Any) -> dict[str, Any]:
    """An output of format 4, by its media types: `text_plain` is `text/plain`."""
    types = {
        "text_plain": "text/plain",
        "text_html": "text/html",
        "text_markdown": "text/markdown",
        "text_latex": "text/latex",
        "png": "image/png",
        "svg": "image/svg+xml",
        "widget": "application/vnd.jupyter.widget-view+json",
        "javascript": "application/javascript",
    }
    named = {types[key]: value for key, value in data.items()}
    if isinstance(named.get("image/png"), bytes):
        named["image/png"] = b64encode(named["image/png"]).decode()
    return {"output_type": "display_data", "metadata": {}, "data": named}


def notebook(*cells: dict[str, Any], **meta: Any) -> str:
    """A file of format 4."""
    usual = {"language_info": {"name": "python"}}
    whole = {"cells": cells, "metadata": usual | meta, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1)


def notebook_3(*cells: dict[str, Any]) -> str:
    """A file of format 3, whose cells are in a sheet."""
    sheets = [{"cells": cells, "metadata": {}}]
    return json.dumps({"metadata": {"name": ""}, "nbformat": 3, "worksheets": sheets})
