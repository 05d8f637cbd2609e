"""A reference is joined to an address as the standard library does it."""

from __future__ import annotations

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from feeds.content import joined

PARTS = (
    "a",
    "b.png",
    "..",
    ".",
    "",
    "%20",
    "x:y",
    "a;b",
    "?q",
    "#f",
    "#f:~:text=a",
    "é",
    "a=b",
    "...",
    ".a",
    "..a",
)
PATHS = st.lists(st.sampled_from(PARTS), max_size=4).map("/".join)
ORIGINS = st.sampled_from(("https://e.org", "http://e.org:80", "https://é.org", "mailto:a"))


@given(ORIGINS, PATHS, st.sampled_from(("", "/", "//")), PATHS)
def test_joined(origin: str, place: str, begin: str, path: str) -> None:
    for base in (f"{origin}/{place}", origin):
        assert joined(base, begin + path) == urljoin(base, begin + path)
