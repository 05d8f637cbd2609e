"""A site in a folder that is built, changed and built again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feeds
from feeds.config import Config
from feeds.ledger import DeployedFeed, Ledger, load, read_feed
from feeds.pipeline import Options

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
URL = "https://tide.example.org/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The folders `seeds` and `public` below `root`."""

    root: Path
    config: Config = field(default_factory=lambda: Config(title="The Tide", url=URL, language="en"))

    @property
    def source(self) -> Path:
        return self.root / "seeds"

    @property
    def output(self) -> Path:
        return self.root / "public"

    def write(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add(self, number: int, *, date: str = "", head: str = "", body: str = "") -> str:
        """An article of that number, each a day later; returns the name of its file."""
        name = f"{number}.txt"
        day = date or f"2019-{(number - 1) // 28 + 1:02d}-{(number - 1) % 28 + 1:02d}"
        body = body or f"This is what number {number} has to say. It is not much for {number}."
        self.write(name, f"date: {day}\ntitle: Number {number}\n{head}\n{body}\n")
        return name

    def fill(self, count: int, **how: str) -> None:
        for number in range(1, count + 1):
            self.add(number, **how)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.source / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def rename(self, old: str, new: str) -> None:
        path = self.source / new
        path.parent.mkdir(parents=True, exist_ok=True)
        (self.source / old).rename(path)

    def drop(self, name: str) -> None:
        (self.source / name).unlink()

    def build(
        self, *, now: datetime = NOW, keep_going: bool = False, **options: Any
    ) -> feeds.Report:
        return feeds.build(
            self.source,
            self.output,
            self.config,
            now=now,
            keep_going=keep_going,
            options=Options(**options),
        )

    def published(self, **how: Any) -> feeds.Report:
        """A build that has to go well."""
        report = self.build(**how)
        assert report.problems == (), report.problems
        assert report.published
        return report

    def configured(self, **settings: Any) -> Site:
        return replace(self, config=replace(self.config, **settings))

    def feed(self, name: str = "feed.xml") -> DeployedFeed:
        return read_feed((self.output / name).read_bytes(), name)

    def titles(self, name: str = "feed.xml") -> list[str]:
        return [entry.title for entry in self.feed(name).entries]

    @property
    def ledger(self) -> Ledger:
        return load(self.source)

    def page(self, name: str) -> str:
        return (self.output / name).read_text(encoding="utf-8")
