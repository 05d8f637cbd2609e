"""The ledger → its files, which are made by a copy of this process while the last pages are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from feeds.ledger import changed_files, digest_of_ledger, ledger_folder, write_files
from feeds.making import LEDGER, Recall
from feeds.pipeline._prepare import Prepared
from feeds.pipeline._request import BuildRequest
from feeds.publishing import Publication
from feeds.workers import WORTH_A_COPY, Meanwhile

__all__ = ["LedgerKeeper"]

_Files = list[tuple[str, bytes]]


class LedgerKeeper:
    """Keeps the ledger of a build: not that of a preview, nor where it may not change."""

    def __init__(self, request: BuildRequest, made: Prepared, recall: Recall) -> None:
        config, options = request.config, request.options
        self.is_on = not (config.is_preview or options.locked or options.dry_run)
        self._folder = ledger_folder(request.source)
        self._made = made
        self._recall = recall
        self._is_much = len(made.identified) in WORTH_A_COPY
        self._begun: Meanwhile[None, _Files] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        begun, self._begun = self._begun, None
        if begun is not None:
            begun.drop()

    def begin(self) -> None:
        """From now on its files are made, where that pays and nothing of it is known."""
        if self.is_on and self._is_much and not self._made.before.entries:
            self._begun = Meanwhile(self._changed, None)

    def write(self, publication: Publication) -> None:
        """Nothing need be written where nothing changed and the file is as a build wrote it."""
        if not self.is_on:
            return
        made, recall = self._made, self._recall
        is_ours = recall.is_on and recall.is_valid(LEDGER, digest_of_ledger(self._folder))
        if is_ours and made.ledger == made.before:
            return
        begun, self._begun = self._begun, None
        files: Iterable[tuple[str, bytes]]
        if begun is not None:
            files = begun.result()
        else:
            written = made.before if is_ours else None
            files = changed_files(made.ledger, self._folder, written=written)
        write_files(self._folder, files, disk=publication.disk)
        if recall.is_on:
            recall.note_valid(LEDGER, digest_of_ledger(self._folder))

    def _changed(self, _: None) -> _Files:
        return list(changed_files(self._made.ledger, self._folder))
