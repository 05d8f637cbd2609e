"""Next.js: a site's own code tells where its posts lie, and which page shows them.

It has no fixed places. The folders are those that contentlayer or the code with `process.cwd()`
names, else the usual ones; addresses are those of the page with `[slug]` in its path.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from feeds.config import SourceSite
from feeds.generators._generator import (
    Addresses,
    Generator,
    Layout,
    Marks,
    Names,
    Naming,
    Paths,
    Place,
    Stated,
    UnusedAddress,
    joined,
    under,
)
from feeds.generators._site_text import SCRIPTS, Said
from feeds.generators._slugs import AS_WRITTEN, Slugs, as_written
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["NEXTJS"]

_USUAL = (
    "_posts posts content/posts content/blog content/articles content/post data/blog data/posts "
    "src/content/blog src/content/posts src/_posts src/posts src/data/blog blog articles content "
    "src/content"
).split()
_NO_POSTS = frozenset("public app pages src components authors lib .next out node_modules".split())
_CONTENT = lazy_regex(r"\bcontentDirPath\s*:\s*(['\"`])([\w./-]+)\1")
_PATTERN = lazy_regex(r"\bfilePathPattern\s*:\s*(['\"`])([^'\"`]+)\1")
_JOINED = lazy_regex(r"process\.cwd\(\)\s*,\s*((?:['\"`][\w./-]+['\"`][\s,]*)+)\)")
_PART = lazy_regex(r"['\"`]([\w./-]+)['\"`]")
_PAGE = lazy_regex(
    r"(?:src/)?(?:app/(?P<app>.+)/page|pages/(?P<pages>.+?)(?:/index)?)\.(?:[jt]sx?|mdx?)\Z"
)
_DYNAMIC = lazy_regex(r"\[\[?(?:\.\.\.)?(\w+)\]?\]\Z")
_GROUP = lazy_regex(r"\(.*\)\Z|@.*")
_LANGUAGES = frozenset({"lang", "locale", "lng", "language"})
_LIKELY = ("blog", "posts", "post", "articles", "article", "writing", "notes", "news")
_ADDRESS = lazy_regex(
    r"\b(?:metadataBase\s*:\s*new\s+URL\(\s*|(?:siteUrl|SITE_URL|BASE_URL|siteURL)\s*[:=]\s*)"
    r"(['\"`])(https?://[^'\"`\s$]+)\1"
)
_FEED = lazy_regex(
    r"(['\"`])(?:\./)?(?:public/|/)?((?:[\w-]+/)*[\w-]*(?:rss|feed|atom)[\w-]*\.(?:xml|json))\1"
)
_HANDLER = lazy_regex(
    r"(?:src/)?(?:app/(?P<app>(?:.+/)?[\w.-]*(?:rss|feed|atom)[\w.-]*)/route|"
    r"pages/(?P<pages>[\w-]*(?:rss|feed|atom)[\w-]*\.(?:xml|json)))\.[jt]sx?\Z"
)
_EACH = lazy_regex(r"`(?:\./)?(?:public/)?(tags?|categories)/\$\{")
_OWN_SLUG = lazy_regex(r"\b(?:data|frontmatter|frontMatter|matter|attributes)\.slug\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Route:
    """A page that shows one of many: its path in addresses, ahead of the part that varies."""

    file: str
    above: str
    computed: str = ""  # the parts in it that only code can fill in


def _stated_folders(said: Said) -> tuple[str, ...]:
    """As contentlayer, or the code that reads them, names them."""
    found: dict[str, None] = {}
    for name, text in said.texts.items():
        if name.startswith("contentlayer.config"):
            root = next((one[2] for one in _CONTENT.finditer(text)), "")
            for one in _PATTERN.finditer(text):
                folder = re.split(r"/?[*{]|/?[^/]*\.\w+$", one[2])[0]
                found.setdefault(posixpath.normpath(under(root, folder) or "."))
    for text in said.texts.values():
        for one in _JOINED.finditer(text):
            parts = [part.strip("/") for part in _PART.findall(one[1])]
            found.setdefault(posixpath.normpath("/".join(parts) or "."))
    kept = [one for one in found if one.rpartition("/")[2] not in _NO_POSTS and one[0] != "."]
    return tuple(sorted(kept, key=_likeliness))


def _likeliness(folder: str) -> int:
    name = folder.rpartition("/")[2].lstrip("_").lower()
    return _LIKELY.index(name) if name in _LIKELY else len(_LIKELY)


def _folders(said: Said) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_stated_folders(said), *_USUAL)))


def _routes(said: Said) -> Iterator[_Route]:
    for name in said.texts:
        page = _PAGE.match(name)
        parts = (page["app"] or page["pages"]).split("/") if page else []
        parts = [one for one in parts if not _GROUP.match(one)]
        if not parts or not (last := _DYNAMIC.match(parts[-1])) or last[1] in _LANGUAGES:
            continue
        above = [one for one in parts[:-1] if not _is_language(one)]
        inner = [one for one in above if _DYNAMIC.match(one)]
        fixed = "/".join(one for one in above if one not in inner)
        yield _Route(file=name, above=fixed, computed=", ".join(inner))


def _is_language(part: str) -> bool:
    found = _DYNAMIC.match(part)
    return found is not None and found[1] in _LANGUAGES


def _route(said: Said, folder: str) -> _Route | None:
    """The page that shows the posts of a folder: of its name, else of a name that posts have."""
    routes = sorted(_routes(said), key=lambda one: (bool(one.computed), one.file))
    name = folder.rpartition("/")[2].lstrip("_")
    for wanted in (name, *_LIKELY):
        for one in routes:
            if one.above.rpartition("/")[2] == wanted:
                return one
    alone = [one for one in routes if "api" not in one.file.split("/")]
    return alone[0] if len(alone) == 1 else None


def _settings(said: Said, place: Place) -> Stated:
    folder, rest = _split(said, place.below)
    route = _route(said, folder)
    own = any(_OWN_SLUG.search(text) for text in said.texts.values())
    path = "{slug}" if own else "{path}"
    path += _ending(said)
    return Stated(
        title=said.text("title", "sitemetadata.title", "siteconfig.title", "siteconfig.name",
                        "site_name", "site.title", "site.name", "metadata.title.default",
                        "metadata.title"),
        url=_url(said),
        language=said.text("language", "sitemetadata.language", "lang", "i18n.defaultlocale"),
        author=said.text("author", "sitemetadata.author", "siteconfig.author", "author.name"),
        description=said.text("description", "sitemetadata.description", "siteconfig.description",
                              "metadata.description"),
        permalink=under(route.above if route else "", under(rest, path)),
        faults=() if _are_pages(said) else tuple(_faults(route)),
        names=_names(said),
        not_made=tuple(f"{one}/…/" for one in _each(said)),
        date_order="mdy",  # as JavaScript has it
    )  # fmt: skip


def _are_pages(said: Said) -> bool:
    """Whether texts are pages of the folder `app` or `pages` themselves."""
    return any(_PAGE.match(name) and name.endswith((".md", ".mdx")) for name in said.texts)


def _ending(said: Said) -> str:
    return "/" if said.flag("trailingslash", default=False) else ""


def _site(said: Said, _place: Place) -> SourceSite:
    return SourceSite(addresses={"": _ending(said)})


def _split(said: Said, below: str) -> tuple[str, str]:
    """The folder of the posts, and the path below it that was chosen as the source."""
    known = [one for one in _folders(said) if below == one or below.startswith(f"{one}/")]
    folder = max(known, key=len, default=below)
    return folder, below[len(folder) :].strip("/")


def _faults(route: _Route | None) -> Iterator[UnusedAddress]:
    if route is None:
        text = "no page of the site with [slug] in its path says at which address its posts are"
        yield UnusedAddress(text=text, hint="set permalink in feeds.toml")
    elif route.computed:
        text = f"the addresses have parts that only code can fill in: {route.computed}"
        yield UnusedAddress(text=text, file=route.file, hint="set permalink in feeds.toml")


def _url(said: Said) -> str:
    stated = said.text("siteurl", "sitemetadata.siteurl", "siteconfig.url", "site.url", "site_url")
    found = (one[2] for one in said.found(_ADDRESS))
    host = stated if stated.startswith("http") else next(found, "")
    base = said.text("basepath").strip("/")
    is_in = f"{host.rstrip('/')}/".endswith(f"/{base}/")
    return joined(host, "" if is_in else base) if host else ""


def _names(said: Said) -> Names:
    """The feeds that handlers answer with, and that scripts write."""
    found: dict[str, str] = {}
    for name, text in said.texts.items():
        handler = _HANDLER.match(name)
        if handler is not None:
            file = handler["app"] or handler["pages"]
            parts = [one for one in file.split("/") if not _GROUP.match(one)]
            if not any(map(_DYNAMIC.match, parts)):
                file = "/".join(parts)
                found.setdefault(file if "." in parts[-1] else f"{file}/index.xml", text)
        elif not _PAGE.match(name):
            for one in _FEED.finditer(text):
                found.setdefault(one[2], text)
    names: Names = {}
    for file, text in found.items():
        is_atom = "atom" in file or ("<feed" in text and "<rss" not in text)
        kind = "json" if file.endswith(".json") else "atom" if is_atom else "rss"
        names[kind] = (*names.get(kind, ()), file)
    return names


def _each(said: Said) -> Iterator[str]:
    """What has a feed for each of its values, which only the site's code makes."""
    found = (one[1] for one in said.found(_EACH))
    yield from dict.fromkeys(found)


