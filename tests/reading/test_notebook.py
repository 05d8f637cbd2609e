"""Jupyter notebooks are read with what a run has left in them, and never run."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import Problem
from feeds.model import Document
from feeds.reading import made_picture, picture_in, read
from feeds.reading._notebook_files import picture_name
from tests.pipeline.sites import write
from tests.reading.notebooks import PIXEL, cell, code, notebook, notebook_3, shown


def _read(folder: Path, text: str | bytes, name: str = "fog.ipynb") -> Document:
    write(folder, {name: text})
    (found,) = read(folder / name, name)
    assert isinstance(found, Document), found
    return found


def _values(document: Document) -> dict[str, Any]:
    return {one.name: one.value for one in reversed(document.fields)}


def _png() -> str:
    found = picture_name("image/png", shown(png=PIXEL)["data"]["image/png"])
    assert found is not None
    return f"fog_files/{found[0]}"


BODIES = {
    "texts and code": (
        (cell("Some *words*."), code("x = 1\n")), "Some *words*.\n\n```python\nx = 1\n```\n"
    ),
    "code with a fence": ((code('"""\n```\n"""'),), '````python\n"""\n```\n"""\n````\n'),
    "words of an output": (
        (code("x", shown(text_plain="1")),), "```python\nx\n```\n\n```\n1\n```\n"
    ),
    "streams": (
        (code("", {"output_type": "stream", "name": "stdout", "text": ["a\n", "b\n"]},
              {"output_type": "stream", "name": "stderr", "text": "c\x1b[31m!\x1b[0m"}),),
        "```\na\nb\nc!\n```\n",
    ),
    "a line that is written over": (
        (code("", {"output_type": "stream", "name": "stdout", "text": "1 %\r50 %\r100 %\nend"}),),
        "```\n100 %\nend\n```\n",
    ),
    "an error": (
        (code("", {"output_type": "error", "ename": "E", "traceback": ["E\x1b[0m: x"]}),),
        "```\nE: x\n```\n",
    ),
    "a table": (
        (code("", shown(text_html="<style>p {}</style>\n<table>\n\n<tr><td>1</td></tr></table>",
                        text_plain="1")),),
        "<div><table>\n<tr><td>1</td></tr></table></div>\n",
    ),
    "blank lines in a listing": (
        (code("", shown(text_html="<pre>a\n\n  b</pre>")),),
        "<div><pre>a&#10;&#10;  b</pre></div>\n",
    ),
    "a program with words beside it": (
        (code("", shown(text_html="<div></div><script>x</script>", text_plain="Chart")),), "\n"),
    "Markdown": ((code("", shown(text_markdown="*a*", text_plain="a")),), "*a*\n"),
    "a formula": (
        (code("", shown(text_latex="$a<b$", text_plain="a")),), "<div><p>$a&lt;b$</p></div>\n"
    ),
    "a raw cell": ((cell("*a*", "raw"),), "*a*\n"),
    "a raw cell of another form": ((cell("x", "raw", metadata={"format": "text/latex"}),), "\n"),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "body"), BODIES.values(), ids=list(BODIES))
def test_bodies(tmp_path: Path, cells: tuple[dict[str, Any], ...], body: str) -> None:
    assert _read(tmp_path, notebook(*cells)).body == body


def test_pictures_have_names_made_of_their_bytes(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        notebook(
            code(
                "#| fig-cap: 'A bell'\n#| echo: false\nplot()", shown(png=PIXEL, text_plain="<Fig>")
            ),
            cell("![a](attachment:b.png)", attachments={"b.png": shown(png=PIXEL)["data"]}),
        ),
    )
    assert found.body == (
        f'<figure><img src="{_png()}" alt="A bell"><figcaption>A bell</figcaption></figure>\n\n'
        f"![a]({_png()})\n"
    )
    name = _png().rpartition("/")[2]
    assert picture_in(_png()) == ("fog.ipynb", name)
    assert made_picture(str(tmp_path / "fog.ipynb" / name)) == PIXEL


def test_a_drawing_loses_its_programs(tmp_path: Path) -> None:
    drawing = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg11.dtd">'
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script>'
        '<a href="javascript:alert(1)"><text>Fog</text></a><use href="#b"/></svg>'
    )
    found = picture_name("image/svg+xml", drawing)
    assert found is not None
    name, data = found
    assert name.endswith(".svg")
    assert b"Fog" in data
    assert b'href="#b"' in data
    assert not [one for one in (b"alert", b"DOCTYPE", b"onload") if one in data]
    assert picture_name("image/svg+xml", drawing) == found


HIDDEN = {
    "remove_cell": "",
    "remove-cell": "",
    "remove_input": "out",
    "remove-output": "in",
    "hide-input": "in out",
    "hide-cell": "in out",
    "other": "in out",
}
FLAGS = {
    "#| echo: false": "out",
    "#| include: false": "",
    "#| output: false": "in",
    "#| hide": "",
    "#|hide_input": "out",
    "#hide": "",
    "# hide_output": "in",
    "#collapse": "in out",
    "#| label: fig-a": "in out",
    "# a comment": "in out",
}


def _parts(body: str) -> str:
    return " ".join(word for word in ("in", "out") if f"secret_{word}" in body)


@pytest.mark.parametrize(("tag", "parts"), HIDDEN.items())
def test_what_tags_take_away(tmp_path: Path, tag: str, parts: str) -> None:
    one = code("secret_in", shown(text_plain="secret_out"), tags=(tag,))
    assert _parts(_read(tmp_path, notebook(one)).body) == parts


@pytest.mark.parametrize(("flag", "parts"), FLAGS.items())
def test_what_comments_take_away(tmp_path: Path, flag: str, parts: str) -> None:
    one = code(f"{flag}\nsecret_in", shown(text_plain="secret_out"))
    body = _read(tmp_path, notebook(one)).body
    assert _parts(body) == parts
    assert ("#|" in body, "# a comment" in body) == (False, flag == "# a comment")


@pytest.mark.parametrize("tag", ["remove_cell", "remove-output"])
def test_a_picture_that_is_not_shown_is_no_file(tmp_path: Path, tag: str) -> None:
    attached = {"a.png": shown(png=PIXEL)["data"]}
    _read(
        tmp_path,
        notebook(
            code("x", shown(png=PIXEL), tags=(tag,)),
            cell("![](attachment:a.png)", attachments=attached, metadata={"tags": ["remove_cell"]}),
        ),
    )
    assert made_picture(str(tmp_path / "fog.ipynb" / _png().rpartition("/")[2])) is None


FRONT = "---\ntitle: Fog\ndate: 2021-11-03\ntags: [sea, bell]\n---\n"
HEADS = {
    "front matter in a raw cell": notebook(cell(FRONT, "raw"), cell("Words.")),
    "front matter in a text": notebook(cell(FRONT), cell("Words.")),
    "front matter ahead of words": notebook(cell(FRONT + "\nWords.")),
    "a list": notebook(
        cell("- title: Fog\n- date: 2021-11-03\n- tags: [sea, bell]\n"), cell("Words.")
    ),
    "a heading and a list": notebook(
        cell("# Fog\n\n- toc: true\n- date: 2021-11-03\n- tags: [sea, bell]"), cell("Words.")
    ),
    "metadata": notebook(cell("Words."), title="Fog", date="2021-11-03", tags=["sea", "bell"]),
    "metadata of Nikola": notebook(
        cell("Words."), nikola={"title": "Fog", "date": "2021-11-03", "tags": "sea, bell"}
    ),
    "format 3": notebook_3(
        {"cell_type": "raw", "source": FRONT, "metadata": {}},
        {"cell_type": "markdown", "source": "Words.", "metadata": {}},
    ),
}


@pytest.mark.parametrize("text", HEADS.values(), ids=list(HEADS))
def test_metadata(tmp_path: Path, text: str) -> None:
    found = _read(tmp_path, text)
    values = _values(found)
    assert (values["title"], values["date"]) == ("Fog", "2021-11-03")
    assert values["tags"] in {("sea", "bell"), "sea, bell"}
    assert found.body.strip() == "Words."


def test_a_summary_of_fastpages(tmp_path: Path) -> None:
    text = notebook(
        cell("# Fog\n> A walk in it.\n\n- categories: [sea]\n- hide: false"), cell("Words.")
    )
    values = _values(_read(tmp_path, text, "2021-11-03-fog.ipynb"))
    assert (values["title"], values["summary"]) == ("Fog", "A walk in it.")
    assert (values["date"], values["tags"]) == ("2021-11-03", ("sea",))


def test_a_heading_is_the_title(tmp_path: Path) -> None:
    found = _read(tmp_path, notebook(cell("# Fog\n\nWords."), cell("- not: metadata of any kind")))
    assert _values(found)["title"] == "Fog"
    assert found.body == "\nWords.\n\n- not: metadata of any kind\n"


@pytest.mark.parametrize("end", ["nbdata", "meta"])
def test_a_file_beside_it(tmp_path: Path, end: str) -> None:
    write(tmp_path, {f"fog.{end}": "Title: Fog\nDate: 2021-11-03\n"})
    values = _values(_read(tmp_path, notebook(cell("Words."))))
    assert (values["title"], values["date"]) == ("Fog", "2021-11-03")


def test_format_3(tmp_path: Path) -> None:
    text = notebook_3(
        {"cell_type": "heading", "level": 2, "source": ["Bells"], "metadata": {}},
        {
            "cell_type": "code",
            "input": ["x"],
            "language": "python",
            "outputs": [
                {"output_type": "pyout", "text": ["1"], "prompt_number": 1},
                {"output_type": "display_data", "png": shown(png=PIXEL)["data"]["image/png"]},
                {"output_type": "stream", "stream": "stdout", "text": ["said"]},
            ],
        },
    )
    assert _read(tmp_path, text).body == (
        "## Bells\n\n```\nx\n```\n\n```\n1\n```\n\n"
        f'<figure><img src="{_png()}" alt=""></figure>\n\n```\nsaid\n```\n'
    )


def test_a_program_is_named_with_the_line_of_its_cell(tmp_path: Path) -> None:
    widget = shown(widget={"model_id": "a"}, text_plain="Slider()")
    text = notebook(cell('a "cell_type": b'), code("x", widget), code("y", shown(javascript="x")))
    (problem,) = _read(tmp_path, text).problems
    assert "2 outputs are programs" in problem.message
    assert text.splitlines()[problem.line - 1].strip() == '"cell_type": "code",'


SOUND = shown(png=PIXEL)["data"]["image/png"]
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "cut in a group of letters": (code("x", shown(png=SOUND[:-3])), "base64 is broken (image/png)"),
    "a letter that is none": (code("x", shown(png=SOUND[:9] + "*" + SOUND[10:])), "is broken"),
    "its words are shown": (code("x", shown(png="?", text_plain="<Figure>")), "is broken"),
    "another form": (code("x", shown(png="AAAA")), "its bytes are no image/png"),
    "a drawing": (code("x", shown(svg="<svg><path></svg>")), "no SVG that can be read"),
    "no drawing": (code("x", shown(svg="<p/>")), "no SVG that can be read"),
    "an attachment": (
        cell("![a](attachment:b%20c.png)", attachments={"b c.png": {"image/png": "?"}}),
        "base64 is broken (image/png)",
    ),
    "two, of which none can be shown": (code("x", shown(svg="<p/>", png="?")), "no SVG"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_broken_picture_is_a_warning_at_its_cell(tmp_path: Path, case: str) -> None:
    broken, what = FAULTS[case]
    text = notebook(cell("Words."), broken)
    (problem,) = _read(tmp_path, text).problems
    assert what in problem.message
    assert problem.severity == "warning"
    kind = broken["cell_type"]
    assert text.splitlines()[problem.line - 1].strip() == f'"cell_type": "{kind}",'


UNHARMED: dict[str, dict[str, Any]] = {
    "the other form is shown": code("x", shown(png=PIXEL, svg="<p/>")),
    "HTML is shown": code("x", shown(png="?", text_html="<b>1</b>")),
    "there is none": code("x", shown(png="", text_plain="1")),
    "it is hidden": code("x", shown(png="?"), tags=("remove_output",)),
    "it is not asked for": cell("Words.", attachments={"b.png": {"image/png": "?"}}),
    "it is sound": cell("![a](attachment:b.png)", attachments={"b.png": {"image/png": SOUND}}),
}


@pytest.mark.parametrize("case", UNHARMED)
def test_a_picture_that_is_not_missed_is_no_warning(tmp_path: Path, case: str) -> None:
    assert _read(tmp_path, notebook(cell("Words."), UNHARMED[case])).problems == ()


@pytest.mark.parametrize("made", ["fog.md", "fog.html"])
def test_what_was_made_of_it_counts(tmp_path: Path, made: str) -> None:
    write(tmp_path, {made: "# Fog\n"})
    assert _read(tmp_path, notebook(cell("Words."))).left_out == f"{made} is made of it"


BROKEN = {
    "no JSON": ("{\n", 2, "no notebook, whose form is JSON"),
    "cut": (notebook(cell("Words."))[:-20], 17, "no notebook, whose form is JSON"),
    "too deep": ("[" * 100_000, 1, "nested too deeply"),
    "bad front matter": (notebook(cell("---\na: [b\n---", "raw")), 4, ""),
}


@pytest.mark.parametrize(("text", "line", "said"), BROKEN.values(), ids=list(BROKEN))
def test_what_is_broken_is_located(tmp_path: Path, text: str, line: int, said: str) -> None:
    write(tmp_path, {"fog.ipynb": text})
    (problem,) = read(tmp_path / "fog.ipynb", "fog.ipynb")
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line, said in problem.message) == ("fog.ipynb", line, True)
    assert problem.hint


@pytest.mark.parametrize("text", ["{}", "[]", "7"])
def test_json_of_another_kind_is_left_out(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, text).left_out == "JSON, but no notebook: it has no cells"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(
        ["---\ntitle: A\n---\n", "# A\n- toc: true", "#| echo: false", "<script>", "<pre>\n\n"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(
            "cell_type source input outputs output_type data text/html image/png image/svg+xml "
            "text text/plain metadata tags attachments level name traceback a.png cells".split()
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip
CELLS = st.lists(
    st.fixed_dictionaries(
        {"cell_type": st.sampled_from(["markdown", "code", "raw", "heading", "x"])},
        optional={
            "source": VALUES,
            "outputs": st.lists(VALUES, max_size=2),
            "metadata": VALUES,
            "attachments": VALUES,
        },
    ),
    max_size=3,
)


@given(CELLS, VALUES)
def test_any_notebook(cells: list[dict[str, Any]], meta: object) -> None:
    import json  # noqa: PLC0415

    text = json.dumps({"cells": cells, "metadata": meta})
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {"fog.ipynb": text})
        for found in read(Path(folder, "fog.ipynb"), "fog.ipynb"):
            assert found.path == "fog.ipynb"
        assert made_picture(str(Path(folder, "fog.ipynb", "0123456789abcdef.png"))) is None


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {"fog.ipynb": data})
        (found,) = read(Path(folder, "fog.ipynb"), "fog.ipynb")
        assert found.path == "fog.ipynb"
        assert isinstance(found, Problem) or found.left_out
