"""Slugs and permalinks: kept as first published, made distinct, and what is left of old ones."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.articles import file_of, permalink_path, short_hash
from feeds.config import Permalinks
from feeds.ledger._entry import Entry
from feeds.ledger._facts import Fact
from feeds.ledger._kept import Kept
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["AddressBook", "Replaced"]

_HASH = lazy_regex("-[0-9a-f]{8}")


class Replaced(NamedTuple):
    """An address that an article states, or has on its site, and cannot have."""

    wanted: str  # a path below the site's address
    owner: str  # the id of the article that has it; "" where the site itself needs the file
    name: str = ""  # of that file of the site, which may differ in case


class AddressBook:
    """Gives every article its slug and permalink; no two share a file in the output.

    What is made up here differs in more than case from all others, since many disks fold case;
    addresses that articles state stand as they are, as long as they differ at all from those of
    other articles. From the `reserved` ones, of feeds above all, they have to differ in more
    than case: where a host folds it, the article would be what subscribers get.

    `permalinks` is how they are made now; articles of a folder whose rule is not among the
    `earlier` ones move, the others stay where they are whatever their title, date or folder
    becomes.
    """

    def __init__(
        self,
        permalinks: Permalinks,
        earlier: Iterable[str],
        entries: Iterable[Entry],
        reserved: Iterable[str],
        kept: Kept,
        *,
        tells_apart: bool = True,
    ) -> None:
        """With `tells_apart` it is usual that two articles of one address have two."""
        self.permalinks = permalinks
        self._kept = kept
        self._tells_apart = tells_apart
        self.earlier = frozenset(earlier)
        self._is_usual = str(permalinks.of("")) in self.earlier and not permalinks.folders
        self.replaced: dict[str, Replaced] = {}  # id → the address that the article cannot have
        self._reserved = {_key(name): name for name in reserved}
        self._live = dict.fromkeys(self._reserved, "")  # file → id; "" for the site's own
        self._exact: dict[str, str] = {}  # likewise, as articles have them
        self._left: dict[str, str] = {}  # files that only tell where something went
        for entry in sorted(entries, key=lambda entry: entry.order):
            for path in entry.moved:
                self._left.setdefault(_key(file_of(path)), entry.id)
            if entry.permalink:
                file = file_of(entry.permalink)
                files = self._live if entry.state == "published" else self._left
                files.setdefault(_key(file), entry.id)
                if entry.state == "published":
                    self._exact.setdefault(file, entry.id)

    def place(self, fact: Fact, id: str, entry: Entry | None) -> tuple[str, str]:  # noqa: A002 - its name
        """The slug and the permalink of an article."""
        if entry is not None and entry.permalink:
            slug, path = self._known(fact, entry)
        else:
            slug, path = fact.slug, self.usual(fact)
        file = file_of(path)
        is_stated = path == fact.address
        yields = bool(fact.address or fact.slug_stated)
        if not self._is_free(file, id, is_stated=is_stated, yields=yields):
            if not fact.address:
                slug = f"{slug}-{short_hash(id)}"
            path = self._filled(fact, f"{slug}-{short_hash(id)}" if fact.address else slug)
            file = file_of(path)
        if fact.address and path != fact.address:
            self._note(fact.address, id)
        elif slug != fact.slug and not (self._tells_apart or fact.address):
            self._note_told_apart(fact, slug, id)
        self._live.setdefault(_key(file), id)
        self._exact[file] = id
        return slug, path

    def _note(self, wanted: str, id: str) -> None:  # noqa: A002 - its name
        """That an article cannot have an address, unless it only keeps the one it had."""
        file = file_of(wanted)
        if not self._is_free(file, id, is_stated=True, yields=True):
            name = self._reserved.get(_key(file), "")
            owner = "" if name else self._exact.get(file, "")
            self.replaced[id] = Replaced(wanted, owner, name)

    def _note_told_apart(self, fact: Fact, slug: str, id: str) -> None:  # noqa: A002 - its name
        """That an article has another address here than on its site, where another one has that."""
        wanted = self.usual(fact)
        key = _key(file_of(wanted))
        owner = self._live.get(key, id)
        if slug == f"{fact.slug}-{short_hash(id)}" and owner != id:
            self.replaced[id] = Replaced(wanted, owner, self._reserved.get(key, ""))

    def _known(self, fact: Fact, entry: Entry) -> tuple[str, str]:
        is_changed = (
            fact.slug_stated and fact.slug != entry.slug and not _is_told_apart(fact, entry)
        )
        slug = fact.slug if is_changed else entry.slug
        path = entry.permalink
        if fact.address:
            path = fact.address
        elif is_changed or not self._is_kept(fact):
            path = self._filled(fact, slug)
        made = (slug, path)
        if made != (entry.slug, entry.permalink) and self._kept.has_address(entry, fact):
            return entry.slug, entry.permalink
        return made

    def _is_kept(self, fact: Fact) -> bool:
        """Whether the rule for its addresses is one of the earlier ones."""
        return self._is_usual or str(self.permalinks.of(fact.file)) in self.earlier

    def _is_free(self, file: str, id: str, *, is_stated: bool, yields: bool) -> bool:  # noqa: A002
        """Whether an article may have that file; old addresses yield to stated ones."""
        key = _key(file)
        left = "" if yields else self._left.get(key, "")
        owner = self._exact.get(file, id if is_stated else self._live.get(key, id))
        return owner == id and self._live.get(key, id) != "" and left in {"", id}

    def _filled(self, fact: Fact, slug: str) -> str:
        return permalink_path(
            self.permalinks,
            slug=slug,
            date=fact.published,
            path=fact.file,
            language=fact.language,
            parts=fact.parts,
            mark=_mark(slug, fact.slug),
        )

    def usual(self, fact: Fact) -> str:
        """The permalink that follows from an article's own facts."""
        return fact.address or self._filled(fact, fact.slug)


def _is_told_apart(fact: Fact, entry: Entry) -> bool:
    """The slug is as it was stated, with the hash that distinguished it from an equal one."""
    return entry.slug == f"{fact.slug}-{short_hash(entry.id)}"


def _mark(slug: str, plain: str) -> str:
    """What distinguishes a slug from an equal one."""
    if slug == plain:
        return ""
    mark = slug[len(plain) :] if slug.startswith(plain) else ""
    return mark if _HASH.fullmatch(mark) else ""


def _key(file: str) -> str:
    """Files that differ in case alone are one on many disks."""
    key = file.casefold()
    return file if key == file else key  # a site has many: no second text of each
