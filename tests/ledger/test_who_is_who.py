"""Histories of a site, one row each, and who the articles are afterwards.

`old` and `new` are files: name → (title, date, sentences). `same` says which new file is the
article of which old one; `asked` are the new files that are in question. All other new files
are new articles. Unless a row says otherwise, it is the same whether one builds in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tests.ledger.worlds import Text, World

File = tuple[str, str, str]
"""Title, date, body."""

TIDE = "The tide was low. Two boats lay on the sand. A man painted the third one. Nobody spoke."
WIND = "The wind had turned at noon. Every flag pointed inland. The ferry did not sail at all."
LONG = "Nobody on the island had ever seen the water so far away as on that one afternoon of May."
FOG = "A fog had come up before six. The bell of the buoy rang and rang. No boat left the harbour."
FOOT = " Subscribe to my letter below. All texts are free to copy."
THAI = "น้ำขึ้นวันละสองครั้งในอ่าวแห่งนี้ ชาวประมงรู้เวลาโดยไม่ต้องดูนาฬิกา เรือออกก่อนฟ้าสาง "
THAI += "และกลับมาเมื่อแดดแรง "
THAI += "เด็กเล่นบนหาดทรายทุกเย็น คนแก่นั่งดูอยู่ใต้ต้นไม้ ตลาดเปิดก่อนพระอาทิตย์ขึ้น และปิดเมื่อปลาหมด"
CHINESE = "潮水退了。两条船躺在沙滩上。有人在油漆第三条船。没有人说话。孩子们跑来跑去。"
VERSE = "the lamp is lit and the sea is long and nobody knows the name of the song " * 4
VERSE += "that the keeper hums when the fog comes in and the bell on the buoy begins to spin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row."""

    old: Mapping[str, File]
    new: Mapping[str, File]
    same: Mapping[str, str] = field(default_factory=dict)  # new file → old file
    asked: frozenset[str] = frozenset()


def _many(count: int, body: str, *, first: int = 1) -> dict[str, File]:
    """Other articles of the site, with one text behind their own."""
    return {
        f"n{number}.txt": (f"Note {number}", f"2018-{number:02d}", f"Only {number} has it.{body}")
        for number in range(first, first + count)
    }


def _series(first: int, end: int) -> dict[str, File]:
    """Articles of one title, a day apart."""
    return {
        f"{day}.txt": ("Links", f"2019-05-{day}", f"Links of {day}.") for day in range(first, end)
    }


