"""E4: the small modules."""

from __future__ import annotations

from feeds.validation._finding import Rule

GEORSS = "https://docs.ogc.org/cs/17-002r1/17-002r1.html"
THREAD = "https://www.rfc-editor.org/rfc/rfc4685"
HISTORY = "https://www.rfc-editor.org/rfc/rfc5005"
SLASH = "https://web.resource.org/rss/1.0/modules/slash/"
GEO = "https://www.w3.org/2003/01/geo/"
WFW = "https://www.rssboard.org/comment-api"
SY = "https://web.resource.org/rss/1.0/modules/syndication/"

UPDATE_PERIOD = Rule(
    code="E401",
    name="sy-update-period",
    severity="error",
    message="{element}: {value} is no period",
    hint="write hourly, daily, weekly, monthly or yearly",
    spec=SY,
    why="The module knows five periods.",
    bad="<sy:updatePeriod>often</sy:updatePeriod>",
    good="<sy:updatePeriod>daily</sy:updatePeriod>",
)
HIT_PARADE = Rule(
    code="E402",
    name="slash-hit-parade",
    severity="error",
    message="{element}: {value} is not numbers with commas",
    hint="write it like 10,4,2,0",
    spec=SLASH,
    why="The element lists counts of comments by their score.",
    bad="<slash:hit_parade>many</slash:hit_parade>",
    good="<slash:hit_parade>10,4,2,0</slash:hit_parade>",
)
SLASH_DATE = Rule(
    code="E403",
    name="slash-without-last-build-date",
    severity="warning",
    message="slash:comments in a channel without lastBuildDate",
    hint="write lastBuildDate",
    spec=SLASH,
    why="A count of comments changes; the date says when it was right.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><item><title>t</title>"
        "<slash:comments>1</slash:comments></item></channel>"
    ),
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><lastBuildDate>Sat, 31 Jan 2026 09:30:00"
        " GMT</lastBuildDate><item><title>t</title>"
        "<slash:comments>1</slash:comments></item></channel>"
    ),
)
THREAD_WHEN = Rule(
    code="E404",
    name="thr-when",
    severity="error",
    message="thr:when became thr:updated",
    hint="write thr:updated",
    spec=THREAD + "#section-4",
    why="Only drafts of the specification had thr:when.",
    bad=('<link rel="replies" href="https://example.org/1.xml" thr:when="2026-01-31T09:30:00Z"/>'),
    good=(
        '<link rel="replies" href="https://example.org/1.xml" thr:updated="2026-01-31T09:30:00Z"/>'
    ),
)
COMMENT_RSS = Rule(
    code="E405",
    name="wfw-comment-rss",
    severity="warning",
    message="wfw:commentRSS is spelled commentRss",
    hint="write wfw:commentRss",
    spec=WFW,
    why="Names are compared letter by letter.",
    bad=("<item><title>t</title><wfw:commentRSS>https://example.org/1.xml</wfw:commentRSS></item>"),
    good=(
        "<item><title>t</title><wfw:commentRss>https://example.org/1.xml</wfw:commentRss></item>"
    ),
)
LATITUDE = Rule(
    code="E411",
    name="geo-latitude",
    severity="error",
    message="{element}: {value} is no latitude",
    hint="write degrees from -90 to 90",
    spec=GEO,
    why="Latitudes go from pole to pole.",
    bad="<item><title>t</title><geo:lat>91</geo:lat><geo:long>0</geo:long></item>",
    good="<item><title>t</title><geo:lat>52.1</geo:lat><geo:long>4.3</geo:long></item>",
)
LONGITUDE = Rule(
    code="E412",
    name="geo-longitude",
    severity="error",
    message="{element}: {value} is no longitude",
    hint="write degrees from -180 to 180",
    spec=GEO,
    why="Longitudes go half around the globe either way.",
    bad="<item><title>t</title><geo:lat>0</geo:lat><geo:long>188</geo:long></item>",
    good="<item><title>t</title><geo:lat>52.1</geo:lat><geo:long>4.3</geo:long></item>",
)
POINT = Rule(
    code="E413",
    name="georss-point",
    severity="error",
    message="{element}: {value} is not a latitude and a longitude",
    hint="write it like 52.1 4.3",
    spec=GEORSS,
    why="A point is two numbers with white space between them.",
    bad="<georss:point>52.1</georss:point>",
    good="<georss:point>52.1 4.3</georss:point>",
)
POINTS = Rule(
    code="E414",
    name="georss-points",
    severity="error",
    message="{element}: {value} is not {expected}",
    hint="write latitudes and longitudes in turn, with spaces: 52.1 4.3 52.2 4.4",
    spec=GEORSS,
    why="Lines, boxes and polygons are pairs of numbers.",
    bad="<georss:line>52.1 4.3 52.2</georss:line>",
    good="<georss:line>52.1 4.3 52.2 4.4</georss:line>",
)
COMMA = Rule(
    code="E415",
    name="georss-comma",
    severity="warning",
    message="{element}: coordinates take no commas",
    hint="write spaces: 52.1 4.3",
    spec=GEORSS,
    why=(
        "The specification separates by white space; some readers take the comma for a decimal one."
    ),
    bad="<georss:point>52.1, 4.3</georss:point>",
    good="<georss:point>52.1 4.3</georss:point>",
)
PAGED_AND_COMPLETE = Rule(
    code="E421",
    name="fh-complete-with-pages",
    severity="error",
    message='a complete feed has a link rel="{value}"',
    hint="leave the link out, or fh:complete",
    spec=HISTORY + "#section-2",
    why="A complete feed holds everything, so that there is nothing before or after it.",
    bad=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0">'
        '<fh:complete/><link rel="self" href="https://example.org/1.xml"/><link'
        ' rel="next" href="https://example.org/2.xml"/></feed>'
    ),
    good=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0">'
        '<fh:complete/><link rel="self" href="https://example.org/1.xml"/></feed>'
    ),
)
CURRENT_NOT_SELF = Rule(
    code="E422",
    name="fh-complete-not-current",
    severity="error",
    message='the rel="current" of a complete feed is not itself',
    hint="leave the link out",
    spec=HISTORY + "#section-2",
    why="A complete feed is always the current one.",
    bad=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0">'
        '<fh:complete/><link rel="self" href="https://example.org/1.xml"/><link'
        ' rel="current" href="https://example.org/2.xml"/></feed>'
    ),
    good=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0">'
        '<fh:complete/><link rel="self" href="https://example.org/1.xml"/></feed>'
    ),
)
PAST_END = Rule(
    code="E423",
    name="fh-past-the-end",
    severity="error",
    message='this is the {other} page, and it has a rel="{value}"',
    hint="leave the link out",
    spec=HISTORY + "#section-3",
    why="Nothing comes before the first page, nor after the last.",
    bad=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0"><link rel="self"'
        ' href="https://example.org/1.xml"/><link rel="first"'
        ' href="https://example.org/1.xml"/><link rel="previous"'
        ' href="https://example.org/0.xml"/></feed>'
    ),
    good=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0"><link rel="self"'
        ' href="https://example.org/1.xml"/><link rel="first"'
        ' href="https://example.org/1.xml"/></feed>'
    ),
)
NO_CURRENT = Rule(
    code="E424",
    name="fh-archive-without-current",
    severity="warning",
    message='the archive has no rel="current"',
    hint="link the feed that people subscribe to",
    spec=HISTORY + "#section-4",
    why="Who finds the archive should find the feed.",
    bad=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0"><fh:archive/><link'
        ' rel="self" href="https://example.org/1.xml"/></feed>'
    ),
    good=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0"><fh:archive/><link'
        ' rel="current" href="https://example.org/1.xml"/><link rel="prev-archive"'
        ' href="https://example.org/0.xml"/></feed>'
    ),
)
NO_NEIGHBOUR = Rule(
    code="E425",
    name="fh-archive-alone",
    severity="warning",
    message="the archive names neither a neighbour nor the current feed",
    hint='link its rel="prev-archive"; the first archive has none, and links rel="current"',
    spec=HISTORY + "#section-4",
    why="Archives are found from one to the next.",
    bad=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0"><fh:archive/><link'
        ' rel="self" href="https://example.org/1.xml"/></feed>'
    ),
    good=(
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0"><fh:archive/><link'
        ' rel="current" href="https://example.org/1.xml"/><link rel="prev-archive"'
        ' href="https://example.org/0.xml"/></feed>'
    ),
)
HISTORY_IN_ENTRY = Rule(
    code="E426",
    name="fh-relation-in-entry",
    severity="warning",
    message='rel="{value}" on an entry says nothing',
    hint="put the link into the feed",
    spec=HISTORY + "#section-3",
    why="Pages and archives are of feeds.",
    bad=(
        '<entry><id>urn:isbn:1</id><link rel="next-archive"'
        ' href="https://example.org/2.xml"/></entry>'
    ),
    good="<entry><id>urn:isbn:1</id></entry>",
)


RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
