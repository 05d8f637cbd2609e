"""What a build kept for an edit may be damaged, or another build's: then all is made as usual."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipeline.test_edit import NUMBER, made, name, text
from tests.pipeline.twins import Site

PARTS = 12  # of the file, of which each is damaged once


def flipped(part: int) -> Callable[[bytes], bytes]:
    def damage(data: bytes) -> bytes:
        at = (len(data) - 1) * part // PARTS
        return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]

    return damage


def turned(data: bytes) -> bytes:
    """The words of one article in the place of others that are as long."""
    return data.replace(b"Boat 1", b"Boat 2")


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "less than a number": lambda data: data[:5],
    "cut": lambda data: data[: len(data) // 2],
    "cut by a byte": lambda data: data[:-1],
    "without its beginning": lambda data: data[100:],
    "longer": lambda data: data + bytes(8),
    "many pieces": lambda data: data[:-8] + b"\xff" * 8,
    "no pieces": lambda data: data[:-8] + bytes(8),
    "other words": turned,
    **{f"a bit in part {part}": flipped(part) for part in range(PARTS + 1)},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that each case leaves as an edit or a usual build made it."""
    return made(tmp_path_factory.mktemp("site"))


def state_of(site: Site) -> Path:
    (found,) = (one for one in site.caches.rglob("*-state") if one.is_file())
    return found


@pytest.mark.parametrize("case", DAMAGE)
def test_damage_is_not_believed(site: Site, case: str) -> None:
    file = state_of(site)
    file.write_bytes(DAMAGE[case](file.read_bytes()))
    turn = [*DAMAGE].index(case)
    for number in (3, NUMBER - 1):  # the last one stands in the feeds
        site.write(name(number), text(number, begin=f"After {case}.", end=f"Turn {turn}."))
    site.build()
    site.write(name(4), text(4, begin=f"After {case}.", end=f"Again {turn}."))
    site.build()


def test_the_state_of_another_site_is_not_used(tmp_path: Path, site: Site) -> None:
    other = made(tmp_path, NUMBER - 2)
    state_of(site).write_bytes(state_of(other).read_bytes())
    site.write(name(5), text(5, end="Another one's."))
    assert not site.build().is_edit
    site.write(name(5), text(5, end="Its own."))
    assert site.build().is_edit


def test_an_edit_writes_what_it_changed_alone(site: Site) -> None:
    site.write(name(6), text(6, end="Once."))
    site.build()
    file = state_of(site)
    before = file.stat()
    site.write(name(6), text(6, end="Twice."))
    assert site.build().is_edit
    after = file.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