CASES: dict[str, Case] = {
    "renamed, retitled and nearly rewritten on its date": Case(
        old={"a.txt": ("Low tide", "2019-05-01", f"{TIDE} {WIND}\n\n{LONG}")},
        new={"b.txt": ("The pier", "2019-05-01", f"{FOG}\n\n{LONG}")},
        asked=frozenset({"b.txt"}),
    ),
    "another one of that date": Case(
        old={"a.txt": ("Low tide", "2019-05-01", TIDE)},
        new={"b.txt": ("The pier", "2019-05-01", WIND)},
    ),
    "near copies that change places": Case(
        old={
            "a.txt": ("Links", "2019-05-01", f"{TIDE} Only the first one has this sentence in it."),
            "b.txt": ("Links", "2019-05-01", f"{TIDE} Nothing but the second ends like this."),
        },
        new={
            "a.txt": ("Links", "2019-05-01", f"{TIDE} Nothing but the second ends like this."),
            "b.txt": ("Links", "2019-05-01", f"{TIDE} Only the first one has this sentence in it."),
        },
        same={"a.txt": "b.txt", "b.txt": "a.txt"},
    ),
    "near copies in turn, all but one": Case(
        old={
            f"{one}.txt": ("Links", "2019-05-01", f"{TIDE} Of {one} alone it says so here today.")
            for one in "abcd"
        },
        new={
            f"{one}.txt": ("Links", "2019-05-01", f"{TIDE} Of {other} alone it says so here today.")
            for one, other in zip("abcd", "bcad", strict=True)
        },
        same={f"{one}.txt": f"{other}.txt" for one, other in zip("abcd", "bcad", strict=True)},
    ),
    "split in two, in place": Case(
        old={"a.txt": ("Low tide", "2019-05-01", f"{TIDE} {WIND}")},
        new={"a.txt": ("Low tide", "2019-05-01", TIDE), "b.txt": ("Wind", "2019-06-01", WIND)},
        same={"a.txt": "a.txt"},
    ),
    "split in two new files": Case(
        old={"a.txt": ("Low tide", "2019-05-01", f"{TIDE} {WIND}")},
        new={"b.txt": ("Low tide", "2019-05-01", TIDE), "c.txt": ("Wind", "2019-06-01", WIND)},
        same={"b.txt": "a.txt"},
    ),
    "split in two new files with new titles and dates": Case(
        old={"a.txt": ("Both", "2019-05-01", f"{TIDE} {WIND}")},
        new={"b.txt": ("Tide", "2019-07-01", TIDE), "c.txt": ("Wind", "2019-06-01", WIND)},
        asked=frozenset({"b.txt"}),  # which has most of it
    ),
    "two merged into one of them": Case(
        old={"a.txt": ("Tide", "2019-05-01", TIDE), "b.txt": ("Wind", "2019-06-01", WIND)},
        new={"a.txt": ("Tide", "2019-05-01", f"{TIDE} {WIND}")},
        same={"a.txt": "a.txt"},
    ),
    "a translation beside the original": Case(
        old={"a.txt": ("Tide", "2019-05-01", TIDE)},
        new={
            "a.txt": ("Tide", "2019-05-01", TIDE),
            "a.nl.txt": ("Eb", "2019-05-01", "Het was eb. Twee boten lagen op het zand."),
        },
        same={"a.txt": "a.txt"},
    ),
    "a translation in the place of the original, by its date": Case(
        old={"a.txt": ("Tide", "2019-05-01", TIDE)},
        new={"a.txt": ("Eb", "2019-05-01", "Het was eb. Twee boten lagen op het zand.")},
        same={"a.txt": "a.txt"},
    ),
    "very short, renamed and edited": Case(
        old={"a.txt": ("Hi", "2019-05-01", "Hello."), "b.txt": ("Ho", "2019-05-02", "Hello.")},
        new={"x.txt": ("Hi", "2019-05-01", "Hullo."), "b.txt": ("Ho", "2019-05-02", "Hello.")},
        same={"x.txt": "a.txt", "b.txt": "b.txt"},
    ),
    "very short and unlike": Case(
        old={"a.txt": ("Hi", "2019-05-01", "Hello.")},
        new={"x.txt": ("Bye", "2020-05-01", "So long.")},
    ),
    "Thai, renamed, retitled and edited": Case(
        old={"a.txt": ("น้ำ", "2019-05-01", THAI)},
        new={"x.txt": ("อ่าว", "2019-06-01", THAI.replace("ทุกเย็น", "ทุกเช้า"))},
        asked=frozenset({"x.txt"}),
    ),
    "Thai, edited where it is, with another title and date": Case(
        old={"a.txt": ("น้ำ", "2019-05-01", THAI)},
        new={"a.txt": ("อ่าว", "2019-06-01", THAI.replace("ทุกเย็น", "ทุกเช้า"))},
        same={"a.txt": "a.txt"},
    ),
    "Chinese, edited where it is, with another title and date": Case(
        old={"a.txt": ("潮", "2019-05-01", CHINESE)},
        new={"a.txt": ("海", "2019-06-01", CHINESE.replace("两", "三"))},
        same={"a.txt": "a.txt"},
    ),
    "verse without stops, edited where it is, with another title and date": Case(
        old={"a.txt": ("Lamp", "2019-05-01", VERSE)},
        new={"a.txt": ("Light", "2019-06-01", VERSE.replace("fog", "mist"))},
        same={"a.txt": "a.txt"},
    ),
    "another article in an old file, with the template that all have": Case(
        old={"a.txt": ("Tide", "2019-05-01", TIDE + FOOT), **_many(6, FOOT)},
        new={"a.txt": ("Wind", "2020-01-01", WIND + FOOT), **_many(6, FOOT)},
        same={name: name for name in _many(6, "")},
        asked=frozenset({"a.txt"}),
    ),
    "one deleted and another written, with the template that all have": Case(
        old={"a.txt": ("Tide", "2019-05-01", TIDE + FOOT), **_many(6, FOOT)},
        new={"b.txt": ("Wind", "2020-01-01", WIND + FOOT), **_many(6, FOOT)},
        same={name: name for name in _many(6, "")},
    ),
    "a stock sentence of a deleted post in every new one": Case(
        old={"a.txt": ("Tide", "2019-05-01", "The tide was low. More words here.")},
        new=_many(4, " More words here."),
    ),
    "contents exchanged": Case(
        old={"a.txt": ("Tide", "2019-05-01", TIDE), "b.txt": ("Wind", "2019-05-01", WIND)},
        new={"b.txt": ("Tide", "2019-05-01", TIDE), "a.txt": ("Wind", "2019-05-01", WIND)},
        same={"b.txt": "a.txt", "a.txt": "b.txt"},
    ),
    "contents exchanged and edited": Case(
        old={"a.txt": ("Tide", "2019-05-01", TIDE), "b.txt": ("Wind", "2019-05-01", WIND)},
        new={
            "b.txt": ("Tide", "2019-05-01", TIDE.replace("Two", "Three")),
            "a.txt": ("Wind", "2019-05-01", WIND.replace("noon", "dusk")),
        },
        same={"b.txt": "a.txt", "a.txt": "b.txt"},
    ),
    "renamed and edited, title and date kept": Case(
        old={"a.txt": ("Tide", "2019-05-01", TIDE)},
        new={"x.txt": ("Tide", "2019-05-01", WIND)},
        same={"x.txt": "a.txt"},
    ),
    "renamed and retitled, words kept": Case(
        old={"a.txt": ("Tide", "2019-05-01", TIDE)},
        new={"x.txt": ("Ebb", "2019-05-01", TIDE)},
        same={"x.txt": "a.txt"},
    ),
    "a series of one title: one deleted, another written": Case(
        old=_series(10, 15),
        new=_series(11, 16),
        same={name: name for name in _series(11, 15)},
    ),
    "a series of one title: one renamed and rewritten": Case(
        old=_series(10, 15),
        new={"x.txt": ("Links", "2019-05-10", "Other ones."), **_series(11, 15)},
        same={"x.txt": "10.txt", **{name: name for name in _series(11, 15)}},
    ),
    "retyped": Case(
        old={"a.md": ("Tide", "2019-05-01", TIDE)},
        new={"a.html": ("Tide", "2019-05-01", TIDE)},
        same={"a.html": "a.md"},
    ),
    "retyped and edited": Case(
        old={"a.md": ("Tide", "2019-05-01", TIDE)},
        new={"a.html": ("Tide", "2019-05-01", TIDE.replace("Two", "Three"))},
        same={"a.html": "a.md"},
    ),
    "twelve renamed, with a word replaced in each": Case(
        old=_many(12, " The colour was grey."),
        new={
            f"2018-{key}": (title, date, body.replace("colour", "color"))
            for key, (title, date, body) in _many(12, " The colour was grey.").items()
        },
        same={f"2018-{key}": key for key in _many(12, "")},
    ),
}


