"""R32, R33, R34: hours, days, guids and the attributes of RSS."""

from __future__ import annotations

from feeds.validation._finding import Rule

RSS = "https://www.rssboard.org/rss-specification"
PROFILE = "https://www.rssboard.org/rss-profile"

NO_DAY = Rule(
    code="R321",
    name="rss-skip-days-without-day",
    severity="error",
    message="skipDays has no day",
    hint="write <day>Sunday</day>, or leave skipDays out",
    spec=RSS + "#skipHoursAndSkipDays",
    why="It says nothing.",
    bad="<skipDays/>",
    good="<skipDays><day>Sunday</day></skipDays>",
)
DAY = Rule(
    code="R322",
    name="rss-day",
    severity="error",
    message="{element}: {value} is no day of the week",
    hint="write Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday",
    spec=RSS + "#skipHoursAndSkipDays",
    why="Days have these seven English names.",
    bad="<skipDays><day>Sun</day></skipDays>",
    good="<skipDays><day>Sunday</day></skipDays>",
)
TOO_MANY_DAYS = Rule(
    code="R323",
    name="rss-too-many-days",
    severity="error",
    message="skipDays has more than seven days",
    hint="name each day once",
    spec=RSS + "#skipHoursAndSkipDays",
    why="A week has seven days.",
    bad=(
        "<skipDays><day>Monday</day><day>Tuesday</day>"
        "<day>Wednesday</day><day>Thursday</day><day>Friday</day>"
        "<day>Saturday</day><day>Sunday</day><day>Monday</day></skipDays>"
    ),
    good="<skipDays><day>Sunday</day></skipDays>",
)
NO_HOUR = Rule(
    code="R324",
    name="rss-skip-hours-without-hour",
    severity="error",
    message="skipHours has no hour",
    hint="write <hour>0</hour>, or leave skipHours out",
    spec=RSS + "#skipHoursAndSkipDays",
    why="It says nothing.",
    bad="<skipHours/>",
    good="<skipHours><hour>0</hour></skipHours>",
)
HOUR = Rule(
    code="R325",
    name="rss-hour",
    severity="error",
    message="{element}: {value} is no hour",
    hint="write 0 to 23, in Greenwich time",
    spec=RSS + "#skipHoursAndSkipDays",
    why="Hours are counted from 0 to 23.",
    bad="<skipHours><hour>25</hour></skipHours>",
    good="<skipHours><hour>23</hour></skipHours>",
)
TOO_MANY_HOURS = Rule(
    code="R326",
    name="rss-too-many-hours",
    severity="error",
    message="skipHours has more than 24 hours",
    hint="name each hour once",
    spec=RSS + "#skipHoursAndSkipDays",
    why="A day has 24 hours.",
    bad=(
        "<skipHours><hour>0</hour><hour>1</hour><hour>2</hour>"
        "<hour>3</hour><hour>4</hour><hour>5</hour>"
        "<hour>6</hour><hour>7</hour><hour>8</hour>"
        "<hour>9</hour><hour>10</hour><hour>11</hour>"
        "<hour>12</hour><hour>13</hour><hour>14</hour>"
        "<hour>15</hour><hour>16</hour><hour>17</hour>"
        "<hour>18</hour><hour>19</hour><hour>20</hour>"
        "<hour>21</hour><hour>22</hour><hour>23</hour>"
        "<hour>0</hour></skipHours>"
    ),
    good="<skipHours><hour>0</hour></skipHours>",
)
MIDNIGHT = Rule(
    code="R327",
    name="rss-midnight",
    severity="warning",
    message="{element}: midnight is 0",
    hint="write 0",
    spec=PROFILE + "#element-channel-skiphours",
    why="Version 0.91 counted from 1 to 24, RSS 2.0 counts from 0 to 23.",
    bad="<skipHours><hour>24</hour></skipHours>",
    good="<skipHours><hour>0</hour></skipHours>",
)
SAME_VALUE = Rule(
    code="R331",
    name="rss-same-value",
    severity="error",
    message="{element}: {value} stands here twice",
    hint="name each once",
    spec=RSS + "#ltguidgtSubelementOfLtitemgt",
    why="A guid is unique; an hour or day once named is skipped.",
    bad=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><item><title>t</title><guid"
        ' isPermaLink="false">1a</guid></item><item><title>t</title><guid'
        ' isPermaLink="false">1a</guid></item></channel>'
    ),
    good=(
        "<channel><title>t</title><link>https://example.org/</link>"
        "<description>d</description><item><title>t</title><guid"
        ' isPermaLink="false">1a</guid></item><item><title>t</title><guid'
        ' isPermaLink="false">1b</guid></item></channel>'
    ),
    hint_for_id="leave one out; a new item gets a guid of its own, one that was published keeps it",
)
PERMALINK = Rule(
    code="R332",
    name="rss-guid-permalink",
    severity="error",
    message="{element}: {value} is no address of a page",
    hint='write isPermaLink="false"',
    spec=RSS + "#ltguidgtSubelementOfLtitemgt",
    why="Unless it says otherwise, a guid is the address of the item.",
    bad="<guid>42a</guid>",
    good='<guid isPermaLink="false">42a</guid>',
    hint_for_id='write isPermaLink="false"; the value itself stays as it is',
)
NAME_AS_PERMALINK = Rule(
    code="R333",
    name="rss-guid-name-as-permalink",
    severity="error",
    message="{element}: {value} is a name, not an address",
    hint='write isPermaLink="false"',
    spec=RSS + "#ltguidgtSubelementOfLtitemgt",
    why=(
        "Unless it says otherwise, a guid is the address of the item, and a tag: or"
        " urn: leads nowhere."
    ),
    bad="<guid>tag:example.org,2026:1</guid>",
    good='<guid isPermaLink="false">tag:example.org,2026:1</guid>',
    hint_for_id='write isPermaLink="false"; the value itself stays as it is',
)
IS_PERMALINK = Rule(
    code="R334",
    name="rss-is-permalink",
    severity="error",
    message="{element}: {value} is neither true nor false",
    hint="write true or false",
    spec=RSS + "#ltguidgtSubelementOfLtitemgt",
    why="The attribute takes these two words only.",
    bad='<guid isPermaLink="no">42a</guid>',
    good='<guid isPermaLink="false">42a</guid>',
)
SHORT_GUID = Rule(
    code="R335",
    name="rss-short-guid",
    severity="warning",
    message="{element}: {value} will not be unique for long",
    hint="write an address, a tag: or a urn:uuid:",
    spec=PROFILE + "#element-channel-item-guid",
    why="Services that gather many feeds meet the same number elsewhere.",
    bad='<guid isPermaLink="false">42</guid>',
    good='<guid isPermaLink="false">tag:example.org,2026:42</guid>',
    hint_for_id="take an address, tag: or urn:uuid: for new items; a published guid stays as it is",
)
NO_CLOUD_PART = Rule(
    code="R341",
    name="rss-cloud-incomplete",
    severity="error",
    message="cloud has no {element}",
    hint="write domain, port, path, registerProcedure and protocol",
    spec=RSS + "#ltcloudgtSubelementOfLtchannelgt",
    why="Without all five nobody can register.",
    bad='<cloud domain="example.org" port="80" path="/rpc" registerProcedure="x"/>',
    good=(
        '<cloud domain="example.org" port="80" path="/rpc" registerProcedure="x" protocol="soap"/>'
    ),
)
NO_ENCLOSURE_PART = Rule(
    code="R342",
    name="rss-enclosure-incomplete",
    severity="error",
    message="enclosure has no {element}",
    hint="write url, length and type",
    spec=RSS + "#ltenclosuregtSubelementOfLtitemgt",
    why="All three are required.",
    bad='<enclosure url="https://example.org/a.mp3" type="audio/mpeg"/>',
    good='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1"/>',
    once="name",
)
NO_SOURCE_URL = Rule(
    code="R343",
    name="rss-source-without-url",
    severity="error",
    message="source has no url",
    hint="write the address of the feed it came from",
    spec=RSS + "#ltsourcegtSubelementOfLtitemgt",
    why="The attribute is required.",
    bad="<item><title>t</title><source>Other</source></item>",
    good=('<item><title>t</title><source url="https://example.org/rss.xml">Other</source></item>'),
)
INTEGER = Rule(
    code="R344",
    name="rss-attribute-integer",
    severity="error",
    message="{element}: {value} is not a whole number",
    hint="write digits only",
    spec=RSS,
    why="Programs reserve room and choose ports by it.",
    bad='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1 MB"/>',
    good='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1048576"/>',
)
UNKNOWN_LENGTH = Rule(
    code="R345",
    name="rss-unknown-length",
    severity="error",
    message="{element}: an unknown length is 0, not {value}",
    hint="write 0",
    spec=PROFILE + "#element-channel-item-enclosure",
    why="No file has a length below zero.",
    bad='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="-1"/>',
    good='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="0"/>',
)


RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
