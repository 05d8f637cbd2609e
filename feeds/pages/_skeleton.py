"""Pages of our own templates, quicker: a macro is called once for all pages of one shape.

It is given marks in place of texts. What it makes of them is the skeleton, into which the texts of
each page are put. A mark can be put into a page, and asked whether it is anything. A macro that
does more with one, such as to compare or to cut it, has no skeleton, and is called for each page:
so nothing that a template says is said here again. The templates of a site's own have no skeleton,
since they may take a text for HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NoReturn, TypeAlias, TypeVar

from markupsafe import Markup

from feeds.pages._environment import cleaned, macro
from feeds.pages._kept_frames import Frame, Lasting, kept_frame
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["Given", "Skeleton", "comparable", "escaped", "filled", "filled_page", "skeleton_of"]

_Text = TypeVar("_Text", str, bytes)

Given: TypeAlias = "Callable[[Sequence[object]], Mapping[str, object]]"
"""What a macro is given, from its texts and then its pieces of HTML, or marks for them."""

_MOST = 256  # shapes that are remembered: five hundred posts of a real site have forty
_SIGN = lazy_regex("\0([0-9]+)\0")
"""What a mark puts into a page: no template has such a character."""


def filled(
    name: str,
    part: str,
    shape: Hashable,
    texts: Sequence[str],
    html: Sequence[str],
    given: Given,
) -> str:
    """What the macro `part` of our template `name` makes of what it is `given`.

    `shape` stands for all of that but the texts and the pieces of HTML.
    """
    skeleton = _known(name, part, shape, texts, html, given)
    if skeleton is None:
        return _called(name, part, texts, html, given)
    frame = skeleton.frame.copy()
    frame[1::2] = skeleton.pick((*_all_escaped(texts), *html))
    return "".join(frame)


def filled_page(
    name: str,
    shape: Hashable,
    texts: Sequence[str],
    html: Sequence[str],
    given: Given,
    *,
    clean: Sequence[bytes] = (),
    lasting: Lasting | None = None,
) -> bytes:
    """The same for the macro `page`, as bytes of which none is a control character.

    The pieces of a page are cleaned one by one: its frame is clean once for all pages. Those that
    are `clean` already come last. Where the shape is `lasting`, its frame can be kept for later
    builds.
    """
    pieces = [*html, *(_SOME if one else "" for one in clean)]
    skeleton = _known(name, "page", shape, texts, pieces, given, lasting)
    if skeleton is None:
        whole = [*html, *(one.decode() for one in clean)]
        return cleaned(_called(name, "page", texts, whole, given))
    parts = (escaped(_BETWEEN.join(texts)), *html) if texts else html
    made = cleaned(_BETWEEN.join(parts), but=_BETWEEN).split(_BETWEEN.encode())
    if len(made) != len(texts) + len(html):  # some text has that character
        made = [cleaned(one) for one in (*_all_escaped(texts), *html)]
    frame = skeleton.cleaned.copy()
    frame[1::2] = skeleton.pick([*made, *clean])
    return b"".join(frame)


_SOME = "…"
"""Any text: a skeleton goes by which of them are empty."""


_BETWEEN = "\1"
"""Between texts that are looked at as one."""


def _called(name: str, part: str, texts: Sequence[str], html: Sequence[str], given: Given) -> str:
    made: str = macro(name, part, None)(**given((*texts, *map(Markup, html))))
    return made


def _known(
    name: str,
    part: str,
    shape: Hashable,
    texts: Sequence[str],
    html: Sequence[str],
    given: Given,
    lasting: Lasting | None = None,
) -> Skeleton | None:
    """The skeleton; None where there is none, or none yet."""
    key = (name, part, shape, *map(bool, texts), len(texts), *map(bool, html))
    skeleton = _SKELETONS.get(key, _UNKNOWN)
    if skeleton is _UNKNOWN:

        def make() -> Frame | None:
            return _frame_of(macro(name, part, None), texts, html, given)

        frame = kept_frame(lasting, (name, part, *key[3:]), make)
        if frame is not None:
            skeleton = _SKELETONS[key] = _skeleton(frame)
    if skeleton is _SEEN:
        skeleton = _SKELETONS[key] = skeleton_of(macro(name, part, None), texts, html, given)
    elif skeleton is _UNKNOWN:
        _remember(key)
        return None
    return skeleton


def escaped(text: str) -> str:
    """As templates write a text: like markupsafe, which is slower where most texts are plain."""
    return (
        text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


def _all_escaped(texts: Sequence[str]) -> Sequence[str]:
    """Each of them, in one look."""
    made = escaped(_BETWEEN.join(texts)).split(_BETWEEN)
    return made if len(made) == len(texts) else [*map(escaped, texts)]


class Skeleton(NamedTuple):
    """A page in pieces: each second one is to be filled, with what `pick` takes of all texts."""

    frame: list[str]
    cleaned: list[bytes]  # the same as bytes of a page
    pick: Callable[[Sequence[_Text]], Sequence[_Text]]


_UNKNOWN = Skeleton([], [], tuple)
_SEEN = Skeleton([], [], tuple)  # once: a skeleton pays from the second page on
_SKELETONS: dict[Hashable, Skeleton | None] = {}


def _remember(key: Hashable) -> None:
    if len(_SKELETONS) >= _MOST:
        _SKELETONS.clear()
    _SKELETONS[key] = _SEEN


def skeleton_of(
    call: Callable[..., str], texts: Sequence[str], html: Sequence[str], given: Given
) -> Skeleton | None:
    """The skeleton of a macro; None where it does more with its texts than to put them in."""
    frame = _frame_of(call, texts, html, given)
    return _skeleton(frame) if frame is not None else None


def _frame_of(
    call: Callable[..., str], texts: Sequence[str], html: Sequence[str], given: Given
) -> Frame | None:
    marks = [_Mark(number) if one else Markup() for number, one in enumerate((*texts, *html))]
    try:
        made = str(call(**given(marks)))
    except _MoreThanMarkedError:
        return None
    pieces = _SIGN.split(made)
    slots = tuple(map(int, pieces[1::2]))
    if made.count("\0") != 2 * len(slots) or len(slots) != sum(one.times for one in _real(marks)):
        return None  # something else has that character
    pieces[1::2] = [""] * len(slots)
    return pieces, slots


def _skeleton(frame: Frame) -> Skeleton:
    pieces, slots = frame
    return Skeleton(pieces, [*map(cleaned, pieces)], _picker(slots))


def _picker(slots: Sequence[int]) -> Callable[[Sequence[_Text]], Sequence[_Text]]:
    if len(slots) < 2:  # noqa: PLR2004 - of one, itemgetter makes no tuple
        return lambda values: [values[slot] for slot in slots]
    return itemgetter(*slots)


def comparable(part: object, text: str, *, is_same: bool) -> object:
    """A text, or a mark for one, which a template may compare with `text` alone.

    `is_same`, whether it is the same, belongs to the shape.
    """
    if isinstance(part, _Mark):
        part.other, part.is_same = text, is_same
    return part


def _real(marks: Iterable[_Mark | Markup]) -> Iterable[_Mark]:
    return (one for one in marks if isinstance(one, _Mark))


class _MoreThanMarkedError(Exception):
    """A macro does more with a text than to put it into a page."""


class _Mark:
    """Stands for a text that is not empty."""

    __slots__ = ("_number", "is_same", "other", "times")

    def __init__(self, number: int) -> None:
        self._number = number
        self.times = 0
        self.other: str | None = None  # a text that it may be compared with
        self.is_same = False

    def __html__(self) -> str:
        self.times += 1
        return f"\0{self._number}\0"

    def __bool__(self) -> bool:
        return True

    def _refuse(self, *_: object) -> NoReturn:
        raise _MoreThanMarkedError

    def __ne__(self, other: object) -> bool:
        if other is None or other != self.other:
            raise _MoreThanMarkedError
        return not self.is_same

    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse
    __str__ = __repr__ = __format__ = __len__ = __iter__ = __getitem__ = _refuse
    __contains__ = __add__ = __radd__ = __mod__ = __rmod__ = __mul__ = __getattr__ = _refuse
