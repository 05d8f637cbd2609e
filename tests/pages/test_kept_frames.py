"""A page that is put into a kept frame is the page that a template makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.cache import keep_prepared_in
from feeds.pages import MenuLink, PageLink, Site, _kept_frames, _skeleton, render_article
from feeds.pages._shell import shell_at
from tests.pages.samples import BASE, NASTY, SITE, article

ABOUT = MenuLink(title="About", href=f"{BASE}about.html")
SITES: dict[str, Site] = {
    "plain": SITE,
    "another title": replace(SITE, title=NASTY),
    "another language": replace(SITE, language="nl"),
    "no feeds": replace(SITE, feeds=()),
    "a menu": replace(SITE, menu=(ABOUT,)),
    "a footer": replace(SITE, footer="<p>All of it</p>", rights="Ours", icon=f"{BASE}i.svg"),
    "another address": replace(SITE, url="https://other.example/"),
}
PATHS = ("a.html", "2019/a.html", "about.html")
BESIDE = PageLink(title="Before & after", href=f"{BASE}b.html", language="de")
ARTICLES = (
    article(),
    article(title=NASTY, tags=("sea", NASTY), summary="Short."),
    article(title_derived=True, html=f"<p>{'Words of it. ' * 9}</p>"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where frames are kept."""
    monkeypatch.setattr(_kept_frames._Wish, "is_asked", True)
    keep_prepared_in(tmp_path, is_for_more=True)
    yield tmp_path / "prepared"
    keep_prepared_in(None, is_for_more=False)
    forget()


def forget() -> None:
    """As a new process."""
    _skeleton._SKELETONS.clear()
    shell_at.cache_clear()


def pages(site: Site) -> list[bytes]:
    return [
        render_article(one, site, path=path, previous=before, following=after)
        for one in ARTICLES
        for path in PATHS
        for before, after in ((None, None), (BESIDE, None), (BESIDE, BESIDE))
    ]


def frames(folder: Path) -> dict[str, int]:
    return {one.name: one.stat().st_mtime_ns for one in folder.glob("frame-*")}


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_pages_are_the_same(site: Site, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(_kept_frames._Wish, "is_asked", False)
        forget()
        expected = pages(site)
    assert not frames(folder)
    forget()
    assert pages(site) == expected
    kept = frames(folder)
    assert kept
    forget()
    with monkeypatch.context() as patch:
        patch.delattr(_skeleton, "macro")  # no template is asked for
        assert pages(site) == expected
    assert frames(folder) == kept


def test_of_another_site_none_is_used(folder: Path) -> None:
    """Its frames take the place of those of the same site as it was."""
    made = {}
    for name, site in SITES.items():
        forget()
        made[name] = pages(site)
    for name in reversed(SITES):
        forget()
        assert pages(SITES[name]) == made[name]
    assert len({tuple(one) for one in made.values()}) == len(SITES)
    assert len(frames(folder)) <= 3 * len(PATHS) * len(ARTICLES) * 2  # of two addresses


def test_without_a_wish_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_kept_frames._Wish, "is_asked", False)
    forget()
    pages(SITE)
    assert not frames(folder)
