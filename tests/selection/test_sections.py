"""Each section has the articles that are about it, in the order of lists."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from feeds.articles import slugify
from feeds.dates import parse_date
from feeds.selection import Card, by_date, sections

_DATES = ("2019", "2019-Q2", "2019-05", "2019-05-15", "2020-05-15T14:30+02:00", "2020-05-15T12:30Z")
_NAMES = st.lists(st.sampled_from(["Sea", "sea", "Fog", "M\u00fcller"]), max_size=3).map(tuple)


@st.composite
def cards(draw: st.DrawFn) -> list[Card]:
    """Of different articles, in any order."""
    return [
        Card(
            id=f"urn:x:{place}",
            path=f"{place}.md",
            place=place,
            sequence=draw(st.integers(1, 2)),
            published=parse_date(draw(st.sampled_from(_DATES))),
            updated=datetime(2020, 1, 1, tzinfo=UTC),
            title="T",
            permalink="https://e.org/",
            language=draw(st.sampled_from(["", "en", "nl"])),
            tags=draw(_NAMES),
            authors=draw(_NAMES),
            hidden=draw(st.booleans()),
        )
        for place in draw(st.permutations(range(draw(st.integers(0, 6)))))
    ]


def about(card: Card, *, is_mixed: bool, has_months: bool) -> set[tuple[str, str]]:
    """The kinds and names of its sections, spelled out."""
    start = card.published.start
    found = {("tag", slugify(tag)) for tag in card.tags}
    found |= {("author", slugify(author)) for author in card.authors}
    found.add(("year", f"{start.year}"))
    if is_mixed and card.language:
        found.add(("language", slugify(card.language)))
    if has_months and card.published.precision not in {"year", "quarter"}:
        found.add(("month", f"{start.year}/{start.month:02d}"))
    return found


@given(cards(), st.integers(0, 6))
def test_they_hold_what_is_about_them(found: list[Card], front: int) -> None:
    shown = [card for card in found if not card.hidden]
    how = {
        "is_mixed": len({card.language for card in shown} - {""}) > 1,
        "has_months": len(shown) > front,
    }
    made = sections(found, slugify, front=front)
    keys = {key for card in shown for key in about(card, **how)}
    assert [(one.kind, one.name) for one in made] == sorted(keys)
    for one in made:
        members = [card for card in shown if (one.kind, one.name) in about(card, **how)]
        assert list(one.members) == by_date(members)
        if one.kind == "tag":
            words = {tag for card in members for tag in card.tags if slugify(tag) == one.name}
            assert one.spellings == words
            assert one.title == min(words)


@given(cards())
def test_lists_go_by_date_then_publication_then_id(found: list[Card]) -> None:
    turns = [(-one.published.start.timestamp(), -one.sequence, one.id) for one in by_date(found)]
    assert turns == sorted(turns)
