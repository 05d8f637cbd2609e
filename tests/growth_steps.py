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

from feeds.articles import slugify
from feeds.config import Config
from feeds.ledger import Ledger, Page, reconcile
from feeds.publishing import Publication
from feeds.selection import Card, brought_back, remember, select
from tests.ledger.worlds import Text, World, moment

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
    removed_and_broken_files,
    names_that_differ_in_case,
)
