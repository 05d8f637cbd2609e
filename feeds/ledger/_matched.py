"""Who is who so far, while the articles of today are matched with the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from feeds.errors import Problem
from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._facts import Fact
from feeds.ledger._ids import mint_id
from feeds.ledger._likeness import Weighing
from feeds.ledger._packed_facts import FactHead, heads_of
from feeds.records import dataclass

__all__ = ["Matched", "Question", "file_of", "index_of", "name_of", "precedence"]


_SHOWN = 10  # clear questions: feeds mv --all answers the others too


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whether what was published from one file is the article of another one."""

    place: int  # of the fact
    old: str  # file of the ledger
    new: str  # file of today; the same one where another article may be in it
    message: str
    is_clear: bool = False  # whether nothing else comes into question, on either side


class Matched:
    """The outcome: for each fact its id, and the entry of that id where there is one."""

    def __init__(self, ledger: Ledger, facts: Sequence[Fact], *, site_id: str, prefix: str) -> None:
        self.ledger = ledger
        self.facts = facts
        self.heads = heads_of(facts)
        self.site_id = site_id
        self.prefix = prefix
        self.ids = [""] * len(facts)
        self.owner: dict[str, int] = {}  # id → the fact it belongs to
        self.problems: list[Problem] = []
        self.questions: list[Question] = []
        self.copied: dict[int, str] = {}  # a fact → the file whose words it has, which changed
        self.by_path = index_of(ledger, lambda entry: entry.paths)

    def entry(self, place: int) -> Entry | None:
        """The entry of a fact; None for a new article, and for a draft that never was out."""
        return self.ledger.entries.get(self.ids[place])

    def is_free(self, entry: Entry) -> bool:
        """Whether no fact has this identity yet."""
        return entry.id not in self.owner

    def assign(self, place: int, id: str) -> None:  # noqa: A002 - its name
        """This fact is the article of that id."""
        self.ids[place] = id
        self.owner[id] = place

    def fail(self, place: int, message: str, hint: str) -> None:
        """Report an error at a fact."""
        fact = self.facts[place]
        self.problems.append(Problem(path=fact.file, line=fact.line, message=message, hint=hint))

    def ask(self) -> None:
        """Report the questions, each with the commands that answer it."""
        more = (
            "; feeds mv --all answers all that are clear"
            if sum(one.is_clear for one in self.questions) > 1
            else ""
        )
        for place, path in self.copied.items():
            if not self.ids[place]:
                self._ask_of_copy(place, path)
        open_ = [one for one in self.questions if one.place not in self.copied]
        clear = [one.place for one in open_ if one.is_clear]
        unnamed = frozenset(clear[_SHOWN:])
        if unnamed:
            self.fail(
                clear[_SHOWN],
                f"{len(unnamed)} further files are in question like these, from this one on",
                "run: feeds mv --all",
            )
        for one in open_:
            if one.place in unnamed:
                continue
            if one.old == one.new:
                hint = (
                    f'if so, build once with --as-new "{one.new}"; if it is the same one, '
                    f'rewritten, run: feeds mv "{one.old}" "{one.new}"'
                )
            else:
                hint = (
                    f'if so, run: feeds mv "{one.old}" "{one.new}"; if not, build once with '
                    f'--as-new "{one.new}"'
                )
            self.fail(one.place, one.message, hint + more)

    def _ask_of_copy(self, place: int, path: str) -> None:
        here = self.facts[place].path
        self.fail(
            place,
            f"it has the words that were published from {path}, which has changed: which of the "
            "two is that article?",
            f'if this one, run: feeds mv "{path}" "{here}"; if not, build once with --as-new '
            f'"{here}"',
        )

    def title_and_date(self, place: int) -> tuple[str, str]:
        """What near copies have in common."""
        fact = self.facts[place]
        return fact.title, fact.published.value

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where the fact of a path is."""
        return {fact.path: place for place, fact in enumerate(self.facts)}

    @cached_property
    def weighing(self) -> Weighing:
        """Made where it is needed."""
        return Weighing(self.ledger.entries.values(), self.facts)

    def minted(self, fact: Fact | FactHead, salt: str = "") -> str:
        """The id that follows from the article's first facts."""
        return mint_id(self.site_id, fact.date, fact.slug, prefix=self.prefix, salt=salt)


def index_of(ledger: Ledger, keys: Callable[[Entry], Iterable[str]]) -> dict[str, list[Entry]]:
    """Entries by a key; published ones first, then by order of publication."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries.values():
        for key in keys(entry):
            found[key].append(entry)
    for entries in found.values():
        if len(entries) > 1:
            entries.sort(key=precedence)
    return found


def precedence(entry: Entry) -> tuple[bool, int, str]:
    return entry.state != "published", *entry.order


def name_of(path: str) -> str:
    """The name of the file without its folder and suffix; for an index file its folder's."""
    *folders, name = file_of(path).split("/")
    stem = name.partition(".")[0]
    return folders[-1] if folders and stem in {"index", "_index"} else stem


def file_of(path: str) -> str:
    file, mark, line = path.rpartition(":")
    return file if mark and line.isdigit() else path
