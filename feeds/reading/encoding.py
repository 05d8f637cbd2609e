"""Bytes → text: UTF-8 or UTF-16, else a detected encoding that is reported."""

from __future__ import annotations

import codecs
import re

from feeds.content import likeness
from feeds.errors import Problem, ReadError
from feeds.patterns import lazy_regex

__all__ = ["NO_TEXT", "NoTextError", "decode", "with_lf"]

NO_TEXT = "not a text file"
"""The reason of a file whose bytes are no text."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FIRST_OF_BOMS = frozenset(mark[:1] for mark, _ in _BOMS)
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
_SAMPLE = 4096
_NEARLY = 0.5
_TOO_MANY_CONTROLS = 0.02
_DISORDER = 0.1  # as charset_normalizer counts it: how far behind the best a reading may be
_USUAL = "cp1252"  # the name to give where several encodings read the same


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file with LF line ends, and a warning where its encoding was detected.

    UTF-8 with or without a byte order mark and UTF-16 with one are read as they are; what is
    UTF-8 and has no NUL is text, whatever controls are in it. A file that is nearly UTF-8 is an
    error at the bad byte: reading it as something else would turn all its other letters into
    nonsense. Raises ReadError.
    """
    for mark, encoding in _BOMS if data[:1] in _FIRST_OF_BOMS else ():
        if data.startswith(mark):
            return _decode_marked(
                data[len(mark) :] if encoding == "utf-8" else data, encoding, path
            )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(data, path, error)
    if b"\0" in data and _is_binary(data):
        raise _binary(path)
    return with_lf(text), ()


def _decode_marked(data: bytes, encoding: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _located(data, path, error, encoding.upper()) from error
    return with_lf(text.removeprefix("\ufeff")), ()


def _other(data: bytes, path: str, error: UnicodeDecodeError) -> tuple[str, tuple[Problem, ...]]:
    if _is_binary(data):
        raise _binary(path) from error
    if _is_nearly_utf8(data):
        raise _located(data, path, error, "UTF-8") from error
    stated = _stated(data)
    if stated is not None:
        return with_lf(stated), ()
    found = _detected(data)
    if found is None:
        raise _located(data, path, error, "UTF-8") from error
    encoding, text = found
    warning = Problem(
        path=path,
        message=f"the file is not UTF-8; it was read as {encoding}",
        hint="check its accented letters, and save it as UTF-8",
        severity="warning",
    )
    return with_lf(text), (warning,)


_STATED = lazy_regex(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
                "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-9": "cp1254"}  # fmt: skip
"""Encodings that are read as larger ones (WHATWG Encoding, 4.2)."""


def _stated(data: bytes) -> str | None:
    """The text by the encoding that an HTML or XML file states; None where it does not fit."""
    match = _STATED.search(data[:_SAMPLE])
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
        text = data.decode(_AS_BROWSERS.get(name, name))
    except (LookupError, ValueError, AssertionError):
        return None
    return text if isinstance(text, str) else None


def _detected(data: bytes) -> tuple[str, str] | None:
    """The encoding and the text: of all readings without much disorder, the one whose words
    resemble a language most. Disorder alone reads French as Baltic.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rare, and slow to load

    readings: dict[str, str] = {}
    least = None
    for match in from_bytes(data):  # the most orderly first
        least = match.chaos if least is None else least
        if match.chaos <= least + _DISORDER:
            known = _USUAL if _USUAL in match.could_be_from_charset else match.encoding
            readings.setdefault(str(match), known)
    if not readings:
        return None
    text = max(readings, key=lambda text: likeness(_telling_lines(text)))
    return readings[text], text


def _telling_lines(text: str) -> str:
    """The lines that another encoding would make differ."""
    return "\n".join(line for line in text.splitlines() if not line.isascii())


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII belong to well-formed UTF-8 sequences."""
    beyond = sum(byte >= 0x80 for byte in data)  # noqa: PLR2004 - the end of ASCII
    sound = sum(len(run) for run in _SEQUENCE.findall(data))
    return sound > beyond * _NEARLY


_SEQUENCE = lazy_regex(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def with_lf(text: str) -> str:
    """The text with LF line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * _TOO_MANY_CONTROLS


class NoTextError(ReadError):
    """The bytes of a file are no text."""


def _binary(path: str) -> NoTextError:
    return NoTextError(
        Problem(
            path=path,
            message="this is not a text file",
            hint="leave it out with exclude, or save the article as plain UTF-8 text",
        )
    )


def _located(data: bytes, path: str, error: UnicodeDecodeError, name: str) -> ReadError:
    before = data[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode(name, "replace")) + 1
    return ReadError(
        Problem(
            path=path,
            line=before.count(b"\n") + 1,
            column=column,
            message=f"byte 0x{data[error.start]:02X} is not {name}",
            hint="save the file as UTF-8; the letter at this place was written in another encoding",
        )
    )
