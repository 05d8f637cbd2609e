"""Media RSS 1.5: what the version of 2009 added."""

from __future__ import annotations

from typing import Final

from feeds.validation._grammar import Attribute, Element
from feeds.validation.checks.addresses import full_iri, uri
from feeds.validation.checks.types import language, mime_attribute
from feeds.validation.checks.words import filled, not_blank, not_negative, number, positive
from feeds.validation.extensions.media import EVERYWHERE, MUST, npt_of_place
from feeds.validation.markup import plain_text

__all__ = ["ELEMENTS"]

_COUNTS: Final = {
    "average": Attribute(number),
    "count": Attribute(not_negative),
    "min": Attribute(number),
    "max": Attribute(number),
}
_VIEWS: Final = {"views": Attribute(not_negative), "favorites": Attribute(not_negative)}
_LINKED: Final = {"type": Attribute(mime_attribute), "href": Attribute(filled(uri))}

ELEMENTS: tuple[Element, ...] = (
    Element(name="media:community", within=EVERYWHERE, place="media:community", text="none"),
    Element(name="media:starRating", within=("media:community",), text="none", attributes=_COUNTS),
    Element(name="media:statistics", within=("media:community",), text="none", attributes=_VIEWS),
    Element(name="media:tags", within=("media:community",), value=plain_text),
    Element(name="media:comments", within=EVERYWHERE, place="media:comments", text="none"),
    Element(name="media:comment", within=("media:comments",), many=True, value=plain_text),
    Element(name="media:responses", within=EVERYWHERE, place="media:responses", text="none"),
    Element(name="media:response", within=("media:responses",), many=True,
            value=filled(uri)),
    Element(name="media:backLinks", within=EVERYWHERE, place="media:backLinks", text="none"),
    Element(name="media:backLink", within=("media:backLinks",), many=True,
            value=filled(uri)),
    Element(name="media:embed", within=EVERYWHERE, place="media:embed", text="none", attributes={
        "url": Attribute(uri), "width": Attribute(positive), "height": Attribute(positive)}),
    Element(name="media:param", within=("media:embed",), many=True, text="any",
            attributes={"name": Attribute(not_blank, required=MUST)}),
    Element(name="media:status", within=EVERYWHERE, text="any",
            attributes={"state": Attribute(not_blank), "reason": Attribute()}),
    Element(name="media:price", within=EVERYWHERE, many=True, text="any", attributes={
        "type": Attribute(not_blank), "price": Attribute(number), "currency": Attribute(not_blank),
        "info": Attribute(uri)}),
    Element(name="media:license", within=EVERYWHERE, many=True, value=plain_text,
            attributes=_LINKED),
    Element(name="media:subTitle", within=EVERYWHERE, many=True, text="any",
            attributes={**_LINKED, "lang": Attribute(language)}),
    Element(name="media:peerLink", within=EVERYWHERE, many=True, text="any", attributes=_LINKED),
    Element(name="media:location", within=EVERYWHERE, many=True, text="any",
            place="media:location", attributes={
        "description": Attribute(), "start": Attribute(npt_of_place),
        "end": Attribute(npt_of_place)}),
    Element(name="media:rights", within=EVERYWHERE, text="any",
            attributes={"status": Attribute(not_blank)}),
    Element(name="media:scenes", within=EVERYWHERE, text="any", foreign=True),
    Element(name="media:source", within=("media:group", "media:content"), text="any",
            attributes={"url": Attribute(full_iri)}),
)  # fmt: skip
