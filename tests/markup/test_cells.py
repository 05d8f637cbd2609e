"""Cells of code, and boxes of Pandoc, as the Markdown that a page shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.markup import without_cells

CASES = {  # text → Markdown
    "a cell": ("```{r}\nx <- 1\n```", "```r\nx <- 1\n```"),
    "its name and options": ("```{r plot, fig.width=5}\nplot(x)\n```", "```r\nplot(x)\n```"),
    "Python": ("```{python}\n#| label: a\nprint(1)\n```", "\n```python\nprint(1)\n```"),
    "one that is not shown": ("a\n```{r, echo=FALSE}\nx\n```\nb", "a\n\n\n\nb"),
    "the same in its lines": ("```{r}\n#| echo: false\nx\n```", "\n\n\n"),
    "the same in JavaScript": ("```{ojs}\n//| echo: false\nx\n```", "\n\n\n"),
    "one that is left out whole": ("```{r include = F}\nx\n```", "\n\n"),
    "one that is not run is shown": ("```{r, eval=FALSE}\nx\n```", "```r\nx\n```"),
    "in a list": ("- a\n\n  ```{r}\n  x\n  ```", "- a\n\n  ```r\n  x\n  ```"),
    "longer fences": ("````{python}\n```\n````", "````python\n```\n````"),
    "an open one": ("```{r}\nx", "```r\nx"),
    "a block is no cell": ("```r\n{r}\n```", "```r\n{r}\n```"),
    "a shown cell": ("````\n```{r}\nx\n```\n````", "````\n```{r}\nx\n```\n````"),
    "a box": ("::: {.column width=50%}\nText.\n:::", "\nText.\n"),
    "a named box": ("::: note\nText.\n:::", "\nText.\n"),
    "boxes in boxes": (":::: {.a}\n::: {.b}\nText.\n:::\n::::", "\n\nText.\n\n"),
    "a callout": ("::: {.callout-note}\nText.\n:::", "**Note**  \nText.\n"),
    "its title": ('::: {.callout-tip title="Ahoy"}\nText.\n:::', "**Ahoy**  \nText.\n"),
    "a box in code": ("```\n::: a\n```", "```\n::: a\n```"),
    "colons in a text": ("a ::: b", "a ::: b"),
    "inline code": ("The sum is `r 1 + 1`.", "The sum is `r 1 + 1`."),
}


@pytest.mark.parametrize("name", CASES)
def test_cells_and_boxes(name: str) -> None:
    text, expected = CASES[name]
    assert without_cells(text).text == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("```{r}\nx\n```\n\n```{python}\ny\n```", (1, 5)),
        ("a `r x` and `{python} y`\n`z`", (1,)),
        ("```r\nx\n```\n`code`", ()),
    ],
)
def test_what_would_have_to_be_run_is_counted(text: str, lines: tuple[int, ...]) -> None:
    assert without_cells(text).computed == lines


PIECES = ["```", "````", "~~~", "{r}", "{python, echo=FALSE}", "#| echo: false", ":::", "x", " "]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("".join)).map("\n".join))
def test_no_line_comes_or_goes(text: str) -> None:
    assert without_cells(text).text.count("\n") == text.count("\n")


@given(st.text(alphabet="abc `:#.\n"))
def test_a_text_without_signs_stays(text: str) -> None:
    if ":::" not in text:
        assert without_cells(text).text == text
