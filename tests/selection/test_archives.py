"""Feeds over time: what stays in them, what never comes back, and what archives promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from feeds.articles import slugify
from feeds.config import Config, FeedSetting
from feeds.ledger import reconcile
from feeds.selection import Card, Selection, remember, select
from tests.ledger.worlds import NOW, Text, World, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site whose articles have tags, built again and again."""

    world: World = field(default_factory=World)
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # path → tags
    config: Config = field(default_factory=lambda: Config(limit=3, by_tag=True))
    selections: tuple[Selection, ...] = ()

    def add(self, number: int, *tags: str, date: str = "2019") -> Site:
        text = Text(title=f"Title number {number}", body=f"Body number {number}", date=date)
        path = f"{number}.txt"
        return replace(self, world=self.world.put(path, text), tags={**self.tags, path: tags})

    def drop(self, number: int) -> Site:
        return replace(self, world=self.world.drop(f"{number}.txt"))

    def build(self, now: datetime = NOW) -> Site:
        """The site after a build: its selections, and the ledger that remembers them."""
        world = self.world
        facts = [text.fact(path, world.ledger) for path, text in world.texts.items()]
        made = reconcile(world.ledger, facts, replace(world.rules, now=now))
        assert made.problems == ()
        cards = [
            Card(
                id=entry.id,
                path=entry.path,
                place=place,
                sequence=entry.sequence,
                published=moment(world.texts[entry.path].date),
                updated=entry.updated,
                title=world.texts[entry.path].title,
                permalink=entry.permalink,
                language="en",
                tags=self.tags.get(entry.path, ()),
            )
            for place, entry in enumerate(one.entry for one in made.standings)
            if entry is not None and entry.state == "published"
        ]
        selections = select(cards, self.config, slug=slugify, ledger=made.ledger)
        ledger = remember(made.ledger, selections)
        return replace(self, world=replace(world, ledger=ledger), selections=selections)

    def feed(self, key: str = "") -> Selection:
        return next(one for one in self.selections if one.key == key)

    def shown(self, key: str = "") -> list[str]:
        return sorted(card.path for card in self.feed(key).shown)


def _site(count: int, *tags: str, **setting: object) -> Site:
    made = Site(config=replace(Config(limit=3, by_tag=True), **setting))  # type: ignore[arg-type]
    for number in range(1, count + 1):
        made = made.add(number, *tags, date=f"2019-{number:02d}")
    return made.build()


def test_a_backdated_article_appears() -> None:
    made = _site(5).add(9, date="1999").build()
    assert made.shown() == ["4.txt", "5.txt", "9.txt"]
    assert [card.path for card in made.feed().shown] == ["5.txt", "4.txt", "9.txt"]


def test_after_a_deletion_no_older_article_moves_up() -> None:
    made = _site(5, "x").drop(4).build()
    assert made.shown() == ["3.txt", "5.txt"]
    assert made.shown("tag:x") == ["3.txt", "5.txt"]
    assert [entry.path for entry in made.feed().deletions] == ["4.txt"]
    assert made.add(6, "x", date="2020").build().shown("tag:x") == ["5.txt", "6.txt"]


def test_an_untagged_article_leaves_no_gap_for_older_ones() -> None:
    before = _site(5, "x")
    after = replace(before, tags={**before.tags, "4.txt": ()}).build()
    assert after.shown("tag:x") == ["3.txt", "5.txt"]
    assert after.shown() == before.shown()
    assert after.feed("tag:x").deletions == ()


def test_a_tag_feed_that_becomes_empty_stays() -> None:
    made = _site(2, "Été").drop(1).drop(2).build().build()
    assert [one.key for one in made.selections] == ["", "tag:ete"]
    assert made.feed("tag:ete").title == "Été"
    assert made.feed("tag:ete").members == ()
    assert len(made.feed("tag:ete").former) == 2


def test_only_the_last_fifty_deletions_are_told() -> None:
    made = _site(12)
    for number in range(20, 70):
        made = made.add(number)
    made = made.build()
    for number in range(1, 6):
        made = made.drop(number).build()
    for number in range(20, 70):
        made = made.drop(number)
    told = made.build().feed().deletions
    assert len(told) == 50
    ends = [entry.ended for entry in told if entry.ended]
    assert ends == sorted(ends, reverse=True)


def test_a_feed_of_a_kind_that_is_no_longer_made_goes() -> None:
    made = _site(2, "x")
    without = replace(made, config=replace(made.config, by_tag=False)).build()
    assert [one.key for one in without.selections] == [""]


def test_named_feeds_keep_their_gaps_too() -> None:
    setting = FeedSetting(name="picks", paths=("*.txt",), limit=2)
    made = _site(4, feed=(setting,)).drop(4).build()
    assert made.shown("named:picks") == ["3.txt"]


