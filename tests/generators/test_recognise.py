"""Sites of every generator: what they are known by, what is taken, and what never is."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import feeds
from feeds.config import Config, load_config, parse_config, to_toml
from feeds.generators import GENERATORS, OwnPattern, recognise, translated
from feeds.generators._site_text import Unreadable, read_site_text
from tests.generators.cases import FOLDER, cases_of, rows_of
from tests.pipeline.sites import NOW, parsed, write

EXPECTED = cases_of("expected")


def site(name: str, folder: Path) -> Path:
    """A whole site: its generator's files, and the articles where that generator has them.

    Programs among the files carry a further `.txt`, so that no tool takes them for ours.
    """
    shutil.copytree(FOLDER / name / "site", folder, dirs_exist_ok=True)
    for program in folder.glob("*.py.txt"):
        program.rename(program.with_suffix(""))
    shutil.copytree(
        FOLDER / name / "articles", folder / EXPECTED[name]["copy_to"], dirs_exist_ok=True
    )
    return folder


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_taken_from_a_site(name: str, tmp_path: Path) -> None:
    root = site(name, tmp_path)
    made = recognise(root, Config(root=root))
    assert made.site is not None
    expected: dict[str, Any] = EXPECTED[name]["settings"]
    found = {key: getattr(made, key) for key in expected}
    assert json.loads(json.dumps(found)) == expected
    assert made.site.folder.relative_to(root).as_posix() == EXPECTED[name]["folder"]
    assert made.site.generator == name
    assert [one.message for one in made.site.problems] == EXPECTED[name].get("problems", [])
    again = recognise(made.site.folder, Config(root=made.site.folder))
    assert again.site == made.site, "the folder of articles tells the same as the root"


@pytest.mark.parametrize("name", EXPECTED)
def test_a_site_is_published_at_its_old_addresses(name: str, tmp_path: Path) -> None:
    root, output = site(name, tmp_path / "site"), tmp_path / "public"
    report = feeds.build(root, output, now=NOW)
    assert report.published, "\n".join(map(str, report.problems))
    assert report.articles == EXPECTED[name]["articles"]
    assert report.site in list(report.notes)
    for file in EXPECTED[name]["files"]:
        assert (output / file).is_file(), file
    assert load_config(root).given == frozenset()


def test_further_names_have_the_same_bytes_and_find_the_stylesheet(tmp_path: Path) -> None:
    feeds.build(site("hugo", tmp_path / "site"), tmp_path / "public", now=NOW)
    data = (tmp_path / "public" / "index.xml").read_bytes()
    assert data == (tmp_path / "public" / "posts" / "index.xml").read_bytes()
    assert b'href="/feed.css"' in data
    assert parsed(tmp_path / "public" / "index.xml").feed.title == "Reif & Eis"


def test_names_of_one_depth_name_the_stylesheet_as_seen_from_there(tmp_path: Path) -> None:
    feeds.build(site("pelican", tmp_path / "site"), tmp_path / "public", now=NOW)
    data = (tmp_path / "public" / "feeds" / "all.atom.xml").read_bytes()
    assert b'href="../feed.css"' in data


def test_files_of_static_folders_are_published_with_the_article(tmp_path: Path) -> None:
    root = write(
        tmp_path / "site",
        {
            "hugo.toml": "baseURL = 'https://e.example/'\n",
            "content/a.md": "---\ndate: 2020-01-01\n---\nA buoy.\n\n![](/img/buoy.png)\n",
            "static/img/buoy.png": b"\x89PNG\r\n\x1a\n",
        },
    )
    report = feeds.build(root, tmp_path / "public", now=NOW)
    assert report.problems == ()
    assert list((tmp_path / "public").rglob("buoy.png"))


def test_feeds_of_sections_and_languages_stay_where_they_were(tmp_path: Path) -> None:
    root = write(
        tmp_path / "site",
        {
            "hugo.toml": "baseURL = 'https://e.example/'\n[languages.en]\nweight = 1\n"
            "[languages.nl]\nweight = 2\n[params]\nmainSections = ['quays']\n",
            "content/posts/a.md": "---\ntitle: Buoy\ndate: 2020-01-01\n---\nText.\n",
            "content/posts/a.nl.md": "---\ntitle: Boei\ndate: 2020-01-01\n---\nTekst.\n",
            "content/quays/b.md": "---\ntitle: Quay\ndate: 2020-01-02\n---\nText.\n",
            "content/docs/c.md": "---\ntitle: Docs\ndate: 2020-01-03\n---\nText.\n",
        },
    )
    made = recognise(root, Config(root=root))
    written = to_toml(made, ("source", *made.site.taken)) if made.site else ""
    assert parse_config(written, Path("feeds.toml")).feed == made.feed
    feeds.build(root, tmp_path / "public", now=NOW)
    titles = {
        name: [entry.title for entry in parsed(tmp_path / "public" / name).entries]
        for name in (
            *("index.xml", "quays/index.xml", "docs/index.xml"),
            *("nl/index.xml", "nl/posts/index.xml"),
        )
    }
    assert titles == {
        "index.xml": ["Docs", "Quay", "Buoy"],
        "quays/index.xml": ["Quay"],
        "docs/index.xml": ["Docs"],
        "nl/index.xml": ["Boei"],
        "nl/posts/index.xml": ["Boei"],
    }


def test_settings_that_are_made_win(tmp_path: Path) -> None:
    root = site("hugo", tmp_path)
    (root / "feeds.toml").write_text(
        "title = 'Mine'\nsource = 'content/posts'\nnames = {rss = 'feed/index.xml'}\n"
    )
    made = recognise(root, load_config(root))
    assert (made.title, made.names, made.language) == ("Mine", {"rss": "feed/index.xml"}, "de-DE")
    assert made.site is not None
    assert made.site.folder == root / "content" / "posts"
    assert not {"title", "names"} & set(made.site.taken)


BROKEN = [
    ("hugo.toml", "title = 'x", "hugo.toml:1: this is not TOML"),
    ("_config.yml", "title: [a\nb: c: d\n", "_config.yml:2: this is not YAML"),
    ("_config.yml", "a: &a [*a, {" * 500, "_config.yml"),
    ("hugo.json", '{"title": ', "hugo.json:1: this is not JSON"),
    ("pelicanconf.py", "SITENAME = 'x'\nif:\n", "pelicanconf.py:2: this is not Python"),
    ("pelicanconf.py", "A = " + "(" * 400 + ")" * 400, "pelicanconf.py"),
    ("hugo.toml", "title = 'x'\n#" + "x" * 300_000, "hugo.toml: it is larger than 256 KB"),
]


@pytest.mark.parametrize(("name", "text", "message"), BROKEN)
def test_a_broken_site_file_is_a_warning(
    name: str, text: str, message: str, tmp_path: Path
) -> None:
    root = write(
        tmp_path / "site",
        {
            name: text,
            "content/a.md": "---\ndate: 2020-01-01\n---\nText.\n",
            "_posts/2020-01-01-a.md": "Text.\n",
        },
    )
    report = feeds.build(root, tmp_path / "public", now=NOW)
    warnings = [problem for problem in report.problems if message in str(problem)]
    assert warnings
    assert {problem.severity for problem in warnings} == {"warning"}
    assert report.published


UNUSABLE = [
    ("baseURL = 'http://localhost:1313/'", "url 'http://localhost:1313/' is no address"),
    ("baseURL = '/'", "url '/' is no address"),
    ("baseURL = 'https://e.example/?a'", "is no address"),
    ("timeZone = 'CEST'\ntheme = 'x'", "timezone 'CEST' is no IANA name"),
    ("languageCode = 'plain English'", "language 'plain English' is no language tag"),
    ("theme = 'x'\n[permalinks]\nposts = '/:weekday/:slug/'", "have parts that are not known"),
]


@pytest.mark.parametrize(("text", "message"), UNUSABLE)
def test_what_cannot_be_used_is_told(text: str, message: str, tmp_path: Path) -> None:
    root = write(tmp_path, {"hugo.toml": text, "content/posts/a.md": "x"})
    made = recognise(root, Config(root=root))
    assert made.site is not None
    (problem,) = made.site.problems
    assert message in str(problem)
    assert "in feeds.toml" in str(problem)


NO_SITES: list[dict[str, str | bytes]] = [
    {"conf.py": "project = 'x'\nextensions = []\n", "a.txt": "x"},
    {"config.toml": "[tool]\nx = 1\n", "a.txt": "x"},
    {"a.txt": "x"},
]


@pytest.mark.parametrize("files", NO_SITES)
def test_what_is_no_site_is_none(files: dict[str, str | bytes], tmp_path: Path) -> None:
    root = write(tmp_path, files)
    assert recognise(root, Config(root=root)) == Config(root=root)


def test_a_site_above_a_repository_is_not_looked_for(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "title: x", "mine/.git/HEAD": "x", "mine/seeds/a.txt": "x"})
    assert recognise(tmp_path / "mine" / "seeds", Config()).site is None


def test_feeds_keep_out_of_each_others_names(tmp_path: Path) -> None:
    root = write(tmp_path, {"_config.yml": "feed: {path: rss.xml}", "_posts/2020-01-01-a.md": "x"})
    made = recognise(root, Config(root=root))
    assert made.names == {"atom": "rss.xml", "rss": "feed-rss.xml"}


def test_a_name_outside_the_output_is_not_taken(tmp_path: Path) -> None:
    root = write(tmp_path, {"_config.yml": "feed: {path: ../../x.xml}", "_posts/a.md": "x"})
    assert recognise(root, Config(root=root)).names == {}


@pytest.mark.parametrize(("generator", "row"), rows_of("settings"))
def test_what_the_files_of_a_site_state(
    generator: str, row: dict[str, Any], tmp_path: Path
) -> None:
    root = write(tmp_path / "site", row["files"])
    made = recognise(root, Config(root=root))
    assert made.site is not None
    assert made.site.generator == generator
    assert made.site.folder.relative_to(root).as_posix() == row["folder"]
    found = {key: getattr(made, key) for key in row["settings"]}
    assert json.loads(json.dumps(found)) == row["settings"]
    assert [problem.message for problem in made.site.problems] == row.get("problems", [])


@given(st.text(st.sampled_from(":abcdefgy_/{}|.- %\"'")))
@settings(max_examples=300)
def test_no_pattern_breaks_its_translation(pattern: str) -> None:
    for generator in GENERATORS.values():
        for is_own in (False, True):
            own = OwnPattern(text=pattern, section="x", is_own=is_own)
            assert "\0" not in translated(generator, own)


@pytest.mark.parametrize(("generator", "row"), rows_of("patterns"))
def test_patterns_of_addresses(generator: str, row: list[str]) -> None:
    pattern, expected = row
    assert translated(GENERATORS[generator], OwnPattern(text=pattern, section="notes")) == expected


SCRIPTS = [
    ("const a: T = {b: {c: 'x'}};", {"b.c": "x"}),
    ("// title: 'no'\nexport default { /* url: 'no' */ title: \"it's\" }", {"title": "it's"}),
    ("title: `a ${b}`, url: `c`", {"url": "c"}),
    ("x = 'don\\'t'\ny: true, z: f('w')", {"x": "don't", "y": "true"}),
    ("}}}]) a: 'b'", {"a": "b"}),
    ("a: 'b", {}),
]


@pytest.mark.parametrize(("text", "expected"), SCRIPTS)
def test_scripts_are_read_as_text(text: str, expected: dict[str, str]) -> None:
    assert read_site_text("x.config.js", text).values == expected


@given(
    name=st.sampled_from(["a.toml", "a.yml", "a.json", "a.py", "a.js"]),
    text=st.text(st.sampled_from("ab:='\"`{}[](),\n \\&*<#-/\x00é1"), max_size=60),
)
@settings(max_examples=300)
def test_no_text_breaks_the_reading(name: str, text: str) -> None:
    values: dict[str, Any] = {}
    with contextlib.suppress(Unreadable):  # the one thing it may raise
        values = read_site_text(name, text).values
    assert all(isinstance(key, str) for key in values)


@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    names=st.dictionaries(st.sampled_from(["atom", "rss"]), st.just(("a.xml", "b/c.xml"))),
)
@settings(max_examples=100)
def test_settings_are_written_as_they_are_read(title: str, names: dict[str, Any]) -> None:
    patterns = {"notes": "n/{slug}/", "old posts/a": title + "{path}"}
    made = Config(title=title, names=names, permalinks=patterns, undated="skip", by_tag=True)
    text = to_toml(made, ("permalinks", "title", "names", "undated", "by_tag", "limit"))
    if "{" in title or "}" in title:
        return
    read = parse_config(text, Path("feeds.toml"))
    assert read.permalinks == patterns
    assert (read.title, read.names, read.undated) == (title, names, "skip")
    assert (read.by_tag, read.limit) == (True, 30)


def test_each_blog_of_docusaurus_keeps_its_feeds(tmp_path: Path) -> None:
    blog = "@docusaurus/plugin-content-blog"
    config = f"export default {{ plugins: [['{blog}', {{path: 'notes', routeBasePath: 'n'}}]] }};\n"
    root = write(
        tmp_path / "site",
        {
            "docusaurus.config.js": config,
            "blog/2020-01-01-a.md": "---\ntitle: Buoy\nauthors: ann\n---\nText.\n",
            "blog/authors.yml": "ann: {name: Ann Harbour}\n",
            "notes/2020-01-02-b.md": "---\ntitle: Quay\nauthors: bo\n---\nText.\n",
            "notes/authors.yml": "bo: {name: Bo Quay}\n",
        },
    )
    feeds.build(root, tmp_path / "public", now=NOW)
    found = {
        name: [(one.title, one.author) for one in parsed(tmp_path / "public" / name).entries]
        for name in ("blog/atom.xml", "n/atom.xml")
    }
    assert found == {
        "blog/atom.xml": [("Buoy", "Ann Harbour")],
        "n/atom.xml": [("Quay", "Bo Quay")],
    }


def test_sections_of_zola_keep_the_feeds_they_ask_for(tmp_path: Path) -> None:
    page = '+++\ntitle = "{}"\ndate = 2020-01-0{}\n+++\nText.\n'
    root = write(
        tmp_path / "site",
        {
            "config.toml": 'base_url = "https://k.example"\ntitle = "Kiln"\n'
            "generate_feeds = true\n[languages.fr]\ngenerate_feeds = true\n",
            "content/pots/_index.md": '+++\ntitle = "Pots"\ngenerate_feeds = true\n+++\n',
            "content/pots/a.md": page.format("Jug", 1),
            "content/pots/a.fr.md": page.format("Cruche", 1),
            "content/pots/old/_index.md": "+++\n+++\n",
            "content/pots/old/b.md": page.format("Bowl", 2),
            "content/glaze/_index.md": "+++\n+++\n",
            "content/glaze/c.md": page.format("Ash", 3),
        },
    )
    feeds.build(root, tmp_path / "public", now=NOW)
    made = {
        file.relative_to(tmp_path / "public").as_posix(): parsed(file)
        for file in (tmp_path / "public").rglob("atom.xml")
    }
    assert {name: [entry.title for entry in one.entries] for name, one in made.items()} == {
        "atom.xml": ["Ash", "Bowl", "Jug"],
        "fr/atom.xml": ["Cruche"],
        "pots/atom.xml": ["Jug"],
    }
    assert made["pots/atom.xml"].feed.title == "Kiln: Pots"


@pytest.mark.parametrize("folder", ["posts", "_posts", "blog", "articles"])
def test_the_posts_of_eleventy_are_found_beside_a_folder_of_templates(
    folder: str, tmp_path: Path
) -> None:
    files = {
        ".eleventy.js": "module.exports = function (config) {};\n",
        "blog/index.md": "---\ntitle: Blog\n---\nAll of it.\n",
        f"{folder}/2014-08-31-welcome.md": "---\ntitle: Welcome\ntags: blog\n---\nHello.\n",
    }
    write(tmp_path / "site", files)
    report = feeds.build(tmp_path / "site", tmp_path / "public", now=NOW)
    assert (report.articles, report.errors) == (1, ())
