"""X1: the document as bytes and as text."""

from __future__ import annotations

from feeds.validation._finding import Rule

XML = "https://www.w3.org/TR/xml/"
RFC7303 = "https://www.rfc-editor.org/rfc/rfc7303"

NOT_A_FEED = Rule(
    code="X101",
    name="not-a-feed",
    severity="error",
    message="this is no feed but {what}",
    hint="name the file or address of a feed: Atom, RSS, JSON Feed or OPML",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
    why="A reader recognises a feed by its root element.",
    bad="<html><body/></html>",
    good='<rss version="2.0"><channel/></rss>',
)
RSS_1_NOT_CHECKED = Rule(
    code="X102",
    name="rss-1-not-checked",
    severity="warning",
    message="this is RSS 1.0, which is not checked beyond its XML",
    hint="publish Atom or RSS 2.0, which every reader takes",
    spec="https://web.resource.org/rss/1.0/spec",
    why="RSS 1.0 is an RDF vocabulary with rules of its own, hardly written any more.",
    bad='<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    good='<rss version="2.0"><channel/></rss>',
)
TOO_LARGE = Rule(
    code="X103",
    name="too-large",
    severity="error",
    message="the document has {size} bytes; more than {limit} are not read",
    hint="split it into an archive of several documents (RFC 5005)",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-4",
    why="Readers give up on far smaller documents, and a bound keeps hostile ones harmless.",
    bad="",
    good='<rss version="2.0"><channel/></rss>',
)
MORE_OF_THE_SAME = Rule(
    code="X104",
    name="more-of-the-same",
    severity="info",
    message="{count} more findings of {code} are not listed",
    hint="correct the listed ones and run again",
    spec=XML,
    why="A fault of a template repeats in every entry; the first two hundred places are enough.",
    bad="",
    good='<rss version="2.0"><channel/></rss>',
)
UNDECODABLE = Rule(
    code="X111",
    name="undecodable",
    severity="error",
    message="byte {byte} is not {encoding}",
    hint="save the document in the encoding that it declares, best UTF-8",
    spec=XML + "#charencoding",
    why="A parser must stop at bytes that the encoding does not have.",
    bad="",
    good='<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel/></rss>',
    once="feed",
)
UNKNOWN_ENCODING = Rule(
    code="X112",
    name="unknown-encoding",
    severity="error",
    message="there is no encoding {encoding}",
    hint='declare encoding="utf-8" and save as UTF-8',
    spec=XML + "#charencoding",
    why="A parser that does not know the encoding must stop.",
    bad='<?xml version="1.0" encoding="utf-ate"?><rss version="2.0"/>',
    good='<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>',
)
MARK_CONTRADICTS = Rule(
    code="X113",
    name="mark-contradicts-declaration",
    severity="error",
    message="the byte order mark says {bytes}, the declaration {encoding}",
    hint="declare the encoding that the document is in, or leave the mark out",
    spec=XML + "#charencoding",
    why="It is an error to declare an encoding other than the one the document is in.",
    bad='\ufeff<?xml version="1.0" encoding="us-ascii"?><rss version="2.0"/>',
    good='\ufeff<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>',
)
BYTES_CONTRADICT = Rule(
    code="X114",
    name="bytes-contradict-declaration",
    severity="error",
    message="the document declares {encoding}, but its bytes are {bytes}",
    hint="declare the encoding that the document is in",
    spec=XML + "#sec-guessing",
    why="It is an error to declare an encoding other than the one the document is in.",
    bad='<?xml version="1.0" encoding="utf-16"?><rss version="2.0"/>',
    good='<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>',
)
ENCODING_NOT_DECLARED = Rule(
    code="X115",
    name="encoding-not-declared",
    severity="error",
    message="the bytes are {bytes}, and neither a mark nor a declaration says so",
    hint="save as UTF-8",
    spec=XML + "#charencoding",
    why="Only UTF-8, or UTF-16 with a byte order mark, may go undeclared.",
    bad="",
    good='<rss version="2.0"/>',
)
NO_ENCODING = Rule(
    code="X116",
    name="no-encoding",
    severity="info",
    message="the document does not say its encoding; it is read as UTF-8",
    hint='begin with <?xml version="1.0" encoding="utf-8"?>',
    spec=XML + "#charencoding",
    why="UTF-8 is the default, but some readers guess where nothing is said.",
    bad='<rss version="2.0"/>',
    good='<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>',
    opt_in=True,
)
NOT_UTF8 = Rule(
    code="X117",
    name="not-utf-8",
    severity="info",
    message="the document is in {encoding}",
    hint="save as UTF-8, the only encoding besides UTF-16 that every parser must know",
    spec=XML + "#charencoding",
    why="Parsers have to know UTF-8 and UTF-16 only.",
    bad='<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"/>',
    good='<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>',
)
OBSCURE_ENCODING = Rule(
    code="X118",
    name="obscure-encoding",
    severity="warning",
    message="few readers know the encoding {encoding}",
    hint="save as UTF-8",
    spec=XML + "#charencoding",
    why="Parsers have to know UTF-8 and UTF-16 only.",
    bad='<?xml version="1.0" encoding="mac-cyrillic"?><rss version="2.0"/>',
    good='<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>',
)
CHARSET_MISMATCH = Rule(
    code="X119",
    name="charset-mismatch",
    severity="warning",
    message="HTTP says charset={http}, the document is {encoding}",
    hint="let the server send the document's own encoding, or none",
    spec=RFC7303 + "#section-3",
    why="Some readers believe the header, others the document.",
    bad="",
    good='<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>',
)
UTF8_NOT_DECLARED = Rule(
    code="X120",
    name="utf-8-not-declared",
    severity="warning",
    message="the document declares {encoding}, and its bytes are UTF-8",
    hint='declare encoding="utf-8"',
    spec=XML + "#charencoding",
    why="A reader shows two or three wrong letters for each one beyond ASCII.",
    bad='<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0">\u00e9</rss>',
    good='<?xml version="1.0" encoding="utf-8"?><rss version="2.0">\u00e9</rss>',
)

RULES: tuple[Rule, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Rule))
