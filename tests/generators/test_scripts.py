"""Letters of other scripts in addresses, as the libraries of the generators have them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from feeds.config import load_config
from feeds.content import romanised
from feeds.generators import recognise
from feeds.pipeline import survey
from tests.pipeline.sites import write

TITLES = [
    ("Навыки на итерацию", "navyki-na-iteratsiiu", "navyki-na-iteratsiiu"),
    ("Ещё Щука и Юля, объём", "eshchio-shchuka-i-iulia-obiom", "eshchio-shchuka-i-iulia-ob-iom"),
    ("Київ", "kiyiv", "kiyiv"),
    ("北京欢迎你", "bei-jing-huan-ying-ni", "bei-jing-huan-ying-ni"),
    ("한국의 봄", "hangugyi-bom", "hangugyi-bom"),
    ("すし", "sushi", "susi"),
    ("Ψυχή", "psukhe", "psukhe"),
    ("Straße Ærø", "strasse-aero", "strasse-aero"),
    ("Cafe\u0301 au lait", "cafe-au-lait", "cafe-au-lait"),
    ("什么", "shi-yao", "shen-me"),
    ("Fog 🦄 day", "fog-day", "fog-unicorn-day"),
]


def _slug(root: Path, files: dict[str, str]) -> str:
    write(root, files)
    config = recognise(root, load_config(root))
    assert config.site is not None
    (article,) = survey(config.site.folder, config).articles
    return article.url.rstrip("/").rpartition("/")[2].removesuffix(".html")


@pytest.mark.parametrize(("title", "slug", "_zola"), TITLES)
def test_titles_of_pelican(tmp_path: Path, title: str, slug: str, _zola: str) -> None:
    text = f"Title: {title}\nDate: 2021-11-03\n\nWords.\n"
    settings = "SITENAME = 'A'\nSITEURL = 'https://a.example'\n"
    assert _slug(tmp_path, {"pelicanconf.py": settings, "content/a.md": text}) == slug


@pytest.mark.parametrize(("title", "_pelican", "slug"), TITLES)
def test_names_of_zola(tmp_path: Path, title: str, _pelican: str, slug: str) -> None:
    text = "+++\ntitle = 'A'\ndate = 2021-11-03\n+++\nWords.\n"
    settings = "base_url = 'https://a.example'\n"
    assert _slug(tmp_path, {"config.toml": settings, f"content/{title}.md": text}) == slug


def test_pelican_keeps_letters_where_it_is_told_to(tmp_path: Path) -> None:
    text = "Title: Навыки на итерацию\nDate: 2021-11-03\n\nWords.\n"
    settings = (
        "SITENAME = 'A'\nSITEURL = 'https://a.example'\nSLUGIFY_USE_UNICODE = True\n"
        "ARTICLE_URL = '{slug}.html'\n"
    )
    found = _slug(tmp_path, {"pelicanconf.py": settings, "content/a.md": text})
    assert unquote(found) == "навыки-на-итерацию"


def test_what_no_table_has_is_left_out() -> None:
    assert romanised("a\u0378b\U0001f984c") == "abc"
    assert romanised("plain") == "plain"
    assert romanised("5 — юг", is_newer=False) == "5 -- iug"
