"""Changes of the source folder that the ledger records: moving, purging, stamping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from msgspec.structs import replace

from feeds.articles import Draft, draft
from feeds.config import Config
from feeds.errors import LedgerError, Problem, PublishError, UsageError
from feeds.ledger import (
    Entry,
    fingerprint,
    ledger_folder,
    load,
    moved,
    path_in,
    purged,
    replace_file,
    save,
)
from feeds.model import Document
from feeds.reading import fields_of_path, read

__all__ = ["move", "purge", "stamp"]


def move(source: Path, old: str, new: str) -> str:
    """Move a file and its article; returns what was done. A file that is moved already stays.

    Raises UsageError for what names no article, LedgerError, PublishError.
    """
    folder = ledger_folder(source)
    old, new = path_in(source, old), path_in(source, new)
    for path in (old, new):
        if path.startswith(("/", "../")):
            hint = "name a file in it; what leaves it is deleted from the feeds by the next build"
            message = "this is outside of the source folder"
            raise UsageError(Problem(path=path, message=message, hint=hint))
    origin, target = folder / old, folder / new
    is_moved = target.exists() or not origin.exists()
    if is_moved and not target.exists() and ":" not in new:
        raise UsageError(
            Problem(path=old, message="there is no such file", hint="feeds mv OLD NEW")
        )
    ledger = moved(load(folder), old, new)
    if not is_moved:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            origin.rename(target)
        except OSError as error:
            reason = error.strerror or str(error)
            raise PublishError(
                Problem(path=new, message=f"it cannot be moved there: {reason}", hint="fix that")
            ) from error
    if ledger is None:
        if is_moved:
            raise UsageError(
                Problem(
                    path=old,
                    message="nothing was ever published of it",
                    hint="look into feeds.lock for the file's name",
                )
            )
        return f"{old} → {new} (nothing was published of it yet)"
    save(ledger, folder)
    return f"{old} → {new}"


def purge(source: Path, target: str) -> str:
    """Take an article out of the ledger and of sealed archive pages; returns its id."""
    folder = ledger_folder(source)
    ledger = load(folder)
    name = target if target in ledger.entries else path_in(source, target)
    after = purged(ledger, name)
    (one,) = [key for key, entry in after.entries.items() if entry != ledger.entries[key]] or [name]
    entry = ledger.entries.get(one)
    if entry and entry.state == "published" and entry.path and (folder / entry.path).is_file():
        hint = "delete it, or make it a draft and build, then purge"
        raise LedgerError(Problem(path=entry.path, message="its file is still there", hint=hint))
    save(after, folder)
    return one


def stamp(source: Path, config: Config) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Write the ids of the ledger into the files; returns the changed files and what failed.

    A change is made only where the file reads as before, but for its id.
    """
    folder = ledger_folder(source)
    changed, problems = [], []
    for entry in sorted(load(folder).entries.values(), key=lambda entry: entry.path):
        path = folder / entry.path
        if entry.state != "published" or not path.is_file():
            continue
        outcome = _stamp(path, entry, config)
        if isinstance(outcome, Problem):
            problems.append(outcome)
        elif outcome:
            changed.append(entry.path)
    return tuple(changed), tuple(problems)


def _stamp(path: Path, entry: Entry, config: Config) -> bool | Problem:
    relative, id = entry.path, entry.id  # noqa: A001 - its name
    before = _read(path, relative, config)
    if before is not None and _states(before, entry):
        return False
    if before is None or before.id:
        return Problem(
            path=relative,
            message="it states another id" if before else "no id can be written into it",
            hint=f"write id: {id} by hand",
        )
    data = path.read_bytes()
    trial = path.with_name(f".feeds-stamp-{path.name}")
    try:
        for text in _stamped(data, path.suffix.lower(), id):
            trial.write_bytes(text)
            after = _read(trial, relative, config)
            if after is not None and after.id == id and _words(after) == _words(before):
                replace_file(path, text)
                return True
    finally:
        trial.unlink(missing_ok=True)
    return Problem(
        path=relative, message="no id can be written into it", hint=f"write id: {id} by hand"
    )


def _states(made: Draft, entry: Entry) -> bool:
    """Whether the file says the id already, for all formats or for each."""
    if not made.ids:
        return made.id == entry.id
    return all(entry.id_in(name) == one for name, one in made.ids.items() if name != "atom")


def _read(path: Path, relative: str, config: Config) -> Draft | None:
    base = urlsplit(config.url).path.rstrip("/")
    rows = read(path, relative, fields=config.fields, site=config.site, base=base)
    found = [one for one in rows if isinstance(one, Document)]
    if len(found) != 1:
        return None
    fields = (*found[0].fields, *fields_of_path(found[0], config.site))
    made = draft(replace(found[0], fields=fields), config)
    return made if isinstance(made, Draft) else None


def _words(made: Draft) -> tuple[object, ...]:
    words = fingerprint(made.title, made.text)
    return words, made.slug, made.published.value, made.tags, made.authors, made.html


def _stamped(data: bytes, suffix: str, id: str) -> Iterator[bytes]:  # noqa: A002 - its name
    """The file with its id, in every way that may be the right one."""
    value = id.encode()
    end = b"\r\n" if b"\r\n" in data[:400] else b"\n"
    bom, body = (data[:3], data[3:]) if data.startswith(b"\xef\xbb\xbf") else (b"", data)
    if suffix in {".html", ".htm", ".xhtml"}:
        tag = b'<meta name="feeds:id" content="' + value + b'">' + end
        yield bom + re.sub(rb"(?i)<head[^>]*>", lambda m: m[0] + end + tag, body, count=1)
        return
    first, _, rest = body.partition(b"\n")
    if first.strip() == b"---":
        yield bom + first + b"\n" + b"id: " + value + end + rest
    elif first.strip() == b"+++":
        yield bom + first + b"\n" + b'id = "' + value + b'"' + end + rest
    else:
        yield bom + b"id: " + value + end + body
        yield bom + b"id " + value + b" " + body.lstrip(b" ")
        yield bom + b"---" + end + b"id: " + value + end + b"---" + end + end + body
