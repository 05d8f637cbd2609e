"""What passes between the processes of a build arrives as it was, whatever it holds."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest

from feeds.articles import AsPublished, Asset, Identity, PartLink, Withheld
from feeds.dates import parse_date
from feeds.errors import Problem
from feeds.making import Job, Jobs, Made, Makings
from feeds.pages import PageLink
from feeds.planning import Neighbourhood
from feeds.publishing import StagedFile

PARIS = timezone(timedelta(minutes=9, seconds=21))  # before 1911
LINK = PageLink(title="é <b>", href="https://e.org/b/")
JOB = Job(
    draft=b'{"a": 1}',
    identity=Identity(
        id="urn:a",
        slug="a",
        permalink="https://e.org/a/",
        updated=datetime(1969, 5, 1, 3, 4, 5, 678_901, UTC),
        other_ids={"atom": "tag:b"},
    ),
    url="https://e.org/a/",
    file="a/index.html",
    around=Neighbourhood(previous=LINK, tag_pages={"t": "https://e.org/t/"}),
    keep=True,
)
ODD = (
    JOB,
    msgspec.structs.replace(
        JOB, around=Neighbourhood(following=replace(LINK, title="\ud800"), author_pages={"é": ""})
    ),
    msgspec.structs.replace(
        JOB,
        identity=msgspec.structs.replace(
            JOB.identity,
            known=AsPublished(
                published=parse_date("1900-01-01"),
                published_at=datetime(1900, 1, 1, tzinfo=PARIS),
                language="fr",
            ),
        ),
    ),
)
MADE = Made(
    page=b"<p>\xff",
    article=b"",
    assets=(Asset("a.png", "a/a.png"),),
    places={"a.png": "/x/a.png"},
    problems=(Problem(path="a.md", line=3, message="m", hint="h", severity="warning"),),
    refused=(("b.md", Withheld("why", "what")),),
    links={"b.md": None, "c.md": "https://e.org/c/"},
    unpublished={"b.md": "why"},
    files={"a.png": 3, "b.png": "3 1x1", "c.png": None},
    ids=b"\0\1\2\3",
    parts=(PartLink("https://e.org/c/", "p", "c.md#p"),),
    staged=StagedFile(7, 3, "d"),
)


@pytest.mark.parametrize("job", ODD)
def test_jobs(job: Job) -> None:
    batch = Jobs((JOB, job))
    sent = pickle.loads(pickle.dumps(batch))
    assert sent == batch
    assert type(sent) is Jobs


def test_the_offset_of_a_date_that_is_known() -> None:
    (sent,) = pickle.loads(pickle.dumps(Jobs(ODD[2:])))
    assert sent.identity.known.published_at.tzinfo == PARIS


@pytest.mark.parametrize("path", ["a.md", "\udcff.md"])
def test_makings(path: str) -> None:
    made = msgspec.structs.replace(MADE, problems=(replace(MADE.problems[0], path=path),))
    batch = Makings((made, msgspec.structs.replace(made, staged=None)))
    sent = pickle.loads(pickle.dumps(batch))
    assert sent == batch
    assert type(sent) is Makings