def _written(world: World, files: Mapping[str, File]) -> World:
    for path, (title, date, body) in files.items():
        world = world.put(path, Text(title=title, date=date, body=body))
    return world


@pytest.mark.parametrize("name", CASES)
def test_who_is_who(name: str) -> None:
    case = CASES[name]
    before = _written(World(), case.old).build()
    after = _written(World(ledger=before.ledger, rules=before.rules), case.new)
    found = after.reconciled()
    assert {problem.path for problem in found.problems} == case.asked
    ids = {
        fact.path: standing.entry
        for fact, standing in zip(found.facts, found.standings, strict=True)
    }
    known = {key: one.id for key, one in ids.items() if one and one.id in before.ledger.entries}
    assert known == {key: before.id_of(old) for key, old in case.same.items()}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.asked])
def test_a_build_between_deletion_and_return_changes_nothing_of_it(name: str) -> None:
    case = CASES[name]
    before = _written(World(), case.old).build()
    bare = World(ledger=before.ledger, rules=before.rules)
    stayed = {key: old for key, old in case.old.items() if key in case.new}
    after = _written(_written(bare, stayed).build(), case.new).build()
    for key, old in case.same.items():
        assert after.id_of(key) == before.id_of(old)
    assert after.build().ledger == after.ledger


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.asked])
def test_each_question_is_answered_once(name: str) -> None:
    case = CASES[name]
    before = _written(World(), case.old).build()
    after = _written(World(ledger=before.ledger, rules=before.rules), case.new)
    built = after.build(as_new=case.asked)
    assert not {built.ids()[path] for path in case.asked} & set(before.ids().values())
    assert built.reconciled().problems == ()
