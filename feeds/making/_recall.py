"""Files of the site that need not be made again: their inputs are unchanged."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from feeds.articles import NOTHING, Asset, ByStem, PartLink, SourceFile, Withheld
from feeds.cache import MANY, Aside, Cache, Digests, Stamps
from feeds.collecting import clock_ns
from feeds.content import NAMED_PAGE
from feeds.errors import Problem
from feeds.making._jobs import Made
from feeds.making._page_jobs import known_of
from feeds.making._sink import Sink
from feeds.publishing import KnownFile, Publication, Stage
from feeds.reading import made_picture
from feeds.stamps import Seen, digest_of, is_settled, stamp_of

__all__ = ["LEDGER", "PageRecord", "Recall", "key_of", "light"]

LEDGER = "/feeds.lock"
"""What the ledger is noted under: no file of the output has such a name."""


class PageRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A page, its inputs, and the other results of making it."""

    known: KnownFile
    key: str
    links: Mapping[str, str | None] = (
        NOTHING  # asked for: a path of the source → the permalink there
    )
    unpublished: Mapping[str, str] = NOTHING  # those of them whose article has no page → why
    files: Mapping[str, int | str | None] = NOTHING  # likewise → what is known of the file there
    assets: tuple[Asset, ...] = ()
    problems: tuple[Problem, ...] = ()
    ids: bytes = b""  # of the parts of its body, packed
    parts: tuple[PartLink, ...] = ()  # of other pages that it links to
    refused: tuple[tuple[str, Withheld], ...] = ()

    @property
    def loose(self) -> list[str]:
        """The links for which another article may be found one day."""
        links = self.links.items()
        return [path for path, to in links if to is None or path.startswith(NAMED_PAGE)]


class _AssetRecord(msgspec.Struct, frozen=True, array_like=True):
    """A file that was published as it is."""

    known: KnownFile
    source: str
    seen: Seen


