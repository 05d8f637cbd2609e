"""The path that an address means, as the steps of a walk through folders."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from feeds.articles._path_meant import path_meant

PARTS = st.sampled_from(
    ("a", "b.png", "..", ".", "...", ".a", "..a", "a..", "%20", "%2e%2e", "é", "\n", "a b", "")
)
ENDS = st.sampled_from(("", "/", "?q=/x", "#part", "?a#b"))
FOLDERS = st.sampled_from(("", "posts", "posts/2019/a b"))


def walked(folder: str, address: str) -> str:
    path = unquote(address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])
    here = [] if path.startswith("/") else [one for one in folder.split("/") if one]
    above = 0
    for step in path.split("/"):
        if step == ".." and here:
            here.pop()
        elif step == "..":
            above += 1
        elif step not in {"", "."}:
            here.append(step)
    return "/".join([".."] * above + here) or "."


@given(FOLDERS, st.sampled_from(("", "/", "//")), st.lists(PARTS, max_size=5), ENDS)
def test_the_path_is_that_of_a_walk(folder: str, begin: str, parts: list[str], end: str) -> None:
    address = begin + "/".join(parts) + end
    assert path_meant(folder, address) == walked(folder, address)
