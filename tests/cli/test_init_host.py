"""feeds init --host: what it writes beside a site, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.config import load_config
from feeds.hosts import HOSTS
from tests.cli.commands import feeds
from tests.pipeline.sites import FIRST, write

SETTINGS = 'title = "Mine"\nurl = "https://tide.example.org/blog/"\n'
FILES = {
    "nginx": {"nginx.conf"},
    "apache": {"apache.conf"},
    "caddy": {"Caddyfile"},
    "netlify": {"netlify.toml", ".github/workflows/feeds.yml"},
    "cloudflare": {"wrangler.toml", ".github/workflows/feeds.yml"},
    "github-pages": {".github/workflows/feeds.yml"},
}


def files_below(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}


def test_every_host_is_tried() -> None:
    assert set(FILES) == set(HOSTS)


@pytest.mark.parametrize("host", FILES)
def test_an_empty_folder_is_ready_for_a_host(tmp_path: Path, host: str) -> None:
    done = feeds("init", "--host", host, "--url", "https://tide.example.org/", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert files_below(tmp_path) == FILES[host] | {"feeds.toml", "seeds/first.txt"}
    made = load_config(tmp_path)
    assert (made.url, made.host) == ("https://tide.example.org/", host)
    built = feeds("build", cwd=tmp_path)
    assert (built.code, built.err) == (0, "")
    kept = files_below(tmp_path / "public")
    assert kept.intersection(HOSTS[host].names)
    assert ("feed.xml.gz" in kept) == HOSTS[host].is_compressed


@pytest.mark.parametrize("host", FILES)
def test_settings_that_are_there_are_left_alone(tmp_path: Path, host: str) -> None:
    write(tmp_path, {"feeds.toml": SETTINGS, "seeds/a.txt": FIRST})
    done = feeds("init", "--host", host, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "feeds.toml").read_text() == SETTINGS
    assert files_below(tmp_path) == FILES[host] | {"feeds.toml", "seeds/a.txt"}
    assert f'add this line to feeds.toml, above its tables: host = "{host}"' in done.out
    again = feeds("init", "--host", host, cwd=tmp_path)
    assert again.code == 0
    assert again.out.count("is there already, and says all that is needed") == len(FILES[host])


@pytest.mark.parametrize("host", FILES)
def test_a_file_that_differs_is_an_error_that_says_what_to_add(tmp_path: Path, host: str) -> None:
    own = "# mine\n"
    write(tmp_path, {"feeds.toml": SETTINGS, **dict.fromkeys(FILES[host], own)})
    done = feeds("init", "--host", host, cwd=tmp_path)
    assert done.code == 1
    for name in FILES[host]:
        assert (tmp_path / name).read_text() == own
        assert f"{name}: error: it is there already, and says something else" in done.err
        assert f"{name} is left alone; what it lacks:" in done.out
    assert "https://tide.example.org/blog/" in done.out


def test_a_site_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    write(tmp_path, {".git/HEAD": "", "site/feeds.toml": SETTINGS, "site/seeds/a.txt": FIRST})
    assert feeds("init", "site", "--host", "github-pages", cwd=tmp_path).code == 0
    text = (tmp_path / ".github/workflows/feeds.yml").read_text()
    assert 'working-directory: "site"' in text
    assert 'path: "site/public"' in text


WRONG = [
    (("--host", "nginks"), 2, "'nginks' is no host that is known\n  did you mean nginx?"),
    (("--host", "nginx"), 1, "the site has no address yet"),
    (("--host", "nginx", "--url", "tide.example.org"), 2, "is not a web address"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), WRONG)
def test_what_a_host_cannot_do_without(
    tmp_path: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = feeds("init", *arguments, cwd=tmp_path)
    assert (done.code, done.out) == (code, "")
    assert message in done.err
    assert not list(tmp_path.iterdir())


def test_a_site_of_a_generator_gives_its_address(tmp_path: Path) -> None:
    site = {"hugo.toml": "baseURL = 'https://e.example/'\n", "content/posts/a.md": FIRST}
    write(tmp_path, site)
    done = feeds("init", "--host", "caddy", cwd=tmp_path)
    assert done.code == 0
    made = load_config(tmp_path)
    assert (made.url, made.host) == ("https://e.example/", "caddy")
    assert "e.example {" in (tmp_path / "Caddyfile").read_text()


SETTINGS_THERE = [
    ("feeds.toml", 'url = "https://e.example/"\n', 'feeds.toml, above its tables: host = "nginx"'),
    (
        "feeds.toml",
        'url = "https://e.example/"\nhost = "caddy"\n',
        'change the line of feeds.toml that says host to: host = "nginx"',
    ),
    (
        "pyproject.toml",
        '[tool.feeds]\nurl = "https://e.example/"\n',
        'pyproject.toml, below [tool.feeds]: host = "nginx"',
    ),
    ("feeds.toml", 'url = "https://e.example/"\nhost = "nginx"\n', ""),
]


@pytest.mark.parametrize(("file", "text", "told"), SETTINGS_THERE)
def test_what_to_do_with_the_settings_is_told(
    tmp_path: Path, file: str, text: str, told: str
) -> None:
    write(tmp_path, {file: text, "seeds/a.txt": FIRST})
    done = feeds("init", "--host", "nginx", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert told in done.out
    assert ("host =" in done.out) == bool(told)
    assert (tmp_path / file).read_text() == text


NAMES = [
    ("https://tîde.example/", "server_name xn--tde-vma.example;"),
    ("https://e.example:8443/", "server_name e.example;"),
    ("https://e.example/my%20blog/", 'include "/var/www/e.example/my blog/.feeds-nginx.conf*";'),
]


@pytest.mark.parametrize(("url", "line"), NAMES)
def test_a_host_is_named_as_servers_know_it(tmp_path: Path, url: str, line: str) -> None:
    assert feeds("init", "--host", "nginx", "--url", url, cwd=tmp_path).code == 0
    assert line in (tmp_path / "nginx.conf").read_text(encoding="utf-8")
