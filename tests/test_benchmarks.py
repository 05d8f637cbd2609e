"""The benchmarks run: on a handful of articles, with what needs no installation."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.benchmarks.__main__ import main
from tests.benchmarks.corpora import short_codes
from tests.benchmarks.measure import FailedError, run
from tests.benchmarks.plot import plot
from tests.benchmarks.rows import RowsCost, expected
from tests.benchmarks.short_ways import short_ways

SVG = "{http://www.w3.org/2000/svg}"


def test_programs_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "time.svg"
    asked = ["--sizes", "3", "--rounds", "1", "--programs", "feeds", "floor"]
    main([*asked, "--scratch", str(tmp_path / "scratch"), "--plot", str(picture)])
    head, _, *rows, _ = capsys.readouterr().out.splitlines()
    assert head.startswith("| 3 posts | full | nothing changed | an old post changed | ")
    assert [row.split(" | ")[0] for row in rows] == ["| feeds", "| floor"]
    assert len(ElementTree.parse(picture).findall(f"{SVG}polyline")) == 3
    assert list((tmp_path / "scratch").iterdir()) == []


def test_rows_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rows", "--sizes", "2", "3", "--scratch", str(tmp_path)])
    _, _, *rows, _ = capsys.readouterr().out.splitlines()
    assert [row.split(" | ")[0] for row in rows] == ["| 2", "| 3", "| 10,000,000, expected"]


def test_articles_that_take_short_ways_are_counted(tmp_path: Path) -> None:
    head = "---\ntitle: A\ndate: 2020-01-02\n---\n"
    bodies = {"a.md": "Words.", "b.md": "More *words*.", "c.md": "<video>Words</video>"}
    for name, body in bodies.items():
        file = tmp_path / "seeds" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{head}{body}\n", encoding="utf-8")
    _, _, *rows = short_ways(tmp_path, list(bodies))
    assert rows == ["| fields | 2 | 67% |", "| words | 2 | 67% |", "| page | 2 | 67% |"]


def test_what_is_expected_lies_on_the_line_of_what_was_measured() -> None:
    small = RowsCost(articles=1000, wall=3.0, processor=5.0, memory=60_000_000)
    large = RowsCost(articles=3000, wall=7.0, processor=11.0, memory=80_000_000)
    assert expected(small, large, 5000) == RowsCost(
        articles=5000, wall=11.0, processor=17.0, memory=100_000_000
    )


def test_a_program_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="ended with 3: the reason"):
        run(["sh", "-c", "echo the reason; exit 3"], tmp_path, {})


def test_points_stand_where_their_logarithms_are() -> None:
    picture = ElementTree.fromstring(plot("Time", {"a": [(1000, 10.0), (10, 0.1), (100, 1.0)]}))
    (line,) = picture.findall(f"{SVG}polyline")
    points = [tuple(map(float, one.split(","))) for one in line.attrib["points"].split()]
    (left, low), middle, (right, high) = points
    assert middle == ((left + right) / 2, (low + high) / 2)
    assert (left < right, low > high) == (True, True)


def test_a_short_code_shows_what_it_encloses_where_it_is_ever_closed() -> None:
    texts = ['{{< box >}}a{{< /box >}} {{% link "x" %}}', "{{< box >}}b{{< /box >}}"]
    assert short_codes(texts) == {
        "layouts/shortcodes/box.html": "{{ .Inner }}",
        "layouts/shortcodes/link.html": "{{/* nothing */}}",
    }
