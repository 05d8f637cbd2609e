"""What earlier builds found out, kept in the user's cache folder: safe to delete at any time.

A convenience that never shows. Whatever is kept is what would be made again; with
anything in doubt (a damaged file, another version, another owner) nothing is remembered.
Only data is kept, as JSON: nothing in it can be executed.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from feeds.cache._aside import Aside
from feeds.cache._files import is_ours, replace_by
from feeds.cache._new_shards import DIGEST, NewShards
from feeds.cache._pieces import Pieces, with_tables
from feeds.cache._version import version
from feeds.stamps import Digest, digest_of, digest_of_bytes

__all__ = ["Cache"]

Record = TypeVar("Record")

_SHARDS = 16  # files of a table, so that a change of one record writes a sixteenth
_SOME = 64  # records that are written at once
_SHARD = msgspec.json.Decoder(dict[str, msgspec.Raw])
_SOURCE = "source"  # file in which a cache says whose it is


class Cache:
    """The tables that builds of one source folder keep below a cache folder.

    Without a folder it remembers nothing.
    """

    def __init__(self, folder: Path | None, source: Path) -> None:
        name = os.fsencode(os.path.abspath(source))  # noqa: PTH100 - a text
        self._folder = folder / digest_of(name) if folder else None
        self.is_known = self._folder is not None and self._folder.exists()
        """Whether the source was built here before."""
        if folder and self._folder and not self.is_known:
            with suppress(OSError):
                _begin(self._folder, name)

    @property
    def is_on(self) -> bool:
        """Whether anything can be remembered."""
        return self._folder is not None

    @property
    def preview(self) -> Path | None:
        """A folder for a site that is only looked at."""
        return self._folder and self._folder / "preview"

    def table(
        self, name: str, key: object, record: type[Record], *, is_partial: bool = False
    ) -> Table[Record]:
        """The records of that name, as far as they were made under the same `key`.

        `record` is the type of all of them. `key` is everything besides the name of a record
        that it depends on and does not hold itself; the version of the program is added. One
        that `is_partial` is for a build that asks for a few: the others stay as they are.
        """
        place = self._folder and self._folder / name
        return Table(place, repr((version(), key)), record, is_partial=is_partial)

    def keep(self, name: str, pieces: Iterable[bytes]) -> str:
        """Keep a file of data; returns what it is asked for by, "" where it could not be kept."""
        if self._folder is None:
            return ""
        digest = Digest(version().encode())
        with suppress(OSError):
            replace_by(self._folder / name, map(digest.taken, pieces))
            return digest.said
        return ""

    def kept(self, name: str, digest: str) -> bytes | None:
        """The file that was kept under that digest; None where there is another one, or none."""
        if self._folder is None:
            return None
        try:
            with (self._folder / name).open("rb") as file:
                data = file.read() if is_ours(os.fstat(file.fileno())) else b""
        except (OSError, MemoryError):
            return None
        return data if digest_of_bytes(version().encode(), data) == digest else None

    def keep_pieces(self, name: str, pieces: Iterable[bytes]) -> str:
        """The same as `keep`, of pieces that are read one by one."""
        if self._folder is None:
            return ""
        digest = Digest(version().encode())
        with suppress(OSError):
            replace_by(self._folder / name, with_tables(pieces, digest))
            return digest.said
        return ""

    def kept_pieces(self, name: str, digest: str) -> Pieces | None:
        """As `kept`, of what `keep_pieces` kept."""
        if self._folder is None:
            return None
        try:
            return Pieces(self._folder / name, version().encode(), digest)
        except (OSError, ValueError, MemoryError):
            return None


class Table(Generic[Record]):
    """Records by name. Only what was asked for or put is kept for the next build, unless the
    table is partial.

    They are kept as bytes, which take a fraction of the memory, and which need not be made again
    of those that stay as they are.
    """

    def __init__(
        self, place: Path | None, key: str, record: type[Record], *, is_partial: bool
    ) -> None:
        self._place = place
        words = repr((key, place)).encode("utf-8", "surrogatepass")
        self._key = hashlib.blake2b(words, digest_size=DIGEST).digest()
        self._decoder = msgspec.json.Decoder(record)
        self._left: dict[str, msgspec.Raw] = {}  # of the last build, and not asked for yet
        self._kept: dict[str, msgspec.Raw | int] = {}  # or where it is set down
        self._aside = Aside()
        self._is_partial = is_partial
        self._unread = set(range(_SHARDS if place else 0))  # shards
        for number in range(0 if is_partial else len(self._unread)):
            self._open(number)
        self._changed: set[int] = set()  # shards to be written

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered."""
        return not (self._left or self._kept or self._unread)

    @property
    def descriptors(self) -> tuple[int, ...]:
        """As those of an Aside: a copy of this process that has them can save the table."""
        return self._aside.descriptors

    def get(self, name: str) -> Record | None:
        """What is remembered under a name."""
        if self._unread:
            self._open(_shard(name))
        data: msgspec.Raw | int | None = self._left.pop(name, None)
        if data is None:
            data = self._kept.get(name)
            if data is None:
                return None
        else:
            self._kept[name] = data
        try:
            return self._decoder.decode(self._aside[data] if isinstance(data, int) else data)
        except (ValueError, RecursionError, msgspec.MsgspecError):
            return None

    def put(self, name: str, record: Record | msgspec.Raw) -> None:
        """Remember something, as JSON where it is that already; letters that are none cannot be."""
        if self._place is None:
            return
        number = _shard(name)
        if self._unread:
            self._open(number)
        self._left.pop(name, None)
        self._changed.add(number)
        try:
            name.encode()
            self._kept[name] = self._aside.set_down(msgspec.json.encode(record))
        except ValueError:
            self._kept.pop(name, None)

    @contextmanager
    def filled(self) -> Iterator[Callable[[str, Record], None]]:
        """What puts records, each name once, and saves the table after the block: then nothing of
        it is asked for any more.
        """
        if self._place is None or self._is_partial or not self.is_empty:
            yield self.put
            self.save()
            return
        shards = NewShards(self._key, self._file)
        try:
            yield partial(_add, shards)
        except BaseException:
            shards.drop()
            raise
        shards.keep()

    def save(self) -> None:
        """Write what changed; what cannot be written is found out again next time."""
        if self._place is None:
            return
        if self._is_partial:
            self._kept.update(self._left)
        else:
            self._changed.update(map(_shard, self._left))
        self._left.clear()
        shards: dict[int, list[str]] = {number: [] for number in sorted(self._changed)}
        for name in self._kept if shards else ():
            if (number := _shard(name)) in shards:
                shards[number].append(name)
        with suppress(OSError, ValueError):
            for number, names in shards.items():
                replace_by(self._file(number), self._pieces(names))
        self._changed.clear()

    def _file(self, number: int) -> Path:
        assert self._place is not None
        return self._place.with_name(f"{self._place.name}-{number:x}")

    def _open(self, number: int) -> None:
        if number in self._unread:
            self._unread.remove(number)
            self._left.update(self._load(number))

    def _load(self, number: int) -> dict[str, msgspec.Raw]:
        try:
            with self._file(number).open("rb") as file:
                data = file.read() if is_ours(os.fstat(file.fileno())) else b""
            body = memoryview(data)[DIGEST:-DIGEST]
            made = hashlib.blake2b(body, digest_size=DIGEST).digest()
            if data[:DIGEST] != self._key or data[-DIGEST:] != made:
                return {}
            return _SHARD.decode(body)
        except (OSError, ValueError, MemoryError, RecursionError, msgspec.MsgspecError):
            return {}

    def _pieces(self, names: Iterable[str]) -> Iterator[bytes]:
        """The file of a shard: the key, the records as JSON, the digest of these. It is never whole
        in memory; of two builds at once the later one wins.
        """
        made = hashlib.blake2b(digest_size=DIGEST)
        yield self._key
        for piece in self._json(names):
            made.update(piece)
            yield piece
        yield made.digest()

    def _json(self, names: Iterable[str]) -> Iterator[bytes]:
        before, rest = b"{", iter(names)
        while some := [*map(self._row, islice(rest, _SOME))]:
            yield before + b",".join(some)
            before = b","
        yield b"}" if before == b"," else b"{}"

    def _row(self, name: str) -> bytes:
        data = self._kept[name]
        record = self._aside[data] if isinstance(data, int) else bytes(data)
        return msgspec.json.encode(name) + b":" + record


def _add(shards: NewShards, name: str, record: object) -> None:
    """As Table.put."""
    with suppress(ValueError):
        row = msgspec.json.encode(name) + b":" + msgspec.json.encode(record)
        shards.add(_shard(name), row)


def _begin(folder: Path, source: bytes) -> None:
    """A new folder; those of sources that are gone go."""
    import shutil  # noqa: PLC0415 - once a source

    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for other in folder.parent.iterdir():
        with suppress(OSError):
            if not os.path.lexists((other / _SOURCE).read_bytes()):
                shutil.rmtree(other)
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / _SOURCE).write_bytes(source)


def _shard(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % _SHARDS
