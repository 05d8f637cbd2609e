"""What runs at GitHub and at other builders: ours, and what is written for a site."""

from __future__ import annotations

import re
import subprocess
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from feeds.hosts import HOSTS
from feeds.serve import HOST, make_server
from tests.cli.commands import feeds
from tests.hosts.actions import ACTIONS, ROOT, Runner, pins_in
from tests.pipeline.sites import FIRST, SECOND, write

PINS = {
    "actions/checkout": "v4",
    "actions/configure-pages": "v5",
    "actions/deploy-pages": "v4",
    "actions/setup-python": "v5",
    "actions/upload-pages-artifact": "v3",
    "github/codeql-action/upload-sarif": "v3",
}
"""The actions of others, each with the one version that is used."""

WORKFLOW = ".github/workflows/feeds.yml"


def own_workflows() -> list[Any]:
    found = [*(ROOT / ".github" / "workflows").glob("*.yml")]
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in found]


def written(host: str, url: str, folder: Path, name: str = WORKFLOW) -> str:
    """A file that `feeds init` writes for a site in that folder."""
    (folder / ".git").mkdir(exist_ok=True)
    write(folder, {"feeds.toml": f'url = "{url}"\nhost = "{host}"\n', "seeds/a.txt": FIRST})
    done = feeds("init", "--host", host, cwd=folder)
    assert done.code == 0, done.err
    return (folder / name).read_text(encoding="utf-8")


def test_every_action_of_others_is_pinned_to_one_version(tmp_path: Path) -> None:
    found = [*own_workflows(), *ACTIONS.values()]
    for host in ("netlify", "cloudflare", "github-pages"):
        (tmp_path / host).mkdir()
        text = written(host, "https://tide.example.org/", tmp_path / host)
        found.append(yaml.safe_load(text))
    pins = {tuple(pin.split("@")) for one in found for pin in pins_in(one)}
    assert pins == set(PINS.items())


