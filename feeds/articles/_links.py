"""Addresses in an article: relative ones made absolute, local files published beside it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from urllib.parse import unquote, urlsplit

from feeds.articles._asset_targets import target_of
from feeds.articles._by_stem import MARKUP_SUFFIXES
from feeds.articles._named_pages import named_key
from feeds.articles._path_meant import path_meant
from feeds.articles._permalink import file_of, quoted
from feeds.articles._source_file import Asset, SourceFile, Withheld
from feeds.content import FILE_SCHEMES, LINK_SCHEMES, NAMED_PAGE, as_uri, joined, scheme_of
from feeds.patterns import lazy_regex

__all__ = ["Links"]

_BREAKS = lazy_regex(r"[\t\r\n]+")  # inside an address: browsers take them out
_EMBEDS = frozenset({"src", "srcset", "poster"})
_MARKER = lazy_regex(
    r"^(?:\{|%7B|\||%7C)(?:filename|static|attach|photo)(?:\}|%7D|\||%7C)|^@(?=/)",
    re.IGNORECASE,
)
"""Pelican's and Zola's way to say that what follows is a path in the source folder."""

_LIST_PAGE = lazy_regex(r"^(?:\{|%7B)(?:tag|category|author|index)(?:\}|%7D)", re.IGNORECASE)
"""Pelican's way to name a page that lists articles; here only the first of them is certain."""

_NAMED = lazy_regex(r"link://(slug|filename)/+([^?#]+)(?:\?[^#]*)?((?:#.*)?)\Z", re.IGNORECASE)
"""Nikola's way to name another article."""

_REFERRED = lazy_regex(rf"{NAMED_PAGE}(?P<path>[^#]*)(?P<part>(?:#.*)?)\Z")
"""How `ref` and `relref` of Hugo arrive here."""

_MARKUP = lazy_regex(rf"\.(?:{'|'.join(MARKUP_SUFFIXES)})$")


