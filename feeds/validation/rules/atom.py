"""A1: the shape of Atom documents."""

from __future__ import annotations

from feeds.validation._finding import Rule

ATOM = "https://www.rfc-editor.org/rfc/rfc4287"

NO_NAMESPACE = Rule(
    code="A101",
    name="atom-namespace-missing",
    severity="error",
    message="{element} is in no namespace",
    hint='write xmlns="{expected}"',
    spec=ATOM + "#section-2",
    why="An element is what its namespace says; without one readers see nothing they know.",
    bad="<feed><title>t</title></feed>",
    good='<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title></feed>',
)
WRONG_NAMESPACE = Rule(
    code="A102",
    name="atom-namespace-wrong",
    severity="error",
    message="{element} is in the namespace {value}, which is not Atom's",
    hint='write xmlns="http://www.w3.org/2005/Atom", letter for letter',
    spec=ATOM + "#section-2",
    why="Namespaces are compared letter by letter.",
    bad='<feed xmlns="http://www.w3.org/2005/atom"/>',
    good='<feed xmlns="http://www.w3.org/2005/Atom"/>',
)
OBSOLETE = Rule(
    code="A103",
    name="atom-obsolete",
    severity="error",
    message="this is a draft of Atom from before 2005",
    hint='write Atom 1.0: xmlns="http://www.w3.org/2005/Atom"',
    spec=ATOM + "#section-1",
    why="Versions 0.2 and 0.3 were drafts with other elements, and readers drop them.",
    bad='<feed version="0.3" xmlns="http://purl.org/atom/ns#"/>',
    good='<feed xmlns="http://www.w3.org/2005/Atom"/>',
)
UNKNOWN_ELEMENT = Rule(
    code="A104",
    name="atom-unknown-element",
    severity="error",
    message="{parent} has no element {element}",
    hint=("check the spelling and the place; elements of your own need a namespace of their own"),
    spec=ATOM + "#section-6.1",
    why="Atom's own vocabulary is closed: what it does not define may not be added to it.",
    bad="<entry><id>urn:isbn:1</id><pubDate>today</pubDate></entry>",
    good="<entry><id>urn:isbn:1</id><published>2026-01-31T09:30:00Z</published></entry>",
    once="name",
)
UNDETERMINABLE = Rule(
    code="A105",
    name="atom-element-without-namespace",
    severity="warning",
    message="{element} is in no namespace",
    hint="give it a namespace of its own",
    spec=ATOM + "#section-6.4",
    why="Nobody can tell what an element without a namespace means.",
    bad='<entry><id>urn:isbn:1</id><mood xmlns="">good</mood></entry>',
    good=(
        '<entry><id>urn:isbn:1</id><m:mood xmlns:m="https://example.org/mood">good</m:mood></entry>'
    ),
    once="name",
)
DUPLICATE = Rule(
    code="A106",
    name="atom-duplicate-element",
    severity="error",
    message="{parent} has {element} twice",
    hint="leave one of them out",
    spec=ATOM + "#section-4.1",
    why="Readers show one of the two, and not all the same one.",
    bad="<entry><title>One</title><title>Two</title></entry>",
    good="<entry><title>One</title></entry>",
    once="name",
    hint_for_id="keep the one that subscribers know their entries by",
)
UNKNOWN_ATTRIBUTE = Rule(
    code="A107",
    name="atom-unknown-attribute",
    severity="error",
    message="{parent} has no attribute {element}",
    hint="check the spelling; attributes of your own need a prefix with a namespace",
    spec=ATOM + "#section-2",
    why="Attributes without a prefix are Atom's own, and it has no others.",
    bad='<entry><title mode="escaped">One</title></entry>',
    good='<entry><title type="html">One</title></entry>',
    once="name",
)
TEXT = Rule(
    code="A108",
    name="atom-unexpected-text",
    severity="error",
    message="{element} takes elements, not text",
    hint='put the text into an element, or escape the markup: type="html"',
    spec=ATOM + "#section-4",
    why="Text at this place means nothing, and readers lose it.",
    bad="<entry>Hello<title>One</title></entry>",
    good="<entry><title>One</title></entry>",
)
MISPLACED_METADATA = Rule(
    code="A109",
    name="atom-metadata-after-entry",
    severity="error",
    message="{element} of the feed follows an entry",
    hint="put the feed's own elements ahead of the first entry",
    spec=ATOM + "#section-4.1.1",
    why="Readers that work through a feed entry by entry have to know the feed first.",
    bad='<feed xmlns="http://www.w3.org/2005/Atom"><entry/><title>t</title></feed>',
    good='<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry/></feed>',
)
PREFIX = Rule(
    code="A110",
    name="atom-prefix",
    severity="warning",
    message="some readers do not follow the prefix {value}",
    hint='make it the default namespace: xmlns="{expected}"',
    spec=ATOM + "#section-1.2",
    why="Some readers look for elements without a prefix, whatever the namespace is.",
    bad='<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>',
    good='<feed xmlns="http://www.w3.org/2005/Atom"/>',
    once="feed",
)
MISPLACED_XHTML = Rule(
    code="A111",
    name="atom-misplaced-xhtml",
    severity="warning",
    message="{element} stands directly in {parent}",
    hint='put it into a div of content type="xhtml"',
    spec=ATOM + "#section-6.4",
    why="Readers show XHTML where content, summary or title hold it.",
    bad=(
        '<entry><title>t</title><img xmlns="http://www.w3.org/1999/xhtml"'
        ' src="a.png" alt=""/></entry>'
    ),
    good=(
        '<entry><content type="xhtml"><div'
        ' xmlns="http://www.w3.org/1999/xhtml">t</div></content></entry>'
    ),
)
QUESTIONABLE = Rule(
    code="A112",
    name="atom-questionable-usage",
    severity="warning",
    message="no specification puts {element} into {parent}",
    hint="check the place",
    spec="https://www.rfc-editor.org/rfc/rfc5023",
    why="The element is known, but not at this place.",
    bad=(
        "<entry><title>t</title><app:collection"
        ' xmlns:app="http://www.w3.org/2007/app"'
        ' href="https://example.org/c"/></entry>'
    ),
    good="<entry><title>t</title></entry>",
    once="name",
)
NO_FEED_ID = Rule(
    code="A121",
    name="atom-feed-without-id",
    severity="error",
    message="the feed has no id",
    hint="write <id> with an address or urn:uuid: of the feed's own, and never change it",
    spec=ATOM + "#section-4.1.1",
    why="The id is what a feed is recognised by after it has moved.",
    bad='<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title></feed>',
    good='<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:isbn:1</id></feed>',
)
NO_FEED_TITLE = Rule(
    code="A122",
    name="atom-feed-without-title",
    severity="error",
    message="the feed has no title",
    hint="write <title>…</title>",
    spec=ATOM + "#section-4.1.1",
    why="Readers list feeds by their titles.",
    bad='<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:isbn:1</id></feed>',
    good='<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title></feed>',
)
NO_FEED_UPDATED = Rule(
    code="A123",
    name="atom-feed-without-updated",
    severity="error",
    message="the feed has no updated",
    hint="write the updated of its newest entry",
    spec=ATOM + "#section-4.1.1",
    why="Readers see by it that there is something new.",
    bad='<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:isbn:1</id></feed>',
    good=(
        '<feed xmlns="http://www.w3.org/2005/Atom"><updated>2026-01-31T09:30:00Z</updated></feed>'
    ),
)
NO_SELF = Rule(
    code="A124",
    name="atom-feed-without-self",
    severity="warning",
    message='the feed has no link rel="self"',
    hint='write <link rel="self" href="…"/> with the feed\'s own address',
    spec=ATOM + "#section-4.1.1",
    why="It tells where to subscribe, whatever copy of the feed somebody holds.",
    bad='<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:isbn:1</id></feed>',
    good=(
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self"'
        ' href="https://example.org/feed.xml"/></feed>'
    ),
)
NO_ENTRY_ID = Rule(
    code="A131",
    name="atom-entry-without-id",
    severity="error",
    message="the entry has no id",
    hint="write <id> with the address of the entry's page, and never change it",
    spec=ATOM + "#section-4.1.2",
    why="Readers know by the id whether they have shown the entry before.",
    bad="<entry><title>t</title></entry>",
    good="<entry><id>urn:isbn:1</id></entry>",
    once="feed",
)
NO_ENTRY_TITLE = Rule(
    code="A132",
    name="atom-entry-without-title",
    severity="error",
    message="the entry has no title",
    hint="write <title>…</title>; an entry without one may have an empty title",
    spec=ATOM + "#section-4.1.2",
    why="Readers list entries by their titles.",
    bad="<entry><id>urn:isbn:1</id></entry>",
    good="<entry><title>t</title></entry>",
    once="feed",
)
NO_ENTRY_UPDATED = Rule(
    code="A133",
    name="atom-entry-without-updated",
    severity="error",
    message="the entry has no updated",
    hint="write when it last changed in a way that matters",
    spec=ATOM + "#section-4.1.2",
    why="Readers sort by it and see that an entry has changed.",
    bad="<entry><id>urn:isbn:1</id></entry>",
    good="<entry><updated>2026-01-31T09:30:00Z</updated></entry>",
    once="feed",
)
NO_AUTHOR = Rule(
    code="A134",
    name="atom-without-author",
    severity="error",
    message="neither the entry nor the feed has an author",
    hint="write <author><name>…</name></author> once, in the feed",
    spec=ATOM + "#section-4.2.1",
    why="Every entry has an author: its own, its source's or the feed's.",
    bad=('<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:isbn:1</id></entry></feed>'),
    good=(
        "<feed"
        ' xmlns="http://www.w3.org/2005/Atom"><author>'
        "<name>A</name></author><entry><id>urn:isbn:1</id></entry></feed>"
    ),
    once="feed",
)
NO_CONTENT_OR_ALTERNATE = Rule(
    code="A135",
    name="atom-entry-without-content-or-alternate",
    severity="error",
    message='the entry has neither content nor a link rel="alternate"',
    hint='write <link rel="alternate" href="…"/> with the address of its page',
    spec=ATOM + "#section-4.1.2",
    why="There is nothing to read and nowhere to go.",
    bad="<entry><id>urn:isbn:1</id></entry>",
    good='<entry><link href="https://example.org/1"/></entry>',
    once="feed",
)
NO_SUMMARY = Rule(
    code="A136",
    name="atom-entry-without-summary",
    severity="error",
    message="the entry has no summary, and content that readers cannot show as text",
    hint="write <summary>…</summary>",
    spec=ATOM + "#section-4.1.2",
    why="Where the content is elsewhere or not text, the summary is all that can be shown.",
    bad='<entry><content src="https://example.org/a.pdf" type="application/pdf"/></entry>',
    good=(
        '<entry><content src="https://example.org/a.pdf"'
        ' type="application/pdf"/><summary>s</summary></entry>'
    ),
    once="feed",
)
NO_TEXT = Rule(
    code="A137",
    name="atom-entry-without-text",
    severity="warning",
    message="the entry has neither summary nor content",
    hint='write <summary>…</summary> or <content type="html">…</content>',
    spec=ATOM + "#section-4.1.2",
    why="Readers show an empty entry.",
    bad="<entry><id>urn:isbn:1</id></entry>",
    good="<entry><summary>s</summary></entry>",
    once="feed",
)
SAME_ENTRY = Rule(
    code="A138",
    name="atom-same-entry",
    severity="warning",
    message="two entries have the id {value} and the same updated",
    hint="leave one out, or give the later version a later updated",
    spec=ATOM + "#section-4.1.1",
    why="Entries of one id are versions of one entry, which updated tells apart.",
    bad=(
        "<feed"
        ' xmlns="http://www.w3.org/2005/Atom"><entry>'
        "<id>urn:isbn:1</id><updated>2026-01-31T09:30:00Z</updated>"
        "</entry><entry><id>urn:isbn:1</id><updated>2026-01-31T09:30:00Z</updated>"
        "</entry></feed>"
    ),
    good=(
        "<feed"
        ' xmlns="http://www.w3.org/2005/Atom"><entry>'
        "<id>urn:isbn:1</id><updated>2026-01-31T09:30:00Z</updated>"
        "</entry><entry><id>urn:isbn:2</id><updated>2026-01-31T09:30:00Z</updated>"
        "</entry></feed>"
    ),
    hint_for_id="leave one out, or give the later version a later updated",
    once="name",
)
SAME_UPDATED = Rule(
    code="A139",
    name="atom-same-updated",
    severity="info",
    message="two entries have the updated {value}",
    hint="give each entry the time of its own last change",
    spec=ATOM + "#section-4.2.15",
    why=("Entries of one instant have no order; mostly the program wrote the time of its run."),
    bad=(
        "<feed"
        ' xmlns="http://www.w3.org/2005/Atom"><entry>'
        "<updated>2026-01-31T09:30:00Z</updated></entry>"
        "<entry><updated>2026-01-31T09:30:00Z</updated></entry></feed>"
    ),
    good=(
        "<feed"
        ' xmlns="http://www.w3.org/2005/Atom"><entry>'
        "<updated>2026-01-31T09:30:00Z</updated></entry>"
        "<entry><updated>2026-01-31T09:31:00Z</updated></entry></feed>"
    ),
    once="feed",
    opt_in=True,
)
ONE_ID_FOR_ALL = Rule(
    code="A140",
    name="atom-one-id-for-all",
    severity="error",
    message="all {count} entries have one id",
    hint="give each new entry an id of its own; an id that was published stays as it is",
    spec=ATOM + "#section-4.2.6",
    why="Readers take them for versions of one entry and show one of them.",
    bad=(
        "<feed"
        ' xmlns="http://www.w3.org/2005/Atom"><entry>'
        "<id>urn:isbn:1</id></entry><entry><id>urn:isbn:1</id>"
        "</entry><entry><id>urn:isbn:1</id></entry>"
        "<entry><id>urn:isbn:1</id></entry><entry>"
        "<id>urn:isbn:1</id></entry><entry><id>urn:isbn:1</id>"
        "</entry><entry><id>urn:isbn:1</id></entry>"
        "<entry><id>urn:isbn:1</id></entry><entry>"
        "<id>urn:isbn:1</id></entry><entry><id>urn:isbn:1</id></entry></feed>"
    ),
    good=('<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:isbn:1</id></entry></feed>'),
)
NO_NAME = Rule(
    code="A141",
    name="atom-person-without-name",
    severity="error",
    message="{parent} has no name",
    hint="write <name>…</name>",
    spec=ATOM + "#section-3.2.1",
    why="The name is what readers show.",
    bad="<author><email>a@example.org</email></author>",
    good="<author><name>A</name></author>",
)
EMAIL_IN_NAME = Rule(
    code="A142",
    name="atom-email-in-name",
    severity="warning",
    message="{element} holds an e-mail address",
    hint="put it into <email>",
    spec=ATOM + "#section-3.2.3",
    why="Readers show the name to everybody.",
    bad="<author><name>a@example.org</name></author>",
    good="<author><name>A</name><email>a@example.org</email></author>",
    once="name",
)

RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
