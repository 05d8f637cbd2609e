"""Files that the settings of a look name: found, published, linked from every page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from feeds.cache import cache_folder
from feeds.config import load_config
from feeds.pipeline import Options, Report, build
from tests.cli.commands import feeds
from tests.pages.samples import one, valid
from tests.pipeline.sites import NOW, contents, write

ARTICLE = "date: 2019-05-15\ntitle: A\ntags: sea\n\nWords.\n"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
BASE = "https://e.org/blog/"


def site(root: Path, settings: str = "", **files: str | bytes) -> Path:
    named = {name.replace("__", "/").replace("_dot_", "."): text for name, text in files.items()}
    toml = f'url = "{BASE}"\ntitle = "Tide"\n{settings}\n'
    return write(root, {"feeds.toml": toml, "seeds/a.txt": ARTICLE, **named})


def run(root: Path, cache: Path | None = None) -> Report:
    return build(
        root / "seeds", root / "public", load_config(root), now=NOW, options=Options(cache=cache)
    )


def page(root: Path, name: str = "a.html") -> LexborHTMLParser:
    return valid((root / "public" / name).read_bytes())


def icons(root: Path, name: str = "a.html") -> list[str]:
    return [node.attributes["href"] or "" for node in page(root, name).css("link[rel=icon]")]


def told(report: Report) -> list[tuple[str, int]]:
    assert report.published
    return [(problem.path, problem.line) for problem in report.problems]


def test_a_site_without_an_icon_has_its_first_letter(tmp_path: Path) -> None:
    report = run(site(tmp_path))
    assert told(report) == []
    assert b">T</text>" in (tmp_path / "public/favicon.svg").read_bytes()
    assert icons(tmp_path) == ["favicon.svg"]
    assert icons(tmp_path, "tag/sea/index.html") == ["../../favicon.svg"]
    assert icons(tmp_path, "404.html") == [f"{BASE}favicon.svg"]
    for name in ("feed.xml", "rss.xml", "feed.json"):
        assert "favicon" not in (tmp_path / "public" / name).read_text()


@pytest.mark.parametrize("stated", ["icon.svg", "/icon.svg"])
@pytest.mark.parametrize("place", ["icon.svg", "seeds/icon.svg"])
def test_the_icon_that_is_set_is_published(tmp_path: Path, stated: str, place: str) -> None:
    root = write(site(tmp_path, f'icon = "{stated}"'), {place: PICTURE})
    assert told(run(root)) == []
    assert (tmp_path / "public/icon.svg").read_bytes() == PICTURE
    assert icons(tmp_path) == ["icon.svg"]
    assert not (tmp_path / "public/favicon.svg").exists()
    assert f"<icon>{BASE}icon.svg</icon>" in (tmp_path / "public/feed.xml").read_text()
    feed = json.loads((tmp_path / "public/feed.json").read_bytes())
    assert feed["favicon"] == f"{BASE}icon.svg"


def test_the_logo_is_for_feeds_alone(tmp_path: Path) -> None:
    root = write(site(tmp_path, 'logo = "wide.png"'), {"wide.png": b"\x89PNG\r\n\x1a\n"})
    assert told(run(root)) == []
    assert (tmp_path / "public/wide.png").is_file()
    assert f"<url>{BASE}wide.png</url>" in (tmp_path / "public/rss.xml").read_text()
    assert icons(tmp_path) == ["favicon.svg"]


@pytest.mark.parametrize("name", ["favicon.svg", "favicon.ico", "favicon.png"])
@pytest.mark.parametrize("folder", ["", "seeds/"])
def test_a_favicon_by_its_name_is_for_browsers_alone(
    tmp_path: Path, name: str, folder: str
) -> None:
    root = write(site(tmp_path), {folder + name: PICTURE})
    assert told(run(root)) == []
    assert (tmp_path / "public" / name).read_bytes() == PICTURE
    assert icons(tmp_path) == [name]
    assert "favicon" not in (tmp_path / "public/feed.json").read_text()


def test_a_static_icon_is_published_once(tmp_path: Path) -> None:
    root = write(
        site(tmp_path, 'icon = "img/i.png"\nstatic = ["img/*"]'), {"seeds/img/i.png": PICTURE}
    )
    assert told(run(root)) == []
    assert icons(tmp_path) == ["img/i.png"]
    assert [path.name for path in (tmp_path / "public").rglob("i*.png")] == ["i.png"]


def test_an_icon_elsewhere_stays_there(tmp_path: Path) -> None:
    assert told(run(site(tmp_path, 'icon = "https://cdn.example/i.png"'))) == []
    assert icons(tmp_path) == ["https://cdn.example/i.png"]


def test_what_is_not_there_is_a_warning_at_its_line(tmp_path: Path) -> None:
    settings = 'icon = "i.png"\nextra_css = "x.css"\nfonts = {text = ["T.woff2"]}'
    report = run(site(tmp_path, settings))
    assert told(report) == [("feeds.toml", 3), ("feeds.toml", 5), ("feeds.toml", 4)]
    assert all("no such file" in problem.message for problem in report.problems)
    assert b"site-text" not in (tmp_path / "public/style.css").read_bytes()


def test_a_file_that_is_not_published_is_no_icon(tmp_path: Path) -> None:
    settings = 'icon = "private/i.png"\nexclude = ["private/*"]'
    root = write(site(tmp_path, settings), {"seeds/private/i.png": PICTURE})
    assert told(run(root)) == [("feeds.toml", 3)]
    assert not [path for path in contents(root / "public") if "i.png" in path]


def test_a_stylesheet_of_ones_own_comes_after_ours(tmp_path: Path) -> None:
    root = site(tmp_path, extra_dot_css=":root { --measure: 34rem; }")
    assert told(run(root)) == []
    sheets = [
        n.attributes["href"] for n in page(root, "tag/sea/index.html").css("[rel=stylesheet]")
    ]
    assert sheets == ["../../style.css", "../../extra.css"]
    assert (root / "public/extra.css").read_bytes() == b":root { --measure: 34rem; }"
    without = site(tmp_path / "b", 'extra_css = ""', extra_dot_css="p {}")
    assert told(run(without)) == []
    assert not (without / "public/extra.css").exists()


def test_a_stylesheet_may_lie_deeper(tmp_path: Path) -> None:
    root = site(tmp_path, 'extra_css = "look/mine.css"', look__mine_dot_css="p {}")
    assert told(run(root)) == []
    assert page(root).css("[rel=stylesheet]")[1].attributes["href"] == "mine.css"


def test_what_is_fetched_from_another_host_is_a_warning(tmp_path: Path) -> None:
    css = """@import "https://fonts.example/css";
