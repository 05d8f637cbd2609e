"""What becomes of known feed addresses, whatever is published now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feeds.ledger import FeedAddress, Ledger, settle_feed_addresses
from feeds.ledger._lock_reader import parse
from feeds.ledger._lock_writer import header_lines

ADDRESSES = st.builds(
    FeedAddress,
    file=st.sampled_from(["feed.xml", "rss.xml", "feed.json", "tag/a/feed.xml", "a\tb\\.xml"]),
    format=st.sampled_from(["atom", "rss", "json", "opml"]),
    feed=st.sampled_from(["", "tag:a", "named:tide"]),
    given_up=st.booleans(),
)
LISTS = st.lists(ADDRESSES, unique_by=lambda one: one.file)


@given(known=LISTS, now=LISTS, give_up=st.booleans())
def test_every_address_goes_on_or_is_named(
    known: list[FeedAddress], now: list[FeedAddress], *, give_up: bool
) -> None:
    made = settle_feed_addresses(known, now, give_up=give_up)
    kept = {one.file: one for one in made.addresses}
    assert kept.keys() == {one.file for one in (*known, *now)}
    answered = {one.file for one in now} | {file for row in made.renamed.values() for file in row}
    named = {one.file for one in (*made.gone, *made.given_up)}
    taken = {one.file for one, _ in made.taken}
    current = {one.file: one.document for one in now}
    for one in known:
        assert one.file in answered or one.file in named or one.given_up
        is_other = current.get(one.file, one.document) != one.document
        assert (one.file in taken) == (is_other and not one.given_up and not give_up)
    again = settle_feed_addresses(made.addresses, now)
    if give_up:
        assert (again.gone, again.given_up, made.gone) == ((), (), ())
    assert again.addresses == made.addresses


@given(LISTS)
def test_addresses_are_read_back_as_they_were_written(known: list[FeedAddress]) -> None:
    ledger = Ledger(addresses=tuple(sorted(known)))
    text = "\n".join((*header_lines(ledger), "end"))
    assert parse([("feeds.lock", text)]).addresses == ledger.addresses


def test_after_a_merge_an_address_that_one_side_publishes_is_published() -> None:
    text = "format\t2\naddress\ta.xml\tatom\t\tgiven-up\naddress\ta.xml\tatom\t\tpublished\n"
    (one,) = parse([("feeds.lock", text)]).addresses
    assert not one.given_up
