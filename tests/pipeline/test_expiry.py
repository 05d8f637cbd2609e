"""Articles that say from when, or until when, they are to be shown."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from feeds.ledger import ledger_folder, load
from feeds.pipeline import Options
from tests.pipeline.sites import SITE, parsed, write

EARLY, LATE = datetime(2021, 6, 1, tzinfo=UTC), datetime(2022, 6, 1, tzinfo=UTC)
OTHER = "date: 2020-01-01\ntitle: Ferry\n\nIt sails at noon.\n"
SALE = "date: 2021-01-01\ntitle: Sale\nexpires: 2022-01-01\n\nAll the ropes must go.\n"


def build(
    root: Path, now: datetime, config: Config = SITE, *, allow: frozenset[str] = frozenset()
) -> feeds.Report:
    options = Options(allow=allow)
    return feeds.build(root / "seeds", root / "public", config, now=now, options=options)


def titles(root: Path) -> list[str]:
    return [entry.title for entry in parsed(root / "public" / "feed.xml").entries]


def test_an_article_is_left_out_from_the_day_it_expires(tmp_path: Path) -> None:
    write(tmp_path / "seeds", {"a.txt": OTHER, "sale.txt": SALE})
    assert build(tmp_path, EARLY).published
    (before,) = [one for one in load(ledger_folder(tmp_path / "seeds")).entries.values()
                 if one.path == "sale.txt"]  # fmt: skip
    report = build(tmp_path, LATE)
    assert report.published, "its author said so: no surprise"
    assert report.left_out == (("sale.txt", "expired on 2022-01-01"),)
    assert titles(tmp_path) == ["Ferry"]
    write(tmp_path / "seeds", {"sale.txt": SALE.replace("expires: 2022-01-01\n", "")})
    (problem, *_) = build(tmp_path, LATE).errors
    assert "1 entry that subscribers had would be new again: 'Sale'" in problem.message
    assert "--allow resurfaced" in (problem.hint or "")
    assert build(tmp_path, LATE, allow=frozenset({"resurfaced"})).published
    entry = load(ledger_folder(tmp_path / "seeds")).entries[before.id]
    assert (entry.state, entry.sequence, entry.permalink) == (
        "published",
        before.sequence,
        before.permalink,
    )


def test_the_zone_of_the_site_says_when_a_day_begins(tmp_path: Path) -> None:
    write(tmp_path / "seeds", {"a.txt": OTHER, "sale.txt": SALE})
    config = Config(url="https://tide.example.org/", timezone="America/New_York")
    build(tmp_path, datetime(2022, 1, 1, 4, 59, tzinfo=UTC), config)
    assert len(titles(tmp_path)) == 2
    build(tmp_path, datetime(2022, 1, 1, 5, tzinfo=UTC), config)
    assert titles(tmp_path) == ["Ferry"]


@pytest.mark.parametrize("key", ["expires", "expiryDate", "unpublishdate"])
def test_an_expiry_that_cannot_be_read_is_told(key: str, tmp_path: Path) -> None:
    text = SALE.replace("expires: 2022-01-01", f"{key}: 2022-02-30")
    write(tmp_path / "seeds", {"sale.txt": text})
    report = build(tmp_path, LATE)
    assert not report.published
    (problem,) = report.errors
    assert str(problem).startswith(f"sale.txt:3: {key}: there is no 30 February 2022")


def test_a_day_of_release_holds_an_article_back_and_is_not_its_date(tmp_path: Path) -> None:
    text = "---\ntitle: Boat\ndate: 2021-01-01\npublishDate: 2022-01-01\n---\nIt floats.\n"
    write(tmp_path / "seeds", {"a.txt": OTHER, "boat.md": text})
    report = build(tmp_path, EARLY)
    assert (report.scheduled, report.next_due) == (1, datetime(2022, 1, 1, tzinfo=UTC))
    assert titles(tmp_path) == ["Ferry"]
    build(tmp_path, LATE)
    assert titles(tmp_path) == ["Boat", "Ferry"]
    entry = parsed(tmp_path / "public" / "feed.xml").entries[0]
    assert entry.published == "2021-01-01T12:00:00+00:00"
