"""Astro: where a site keeps its posts, and which of its pages shows them.

It has no fixed places; its own files tell, read as text.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from feeds.config import SourceSite
from feeds.generators._astro_routes import COLLECTION, PAGES, fault_of, route_of
from feeds.generators._emoji import PACKAGES, by_package
from feeds.generators._generator import (
    Generator,
    Layout,
    Marks,
    Markup,
    Names,
    Paths,
    Place,
    Stated,
    UnusedAddress,
    joined,
    under,
)
from feeds.generators._globs import seen_below
from feeds.generators._post_names import whole_name
from feeds.generators._site_text import SCRIPTS, Said
from feeds.generators._slugs import AS_WRITTEN, Slugs, github_slug
from feeds.patterns import lazy_regex

__all__ = ["ASTRO"]

_USUAL = ("blog", "posts", "post", "articles", "article", "writing", "notes", "news", "journal")
_NO_POSTS = frozenset("docs pages authors author projects project tags i18n home about".split())
_DEFINED = lazy_regex(r"\b(\w+)\s*(?::\s*\w+\s*)?[=:]\s*defineCollection\(")
_BASE = lazy_regex(r"\bbase\s*:\s*(['\"`])([^'\"`]+)\1")
_CONSTANT = lazy_regex(r"\bconst\s+(\w+)\s*(?::\s*\w+\s*)?=\s*['\"`]([^'\"`$]+)['\"`]")
_FEED = lazy_regex(r"(?:^|/)(?P<name>[\w.-]*?(?P<kind>rss|atom|feed|index)[\w-]*\.(?:xml|json))\.")


def _collections(said: Said) -> dict[str, str]:
    """Collection → folder, as the site's configuration of its content defines them."""
    found: dict[str, str] = {}
    for name, text in said.texts.items():
        for mark, end in _definitions(name, text):
            base = _BASE.search(text, mark.end(), end)
            folder = _filled(base[2], text) if base else f"src/content/{mark[1]}"
            found.setdefault(mark[1], posixpath.normpath(folder).lstrip("/"))
    return found


