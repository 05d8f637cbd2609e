"""Colours that can be read: contrast as WCAG 2.2 measures it, and the nearest that has enough."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

__all__ = ["AA", "DARK", "LIGHT", "contrast", "full_colour", "readable"]

AA = 4.5
"""The contrast that text has at least (WCAG 2.2, success criterion 1.4.3)."""

LIGHT = ("#fffefb", "#f3f0e8")
"""The grounds of the stylesheet on which text stands: `--paper` and `--shade`."""

DARK = ("#161513", "#211f1c")
"""Likewise in the dark scheme."""

_STEPS = 200  # of lightness, from black to white
_LINEAR = 0.04045  # below it a channel is linear (sRGB)
_SHORT = len("#abc")


def full_colour(colour: str) -> str:
    """`#ABC` → `#aabbcc`."""
    colour = colour.lower()
    return "#" + "".join(digit * 2 for digit in colour[1:]) if len(colour) == _SHORT else colour


def contrast(one: str, other: str) -> float:
    """Of two colours `#rrggbb`: from 1, for the same, to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, grounds: Sequence[str]) -> str:
    """The colour, darker or lighter by as little as it takes to be read on all grounds.

    The hue stays. On light grounds it gets darker, on dark ones lighter.
    """
    if _is_readable(colour, grounds):
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    step = -1 if _luminance(grounds[0]) > _luminance("#808080") else 1
    place = round(lightness * _STEPS)
    made = colour
    while 0 <= place + step <= _STEPS and not _is_readable(made, grounds):
        place += step
        made = _written(colorsys.hls_to_rgb(hue, place / _STEPS, saturation))
    return made


def _is_readable(colour: str, grounds: Sequence[str]) -> bool:
    return all(contrast(colour, ground) >= AA for ground in grounds)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    red, green, blue = (
        value / 12.92 if value <= _LINEAR else ((value + 0.055) / 1.055) ** 2.4
        for value in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
