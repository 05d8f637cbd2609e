"""A site that is built as a preview, and again whenever something that it is made of changes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from feeds.cache import Inputs, cache_folder, glance_at
from feeds.config import Config
from feeds.errors import FeedsError
from feeds.pipeline import Options, Report, build, inputs_of, time_of_run
from feeds.serve._shown import LiveNotice

__all__ = ["LiveSite", "Settings"]

Settings = Callable[[], tuple[Path, Config]]
"""Reads the settings as they are now: the folder of articles, and all else. Raises FeedsError."""

_REST = 0.1  # seconds between two looks at least
_SHARE = 5  # a look that takes long is followed by a rest of so many times that


class LiveSite:
    """Articles → a preview in a folder of its own. The ledger is read and never written.

    A build that fails leaves the site as it was; `notice` says what is wrong on each page.
    `output` is a folder that nobody else writes into, `address` where it will be served.
    """

    def __init__(
        self,
        settings: Settings,
        start: Path,
        output: Path,
        address: str,
        tell: Callable[[Report, Path], None],
    ) -> None:
        self._settings = settings
        self._output = output
        self._address = address
        self._tell = tell
        self._inputs = Inputs((str(start.absolute()),), (), (os.path.realpath(output),))
        self._seen = ""
        self._until: datetime | None = None
        self.notice = LiveNotice()

    def build(self) -> Report:
        """Build once, and tell what came out."""
        source = Path()
        try:
            source, config = self._current()
            options = Options(cache=cache_folder())
            report = build(source, self._output, self._as_preview(config), options=options)
        except FeedsError as error:
            report = Report(problems=error.problems)
        self._until = report.holds_until
        self._tell(report, source)
        self.notice.update(() if report.published else report.errors)
        return report

    def _current(self) -> tuple[Path, Config]:
        """The settings, and what was there when they were read."""
        while True:
            self._seen = glance_at(self._inputs)
            source, config = self._settings()
            inputs = inputs_of(source, self._output, config)
            if inputs == self._inputs:
                return source, config
            self._inputs = inputs

    def watch(self, end: threading.Event) -> None:
        """Build again after each change, until `end` is set."""
        while True:
            began = time.monotonic()
            is_changed = glance_at(self._inputs) != self._seen
            rest = max(_REST, _SHARE * (time.monotonic() - began))
            if is_changed or (self._until is not None and time_of_run() >= self._until):
                self.build()
            if end.wait(rest):
                return

    def _as_preview(self, config: Config) -> Config:
        """What only a published site needs is left out."""
        return replace(
            config,
            url="",
            preview=self._address,
            pages=True,
            compress=False,
            headers=False,
            host="",
        )
