"""A headless browser that visits every page of a site in one start, and says what it saw."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest

__all__ = ["Visit", "opened", "visit"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",  # the guide below may look into pages on disk
    "--enable-logging=stderr",
    "--virtual-time-budget=60000",
    "--dump-dom",
)

GUIDE = "_guide.html"
"""The page that leads the browser through the site; written beside it by the test."""

_SCRIPT = """<!doctype html><meta charset="utf-8"><title>guide</title>
<iframe id="window" style="width:390px;height:844px;border:0"></iframe>
<pre id="seen"></pre>
<script>
const frame = document.getElementById("window");
const base = new URL(".", location.href).href;
const shown = /[.](html|xml)$/;
const style = (node) => node && frame.contentWindow.getComputedStyle(node);

function load(address) {
  return new Promise((done) => {
    frame.onload = () => done();
    frame.src = address;
  });
}

function look(address) {
  const page = frame.contentDocument, root = page.documentElement;
  const block = page.querySelector("h1");
  const links = [...page.querySelectorAll("a[href], link[href]")].map(
    (node) => new URL(node.getAttribute("href"), address).href);
  return {
    address: address.slice(base.length),
    title: page.title,
    headings: page.querySelectorAll("h1").length,
    text: (page.body || root).textContent.trim().length,
    links: links.filter((link) => link.startsWith(base)),
    broken: [...page.images || []].filter((image) => !image.naturalWidth).map((image) => image.src),
    overflow: root.scrollWidth - frame.clientWidth,
    font: style(block || root).fontFamily,
    direction: style(page.querySelector("article") || root).direction,
    shown: block ? block.getBoundingClientRect().height : 0,
    hidden: ["entry", "item"].flatMap((name) => [...page.getElementsByTagName(name)])
      .map((node) => style(node).display),
    rows: page.querySelectorAll(page.body ? ".articles h2 a" : "li > a").length,
  };
}

(async () => {
  const queue = START.map((name) => base + name), known = new Set(queue), seen = [];
  while (queue.length) {
    const address = queue.shift();
    try {
      await load(address);
      const found = look(address);
      seen.push(found);
      for (const link of found.links) {
        const bare = link.split("#")[0];
        if (shown.test(bare) && !known.has(bare)) { known.add(bare); queue.push(bare); }
      }
    } catch (error) {
      seen.push({ address: address.slice(base.length), failure: String(error) });
    }
  }
  document.getElementById("seen").textContent = JSON.stringify(seen);
})();
</script>
"""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What the browser saw: one record a page, by its path, and what its console said."""

    pages: dict[str, dict[str, Any]]
    console: tuple[str, ...]


def visit(folder: Path, address: str, *start: str) -> Visit:
    """Lead the browser from the pages `start` along every link inside the site.

    `folder` is the site's, `address` how the browser reaches it (http or file, with a slash
    at its end). Skips the test where there is no browser.
    """
    guide = folder / GUIDE
    guide.write_text(_SCRIPT.replace("START", json.dumps(start)), encoding="utf-8")
    seen, console = opened(address + GUIDE)
    records = json.loads(seen)
    return Visit(pages={record["address"]: record for record in records}, console=console)


def opened(address: str) -> tuple[str, tuple[str, ...]]:
    """What a page wrote into its `<pre id="seen">`, and the console. Skips without a browser."""
    browser = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if browser is None:
        pytest.skip("no Chromium here: install it to test pages in a browser")
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [browser, *_FLAGS, f"--user-data-dir={profile}", address],
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=True,
        )
    found = re.search(r'<pre id="seen">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr
    console = tuple(text for text in done.stderr.splitlines() if "CONSOLE" in text)
    return unescape(found[1]), console
