"""Steps of a build that could cost more than the number of articles, files or feeds they get.

A step makes its site of `number` articles, and yields; what comes then is measured, as
`tests/growth.py` measures texts.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from feeds.articles import slugify
from feeds.config import Config, FeedSetting
from feeds.ledger import Ledger, Page, reconcile
from feeds.moving import import_articles
from feeds.publishing import Publication
from feeds.selection import Card, brought_back, remember, select
from tests.ledger.worlds import NOW, Text, World, moment

__all__ = ["STEPS", "Step", "seconds_of_step"]

Step = Callable[[int], Iterator[None]]


def seconds_of_step(step: Step, number: int) -> float:
    """CPU seconds of what a step does when its site is there."""
    running = step(number)
    next(running)
    start = time.process_time()
    next(running, None)
    return time.process_time() - start


def _world(number: int) -> World:
    texts = {f"{one}.txt": Text(title=f"Title {one}") for one in range(number)}
    return World(texts=texts).build()


def entries_that_stay_in_a_feed_of_all(number: int) -> Iterator[None]:
    """Whether any of them was withdrawn, or was pushed out."""
    world = _world(number)
    date = moment("2019-05")
    cards = [
        Card(
            id=entry.id,
            path=entry.path,
            place=place,
            sequence=entry.sequence,
            published=date,
            updated=entry.updated,
            title="T",
            permalink=entry.permalink,
            language="en",
            tags=(),
        )
        for place, entry in enumerate(world.ledger.entries.values())
    ]
    (main,) = select(cards, Config(limit=max(number, 1)), slug=slugify, ledger=world.ledger)
    before = remember(world.ledger, [main])
    yield
    assert brought_back(main, before) == ((), ())


def archives_of_many_feeds(number: int) -> Iterator[None]:
    """The documents of each feed."""
    keys = sorted(f"tag:{one}" for one in range(number))
    ledger = Ledger(pages=tuple(Page(feed=key, number=1, members=()) for key in keys))
    yield
    assert all(len(ledger.pages_of(key)) == 1 for key in keys)


def feeds_of_many_folders(number: int) -> Iterator[None]:
    """One for each folder, of which each has one article."""
    cards = [
        Card(
            id=f"{one:06}",
            path=f"posts/{one}/a.md",
            place=one,
            sequence=one,
            published=moment("2019-05"),
            updated=NOW,
            title="T",
            permalink=f"{one}.html",
            language="en",
            tags=(f"t{one}",),
        )
        for one in range(number)
    ]
    folders = (FeedSetting(name=f"f{one}", paths=(f"posts/{one}/*",)) for one in range(number))
    tags = (FeedSetting(name=f"t{one}", tags=(f"T{one}",)) for one in range(number))
    config = Config(feed=(*folders, *tags))
    yield
    found = select(cards, config, slug=slugify)
    assert [len(one.members) for one in found[1:]] == [1] * (2 * number)


def imported_articles_of_one_title(number: int) -> Iterator[None]:
    """Each gets a file of its own."""
    items = [{"id": f"{one}", "title": "T", "content_text": "Words."} for one in range(number)]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "feed.json")
        place.write_bytes(msgspec.json.encode(feed))
        yield
        made = import_articles(str(place), Path(folder, "new"), Config(title="T"), dry_run=True)
        assert len(made.files) == number


def removed_and_broken_files(number: int) -> Iterator[None]:
    """Half of the articles are gone, and as many other files cannot be read."""
    world = _world(number)
    texts = {path: text for path, text in world.texts.items() if len(path) % 2}
    broken = frozenset(f"{one}/" for one in range(number)) | {f"{one}.md" for one in range(number)}
    rules = replace(world.rules, unreadable=broken)
    facts = [text.fact(path, world.ledger) for path, text in texts.items()]
    yield
    reconcile(world.ledger, facts, rules)


def names_that_differ_in_case(number: int) -> Iterator[None]:
    """Two files each, which not every disk tells apart."""
    with tempfile.TemporaryDirectory() as folder, Publication(Path(folder)) as publication:
        for one in range(number):
            publication.add(f"p{one}.html", b"", origin="p.md")
            publication.add(f"P{one}.html", b"", origin="P.md")
        yield
        publication.check()


STEPS: tuple[Step, ...] = (
    entries_that_stay_in_a_feed_of_all,
    archives_of_many_feeds,
    feeds_of_many_folders,
    imported_articles_of_one_title,
    removed_and_broken_files,
    names_that_differ_in_case,
)
