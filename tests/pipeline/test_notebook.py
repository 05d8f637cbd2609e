"""The pictures in a notebook are files beside its page; those that are not shown are none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import feeds
from feeds.pipeline import Options
from feeds.reading._notebook_files import picture_name
from tests.pipeline.sites import NOW, SITE, contents, parsed, write
from tests.reading.notebooks import PIXEL, cell, code, notebook, shown

FRONT = cell("---\ntitle: Fog\ndate: 2021-11-03\n---", "raw")
SECRET = "lighthouse-keeper"
OTHER = PIXEL + b"more"


def _name(data: bytes) -> str:
    found = picture_name("image/png", shown(png=data)["data"]["image/png"])
    assert found is not None
    return found[0]


def test_a_picture_is_published_beside_the_page(tmp_path: Path) -> None:
    text = notebook(FRONT, cell("It came in."), code("plot()", shown(png=PIXEL)))
    write(tmp_path / "seeds", {"posts/fog.ipynb": text})
    for _ in range(2):  # the second time of what the first has left
        options = Options(cache=tmp_path / "caches")
        report = feeds.build(tmp_path / "seeds", tmp_path / "out", SITE, now=NOW, options=options)
        assert (report.articles, report.problems) == (1, ())
        assert (tmp_path / "out" / "fog" / _name(PIXEL)).read_bytes() == PIXEL
    page = (tmp_path / "out" / "fog.html").read_text(encoding="utf-8")
    assert f'src="fog/{_name(PIXEL)}"' in page
    assert 'width="1"' in page
    (entry,) = parsed(tmp_path / "out" / "feed.xml").entries
    assert f'src="https://tide.example.org/fog/{_name(PIXEL)}"' in entry.content[0].value


def test_it_goes_with_its_cell_and_comes_back(tmp_path: Path) -> None:
    def pictures(*outputs: bytes) -> set[str]:
        cells = [code("plot()", shown(png=one)) for one in outputs]
        write(tmp_path / "seeds", {"fog.ipynb": notebook(FRONT, cell("Words."), *cells)})
        options = Options(cache=tmp_path / "caches")
        feeds.build(tmp_path / "seeds", tmp_path / "out", SITE, now=NOW, options=options)
        return {
            one.rpartition("/")[2] for one in contents(tmp_path / "out") if one.endswith(".png")
        }

    assert pictures(PIXEL) == {_name(PIXEL)}
    assert pictures(PIXEL, OTHER) == {_name(PIXEL), _name(OTHER)}
    assert pictures(OTHER) == {_name(OTHER)}
    assert pictures(PIXEL) == {_name(PIXEL)}


@pytest.mark.parametrize("how", ["draft", "exclude", "folder"])
def test_of_a_notebook_that_is_not_published_no_picture_is(tmp_path: Path, how: str) -> None:
    head = (
        "---\ntitle: Fog\ndate: 2021-11-03\ndraft: true\n---" if how == "draft" else FRONT["source"]
    )
    place = "_drafts/fog" if how == "folder" else "fog"
    text = notebook({**FRONT, "source": head}, code(SECRET, shown(png=PIXEL)))
    link = f"---\ntitle: A\ndate: 2021-11-04\n---\n![a]({place}_files/{_name(PIXEL)})\n"
    write(tmp_path / "seeds", {f"{place}.ipynb": text, "a.md": link})
    config = replace(SITE, exclude=("fog.ipynb",)) if how == "exclude" else SITE
    report = feeds.build(tmp_path / "seeds", tmp_path / "out", config, now=NOW)
    assert report.articles == 1
    files = contents(tmp_path / "out")
    assert PIXEL not in files.values()
    assert not [name for name, data in files.items() if SECRET.encode() in data]
    assert any("not published" in one.message for one in report.problems)


def test_outputs_are_made_safe_and_their_lines_stay(tmp_path: Path) -> None:
    table = (
        "<div><style scoped>p {}</style><table border='1' class='dataframe'><tbody>\n\n"
        "<tr onclick='x()'><td>1</td></tr></tbody></table><script>alert(1)</script></div>"
    )
    listing = "<pre>a\n\n    b</pre>"
    outputs = (shown(text_html=table, text_plain="1"), shown(text_html=listing))
    write(tmp_path / "seeds", {"fog.ipynb": notebook(FRONT, cell("Words."), code("x", *outputs))})
    report = feeds.build(tmp_path / "seeds", tmp_path / "out", SITE, now=NOW)
    assert report.problems == ()
    (entry,) = parsed(tmp_path / "out" / "feed.xml").entries
    html = entry.content[0].value
    assert "<td>1</td>" in html
    assert "a\n\n    b</pre>" in html
    assert not [one for one in ("script", "alert", "onclick", "style") if one in html]


def test_the_notebook_itself_is_no_file_to_link_to(tmp_path: Path) -> None:
    text = notebook(FRONT, cell("See [this](fog.ipynb)."), code(SECRET, tags=("remove_cell",)))
    write(tmp_path / "seeds", {"fog.ipynb": text})
    report = feeds.build(tmp_path / "seeds", tmp_path / "out", SITE, now=NOW)
    assert report.published
    assert not [one for one, data in contents(tmp_path / "out").items() if SECRET.encode() in data]
