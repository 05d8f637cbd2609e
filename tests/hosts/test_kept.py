"""What builds keep for a host, beside the pages of a site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from feeds.config import Config
from feeds.hosts import HOSTS
from tests.pipeline.sites import FIRST, SITE, build, contents


def at(host: str, **more: Any) -> Config:
    made: dict[str, Any] = {"host": host, **more}
    return replace(SITE, **made)


MOVED = f"aliases: /old.html\n{FIRST}"


@pytest.mark.parametrize("host", HOSTS)
def test_they_go_with_the_host(tmp_path: Path, host: str) -> None:
    """And they are the same each time."""
    output, _ = build(tmp_path, {"a.txt": MOVED}, at(host))
    before = contents(output)
    assert set(HOSTS[host].names) - {"410.html"} <= set(before)
    _, report = build(tmp_path, {}, at(host))
    assert (report.written, contents(output)) == (0, before)
    build(tmp_path, {}, SITE)
    gone = set(HOSTS[host].names) - {"_redirects"}
    assert not gone & set(contents(output))


@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_rules_of_one_s_own_come_first(tmp_path: Path, host: str) -> None:
    config = at(host, static=("_*",))
    files = {"a.txt": MOVED, "_redirects": "/mine /yours 302\n", "_headers": "/x\n  X-Y: z\n"}
    output, report = build(tmp_path, files, config)
    assert report.published, report.problems
    redirects = (output / "_redirects").read_text(encoding="utf-8")
    assert redirects.startswith("/mine /yours 302\n\n")
    assert "\n/old.html /first-light.html 301" in redirects
    headers = (output / "_headers").read_text(encoding="utf-8")
    assert headers.startswith("/x\n  X-Y: z\n\n")
    assert "\n/feed.xml\n" in headers


def test_rules_of_one_s_own_stay_as_they_are_without_others(tmp_path: Path) -> None:
    config = replace(SITE, static=("_redirects",))
    output, _ = build(tmp_path, {"a.txt": FIRST, "_redirects": "/mine /yours 302"}, config)
    assert (output / "_redirects").read_text(encoding="utf-8") == "/mine /yours 302"