def _made(naming: Naming) -> str:
    """The address of a text that is a page of the folder `app` or `pages` itself."""
    found = _PAGE.match(naming.path)
    if found is None:
        return ""
    parts = [one for one in (found["app"] or found["pages"]).split("/") if not _GROUP.match(one)]
    return quote(f"/{'/'.join(parts)}") + naming.site.addresses.get("", "")


_CONFIGS = (
    *(f"next.config.{suffix}" for suffix in SCRIPTS),
    *(f"contentlayer.config.{suffix}" for suffix in SCRIPTS),
)
_SITES = (
    "data/siteMetadata siteMetadata data/site lib/constants lib/config lib/site site.config "
    "config/site config next-sitemap.config constants app/layout"
).split()

NEXTJS = Generator(
    key="nextjs",
    name="Next.js",
    marks=Marks(
        files=_CONFIGS,
        further=tuple(
            f"{root}{name}.{suffix}"
            for root in ("", "src/")
            for name in _SITES
            for suffix in ("js", "mjs", "ts", "tsx", "json")
        ),
        texts=(
            *_CONFIGS,
            *(f"{root}{one}" for root in ("", "src/") for one in (
                "app/**/page.*", "app/**/route.*", "app/layout.*", "pages/**/*.[jt]s*",
                "pages/**/*.mdx",
                "lib/*.[jt]s*", "utils/*.[jt]s*", "helpers/*.[jt]s*", "data/*.[jt]s*",
                "config/*.[jt]s*",
            )),
            "scripts/*.*s",
        ),
    ),
    layout=Layout(folders=_folders, is_own=True, static=("public",)),
    settings=_settings,
    site=_site,
    paths=Paths(read=frozenset({".md", ".mdx", ".markdown"}), new="{slug}.mdx"),
    slugs=Slugs(styles={"": replace(AS_WRITTEN, path=as_written)}),
    addresses=Addresses(made=_made),
)  # fmt: skip
