"""Drafts come out of their bytes as they went in."""

from __future__ import annotations

import msgspec
import pytest

from feeds.articles import Draft, draft
from feeds.collecting._packing import is_odd, pack, unpack
from feeds.config import Config
from feeds.model import Author, Document, Field

_PEOPLE = {"zoë": Author(name="Zoë", email="zoe@example.org")}


def made(date: str, body: str = "Calm & wide.", **more: str) -> Draft:
    fields = {"date": date, "title": "The sea", "author": "zoë", "tags": "a, b", **more}
    found = draft(
        Document(
            path="a.md",
            markup="markdown",
            body=body,
            fields=tuple(Field(name=name, value=value) for name, value in fields.items()),
        ),
        Config(timezone="Europe/Amsterdam", language="en"),
        people=_PEOPLE,
    )
    assert isinstance(found, Draft)
    return found


@pytest.mark.parametrize(
    "whole",
    [
        made("2019-05"),
        made("2019-05-15T14:30:00.123456-03:30", updated="2020-01-01"),
        made("2019-05-15", enclosure="https://example.org/a.mp3", expires="2030-01-01"),
        made("1850-05-15 12:00"),
        msgspec.structs.replace(made("2019"), html="a\ud800b"),
    ],
    ids=["month", "fraction", "enclosure", "local mean time", "surrogate"],
)
def test_it_comes_back(whole: Draft) -> None:
    data, _ = pack(whole)
    back = unpack(data)
    assert back == whole
    assert back.published.start.isoformat() == whole.published.start.isoformat()


def test_local_mean_time_counts_seconds() -> None:
    assert is_odd(made("1850-05-15 12:00"))
    assert not is_odd(made("2019-05-15 12:00"))


def test_digests_tell_drafts_apart() -> None:
    _, one = pack(made("2019-05"))
    assert one == pack(made("2019-05"))[1]
    assert one != pack(made("2019-06"))[1]
    assert pack(msgspec.structs.replace(made("2019"), html="\ud800"))[1] == ""
