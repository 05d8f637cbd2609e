"""Feed history (RFC 5005), deleted entries (RFC 6721) and app (RFC 5023) in feeds."""

from __future__ import annotations

from feeds.validation._grammar import Attribute, Element
from feeds.validation._namespaces import key
from feeds.validation.checks.addresses import full_iri, iri
from feeds.validation.checks.dates import atom_date
from feeds.validation.checks.words import yes_no
from feeds.validation.extensions._places import ANYWHERE, NO_ATTRIBUTE
from feeds.validation.markup import plain_text

__all__ = ["ELEMENTS", "GLOBAL"]

_MUST = NO_ATTRIBUTE
GLOBAL = {key("app", "edited"): None}
ELEMENTS: tuple[Element, ...] = (
    Element(name="fh:complete", within=("feed", "channel"), text="none"),
    Element(name="fh:archive", within=("feed", "channel"), text="none"),
    Element(name="fh:incremental", within=("feed", "channel")),  # of its drafts
    Element(name="fh:prev", within=("feed", "channel"), value=iri),  # of its drafts
    Element(
        name="at:deleted-entry", within=("feed", "channel"), many=True, text="none",
        place="at:deleted-entry", streamed=True,
        attributes={
            "ref": Attribute(full_iri, required=_MUST),
            "when": Attribute(atom_date, required=_MUST),
        },
    ),
    Element(name="at:comment", within=("at:deleted-entry",), value=plain_text,
            attributes={"type": Attribute()}),
    Element(name="at:by", within=("at:deleted-entry",), place="person", text="none"),
    Element(name="app:edited", within=("entry", "item"), value=atom_date),
    Element(name="app:control", within=("entry", "item"), text="none", place="app:control"),
    Element(name="app:draft", within=("app:control",), value=yes_no),
    Element(name="app:collection", within=("feed", "source"), many=True, text="any", foreign=True),
    Element(name="app:service", within=(), text="any"),
    Element(name="app:workspace", within=(), text="any"),
    Element(name="app:accept", within=(), text="any"),
    Element(name="app:categories", within=(), text="any"),
    Element(name="xhtml:meta", within=ANYWHERE, many=True, text="any", foreign=True),
)  # fmt: skip
