"""A15, A16, A17, A18: text, content, links and sources of Atom."""

from __future__ import annotations

from feeds.validation._finding import Rule

ATOM = "https://www.rfc-editor.org/rfc/rfc4287"

TEXT_TYPE = Rule(
    code="A151",
    name="atom-text-type",
    severity="error",
    message="{element}: {value} is none of text, html and xhtml",
    hint='write type="html" for escaped HTML',
    spec=ATOM + "#section-3.1.1",
    why="Titles and summaries know three types; media types are for content only.",
    bad='<title type="text/html">t</title>',
    good='<title type="html">t</title>',
)
XHTML_DIV = Rule(
    code="A152",
    name="atom-xhtml-div",
    severity="error",
    message="{element} of type xhtml does not hold exactly one div in the XHTML namespace",
    hint='write <div xmlns="http://www.w3.org/1999/xhtml">…</div> around it',
    spec=ATOM + "#section-3.1.1.3",
    why="The div carries the namespace and is not part of the text.",
    bad='<title type="xhtml">t</title>',
    good='<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">t</div></title>',
)
NOT_INLINE = Rule(
    code="A153",
    name="atom-escaped-in-xhtml",
    severity="warning",
    message="{element} of type xhtml holds escaped markup: {value}",
    hint='write type="html", or unescape it',
    spec=ATOM + "#section-3.1.1.3",
    why="In XHTML an escaped tag is text, and people see it as such.",
    bad=(
        '<content type="xhtml"><div'
        ' xmlns="http://www.w3.org/1999/xhtml">&lt;p&gt;Hello&lt;/p&gt;</div>'
        "</content>"
    ),
    good=(
        '<content type="xhtml"><div'
        ' xmlns="http://www.w3.org/1999/xhtml"><p>Hello</p></div></content>'
    ),
)
UNDECLARED_HTML = Rule(
    code="A154",
    name="atom-undeclared-html",
    severity="warning",
    message="{element} is plain text by its type, and contains {value}",
    hint='write type="html"',
    spec=ATOM + "#section-3.1.1.1",
    why="Readers show plain text as it stands, tags and all.",
    bad="<title>A &lt;b>bold&lt;/b> word</title>",
    good='<title type="html">A &lt;b>bold&lt;/b> word</title>',
    once="name",
)
NOT_ESCAPED = Rule(
    code="A155",
    name="atom-not-escaped",
    severity="error",
    message="{element} says that it is escaped, and is not",
    hint='write type="html" and escape the markup',
    spec=ATOM + "#section-3.1.1.2",
    why="The attribute mode is of Atom 0.3, and even there it asked for escaped markup.",
    bad='<summary type="html" mode="escaped"><p>t</p></summary>',
    good='<summary type="html">&lt;p>t&lt;/p></summary>',
)
CONTENT_TYPE = Rule(
    code="A161",
    name="atom-content-type",
    severity="error",
    message="{element}: {value} is no media type, nor text, html or xhtml",
    hint='write type="html" for escaped HTML',
    spec=ATOM + "#section-4.1.3.1",
    why="The type says how the content is to be read.",
    bad='<content type="markdown">t</content>',
    good='<content type="text/markdown">t</content>',
)
COMPOSITE_TYPE = Rule(
    code="A162",
    name="atom-composite-type",
    severity="error",
    message="{element}: {value} is a composite type",
    hint='link it: rel="enclosure"',
    spec=ATOM + "#section-4.1.3.1",
    why="Content may not be multipart or a message.",
    bad='<content type="multipart/mixed">t</content>',
    good='<content type="text/plain">t</content>',
)
NO_TYPE = Rule(
    code="A163",
    name="atom-remote-content-without-type",
    severity="warning",
    message="{element} has src and no type",
    hint='say its media type: type="…"',
    spec=ATOM + "#section-4.1.3.2",
    why="Readers decide by the type whether to fetch it.",
    bad='<content src="https://example.org/a.pdf"/>',
    good='<content src="https://example.org/a.pdf" type="application/pdf"/>',
    once="feed",
)
REMOTE_NOT_EMPTY = Rule(
    code="A164",
    name="atom-remote-content-not-empty",
    severity="error",
    message="{element} has src and is not empty",
    hint="leave one of them out",
    spec=ATOM + "#section-4.1.3.2",
    why="Content is either here or there.",
    bad='<content src="https://example.org/a.pdf" type="application/pdf">t</content>',
    good='<content src="https://example.org/a.pdf" type="application/pdf"/>',
)
NOT_BASE64 = Rule(
    code="A165",
    name="atom-not-base64",
    severity="error",
    message="{element} of type {value} is not base64",
    hint="encode the bytes in base64, or link them",
    spec=ATOM + "#section-4.1.3.3",
    why="What is neither text nor XML travels in base64.",
    bad='<content type="image/png">no picture</content>',
    good='<content type="image/png">iVBORw0KGgo=</content>',
)
FRAGMENT = Rule(
    code="A166",
    name="atom-html-fragment",
    severity="warning",
    message="{element} says {value} and holds a fragment",
    hint='write type="html", which is for fragments',
    spec=ATOM + "#section-4.1.3.3",
    why="As a media type, HTML is a whole document with an html element.",
    bad='<content type="text/html">&lt;p>t&lt;/p></content>',
    good='<content type="html">&lt;p>t&lt;/p></content>',
)
NO_HREF = Rule(
    code="A171",
    name="atom-link-without-href",
    severity="error",
    message="the link has no href",
    hint='write <link href="…"/>, with the address as an attribute',
    spec=ATOM + "#section-4.2.7.1",
    why="Atom keeps the address in the attribute, not between the tags.",
    bad="<link>https://example.org/</link>",
    good='<link href="https://example.org/"/>',
)
REL = Rule(
    code="A172",
    name="atom-unknown-rel",
    severity="warning",
    message="{element}: {value} is no registered relation",
    hint="use a registered one, or a full address of your own",
    spec="https://www.iana.org/assignments/link-relations/link-relations.xhtml",
    why="Readers ignore relations they do not know.",
    bad='<link rel="home-page" href="https://example.org/"/>',
    good='<link rel="alternate" href="https://example.org/"/>',
    once="name",
)
TWO_ALTERNATES = Rule(
    code="A174",
    name="atom-two-alternates",
    severity="error",
    message='a second rel="alternate" of the same type and language',
    hint='keep one of them; others are rel="related"',
    spec=ATOM + "#section-4.1.2",
    why="Readers open the alternate; there can be one for each type and language.",
    bad=('<entry><link href="https://example.org/1"/><link href="https://example.org/2"/></entry>'),
    good=(
        '<entry><link href="https://example.org/1"/><link rel="related"'
        ' href="https://example.org/2"/></entry>'
    ),
)
LINK_TEXT = Rule(
    code="A175",
    name="atom-link-not-empty",
    severity="warning",
    message="the link has text in it",
    hint='write <link href="…"/>',
    spec=ATOM + "#section-4.2.7",
    why="Atom keeps the address in href; readers ignore the text.",
    bad='<link href="https://example.org/">https://example.org/</link>',
    good='<link href="https://example.org/"/>',
)
RELATIVE_SELF = Rule(
    code="A177",
    name="atom-relative-self",
    severity="warning",
    message="the self link {value} is relative, and there is no xml:base",
    hint="write the whole address of the feed",
    spec=ATOM + "#section-4.2.7.2",
    why="The self link is there to tell the address to those who hold a copy.",
    bad='<link rel="self" href="feed.xml"/>',
    good='<link rel="self" href="https://example.org/feed.xml"/>',
)
SELF_TYPE = Rule(
    code="A178",
    name="atom-self-type",
    severity="warning",
    message="the self link says {value}, which is not the type of this document",
    hint='write type="application/atom+xml"',
    spec=ATOM + "#section-4.2.7.2",
    why="The self link is the feed itself.",
    bad=(
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self"'
        ' type="text/html" href="https://example.org/feed.xml"/></feed>'
    ),
    good=(
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self"'
        ' type="application/atom+xml" href="https://example.org/feed.xml"/></feed>'
    ),
    once="name",
)
NO_TERM = Rule(
    code="A181",
    name="atom-category-without-term",
    severity="error",
    message="the category has no term",
    hint='write term="…"',
    spec=ATOM + "#section-4.2.2.1",
    why="The term is the category; label is only how it is shown.",
    bad='<category label="Travel"/>',
    good='<category term="travel" label="Travel"/>',
)
SOURCE = Rule(
    code="A182",
    name="atom-source-incomplete",
    severity="warning",
    message="the source has no {value}",
    hint="copy id, title and updated of the feed it came from",
    spec=ATOM + "#section-4.2.11",
    why="With them readers can tell where the entry came from.",
    bad="<source><id>urn:isbn:1</id></source>",
    good=(
        "<source><id>urn:isbn:1</id><title>t</title>"
        "<updated>2026-01-31T09:30:00Z</updated></source>"
    ),
)

RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
