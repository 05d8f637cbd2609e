"""What a text without metadata says, in its first lines, of who may see it."""

from __future__ import annotations

import re
from itertools import islice

from feeds.patterns import lazy_regex
from feeds.reading.keys import canonical
from feeds.reading.text import keeps_out_in_text

__all__ = ["said_at_head"]

_LINES = 10  # that may be its head, without empty ones
_TITLE = 3  # of them, where a word that stands alone says so
_LONGEST = 200  # characters
_MARKS = " \t#>=-*_[](){}!.:"
_PAIR = lazy_regex(r"([^\W\d_][\w -]{0,30}?)[ \t]*+[:=：][ \t]*+(\S.*)")
_ALONE = lazy_regex(
    r"(?:(?:first|rough|working|early|internal|confidential) )?draft(?: only)?"
    r"|draft\b.{0,30}\bnot for (?:publication|distribution|release|circulation)"
    r"|(?:strictly |private and |private & )?confidential|top secret|embargoed(?: until .{1,40})?"
    r"|(?:do not|don't) (?:publish|distribute|share|circulate)"
    r"|not for (?:publication|distribution|release|circulation)"
    r"|(?:for )?internal use only|unpublished|not (?:yet )?published"
    r"|(?:strikt |streng )?vertrouwelijk|(?:streng )?vertraulich|entwurf|nicht veröffentlichen"
    r"|(?:strictement )?confidentiel|brouillon|ne pas publier"
    r"|(?:estrictamente )?confidencial|borrador|no publicar|rascunho|não publicar"
    r"|(?:strettamente )?riservato|bozza|niet publiceren|conceptversie",
    re.IGNORECASE,
)
_DAYS = frozenset({"expires", "release"})


def said_at_head(text: str) -> str:
    """The line by which not everybody was meant to see it; "" where there is none."""
    lines = (line.strip(_MARKS).replace("*", "") for line in text.split("\n", 60)[:60])
    for number, line in enumerate(islice(filter(None, lines), _LINES)):
        if len(line) > _LONGEST:
            continue
        if number < _TITLE and _ALONE.fullmatch(line):
            return line
        for part in line.split(" | "):
            found = _PAIR.fullmatch(part.strip())
            if found is None or canonical(found[1]) in _DAYS:
                continue
            if keeps_out_in_text(found[1].strip(), found[2].strip()):
                return part.strip()
    return ""
