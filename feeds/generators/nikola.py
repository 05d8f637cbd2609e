"""Nikola: its folders of posts, and its languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from feeds.config import FeedSetting, SourceSite
from feeds.content import romanised
from feeds.generators._generator import (
    Feeds,
    Generator,
    Layout,
    Marks,
    Markup,
    Names,
    Paths,
    Place,
    Stated,
    under,
)
from feeds.generators._headings import PYTHON
from feeds.generators._site_text import Said

__all__ = ["NIKOLA"]

_OURS = frozenset({"blog_title", "blog_author", "posts"})
_SPHINX = frozenset({"extensions", "project", "html_theme"})
"""What the conf.py of Sphinx states; its blogs have a `blog_title` as well."""
_SUFFIXES = frozenset("md markdown mdown rst txt html htm".split())


def _is_it(said: Said) -> bool:
    return bool(_OURS & said.values.keys()) and not _SPHINX & said.values.keys()


def _rows(said: Said) -> tuple[tuple[str, str, str], ...]:
    """(pattern of the sources, their folder, their folder in the addresses) of POSTS."""
    stated = said.values.get("posts")
    found = []
    for row in stated if isinstance(stated, list | tuple) else ():
        source, target, *_ = (*row, "", "") if isinstance(row, list | tuple) else ("", "")
        if isinstance(target, Mapping):  # by language
            target = target.get(_default(said))
        if isinstance(source, str) and source.strip() and isinstance(target, str):
            source = source.strip().removeprefix("./")
            found.append((source, re.split(r"/?[^/]*\*", source)[0], target.strip("/.")))
    return tuple(found) or (("posts/*.txt", "posts", "posts"),)


def _folders(said: Said) -> dict[str, str]:
    """Folder of sources → folder in the addresses; of two rows for one, the first counts."""
    found: dict[str, str] = {}
    for _, folder, target in _rows(said):
        found.setdefault(folder, target)
    return found


def _base(said: Said) -> str:
    folders = tuple(_folders(said))
    return folders[0] if len(folders) == 1 else ""


def _default(said: Said) -> str:
    return said.text("default_lang") or "en"


def _languages(said: Said) -> dict[str, str]:
    """Language beside the default one → what stands ahead of its addresses."""
    stated = said.below("translations")
    default = _default(said).lower()
    return {key: path.strip("/.") for key, path in stated.items() if key != default}


def _settings(said: Said, place: Place) -> Stated:
    page = "{path}/" if said.flag("pretty_urls", default=True) else "{path}.html"
    folders = _folders(said)
    is_one = len(folders) == 1
    languages = _languages(said)
    return Stated(
        title=said.text("blog_title", f"blog_title.{_default(said).lower()}"),
        url=said.text("site_url", "base_url"),
        language=said.text("default_lang"),
        timezone=said.text("timezone"),
        author=said.text("blog_author"),
        description=said.text("blog_description"),
        permalink=under(next(iter(folders.values())) if is_one else "", page),
        patterns={
            under("" if is_one else folder, name).strip("/"): under(ahead, under(target, page))
            for folder, target in folders.items()
            for name, ahead in (("", ""), *((f"*.{key}", path) for key, path in languages.items()))
            if name or not is_one
        },
        include=() if is_one or place.below else tuple(_include(said)),
        names=_names(said),
        paths=tuple(f"!*.{key}.*" for key, path in languages.items() if path),
        feed=() if place.below else tuple(_feeds(said)),
    )


def _names(said: Said) -> Names:
    """The files of the feed of all posts."""
    rss = (said.text("rss_filename_base") or "rss") + _extension(said, "rss", ".xml")
    atom = (said.text("atom_filename_base") or "index") + _extension(said, "atom", ".atom")
    names: Names = {
        "rss": (under(said.text("rss_path").strip("/"), rss),),
        "atom": (under(said.text("index_path").strip("/"), atom),),
    }
    is_rss = said.flag("generate_rss", default=True)
    return names if is_rss else {"atom": names["atom"]}


def _extension(said: Said, kind: str, usual: str) -> str:
    return said.text(f"{kind}_extension") or usual


def _feeds(said: Said) -> Iterator[FeedSetting]:
    """Of the other languages; of tags, categories and authors, in each language."""
    default = _default(said).lower()
    others = {key: path for key, path in _languages(said).items() if path}
    for key, ahead in {default: "", **others}.items():
        title = "" if key == default else said.text(f"blog_title.{key}")
        paths = tuple(f"!*.{one}.*" for one in others) if key == default else (f"*.{key}.*",)
        if key != default:
            yield FeedSetting(name=ahead, paths=paths, site_title=title)
        for name, folder, prefix in _lists(said, key):
            file = under(ahead, under(folder, f"{prefix}{{slug}}"))
            yield FeedSetting(
                name=under(ahead, name),
                each=name,
                paths=paths,
                files={kind: file + ending for kind, ending in _ends(said)},
                site_title=title,
            )


def _ends(said: Said) -> Iterator[tuple[str, str]]:
    """(format, ending) of the feeds that it makes."""
    if said.flag("generate_rss", default=True):
        yield "rss", _extension(said, "rss", ".xml")
    if said.flag("generate_atom", default=False):
        yield "atom", _extension(said, "atom", ".atom")


def _lists(said: Said, language: str) -> Iterator[tuple[str, str, str]]:
    """(key of articles, folder, what stands ahead of the slug) of the lists that have feeds."""

    def stated(name: str, usual: str) -> str:
        known = f"{name}.{language}" in said.values or name in said.values
        return said.text(f"{name}.{language}", name).strip("/.") if known else usual

    if not any(_ends(said)):
        return
    tags = stated("tag_path", "categories")
    yield "tags", tags, ""
    yield "categories", stated("category_path", tags), stated("category_prefix", "cat_")
    if said.flag("enable_author_pages", default=True):
        yield "authors", stated("author_path", "authors"), ""


def _term(text: str, _site: SourceSite) -> str:
    made = re.sub(r"[^+\w\s-]", "", romanised(text)).strip().lower()
    return re.sub(r"[-\s]+", "-", made)


def _include(said: Said) -> Iterator[str]:
    """The patterns of the rows, which hold for the folders below theirs as well."""
    for source, _, _ in _rows(said):
        if source.rpartition(".")[2].lower() in _SUFFIXES:
            yield source


def _site(said: Said, _place: Place) -> SourceSite:
    is_used = said.flag("use_tag_metadata", default=True)
    return SourceSite(
        rooted="all",
        values={"use_tag_metadata": str(is_used).lower()},
        readers=dict(_readers(said)),
        usual_terms={"authors": author} if (author := said.text("blog_author")) else {},
    )


_READERS = {"rest": "rst", "markdown": "markdown", "html": "page", "pandoc": "markdown"}
"""Its compilers, as far as their texts can be read here."""


def _readers(said: Said) -> Iterator[tuple[str, str]]:
    """Ending → reader, as COMPILERS has them; of two for one ending the first counts."""
    stated = {name: said.listed(f"compilers.{name}") for name in _READERS}
    if not any(stated.values()):
        stated = {"rest": (".txt", ".rst")}
    taken: set[str] = set()
    for name, endings in stated.items():
        for ending in endings:
            if ending.lower() not in taken:
                taken.add(ending.lower())
                yield ending.lower(), "rst" if ending == ".rst" else _READERS[name]


_READ = frozenset(
    ".md .markdown .mdown .mkd .mkdn .mdx .rst .rest .txt .text .html .htm .ipynb .org .adoc "
    ".asciidoc .textile .dj".split()
)
"""What its compilers may be stated for; data is none."""

NIKOLA = Generator(
    key="nikola",
    name="Nikola",
    marks=Marks(files=("conf.py",), is_it=_is_it),
    layout=Layout(base=_base, folders=lambda said: (_base(said),), static=("files",)),
    settings=_settings,
    site=_site,
    feeds=Feeds(term=_term),
    paths=Paths(keeps_day=True, read=_READ),
    markup=Markup(kramdown=True, boxes=True, named_links=True),
    headings=PYTHON,
)
