"""`pages = false` beside real generators, in both orders, and after they emptied the folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from feeds.pipeline import build
from tests.pipeline.sites import NOW, contents, write

pytestmark = pytest.mark.system

HEAD = "---\ntitle: {title}\ndate: 2019-05-15\n---\n"
OURS = {".feeds-manifest", "feed.css", "feed.json", "atom.xml", "feeds.opml", "rss.xml"}
SETTINGS = 'url = "https://e.org/"\npages = false\nformats = ["atom", "rss", "json"]\n{more}[names]\natom = "atom.xml"\nrss = "rss.xml"\njson = "feed.json"\n'  # noqa: E501
PAGE = "<html><title>{{ title }}</title><body>{{ content }}</body></html>\n"


@dataclass(frozen=True)
class Program:
    """A generator: its site, and what makes the pages of it into `output`."""

    files: Mapping[str, str]
    command: tuple[str, ...]
    source: str
    output: str
    page: str  # of the article
    packages: tuple[str, ...] = ()  # of npm
    more: str = ""  # settings


PROGRAMS = {
    "hugo": Program(
        files={
            "hugo.toml": 'baseURL = "https://e.org/"\ndisableKinds = ["RSS"]\n'
            "ignoreFiles = ['feeds.*\\.lock$']\n",
            "config.toml": 'baseURL = "https://e.org/"\ndisableKinds = ["RSS"]\n'
            "ignoreFiles = ['feeds.*\\.lock$']\n",  # older versions read this one
            "layouts/_default/single.html": "<title>{{ .Title }}</title>{{ .Content }}",
            "layouts/_default/list.html": "<title>{{ .Title }}</title>",
            "content/posts/a/index.md": HEAD.format(title="A") + "![Boat](boat.png)\n",
            "content/posts/a/boat.png": "a picture",
        },
        command=("hugo", "--quiet"),
        source=".",
        output="public",
        page="posts/a/index.html",
    ),
    "eleventy": Program(
        files={
            "eleventy.config.js": "module.exports = (config) => { "
            'config.addPassthroughCopy("src/posts/boat.png"); '
            'return { dir: { input: "src", includes: "_includes" } } }\n',
            "src/_includes/post.njk": PAGE,
            "src/index.md": "---\ntitle: Home\nlayout: post.njk\npermalink: /\n---\nHome.\n",
            "src/posts/posts.json": '{"layout": "post.njk", "tags": "posts"}',
            "src/posts/a.md": HEAD.format(title="A") + "Words.\n",
            "src/posts/boat.png": "a picture",
        },
        command=("npx", "eleventy", "--quiet"),
        source=".",
        output="_site",
        page="posts/a/index.html",
        packages=("@11ty/eleventy@3",),
    ),
    "astro": Program(
        files={
            "astro.config.mjs": 'export default { site: "https://e.org" }\n',
            "src/layouts/Post.astro": "<html><body><slot /></body></html>\n",
            "src/pages/index.astro": "<html><title>Home</title><body>Home</body></html>\n",
            "src/pages/posts/a.md": "---\nlayout: ../../layouts/Post.astro\ntitle: A\n"
            "date: 2019-05-15\n---\nWords.\n",
        },
        command=("npx", "astro", "build", "--silent"),
        source="src/pages/posts",
        output="dist",
        page="posts/a/index.html",
        packages=("astro@5",),
        more='permalink = "/posts/{slug}/"\n',
    ),
}


def generate(site: Path, program: Program) -> None:
    done = subprocess.run(
        program.command,
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "ASTRO_TELEMETRY_DISABLED": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module", params=PROGRAMS)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Program]:
    """A site, with its generator installed."""
    program = PROGRAMS[request.param]
    root = write(tmp_path_factory.mktemp(request.param), program.files)
    write(root, {"feeds.toml": SETTINGS.format(more=program.more)})
    if shutil.which(program.command[0]) is None:
        pytest.skip(f"{program.command[0]} is not installed")
    if program.packages:
        write(root, {"package.json": json.dumps({"name": "site", "private": True})})
        done = subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", *program.packages],
            cwd=root, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    return root, program


def test_both_fill_one_folder_in_any_order(site: tuple[Path, Program]) -> None:
    root, program = site
    output = root / program.output

    def ours() -> dict[str, bytes]:
        report = build(root / program.source, output, now=NOW)
        assert report.published
        assert report.problems == (), report.problems
        return {name: data for name, data in contents(output).items() if name in OURS}

    shutil.rmtree(output, ignore_errors=True)
    first = ours()
    assert set(contents(output)) == OURS == set(first)
    generate(root, program)  # some empty the folder
    assert ours() == first
    theirs = {name: data for name, data in contents(output).items() if name not in OURS}
    assert program.page in theirs
    assert f'"url": "https://e.org/{program.page.removesuffix("index.html")}"' in (
        first["feed.json"].decode()
    )
    shutil.rmtree(output)
    generate(root, program)
    assert {name: data for name, data in contents(output).items() if name not in OURS} == theirs
    assert ours() == first
    assert {name: data for name, data in contents(output).items() if name not in OURS} == theirs
