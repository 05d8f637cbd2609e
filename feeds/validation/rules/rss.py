"""R1, R2: the shape of RSS documents, their channels and items."""

from __future__ import annotations

from feeds.validation._finding import Rule

RSS = "https://www.rssboard.org/rss-specification"
PROFILE = "https://www.rssboard.org/rss-profile"

NAMESPACE = Rule(
    code="R101",
    name="rss-in-a-namespace",
    severity="error",
    message="rss is in the namespace {value}",
    hint='leave xmlns="…" out; RSS 2.0 has no namespace',
    spec=RSS + "#extendingRss",
    why="Readers look for rss, channel and item without a namespace.",
    bad='<rss version="2.0" xmlns="http://example.org/rss"/>',
    good='<rss version="2.0"/>',
)
VERSION = Rule(
    code="R102",
    name="rss-version",
    severity="error",
    message="there is no RSS {value}",
    hint='write version="2.0"',
    spec=RSS + "#whatIsRss",
    why="The version says which elements there are.",
    bad='<rss version="3.0"/>',
    good='<rss version="2.0"/>',
)
NO_VERSION = Rule(
    code="R103",
    name="rss-without-version",
    severity="error",
    message="rss has no version",
    hint='write <rss version="2.0">',
    spec=RSS + "#whatIsRss",
    why="The attribute is required.",
    bad="<rss/>",
    good='<rss version="2.0"/>',
)
NO_CHANNEL = Rule(
    code="R104",
    name="rss-without-channel",
    severity="error",
    message="rss has no channel",
    hint="put everything into <channel>…</channel>",
    spec=RSS + "#whatIsRss",
    why="The channel is the feed.",
    bad='<rss version="2.0"/>',
    good='<rss version="2.0"><channel/></rss>',
)
UNKNOWN_ELEMENT = Rule(
    code="R105",
    name="rss-unknown-element",
    severity="error",
    message="{parent} has no element {element}",
    hint="check the spelling and the place; elements of your own need a namespace",
    spec=RSS + "#extendingRss",
    why="RSS may be extended, but only in namespaces.",
    bad="<item><title>t</title><updated>today</updated></item>",
    good="<item><title>t</title><pubDate>Sat, 31 Jan 2026 09:30:00 GMT</pubDate></item>",
    once="name",
)
DUPLICATE = Rule(
    code="R106",
    name="rss-duplicate-element",
    severity="error",
    message="{parent} has {element} twice",
    hint="leave one of them out",
    spec=PROFILE,
    why="Readers show one of the two, and not all the same one.",
    bad="<item><title>One</title><title>Two</title></item>",
    good="<item><title>One</title></item>",
    once="name",
    hint_for_id="keep the one that subscribers know their entries by",
)
UNKNOWN_ATTRIBUTE = Rule(
    code="R107",
    name="rss-unknown-attribute",
    severity="error",
    message="{parent} has no attribute {element}",
    hint="check the spelling; attributes of your own need a prefix with a namespace",
    spec=RSS + "#extendingRss",
    why="Attributes without a prefix are RSS's own.",
    bad='<item><title type="html">One</title></item>',
    good="<item><title>One</title></item>",
    once="name",
)
TEXT = Rule(
    code="R108",
    name="rss-unexpected-text",
    severity="error",
    message="{element} takes elements, not text",
    hint="put the text into an element, such as description",
    spec=RSS,
    why="Text at this place means nothing, and readers lose it.",
    bad="<item>Hello<title>One</title></item>",
    good="<item><title>One</title></item>",
)
BLINK = Rule(
    code="R109",
    name="rss-blink",
    severity="error",
    message="RSS has no element blink",
    hint="leave it out",
    spec=RSS,
    why="It was a joke in a draft that some programs took at its word.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><blink>1</blink></channel>"
    ),
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description></channel>"
    ),
    once="name",
)
NOT_IN_A_NAMESPACE = Rule(
    code="R110",
    name="rss-not-in-a-namespace",
    severity="error",
    message="{element} stands in {parent} without a namespace",
    hint="give it the prefix of {parent}",
    spec=RSS + "#extendingRss",
    why="What stands inside an extension belongs to a namespace.",
    bad=(
        "<item><title>t</title><media:group><content"
        ' url="https://example.org/a.mp4"/></media:group></item>'
    ),
    good=(
        "<item><title>t</title><media:group><media:content"
        ' url="https://example.org/a.mp4"/></media:group></item>'
    ),
    once="name",
)
EXTENSION_ATTRIBUTE = Rule(
    code="R111",
    name="rss-extension-attribute",
    severity="info",
    message="{element} adds to an element of RSS",
    hint="use an element of your own namespace",
    spec=RSS + "#extendingRss",
    why="Hardly a reader looks at attributes of other namespaces on RSS's own elements.",
    bad='<item><title m:mood="good" xmlns:m="https://example.org/mood">t</title></item>',
    good="<item><title>t</title></item>",
    once="feed",
)
MISPLACED_ITEM = Rule(
    code="R112",
    name="rss-channel-after-item",
    severity="warning",
    message="{element} of the channel follows an item",
    hint="put the channel's own elements ahead of the first item",
    spec=PROFILE + "#element-channel-item",
    why="Readers that work item by item have to know the channel first.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<item><title>t</title></item><description>d</description></channel>"
    ),
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><item><title>t</title></item></channel>"
    ),
)
SAID_TWICE = Rule(
    code="R113",
    name="rss-channel-says-twice",
    severity="warning",
    message="{value} says what {other} says already",
    hint="keep {other}",
    spec=PROFILE + "#namespace-elements-dublin",
    why="Where the two differ, readers differ in which one they believe.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><language>en</language>"
        "<dc:language>en</dc:language></channel>"
    ),
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><language>en</language></channel>"
    ),
    once="name",
)
ITEM_SAID_TWICE = Rule(
    code="R114",
    name="rss-item-says-twice",
    severity="warning",
    message="{value} says what {other} says already",
    hint="keep {other}",
    spec=PROFILE + "#namespace-elements-dublin",
    why="Where the two differ, readers differ in which one they believe.",
    bad=(
        "<item><title>t</title><author>a@example.org (A)</author><dc:creator>A</dc:creator></item>"
    ),
    good="<item><title>t</title><dc:creator>A</dc:creator></item>",
    once="name",
)
SECOND_DESCRIPTION = Rule(
    code="R115",
    name="rss-second-description",
    severity="warning",
    message="{element} does what description and content:encoded are for",
    hint="use description, and content:encoded for the full text",
    spec=PROFILE + "#namespace-elements-content-encoded",
    why="Hardly a reader looks there.",
    bad=(
        "<item><title>t</title><xhtml:body"
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">t</xhtml:body></item>'
    ),
    good="<item><title>t</title><description>t</description></item>",
)
DESCRIPTION_FIRST = Rule(
    code="R116",
    name="rss-description-first",
    severity="warning",
    message="content:encoded without a description ahead of it",
    hint="write description, with the summary, ahead of content:encoded",
    spec=PROFILE + "#namespace-elements-content-encoded",
    why="Readers that take the first of them as the text show no summary.",
    bad="<item><title>t</title><content:encoded>t</content:encoded></item>",
    good=(
        "<item><title>t</title><description>t</description>"
        "<content:encoded>t</content:encoded></item>"
    ),
    once="feed",
)
NO_CHANNEL_TITLE = Rule(
    code="R121",
    name="rss-channel-without-title",
    severity="error",
    message="the channel has no title",
    hint="write <title>…</title>",
    spec=RSS + "#requiredChannelElements",
    why="Readers list feeds by their titles.",
    bad="<channel><link>https://example.org/</link><description>d</description></channel>",
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description></channel>"
    ),
)
NO_CHANNEL_LINK = Rule(
    code="R122",
    name="rss-channel-without-link",
    severity="error",
    message="the channel has no link",
    hint="write <link>…</link> with the address of the site",
    spec=RSS + "#requiredChannelElements",
    why="It is where people go from the feed.",
    bad="<channel><title>t</title><description>d</description></channel>",
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description></channel>"
    ),
)
NO_CHANNEL_DESCRIPTION = Rule(
    code="R123",
    name="rss-channel-without-description",
    severity="error",
    message="the channel has no description",
    hint="write <description>…</description>",
    spec=RSS + "#requiredChannelElements",
    why="The element is required.",
    bad="<channel><title>t</title><link>https://example.org/</link></channel>",
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description></channel>"
    ),
)
NO_SELF = Rule(
    code="R124",
    name="rss-without-self",
    severity="warning",
    message='the channel has no atom:link rel="self"',
    hint='write <atom:link rel="self" href="…"/> with the feed\'s own address',
    spec=PROFILE + "#namespace-elements-atom-link",
    why="It tells where to subscribe, whatever copy of the feed somebody holds.",
    bad='<rss version="2.0"><channel><title>t</title></channel></rss>',
    good=(
        '<rss version="2.0"'
        ' xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link rel="self"'
        ' href="https://example.org/rss.xml"/></channel></rss>'
    ),
)
EMPTY_ITEM = Rule(
    code="R131",
    name="rss-item-without-title-or-description",
    severity="error",
    message="the item has neither title nor description",
    hint="write <title>…</title> or <description>…</description>",
    spec=RSS + "#hrelementsOfLtitemgt",
    why="There is nothing that a reader could show.",
    bad="<item><link>https://example.org/1</link></item>",
    good="<item><title>t</title></item>",
    once="feed",
)
NO_GUID = Rule(
    code="R132",
    name="rss-item-without-guid",
    severity="warning",
    message="the item has no guid",
    hint="write <guid> with the address in link, by which readers know the item, and keep it",
    spec=PROFILE + "#element-channel-item-guid",
    why="Readers know by it whether they have shown the item before.",
    bad="<item><title>t</title></item>",
    good='<item><title>t</title><guid isPermaLink="false">urn:isbn:1</guid></item>',
    once="feed",
)
MANY_ENCLOSURES = Rule(
    code="R133",
    name="rss-several-enclosures",
    severity="warning",
    message="a second enclosure",
    hint="keep one, or use media:content for the others",
    spec=PROFILE + "#element-channel-item-enclosure",
    why="Many readers take one enclosure of an item, some the first, some the last.",
    bad=(
        '<item><title>t</title><enclosure url="https://example.org/a.mp3"'
        ' type="audio/mpeg" length="1"/><enclosure url="https://example.org/b.mp3"'
        ' type="audio/mpeg" length="1"/></item>'
    ),
    good=(
        '<item><title>t</title><enclosure url="https://example.org/a.mp3"'
        ' type="audio/mpeg" length="1"/></item>'
    ),
)

RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
