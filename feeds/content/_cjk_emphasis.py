"""Emphasis beside signs of Chinese, Japanese and Korean, which are written without blanks.

CommonMark (6.2) lets `**` end strong words behind a sign only where a blank or a sign follows:
in `**注意：**下面` it does not. Many renderers do, and it is meant. So a mark that
such a letter or sign stands beside may begin and end; an empty comment there, which is taken out
again, is a sign on either side.
"""

from __future__ import annotations

import re
import unicodedata

from feeds.patterns import lazy_regex

__all__ = ["has_cjk_marks", "with_marks", "without_marks"]

_MARK = "<!---->"
_RUN = lazy_regex(r"(?<=[^\s\\*~])(?:\*\*+|~~+)(?=[^\s*~])")
_CJK = lazy_regex(
    r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
)
_WRITTEN = (_MARK, "&lt;!----&gt;", "%3C!----%3E")


def has_cjk_marks(text: str) -> bool:
    """Whether there may be such a mark at all."""
    if text.isascii() or ("**" not in text and "~~" not in text) or _MARK in text:
        return False
    return _CJK.search(text) is not None


def with_marks(text: str) -> str:
    """The text with an empty comment beside each mark that is to begin or end words."""
    return _RUN.sub(_marked, text)


def without_marks(html: str) -> str:
    """The HTML without those comments, which stand as text in code, and quoted in addresses."""
    for written in _WRITTEN:
        html = html.replace(written, "")
    return html


def _marked(run: re.Match[str]) -> str:
    before, after = run.string[run.start() - 1], run.string[run.end()]
    if _CJK.match(before) is None and _CJK.match(after) is None:
        return run[0]
    is_behind_sign, is_ahead_of_sign = _is_sign(before), _is_sign(after)
    if is_behind_sign is is_ahead_of_sign:
        return run[0]
    return f"{run[0]}{_MARK}" if is_behind_sign else f"{_MARK}{run[0]}"


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
