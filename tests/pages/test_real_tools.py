"""The Nu Html Checker and axe-core look at pages of every kind, and find nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from feeds.serve import make_server
from tests.pages.every_kind import KINDS, make_site

pytestmark = pytest.mark.system

HERE = Path(__file__).parent
PACKAGES = ("vnu-jar", "axe-core", "puppeteer-core")
LOOKS = {
    "chrome": {"light": [390, 1280], "dark": [390, 1280]},
    "firefox": {"light": [390], "dark": [1280]},
}
"""Browser → scheme → widths of its window."""

BROWSERS = {
    "chrome": ("chromium", "chromium-browser", "google-chrome"),
    "firefox": ("firefox-esr", "firefox"),
}
LEADS_ON = "old/moved.html"
"""A browser does not stay there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A site, and where a browser finds it."""

    folder: Path
    url: str


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages of npm."""
    if shutil.which("npm") is None or shutil.which("java") is None:
        pytest.skip("npm and java are needed to install and to run the tools")
    folder = tmp_path_factory.mktemp("tools")
    (folder / "package.json").write_text('{"name": "tools", "private": true}', encoding="utf-8")
    ran(["npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES], folder)
    return folder


@pytest.fixture(scope="module", params=["en", "ar"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The same site with the interface from left to right, and from right to left."""
    root = tmp_path_factory.mktemp("site")
    folder = root / "public"
    folder.mkdir()
    with make_server(folder, 0) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        make_site(root, url, request.param)
        yield Served(folder=folder, url=url)
        server.shutdown()


def ran(call: list[str], folder: Path, given: str = "") -> str:
    done = subprocess.run(
        call, cwd=folder, input=given, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_site_has_a_page_of_every_kind(site: Served) -> None:
    absent = [name for name in KINDS if not (site.folder / name).is_file()]
    assert absent == []


def test_the_checker_finds_nothing(site: Served, tools: Path) -> None:
    """Neither an error nor a warning, in pages and drawings."""
    (jar,) = tools.rglob("vnu.jar")
    files = sorted(str(file) for kind in ("html", "svg") for file in site.folder.rglob(f"*.{kind}"))
    assert len(files) > len(KINDS)
    call = ["java", "-jar", str(jar), "--format", "json", "--also-check-svg", *files]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    found = json.loads(done.stderr)["messages"]
    assert [(one["url"].rpartition("/")[2], one["message"]) for one in found] == []
    assert done.returncode == 0


def test_the_checker_would_find_something(tmp_path: Path, tools: Path) -> None:
    (jar,) = tools.rglob("vnu.jar")
    page = tmp_path / "a.html"
    page.write_text("<!doctype html><title>T</title><p align=left>x", encoding="utf-8")
    call = ["java", "-jar", str(jar), "--format", "json", str(page)]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    assert len(json.loads(done.stderr)["messages"]) > 1


@pytest.fixture(params=BROWSERS)
def browser(request: pytest.FixtureRequest) -> dict[str, str]:
    """Its name, and where it is."""
    path = next((path for name in BROWSERS[request.param] if (path := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no {request.param} here: install it to test pages in it")
    return {"browser": request.param, "path": path}


def look(pages: list[str], tools: Path, browser: dict[str, str]) -> list[dict[str, Any]]:
    job = {**browser, "pages": pages, "looks": LOOKS[browser["browser"]]}
    said = ran(["node", str(HERE / "axe.mjs")], tools, json.dumps(job))
    found: list[dict[str, Any]] = json.loads(said)
    return found


def test_people_of_all_kinds_can_use_every_page(
    site: Served, tools: Path, browser: dict[str, str]
) -> None:
    """No violation of a rule of axe-core, no text on the wrong side, no page wider than its
    window; feeds as browsers show them among them.
    """
    pages = [site.url + name for name in KINDS if name != LEADS_ON]
    assert look([*pages, f"{site.url}feed.xml", f"{site.url}rss.xml"], tools, browser) == []


def test_axe_would_find_something(site: Served, tools: Path, browser: dict[str, str]) -> None:
    page = (
        "<!doctype html><title>T</title><p style='color:#ccc;width:2000px'>Words on white"
        "<ul dir=rtl style='text-align:start'><li dir=ltr style='text-align:match-parent;"
        "text-align:-webkit-match-parent'>x</ul>"
    )
    (site.folder / "bad.html").write_text(page, encoding="utf-8")
    try:
        found = {one["rule"] for one in look([f"{site.url}bad.html"], tools, browser)}
    finally:
        (site.folder / "bad.html").unlink()
    assert {"color-contrast", "html-has-lang", "overflow", "direction"} <= found