def test_a_workflow_is_given_what_it_needs_and_no_more(tmp_path: Path) -> None:
    permissions = {
        "netlify": {"contents": "write"},
        "github-pages": {"contents": "write", "pages": "write", "id-token": "write"},
    }
    for host, allowed in permissions.items():
        (tmp_path / host).mkdir()
        workflow = yaml.safe_load(written(host, "https://tide.example.org/", tmp_path / host))
        assert workflow["permissions"] == allowed
        events = workflow[True]  # YAML takes the word `on` for a truth
        assert set(events) == {"push", "schedule", "workflow_dispatch"}
        (nightly,) = events["schedule"]
        assert re.fullmatch(r"\d+ \d+ \* \* \*", nightly["cron"])


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    done = subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@contextmanager
def deployed(folder: Path) -> Iterator[str]:
    """The address of a site on loopback."""
    folder.mkdir(exist_ok=True)
    with make_server(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://{HOST}:{server.server_port}/"
        server.shutdown()
        thread.join()


def checkout(folder: Path, url: str, host: str) -> Path:
    """A clone of a repository that has a site, its workflow, and an article of the future."""
    author = folder / "author"
    author.mkdir()
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin")
    git(author, "init", "--quiet", "--initial-branch=main")
    written(host, url, author)
    write(author, {"seeds/b.txt": SECOND, ".gitignore": "public/\n"})
    assert feeds("build", cwd=author).code == 0
    write(author, {"seeds/c.txt": "date: 2026-07-05\n\nOf the future.\n"})
    git(author, "add", "--all")
    git(author, "commit", "--quiet", "--message", "Begin")
    git(author, "push", "--quiet", str(folder / "origin"), "main")
    git(folder, "clone", "--quiet", "origin", "clone")
    return folder / "clone"


def runner(folder: Path, workspace: Path) -> Runner:
    """`pip` takes note of what it is to install, and installs nothing: there is no network."""
    programs, temp = folder / "programs", folder / "temp"
    for one in (programs, temp):
        one.mkdir(exist_ok=True)
    pip = programs / "pip"
    pip.write_text(f'#!/bin/sh\necho "$@" >> {folder}/installed\n', encoding="utf-8")
    pip.chmod(0o755)
    return Runner(workspace, temp, programs=(programs,))


@pytest.mark.system
@pytest.mark.parametrize("host", ["github-pages", "netlify"])
def test_the_nightly_build_keeps_the_ids_of_what_it_published(tmp_path: Path, host: str) -> None:
    with deployed(tmp_path / "live") as url:
        clone = checkout(tmp_path, url, host)
        workflow = yaml.safe_load((clone / WORKFLOW).read_text(encoding="utf-8"))
        machine = runner(tmp_path, clone)
        steps = workflow["jobs"]["build"]["steps"]
        said = machine.run(steps)
        assert "2 articles → 3 feeds, 0 problems" in said[1], said
        assert git(clone, "rev-list", "--count", "origin/main").strip() == "1"  # nothing is due
        later = [{**step, "env": {"SOURCE_DATE_EPOCH": "1783400000"}} for step in steps]
        said = machine.run(later)
        assert "3 articles → 3 feeds, 0 problems" in said[1], said
    assert git(clone, "rev-list", "--count", "origin/main").strip() == "2"
    assert git(clone, "show", "--name-only", "--format=", "HEAD").split() == ["seeds/feeds.lock"]
    assert (tmp_path / "installed").read_text().split() == ["install", HOME] * 2
    assert feeds("build", "--locked", "--dry-run", "--now", "2026-07-07", cwd=clone).code == 0


HOME = "git+https://example.org/feeds.git"


def test_it_is_installed_from_where_the_project_is() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"git+{settings['project']['urls']['Source']}.git" == HOME


@pytest.mark.system
def test_a_site_that_was_never_deployed_is_not_compared(tmp_path: Path) -> None:
    clone = checkout(tmp_path, "https://tide.invalid/", "github-pages")  # RFC 6761, section 6.4
    workflow = yaml.safe_load((clone / WORKFLOW).read_text(encoding="utf-8"))
    said = runner(tmp_path, clone).run(workflow["jobs"]["build"]["steps"])
    assert "2 articles → 3 feeds, 0 problems" in said[1], said


@pytest.mark.system
@pytest.mark.parametrize("folder", ["", "/blog"])
@pytest.mark.parametrize(
    ("host", "file"), [("netlify", "netlify.toml"), ("cloudflare", "wrangler.toml")]
)
def test_the_command_of_a_builder_publishes_what_it_says(
    tmp_path: Path, host: str, file: str, folder: str
) -> None:
    """In a folder of the host, the host's own files stand at the root of what is published."""
    with deployed(tmp_path / "live") as address:
        url = address + f"{folder}/".lstrip("/")
        site = tmp_path / "site"
        site.mkdir()
        text = written(host, url, site, file)
        tables = tomllib.loads(text)
        if host == "netlify":
            command, publish = tables["build"]["command"], tables["build"]["publish"]
        else:
            command = next(line[4:] for line in text.splitlines() if "pip install" in line)
            publish = tables["pages_build_output_dir"]
        assert feeds("build", cwd=site).code == 0
        said = runner(tmp_path, site).run([{"run": command}])
    assert "1 article → 3 feeds, 0 problems" in said[0], said
    root = site / publish
    assert (root / folder.lstrip("/") / "feed.xml").is_file()
    assert f"{folder}/feed.xml\n" in (root / "_headers").read_text()
    assert f"{folder}/feed/ {folder}/rss.xml 301" in (root / "_redirects").read_text()
    assert (root / "404.html").is_file()


def test_hosts_without_a_builder_have_no_workflow() -> None:
    assert {name for name, host in HOSTS.items() if host.is_compressed} == {
        "nginx",
        "apache",
        "caddy",
    }
