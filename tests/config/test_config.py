"""Settings: read where they stand, and every wrong one located with a suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.config import AuthorSetting, Config, FeedSetting, load_config, parse_config
from feeds.errors import ConfigError
from feeds.reading import named_by

WRONG = [
    ("titel = 'x'", "feeds.toml:1: unknown setting titel; did you mean title?"),
    ("\nlimit = '3'", 'feeds.toml:2: limit = "3" cannot be used'),
    ("limit = 0", "feeds.toml:1: limit is below 1"),
    ("url = 'example.org'", 'feeds.toml:1: url = "example.org" is not a web address'),
    ("url = 'https://example.org/?a=b'", "feeds.toml:1: url has a query"),
    ("formats = ['atm']", "feeds.toml:1: formats"),
    ("content = 'ful'", 'write one of "full", "summary"'),
    ("[[feed]]\nnam = 'x'", "feeds.toml:2: unknown setting nam; did you mean name?"),
    ("[[feed]]\nlimit = 1", "feeds.toml:1: feed has no name"),
    ("[names]\natom = '../x.xml'", "feeds.toml:2: names.atom"),
    ("[names]\nfoo = 'x.xml'", "names.foo is no format"),
    ("[[feed]]\nname = 'a'\nvalues = ['x']", "feeds.toml:3: the feed a has values of nothing"),
    ("[[feed]]\nname = 'a'\nfiles = {rss = '/x.xml'}", "is no file in the output"),
    ("[[feed]]\nname = 'a'\nfiles = {pdf = 'x.xml'}", "feed.files.pdf is no format"),
    ("[[feed]]\nname = 'a'\nfiles = {rss = '{slug}.xml'}", "feeds.toml:3: feed.files.rss"),
    ("[[feed]]\nname = 'a'\neach = 'tags'\nfiles = {rss = 'x.xml'}", "does not fit: with each"),
    ("language = 'Dutch, I think'", "no language tag"),
    ("timezone = 'CE ST'", "no IANA name"),
    ("id_prefix = 'example'", "no tag URI prefix"),
    ("date_only_time = 24", "no hour of the day"),
    ("author = 3", "author = 3 cannot be used"),
    ("title = 'x", "feeds.toml:1:"),
    ("permalink = '{yaer}/{slug}'", "feeds.toml:1: permalink = '{yaer}/{slug}' has yaer"),
    ("[permalinks]\na = '{slug}'\nb = '{year}/'", "feeds.toml:3: permalinks.b = '{year}/' gives"),
    ("[permalinks]\n'a-b' = '}{slug}'", "feeds.toml:2: permalinks.a-b = '}{slug}' has a lone"),
    ("permalinks = {'../a' = '{slug}'}", "feeds.toml:1: permalinks.'../a' is no folder"),
    ("permalinks = {'' = '{slug}'}", "feeds.toml:1: permalinks.'' is no folder"),
    ("exclude = ['!private/*']", "feeds.toml:1: exclude holds '!private/*', which names no file"),
    ("exclude = ['']", "feeds.toml:1: exclude holds '', which names no file"),
    ("accent = 'teal'", "feeds.toml:1: accent = 'teal' is no colour"),
    ("accent = '#12345'", "feeds.toml:1: accent = '#12345' is no colour"),
    ("fonts = {txt = 'Georgia'}", "feeds.toml:1: fonts.txt is not known"),
    ("[fonts]\ntext = 'Georgia; } body { x: y'", "feeds.toml:2: fonts.text = 'Georgia; }"),
    ("[fonts]\ntext = '\"Georgia'", "names no fonts"),
    ("[fonts]\ncode = 'https://e.org/a.woff2'", "feeds.toml:2: fonts.code = 'https://e.org/a."),
    ("[fonts]\ncode = ['url(x)']", "is on another host"),
    ("[fonts]\ncode = ['Georgia']", "names no fonts"),
    ("[fonts]\ncode = '../a.woff2'", "is not beside the settings"),
    ("extra_css = '/etc/passwd'", "feeds.toml:1: extra_css = '/etc/passwd' is no stylesheet"),
    ("extra_css = '../a.css'", "is no stylesheet beside the settings"),
    ("permalinks = '{slug}'", 'feeds.toml:1: permalinks = "{slug}" cannot be used'),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_wrong_settings(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(text, Path("feeds.toml"))
    assert message in str(caught.value)


def test_all_problems_of_a_file_are_told_together() -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config("titel = 'x'\nlimit = 'y'\nurl = 'z'\n", Path("feeds.toml"))
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3]


def test_settings_stand_in_pyproject_or_in_feeds_toml() -> None:
    rows = "title = 'T'\nurl = 'https://e.org'\nauthor = {name = 'Jan', email = 'j@e.org'}\n"
    named = "[[{}feed]]\nname = 'a'\ntags = 'x'\n"
    one = parse_config(rows + named.format(""), Path("feeds.toml"))
    two = parse_config(f"[tool.feeds]\n{rows}{named.format('tool.feeds.')}", Path("pyproject.toml"))
    for config in (one, two):
        assert config.title == "T"
        assert config.base_url == "https://e.org/"
        assert config.author == AuthorSetting(name="Jan", email="j@e.org")
        assert config.feed == (FeedSetting(name="a", tags=("x",)),)
        assert {"title", "url", "author", "feed"} == config.given


def test_none_is_needed() -> None:
    assert Config().is_preview
    assert Config().base_url == "http://localhost:8000/"


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.feeds]\ntitle = 'far'\n")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert load_config(deep).title == "far"
    (tmp_path / "a" / "feeds.toml").write_text("title = 'near'\n")
    assert load_config(deep).title == "near"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert load_config(deep).root == tmp_path / "a"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load_config(tmp_path, file=tmp_path / "none.toml")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)


@pytest.mark.parametrize(
    "pattern",
    ["seeds/private/*", "/seeds/private", "./Seeds/private/b.md", "private\\\\*", " private/* ",
     "{x,private}/*", "seeds/{x,private}/*"],
)  # fmt: skip
def test_a_pattern_of_exclude_is_meant_to_keep_something_back(pattern: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    config = parse_config(f'exclude = ["{pattern}"]', tmp_path / "feeds.toml")
    assert named_by("private/b.md", config.exclude, folded=True)
    assert not named_by("public/b.md", config.exclude, folded=True)


def test_the_source_folder_itself_is_not_left_out(tmp_path: Path) -> None:
    (tmp_path / "seeds/seeds").mkdir(parents=True)
    for pattern in ("seeds/*", "seeds/private/*"):
        config = parse_config(f'exclude = ["{pattern}"]', tmp_path / "feeds.toml")
        assert config.exclude == (pattern,)
    (tmp_path / "seeds/seeds").rmdir()
    assert parse_config('exclude = ["seeds/*"]', tmp_path / "feeds.toml").exclude == ("seeds/*",)