class Recall:
    """What earlier builds into this output made, by the names of the files.

    Everything is noted when it is asked for or made; `save` keeps it once the site is published.
    """

    def __init__(
        self, cache: Cache, output: Path, *, compress: bool, is_partial: bool = False
    ) -> None:
        """One that `is_partial` is for a build that makes a few files."""
        name = digest_of(str(output.absolute()).encode("utf-8", "surrogateescape"))
        table = partial(cache.table, is_partial=is_partial)
        self._pages = table(f"{name}-pages", compress, PageRecord)
        self._assets = table(f"{name}-assets", compress, _AssetRecord)
        self._valid = table(f"{name}-valid", "", str)
        self.state = f"{name}-state"
        self._made: dict[str, PageRecord | int] = {}  # or its number in `_packed`
        self._packed = Aside(is_of_many=True)
        self._keys: dict[str, int] = {}  # of what is made of its key alone → its number in `_plain`
        self._plain = Digests()
        self._is_large = False
        self._copied: dict[str, _AssetRecord] = {}
        self._now = clock_ns()
        self.is_on = cache.is_on
        self.has_pages = not self._pages.is_empty
        """Whether earlier builds made any, which may be as they were."""

    def page(
        self,
        file: str,
        key: str,
        pages: ByStem,
        find: Callable[[str], SourceFile | None],
        unpublished: Callable[[str], Withheld | None],
    ) -> PageRecord | None:
        """A page that was made of the same; the others answer as they would today."""
        record = self.file(file, key)
        if record is None:
            return None
        if any(pages.get(path) != answer for path, answer in record.links.items()):
            return None
        if any(_reason(unpublished(path)) != record.unpublished.get(path) for path in record.links):
            return None
        if any(known_of(find(path)) != answer for path, answer in record.files.items()):
            return None
        return record

    def file(self, file: str, key: str) -> PageRecord | None:
        """A file that was made of the same, where `key` stands for all of that."""
        record = self._pages.get(file) if key else None
        return record if record is not None and record.key == key else None

    def latest(self, file: str) -> PageRecord | None:
        """The record of a file: of now where it was made now, else of an earlier build."""
        return self.noted(file) or self._pages.get(file)

    def take(
        self, file: str, record: PageRecord, sink: Sink, *, origin: str = "", stage: Stage = "page"
    ) -> bool:
        """Publish it as it is; False where it is no longer there as it was."""
        known = sink.recall(file, record.known, origin=origin, stage=stage)
        if known is None:
            return False
        if known != record.known:
            self._pages.put(file, msgspec.structs.replace(record, known=known))
        return True

    def expect(self, pages: int) -> None:
        """There will be so many."""
        self._is_large = pages >= MANY

    def note(self, file: str, key: str, made: Made) -> None:
        """This page was made, and will be published."""
        if not _refers(made):
            self.note_file(file, key)
            return
        record = PageRecord(
            known=_NOT_YET,
            key=key,
            links=made.links or NOTHING,
            unpublished=made.unpublished or NOTHING,
            files=made.files or NOTHING,
            assets=made.assets,
            problems=made.problems,
            ids=made.ids,
            parts=made.parts,
            refused=made.refused,
        )
        self._keys.pop(file, None)
        self._made[file] = self._as_noted(record)

    def noted(self, file: str) -> PageRecord | None:
        """What is to be remembered of a page that was made now."""
        found = self._made.get(file)
        if found is not None:
            return self._whole(found)
        key = self._keys.get(file)
        return None if key is None else _record_of(self._plain[key].hex())

    def _as_noted(self, record: PageRecord) -> PageRecord | int:
        """A record of a large site waits packed, under a number."""
        if not self._is_large:
            return record
        try:
            return self._packed.set_down(_ENCODER.encode(record))
        except ValueError:  # letters that are none
            return record

    def _whole(self, noted: PageRecord | int) -> PageRecord:
        """A record as it was noted."""
        return _DECODER.decode(self._packed[noted]) if isinstance(noted, int) else noted

    def note_file(self, file: str, key: str) -> None:
        """This file was made, of what `key` stands for, and will be published."""
        self._made.pop(file, None)
        self._keys[file] = self._plain.set_down(bytes.fromhex(key))

    def make(
        self,
        file: str,
        key: str,
        make: Callable[[], bytes],
        sink: Sink,
        *,
        stage: Stage,
        origin: str = "",
    ) -> None:
        """Publish a file that depends on `key` alone, made only where that is needed."""
        record = self.file(file, key)
        if record is None or not self.take(file, record, sink, origin=origin, stage=stage):
            sink.add(file, make(), origin=origin, stage=stage)
            self.note_file(file, key)

    def copy(self, target: str, source: str, sink: Sink, *, origin: str) -> None:
        """Publish a copy of a file."""
        record = self._assets.get(target)
        seen = _look(source, self._now)
        if (
            record is not None
            and seen is not None
            and seen.is_settled
            and (source, seen) == (record.source, record.seen)
        ):
            known = sink.recall(target, record.known, origin=origin, stage="asset")
            if known is not None:
                return
        made = made_picture(source)
        if made is not None:
            sink.add(target, made, origin=origin, stage="asset")
        else:
            sink.add_file(target, Path(source), origin=origin)
        if seen is not None:
            self._copied[target] = _AssetRecord(known=_NOT_YET, source=source, seen=seen)

    def source_of(self, target: str) -> str | None:
        """Of which file an earlier build made a copy; None for none."""
        record = self._assets.get(target)
        return None if record is None else record.source

    def is_valid(self, path: str, digest: str) -> bool:
        """Whether the validator has found nothing in a document of that digest."""
        return bool(digest) and self._valid.get(path) == digest

    def note_valid(self, path: str, digest: str) -> None:
        """It found nothing."""
        self._valid.put(path, digest)

    def save(self, publication: Publication) -> Stamps | None:
        """Keep everything for the next build, now that it is published. Returns how the files were
        found, None where nothing is remembered.
        """
        if not self.is_on:
            return None
        stamps = Stamps()
        with self._pages.filled() as put:
            for file, known in publication.known():
                stamps.add(known and known.file)
                record = None if known is None else self.noted(file)
                if known is not None and record is not None and record.key:
                    put(file, msgspec.structs.replace(record, known=known))
                copied = self._copied.get(file)
                if known is not None and copied is not None:
                    self._assets.put(file, msgspec.structs.replace(copied, known=known))
        self._made.clear()
        self._keys.clear()
        for table in (self._assets, self._valid):
            table.save()
        return stamps


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(PageRecord)
_NOT_YET = KnownFile(Seen((0, 0, 0, 0), is_settled=False, digest=""))


def _refers(made: Made) -> bool:
    """Whether there is more to remember of a page than what it was made of."""
    found = (made.links, made.unpublished, made.files, made.assets)
    return any(found) or bool(made.problems or made.ids or made.parts or made.refused)


def _record_of(key: str) -> PageRecord:
    """Of a file that depends on nothing that others could change."""
    return PageRecord(known=_NOT_YET, key=key)


def light(record: PageRecord, key: str) -> PageRecord:
    """A record that was taken, without what tells that its file is as it was. `key` is its own,
    in the text that is in memory anyway.
    """
    return msgspec.structs.replace(record, known=_NOT_YET, key=key)


def key_of(*parts: object) -> str:
    """A few letters that stand for these records; "" where letters in them are none."""
    try:
        return digest_of(msgspec.json.encode(parts))
    except ValueError:
        return ""


def _reason(found: Withheld | None) -> str | None:
    return found.message if found else None


def _look(source: str, now: int) -> Seen | None:
    """The stamp of a file; of a picture in a notebook, that of the notebook."""
    try:
        stamp = stamp_of(os.stat(source))  # noqa: PTH116 - of every picture of a site
    except NotADirectoryError:
        return _look(os.path.dirname(source), now)  # noqa: PTH120 - a text
    except OSError:
        return None
    return Seen(stamp, is_settled(stamp, now), "")
