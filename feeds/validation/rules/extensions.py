"""E1: modules in general."""

from __future__ import annotations

from feeds.validation._finding import Rule

NAMES = "https://www.w3.org/TR/xml-names/"
RSS = "https://www.rssboard.org/rss-specification"
PODCAST = "https://podcasting2.org/docs/podcast-namespace"

UNKNOWN_NAMESPACE = Rule(
    code="E101",
    name="unknown-namespace",
    severity="info",
    message="the namespace {value} is not known here; its elements are not checked",
    hint="check the spelling if it should be known",
    spec=RSS + "#extendingRss",
    why=(
        "Feeds may be extended by anybody; a slip in a known namespace makes its"
        " elements unknown too."
    ),
    bad=('<item><title>t</title><m:mood xmlns:m="https://example.org/mood">good</m:mood></item>'),
    good="<item><title>t</title></item>",
    opt_in=True,
)
UNCHECKED_NAMESPACE = Rule(
    code="E102",
    name="unchecked-namespace",
    severity="info",
    message="the elements of {name} are not checked",
    hint="look at the documentation of {name}",
    spec=RSS + "#extendingRss",
    why="The vocabulary is known by its name only.",
    bad=(
        "<item><title>t</title><feedburner:origLink"
        ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">x</feed'
        "burner:origLink></item>"
    ),
    good="<item><title>t</title></item>",
    opt_in=True,
)
UNUSUAL_PREFIX = Rule(
    code="E103",
    name="unusual-prefix",
    severity="info",
    message="the prefix {value} is usually {expected}",
    hint="write {expected}",
    spec=NAMES + "#ns-decl",
    why="Any prefix is right, but some readers know only the usual one.",
    bad=(
        "<item><title>t</title><d:date"
        ' xmlns:d="http://purl.org/dc/elements/1.1/">2026</d:date></item>'
    ),
    good="<item><title>t</title><dc:date>2026</dc:date></item>",
    once="name",
    opt_in=True,
)
RESERVED_PREFIX = Rule(
    code="E104",
    name="reserved-prefix",
    severity="warning",
    message="the prefix {value} usually stands for another namespace than {uri}",
    hint='write xmlns:{value}="{expected}"; take another prefix for elements of your own',
    spec=NAMES + "#ns-decl",
    why="Readers that go by the prefix take it for the usual one.",
    bad=(
        "<item><title>t</title><dc:date"
        ' xmlns:dc="http://purl.org/dc/elements/1.0/">2026</dc:date></item>'
    ),
    good="<item><title>t</title><dc:date>2026</dc:date></item>",
)
UNKNOWN_ELEMENT = Rule(
    code="E105",
    name="extension-unknown-element",
    severity="error",
    message="there is no {element} in that vocabulary",
    hint="check the spelling",
    spec=RSS + "#extendingRss",
    why="The vocabulary is closed, and no reader knows the element.",
    bad="<item><title>t</title><itunes:lenght>10</itunes:lenght></item>",
    good="<item><title>t</title><itunes:duration>10</itunes:duration></item>",
    once="name",
)
MISPLACED = Rule(
    code="E106",
    name="extension-misplaced",
    severity="error",
    message="{element} does not belong into {parent}",
    hint="move it to where the specification puts it",
    spec=RSS + "#extendingRss",
    why="Readers look for it elsewhere.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><itunes:duration>10</itunes:duration>"
        "</channel>"
    ),
    good="<item><title>t</title><itunes:duration>10</itunes:duration></item>",
    once="name",
)
UNKNOWN_ATTRIBUTE = Rule(
    code="E107",
    name="extension-unknown-attribute",
    severity="error",
    message="{parent} has no attribute {element}",
    hint="check the spelling",
    spec=RSS + "#extendingRss",
    why="No reader knows the attribute.",
    bad=('<item><title>t</title><media:thumbnail url="https://example.org/a.png" alt="a"/></item>'),
    good='<item><title>t</title><media:thumbnail url="https://example.org/a.png"/></item>',
    once="name",
)
DUPLICATE = Rule(
    code="E108",
    name="extension-duplicate-element",
    severity="error",
    message="{parent} has {element} twice",
    hint="leave one of them out",
    spec=RSS + "#extendingRss",
    why="The module lets it stand once; readers show one of the two.",
    bad=(
        "<item><title>t</title><slash:comments>1</slash:comments>"
        "<slash:comments>2</slash:comments></item>"
    ),
    good="<item><title>t</title><slash:comments>1</slash:comments></item>",
    once="name",
    hint_for_id="keep the one that subscribers know their entries by",
)
TEXT = Rule(
    code="E109",
    name="extension-unexpected-text",
    severity="error",
    message="{element} takes no text",
    hint="put the value where the specification has it, in an attribute or an element",
    spec=RSS + "#extendingRss",
    why="Text at this place means nothing, and readers lose it.",
    bad=(
        "<item><title>t</title><itunes:image"
        ' href="https://example.org/a.jpg">a</itunes:image></item>'
    ),
    good='<item><title>t</title><itunes:image href="https://example.org/a.jpg"/></item>',
    once="name",
)
NO_ATTRIBUTE = Rule(
    code="E110",
    name="extension-attribute-missing",
    severity="error",
    message="{parent} has no {element}",
    hint='write {element}="…"',
    spec=RSS + "#extendingRss",
    why="The module requires the attribute.",
    bad="<item><title>t</title><media:thumbnail/></item>",
    good='<item><title>t</title><media:thumbnail url="https://example.org/a.png"/></item>',
    once="name",
)
NO_ELEMENT = Rule(
    code="E111",
    name="extension-element-missing",
    severity="error",
    message="{parent} has no {element}",
    hint="write <{element}>…</{element}>",
    spec=RSS + "#extendingRss",
    why="The module requires the element.",
    bad="<item><title>t</title><geo:Point><geo:lat>1</geo:lat></geo:Point></item>",
    good=(
        "<item><title>t</title><geo:Point><geo:lat>1</geo:lat>"
        "<geo:long>2</geo:long></geo:Point></item>"
    ),
    once="name",
)
CHOICE = Rule(
    code="E112",
    name="extension-choice",
    severity="error",
    message="{element}: {value} is none of {expected}",
    hint="write one of {expected}",
    spec=PODCAST,
    why="The specification lists what may stand here.",
    bad="<podcast:locked>perhaps</podcast:locked>",
    good="<podcast:locked>yes</podcast:locked>",
)


RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
