"""What is nearly XML → XML, as far as it is certain what was meant; each repair says its line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from html.entities import html5
from urllib.parse import quote

from feeds.ledger._deployed import Fault
from feeds.patterns import lazy_regex

__all__ = ["OUTSIDE", "decoded", "repaired", "states_encoding"]


OUTSIDE = r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
"""What is passed over, as an alternative of a pattern with DOTALL."""

_LITERAL = lazy_regex(OUTSIDE, re.DOTALL)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = lazy_regex(rb"\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
_TEXT = lazy_regex(r"utf.?8|us.?ascii|iso.?8859|latin|windows|cp\d|koi8|gb|big5|shift|euc|mac")
"""The names of encodings in which ASCII is ASCII; in any other, no declaration could be read."""

_CONTROL = lazy_regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGN = lazy_regex(
    OUTSIDE + r"|&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));|&([A-Za-z][A-Za-z0-9]*);|(&)"
    r"|(\]\]>)|(<)(?![A-Za-z_:/!?\u0080-\U0010ffff])",
    re.DOTALL,
)
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_SPACE = lazy_regex(r"(xmlns(?::[^\s=<>]{1,60})?\s*=\s*)([\"'])([^\"'<]*)\2")
_BOUND = lazy_regex(r"\sxmlns:([^\s=<>]{1,60})\s*=")
_PREFIX = lazy_regex(
    r"</?([A-Za-z_][\w.-]{0,60}):|\s([A-Za-z_][\w.-]{0,60}):[\w.-]{1,60}\s*=\s*[\"']"
)
_ROOTS = ("rss", "feed", "rdf:RDF", "RDF")
_LONGEST_END = len("</rdf:RDF>")
_SHOWN = 5
_ROOT = lazy_regex(rf"<(?:{'|'.join(_ROOTS)})(?=[\s>/])")
_KNOWN = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "wp": "http://wordpress.org/export/1.2/",
    "app": "http://www.w3.org/2007/app",
    "blogger": "http://schemas.google.com/blogger/2018",
}
_MOST_AHEAD = 64 * 1024  # characters that may stand ahead of the document


def decoded(data: bytes, charset: str) -> tuple[str, tuple[Fault, ...]]:
    """The text of a document; bytes that its encoding does not have are read as Windows-1252.

    `charset` counts where the document says nothing.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff"), ()
    declared = _DECLARED.match(data)
    name = declared[1].decode() if declared else charset
    encoding = name if _TEXT.match(name.lower()) and _is_known(name) else "utf-8"
    faults = [] if encoding == name or not name else [Fault(1, f"the encoding {name} is not known")]
    try:
        return data.decode(encoding), tuple(faults)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = (
            f"bytes that are not {encoding.upper()}, which it says it is, were read as Windows-1252"
        )
        return data.decode(encoding, "feeds-cp1252"), (*faults, Fault(line, said))


def _is_known(name: str) -> bool:
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("feeds-cp1252", _as_cp1252)


def states_encoding(data: bytes) -> bool:
    """Whether a document says itself in which encoding it is."""
    return bool(_DECLARED.match(data)) or data.startswith(tuple(mark for mark, _ in _MARKS))


def repaired(text: str) -> tuple[str, int, tuple[Fault, ...]]:
    """The document without what XML cannot hold, how many lines of it were passed over at its
    beginning, and what was repaired.
    """
    start, end = _frame(text)
    ahead, behind = text[:start], text[end:]
    lines = ahead.count("\n")
    faults: list[Fault] = []
    made = text[start:end]
    for repair in (_without_controls, _with_signs, _with_addresses, _with_prefixes):
        made = repair(made, faults)
    first: dict[str, int] = {}
    for line, message, _ in faults:
        first.setdefault(message, line + lines)
    if ahead:
        first["what stands ahead of the document was passed over"] = 1
    if _LITERAL.sub("", behind).strip():
        first["what stands behind the document was passed over"] = _line(text, end)
    return made, lines, tuple(Fault(line, message) for message, line in first.items())