class Links:
    """Resolves the addresses of one article; collects what has to be published for them.

    `page` gives the permalink of the article whose file (or folder, for index files) is at a
    path, where the suffix may be missing, or that answers at an absolute address as well;
    `unpublished` says why the article at such a path has none; `find` looks up a file below the
    source folder; `base` is the site's address with a slash at its end; `line` gives the line
    of the file on which an address stands, or 0; `name_fault` says why no file of the site may
    have a name. `rooted` is to be set where a site has it (SourceSite).
    """

    def __init__(
        self,
        *,
        file: str,
        permalink: str,
        base: str,
        page: Callable[[str], str | None],
        find: Callable[[str], SourceFile | None],
        line: Callable[[str], int] = lambda _address: 0,
        unpublished: Callable[[str], Withheld | None] | None = None,
        name_fault: Callable[[str], str] = lambda _name: "",
    ) -> None:
        self.file_path = file
        self.permalink = permalink
        self.base = base
        self.page = page
        self.find = find
        self.line = line
        self.unpublished = unpublished
        self.name_fault = name_fault
        self.rooted = ""
        self._asked: dict[str, list[str]] = {}  # addresses, and the paths that they may mean
        self._meant: dict[str, dict[str, None]] = {}  # likewise, with those from the root
        self.assets: dict[str, Asset] = {}
        self.dangling: dict[str, None] = {}
        self.refused: dict[str, Withheld] = {}
        self.unfit: dict[str, str] = {}  # address that is not published → why
        self.left_behind: dict[str, str] = {}  # address of a file that cannot be taken along → why

    @cached_property
    def folder(self) -> str:
        return posixpath.dirname(self.file_path)

    @cached_property
    def stem(self) -> str:
        return posixpath.basename(self.file_path).rpartition(".")[0]

    @cached_property
    def below(self) -> str:  # the site's own path on its host
        return urlsplit(self.base).path

    @cached_property
    def _own_path(self) -> str:  # of its page on the host, where that is a folder; else ""
        path = unquote(urlsplit(self.permalink).path)
        return path if path.endswith("/") and len(path) > len(self.below) else ""

    @cached_property
    def _taken(self) -> set[str]:  # files that are there already, in one case
        return {file_of(self.permalink.removeprefix(self.base)).casefold()}

    def resolve(self, tag: str, attribute: str, address: str) -> str | None:
        """The absolute address, or None for one that cannot be made into any."""
        is_field = tag == "enclosure"
        address = address.strip() if is_field else _BREAKS.sub("", address.strip())
        named = _NAMED.match(address)
        if named is not None:
            return self._named(named, address)
        referred = _REFERRED.match(address)
        if referred is not None:
            return self._referred(unquote(referred["path"]), referred["part"])
        listing = _LIST_PAGE.match(address)
        if listing is not None and "index" in listing.group().lower():
            return self.base
        if listing is not None:
            self.unfit.setdefault(unquote(address), "it names a list of articles as Pelican does")
            return None
        marker = _MARKER.match(address)
        address = address[marker.end() :] if marker else address
        try:
            path = address.partition("#")[0]
            is_page = marker is not None and "filename" in marker.group().lower()
            if is_page and not (self._page(path) or self._local(path)):
                if not self._is_refused(address, None):
                    self.dangling.setdefault(address)
                return None
            return self._resolve(is_field or attribute in _EMBEDS, address)
        except ValueError as error:
            self.unfit.setdefault(address, str(error))
            return None

    def _named(self, named: re.Match[str], address: str) -> str | None:
        """The article of that slug; or of that file, whose path begins at the root of its site."""
        kind, path, fragment = named.groups()
        parts = unquote(path).split("/")
        wanted = (
            [f"link://slug/{parts[-1]}"]
            if kind == "slug"
            else ["/".join(parts[at:]) for at in range(len(parts))]
        )
        page = next(filter(None, map(self.page, wanted)), None)
        if page is not None:
            return page + as_uri(fragment)
        if kind == "slug" or not self._is_refused(f"/{path}", None):
            self.dangling.setdefault(address)
        return None

    def _referred(self, path: str, part: str) -> str | None:
        """The page that a path means, beside this one or from the root; or that a name means."""
        if not path.strip("/"):
            return (self.base if path else self.permalink) + as_uri(part)
        keys = [named_key(self.file_path, one) for one in self._referred_paths(path)]
        page = next(filter(None, map(self.page, keys)), None)
        if page is not None:
            return page + as_uri(part)
        withheld = map(self.unpublished, keys) if self.unpublished is not None else ()
        refused = next(filter(None, withheld), None)
        if refused is not None:
            self.refused.setdefault(path, refused)
            return None
        return self._page_of_no_article(path, part)

    def _page_of_no_article(self, path: str, part: str) -> str | None:
        """Of a section, or of a page without a date, which Hugo publishes and we do not."""
        has_suffix = _MARKUP.search(path) is not None
        file = path if has_suffix else f"{path.rstrip('/')}/_index.md"
        is_there = self._local(file) or self._local(f"/{file}")
        if not (path.startswith("/") or is_there):
            self.dangling.setdefault(path)
            if has_suffix:
                return None
        return self.base + as_uri(_MARKUP.sub("", path).strip("/")) + "/" + as_uri(part)

    def _referred_paths(self, path: str) -> Iterator[str]:
        """A bundle's own folder is no folder of others: they are looked for beside it as well."""
        if not path.startswith("/"):
            yield "/" + path_meant(self.folder, path)
            if self.stem in {"index", "_index"}:
                yield "/" + path_meant(posixpath.dirname(self.folder), path)
        yield "/" + path_meant("", "/" + path)
        if "/" not in path.rstrip("/"):
            yield path

    def file(self, address: str) -> SourceFile | None:
        """The local file that a relative address means, if there is one."""
        if scheme_of(address) or address.startswith(("//", "#")):
            return None
        return self._local(address)

    def _resolve(self, embedded: bool, address: str) -> str | None:  # noqa: FBT001 - internal
        if not address:
            return None
        if scheme_of(address):
            schemes = FILE_SCHEMES if embedded else LINK_SCHEMES
            return self.own_file(address) or as_uri(address, schemes)
        if address.startswith("//"):
            return as_uri(f"{urlsplit(self.base).scheme}:{address}")
        if address.startswith("#"):
            return self.permalink + as_uri(address)
        path, mark, fragment = address.partition("#")
        page = self._page(path)
        if page is not None:
            return page + as_uri(mark + fragment)
        found = self._local(path)
        if self._is_refused(address, found):
            return None
        published = self._publish(found, address) if found is not None else ""
        if published:
            return published + as_uri(mark + fragment)
        is_below = address.startswith("/") and self._is_below_site(address, embedded=embedded)
        start = self.base if is_below else self.permalink
        absolute = joined(start, as_uri(address.lstrip("/") if is_below else address))
        is_file = embedded or _MARKUP.search(path.partition("?")[0])
        if found is None and is_file and self.page(absolute.partition("#")[0]) is None:
            self.dangling.setdefault(address)
        return absolute

    def own_file(self, address: str) -> str:
        """Where the file is published that a whole address of this site means; "" for no such."""
        path = address.partition("#")[0].partition("?")[0]
        if not path.startswith(self.base) or _MARKUP.search(path) or "." not in path[-6:]:
            return ""
        found = self._local(f"{self.below}{path.removeprefix(self.base)}")
        return self._publish(found, address) if found is not None and not found.withheld else ""

    def _is_refused(self, address: str, found: SourceFile | None) -> bool:
        """Whether the address leads to a file, or an article, that may not be published."""
        withheld = found.withheld if found is not None else None
        if found is None and self.unpublished is not None:
            paths = self._page_paths(address.partition("#")[0])
            withheld = next(filter(None, map(self.unpublished, paths)), None)
        if withheld is None:
            return False
        self.refused.setdefault(address, withheld)
        return True

    def _is_below_site(self, address: str, *, embedded: bool) -> bool:
        """Whether a slash at the beginning stands for the site's address, not for its host: on
        some sites, unless the site's own path is there already.
        """
        is_rooted = self.rooted == "all" or (self.rooted == "pictures" and embedded)
        return is_rooted and not f"{address}/".startswith(self.below)

    def _page(self, address: str) -> str | None:
        """The page of the article whose file is meant: beside this one, else from the root."""
        return next(filter(None, map(self.page, self._page_paths(address))), None)

    def _page_paths(self, address: str) -> Iterator[str]:
        """The files of an article that may be meant; in doubt, without their suffix."""
        stem = _MARKUP.sub("", address.partition("?")[0])
        for one in dict.fromkeys((address, stem)):
            yield from self._paths(one) if one else ()

    def _paths(self, address: str) -> dict[str, None]:
        """The files that an address may mean: beside this one, from the root, below the site."""
        paths = self._meant.get(address)
        if paths is None:
            root = path_meant("", "/" + address)
            paths = self._meant[address] = dict.fromkeys((*self._own_paths(address), root))
        return paths

    def _own_paths(self, address: str) -> list[str]:
        """Beside this file or from the root, as is written; without the site's own path."""
        paths = self._asked.get(address)
        if paths is None:
            paths = self._asked[address] = [path_meant(self.folder, address)]
            if not address.startswith("/"):  # in the folder of an article's own files, as Hexo's
                paths.append(path_meant(self.folder, f"{self.stem}/{address}"))
            elif self._own_path and address.startswith(self._own_path):  # below its own page
                own = "" if self.stem == "index" else f"{self.stem}/"
                name = address.removeprefix(self._own_path)
                paths.append(path_meant(self.folder, own + name))
            if len(self.below) > 1 and address.startswith(self.below):
                paths.append(path_meant("", "/" + address.removeprefix(self.below)))
        return paths

    def _local(self, address: str) -> SourceFile | None:
        paths = self._own_paths(address)
        found = (self.find(one) for one in paths if one not in {"", ".", ".."})
        return next(filter(None, found), None)

    def _publish(self, found: SourceFile, address: str) -> str:
        """Where it will be; "" where no file may have its name."""
        if found.is_static:
            return self.base + quoted(found.path)
        known = self.assets.get(found.path)
        if known is None:
            known = Asset(
                found.path, target_of(found, self.permalink.removeprefix(self.base), self._taken)
            )
            fault = self.name_fault(known.target)
            if fault:
                self.left_behind.setdefault(address, fault)
                return ""
            self.assets[found.path] = known
            self._taken.add(known.target.casefold())
        return self.base + quoted(known.target)
