"""Why a file that holds no article is none: sections, READMEs, templates, redirects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import normalize

from feeds.generators import PAGE, Source
from feeds.model import Field
from feeds.patterns import lazy_regex
from feeds.reading._bundle import is_resource
from feeds.reading._page_kind import is_redirection

__all__ = [
    "COPIED",
    "EMPTY",
    "drafts_of",
    "reason_by_content",
    "reason_by_key",
    "reason_by_path",
    "reason_by_place",
    "reason_of_name",
]

EMPTY = "empty: neither a title nor a text"
"""The reason of what holds nothing, in every format."""

COPIED = "the site copies it (its head is not that of a page)"
"""The reason of a file that its site publishes as it is."""

_ABOUT_THE_FOLDER = frozenset(
    "readme license licence contributing changelog code_of_conduct security authors "
    "todo notice copying".split()
)
_PROJECT = frozenset(
    "readme license licence contributing contributors code-of-conduct codeowners changelog copying "
    "notice authors maintainers todo pull-request-template issue-template claude agents gemini "
    "copilot-instructions".split()
)
_PROGRAMS = frozenset(
    "robots.txt humans.txt ads.txt app-ads.txt llms.txt llms-full.txt security.txt cmakelists.txt "
    "requirements.txt constraints.txt".split()
)
_FAMILY = lazy_regex(r"(?:readme|licen[sc]e|changelog|copying|notice|requirements)[-_. ]")
_SUFFIX = lazy_regex(r"(?:\.[A-Za-z0-9]+)+$")
_IS_PAGE = lazy_regex(r"\.x?html?$", re.IGNORECASE)
_FOLDERS: Mapping[str, str] = {
    "_layouts": "a template",
    "_includes": "a template",
    "_partials": "a part of other pages",
    "_sass": "a style sheet",
    "_data": "data of the site",
    "_site": "output of the site's generator",
    "node_modules": "a program's own file",
    "archetypes": "a template for new articles",
}
_DRAFTS = "_drafts"
_PLAIN_DRAFTS = frozenset(
    "drafts draft _draft unpublished _unpublished concepten entwürfe entwuerfe brouillons "
    "borradores rascunhos bozze utkast udkast luonnokset koncepty черновики чернетки "
    "下書き 草稿".split()
)
"""Names of folders of drafts where no site's generator tells which it publishes."""

_DRAFT_NAME = lazy_regex(
    r"\.(?:draft|wip|unpublished)\.[a-z0-9]+\Z|[\[(](?:draft|wip|concept|entwurf|brouillon)[\])]",
    re.IGNORECASE,
)
"""What marks a file as a draft in its name, where no site's generator publishes it."""

_CONFLICT = lazy_regex(
    r"\.sync-conflict-\d{8}-\d{6}|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+\.|/~\$"
    r"|\([^()]*(?i:conflicted copy|case conflict|conflicterende kopie|in konflikt stehende kopie"
    r"|copie en conflit|copia en conflicto|copia in conflitto)[^()]*\)"
)
"""Names that programs give the other one of two texts when two people changed a file."""

_TEMPLATE = lazy_regex(
    r"\{%-?\s*(?:extends|block|macro)\b|\{\{-?\s*(?:content|body|define|template)\b"
    r"|\{%-?\s*for\s+\w+\s+in\s+(?:site|paginator|collections|pagination)\b"
)
_NO = frozenset({"false", "no", "never", "off"})
_YES = frozenset({"true", "yes", "on"})
_PAGES = frozenset(
    "home index archive archives tags categories category search about redirect "
    "redirected 404 landing blog list posts".split()
)


def reason_by_path(source: Source) -> str:
    """A reason that the path alone gives; "" for none."""
    folder, _, file = source.path.rpartition("/")
    by_folder = _reason_by_folder(folder.split("/"), source) if folder else ""
    if by_folder:
        return by_folder
    name = _SUFFIX.sub("", file)
    if name == "_index":
        return "a section page (_index)"
    is_readme = name.lower() == "readme"
    if is_readme and source.generator.paths.readmes:
        return reason_by_place(source)
    if is_readme or (name.lower() in _ABOUT_THE_FOLDER and name.upper() == name):
        return "about the folder, not an article"
    if name == "404":
        return "an error page"
    if _CONFLICT.search(f"/{file}"):
        return "a copy that a program left where two changed one file: see what it has of its own"
    if name.startswith("_"):
        return "a part of other pages (its name begins with _)"
    reason = reason_by_place(source)
    return "" if reason == PAGE else reason