def _definitions(name: str, text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Where a file of that name begins to define each collection, and where that ends."""
    if "content" not in name.rpartition("/")[2] and "content/config" not in name:
        return
    marks = list(_DEFINED.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    yield from zip(marks, ends, strict=True) if marks else ()


def _fault_of_ids(said: Said, collection: str, offer: str) -> UnusedAddress | None:
    """That code makes the names by which the entries of a collection are known."""
    for name, text in said.texts.items():
        for mark, end in _definitions(name, text):
            made = _MAKES_ID.search(text, mark.end(), end) if mark[1] == collection else None
            if made is not None:
                return UnusedAddress(
                    file=name,
                    line=text.count("\n", 0, made.start()) + 1,
                    text="code computes these addresses (generateId)",
                    hint=f'set permalink in feeds.toml, such as permalink = "{offer}"',
                )
    return None


def _negated(said: Said, collection: str) -> Iterator[str]:
    """The patterns by which the loader of a collection leaves files out."""
    for name, text in said.texts.items():
        for mark, end in _definitions(name, text):
            if mark[1] == collection:
                yield from (one[2] for one in _NOT.finditer(text, mark.end(), end))


_NOT = lazy_regex(r"(['\"`])!([^'\"`\n]+)\1")
_MAKES_ID = lazy_regex(r"\bgenerateId\b")


def _filled(template: str, text: str) -> str:
    """A folder with the constants put in that the same file states."""
    constants = {match[1]: match[2] for match in _CONSTANT.finditer(text)}
    return re.sub(r"\$\{(\w+)\}", lambda one: constants.get(one[1], ""), template)


def _in_feed(said: Said) -> tuple[str, ...]:
    """The collections that the site's own feed is made of."""
    found = dict.fromkeys(
        match
        for name, text in said.texts.items()
        if _FEED.search(name) and "sitemap" not in name
        for match in COLLECTION.findall(text)
    )
    return tuple(found)


def _folders(said: Said) -> tuple[str, ...]:
    """Of articles, the likeliest first."""
    defined = _collections(said)
    names = dict.fromkeys((*_in_feed(said), *(name for name in _USUAL if name in defined)))
    names.update(dict.fromkeys(name for name in defined if name.lower() not in _NO_POSTS))
    blog = _starlight(said).rpartition("/")[0]
    return tuple(
        dict.fromkeys(
            (
                *([f"src/content/docs/{blog}"] if blog else []),
                *(defined.get(name, f"src/content/{name}") for name in names),
                *(f"src/{where}/{name}" for where in ("content", "data") for name in _USUAL),
                *(f"{PAGES}/{name}" for name in _USUAL),
                "src/content",
                PAGES,
            )
        )
    )


def _settings(said: Said, place: Place) -> Stated:
    by_folder = {there: name for name, there in _collections(said).items()}
    folder, rest = _split(place.below, by_folder)
    collection = by_folder.get(folder, folder.rpartition("/")[2])
    is_page = _is_page(folder)
    is_top = _starlight(said) and collection == "docs"  # its pages stand at the top
    route = None if is_page or is_top else route_of(said, collection, folder)
    above = folder[len(PAGES) + 1 :] if is_page else "" if is_top else folder.rpartition("/")[2]
    above = route.above if route and not route.computed else above
    path = under(rest, "{path}") + _ending(said)
    wind = _wind(said)
    fault = fault_of(route, _ending(said)) if route and not wind else None
    if fault is None and not is_page:
        fault = _fault_of_ids(said, collection, under(above, "{year}/{slug}") + _ending(said))
    address = said.text(
        "site", "site.site", "site.website", "website", "site_url", "siteurl", "url"
    )
    return Stated(
        title=said.text("site_title", "site.title", "site.name", "title", "name"),
        language=said.text("i18n.defaultlocale", "site.lang", "lang", "i18n.language"),
        author=said.text("site.author", "site_author", "author.name", "author"),
        description=said.text("site_description", "site.description", "description", "desc"),
        url=joined(address, said.text("base", "site.base")) if address else "",
        permalink=wind or under(above, path),
        faults=(fault,) if fault else (),
        names=_names(said, collection),
        not_made=() if is_page else tuple(_not_made(said, collection)),
        exclude=tuple(seen_below(_negated(said, collection), rest)),
        date_order="mdy",  # as JavaScript has it
    )


def _site(said: Said, place: Place) -> SourceSite:
    by_folder = {there: name for name, there in _collections(said).items()}
    return SourceSite(slugs="pages" if _is_page(_split(place.below, by_folder)[0]) else "")


def _is_page(folder: str) -> bool:
    return folder == PAGES or folder.startswith(f"{PAGES}/")


def _split(folder: str, by_folder: Mapping[str, str]) -> tuple[str, str]:
    """The folder of a collection, and the path below it that was chosen as the source."""
    known = [one for one in by_folder if folder == one or folder.startswith(f"{one}/")]
    if known:
        return max(known, key=len), folder[len(max(known, key=len)) + 1 :]
    parts = folder.split("/")
    is_content = parts[:2] == ["src", "content"]
    return ("/".join(parts[:3]), "/".join(parts[3:])) if is_content else (folder, "")


def _ending(said: Said) -> str:
    is_never = said.text("trailingslash", "site.trailingslash") in {"never", "false"}
    return "" if is_never or said.text("build.format") == "file" else "/"


def _wind(said: Said) -> str:
    """The pattern that themes of one family state: `/blog/%slug%`."""
    stated = said.text("apps.blog.post.permalink")
    made = re.sub(r"%(slug|year|month|day)%", r"{\1}", stated).strip("/")
    made = made.replace("{slug}", "{path}")
    return made + _ending(said) if "{path}" in made and "%" not in made else ""


def _feeds(said: Said) -> Iterator[tuple[str, str, frozenset[str]]]:
    """(format, file, the collections that it names) of each endpoint that makes a feed."""
    for name, text in said.texts.items():
        if not name.startswith(PAGES) or "sitemap" in name or not _ENDPOINT.search(name):
            continue
        found = _FEED.search(name)
        is_feed = found is not None or _MAKES_FEED.search(text)
        if is_feed:
            file = name.removeprefix(f"{PAGES}/").rpartition(".")[0]
            is_atom = "<feed" in text or (found is not None and found["kind"] == "atom")
            kind = "json" if file.endswith(".json") else "atom" if is_atom else "rss"
            yield kind, file, frozenset(COLLECTION.findall(text))


_ENDPOINT = lazy_regex(r"\.(?:xml|json)\.\w+$")
_MAKES_FEED = lazy_regex(
    r"@astrojs/rss|['\"](?:astrojs-atom|feed|feedsmith|rss)['\"]|<rss\b|<feed\b|jsonfeed\.org/version"
)


def _is_main(file: str, collections: frozenset[str], collection: str) -> bool:
    """Whether the articles of a feed are those that are read here, as far as it says."""
    return "[" not in file and (not collections or collection in collections)


def _names(said: Said, collection: str) -> Names:
    names: Names = {}
    for kind, file, collections in _feeds(said):
        if _is_main(file, collections, collection):
            names[kind] = (*names.get(kind, ()), file)
    return names or {"rss": (_starlight(said) or "rss.xml",)}


def _not_made(said: Said, collection: str) -> Iterator[str]:
    """The feeds of other collections, and those whose addresses the site's code makes."""
    for _, file, collections in _feeds(said):
        if not _is_main(file, collections, collection):
            yield file


def _starlight(said: Said) -> str:
    """The feed of the plugin starlight-blog; "" where the site has none."""
    text = "".join(text for name, text in said.texts.items() if name.startswith("astro.config"))
    if "starlight-blog" not in text:
        return ""
    prefix = _PREFIX.search(text)
    return under(prefix[2].strip("/") if prefix else "blog", "rss.xml")


_PREFIX = lazy_regex(r"\bstarlightBlog\(\s*\{[^{}]*?\bprefix\s*:\s*(['\"`])([\w/-]+)\1")


_FURTHER = (
    "consts constants config site.config site-config data/site config/site config/index "
    "data/site.config utils/config lib/config data/config site data/constants lib/constants"
).split()


def _is_copied(place: str, text: str) -> bool:
    """HTML in a collection, which no loader of files takes for an entry, and public files."""
    is_html = place.lower().endswith((".html", ".htm"))
    is_data = is_html and place.startswith("src/content/") and text.lstrip().startswith("<")
    return is_data or place.startswith("public/")


_READ = frozenset(".md .markdown .mdx .mdoc .html .htm .astro .ipynb .org .adoc .asciidoc".split())
"""What can be a page, or an entry with a text; rows of data are none."""

ASTRO = Generator(
    key="astro",
    name="Astro",
    marks=Marks(
        files=tuple(f"astro.config.{suffix}" for suffix in SCRIPTS),
        further=(
            "src/config.yaml",
            *(
                f"src/{name}.{suffix}"
                for name in _FURTHER
                for suffix in ("js", "mjs", "ts", "json")
            ),
        ),
        texts=(
            "astro.config.*",
            PACKAGES,
            "src/content.config.*",
            "src/content/config.*",
            f"{PAGES}/*.xml.*",
            f"{PAGES}/**/*.xml.*",
            f"{PAGES}/**/*.json.*",
            f"{PAGES}/**/[[]*.astro",
            f"{PAGES}/**/[[]*/index.astro",
        ),
    ),
    layout=Layout(folders=_folders, is_own=True, static=("public",)),
    settings=_settings,
    site=_site,
    paths=Paths(
        keeps_day=True, named=whole_name, hides_underscore=True, copied=_is_copied, read=_READ
    ),
    markup=Markup(emoji=by_package("remark-emoji", "remark-gemoji")),
    slugs=Slugs(
        styles={
            "": replace(AS_WRITTEN, name=github_slug, folder=github_slug, is_whole=True),
            "pages": replace(AS_WRITTEN, is_whole=True),
        }
    ),
)
