"""A site that is built in two ways, with the same outcome."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import feeds
from feeds.cache import Edited
from feeds.pipeline import Options, survey
from feeds.pipeline import build as run
from tests.pipeline.sites import NOW, SITE, contents, write

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
WORDS = "The sea was calm when they left harbour. Nobody on the quay had asked where to."

HEADS = {
    ".md": "---\ntitle: {title}\ndate: {date}\ntags: [{tag}]\nauthors: [ann]\n{more}\n---\n"
    "\n{body}\n",
    ".txt": "title: {title}\ndate: {date}\ntags: {tag}\n{more}\n\n{body}\n",
    ".html": '<html lang="en"><head><title>{title}</title>\n<meta name="date" content="{date}">\n'
    "</head><body><article><p>{body}</p></article></body></html>\n",
    ".rst": ".. title: {title}\n.. date: {date}\n.. tags: {tag}\n\n{body}\n",
    ".jsonl": '{{"title": "{title}", "date": "{date}", "text": "{body}"}}\n'
    '{{"title": "{title} too", "date": "{date}", "text": "More. {body}"}}\n',
}


def article(name: str, **values: str) -> str:
    """An article in the format of its file."""
    values = {
        "title": "Boat",
        "date": "2019-05-15",
        "tag": "sea",
        "more": "",
        "body": WORDS,
    } | values
    return HEADS[Path(name).suffix].format(**values)


_WISHES = Options(allow=frozenset({"new", "resurfaced", "vanished", "deleted"}), keep_going=True)


class Site:
    """A site that is built with the cache, beside a copy of it that is built without."""

    def __init__(self, folder: Path, *, is_surveyed: bool = True) -> None:
        self.is_surveyed = is_surveyed
        self.folder = folder
        self.source = write(folder / "one" / "seeds", {})
        self.output = folder / "one" / "public"
        self.caches = folder / "caches"
        self.now = NOW
        self.config = SITE
        self.last: dict[str, Any] = {}  # how the last build was made, and what it left
        self.edits = 0  # builds that looked at what was changed alone

    def edited(self, options: dict[str, Any]) -> Edited | None:
        """What was done since the last build, if that is other bytes in some files alone."""
        last, now = self.last, self.as_it_is(options)
        if not last.get("state") or any(
            last[name] != one for name, one in now.items() if name != "sources"
        ):
            return None
        was, sources = last["sources"], now["sources"]
        if not was.keys() <= sources.keys():
            return None
        here = self.source.absolute()
        changed = (str(here / name) for name in was if sources[name] != was[name])
        added = (str(here / name) for name in sources if name not in was)
        found = Edited(tuple(changed), last["state"], tuple(added))
        return found if found.files or found.added else None

    def as_it_is(self, options: dict[str, Any]) -> dict[str, Any]:
        """What a build depends on, and what it made."""
        files = contents(self.source)
        ledger = {name: files.pop(name) for name in list(files) if name.endswith(".lock")}
        same = {"config": self.config, "options": options, "outputs": contents(self.output)}
        return {**same, "ledger": ledger, "sources": files}

    def begin(self) -> feeds.Report:
        """Build the site alone, to start from; other tests compare that with its copy."""
        return self._build({})

    def build(self, **options: Any) -> feeds.Report:
        """Build both and compare; returns the report."""
        twin = self.folder / "two"
        shutil.rmtree(twin, ignore_errors=True)
        shutil.copytree(self.folder / "one", twin)
        wishes = replace(_WISHES, **options)
        expected = run(twin / "seeds", twin / "public", self.config, now=self.now, options=wishes)
        found = self._build(options)
        assert plain(found) == plain(expected)
        self.edits += found.is_edit
        assert contents(self.output) == contents(twin / "public")
        assert contents(self.source) == contents(twin / "seeds")
        if self.is_surveyed:
            surveyed = survey(self.source, self.config, cache=self.caches, now=self.now)
            assert surveyed == survey(twin / "seeds", self.config, now=self.now)
        return found

    def _build(self, options: dict[str, Any]) -> feeds.Report:
        wishes = replace(_WISHES, **options, cache=self.caches, edited=self.edited(options))
        found = run(self.source, self.output, self.config, now=self.now, options=wishes)
        self.last = {**self.as_it_is(options), "state": found.state}
        return found

    def write(self, name: str, data: str | bytes) -> Path:
        """A file of the source folder."""
        write(self.source, {name: data})
        return self.source / name


def plain(report: feeds.Report) -> feeds.Report:
    """Without how much had to be done."""
    found = replace(report, read=0, made=0, state="", stamps=None)
    return replace(found, is_edit=False, touched=(), edited=())