/* url(https://no.example/x)
   and more */ p { background: URL( '//cdn.example/p.png' ); }
a { background: url(https://e.org/blog/a.png), url(b.png) }
"""
    assert told(run(site(tmp_path, extra_dot_css=css))) == [("extra.css", 1), ("extra.css", 3)]


def test_fonts_are_published_and_named(tmp_path: Path) -> None:
    settings = 'fonts = {headings = ["type/Fräunces.woff2"], code = "Menlo, monospace"}'
    root = write(site(tmp_path, settings), {"type/Fräunces.woff2": b"wOF2"})
    assert told(run(root)) == []
    assert (root / "public/fonts/Fräunces.woff2").read_bytes() == b"wOF2"
    css = (root / "public/style.css").read_text()
    assert 'url("fonts/Fr%C3%A4unces.woff2") format("woff2")' in css
    assert "--code: Menlo, monospace;" in css


def test_a_colour_that_cannot_be_read_is_not_used_for_text(tmp_path: Path) -> None:
    root = site(tmp_path, 'accent = "#FC0"')
    report = run(root)
    assert told(report) == [("feeds.toml", 3)]
    (problem,) = report.problems
    used = problem.hint.partition('"')[2].rstrip('"')
    assert f"--accent: {used};" in (root / "public/style.css").read_text()
    assert f"--accent: {used};" in (root / "public/feed.css").read_text()
    assert told(run(site(tmp_path, f'accent = "{used}"'))) == []


def test_the_footer_is_markdown_that_is_safe(tmp_path: Path) -> None:
    text = (
        "By [us](about.html) & [them](https://x.example/). "
        "<script>alert(1)</script> [bad](javascript:alert(1))"
    )
    root = site(tmp_path, f"footer = '''{text}'''")
    report = run(root)
    assert told(report) == [("feeds.toml", 3)] * 2
    assert "javascript:" in report.problems[0].message
    assert "<script>" in report.problems[1].message
    own = one(page(root, "tag/sea/index.html"), ".foot .own")
    links = [node.attributes.get("href") for node in own.css("a")]
    assert links[:2] == ["../../about.html", "https://x.example/"]
    assert not own.css("script")
    assert "javascript" not in (root / "public/a.html").read_text()


def test_a_change_of_the_look_is_seen(tmp_path: Path) -> None:
    """The build that looks at stamps alone looks at these files too."""
    assert cache_folder() is not None
    root = site(tmp_path, 'fonts = {text = ["T.woff2"]}\nicon = "i.svg"')
    write(root, {"T.woff2": b"wOF2", "i.svg": PICTURE, "extra.css": "p {}"})

    def files() -> dict[str, bytes]:
        assert feeds("build", cwd=root).code == 0
        made = contents(root / "public")
        return {name: made[name] for name in ("fonts/T.woff2", "i.svg", "extra.css")}

    files()
    files()
    write(root, {"T.woff2": b"wOF2!", "i.svg": PICTURE + b"\n", "extra.css": "p { }"})
    assert files() == {
        "fonts/T.woff2": b"wOF2!",
        "i.svg": PICTURE + b"\n",
        "extra.css": b"p { }",
    }
    (root / "extra.css").unlink()
    assert feeds("build", cwd=root).code == 0
    assert not (root / "public/extra.css").exists()
    assert "extra.css" not in (root / "public/a.html").read_text()


def test_beside_other_pages_the_look_is_the_others(tmp_path: Path) -> None:
    root = site(tmp_path, "pages = false", extra_dot_css="p {}")
    run(root)
    assert not {"favicon.svg", "extra.css", "style.css"} & contents(root / "public").keys()
