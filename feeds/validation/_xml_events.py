"""What the parser of XML says while it reads, and at the end."""

from __future__ import annotations

from typing import Protocol

from feeds.records import dataclass
from feeds.validation._finding import Rule
from feeds.validation._node import Node

__all__ = ["Handler", "Parsed", "StopReadingError"]


class Handler(Protocol):
    """The events of the elements, and of the document type if there is one."""

    def enter(self, node: Node) -> None: ...

    def leave(self, node: Node) -> None: ...

    def doctype(self, public: str, system: str, place: tuple[int, int]) -> None: ...

    def prefix(self, prefix: str, uri: str, place: tuple[int, int]) -> None: ...


class StopReadingError(Exception):
    """Raised from a handler to end the parse; what there is to say has been said."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The node above the root, with what was kept; and the rule that ended it, if one did."""

    document: Node
    failed: Rule | None = None
