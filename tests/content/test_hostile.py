"""Bodies that are meant to run: nothing of them does, seen by a parser and in a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from feeds.articles import Links
from feeds.content import as_shown, safe_html, to_html, with_ids
from feeds.generators._headings import GITHUB
from feeds.model import Document, Markup
from tests.content.hostile import PAYLOADS, dangers
from tests.pages.browser import opened

MARKUPS: tuple[Markup, ...] = ("html", "markdown", "text")

PAGE = """<!doctype html><meta charset="utf-8"><title>x</title><pre id="seen"></pre>
<div id="one"></div><div id="two"></div><div id="three"></div><script>
const ran = new Set(); let at = -1;
const fragments = FRAGMENTS, place = (name) => document.getElementById(name);
window.hit = () => ran.add(at);
const wait = () => new Promise((done) => setTimeout(done, 8));
(async () => {
  const changed = [];
  for (at = 0; at < fragments.length; at++) {
    const one = place("one"), two = place("two"), three = place("three");
    one.innerHTML = fragments[at];
    two.innerHTML = one.innerHTML;
    if (two.innerHTML !== one.innerHTML) changed.push(at);
    const written = new XMLSerializer().serializeToString(two);
    const read = new DOMParser().parseFromString(written, "application/xhtml+xml");
    three.replaceChildren(document.importNode(read.documentElement, true));
    three.innerHTML = three.innerHTML;
    for (const link of document.querySelectorAll("div a[href]"))
      if (/^(?!https?:|mailto:)/.test(link.protocol)) ran.add(at);
    await wait();
  }
  await new Promise((done) => setTimeout(done, 500));
  document.getElementById("seen").textContent = JSON.stringify({ran: [...ran], changed});
})();
</script>
"""


def published(payload: str, markup: Markup) -> str:
    """A body on its whole way."""
    html = to_html(Document(path="a.md", markup=markup, body=payload)).html
    html = with_ids(as_shown(html).html, GITHUB, lines=dict)
    links = Links(
        file="a.md",
        permalink="https://e.example/a.html",
        base="https://e.example/",
        page=lambda _path: None,
        find=lambda _path: None,
    )
    return safe_html(html, links.resolve)


def test_there_are_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) > 200
    assert sum(bool(dangers(payload)) for payload in PAYLOADS) > 180  # the look is a sharp one


@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_parser_finds_nothing_that_could_run(payload: str, markup: Markup) -> None:
    html = published(payload, markup)
    assert not dangers(html)
    assert not dangers(f"<p>{html}</p><table><td>{html}</table>")


@pytest.mark.system
def test_a_browser_runs_nothing_and_reads_all_as_it_is_written(tmp_path: Path) -> None:
    """As fragments: set twice as HTML, once more through XHTML, as readers do."""
    bodies = [published(payload, markup) for payload in PAYLOADS for markup in MARKUPS]
    seen = in_browser(tmp_path, list(dict.fromkeys(bodies)))
    assert seen == {"ran": [], "changed": []}


@pytest.mark.system
def test_the_browser_does_run_what_is_not_sanitised(tmp_path: Path) -> None:
    raw = ["<img src=x onerror=hit()>", "<b>x</b>", '<a href="javascript:hit()">x</a>']
    ran = set(in_browser(tmp_path, raw)["ran"])
    assert 2 in ran
    assert ran & {0, 1}  # a picture fails some time after it was asked for


def in_browser(folder: Path, fragments: list[str]) -> dict[str, list[int]]:
    page = folder / "fragments.html"
    written = json.dumps(fragments).replace("<", "\\u003c")
    page.write_text(PAGE.replace("FRAGMENTS", written), encoding="utf-8")
    seen: dict[str, list[int]] = json.loads(opened(page.as_uri())[0])
    return seen
