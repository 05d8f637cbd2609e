"""Bytes → UTF-8 text for the parser, by XML 1.0 section 4.3.3, appendix F, and RFC 7303."""

from __future__ import annotations

import codecs
import re

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule

__all__ = ["RULES", "as_utf8"]

_MARKS = (  # the longer marks first: UTF-32 LE begins like UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EBCDIC = "cp037"
_SILENT = (  # "<?xm" or "<" without a mark, appendix F.1
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x4c\x6f\xa7\x94", _EBCDIC),
)
_DECLARATION = lazy_regex(
    rb"""<\?xml\s(?:[^>]*?\s)?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]+)\s*["']""", re.ASCII
)
_COMMON = frozenset(
    """ascii iso8859-1 iso8859-2 iso8859-5 iso8859-7 iso8859-9 iso8859-15 cp1250 cp1251 cp1252
    cp1254 koi8-r koi8-u shift_jis euc_jp euc_kr gb2312 gbk gb18030 big5 iso2022_jp""".split()
)
_UNICODE = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be"})
_NOT_TEXT = frozenset(
    {"utf-7", "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"}
)
_WESTERN = frozenset({"ascii", "iso8859-1", "iso8859-15", "cp1252"})
_HEAD = 1024  # bytes in which the declaration is looked for
_NEARLY = "feeds-nearly"  # how bytes that are no UTF-8 are read: as windows-1252
_PIECE = 2**20  # bytes
_MOST_PLACES = 20  # undecodable bytes that are named one by one

BYTES_CONTRADICT = Rule(
    code="X114",
    name="bytes-contradict-declaration",
    severity="error",
    message="the document declares {encoding}, but its bytes are {bytes}",
    hint="declare the encoding that the document is in",
    spec="https://www.w3.org/TR/xml/#sec-guessing",
)
UTF8_NOT_DECLARED = Rule(
    code="X120",
    name="utf-8-not-declared",
    severity="warning",
    message="the document declares {encoding}, and its bytes are UTF-8",
    hint='declare encoding="utf-8"',
    spec="https://www.w3.org/TR/xml/#charencoding",
)


def as_utf8(data: bytes, context: Context) -> bytes:
    """The document as UTF-8 without a byte order mark; what cannot be decoded becomes U+FFFD."""
    mark, marked = next(((m, name) for m, name in _MARKS if data.startswith(m)), (b"", ""))
    silent = "" if mark else next((name for m, name in _SILENT if data.startswith(m)), "")
    body = data[len(mark) :]
    declared = _declared_encoding(body, marked or silent)
    encoding = _chosen(marked, silent, declared, context)
    if _is_utf8_all_the_same(body, encoding):
        rule = BYTES_CONTRADICT if encoding == "ascii" else UTF8_NOT_DECLARED
        context.add(rule, 1, 1, "", encoding=declared or encoding, bytes="utf-8")
        encoding = "utf-8"
    elif not (marked or silent):
        _common(encoding, declared or encoding, context)
    context.encoding = encoding
    _compare_with_http(encoding, mark, declared, context)
    return _decoded(body, encoding, context)


def _is_utf8_all_the_same(body: bytes, encoding: str) -> bool:
    """Whether text that is declared as Western is UTF-8: hardly any other text would decode."""
    return encoding in _WESTERN and not body.isascii() and _is_utf8(body)


def _declared_encoding(body: bytes, family: str) -> str:
    """The name in the XML declaration, as written; "" where there is none.

    A declaration that something stands before by mistake is one all the same.
    """
    head = body[:_HEAD]
    if family and family != "utf-8":
        head = head[: len(head) // 4 * 4].decode(family, "replace").encode("ascii", "replace")
    found = _DECLARATION.match(head, max(head.find(b"<?xml"), 0))
    return found[1].decode("ascii") if found else ""


def _canonical(name: str) -> str:
    """Python's one name of an encoding; "" for what is no text encoding."""
    try:
        info = codecs.lookup(name)
    except LookupError:
        return ""
    text = getattr(info, "_is_text_encoding", True)
    return info.name if text and info.name not in _NOT_TEXT else ""


UNKNOWN_ENCODING = Rule(
    code="X112",
    name="unknown-encoding",
    severity="error",
    message="there is no encoding {encoding}",
    hint='declare encoding="utf-8" and save as UTF-8',
    spec="https://www.w3.org/TR/xml/#charencoding",
)
NO_ENCODING = Rule(
    code="X116",
    name="no-encoding",
    severity="info",
    message="the document does not say its encoding; it is read as UTF-8",
    hint='begin with <?xml version="1.0" encoding="utf-8"?>',
    spec="https://www.w3.org/TR/xml/#charencoding",
    opt_in=True,
)


def _chosen(marked: str, silent: str, declared: str, context: Context) -> str:
    """The encoding to read with; says what is wrong with how the document names it."""
    stated = _canonical(declared) if declared else ""
    if declared and not stated:
        context.add(UNKNOWN_ENCODING, 1, 1, "", encoding=declared)
    family = marked or silent
    if family:
        return _by_bytes(family, stated, declared, context, marked=bool(marked))
    if stated.startswith(("utf-16", "utf-32")):
        context.add(BYTES_CONTRADICT, 1, 1, "", encoding=declared, bytes="utf-8")
        return "utf-8"
    http = _canonical(context.charset) if context.charset else ""
    if http and not stated:
        return http
    if not declared:
        context.add(NO_ENCODING, 1, 1, "")
    return stated or "utf-8"


MARK_CONTRADICTS = Rule(
    code="X113",
    name="mark-contradicts-declaration",
    severity="error",
    message="the byte order mark says {bytes}, the declaration {encoding}",
    hint="declare the encoding that the document is in, or leave the mark out",
    spec="https://www.w3.org/TR/xml/#charencoding",
)
ENCODING_NOT_DECLARED = Rule(
    code="X115",
    name="encoding-not-declared",
    severity="error",
    message="the bytes are {bytes}, and neither a mark nor a declaration says so",
    hint="save as UTF-8",
    spec="https://www.w3.org/TR/xml/#charencoding",
)


def _by_bytes(family: str, stated: str, declared: str, context: Context, *, marked: bool) -> str:
    """What a mark or the first bytes show, against what the declaration says."""
    ebcdic = family == _EBCDIC and stated.startswith("cp")
    if stated and not ebcdic and stated.replace("_", "-") not in (family, family[:6]):
        rule = MARK_CONTRADICTS if marked else BYTES_CONTRADICT
        context.add(rule, 1, 1, "", encoding=declared, bytes=family)
    elif not stated and not marked:
        context.add(ENCODING_NOT_DECLARED, 1, 1, "", bytes=family)
    else:
        _common(stated or family, declared or family, context)
    return stated if ebcdic else family


NOT_UTF8 = Rule(
    code="X117",
    name="not-utf-8",
    severity="info",
    message="the document is in {encoding}",
    hint="save as UTF-8, the only encoding besides UTF-16 that every parser must know",
    spec="https://www.w3.org/TR/xml/#charencoding",
)
OBSCURE_ENCODING = Rule(
    code="X118",
    name="obscure-encoding",
    severity="warning",
    message="few readers know the encoding {encoding}",
    hint="save as UTF-8",
    spec="https://www.w3.org/TR/xml/#charencoding",
)


def _common(stated: str, shown: str, context: Context) -> None:
    """Every parser knows UTF-8 and UTF-16, most a few more."""
    if stated not in _UNICODE:
        rule = NOT_UTF8 if stated in _COMMON else OBSCURE_ENCODING
        context.add(rule, 1, 1, "", encoding=shown)


CHARSET_MISMATCH = Rule(
    code="X119",
    name="charset-mismatch",
    severity="warning",
    message="HTTP says charset={http}, the document is {encoding}",
    hint="let the server send the document's own encoding, or none",
    spec="https://www.rfc-editor.org/rfc/rfc7303#section-3",
)


def _compare_with_http(encoding: str, mark: bytes, declared: str, context: Context) -> None:
    """RFC 7303 section 3: a mark wins over charset, and charset over the declaration."""
    http = _canonical(context.charset) if context.charset else ""
    if http and (mark or declared) and http != encoding and not encoding.startswith(http):
        context.add(CHARSET_MISMATCH, 1, 1, "", http=context.charset, encoding=encoding)


def _decoded(body: bytes, encoding: str, context: Context) -> bytes:
    """`body` in UTF-8; every place that does not decode is reported."""
    if encoding == "utf-8" and _is_utf8(body):
        return body
    try:
        return body.decode(encoding).encode("utf-8")
    except UnicodeDecodeError as error:
        first = error
    _report_undecodable(body, encoding, first.start, context)
    errors = _NEARLY if encoding in ("utf-8", "ascii") else "replace"
    return body.decode(encoding, errors).encode("utf-8", "replace")


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """The bytes that do not decode as windows-1252, which they mostly are."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_NEARLY, _as_western)


def _is_utf8(body: bytes) -> bool:
    """Whether all of it decodes; piece by piece, so that no second copy is made."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(body)
    try:
        for begin in range(0, len(view), _PIECE):
            decoder.decode(view[begin : begin + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


UNDECODABLE = Rule(
    code="X111",
    name="undecodable",
    severity="error",
    message="byte {byte} is not {encoding}",
    hint="save the document in the encoding that it declares, best UTF-8",
    spec="https://www.w3.org/TR/xml/#charencoding",
    once="feed",
)


def _report_undecodable(body: bytes, encoding: str, at: int, context: Context) -> None:
    """Report the byte at `at`; in UTF-8 the first bad byte of each later line too."""
    view = memoryview(body)
    for _ in range(_MOST_PLACES):
        before = str(view[:at], encoding, "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        byte = f"0x{body[at]:02X}"
        context.add(UNDECODABLE, line, column, "", byte=byte, encoding=encoding)
        begin = body.find(b"\n", at) + 1
        if encoding != "utf-8" or not begin:
            return
        try:
            str(view[begin:], encoding)
        except UnicodeDecodeError as error:
            at = begin + error.start
        else:
            return


RULES: tuple[Rule, ...] = (
    UNDECODABLE,
    UNKNOWN_ENCODING,
    MARK_CONTRADICTS,
    BYTES_CONTRADICT,
    ENCODING_NOT_DECLARED,
    NO_ENCODING,
    NOT_UTF8,
    OBSCURE_ENCODING,
    CHARSET_MISMATCH,
    UTF8_NOT_DECLARED,
)
