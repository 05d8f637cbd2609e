"""What a large site holds in memory: a record of each article, never its body."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from feeds.cache import Cache, one_number
from feeds.collecting import Drafts
from feeds.collecting._collector import Collector
from feeds.collecting._read import ArticleReader
from feeds.collecting._read_cache import ReadCache, ReadFiles
from feeds.collecting._read_settings import settings_of_reading
from feeds.collecting._sent_outcomes import Sending
from feeds.ledger import Ledger
from feeds.reading import SUFFIXES, Found, scan
from tests.pipeline.sites import FIRST, SITE, write


@pytest.mark.parametrize("is_remembered", [False, True])
def test_a_body_is_held_by_nobody_once_it_is_in_the_spool(
    tmp_path: Path, *, is_remembered: bool
) -> None:
    (file,) = scan(write(tmp_path / "seeds", {"a.txt": FIRST}), suffixes=SUFFIXES)
    assert isinstance(file, Found)
    reader = ArticleReader(config=settings_of_reading(SITE), people={}, versions=(1,))
    read_files = ReadFiles(reader=reader, config=SITE, is_remembered=is_remembered)
    cache = Cache(tmp_path / "cache" if is_remembered else None, tmp_path)
    with Drafts() as drafts:
        made = Collector(drafts, read_files, ReadCache(cache, read_files), None, total=1)
        made.is_known(file)
        found = [*Sending(read_files)([file]).each()]
        (body,) = found[0].drafts
        assert isinstance(body, bytes)
        assert b"The sea was calm" in body
        before = sys.getrefcount(body)
        made.add(found.pop())
        assert sys.getrefcount(body) == before - 1, "by this test alone"
        (row,) = made.collected((), reader, SITE, Ledger()).rows
        assert drafts.packed(row.kept_at) == body


@pytest.mark.parametrize("is_known", [False, True])
def test_a_summary_waits_on_disk_and_stays_in_the_cache(tmp_path: Path, *, is_known: bool) -> None:
    file, *_ = found = list(scan(write(tmp_path / "seeds", {"a.txt": FIRST}), suffixes=SUFFIXES))
    assert isinstance(file, Found)
    reader = ArticleReader(config=settings_of_reading(SITE), people={}, versions=(1,))
    read_files = ReadFiles(reader=reader, config=SITE, is_remembered=True)
    cache = Cache(tmp_path / "cache", tmp_path)
    for again in (False, True)[: 1 + is_known]:
        with Drafts() as drafts:
            read_cache = ReadCache(cache, read_files)
            made = Collector(drafts, read_files, read_cache, None, total=len(found))
            assert made.is_known(file) == again
            if not again:
                made.add(*Sending(read_files)([file]).each())
                read_cache.save()
            (row,) = made.collected((), reader, SITE, Ledger()).rows
            assert row.draft.summary == ""
            assert "The sea was calm" in drafts.summaries.get(row.summary_at)


def test_equal_numbers_are_one_object_if_they_come_in_turn() -> None:
    far = 10**9
    for number in (*range(300, 2000), far, -1):
        assert one_number(number) == number
        other = int(str(number))
        assert (one_number(other) is one_number(int(str(number)))) == (number < far)
