"""Time against size as an SVG picture, both on logarithmic scales."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

__all__ = ["plot"]

_WIDTH, _HEIGHT = 720, 440  # of the picture
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 150, 40, 52  # margins
_COLORS = ("#0b62a4", "#c2410c", "#3f7d20", "#7a3e9d", "#8a6d00", "#444444")
_STYLE = "font-family:sans-serif;font-size:13px;fill:#222"


@dataclass(frozen=True, slots=True)
class _Axis:
    """From decade to decade."""

    low: int  # exponents of ten
    high: int
    start: float  # places in the picture
    end: float

    def place(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def marks(self) -> Iterator[float]:
        return (10.0**exponent for exponent in range(self.low, self.high + 1))


def plot(title: str, lines: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """A line for each name, of points (size, seconds), each more than 0."""
    points = [point for line in lines.values() for point in line]
    across = _axis([size for size, _ in points], _LEFT, _WIDTH - _RIGHT)
    up = _axis([seconds for _, seconds in points], _HEIGHT - _BOTTOM, _TOP)
    picture = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
            "role": "img",
            "style": _STYLE,
        },
    )
    ElementTree.SubElement(picture, "title").text = title
    _text(picture, title, _LEFT, _TOP - 16)
    _grid(picture, across, up)
    for number, (name, line) in enumerate(lines.items()):
        places = [(across.place(size), up.place(seconds)) for size, seconds in sorted(line)]
        _line(picture, name, places, _COLORS[number % len(_COLORS)])
        _text(
            picture, name, _WIDTH - _RIGHT + 14, _TOP + 20 * number, _COLORS[number % len(_COLORS)]
        )
    ElementTree.indent(picture)
    return ElementTree.tostring(picture, encoding="unicode") + "\n"


def _axis(values: Sequence[float], start: float, end: float) -> _Axis:
    low = math.floor(math.log10(min(values)))
    return _Axis(low, max(math.ceil(math.log10(max(values))), low + 1), start, end)


def _grid(picture: ElementTree.Element, across: _Axis, up: _Axis) -> None:
    for size in across.marks:
        place = across.place(size)
        _rule(picture, (place, up.start), (place, up.end))
        _text(picture, f"{size:,.0f}", place, up.start + 20, anchor="middle")
    for seconds in up.marks:
        place = up.place(seconds)
        _rule(picture, (across.start, place), (across.end, place))
        _text(picture, f"{seconds:g} s", across.start - 8, place + 4, anchor="end")
    _text(picture, "articles", (across.start + across.end) / 2, _HEIGHT - 10, anchor="middle")


def _line(
    picture: ElementTree.Element, name: str, places: Sequence[tuple[float, float]], color: str
) -> None:
    drawn = ElementTree.SubElement(
        picture,
        "polyline",
        {
            "points": " ".join(f"{x},{y}" for x, y in places),
            "style": f"fill:none;stroke:{color};stroke-width:2",
        },
    )
    ElementTree.SubElement(drawn, "title").text = name
    for x, y in places:
        ElementTree.SubElement(
            picture, "circle", {"cx": f"{x}", "cy": f"{y}", "r": "3", "style": f"fill:{color}"}
        )


def _rule(
    picture: ElementTree.Element, start: tuple[float, float], end: tuple[float, float]
) -> None:
    where = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    attributes = {name: f"{value}" for name, value in where.items()}
    ElementTree.SubElement(picture, "line", {**attributes, "style": "stroke:#ddd"})


def _text(
    picture: ElementTree.Element,
    text: str,
    x: float,
    y: float,
    color: str = "#222",
    *,
    anchor: str = "start",
) -> None:
    where = {"x": f"{x}", "y": f"{y}", "text-anchor": anchor, "style": f"fill:{color}"}
    ElementTree.SubElement(picture, "text", where).text = text
