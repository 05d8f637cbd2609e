"""A list that comes with an article: whether nothing else changes for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.ledger import Ledger
from feeds.pipeline.edits._problems import NoEditError
from feeds.planning import FreeNames, list_of_section
from feeds.selection import Section

if TYPE_CHECKING:
    from feeds.pipeline._edit_state import EditState

__all__ = ["check_new_list"]

_DATES = frozenset({"month", "year"})


def check_new_list(state: EditState, section: Section, ledger: Ledger) -> None:
    """Raises NoEditError where that is not sure. Whether a page has its name is found out later."""
    head = state.head
    addresses = FreeNames(one.file for one in ledger.addresses if not one.given_up)
    folder = list_of_section(section, head.plan).folder
    if (
        not (section.kind in _DATES or section.kind in head.overviews)
        or head.report.scheduled  # which have names that nothing here knows
        or addresses.folder(folder) != folder
        or any(one.files.selection.title in section.spellings for one in head.feeds)
    ):
        raise NoEditError
