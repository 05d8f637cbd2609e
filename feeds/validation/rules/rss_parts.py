"""R30 and R31: image and textInput."""

from __future__ import annotations

from feeds.validation._finding import Rule

RSS = "https://www.rssboard.org/rss-specification"
PROFILE = "https://www.rssboard.org/rss-profile"

NO_IMAGE_TITLE = Rule(
    code="R301",
    name="rss-image-without-title",
    severity="error",
    message="the image has no title",
    hint="write the title of the channel",
    spec=RSS + "#ltimagegtSubelementOfLtchannelgt",
    why="It is what is shown where the image is not.",
    bad=("<image><url>https://example.org/a.png</url><link>https://example.org/</link></image>"),
    good=(
        "<image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link></image>"
    ),
)
NO_IMAGE_LINK = Rule(
    code="R302",
    name="rss-image-without-link",
    severity="error",
    message="the image has no link",
    hint="write the link of the channel",
    spec=RSS + "#ltimagegtSubelementOfLtchannelgt",
    why="It is where people go who press the image.",
    bad="<image><url>https://example.org/a.png</url><title>t</title></image>",
    good=(
        "<image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link></image>"
    ),
)
NO_IMAGE_URL = Rule(
    code="R303",
    name="rss-image-without-url",
    severity="error",
    message="the image has no url",
    hint="write <url>…</url> with the address of the picture",
    spec=RSS + "#ltimagegtSubelementOfLtchannelgt",
    why="Without it there is no image.",
    bad="<image><title>t</title><link>https://example.org/</link></image>",
    good=(
        "<image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link></image>"
    ),
)
WIDTH = Rule(
    code="R304",
    name="rss-image-width",
    severity="error",
    message="{element}: {value} is not a width of 1 to 144",
    hint="write the width in pixels, at most 144",
    spec=RSS + "#ltimagegtSubelementOfLtchannelgt",
    why="RSS bounds the image so that readers can place it.",
    bad=(
        "<image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link>"
        "<width>200</width></image>"
    ),
    good=(
        "<image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link>"
        "<width>88</width></image>"
    ),
)
HEIGHT = Rule(
    code="R305",
    name="rss-image-height",
    severity="error",
    message="{element}: {value} is not a height of 1 to 400",
    hint="write the height in pixels, at most 400",
    spec=RSS + "#ltimagegtSubelementOfLtchannelgt",
    why="RSS bounds the image so that readers can place it.",
    bad=(
        "<image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link>"
        "<height>500</height></image>"
    ),
    good=(
        "<image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link>"
        "<height>31</height></image>"
    ),
)
IMAGE_LINK = Rule(
    code="R306",
    name="rss-image-link-differs",
    severity="warning",
    message="the link of the image is not that of the channel",
    hint="write {expected}",
    spec=PROFILE + "#element-channel-image-link",
    why="The image stands for the channel.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/about</link>"
        "</image></channel>"
    ),
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link></image></channel>"
    ),
)
IMAGE_TITLE = Rule(
    code="R307",
    name="rss-image-title-differs",
    severity="warning",
    message="the title of the image is not that of the channel",
    hint="write {expected}",
    spec=PROFILE + "#element-channel-image-title",
    why="The image stands for the channel.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><image><url>https://example.org/a.png</url>"
        "<title>Logo</title><link>https://example.org/</link></image></channel>"
    ),
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link></image></channel>"
    ),
)
IMAGE_FORMAT = Rule(
    code="R308",
    name="rss-image-format",
    severity="warning",
    message="{element}: {value} is not a GIF, JPEG or PNG by its name",
    hint="use a picture of one of these formats",
    spec=RSS + "#ltimagegtSubelementOfLtchannelgt",
    why="RSS names these three, and readers count on them.",
    bad=(
        "<image><url>https://example.org/a.svg</url>"
        "<title>t</title><link>https://example.org/</link></image>"
    ),
    good=(
        "<image><url>https://example.org/a.png</url>"
        "<title>t</title><link>https://example.org/</link></image>"
    ),
)
NO_INPUT_TITLE = Rule(
    code="R311",
    name="rss-text-input-without-title",
    severity="error",
    message="textInput has no title",
    hint="write the label of the button",
    spec=RSS + "#lttextinputgtSubelementOfLtchannelgt",
    why="All four parts are required.",
    bad=(
        "<textInput><description>d</description><name>q</name>"
        "<link>https://example.org/s</link></textInput>"
    ),
    good=(
        "<textInput><title>t</title><description>d</description>"
        "<name>q</name><link>https://example.org/s</link></textInput>"
    ),
)
NO_INPUT_DESCRIPTION = Rule(
    code="R312",
    name="rss-text-input-without-description",
    severity="error",
    message="textInput has no description",
    hint="say what it is for",
    spec=RSS + "#lttextinputgtSubelementOfLtchannelgt",
    why="All four parts are required.",
    bad=("<textInput><title>t</title><name>q</name><link>https://example.org/s</link></textInput>"),
    good=(
        "<textInput><title>t</title><description>d</description>"
        "<name>q</name><link>https://example.org/s</link></textInput>"
    ),
)
NO_INPUT_NAME = Rule(
    code="R313",
    name="rss-text-input-without-name",
    severity="error",
    message="textInput has no name",
    hint="write the name of the field",
    spec=RSS + "#lttextinputgtSubelementOfLtchannelgt",
    why="All four parts are required.",
    bad=(
        "<textInput><title>t</title><description>d</description>"
        "<link>https://example.org/s</link></textInput>"
    ),
    good=(
        "<textInput><title>t</title><description>d</description>"
        "<name>q</name><link>https://example.org/s</link></textInput>"
    ),
)
NO_INPUT_LINK = Rule(
    code="R314",
    name="rss-text-input-without-link",
    severity="error",
    message="textInput has no link",
    hint="write the address of the script",
    spec=RSS + "#lttextinputgtSubelementOfLtchannelgt",
    why="All four parts are required.",
    bad="<textInput><title>t</title><description>d</description><name>q</name></textInput>",
    good=(
        "<textInput><title>t</title><description>d</description>"
        "<name>q</name><link>https://example.org/s</link></textInput>"
    ),
)
FIELD_NAME = Rule(
    code="R315",
    name="rss-field-name",
    severity="error",
    message="{element}: {value} cannot name a field of a form",
    hint="write letters, digits and hyphens, beginning with a letter",
    spec=PROFILE + "#element-channel-textinput-name",
    why="It becomes the name of a field in an address.",
    bad=(
        "<textInput><title>t</title><description>d</description><name>search"
        " words</name><link>https://example.org/s</link></textInput>"
    ),
    good=(
        "<textInput><title>t</title><description>d</description>"
        "<name>q</name><link>https://example.org/s</link></textInput>"
    ),
)
TEXT_INPUT = Rule(
    code="R316",
    name="rss-text-input",
    severity="warning",
    message="hardly a reader shows textInput",
    hint="leave it out",
    spec=PROFILE + "#element-channel-textinput",
    why="Its purpose was never settled.",
    bad=(
        "<textInput><title>t</title><description>d</description>"
        "<name>q</name><link>https://example.org/s</link></textInput>"
    ),
    good="<ttl>60</ttl>",
)


RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
