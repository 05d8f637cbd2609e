"""The pictures of README show public/ as it is, and are small."""

from __future__ import annotations

import pytest

from tests.docs.blocks import README
from tests.docs.pictures import FOLDER, SHOWN, noted, what_is_shown

LARGEST = 60_000  # bytes


def test_readme_shows_every_picture() -> None:
    text = README.read_text(encoding="utf-8")
    assert all(f"](.github/pictures/{name})" in text for name in SHOWN)
    assert {path.name for path in FOLDER.glob("*.png")} == SHOWN.keys()


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_small(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < LARGEST


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_not_older_than_what_it_shows(name: str) -> None:
    """Files in public/ changed, and the picture did not."""
    assert noted()[name] == what_is_shown(SHOWN[name]), "run: python -m tests.docs.pictures"
