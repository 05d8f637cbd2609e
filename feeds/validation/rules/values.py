"""V1, V5, V6: dates, numbers and plain text."""

from __future__ import annotations

from feeds.validation._finding import Rule

ATOM = "https://www.rfc-editor.org/rfc/rfc4287"
RSS = "https://www.rssboard.org/rss-specification"
PROFILE = "https://www.rssboard.org/rss-profile"
W3CDTF = "https://www.w3.org/TR/NOTE-datetime"
RFC822 = "https://www.rfc-editor.org/rfc/rfc822"
XSD = "https://www.w3.org/TR/xmlschema11-2/"

RFC3339_DATE = Rule(
    code="V101",
    name="rfc3339-date",
    severity="error",
    message="{element}: {value} is no date by RFC 3339",
    hint="write it like 2026-01-31T09:30:00Z, or with an offset: 2026-01-31T09:30:00+01:00",
    spec=ATOM + "#section-3.3",
    why=(
        "Atom dates have one form: a full date, a capital T, the time with seconds,"
        " and Z or an offset with its colon."
    ),
    bad="<updated>2026-01-31</updated>",
    good="<updated>2026-01-31T09:30:00Z</updated>",
)
RFC822_DATE = Rule(
    code="V102",
    name="rfc822-date",
    severity="error",
    message="{element}: {value} is no date by RFC 822",
    hint="write it like Sat, 31 Jan 2026 09:30:00 +0100",
    spec=RSS + "#optionalChannelElements",
    why="Readers that cannot read a date put the item at the present, or at the end.",
    bad="<pubDate>2026-01-31</pubDate>",
    good="<pubDate>Sat, 31 Jan 2026 09:30:00 +0100</pubDate>",
)
WEEKDAY = Rule(
    code="V103",
    name="weekday",
    severity="error",
    message="{element}: {value} is not the weekday of that date",
    hint="write the right weekday, or none",
    spec=RFC822 + "#section-5.2",
    why=(
        "RFC 822 asks that the weekday be that of the date; a wrong one shows a"
        " mistake in the program."
    ),
    bad="<pubDate>Mon, 31 Jan 2026 09:30:00 GMT</pubDate>",
    good="<pubDate>Sat, 31 Jan 2026 09:30:00 GMT</pubDate>",
)
ODD_RFC822_DATE = Rule(
    code="V104",
    name="odd-rfc822-date",
    severity="warning",
    message="{element}: only a lenient reader understands the date {value}",
    hint="write it like Sat, 31 Jan 2026 09:30:00 +0100",
    spec=PROFILE + "#data-types-datetime",
    why=(
        "Years of two digits, other spaces, names of zones beyond the American"
        " ones, comments and other spellings are read by some readers and not by"
        " others."
    ),
    bad="<pubDate>31 Jan 26 9:30 CET</pubDate>",
    good="<pubDate>Sat, 31 Jan 2026 09:30:00 +0100</pubDate>",
    once="name",
)
W3CDTF_DATE = Rule(
    code="V105",
    name="w3cdtf-date",
    severity="error",
    message="{element}: {value} is no date by W3CDTF",
    hint="write 2026, 2026-01, 2026-01-31, or 2026-01-31T09:30:00+01:00",
    spec=W3CDTF,
    why=(
        "Dublin Core and the modules of RSS take dates in this profile of ISO 8601;"
        " a time needs its zone."
    ),
    bad="<dc:date>31.1.2026</dc:date>",
    good="<dc:date>2026-01-31</dc:date>",
)
ISO8601_DATE = Rule(
    code="V106",
    name="iso8601-date",
    severity="error",
    message="{element}: {value} is no date by ISO 8601",
    hint="write it like 2026-01-31T09:30:00",
    spec=W3CDTF,
    why="The module asks for a date and time of ISO 8601.",
    bad=(
        '<podcast:liveItem status="pending" start="31 January"><title>t</title></podcast:liveItem>'
    ),
    good=(
        '<podcast:liveItem status="pending"'
        ' start="2026-01-31T09:30:00Z"><title>t</title></podcast:liveItem>'
    ),
)
IMPLAUSIBLE_DATE = Rule(
    code="V107",
    name="implausible-date",
    severity="warning",
    message="{element}: {value} lies {when}",
    hint="check the year; an entry of the future should not be published yet",
    spec=PROFILE + "#data-types-datetime",
    why=("No feed is older than the web, and readers put entries of the future on top for ever."),
    bad="<updated>0103-01-31T09:30:00Z</updated>",
    good="<updated>2003-01-31T09:30:00Z</updated>",
)
ZERO_DATE = Rule(
    code="V108",
    name="zero-date",
    severity="warning",
    message="{element}: {value} is what programs write where there is no date",
    hint="give the article its date, or leave the element out",
    spec=PROFILE + "#data-types-datetime",
    why="It is the first day of some calendar: readers sort the entry to the very end.",
    bad="<updated>0001-01-01T00:00:00Z</updated>",
    good="<updated>2026-01-31T09:30:00Z</updated>",
    once="feed",
)
OLD_DATE = Rule(
    code="V109",
    name="date-before-the-web",
    severity="info",
    message="{element}: {value} lies before the web",
    hint="check the year, unless the text is as old as that",
    spec=PROFILE + "#data-types-datetime",
    why="Archives of old texts have such dates, and so has a program that lost some digits.",
    bad="<updated>1926-01-31T09:30:00Z</updated>",
    good="<updated>2026-01-31T09:30:00Z</updated>",
    once="feed",
)
INTEGER = Rule(
    code="V151",
    name="integer",
    severity="error",
    message="{element}: {value} is not an integer",
    hint="write digits only",
    spec=XSD + "#integer",
    why="The specification asks for a whole number.",
    bad="<podcast:season>one</podcast:season>",
    good="<podcast:season>1</podcast:season>",
)
NOT_NEGATIVE = Rule(
    code="V152",
    name="non-negative-integer",
    severity="error",
    message="{element}: {value} is not a whole number of zero or more",
    hint="write digits only",
    spec=XSD + "#nonNegativeInteger",
    why="The specification asks for a whole number of zero or more.",
    bad="<slash:comments>-1</slash:comments>",
    good="<slash:comments>0</slash:comments>",
)
POSITIVE = Rule(
    code="V153",
    name="positive-integer",
    severity="error",
    message="{element}: {value} is not a whole number above zero",
    hint="write digits only",
    spec=XSD + "#positiveInteger",
    why="The specification asks for a whole number above zero.",
    bad="<ttl>1.5</ttl>",
    good="<ttl>60</ttl>",
)
NUMBER = Rule(
    code="V154",
    name="number",
    severity="error",
    message="{element}: {value} is not a number",
    hint="write digits, with a point where there are fractions",
    spec=XSD + "#decimal",
    why="The specification asks for a number.",
    bad='<media:content url="https://example.org/a.mp4" duration="long"/>',
    good='<media:content url="https://example.org/a.mp4" duration="61.5"/>',
)
TRUE_FALSE = Rule(
    code="V156",
    name="true-or-false",
    severity="error",
    message="{element}: {value} is neither true nor false",
    hint="write true or false, in small letters",
    spec=XSD + "#boolean",
    why="The specification takes these two words only.",
    bad='<media:content url="https://example.org/a.mp4" isDefault="maybe"/>',
    good='<media:content url="https://example.org/a.mp4" isDefault="true"/>',
)
YES_NO = Rule(
    code="V157",
    name="yes-or-no",
    severity="error",
    message="{element}: {value} is neither yes nor no",
    hint="write yes or no, in small letters",
    spec="https://www.rfc-editor.org/rfc/rfc5023#section-13.1.1",
    why="The specification takes these two words only.",
    bad="<app:control><app:draft>maybe</app:draft></app:control>",
    good="<app:control><app:draft>no</app:draft></app:control>",
)
BLANK = Rule(
    code="V161",
    name="blank",
    severity="warning",
    message="{element} is empty",
    hint="say something, or leave the element out",
    spec=PROFILE,
    why="Readers show the empty text where they expect a name.",
    bad="<title/>",
    good="<title>Ten islands</title>",
    once="name",
    hint_for_id="write an id, and never change it afterwards",
)
ATTRIBUTE_BLANK = Rule(
    code="V162",
    name="blank-attribute",
    severity="warning",
    message="{element} is empty",
    hint="say something, or leave the attribute out",
    spec=ATOM + "#section-4.2.7",
    why="An empty attribute says less than none.",
    bad='<link href="https://example.org/1" title=""/>',
    good='<link href="https://example.org/1" title="Page"/>',
    once="name",
)
CONTAINS_HTML = Rule(
    code="V163",
    name="html-in-plain-text",
    severity="warning",
    message="{element} is plain text, and contains {value}",
    hint=(
        "write the characters themselves, without markup; a literal < or & in RSS"
        " as &#x3C; or &#x26;"
    ),
    spec=PROFILE + "#data-types-characterdata",
    why="Some readers show the markup to people as it stands, others swallow it.",
    bad="<item><title>A &lt;b>bold&lt;/b> word</title></item>",
    good="<item><title>A bold word</title></item>",
    once="name",
)
CHARACTER_DATA = Rule(
    code="V164",
    name="character-data",
    severity="warning",
    message="{element}: {value} may be taken for markup",
    hint="write a literal < as &#x3C; and a literal & as &#x26;",
    spec=PROFILE + "#data-types-characterdata",
    why=(
        "Readers disagree on whether RSS titles are HTML; the hexadecimal form is"
        " what all of them show right."
    ),
    bad="<item><title>&lt;/ is a digraph</title></item>",
    good="<item><title>&#x3C;/ is a digraph</title></item>",
    once="name",
)
BAD_CHARACTERS = Rule(
    code="V165",
    name="bad-characters",
    severity="warning",
    message="{element} has {value}, which shows that text was read in a wrong encoding",
    hint=(
        "find where the text was decoded, and decode it as what it is, mostly UTF-8 or windows-1252"
    ),
    spec="https://www.w3.org/TR/xml/#charsets",
    why=(
        "Control characters from U+0080 on, replacement characters and pairs like"
        " Ã© are what remains of other text."
    ),
    bad="<item><title>caf&#xC3;&#xA9;</title></item>",
    good="<item><title>café</title></item>",
    once="name",
)

RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
