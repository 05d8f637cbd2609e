"""Ids survive whatever people do to a site; what cannot be known is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import msgspec
import pytest

from feeds.ledger import Ledger, fold, parse
from feeds.ledger._lock_writer import article_lines, header_lines
from tests.ledger.worlds import NOW, Text, World, world


def _text(ledger: Ledger) -> str:
    lines = [*header_lines(ledger), *article_lines(ledger.entries.values()), "end"]
    return "".join(f"{line}\n" for line in lines)


def _merged(made: World) -> World:
    """Two branches: one edits b, the other renames it and adds c; git leaves both versions."""
    ours = made.edit("b.txt", body="Other words on our branch.").build()
    theirs = made.rename("b.txt", "x/b.txt").put("c.txt", Text(title="C")).build()
    both = f"<<<<<<< ours\n{_text(ours.ledger)}=======\n{_text(theirs.ledger)}>>>>>>> theirs\n"
    texts = {"a.txt": ours.texts["a.txt"], "x/b.txt": ours.texts["b.txt"], "c.txt": Text(title="C")}
    return replace(made, texts=texts, ledger=parse([("feeds.lock", both)]))


SURVIVED: dict[str, Callable[[World], World]] = {
    "retitle": lambda made: made.edit("b.txt", title="Something else", body="About b.").build(),
    "edit": lambda made: made.edit("b.txt", body="All words are others.").build(),
    "rename": lambda made: made.rename("b.txt", "z.txt").build(),
    "move between folders": lambda made: made.rename("b.txt", "2019/05/b.txt").build(),
    "format change": lambda made: made.rename("b.txt", "b.md").build(),
    "files exchange names": lambda made: (
        made.rename("b.txt", "t").rename("a.txt", "b.txt").rename("t", "a.txt").build()
    ),
    "files are numbered anew, with a new one ahead": lambda made: (
        made.rename("b.txt", "c.txt")
        .rename("a.txt", "b.txt")
        .put("a.txt", Text(title="Zero", body="A third one, with words of its own."))
        .build()
    ),
    "slug change": lambda made: made.edit("b.txt", slug="short").build(),
    "permalink pattern": lambda made: made.build(pattern="{year}/{slug}/"),
    "domain move": lambda made: made.build(base="https://other.example/blog/"),
    "https to http": lambda made: made.build(base="http://example.org/"),
    "date correction": lambda made: made.edit("b.txt", date="2018-03-02").build(),
    "date made precise": lambda made: made.edit("b.txt", date="2019-02-07").build(),
    "id prefix chosen later": lambda made: made.build(id_prefix="tag:example.org,2026:"),
    "site id chosen later": lambda made: made.build(site_id="urn:uuid:1"),
    "draft and back": lambda made: (
        made.edit("b.txt", draft=True).build().edit("b.txt", draft=False).build()
    ),
    "deleted and restored elsewhere": lambda made: (
        made.drop("b.txt").build().put("c.txt", made.texts["b.txt"]).build()
    ),
    "deleted, restored and edited": lambda made: (
        made.drop("b.txt").build().put("b.txt", replace(made.texts["b.txt"], body="New.")).build()
    ),
    "new machine: the ledger is read again": lambda made: replace(
        made, ledger=parse([("feeds.lock", _text(made.ledger))])
    ).build(),
    "ledger lost": lambda made: replace(made, ledger=Ledger()).build(),
    "two branches merged": lambda made: _merged(made).build(),
    "an earlier now": lambda made: made.build(now=datetime(1999, 1, 1, tzinfo=NOW.tzinfo)),
    "renamed and edited, with date and title as they were": lambda made: (
        made.rename("b.txt", "z.txt").edit("z.txt", body="New words everywhere.").build()
    ),
    "renamed and retitled in one step": lambda made: (
        made.rename("b.txt", "z.txt")
        .edit("z.txt", title="New", body="These are the words of About b.")
        .build()
    ),
    "id stated as published": lambda made: made.edit("b.txt", id=made.id_of("b.txt")).build(),
    "id stated, then moved and rewritten": lambda made: (
        made.edit("b.txt", id=made.id_of("b.txt"))
        .build()
        .rename("b.txt", "q.txt")
        .edit("q.txt", title="Rewritten", body="From end to end.")
        .build()
    ),
}


@pytest.mark.parametrize("name", SURVIVED)
def test_ids_survive(name: str) -> None:
    before = world("a", "b")
    after = SURVIVED[name](before)
    assert set(before.ids().values()) <= set(after.ids().values())
    assert after.build().ledger == after.ledger, "the next build changes nothing"


def test_exchanged_names_keep_each_its_own_id() -> None:
    before = world("a", "b")
    after = SURVIVED["files exchange names"](before)
    assert after.id_of("a.txt") == before.id_of("b.txt")
    assert after.id_of("b.txt") == before.id_of("a.txt")


def test_files_numbered_anew_keep_each_its_own_id() -> None:
    before = world("a", "b")
    after = SURVIVED["files are numbered anew, with a new one ahead"](before)
    assert after.id_of("b.txt") == before.id_of("a.txt")
    assert after.id_of("c.txt") == before.id_of("b.txt")
    assert after.id_of("a.txt") not in before.ids().values()


def test_in_a_file_of_many_the_words_count_and_not_the_line() -> None:
    made = World()
    for line, name in enumerate(("one", "two", "three"), 1):
        made = made.put(f"all.jsonl:{line}", Text(title=name, date=f"2019-0{line}"))
    made = made.build()
    texts = {
        "all.jsonl:1": Text(title="zero", date="2020-01"),
        "all.jsonl:2": made.texts["all.jsonl:1"],
        "all.jsonl:3": replace(made.texts["all.jsonl:2"], body="Edited, under the same title."),
        "all.jsonl:4": made.texts["all.jsonl:3"],
    }
    after = replace(made, texts=texts).build()
    for line in (1, 2, 3):
        assert after.id_of(f"all.jsonl:{line + 1}") == made.id_of(f"all.jsonl:{line}")


ASKED: dict[str, tuple[Callable[[World], World], str, str]] = {
    "another article in an old file": (
        lambda made: made.put("b.txt", Text(title="New", body="All others.", date="2020-01")),
        (
            "b.txt:1: its title, its date and its words are all other ones than those of what was "
            "published from this file, as about-b: is it another article?"
        ),
        'feeds mv "b.txt" "b.txt"',
    ),
    "renamed, retitled, dated anew and half rewritten": (
        lambda made: (
            made.edit("b.txt", body="These two sentences stay. They always do. Not this one.")
            .build()
            .rename("b.txt", "z.txt")
            .edit(
                "z.txt",
                title="New",
                date="2020-01",
                body="These two sentences stay. They always do. Another one here. And one more.",
            )
        ),
        (
            "z.txt:1: it is new, b.txt is gone, and they have sentences in common, but not "
            "the title and the date: was one renamed and edited in one step?"
        ),
        'feeds mv "b.txt" "z.txt"',
    ),
    "moved and rewritten under its name": (
        lambda made: made.rename("b.txt", "x/b.txt").edit(
            "x/b.txt", title="New", body="All others.", date="2020-01"
        ),
        "have the file's name in common",
        '--as-new "x/b.txt"',
    ),
    "copied, then edited": (
        lambda made: made.put("copy.txt", made.texts["b.txt"]).edit("b.txt", body="Others now."),
        "copy.txt:1: it has the words that were published from b.txt, which has changed",
        'feeds mv "b.txt" "copy.txt"',
    ),
    "another id stated": (
        lambda made: made.edit("b.txt", id="urn:x:new"),
        "it states the id urn:x:new and was published as urn:uuid:",
        "or accept it with --as-new b.txt",
    ),
    "one id in two files": (
        lambda made: made.edit("a.txt", id="urn:x:1").put("c.txt", Text(title="C", id="urn:x:1")),
        "the id urn:x:1 is also that of a.txt",
        "give one of the two articles another id",
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_cannot_be_known_is_asked(name: str) -> None:
    change, message, hint = ASKED[name]
    problems = change(world("a", "b")).reconciled().problems
    assert message in "\n".join(map(str, problems))
    assert hint in "\n".join(map(str, problems))


def test_the_answer_that_an_article_is_new() -> None:
    before = world("a", "b")
    after = ASKED["renamed, retitled, dated anew and half rewritten"][0](before)
    after = after.build(as_new=frozenset({"z.txt"}))
    assert after.id_of("z.txt") not in before.ids().values()
    assert after.ledger.entries[before.id_of("b.txt")].state == "deleted"


def test_a_draft_that_is_a_copy_takes_nothing_away() -> None:
    before = world("a", "b")
    after = before.put("c.txt", replace(before.texts["b.txt"], draft=True))
    after = after.edit("b.txt", body="Others now.").build()
    assert after.id_of("b.txt") == before.id_of("b.txt")


def test_a_deletion_beside_an_unlike_article_is_no_question() -> None:
    after = world("a", "b").drop("b.txt").put("c.txt", Text(title="C", date="2020-01")).build()
    assert sorted(after.ids()) == ["a.txt", "c.txt"]


def test_a_title_that_comes_twice_is_not_the_deleted_article() -> None:
    made = World().put("a.txt", Text(title="Photo", body="The first one, of a boat.")).build()
    after = made.drop("a.txt").build()
    second = Text(title="Photo", body="The second one shows a harbour.", date="2019-06")
    after = after.put("b.txt", second).build()
    assert after.id_of("b.txt") != made.id_of("a.txt")


def test_it_does_not_matter_how_often_one_builds() -> None:
    made = world("a", "b")
    edited = replace(made.texts["b.txt"], body="New words everywhere.")
    once = made.drop("b.txt").put("z.txt", edited).build()
    twice = made.drop("b.txt").build().put("z.txt", edited).build()
    assert once.id_of("z.txt") == twice.id_of("z.txt") == made.id_of("b.txt")


def test_another_article_in_an_old_file_is_new_where_that_is_said() -> None:
    made = world("a", "b").put("b.txt", Text(title="New", body="All others.", date="2020-01"))
    after = made.build(as_new=frozenset({"b.txt"}))
    assert after.ids()["b.txt"] not in world("a", "b").ids().values()


def _stock(number: int) -> Text:
    body = f"Only number {number} says this. More words here."
    return Text(title=f"T {number}", body=body, date=f"2019-0{number}")


def test_a_sentence_that_many_share_makes_no_question() -> None:
    made = World()
    for number in range(1, 6):
        made = made.put(f"{number}.txt", _stock(number))
    made = made.build().drop("1.txt")
    for number in range(6, 9):
        made = made.put(f"{number}.txt", _stock(number))
    assert made.reconciled().problems == ()


def test_equal_articles_are_told_apart() -> None:
    made = World().put("a.txt", Text(title="Same")).put("b.txt", Text(title="Same")).build()
    assert len(set(made.ids().values())) == 2
    assert len({entry.permalink for entry in made.ledger.entries.values()}) == 2


def test_one_id_for_two_files_after_a_merge_names_both() -> None:
    before = world("a", "b")
    entry = before.ledger.entries[before.id_of("b.txt")]
    entries = {
        **before.ledger.entries,
        entry.id: fold(entry, msgspec.structs.replace(entry, paths=("a.txt",))),
    }
    clash = replace(before, ledger=replace(before.ledger, entries=entries))
    (problem,) = clash.reconciled().problems
    assert f"feeds.lock gives one id, {entry.id}, to a.txt and b.txt" in problem.message


def test_an_id_that_is_no_uri_is_made_into_one_and_lasts() -> None:
    before = World().put("a.txt", Text(title="A", id="intro")).build()
    after = before.rename("a.txt", "b.txt").edit("b.txt", title="B", date="2020-01").build()
    assert after.id_of("b.txt") == before.id_of("a.txt")
    assert before.id_of("a.txt").startswith("urn:uuid:")


def test_an_id_of_one_format_is_that_of_no_other() -> None:
    made = World().put("a.txt", Text(title="A", id="7", ids={"rss": "7", "atom": "no"})).build()
    (entry,) = made.ledger.entries.values()
    assert entry.other_ids == {"rss": "7"}
    assert entry.id == World().put("b.txt", Text(title="B", id="7")).build().id_of("b.txt")


def test_an_id_of_one_format_cannot_be_changed_any_more() -> None:
    made = World().put("a.txt", Text(title="A", id="urn:x:1", ids={"rss": "7"})).build()
    assert not made.build().reconciled().problems
    (problem,) = made.edit("a.txt", ids={"rss": "8"}).reconciled().problems
    assert "published there as 7" in problem.message


def test_an_article_that_fails_today_is_not_gone() -> None:
    before = world("a", "b")
    after = before.drop("b.txt").build(unreadable=frozenset({"b.txt"}))
    assert after.ledger == before.ledger
