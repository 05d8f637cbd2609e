"""Any history of publications, against a dictionary."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.publishing.site import (
    FaultyDisk,
    Killed,
    folders,
    listed,
    publish,
    published,
)

NAMES = ["a", "a.html", "feed.xml", "d/a.html", "d/b.html", "d/e/f.css", "g/h/i/j.html", "d"]
SITES = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from([b"", b"1", b"2", b"long" * 200]), max_size=6
).map(lambda site: {k: v for k, v in site.items() if not any(n.startswith(k + "/") for n in site)})


@settings(max_examples=60)
@given(st.lists(st.tuples(SITES, st.integers(-1, 25), st.booleans()), min_size=1, max_size=6))
def test_the_folder_holds_what_was_published_last(
    history: list[tuple[dict[str, bytes], int, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "public"
        output.mkdir()
        (output / "mine").write_bytes(b"mine")
        for site, kill_at, compress in history:
            try:
                publish(output, site, disk=FaultyDisk(kill_at), compress=compress)
            except Killed:
                assert (output / "mine").read_bytes() == b"mine"
                continue
            found = published(output)
            assert found.pop("mine") == b"mine"
            siblings = {n for n in found if n.endswith(".gz")}
            assert {n: d for n, d in found.items() if n not in siblings} == site
            assert compress or not siblings
            assert listed(output) == sorted(found)
            used = {p.as_posix() for n in site for p in Path(n).parents} - {"."}
            assert folders(output) == used
