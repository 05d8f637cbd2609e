"""X: the document as XML, and what the parser refuses."""

from __future__ import annotations

from feeds.validation._finding import Rule

XML = "https://www.w3.org/TR/xml/"
NAMES = "https://www.w3.org/TR/xml-names/"

NOT_WELL_FORMED = Rule(
    code="X131",
    name="not-well-formed",
    severity="error",
    message="this is not XML: {detail}",
    hint="write the document with an XML library",
    spec=XML + "#sec-well-formed",
    why="A parser must stop at the first fault, and shows nothing of the feed.",
    bad="<rss version=2.0><channel/></rss>",
    good='<rss version="2.0"><channel/></rss>',
)
TAG_MISMATCH = Rule(
    code="X132",
    name="tag-mismatch",
    severity="error",
    message="{detail}",
    hint="close elements in the order in which they were opened",
    spec=XML + "#GIMatch",
    why="A parser must stop at the first fault, and shows nothing of the feed.",
    bad='<rss version="2.0"><channel></rss>',
    good='<rss version="2.0"><channel></channel></rss>',
)
CUT_SHORT = Rule(
    code="X133",
    name="cut-short",
    severity="error",
    message="the document is not whole: {detail}",
    hint="publish whole files: write to another name, then rename",
    spec=XML + "#sec-well-formed",
    why="Something is missing, perhaps all: often an interrupted upload or a failed program.",
    bad='<rss version="2.0"><channel>',
    good='<rss version="2.0"><channel></channel></rss>',
)
UNBOUND_PREFIX = Rule(
    code="X134",
    name="unbound-prefix",
    severity="error",
    message="a prefix is used here and never declared: {detail}",
    hint='declare it on the root element: xmlns:PREFIX="…"',
    spec=NAMES + "#nsc-NSDeclared",
    why="A prefix means nothing by itself; the namespace it stands for has to be declared.",
    bad='<rss version="2.0"><dc:date>2026-01-01</dc:date></rss>',
    good='<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"/>',
)
UNDEFINED_ENTITY = Rule(
    code="X135",
    name="undefined-entity",
    severity="error",
    message="XML does not know {detail}",
    hint="write the character itself, or its number: &#160;",
    spec=XML + "#wf-entdeclared",
    why="XML has five named entities: amp, lt, gt, quot and apos; the others are of HTML.",
    bad='<rss version="2.0">a&nbsp;b</rss>',
    good='<rss version="2.0">a&#160;b</rss>',
)
DUPLICATE_ATTRIBUTE = Rule(
    code="X136",
    name="duplicate-attribute",
    severity="error",
    message="an attribute stands twice in one tag",
    hint="leave one of them out",
    spec=XML + "#uniqattspec",
    why="A parser must stop at the first fault, and shows nothing of the feed.",
    bad='<rss version="2.0" version="2.0"/>',
    good='<rss version="2.0"/>',
)
JUNK_AFTER_ROOT = Rule(
    code="X137",
    name="junk-after-root",
    severity="error",
    message="something follows the end of the root element",
    hint="end the document after the root element; look for warnings a script printed",
    spec=XML + "#NT-document",
    why="A document is one element; only comments and instructions may follow it.",
    bad='<rss version="2.0"/>done',
    good='<rss version="2.0"/>',
)
BEFORE_DECLARATION = Rule(
    code="X138",
    name="before-declaration",
    severity="error",
    message="{detail} stands before the XML declaration or the root element",
    hint="let the document begin with <?xml; look for blank lines and messages of the script",
    spec=XML + "#sec-prolog-dtd",
    why="The XML declaration is one only as the very first characters of the document.",
    bad='\n<?xml version="1.0"?><rss version="2.0"/>',
    good='<?xml version="1.0"?><rss version="2.0"/>',
)
FORBIDDEN_CHARACTER = Rule(
    code="X139",
    name="forbidden-character",
    severity="error",
    message="XML cannot hold {detail}, not even as a reference",
    hint="take the control characters out before writing",
    spec=XML + "#charsets",
    why="Of the control characters XML has tab, line feed and carriage return only.",
    bad='<rss version="2.0">&#1;</rss>',
    good='<rss version="2.0">&#9;</rss>',
)
BARE_AMPERSAND = Rule(
    code="X140",
    name="bare-ampersand",
    severity="error",
    message="an ampersand begins no reference",
    hint="write &amp;",
    spec=XML + "#syntax",
    why="In XML an ampersand always begins a reference.",
    bad='<rss version="2.0">Q & A</rss>',
    good='<rss version="2.0">Q &amp; A</rss>',
)
READ_ON = Rule(
    code="X141",
    name="read-on",
    severity="info",
    message="read on after the repair of {count}",
    hint="correct each of them: a reader stops at the first and shows nothing",
    spec=XML + "#dt-fatal",
    why="What the faults would hide is checked, too, so that one run names everything.",
    bad='<rss version="2.0">Q & A</rss>',
    good='<rss version="2.0">Q &amp; A</rss>',
)
XML_VERSION = Rule(
    code="X151",
    name="xml-version",
    severity="error",
    message="the document says XML {version}",
    hint='write version="1.0"',
    spec=XML + "#sec-prolog-dtd",
    why="Feeds are XML 1.0; hardly a reader knows another version.",
    bad='<?xml version="1.1"?><rss version="2.0"/>',
    good='<?xml version="1.0"?><rss version="2.0"/>',
)
EXTERNAL_ENTITY = Rule(
    code="X152",
    name="external-entity",
    severity="warning",
    message="{name} lies outside the document and is not read",
    hint="leave the DOCTYPE out and write the text itself",
    spec=XML + "#sec-external-ent",
    why="Readers do not fetch external entities: they could be made to read private files.",
    bad='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"/>',
    good='<rss version="2.0"/>',
)
ENTITY_BOMB = Rule(
    code="X153",
    name="entity-bomb",
    severity="error",
    message="the entities would grow beyond all measure",
    hint="leave the DOCTYPE out and write the text itself",
    spec=XML + "#sec-internal-ent",
    why="Entities made of entities can stand for gigabytes, and are an attack on the reader.",
    bad="""<!DOCTYPE rss [<!ENTITY a "&a;&a;">]><rss version="2.0">&a;</rss>""",
    good='<rss version="2.0"/>',
)
TOO_DEEP = Rule(
    code="X154",
    name="too-deep",
    severity="error",
    message="elements are nested more than {limit} deep",
    hint="a feed needs less than ten levels, its content a few more",
    spec=XML + "#sec-logical-struct",
    why="Readers bound the depth, since nesting is a way to exhaust them.",
    bad="<rss>" + "<a>" * 250 + "</a>" * 250 + "</rss>",
    good='<rss version="2.0"/>',
)
TOO_MUCH = Rule(
    code="X155",
    name="too-much",
    severity="error",
    message="a {what} of more than {limit} is not read",
    hint="no feed needs so much; split it, or look for what makes it grow",
    spec=XML + "#sec-logical-struct",
    why="Bounds keep hostile documents harmless.",
    bad="<rss>" + "".join(f"<a{n}/>" for n in range(10_001)) + "</rss>",
    good='<rss version="2.0"/>',
)
DOCTYPE_VERSION = Rule(
    code="X156",
    name="doctype-version",
    severity="error",
    message="the DOCTYPE is that of RSS 0.91, the document is not",
    hint="leave the DOCTYPE out",
    spec="https://www.rssboard.org/rss-0-9-1-netscape",
    why="The document type says what version the document is, and here it lies.",
    bad='<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"https://www.rssboard.org/rss-0.91.dtd"><rss version="2.0"/>',
    good='<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"https://www.rssboard.org/rss-0.91.dtd"><rss version="0.91"/>',
)
OLD_DTD = Rule(
    code="X157",
    name="old-dtd",
    severity="error",
    message="the DTD {value} is gone",
    hint="leave the DOCTYPE out, or write https://www.rssboard.org/rss-0.91.dtd",
    spec="https://www.rssboard.org/rss-0-9-1-netscape",
    why="Netscape took its DTD off the web, and parsers that fetch it fail.",
    bad='<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"/>',
    good='<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"https://www.rssboard.org/rss-0.91.dtd"><rss version="0.91"/>',
)

RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
