"""feeds schema"""

from __future__ import annotations

from feeds.cli._output import show_json
from feeds.config import make_schema

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON schema of feeds.toml, for editors that check and complete settings."""
    show_json(make_schema())
