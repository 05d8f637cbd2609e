"""The stylesheets: nothing from elsewhere, and contrast that WCAG 2.2 asks for."""

from __future__ import annotations

import re

import pytest

from feeds.formats import feed_stylesheet
from feeds.pages import stylesheet

SHEETS = {"style.css": stylesheet().decode(), "feed.css": feed_stylesheet().decode()}
AA = 4.5  # contrast of text, success criterion 1.4.3


def colours(css: str, *, dark: bool) -> dict[str, str]:
    """The custom properties that hold colours, in one of the two schemes."""
    light, _, rest = css.partition("prefers-color-scheme: dark")
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", light))
    if dark:
        named |= dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", rest.partition("\n}\n")[0]))
    return named


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_text_stands_out_from_its_ground(sheet: str, dark: bool) -> None:  # noqa: FBT001 - a row
    named = colours(SHEETS[sheet], dark=dark)
    pairs: list[tuple[str, str]] = [
        (text, ground)
        for text in ("ink", "soft", "accent", "link", "keyword", "string", "number", "call")
        for ground in ("paper", "shade")
        if text in named and ground in named
    ]
    pairs += [("ink", "mark")] if "mark" in named else []
    assert len(pairs) >= 3
    for text, ground in pairs:
        assert contrast(named[text], named[ground]) >= AA, (text, ground)


@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_is_fetched(sheet: str) -> None:
    assert not re.search(r"url\(|@import|@font-face", SHEETS[sheet])
    assert SHEETS[sheet].count("{") == SHEETS[sheet].count("}") > 10
