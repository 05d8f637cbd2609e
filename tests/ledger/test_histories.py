"""Random histories of a site: whatever happens in whatever order, identities hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from feeds.ledger import Ledger, ledger_files, parse, reconcile
from tests.ledger.worlds import NOW, Text, World

_PLACES = st.integers(0, 30)


class Histories(RuleBasedStateMachine):
    """One site. Every file holds its own article, whose `token` the model knows it by."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.token: dict[str, int] = {}  # path → which article it is
        self.ids: dict[int, str] = {}
        self.removed: dict[int, Text] = {}
        self.touched: set[str] = set()  # since the last build: one change a file
        self.number = 0
        self.now = NOW

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _pick(self, place: int) -> str | None:
        free = sorted(set(self.token) - self.touched)
        return free[place % len(free)] if free else None

    @initialize()
    def begin(self) -> None:
        for _ in range(3):
            self.add(month=self.number)
        self.build()

    @rule(month=st.integers(0, 11))
    def add(self, month: int) -> None:
        number = self._next()
        path = f"file-{number}.txt"
        text = Text(title=f"Title number {number}", date=f"20{10 + month}-{month + 1:02d}")
        self._write(path, replace(text, body=f"Body number {number}"))
        self.token[path] = number

    def _write(self, path: str, text: Text) -> None:
        self.world = self.world.put(path, text)
        self.touched.add(path)

    @rule(place=_PLACES, what=st.sampled_from(["body", "title", "slug", "date", "draft"]))
    def change(self, place: int, what: str) -> None:
        path = self._pick(place)
        if path is None:
            return
        number = self._next()
        changes: dict[str, object] = {
            "body": f"Body number {number}",
            "title": f"Title number {number}",
            "slug": f"slug-{number}",
            "date": f"20{10 + number % 15}-03",
            "draft": not self.world.texts[path].draft,
        }
        self._write(path, replace(self.world.texts[path], **{what: changes[what]}))  # type: ignore[arg-type]

    @rule(place=_PLACES)
    def move(self, place: int) -> None:
        path = self._pick(place)
        if path is not None:
            new = f"moved/{self._next()}.md"
            self.world = self.world.rename(path, new)
            self.token[new] = self.token.pop(path)
            self.touched.add(new)

    @rule(place=_PLACES)
    def delete(self, place: int) -> None:
        path = self._pick(place)
        if path is not None:
            self.removed[self.token.pop(path)] = self.world.texts[path]
            self.world = self.world.drop(path)

    @rule(place=_PLACES)
    def restore(self, place: int) -> None:
        """Under another name, and not in the build that would have found it gone."""
        known = sorted(number for number in self.removed if self.removed[number].draft is False)
        if known and not self.touched:
            self.build()
            number = known[place % len(known)]
            path = f"restored-{self._next()}.txt"
            self._write(path, self.removed.pop(number))
            self.token[path] = number

    @rule()
    def build(self) -> None:
        self.now += timedelta(hours=1)
        before = self.world.ledger
        self.world = self.world.build(now=self.now)
        self.touched.clear()
        self._compare(before)

    @rule(place=_PLACES)
    def merge(self, place: int) -> None:
        """Another branch adds one article and edits another; ours goes on as it is."""
        if self.touched:
            self.build()
        path = self._pick(place)
        if path is None:
            return
        before = self.world.ledger
        number = self._next()
        added = Text(title=f"Title number {number}", body=f"Body number {number}", date="2011")
        theirs = self.world.put(f"branch-{number}.txt", added)
        theirs = theirs.edit(path, body=f"Body number {number} theirs").build(now=self.now)
        texts = [
            ledger_files(world.ledger)["feeds.lock"].decode() for world in (self.world, theirs)
        ]
        both = f"<<<<<<< ours\n{texts[0]}=======\n{texts[1]}>>>>>>> theirs\n"
        self.token[f"branch-{number}.txt"] = number
        self.world = replace(theirs, ledger=parse([("feeds.lock", both)])).build(now=self.now)
        self._compare(before)

    def _compare(self, before: Ledger) -> None:
        after = self.world.ledger.entries
        for old in before.entries.values():
            new = after[old.id]
            assert new.sequence == old.sequence
            assert new.first == old.first
            assert new.updated >= old.updated
            assert old.permalink == new.permalink or old.permalink in new.moved
        latest = max((entry.sequence for entry in before.entries.values()), default=0)
        assert all(after[new].sequence > latest for new in after.keys() - before.entries.keys())
        for path, number in self.token.items():
            if not self.world.texts[path].draft:
                assert self.ids.setdefault(number, self.world.id_of(path)) == self.world.id_of(path)

    @invariant()
    def every_article_has_one_id_and_one_address(self) -> None:
        if self.touched:
            return
        entries = self.world.ledger.entries
        shown = {path for path in self.token if not self.world.texts[path].draft}
        live = [entry for entry in entries.values() if entry.state == "published"]
        assert {entry.path for entry in live} >= shown
        addresses = [entry.permalink for entry in live]
        assert len(addresses) == len(set(addresses))

    @invariant()
    def the_text_holds_everything(self) -> None:
        files = ledger_files(self.world.ledger)
        assert parse([(name, data.decode()) for name, data in files.items()]) == self.world.ledger

    @invariant()
    def the_order_of_files_does_not_show(self) -> None:
        facts = [text.fact(path, self.world.ledger) for path, text in self.world.texts.items()]
        rules = replace(self.world.rules, now=self.now)
        forth = reconcile(self.world.ledger, facts, rules)
        back = reconcile(self.world.ledger, facts[::-1], rules)
        assert forth.ledger == back.ledger


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=25, stateful_step_count=25)
