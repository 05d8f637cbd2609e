"""E2, E3: podcasts by Apple's rules, and Media RSS."""

from __future__ import annotations

from feeds.validation._finding import Rule

APPLE = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
MEDIA = "https://www.rssboard.org/media-rss"

CATEGORY = Rule(
    code="E201",
    name="itunes-category",
    severity="error",
    message="{element}: {value} is not on Apple's list{where}",
    hint="take a category from the list, letter for letter",
    spec="https://podcasters.apple.com/support/1691-apple-podcasts-categories",
    why="The directory files a podcast by these names only.",
    bad='<itunes:category text="Stories"/>',
    good='<itunes:category text="Fiction"><itunes:category text="Drama"/></itunes:category>',
)
OLD_CATEGORY = Rule(
    code="E202",
    name="itunes-old-category",
    severity="warning",
    message="{element}: {value} left Apple's list in 2019",
    hint="take a category from the present list",
    spec="https://podcasters.apple.com/support/1691-apple-podcasts-categories",
    why="The directory files a podcast by the names of its present list.",
    bad='<itunes:category text="Games &amp; Hobbies"/>',
    good='<itunes:category text="Leisure"/>',
)
TYPE = Rule(
    code="E203",
    name="itunes-type",
    severity="error",
    message="{element}: {value} is neither episodic nor serial",
    hint="write episodic or serial",
    spec=APPLE,
    why="It decides whether the newest or the first episode comes first.",
    bad="<itunes:type>daily</itunes:type>",
    good="<itunes:type>episodic</itunes:type>",
)
EPISODE_TYPE = Rule(
    code="E204",
    name="itunes-episode-type",
    severity="error",
    message="{element}: {value} is none of full, trailer and bonus",
    hint="write full, trailer or bonus",
    spec=APPLE,
    why="Apple knows three kinds of episode.",
    bad="<itunes:episodeType>extra</itunes:episodeType>",
    good="<itunes:episodeType>bonus</itunes:episodeType>",
)
BLOCK = Rule(
    code="E205",
    name="itunes-block",
    severity="error",
    message="{element}: {value} is not yes",
    hint="write Yes, or leave the element out",
    spec=APPLE,
    why="Only a yes hides the podcast or the episode.",
    bad="<itunes:block>true</itunes:block>",
    good="<itunes:block>Yes</itunes:block>",
)
DURATION = Rule(
    code="E206",
    name="itunes-duration",
    severity="error",
    message="{element}: {value} is no duration",
    hint="write seconds, or H:MM:SS",
    spec=APPLE,
    why="Players show it and sort by it.",
    bad="<itunes:duration>1 hour</itunes:duration>",
    good="<itunes:duration>1:02:03</itunes:duration>",
)
TOO_LONG = Rule(
    code="E207",
    name="itunes-too-long",
    severity="error",
    message="{element} has {value} characters; Apple takes {expected}",
    hint="shorten it",
    spec=APPLE,
    why="What is longer is cut or refused.",
    bad=(
        "<itunes:subtitle>long long long long long long long long long long long"
        " long long long long long long long long long long long long long long"
        " long long long long long long long long long long long long long long"
        " long long long long long long long long long long long long long long"
        " long long long long long long long </itunes:subtitle>"
    ),
    good="<itunes:subtitle>short</itunes:subtitle>",
)
NO_ITUNES_ELEMENT = Rule(
    code="E208",
    name="itunes-incomplete",
    severity="warning",
    message="the podcast has no {value}",
    hint="write it; Apple's directory requires it",
    spec=APPLE,
    why="Apple takes a podcast with language, category, explicit and image only.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><itunes:author>A</itunes:author></channel>"
    ),
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><language>en</language>"
        "<itunes:explicit>false</itunes:explicit><itunes:category"
        ' text="Arts"/><itunes:image href="https://example.org/a.jpg"/></channel>'
    ),
)
NO_OWNER = Rule(
    code="E209",
    name="itunes-without-owner",
    severity="warning",
    message="the podcast has no itunes:owner with an address",
    hint="write itunes:owner with itunes:name and itunes:email while you submit it",
    spec=APPLE,
    why="Directories check by this address who the podcast belongs to.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><itunes:author>A</itunes:author></channel>"
    ),
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><itunes:owner>"
        "<itunes:name>A</itunes:name><itunes:email>a@example.org</itunes:email>"
        "</itunes:owner></channel>"
    ),
)
FORMAT = Rule(
    code="E210",
    name="itunes-format",
    severity="warning",
    message="Apple plays no .{value} files",
    hint="publish m4a, mp3, mov, mp4, m4v, pdf or epub",
    spec=APPLE,
    why="The episode does not play in Apple's programs.",
    bad=(
        "<item><title>t</title><itunes:duration>1</itunes:duration><enclosure"
        ' url="https://example.org/a.wmv" type="video/x-ms-wmv" length="1"/></item>'
    ),
    good=(
        "<item><title>t</title><itunes:duration>1</itunes:duration><enclosure"
        ' url="https://example.org/a.mp3" type="audio/mpeg" length="1"/></item>'
    ),
)
KEYWORDS = Rule(
    code="E211",
    name="itunes-keywords",
    severity="warning",
    message="{element} has spaces and no commas",
    hint="separate keywords with commas",
    spec=APPLE,
    why="Without commas it is one keyword.",
    bad="<itunes:keywords>salt pepper</itunes:keywords>",
    good="<itunes:keywords>salt, pepper</itunes:keywords>",
)
NOT_UTF8 = Rule(
    code="E212",
    name="itunes-not-utf-8",
    severity="warning",
    message="the podcast is in {value}",
    hint="save as UTF-8",
    spec=APPLE,
    why="Apple asks for UTF-8.",
    bad=(
        '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"'
        ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
        "<channel><itunes:author>A</itunes:author></channel></rss>"
    ),
    good="<itunes:author>A</itunes:author>",
)
ONE_IN_GROUP = Rule(
    code="E301",
    name="media-group-of-one",
    severity="info",
    message="media:group holds fewer than two media:content",
    hint="put a single media:content directly into the item",
    spec=MEDIA + "#media-group",
    why=(
        "A group is for several forms of one thing; some readers look for content"
        " outside of groups only."
    ),
    bad='<media:group><media:content url="https://example.org/a.mp4"/></media:group>',
    good=(
        "<media:group><media:content"
        ' url="https://example.org/a.mp4"/><media:content'
        ' url="https://example.org/a.webm"/></media:group>'
    ),
    once="feed",
)
ROLE_CASE = Rule(
    code="E302",
    name="media-credit-role-case",
    severity="error",
    message="{element}: roles are in small letters, not {value}",
    hint="write it in small letters",
    spec=MEDIA + "#media-credit",
    why="Roles are compared letter by letter.",
    bad='<media:credit role="Producer">A</media:credit>',
    good='<media:credit role="producer">A</media:credit>',
)
ROLE = Rule(
    code="E303",
    name="media-credit-role",
    severity="warning",
    message="{element}: {value} is not a role of the EBU",
    hint="take one of its list, or name another scheme",
    spec=MEDIA + "#media-credit",
    why="Without a scheme a role is one of the European Broadcasting Union's.",
    bad='<media:credit role="boss">A</media:credit>',
    good='<media:credit role="producer">A</media:credit>',
)
TEXT_TYPE = Rule(
    code="E304",
    name="media-text-type",
    severity="error",
    message="{element}: {value} is neither plain nor html",
    hint="write plain or html",
    spec=MEDIA + "#media-text",
    why="Media RSS knows these two words, not media types.",
    bad='<media:title type="text/html">t</media:title>',
    good='<media:title type="html">t</media:title>',
)
HASH = Rule(
    code="E305",
    name="media-hash",
    severity="error",
    message="{element}: {value} is no {expected}",
    hint="write 32 hexadecimal digits for md5, 40 for sha-1",
    spec=MEDIA + "#media-hash",
    why="Readers compare it with the file they fetched.",
    bad='<media:hash algo="md5">abc</media:hash>',
    good='<media:hash algo="md5">dfdec888b72151965a34b4b59031290a</media:hash>',
)
RATING = Rule(
    code="E306",
    name="media-rating",
    severity="error",
    message="{element}: the scheme {expected} has no {value}",
    hint="look up the values of the scheme",
    spec=MEDIA + "#media-rating",
    why="Each scheme has values of its own.",
    bad='<media:rating scheme="urn:simple">children</media:rating>',
    good='<media:rating scheme="urn:simple">nonadult</media:rating>',
)
NPT = Rule(
    code="E307",
    name="media-time",
    severity="error",
    message="{element}: {value} is no normal play time",
    hint="write seconds or H:MM:SS, with a fraction if need be",
    spec="https://www.rfc-editor.org/rfc/rfc2326#section-3.6",
    why="Times in a medium follow RFC 2326.",
    bad='<media:thumbnail url="https://example.org/a.png" time="soon"/>',
    good='<media:thumbnail url="https://example.org/a.png" time="12:05:01.123"/>',
)
RESTRICTION = Rule(
    code="E308",
    name="media-restriction",
    severity="error",
    message="{element}: {value} is neither all nor none",
    hint='write all or none, or say type="country" or type="uri"',
    spec=MEDIA + "#media-restriction",
    why="Without a type a restriction is for all or for none.",
    bad='<media:restriction relationship="allow">some</media:restriction>',
    good='<media:restriction relationship="allow">all</media:restriction>',
)
RELATIONSHIP = Rule(
    code="E309",
    name="media-relationship",
    severity="error",
    message="{element}: {value} is neither allow nor deny",
    hint="write allow or deny",
    spec=MEDIA + "#media-restriction",
    why="A restriction allows or denies.",
    bad='<media:restriction relationship="forbid">all</media:restriction>',
    good='<media:restriction relationship="deny">all</media:restriction>',
)
RESTRICTION_TYPE = Rule(
    code="E310",
    name="media-restriction-type",
    severity="error",
    message="{element}: {value} is none of country, uri and sharing",
    hint="write country, uri or sharing",
    spec=MEDIA + "#media-restriction",
    why="Media RSS 1.5 knows these three.",
    bad='<media:restriction relationship="deny" type="planet">earth</media:restriction>',
    good='<media:restriction relationship="deny" type="country">nl</media:restriction>',
)
COUNTRY = Rule(
    code="E311",
    name="media-country",
    severity="error",
    message="{element}: {value} is no country code of ISO 3166",
    hint="write two letters, several with spaces: nl be de",
    spec=MEDIA + "#media-restriction",
    why="Countries are named by their codes.",
    bad='<media:restriction relationship="deny" type="country">uk</media:restriction>',
    good='<media:restriction relationship="deny" type="country">gb</media:restriction>',
)
MEDIUM = Rule(
    code="E312",
    name="media-medium",
    severity="error",
    message="{element}: {value} is none of image, audio, video, document and executable",
    hint="write one of these",
    spec=MEDIA + "#media-content",
    why="Media RSS knows five kinds.",
    bad='<media:content url="https://example.org/a.mp4" medium="film"/>',
    good='<media:content url="https://example.org/a.mp4" medium="video"/>',
)
EXPRESSION = Rule(
    code="E313",
    name="media-expression",
    severity="error",
    message="{element}: {value} is none of sample, full and nonstop",
    hint="write one of these",
    spec=MEDIA + "#media-content",
    why="It says whether this is the whole, a piece, or a stream.",
    bad='<media:content url="https://example.org/a.mp4" expression="half"/>',
    good='<media:content url="https://example.org/a.mp4" expression="full"/>',
)
ADULT = Rule(
    code="E314",
    name="media-adult",
    severity="warning",
    message="media:adult was replaced by media:rating",
    hint='write <media:rating scheme="urn:simple">adult</media:rating>',
    spec=MEDIA + "#media-adult",
    why="The element is deprecated.",
    bad="<media:adult>false</media:adult>",
    good='<media:rating scheme="urn:simple">nonadult</media:rating>',
)
MEDIA_NAMESPACE = Rule(
    code="E315",
    name="media-namespace",
    severity="error",
    message="the namespace of Media RSS ends in a slash",
    hint='write xmlns:media="http://search.yahoo.com/mrss/"',
    spec=MEDIA + "#namespace-declaration",
    why="Namespaces are compared letter by letter.",
    bad=(
        '<item><title>t</title><m:title xmlns:m="http://search.yahoo.com/mrss">t</m:title></item>'
    ),
    good=(
        '<item><title>t</title><m:title xmlns:m="http://search.yahoo.com/mrss/">t</m:title></item>'
    ),
)

RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
