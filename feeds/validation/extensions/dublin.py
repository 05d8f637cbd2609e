"""Dublin Core, simple and in terms: nearly every element may be repeated."""

from __future__ import annotations

from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._grammar import Check, Element
from feeds.validation._node import Node
from feeds.validation.checks.dates import dc_date
from feeds.validation.checks.types import language
from feeds.validation.checks.words import not_blank
from feeds.validation.extensions._places import ANYWHERE

__all__ = ["ELEMENTS"]

_PLACES: Final = (*ANYWHERE, "image", "textInput", "media:content")
_CHECKS: Final[dict[str, Check]] = {"date": dc_date, "language": language}
_SIMPLE: Final = """title creator subject description publisher contributor date type format
    identifier source language relation coverage rights""".split()
_DATED: Final = """available created dateAccepted dateCopyrighted dateSubmitted issued
    modified""".split()
_TERMS: Final = """abstract accessRights accrualMethod accrualPeriodicity accrualPolicy alternative
    audience bibliographicCitation conformsTo contributor coverage creator date description
    educationLevel extent format hasFormat hasPart hasVersion identifier instructionalMethod
    isFormatOf isPartOf isReferencedBy isReplacedBy isRequiredBy isVersionOf language license
    mediator medium provenance publisher references relation replaces requires rights rightsHolder
    source spatial subject tableOfContents temporal title type valid""".split()

_PERIOD = lazy_regex(r"\s*(?:name|start|end|scheme)\s*=")  # DCMI Period


def _date_or_period(value: str, node: Node, attribute: str, context: Context) -> None:
    """W3CDTF, or a period of DCMI: start=2005-07-04; end=2005-07-05."""
    if not _PERIOD.match(value):
        dc_date(value, node, attribute, context)


ELEMENTS: tuple[Element, ...] = (
    *(
        Element(
            name=f"dc:{name}",
            within=_PLACES,
            many=name != "language",  # readers can choose one voice only
            value=_CHECKS.get(name, not_blank),
        )
        for name in _SIMPLE
    ),
    *(
        Element(name=f"dcterms:{name}", within=_PLACES, many=True, value=_date_or_period)
        for name in _DATED
    ),
    *(Element(name=f"dcterms:{name}", within=_PLACES, many=True) for name in _TERMS),
)
