"""The menu of a site: where every page leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from feeds.config import Config, MenuSetting
from feeds.content import FILE_SCHEMES, LINK_SCHEMES, as_uri, one_line, scheme_of
from feeds.errors import Problem
from feeds.pages import MenuLink
from feeds.planning._lists import SiteLists
from feeds.planning._site_addresses import line_of
from feeds.planning._site_pages import NamedPage, SitePages
from feeds.planning._site_plan import SitePlan
from feeds.reading import kind_of_name, rank_of_kind

__all__ = ["with_menu"]

_MOST = 8  # pages that are shown without being asked for
_SHOWN = 12  # names that a hint offers
_FOLDERS = frozenset({"pages", "_pages"})
_OVERVIEWS = {"tags": "tag", "authors": "author", "languages": "language"}


def with_menu(
    plan: SitePlan, lists: SiteLists, pages: SitePages, config: Config
) -> tuple[SitePlan, tuple[Problem, ...]]:
    """The plan with its menu, and a warning for each of its entries that leads nowhere.

    Where the setting says nothing, that are the pages at the top of the source folder, the
    archive and the page that explains feeds.
    """
    own = _own_links(plan, lists)
    if "menu" not in config.given:
        links = [*_usual(pages), *(own[word] for word in ("archive", "subscribe") if word in own)]
        return replace(plan, site=replace(plan.site, menu=tuple(links))), ()
    known = {**own, **_by_name(pages)}
    made = []
    problems = []
    for entry in config.menu:
        link = _link_of(entry, known, plan)
        if link is not None:
            made.append(link)
        else:
            problems.append(_unknown(entry, known, config))
    return replace(plan, site=replace(plan.site, menu=tuple(made))), tuple(problems)


def _own_links(plan: SitePlan, lists: SiteLists) -> Mapping[str, MenuLink]:
    """The pages that the site has of itself, by the words for them."""
    found = {
        "home": MenuLink(title="", word="home", href=plan.base),
        "archive": MenuLink(title="", word="archive", href=plan.page_address(plan.own.archive)),
    }
    if plan.site.subscribe:
        found["subscribe"] = MenuLink(title="", word="subscribe", href=plan.site.subscribe)
    for word, kind in _OVERVIEWS.items():
        if kind in lists.overviews:
            address = plan.page_address(lists.overviews[kind])
            found[word] = MenuLink(title="", word=word, href=address)
    return found


def _usual(pages: SitePages) -> Iterator[MenuLink]:
    """Pages at the top of the source folder: who writes first, the law last."""
    found = sorted((one for one in pages.due if _is_at_top(one)), key=_turn)
    return (_link(one) for one in found[:_MOST])


def _is_at_top(page: NamedPage) -> bool:
    return not page.draft.hidden and _FOLDERS.issuperset(page.draft.name.split("/")[:-1])


def _turn(page: NamedPage) -> tuple[int, str, str]:
    kind = kind_of_name(page.draft.name.rpartition("/")[2])
    return rank_of_kind(kind), page.draft.title.casefold(), page.draft.file


def _link(page: NamedPage) -> MenuLink:
    return MenuLink(title=page.draft.title, href=page.address, language=page.draft.language)


def _by_name(pages: SitePages) -> Mapping[str, MenuLink]:
    """Each page by its file, with and without its folders and its ending."""
    found: dict[str, MenuLink] = {}
    for one in pages.due:
        file, name = one.draft.file, one.draft.name
        for key in (file, name, file.rpartition("/")[2], name.rpartition("/")[2]):
            found.setdefault(key, _link(one))
    return found


def _link_of(
    entry: str | MenuSetting, known: Mapping[str, MenuLink], plan: SitePlan
) -> MenuLink | None:
    if isinstance(entry, str):
        return known.get(entry.strip()) or known.get(entry.strip().lower())
    title, stated = one_line(entry.title), entry.url.strip()
    page = known.get(stated)
    if page is not None:
        return MenuLink(title=title, href=page.href)
    address = _address(stated, plan.base)
    return MenuLink(title=title, href=address) if address and title else None


def _address(stated: str, base: str) -> str:
    """The whole of a stated address; "" for one that leads nowhere."""
    try:
        if scheme_of(stated):
            return as_uri(stated, LINK_SCHEMES) or ""
        if not stated or stated.startswith("//"):
            return ""
        return base + as_uri(stated.lstrip("/"), FILE_SCHEMES)
    except ValueError:
        return ""


def _unknown(entry: str | MenuSetting, known: Mapping[str, MenuLink], config: Config) -> Problem:
    is_name = isinstance(entry, str)
    stated = entry if isinstance(entry, str) else entry.url
    from difflib import get_close_matches  # noqa: PLC0415 - only for a warning

    near = get_close_matches(stated, known, n=1) if is_name else []
    names = ", ".join(sorted(islice((name for name in known if "." not in name), _SHOWN)))
    what = "is no page of this site" if is_name else "is no address"
    return Problem(
        path=config.file,
        line=line_of(stated, config.root / config.file),
        message=f"menu: {stated!r} {what}, and is left out",
        hint=f"did you mean {near[0]!r}?"
        if near
        else f'name one of {names}; or write {{title = "Code", url = "https://example.org/"}}',
        severity="warning",
    )
