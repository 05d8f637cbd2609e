"""Letters of any script in those of ASCII."""

from __future__ import annotations

__all__ = ["in_ascii"]


def in_ascii(text: str) -> str:
    """The text with each letter transliterated: `Ærø` → `AEro`."""
    if text.isascii():
        return text
    from anyascii import anyascii  # noqa: PLC0415 - 3 ms, for what is not ASCII alone

    return anyascii(text)
