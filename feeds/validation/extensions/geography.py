"""GeoRSS Simple and GML's wrapper, and the W3C's basic geo vocabulary."""

from __future__ import annotations

import re
from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Check, Element
from feeds.validation._namespaces import key
from feeds.validation._node import Node
from feeds.validation.checks.words import not_blank, number
from feeds.validation.extensions._places import ANYWHERE, NO_ELEMENT

__all__ = ["ELEMENTS", "RULES"]

_NUMBER = lazy_regex(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_POLE: Final = 90.0
_DATE_LINE: Final = 180.0


def _numbers(value: str) -> list[float] | None:
    """Numbers with white space (or, leniently, commas) between them; None for anything else."""
    parts = value.replace(",", " ").split()
    if not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    return [float(part) for part in parts]


COMMA = Rule(
    code="E415",
    name="georss-comma",
    severity="warning",
    message="{element}: coordinates take no commas",
    hint="write spaces: 52.1 4.3",
    spec="https://docs.ogc.org/cs/17-002r1/17-002r1.html",
)


def _comma(value: str, node: Node, context: Context) -> None:
    if "," in value:
        context.at(COMMA, node)


POINT = Rule(
    code="E413",
    name="georss-point",
    severity="error",
    message="{element}: {value} is not a latitude and a longitude",
    hint="write it like 52.1 4.3",
    spec="https://docs.ogc.org/cs/17-002r1/17-002r1.html",
)


def _point(value: str, node: Node, attribute: str, context: Context) -> None:
    _comma(value, node, context)
    found = _numbers(value)
    if found is None or len(found) != 2 or not _on_earth(found):  # noqa: PLR2004  # a pair
        context.at(POINT, node, attribute, value=value)


def _on_earth(found: list[float]) -> bool:
    """Latitudes and longitudes in turn."""
    return all(abs(one) <= _POLE for one in found[::2]) and all(
        abs(one) <= 2 * _DATE_LINE for one in found[1::2]
    )


POINTS = Rule(
    code="E414",
    name="georss-points",
    severity="error",
    message="{element}: {value} is not {expected}",
    hint="write latitudes and longitudes in turn, with spaces: 52.1 4.3 52.2 4.4",
    spec="https://docs.ogc.org/cs/17-002r1/17-002r1.html",
)


def _points(least: int, expected: str, most: int = 0, *, closed: bool = False) -> Check:
    """A check of pairs of numbers, `least` of them or more."""

    def check(value: str, node: Node, attribute: str, context: Context) -> None:
        _comma(value, node, context)
        found = _numbers(value)
        count = len(found or ())
        right = found is not None and count % 2 == 0 and count >= 2 * least and _on_earth(found)
        if right and found is not None:
            right = (not most or count <= 2 * most) and (not closed or found[:2] == found[-2:])
        if not right:
            context.at(POINTS, node, attribute, value=value, expected=expected)

    return check


def _circle(value: str, node: Node, attribute: str, context: Context) -> None:
    """A point and a radius in metres."""
    _comma(value, node, context)
    found = _numbers(value)
    if found is None or len(found) != 3 or not _on_earth(found[:2]) or found[2] < 0:  # noqa: PLR2004
        expected = "a point and a radius"
        context.at(POINTS, node, attribute, value=value, expected=expected)


LATITUDE = Rule(
    code="E411",
    name="geo-latitude",
    severity="error",
    message="{element}: {value} is no latitude",
    hint="write degrees from -90 to 90",
    spec="https://www.w3.org/2003/01/geo/",
)


def _latitude(value: str, node: Node, attribute: str, context: Context) -> None:
    if not _degrees(value, _POLE):
        context.at(LATITUDE, node, attribute, value=value)


LONGITUDE = Rule(
    code="E412",
    name="geo-longitude",
    severity="error",
    message="{element}: {value} is no longitude",
    hint="write degrees from -180 to 180",
    spec="https://www.w3.org/2003/01/geo/",
)


def _longitude(value: str, node: Node, attribute: str, context: Context) -> None:
    if not _degrees(value, _DATE_LINE):
        context.at(LONGITUDE, node, attribute, value=value)


def _degrees(value: str, most: float) -> bool:
    return _NUMBER.fullmatch(value.strip()) is not None and abs(float(value)) <= most


def _geo_point(node: Node, context: Context) -> None:
    for name in ("lat", "long"):
        if key("geo", name) not in node.counts:
            context.ending(NO_ELEMENT, node, element=f"geo:{name}", parent="geo:Point")


_GEORSS: Final = (*ANYWHERE, "media:location")
_GEORSS_ATTRIBUTES: Final = {  # older texts write them with capitals
    "featureTypeTag": Attribute(),
    "relationshipTag": Attribute(),
    "featureName": Attribute(),
    "featuretypetag": Attribute(),
    "relationshiptag": Attribute(),
    "featurename": Attribute(),
    "elev": Attribute(number),
    "floor": Attribute(number),
    "radius": Attribute(number),
}
_SHAPES: Final[dict[str, Check]] = {
    "point": _point,
    "line": _points(2, "two points or more"),
    "polygon": _points(4, "four points or more, the last one equal to the first", closed=True),
    "box": _points(2, "two points", 2),
    "circle": _circle,
}

ELEMENTS: tuple[Element, ...] = (
    *(
        Element(name=f"georss:{name}", within=_GEORSS, many=True, value=check,
                attributes=_GEORSS_ATTRIBUTES)
        for name, check in _SHAPES.items()
    ),
    *(
        Element(name=f"georss:{name}", within=_GEORSS, many=True, value=number)
        for name in ("elev", "floor", "radius")
    ),
    *(
        Element(name=f"georss:{name}", within=_GEORSS, many=True, value=not_blank)
        for name in """featurename featuretypetag relationshiptag featureName featureTypeTag
        relationshipTag""".split()
    ),
    Element(name="georss:where", within=_GEORSS, many=True, text="any", foreign=True,
            attributes=_GEORSS_ATTRIBUTES),
    Element(name="geo:lat", within=(*ANYWHERE, "geo:Point"), value=_latitude),
    Element(name="geo:long", within=(*ANYWHERE, "geo:Point"), value=_longitude),
    Element(name="geourl:latitude", within=ANYWHERE, value=_latitude),
    Element(name="geourl:longitude", within=ANYWHERE, value=_longitude),
    Element(name="icbm:latitude", within=ANYWHERE, value=_latitude),
    Element(name="icbm:longitude", within=ANYWHERE, value=_longitude),
    Element(name="geo:alt", within=(*ANYWHERE, "geo:Point"), value=number),
    Element(name="geo:Point", within=ANYWHERE, place="geo:Point", text="none", leave=_geo_point),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    LATITUDE,
    LONGITUDE,
    POINT,
    POINTS,
    COMMA,
)
