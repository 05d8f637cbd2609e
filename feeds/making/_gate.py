"""The gate: every feed document is read by the validator before it can be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.articles import DraftOutline
from feeds.errors import Problem
from feeds.making._recall import Recall
from feeds.making._sink import Sink
from feeds.model import Article
from feeds.patterns import lazy_regex
from feeds.planning import SitePlan
from feeds.publishing import KnownFile, Stage, StagedFile, Stager, Unfit
from feeds.records import NamedTuple, dataclass
from feeds.stamps import digest_of, digest_of_bytes
from feeds.workers import Meanwhile

if TYPE_CHECKING:
    from feeds.validation import Finding

__all__ = ["Gate", "Refusal", "valid_mark"]

_ERRORS_ONLY = ("H", "N", "Q", "S")  # letters of rules that never make a feed invalid
_MOST_BYTES = 16 * 1024 * 1024  # of documents that wait to be read
_MOST_SHOWN = 5  # findings of one document that belong to no article
_ENTRY = lazy_regex(r"(?:(?P<json>\bitems)|\b(?:entry|item)\b)(?:\[(?P<number>\d+)\])?")
_FIELDS = (
    ("enclosure", "enclosure"),
    ("attachments", "enclosure"),
    ("link/@type", "enclosure"),
    ("link/@length", "enclosure"),
    ("image", "image"),
    ("author", "author"),
    ("title", "title"),
    ("external_url", "link"),
    ("url", "url"),
    ("link", "url"),
)
"""What a place in a document names → the field of an article that it is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A finding, and the article (as Article.path) that it belongs to; "" for none.

    `unfit` is a file that the site can do without: no article has to go for it.
    """

    problem: Problem
    article: str = ""
    unfit: Unfit | None = None


class _Unread(NamedTuple):
    """A document that the validator has yet to read."""

    path: str
    data: bytes
    address: str
    digest: str
    shown: Sequence[Article]  # its entries


class Gate:
    """Hands a site on to another sink; `refusals` says which feed documents are invalid.

    `shown` are the entries of the documents that are handed over next, in their order.
    """

    __slots__ = (
        "_by_path",
        "_drafts",
        "_plan",
        "_recall",
        "_refusals",
        "_sink",
        "_size",
        "_unread",
        "shown",
    )

    def __init__(
        self, sink: Sink, plan: SitePlan, recall: Recall, drafts: Iterable[DraftOutline]
    ) -> None:
        self._drafts = drafts  # looked at once, where a document is refused
        self._by_path: dict[str, DraftOutline] | None = None  # made for the first refusal
        self.shown: Sequence[Article] = ()
        self._sink = sink
        self._recall = recall
        self._plan = plan
        self._unread: list[_Unread] = []
        self._size = 0  # of these, in bytes
        self._refusals: list[Refusal] = []

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What the validator finds."""
        if self._unread:
            self._judge(self._errors(None))
        return tuple(self._refusals)

    @contextmanager
    def read_meanwhile(self, *, is_long: bool) -> Iterator[None]:
        """During the block, if it `is_long`, a copy of this process reads what was handed over."""
        begun = Meanwhile(self._errors, None) if is_long and self._unread else None
        try:
            yield
        except BaseException:
            if begun is not None:
                begun.drop()
            raise
        if begun is not None:
            self._judge(begun.result())

    def add(self, path: str, data: bytes, *, origin: str = "", stage: Stage = "page") -> None:
        """A feed document, for the validator to read as well."""
        address = self._plan.address(path)
        digest = valid_mark(address, digest_of_bytes(data))
        if not self._recall.is_valid(path, digest):
            self._unread.append(_Unread(path, data, address, digest, self.shown))
            self._size += len(data)
        self._sink.add(path, data, origin=origin, stage=stage)
        if self._size > _MOST_BYTES:
            self._judge(self._errors(None))

    def stager(self, number: int, *, is_far: bool = False) -> tuple[Stager, int] | None:
        """None: the validator reads feed documents here."""
        del number, is_far
        return None

    def add_staged(self, path: str, staged: StagedFile, *, origin: str = "") -> bool:
        """A file that is no feed document."""
        return self._sink.add_staged(path, staged, origin=origin)

    def add_file(self, path: str, source: Path, *, origin: str = "") -> None:
        """A copy of a file."""
        self._sink.add_file(path, source, origin=origin)

    def keep(self, path: str) -> bool:
        """Leave a file of an earlier build as it is."""
        return self._sink.keep(path)

    def recall(
        self, path: str, known: KnownFile, *, origin: str = "", stage: Stage = "page"
    ) -> KnownFile | None:
        """The same for one whose bytes are known; None where they are others now."""
        return self._sink.recall(path, known, origin=origin, stage=stage)

    def _errors(self, _: None) -> list[list[Finding]]:
        """What is wrong with each document that is unread."""
        from feeds.validation import validate  # noqa: PLC0415 - most builds change no feed

        reports = (
            validate(one.data, name=one.path, base=one.address, ignore=_ERRORS_ONLY)
            for one in self._unread
        )
        return [[one for one in row.findings if one.severity == "error"] for row in reports]

    def _judge(self, errors: Iterable[Sequence[Finding]]) -> None:
        """Take note of what is wrong with each of them, or that nothing is."""
        for document, wrong in zip(self._unread, errors, strict=True):
            found = [self._refusal(document, one) for one in wrong]
            self._refusals += [one for one in found if one.article]
            self._refusals += [one for one in found if not one.article][:_MOST_SHOWN]
            if not found:
                self._recall.note_valid(document.path, document.digest)
        self._unread.clear()
        self._size = 0

    def _refusal(self, document: _Unread, finding: Finding) -> Refusal:
        """An error of the validator, at its place in the article that the entry is made of."""
        path, article = document.path, _article(document.shown, finding.path)
        message = f"this feed would be invalid ({finding.code}): {finding.message}"
        if article is None:
            return Refusal(
                problem=Problem(
                    path=path,
                    line=finding.line,
                    column=finding.column,
                    message=message,
                    hint=finding.hint,
                )
            )
        draft = self._draft_of(article.path)
        stated = draft.lines if draft else {}
        place = f"{finding.path} {finding.message}"
        field = next((name for word, name in _FIELDS if word in place and name in stated), "")
        line = draft.lines.get(field, draft.line) if draft else article.line
        file = draft.file if draft else article.path
        problem = Problem(path=file, line=line, message=f"{path}: {message}", hint=finding.hint)
        return Refusal(problem=problem, article=article.path)

    def _draft_of(self, path: str) -> DraftOutline | None:
        """The first one that was made of that article."""
        if self._by_path is None:
            self._by_path = {}
            for one in self._drafts:
                self._by_path.setdefault(one.path, one)
        return self._by_path.get(path)


def _article(shown: Sequence[Article], place: str) -> Article | None:
    found = _ENTRY.search(place)
    if found is None:
        return None
    number = int(found["number"] or not found["json"]) - (not found["json"])
    return shown[number] if number < len(shown) else None


def valid_mark(address: str, digest: str) -> str:
    """Stands for a document of that digest at that address, in which nothing was found."""
    return digest_of(address.encode(), b"\n", digest.encode()) if digest else ""
