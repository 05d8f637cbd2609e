"""O: OPML 2.0 lists of subscriptions."""

from __future__ import annotations

from feeds.validation._finding import Rule

__all__ = ["RULES"]

_SPEC = "https://opml.org/spec2.opml"
_FEED = '<outline type="rss" text="Reisblog" xmlUrl="https://example.org/feed.xml"/>'


def _opml(outline: str = _FEED, head: str = "<title>Reizen</title>", version: str = "2.0") -> str:
    return (
        f'<opml version="{version}">\n  <head>{head}</head>\n  <body>\n    {outline}\n'
        "  </body>\n</opml>"
    )


_GOOD = _opml()

BAD_VERSION = Rule(
    code="O101",
    name="opml-version",
    severity="error",
    message="the version of OPML is missing or unknown: {value}",
    hint='write <opml version="2.0">',
    spec=_SPEC,
    why="The version attribute is required; 1.0, 1.1 and 2.0 exist.",
    bad=_opml(version="3"),
    good=_GOOD,
)
MISSING_HEAD = Rule(
    code="O102",
    name="opml-missing-head",
    severity="error",
    message="the list has no head",
    hint="add <head><title>…</title></head> before the body",
    spec=_SPEC,
    why="An OPML document has one head and one body.",
    bad=f'<opml version="2.0"><body>{_FEED}</body></opml>',
    good=_GOOD,
)
MISSING_BODY = Rule(
    code="O103",
    name="opml-missing-body",
    severity="error",
    message="the list has no body",
    hint="add <body> with the outlines",
    spec=_SPEC,
    why="An OPML document has one head and one body.",
    bad='<opml version="2.0"><head><title>Reizen</title></head></opml>',
    good=_GOOD,
)
EMPTY_BODY = Rule(
    code="O104",
    name="opml-empty-body",
    severity="error",
    message="the body has no outline",
    hint="add at least one outline, or do not publish the list",
    spec=_SPEC,
    why="A body holds one outline or more.",
    bad=_opml(outline=""),
    good=_GOOD,
)
UNKNOWN_ELEMENT = Rule(
    code="O105",
    name="opml-unknown-element",
    severity="error",
    message="OPML has no {element} here",
    hint="remove it, or put it into a namespace of its own",
    spec=_SPEC,
    why="Elements that OPML does not have may stand in it only in a namespace.",
    bad=_opml(outline="<item/>" + _FEED),
    good=_GOOD,
)
REPEATED_ELEMENT = Rule(
    code="O106",
    name="opml-repeated-element",
    severity="error",
    message="{element} stands a second time",
    hint="keep one",
    spec=_SPEC,
    why="A document has one head and one body, and a head says each thing once.",
    bad=_opml(head="<title>Reizen</title><title>Reis</title>"),
    good=_GOOD,
)
MISSING_TEXT = Rule(
    code="O107",
    name="opml-missing-text",
    severity="error",
    message="the outline has no text",
    hint='add text="…", the name to show',
    spec=_SPEC,
    why="It is what a reader shows, and the one attribute that every outline needs.",
    bad=_opml('<outline type="rss" xmlUrl="https://example.org/feed.xml"/>'),
    good=_GOOD,
)
MISSING_ADDRESS = Rule(
    code="O108",
    name="opml-missing-address",
    severity="error",
    message="the outline of type {type} has no {attribute}",
    hint='add {attribute}="https://…"',
    spec=_SPEC,
    why="A subscription without the feed's address, or a link without its address, is empty.",
    bad=_opml('<outline type="rss" text="Reisblog"/>'),
    good=_GOOD,
)
MISSING_TYPE = Rule(
    code="O109",
    name="opml-missing-type",
    severity="warning",
    message="the outline has an xmlUrl and no type",
    hint='add type="rss", whatever the format of the feed',
    spec=_SPEC,
    why="Readers import the outlines of type rss; others may be passed over.",
    bad=_opml('<outline text="Reisblog" xmlUrl="https://example.org/feed.xml"/>'),
    good=_GOOD,
)
BAD_ADDRESS = Rule(
    code="O110",
    name="opml-bad-address",
    severity="error",
    message="{attribute} is no absolute address: {value}",
    hint="write it whole, such as https://example.org/feed.xml",
    spec=_SPEC,
    why="The list is read far from the site, where a relative address leads nowhere.",
    bad=_opml('<outline type="rss" text="Reisblog" xmlUrl="/feed.xml"/>'),
    good=_GOOD,
)
BAD_DATE = Rule(
    code="O111",
    name="opml-bad-date",
    severity="error",
    message="{name} is no RFC 822 date: {value}",
    hint="write it as Fri, 01 May 2026 12:00:00 GMT",
    spec=_SPEC,
    why="OPML dates have the form of RFC 822, best with a year of four digits.",
    bad=_opml(head="<title>Reizen</title><dateCreated>2026-05-01</dateCreated>"),
    good=_opml(
        head="<title>Reizen</title><dateCreated>Fri, 01 May 2026 12:00:00 GMT</dateCreated>"
    ),
)
BAD_BOOLEAN = Rule(
    code="O112",
    name="opml-bad-boolean",
    severity="error",
    message="{attribute} is {value}, and should be true or false",
    hint="write true or false",
    spec=_SPEC,
    why="isComment and isBreakpoint take the two words only.",
    bad=_opml('<outline text="Reizen" isComment="yes"/>'),
    good=_opml('<outline text="Reizen" isComment="true"/>'),
)
BAD_NUMBER = Rule(
    code="O113",
    name="opml-bad-number",
    severity="error",
    message="{name} is no number: {value}",
    hint="write whole numbers, with commas between them in expansionState",
    spec=_SPEC,
    why="It restores the window of an outliner.",
    bad=_opml(head="<title>Reizen</title><windowTop>high</windowTop>"),
    good=_opml(head="<title>Reizen</title><windowTop>61</windowTop>"),
)
TWICE = Rule(
    code="O114",
    name="opml-repeated-feed",
    severity="warning",
    message="the feed {value} is already in the list, at line {line}",
    hint="keep one of the two",
    spec=_SPEC,
    why="Importing the list subscribes people twice, or fails at the second.",
    bad=_opml(_FEED + "\n    " + _FEED),
    good=_GOOD,
)
BAD_OWNER = Rule(
    code="O115",
    name="opml-bad-owner",
    severity="warning",
    message="{name} is not {expected}: {value}",
    hint="give {expected}, or leave the element out",
    spec=_SPEC,
    why="It is for reaching the person who keeps the list.",
    bad=_opml(head="<title>Reizen</title><ownerEmail>sanne</ownerEmail>"),
    good=_opml(head="<title>Reizen</title><ownerEmail>sanne@example.org</ownerEmail>"),
)
BAD_LANGUAGE = Rule(
    code="O116",
    name="opml-bad-language",
    severity="warning",
    message="language is no language tag: {value}",
    hint="write a tag of BCP 47, such as nl or pt-BR",
    spec="https://www.rfc-editor.org/info/bcp47",
    why="Readers group and search feeds by it.",
    bad=_opml(_FEED.replace("/>", ' language="Nederlands"/>')),
    good=_opml(_FEED.replace("/>", ' language="nl"/>')),
)
MISSING_TITLE = Rule(
    code="O117",
    name="opml-missing-title",
    severity="info",
    message="the list has no title",
    hint="add <title>…</title> to the head",
    spec=_SPEC,
    why="Readers name the folder of an imported list after it.",
    bad=_opml(head=""),
    good=_GOOD,
)
STRAY_TEXT = Rule(
    code="O118",
    name="opml-stray-text",
    severity="warning",
    message="there is text inside {element}: {value}",
    hint="put what is to be shown into the text attribute of an outline",
    spec=_SPEC,
    why="Readers look at attributes only, so that nobody sees it.",
    bad=_opml('<outline text="Reizen">Reisblog</outline>'),
    good=_GOOD,
)

RULES: tuple[Rule, ...] = (
    BAD_VERSION,
    MISSING_HEAD,
    MISSING_BODY,
    EMPTY_BODY,
    UNKNOWN_ELEMENT,
    REPEATED_ELEMENT,
    MISSING_TEXT,
    MISSING_ADDRESS,
    MISSING_TYPE,
    BAD_ADDRESS,
    BAD_DATE,
    BAD_BOOLEAN,
    BAD_NUMBER,
    TWICE,
    BAD_OWNER,
    BAD_LANGUAGE,
    MISSING_TITLE,
    STRAY_TEXT,
)
