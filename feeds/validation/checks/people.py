"""People, as RSS and podcasts name them."""

from __future__ import annotations

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.markup import plain_text
from feeds.validation.values.people import addr_spec, contact

__all__ = ["EMPTY", "RULES", "email", "rss_person"]

EMPTY = "an empty text"

ADDR_SPEC = Rule(
    code="V131",
    name="email",
    severity="error",
    message="{element}: {value} is no e-mail address",
    hint="write the bare address: somebody@example.org",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.2.3",
)


def email(value: str, node: Node, attribute: str, context: Context) -> None:
    """A bare address."""
    if not addr_spec(value.strip()):
        context.at(ADDR_SPEC, node, attribute, value=value)


CONTACT = Rule(
    code="V132",
    name="contact",
    severity="error",
    message="{element}: there is no e-mail address in {value}",
    hint="write somebody@example.org (Their Name), or put the name into dc:creator",
    spec="https://www.rssboard.org/rss-specification#ltauthorgtSubelementOfLtitemgt",
    once="name",
)
CONTACT_FORMAT = Rule(
    code="V133",
    name="contact-format",
    severity="warning",
    message="{element}: {value} is not of the form address (Name)",
    hint="write somebody@example.org (Their Name)",
    spec="https://www.rssboard.org/rss-profile#data-types-email",
    once="name",
)
NO_REAL_NAME = Rule(
    code="V134",
    name="no-real-name",
    severity="warning",
    message="{element} gives an address and no name",
    hint="write {value} (Their Name)",
    spec="https://www.rssboard.org/rss-profile#data-types-email",
    once="name",
)

_CONTACTS = {
    "no-name": NO_REAL_NAME,
    "format": CONTACT_FORMAT,
    "none": CONTACT,
}


def rss_person(value: str, node: Node, attribute: str, context: Context) -> None:
    """`address (Name)`."""
    way = contact(value)
    if way:
        context.at(_CONTACTS[way], node, attribute, value=value.strip() or EMPTY)
    if way != "format":
        plain_text(value, node, attribute, context)


RULES: tuple[Rule, ...] = (
    ADDR_SPEC,
    CONTACT,
    CONTACT_FORMAT,
    NO_REAL_NAME,
)