def test_pages_are_sealed_when_full_and_newer_ones_remain() -> None:
    made = _site(6, archive=2)
    assert [page.ids for page in made.feed().pages] == [
        tuple(made.world.id_of(f"{number}.txt") for number in (1, 2))
    ]
    assert made.shown() == ["3.txt", "4.txt", "5.txt", "6.txt"]
    grown = made.add(7, date="1990").build()
    assert [page.number for page in grown.feed().pages] == [1, 2]
    assert grown.feed().sealed == made.feed().pages
    assert grown.shown() == ["5.txt", "6.txt", "7.txt"]


def test_archives_go_on_when_the_setting_is_dropped() -> None:
    made = _site(6, archive=2)
    later = replace(made, config=replace(made.config, archive=0)).add(7, date="2020").build()
    assert [len(page.members) for page in later.feed().pages] == [2, 2]


class Client:
    """Follows prev-archive from the subscription document and folds by id (RFC 5005, 4.2)."""

    def __init__(self) -> None:
        self.pages: dict[int, dict[str, tuple[datetime, str]]] = {}  # as they were when sealed

    def seal(self, site: Site) -> None:
        for page in site.feed().sealing:
            self.pages[page.number] = {
                one: (stamp, self.words(site, one)) for one, stamp in page.members
            }

    def words(self, site: Site, one: str) -> str:
        return site.world.texts[site.world.ledger.entries[one].path].body

    def entries(self, site: Site) -> dict[str, str]:
        """Id → words, of all that is live."""
        found: dict[str, tuple[datetime, str]] = {}
        for one, version in self._versions(site):
            if one not in found or version[0] > found[one][0]:
                found[one] = version
        for entry in site.feed().deletions:
            if entry.id in found and entry.ended and entry.ended > found[entry.id][0]:
                del found[entry.id]
        return {one: words for one, (_, words) in found.items()}

    def _versions(self, site: Site) -> Iterator[tuple[str, tuple[datetime, str]]]:
        for page in site.feed().pages:
            yield from self.pages[page.number].items()
        for card in site.feed().shown:
            yield card.id, (card.updated, self.words(site, card.id))


class Archives(RuleBasedStateMachine):
    """Whatever happens, a client that reads the archive has each live entry once, as it is now."""

    def __init__(self) -> None:
        super().__init__()
        self.site = Site(config=Config(limit=3, archive=2))
        self.client = Client()
        self.number = 0
        self.now = NOW
        self.sealed: dict[int, tuple[tuple[str, datetime], ...]] = {}

    def _build(self, site: Site) -> None:
        self.now += timedelta(hours=1)
        self.site = site.build(self.now)
        self.client.seal(self.site)
        for page in self.site.feed().pages:
            assert self.sealed.setdefault(page.number, page.members) == page.members
        assert list(self.sealed) == list(range(1, len(self.sealed) + 1))

    @rule(count=st.integers(1, 3), year=st.integers(1990, 2020))
    def add(self, count: int, year: int) -> None:
        site = self.site
        for _ in range(count):
            self.number += 1
            site = site.add(self.number, date=str(year))
        self._build(site)

    @rule(place=st.integers(0, 20), what=st.sampled_from(["edit", "drop", "draft", "date"]))
    def change(self, place: int, what: str) -> None:
        paths = sorted(self.site.world.texts)
        if not paths:
            return
        path = paths[place % len(paths)]
        world = self.site.world
        self.number += 1
        changed = {
            "edit": lambda: world.edit(path, body=f"Body number {self.number}"),
            "drop": lambda: world.drop(path),
            "draft": lambda: world.edit(path, draft=not world.texts[path].draft),
            "date": lambda: world.edit(path, date=str(1980 + place)),
        }[what]()
        self._build(replace(self.site, world=changed))

    @invariant()
    def the_client_has_each_live_entry_once(self) -> None:
        if not self.site.selections:
            return
        live = {card.id: self.client.words(self.site, card.id) for card in self.site.feed().members}
        assert self.client.entries(self.site) == live


TestArchives = Archives.TestCase
TestArchives.settings = settings(max_examples=30, stateful_step_count=20)


def test_a_main_feed_may_hold_some_files_only() -> None:
    made = _site(5, "x", paths=("!4*",))
    assert made.shown() == ["2.txt", "3.txt", "5.txt"]
    assert made.shown("tag:x") == ["3.txt", "4.txt", "5.txt"]
    assert made.drop(4).build().shown() == ["2.txt", "3.txt", "5.txt"]
    assert made.drop(5).build().shown() == ["2.txt", "3.txt"]
    assert _site(5, paths=("[1-3]*", "!2*")).shown() == ["1.txt", "3.txt"]


@pytest.mark.parametrize(("max_bytes", "count"), [(0, 3), (300, 3), (299, 2), (200, 2), (1, 1)])
def test_as_many_as_fit_are_shown_and_never_none(max_bytes: int, count: int) -> None:
    made = _site(3, max_bytes=max_bytes).build()
    cards = [msgspec.structs.replace(card, size=100) for card in made.feed().members]
    (shown, *_) = select(cards, made.config, slug=slugify)
    assert len(shown.shown) == count
