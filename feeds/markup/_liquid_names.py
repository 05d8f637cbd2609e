"""What a text of a Liquid site may ask for: `page`, `site`, and names that stand alone.

There are three answers. What an article or the site's settings state has its value;
what they could state but do not is nil, as it is for the site's own generator; and what that
generator computes (other articles, addresses, the time of the build) is `Unknown`, and using
it is reported, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from liquid import Undefined
from liquid.exceptions import UndefinedError

from feeds.generators import Source, post_of
from feeds.markup._site_data import data_of
from feeds.markup._typed import typed
from feeds.model import Field

__all__ = ["Absent", "Unknown", "names_of"]

_OF_PAGE = frozenset(
    "category categories collection content date dir excerpt ext id layout name next output path "
    "previous relative_path slug tags title url".split()
)
"""What Jekyll computes for a page that does not state it."""

_OF_SITE = frozenset(
    "categories collections data documents github html_files html_pages pages posts related_posts "
    "static_files tags time".split()
)
_ROOTS = frozenset({"content", "layout", "paginator", "theme", "now", "today"})
_OWNERS = ("page", "post", "metadata", "data")


class Unknown:
    """A value that only the site's generator computes; any use of it raises UndefinedError.

    It is none of Liquid's own undefined values, since those are equal to nil.
    """

    __slots__ = ("name",)
    name: str

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "name", name)

    def __getattribute__(self, attribute: str) -> object:
        if attribute == "__class__":
            return Unknown
        raise UndefinedError(f"{object.__getattribute__(self, 'name')} is not known", token=None)

    def _used(self, *_values: object) -> NoReturn:
        self.__getattribute__("value")
        raise AssertionError

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _used
    __len__ = __iter__ = __getitem__ = __contains__ = __bool__ = __hash__ = _used
    __str__ = __int__ = __float__ = __index__ = _used


class Absent(Undefined):
    """A name that nothing gives a value: nil in conditions, and reported where it is shown."""

    __slots__ = ()


class _Names(Mapping[str, object]):
    """Values by name; `computed` names are Unknown, all others are nil."""

    def __init__(self, owner: str, values: Mapping[str, object], computed: frozenset[str]) -> None:
        self.owner = owner
        self.values_by_name = values
        self.computed = computed

    def __getitem__(self, key: str) -> object:
        if key in self.values_by_name:
            return self.values_by_name[key]
        return Unknown(f"{self.owner}.{key}") if key in self.computed else None

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_name)

    def __len__(self) -> int:
        return len(self.values_by_name)


class _FoldedNames(_Names):
    """The settings of a site, whose names are known in lower case."""

    def __getitem__(self, key: str) -> object:
        return super().__getitem__(key.lower() if isinstance(key, str) else key)


class _Globals(Mapping[str, object]):
    """The roots of names. Where keys of an article stand alone, any other may be computed."""

    def __init__(self, known: Mapping[str, object], *, is_open: bool) -> None:
        self.known = known
        self.is_open = is_open

    def __getitem__(self, key: str) -> object:
        if key in self.known:
            return self.known[key]
        if self.is_open or key in _ROOTS:
            return Unknown(key)
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)


def names_of(source: Source, fields: tuple[Field, ...], *, keys_are_names: bool) -> _Globals:
    """The names of one text. With `keys_are_names` those of its front matter stand alone too."""
    own = {item.key: typed(item.value) for item in fields if item.key}
    if "date" not in own and (post := post_of(source.path.rpartition("/")[2])) is not None:
        own["date"] = post[0]
    page = _Names("page", own, _OF_PAGE - own.keys())
    known: dict[str, object] = dict(own) if keys_are_names else {}
    known.update({owner: page for owner in _OWNERS if owner not in known})
    known["site"] = _site(source)
    known["jekyll"] = {"environment": "production"}
    known["siteurl"] = known["base_url"] = ""  # what follows is then a path on this site
    known["baseurl"] = source.base
    return _Globals(known, is_open=keys_are_names)


def _site(source: Source) -> _Names:
    stated: dict[str, object] = {}
    for name, value in source.site.values.items() if source.site else ():
        table: dict[str, Any] = stated
        *above, last = name.split(".")
        for part in above:
            inner = table.setdefault(part, {})
            table = inner if isinstance(inner, dict) else {}
        table.setdefault(last, typed(value))
    stated.update(url="", base_url="", baseurl=source.base)
    if source.site is not None and (data := data_of(source.site.includes)):
        stated["data"] = _Open("site.data", data)  # a file that cannot be read is not known
    labels = frozenset(source.site.collections if source.site else ())
    if source.site is None:
        return _Open("site", stated)
    return _FoldedNames("site", stated, (_OF_SITE | labels) - (stated.keys() - {"collections"}))


class _Open(_Names):
    """Names of which any may have a value that is not known here."""

    def __init__(self, owner: str, values: Mapping[str, object]) -> None:
        super().__init__(owner, values, frozenset())

    def __getitem__(self, key: str) -> object:
        return self.values_by_name.get(key) if key in self.values_by_name else Unknown(key)