def _frame(text: str) -> tuple[int, int]:
    """Where the document begins and ends, among what a program printed around it."""
    start, root = text.find("<?xml", 0, _MOST_AHEAD), _ROOT.search(text, 0, _MOST_AHEAD)
    first = root.start() if root else 0
    if start < 0 or start > first:
        start = 0 if "<!" in text[:first] else first
    ends = (text.rfind(f"</{name}>") + len(name) + 3 for name in _ROOTS)
    end = max((one for one in ends if one > start + _LONGEST_END), default=len(text))
    return start, end


def _without_controls(text: str, faults: list[Fault]) -> str:
    return _replaced(
        text, _CONTROL, lambda _match: "", faults,
        "control characters, which XML cannot hold, were taken out",
    )  # fmt: skip


def _with_signs(text: str, faults: list[Fault]) -> str:
    """With references instead of bare signs, and of names that XML does not have."""
    first: dict[str, int] = {}

    def sound(match: re.Match[str]) -> str:
        made, what = _sign(match)
        if what:
            first.setdefault(what, match.start())
        return made

    made = _SIGN.sub(sound, text)
    faults += (Fault(_line(text, place), what) for what, place in first.items())
    return made


def _sign(match: re.Match[str]) -> tuple[str, str]:
    """What stands for a sign, and what is said of that; "" where it is sound."""
    hexadecimal, decimal, name, ampersand, end, less = match.groups()
    if hexadecimal or decimal:
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        if _CONTROL.match(chr(code)) if code < 0x110000 else True:  # noqa: PLR2004 - Unicode's end
            return "", "control characters, which XML cannot hold, were taken out"
    elif name and name not in _OWN:
        found = html5.get(f"{name};", "")
        if found:
            named = "names of characters that only HTML knows, such as &nbsp;, were read as such"
            return "".join(f"&#{ord(one)};" for one in found), named
        return f"&amp;{name};", "a bare & was read as &amp;"
    elif ampersand:
        return "&amp;", "a bare & was read as &amp;"
    elif end:
        return "]]&gt;", "]]> outside of CDATA was read as a text"
    elif less:
        return "&lt;", "a bare < was read as &lt;"
    return match.group(), ""


def _with_addresses(text: str, faults: list[Fault]) -> str:
    """Names of namespaces that are addresses with letters beside ASCII, in their plain form."""

    def plain(match: re.Match[str]) -> str:
        return f"{match[1]}{match[2]}{quote(match[3], safe=_URI)}{match[2]}"

    said = "a namespace with letters that its name cannot have was read as its plain form"
    return _replaced(text, _SPACE, plain, faults, said)


_URI = "!#$%&'()*+,/:;=?@[]~"


def _with_prefixes(text: str, faults: list[Fault]) -> str:
    """With a namespace for each prefix that has none."""
    root = _ROOT.search(text)
    if root is None:
        return text
    bare = _LITERAL.sub("", text)
    bound = {"xml", "xmlns", *_BOUND.findall(bare)}
    used = dict.fromkeys(one or two for one, two in _PREFIX.findall(bare))
    missing = [one for one in used if one not in bound]
    if not missing:
        return text
    first = min(map(text.find, (f"{one}:" for one in missing[:_SHOWN])))
    shown = ", ".join(missing[:_SHOWN])
    said = f"prefixes that are not declared ({shown}) were taken for the usual ones"
    faults.append(Fault(_line(text, first), said))
    made = "".join(f' xmlns:{one}="{_KNOWN.get(one, f"urn:prefix:{one}")}"' for one in missing)
    return text[: root.end()] + made + text[root.end() :]


def _replaced(
    text: str,
    pattern: re.Pattern[str],
    make: Callable[[re.Match[str]], str],
    faults: list[Fault],
    said: str,
) -> str:
    """The text with what is made of each match; of the first that changed, the line is reported."""
    first: list[int] = []

    def made(match: re.Match[str]) -> str:
        found = make(match)
        if not first and found != match.group():
            first.append(match.start())
        return found

    text_made = pattern.sub(made, text)
    faults += (Fault(_line(text, place), said) for place in first)
    return text_made


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