def reason_of_name(path: str) -> str:
    """Why a file without a date is no article, by its name; "" where the name does not tell."""
    name = path.rpartition("/")[2].lower()
    stem = name.partition(".")[0]
    if name in _PROGRAMS:
        return "a file for programs, not an article"
    if stem.replace("_", "-").replace(" ", "-") in _PROJECT or _FAMILY.match(name):
        return "about the folder, not an article"
    return ""


def drafts_of(path: str, *, has_site: bool) -> str:
    """Why a file is a draft by the folders it lies in, or by its name; "" for any other."""
    for name in path.split("/")[:-1] if "/" in path else ():
        plain = name.lower() if name.isascii() else normalize("NFC", name).lower()
        if plain == _DRAFTS or (plain in _PLAIN_DRAFTS and not has_site):
            return f"a draft (in {name})"
    name = path.rpartition("/")[2]
    may_be = not has_site and (name.count(".") > 1 or "(" in name or "[" in name)
    is_named_so = may_be and _DRAFT_NAME.search(name) is not None
    return "a draft (its name says so)" if is_named_so else ""


def reason_by_place(source: Source) -> str:
    """Why the feed of its site does not show the file; "" for an article."""
    drafts = drafts_of(source.path, has_site=source.site is not None)
    if drafts:
        return drafts
    return source.generator.paths.aside(source.place, source.site) if source.site else ""


def _reason_by_folder(folders: Sequence[str], source: Source) -> str:
    if is_resource(source):
        return "part of another page (its folder has an index file)"
    if source.generator.paths.hides_underscore and any(name.startswith("_") for name in folders):
        return "a part of other pages (in a folder whose name begins with _)"
    if "_files/" in source.path and _IS_PAGE.search(source.path):
        return "a part of a saved page"
    if _FOLDERS.keys().isdisjoint(folders):
        return ""
    return next(_FOLDERS[name] for name in folders if name in _FOLDERS)


def reason_by_content(fields: Sequence[Field], body: str, source: Source) -> str:
    """A reason that the metadata and the body give; "" for none."""
    said = {item.name: item for item in fields}
    by_key = "" if _TELLING.isdisjoint(said) else _by_key(said)
    if by_key:
        return by_key
    if "title" not in said and is_redirection(body):
        return "a redirection to another page"
    has_date = "date" in said
    if not has_date:
        for key in ("layout", "type", "template"):
            value = _word(said.get(key)).rpartition("/")[2].partition(".")[0]
            if value in _PAGES:
                return f"a page without a date ({key}: {value})"
        if not body.strip() and "title" not in said:
            return EMPTY
        if source.path.partition(".")[0] == "index":
            return "the home page (index without a date)"
        if _TEMPLATE.search(body):
            return "a template"
    return ""


def reason_by_key(fields: Iterable[Field]) -> str:
    """A reason that one of the keys gives; "" for none."""
    return _by_key({item.name: item for item in fields})


_TELLING = frozenset(
    "redirect_to redirect redirect_url pagination eleventy_exclude_from_collections url render "
    "headless build _build".split()
)


def _by_key(said: Mapping[str, Field]) -> str:
    for key in ("redirect_to", "redirect", "redirect_url"):
        if _word(said.get(key)):
            return f"a redirection to another page ({key})"
    if "pagination" in said and not isinstance(said["pagination"].value, str):
        return "a template that lists others (pagination)"
    if _word(said.get("eleventy_exclude_from_collections")) in _YES:
        return "kept out of all lists (eleventyExcludeFromCollections)"
    if _word(said.get("url")) in _NO:
        return f"the site writes no page for it ({said['url'].key}: false)"
    if _word(said.get("render")) in _NO:
        return "the site writes no page for it (render: false)"
    if _word(said.get("headless")) in _YES:
        return "the site writes no page for it (headless)"
    build = said.get("build") or said.get("_build")
    if build is not None and isinstance(build.value, Mapping):
        for key in ("render", "list"):
            if _word_of(build.value.get(key)) in _NO:
                return f"kept out of all lists (build.{key})"
    return ""


def _word(item: Field | None) -> str:
    return _word_of(item.value) if item is not None else ""


def _word_of(value: object) -> str:
    return value.strip().lower() if isinstance(value, str) else ""
