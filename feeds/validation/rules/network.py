"""N: how a feed is served. The examples are what the server answers."""

from __future__ import annotations

from feeds.validation._finding import Rule

__all__ = ["RULES"]

_HTTP = "https://www.rfc-editor.org/rfc/rfc9110"
_XML_TYPES = "https://www.rfc-editor.org/rfc/rfc7303"


def _answer(*headers: str, status: str = "200 OK") -> str:
    return "\n".join([f"HTTP/1.1 {status}", *headers])


_TYPE = "Content-Type: application/atom+xml; charset=utf-8"
_TAG = 'ETag: "5e8"'
_GOOD = _answer(_TYPE, _TAG, "Content-Encoding: gzip", "Access-Control-Allow-Origin: *")

UNREACHABLE = Rule(
    code="N101",
    name="unreachable",
    severity="error",
    message="the address cannot be fetched: {problem}",
    hint="check the host name, the port and the certificate",
    spec=_HTTP + "#section-7.3",
    why="No reader gets further than this.",
    bad="",
    good=_GOOD,
)
BAD_STATUS = Rule(
    code="N102",
    name="http-error",
    severity="error",
    message="the server answers {status} {reason}",
    hint="a feed is answered with 200 OK",
    spec=_HTTP + "#section-15",
    why="Readers ask again less and less often, and drop the subscription at 410 Gone.",
    bad=_answer("Content-Type: text/html", status="404 Not Found"),
    good=_GOOD,
)
LIMIT = Rule(
    code="N103",
    name="fetch-limit",
    severity="error",
    message="the answer is not read to its end: {problem}",
    hint="serve a smaller document, and serve it faster",
    spec=_HTTP + "#section-6.4",
    why="Readers stop after some seconds and some megabytes.",
    bad="",
    good=_GOOD,
)
BAD_COMPRESSION = Rule(
    code="N104",
    name="bad-compression",
    severity="error",
    message="the answer says {encoding} and does not decompress",
    hint="send what Accept-Encoding asked for, or the plain document",
    spec=_HTTP + "#section-8.4",
    why="Mostly a document was compressed twice, or not at all, beside a header that says it is.",
    bad=_answer(_TYPE, _TAG, "Content-Encoding: br"),
    good=_GOOD,
)
TOO_MANY_REDIRECTS = Rule(
    code="N105",
    name="too-many-redirects",
    severity="error",
    message="the server redirects more than {limit} times",
    hint="redirect straight to the feed",
    spec=_HTTP + "#section-15.4",
    why="Readers give up, and a loop never ends.",
    bad=_answer("Location: /", status="301 Moved Permanently"),
    good=_GOOD,
)
WRONG_TYPE = Rule(
    code="N201",
    name="unexpected-content-type",
    severity="warning",
    message="Content-Type is {value}, which no feed has",
    hint="serve it as {usual}",
    spec=_XML_TYPES + "#section-9",
    why="Readers and browsers go by the type, and strict ones refuse the document.",
    bad=_answer("Content-Type: text/html; charset=utf-8", _TAG),
    good=_GOOD,
)
OTHER_TYPE = Rule(
    code="N202",
    name="content-type-of-another-format",
    severity="warning",
    message="Content-Type is {value}, and the document is {format}",
    hint="serve it as {usual}",
    spec=_XML_TYPES + "#section-9",
    why="Readers that trust the type read the document with the wrong rules.",
    bad=_answer("Content-Type: application/rss+xml", _TAG),
    good=_GOOD,
)
NO_CHARSET = Rule(
    code="N203",
    name="text-without-charset",
    severity="info",
    message="Content-Type is {value} without a charset",
    hint="add ; charset=utf-8, or serve it as {usual}",
    spec=_XML_TYPES + "#section-3.1",
    why="Older software takes text/* without a charset for US-ASCII or Latin-1.",
    bad=_answer("Content-Type: text/xml", _TAG),
    good=_GOOD,
)
NO_TYPE = Rule(
    code="N204",
    name="missing-content-type",
    severity="warning",
    message="the answer has no Content-Type",
    hint="serve it as {usual}",
    spec=_HTTP + "#section-8.3",
    why="Readers have to guess, and some do not.",
    bad=_answer(_TAG),
    good=_GOOD,
)
NO_VALIDATOR = Rule(
    code="N301",
    name="missing-validators",
    severity="warning",
    message="the answer has neither ETag nor Last-Modified",
    hint="let the server send one of them; static hosts do",
    spec=_HTTP + "#section-8.8",
    why="Every reader fetches the whole feed at every visit, changed or not.",
    bad=_answer(_TYPE),
    good=_GOOD,
)
NOT_CONDITIONAL = Rule(
    code="N302",
    name="conditional-request-ignored",
    severity="warning",
    message="asked again with {header}, the server answers {status} and not 304",
    hint="answer 304 Not Modified when nothing changed",
    spec=_HTTP + "#section-13",
    why="The validators are there and save nothing: mostly the page is made again at each visit.",
    bad=_answer(_TYPE, _TAG, "X-Again: 200"),
    good=_GOOD,
)
BAD_LAST_MODIFIED = Rule(
    code="N303",
    name="bad-last-modified",
    severity="warning",
    message="Last-Modified is no HTTP date: {value}",
    hint="write it as Fri, 01 May 2026 12:00:00 GMT",
    spec=_HTTP + "#section-5.6.7",
    why="Readers send it back as it stands, and the server must understand it.",
    bad=_answer(_TYPE, "Last-Modified: 2026-05-01T12:00:00Z"),
    good=_GOOD,
)
UNCOMPRESSED = Rule(
    code="N304",
    name="uncompressed",
    severity="info",
    message="the answer is not compressed: {size} bytes",
    hint="let the server compress XML and JSON with gzip",
    spec=_HTTP + "#section-8.4",
    why="Feeds shrink to a quarter or less.",
    bad=_answer(_TYPE, _TAG),
    good=_GOOD,
)
TEMPORARY = Rule(
    code="N305",
    name="temporary-redirect",
    severity="info",
    message="{status} leads to {value} for the time being",
    hint="answer 301 or 308 if it moved for good",
    spec=_HTTP + "#section-15.4.3",
    why="Readers keep asking at the old address, for two requests each time.",
    bad=_answer("Location: /moved", status="302 Found"),
    good=_GOOD,
)
PERMANENT = Rule(
    code="N306",
    name="permanent-redirect",
    severity="info",
    message="the feed moved to {value}",
    hint="use that address in links and in the list of feeds",
    spec=_HTTP + "#section-15.4.2",
    why="Readers move their subscriptions there; what still links to the old address costs them a "
    "request.",
    bad=_answer("Location: /moved", status="301 Moved Permanently"),
    good=_GOOD,
)
DOWNGRADE = Rule(
    code="N307",
    name="redirect-to-http",
    severity="warning",
    message="https is redirected to http: {value}",
    hint="redirect to an https address",
    spec=_HTTP + "#section-15.4",
    why="What was safe is read and changed by anybody on the way; many readers refuse it.",
    bad="",
    good=_GOOD,
)
NO_CORS = Rule(
    code="N308",
    name="missing-cors",
    severity="info",
    message="the answer has no Access-Control-Allow-Origin",
    hint="send Access-Control-Allow-Origin: * with feeds, which are public",
    spec="https://fetch.spec.whatwg.org/#http-cors-protocol",
    why="Readers that run in a browser cannot fetch the feed without it.",
    bad=_answer(_TYPE, _TAG),
    good=_GOOD,
)

RULES: tuple[Rule, ...] = (
    UNREACHABLE,
    BAD_STATUS,
    LIMIT,
    BAD_COMPRESSION,
    TOO_MANY_REDIRECTS,
    WRONG_TYPE,
    OTHER_TYPE,
    NO_CHARSET,
    NO_TYPE,
    NO_VALIDATOR,
    NOT_CONDITIONAL,
    BAD_LAST_MODIFIED,
    UNCOMPRESSED,
    TEMPORARY,
    PERMANENT,
    DOWNGRADE,
    NO_CORS,
)
