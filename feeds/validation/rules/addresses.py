"""V1, V2, V3, V4: addresses, people, languages and types."""

from __future__ import annotations

from feeds.validation._finding import Rule

URI = "https://www.rfc-editor.org/rfc/rfc3986"
IRI = "https://www.rfc-editor.org/rfc/rfc3987"
ATOM = "https://www.rfc-editor.org/rfc/rfc4287"
RSS = "https://www.rssboard.org/rss-specification"
PROFILE = "https://www.rssboard.org/rss-profile"
TAG = "https://www.rfc-editor.org/rfc/rfc4151"
BCP47 = "https://www.rfc-editor.org/rfc/rfc5646"

SYNTAX = Rule(
    code="V111",
    name="address-syntax",
    severity="error",
    message="{element}: {value} is no address",
    hint="check the host, the port and the slashes",
    spec=URI + "#section-3",
    why="A reader cannot follow it.",
    bad='<link href="http://[::g]/"/>',
    good='<link href="http://[::1]/"/>',
)
NOT_ABSOLUTE = Rule(
    code="V112",
    name="absolute-address",
    severity="error",
    message="{element}: {value} is no full address",
    hint="write it whole, with its scheme: https://example.org/…",
    spec=URI + "#section-4.3",
    why="A relative address has nothing that every reader would resolve it against.",
    bad="<item><title>t</title><link>/articles/1</link></item>",
    good="<item><title>t</title><link>https://example.org/articles/1</link></item>",
)
CHARACTER = Rule(
    code="V113",
    name="address-character",
    severity="error",
    message="{element}: {char} cannot stand in an address, in {value}",
    hint="percent-encode it, a space as %20; and leave no space around the address",
    spec=URI + "#section-2",
    why="Readers cut the address there, or reject it.",
    bad='<link href="https://example.org/a b"/>',
    good='<link href="https://example.org/a%20b"/>',
)
NOT_ASCII = Rule(
    code="V114",
    name="uri-not-iri",
    severity="error",
    message="{element}: {char} has to be percent-encoded in {value}",
    hint="write the address as a browser sends it: UTF-8, percent-encoded",
    spec=IRI + "#section-3.1",
    why="RSS takes URIs, which are ASCII; only Atom takes IRIs.",
    bad="<item><title>t</title><link>https://example.org/é</link></item>",
    good="<item><title>t</title><link>https://example.org/%C3%A9</link></item>",
)
NOT_HTTP = Rule(
    code="V116",
    name="http-address",
    severity="error",
    message="{element}: {value} is no full http or https address",
    hint="write it whole: https://example.org/…",
    spec=RSS + "#ltenclosuregtSubelementOfLtitemgt",
    why="Readers fetch this over HTTP only.",
    bad='<enclosure url="/a.mp3" type="audio/mpeg" length="1"/>',
    good='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1"/>',
)
WHITE_SPACE = Rule(
    code="V117",
    name="white-space",
    severity="error",
    message="{element} has white space around its value",
    hint="write the value right between the tags",
    spec=ATOM + "#section-2",
    why=(
        "Atom allows no white space around dates and addresses; ids are compared letter by letter."
    ),
    bad="<id> urn:uuid:5c0e5c7a-0d0b-4d0e-8d0a-1d2f3a4b5c6d </id>",
    good="<id>urn:uuid:5c0e5c7a-0d0b-4d0e-8d0a-1d2f3a4b5c6d</id>",
)
NOT_CANONICAL = Rule(
    code="V118",
    name="canonical-id",
    severity="warning",
    message="{element}: {value} is not in normal form",
    hint="write {expected}",
    spec=ATOM + "#section-4.2.6.1",
    why="Ids are compared letter by letter, so one page under two spellings is two entries.",
    bad="<id>HTTP://example.org/1</id>",
    good="<id>http://example.org/1</id>",
    once="name",
    hint_for_id="in a new feed write ids in normal form; an id that was published stays as it is",
    opt_in=True,
)
UNKNOWN_SCHEME = Rule(
    code="V119",
    name="unknown-scheme",
    severity="warning",
    message="{element}: the scheme {value} is not registered",
    hint="check for a slip of the pen; mostly https is meant",
    spec="https://www.iana.org/assignments/uri-schemes/uri-schemes.xhtml",
    why="No reader knows what to do with it.",
    bad="<item><title>t</title><link>htps://example.org/</link></item>",
    good="<item><title>t</title><link>https://example.org/</link></item>",
    once="name",
)
SAME_DOCUMENT = Rule(
    code="V120",
    name="same-document",
    severity="warning",
    message="{element}: {value} points at this document itself",
    hint="link the page of the entry",
    spec=URI + "#section-4.4",
    why="Resolved against xml:base the address is that of the feed.",
    bad=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xml:base="https://example.org/feed.xml"><link rel="related"'
        ' href="#a"/></feed>'
    ),
    good=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xml:base="https://example.org/feed.xml"><link rel="related"'
        ' href="b#a"/></feed>'
    ),
    once="feed",
)
TAG_URI = Rule(
    code="V121",
    name="tag-uri",
    severity="error",
    message="{element}: {value} is no tag: URI",
    hint="write tag:example.org,2026:something or tag:example.org,2026-01-31:something",
    spec=TAG + "#section-2.1",
    why=(
        "A tag URI names an owner and a date at which the name was theirs, so that"
        " it is unique for ever."
    ),
    bad="<id>tag:example.org,26:1</id>",
    good="<id>tag:example.org,2026:1</id>",
)
URN = Rule(
    code="V122",
    name="urn",
    severity="error",
    message="{element}: {value} is no URN",
    hint="write urn:NAMESPACE:NAME with a registered namespace",
    spec="https://www.rfc-editor.org/rfc/rfc8141#section-2",
    why="A URN has a namespace of letters, digits and hyphens, and a name in it.",
    bad="<id>urn:a_b:1</id>",
    good="<id>urn:isbn:9780141439518</id>",
)
UUID = Rule(
    code="V123",
    name="uuid",
    severity="error",
    message="{element}: {value} is no UUID",
    hint="write urn:uuid: and 8-4-4-4-12 hexadecimal digits",
    spec="https://www.rfc-editor.org/rfc/rfc9562#section-4",
    why="A UUID has 32 hexadecimal digits in five groups.",
    bad="<id>urn:uuid:1234</id>",
    good="<id>urn:uuid:5c0e5c7a-0d0b-4d0e-8d0a-1d2f3a4b5c6d</id>",
)
ADDR_SPEC = Rule(
    code="V131",
    name="email",
    severity="error",
    message="{element}: {value} is no e-mail address",
    hint="write the bare address: somebody@example.org",
    spec=ATOM + "#section-3.2.3",
    why="The element holds an address of RFC 5322 and nothing else.",
    bad="<author><name>A</name><email>a at example.org</email></author>",
    good="<author><name>A</name><email>a@example.org</email></author>",
)
CONTACT = Rule(
    code="V132",
    name="contact",
    severity="error",
    message="{element}: there is no e-mail address in {value}",
    hint="write somebody@example.org (Their Name), or put the name into dc:creator",
    spec=RSS + "#ltauthorgtSubelementOfLtitemgt",
    why="RSS asks for an address here; readers show it or link it.",
    bad="<author>Ada</author>",
    good="<author>ada@example.org (Ada)</author>",
    once="name",
)
CONTACT_FORMAT = Rule(
    code="V133",
    name="contact-format",
    severity="warning",
    message="{element}: {value} is not of the form address (Name)",
    hint="write somebody@example.org (Their Name)",
    spec=PROFILE + "#data-types-email",
    why="Readers take the name from the parentheses.",
    bad="<author>Ada, ada@example.org</author>",
    good="<author>ada@example.org (Ada)</author>",
    once="name",
)
NO_REAL_NAME = Rule(
    code="V134",
    name="no-real-name",
    severity="warning",
    message="{element} gives an address and no name",
    hint="write {value} (Their Name)",
    spec=PROFILE + "#data-types-email",
    why="Readers that show an author show the bare address.",
    bad="<author>ada@example.org</author>",
    good="<author>ada@example.org (Ada)</author>",
    once="name",
)
MEDIA_TYPE = Rule(
    code="V141",
    name="media-type",
    severity="error",
    message="{element}: {value} is no media type",
    hint="write it like text/html or audio/mpeg",
    spec="https://www.rfc-editor.org/rfc/rfc6838#section-4.2",
    why="Readers choose by the type what they can show.",
    bad='<link href="https://example.org/1" type="html"/>',
    good='<link href="https://example.org/1" type="text/html"/>',
    once="name",
)
MEDIA_TYPE_ATTRIBUTE = Rule(
    code="V142",
    name="media-type-attribute",
    severity="error",
    message="{element}: {value} is no media type",
    hint="write it like audio/mpeg",
    spec=RSS + "#ltenclosuregtSubelementOfLtitemgt",
    why="Readers choose by the type what they can play.",
    bad='<enclosure url="https://example.org/a.mp3" type="mp3" length="1"/>',
    good='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1"/>',
    once="name",
)
LANGUAGE = Rule(
    code="V143",
    name="language",
    severity="error",
    message="{element}: {value} is no language",
    hint="write a code of ISO 639, and a country after a hyphen: en, nl, pt-BR",
    spec=BCP47 + "#section-2.2.1",
    why="Readers choose fonts, hyphenation, direction and voice by it.",
    bad='<title xml:lang="english">t</title>',
    good='<title xml:lang="en">t</title>',
)
LANGUAGE_SUBTAG = Rule(
    code="V144",
    name="language-subtag",
    severity="warning",
    message="{element}: a part of {value} is not registered, or at the wrong place",
    hint="write language-Script-COUNTRY, each as registered: zh-Hant-TW",
    spec=BCP47 + "#section-2.1",
    why="Software falls back to another language than you mean, or to none.",
    bad='<title xml:lang="en-UKK">t</title>',
    good='<title xml:lang="en-GB">t</title>',
)
NO_LANGUAGE = Rule(
    code="V145",
    name="no-language",
    severity="info",
    message="{element} does not say its language",
    hint="set {expected}",
    spec=ATOM + "#section-2",
    why="Readers choose fonts, hyphenation, direction and voice by it.",
    bad='<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title></feed>',
    good='<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>t</title></feed>',
    opt_in=True,
)

RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
